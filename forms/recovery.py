"""What somebody types who has lost the way into an account, and what the staff answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.identity import typed
from forms.bot_wall import BotWall
from forms.entrance import CodeByButton
from forms.fields import CleanTextField
from forms.identity_fields import IdNumberField, NameField, PhoneField
from forms.passwords import password_field
from forms.registry_fields import EmployerField, Pick, PickOrType, SeveralMatch
from forms.review import LARGEST_PICTURE
from forms.widgets import PictureInput
from registry.models import Employer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_NOTE = 100
LONGEST_REASON = 200
REASONS = (
    "联系不上本人，没有核实",
    "身份证照片看不清楚，请重新申请并上传清楚的照片",
    "身份证上的姓名或号码与申请不一致",
    "不是本单位的人，请核对单位后重新申请",
    "本人说明没有申请过",
)
OWN_WORDS = ("", "选一个原因，或在下面自己写")


def name_of_employer(key: str) -> str:
    """Turn the key of an employer back into its name; anything else is what was typed."""
    if not key.isprintable():
        return key
    found = Employer.objects.filter(public_id=key).values_list("name", flat=True).first()
    return str(found or key)


class EmployerBox(PickOrType):
    """A search box over the employers of the province that visitors may use, too."""

    def __init__(self) -> None:
        super().__init__("", text_of=name_of_employer)

    def get_context(
        self, name: str, value: object, attrs: dict[str, object] | None
    ) -> dict[str, object]:
        return super().get_context(name, value, attrs) | {"url": reverse("entrance:employers")}


class OwnEmployerField(EmployerField):
    """The employer somebody works for: its people know the person, so it has to be named."""

    missing = "请选择您的单位。"

    def __init__(self) -> None:
        super().__init__(label="所属单位", help_text="输入名称里的字或拼音首字母，再选一个。")
        self.required, self.widget = True, EmployerBox()

    def clean(self, value: object) -> Employer:
        """Return the employer. Raises ValidationError in plain words."""
        employer = super().clean(value)
        if employer is None:
            raise ValidationError(self.missing)
        return employer


class WithEmployer(forms.Form):
    """A form that asks for the employer, and offers those that may have been meant."""

    employer = OwnEmployerField()

    @property
    def picks(self) -> Sequence[Pick]:
        """Return the employers that fit what was typed, when there are several."""
        told = self.errors.as_data().get("employer", ())
        return next((error.picks for error in told if isinstance(error, SeveralMatch)), ())


class RecoveryForm(CodeByButton, WithEmployer, BotWall):
    """Who somebody is, who can confirm it, and the phone that is at hand."""

    field_order = ("id_number", "name", "employer", "note", "phone", "code")
    id_number = IdNumberField(label="身份证号")
    name = NameField(label="姓名", help_text="和身份证上一字不差。")
    note = CleanTextField(label="补充说明", most=LONGEST_NOTE, lines=2)
    phone = PhoneField(label="现在用的手机号", help_text="办好以后用它登录和收短信。")


class ChangePhoneForm(CodeByButton, WithEmployer):
    """Somebody who is signed in asks for another phone; the password proves it once more."""

    field_order = ("password", "employer", "note", "phone", "code")
    password = password_field("登录密码", missing="请填写登录密码。", new=False)
    note = CleanTextField(label="补充说明", most=LONGEST_NOTE, lines=2)
    phone = PhoneField(label="新手机号", help_text="办好以后用它登录和收短信。")


class FollowForm(CodeByButton, BotWall):
    """The number of a request, and a phone it concerns: the new one or the one bound before."""

    reference = forms.CharField(
        label="申请编号",
        max_length=40,
        help_text="短信里 ZH 开头的编号。",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "num"}),
        error_messages={
            "required": "请填写申请编号。",
            "max_length": "编号太长了，请照短信填写。",
        },
    )
    phone = PhoneField(label="手机号", help_text="收到那条短信的手机号。")

    def clean_reference(self) -> str:
        """Take full-width signs, blanks and small letters for what they mean."""
        return typed(self.cleaned_data["reference"]).upper()


class IdPhotoForm(forms.Form):
    """身份证人像面."""

    picture = forms.FileField(
        label="身份证人像面照片",
        widget=PictureInput,
        help_text="有照片的那一面，放平拍全四个角，字要看得清。",
        error_messages={
            "required": "请先选一张照片。",
            "empty": "这个文件是空的，请重新选一张。",
            "invalid": "没有收到照片，请重新选一张。",
        },
    )

    def clean_picture(self) -> object:
        """Refuse what is far too large before it is read."""
        picture = self.cleaned_data["picture"]
        if picture.size > LARGEST_PICTURE:
            raise ValidationError("这个文件超过 20 MB，请换一张。")
        return picture


class RefuseRecoveryForm(forms.Form):
    """Why a request is refused; whoever asked reads it word for word."""

    either = ("reason", "note")
    reason = forms.ChoiceField(
        label="原因",
        choices=[OWN_WORDS, *((reason, reason) for reason in REASONS)],
        required=False,
    )
    note = CleanTextField(label="写给申请人的话", most=LONGEST_REASON, lines=3)

    @property
    def words(self) -> str:
        """Return what a valid form says."""
        said = (str(self.cleaned_data.get("reason", "")), str(self.cleaned_data.get("note", "")))
        return "。".join(part.rstrip("。") for part in said if part)

    def clean(self) -> dict[str, object]:
        """Ask for a reason."""
        cleaned = super().clean() or {}
        if not self.errors and not self.words:
            self.add_error("note", "请写明不同意的原因。")
        return cleaned


def kept(data: Mapping[str, object]) -> dict[str, object]:
    """Return what somebody typed on the page of registration and need not type again."""
    return {name: str(data.get(name) or "") for name in ("id_number", "name", "phone")}

"""What people type at the entrance: who they are, their phone, their password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from accounts.passwords import Person, weakness_of
from forms.bot_wall import BotWall
from forms.identity_fields import IdNumberField, IdTailField, NameField, PhoneField
from forms.signing import CodeField
from forms.widgets import CodeWithButton, IdNumberInput, PasswordWithEye

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.identity import IdNumber
    from accounts.models import User

LONGEST_PASSWORD = 200
WEIGH = reverse_lazy("entrance:weigh_password")
DIFFERENT = "两次输入的密码不一样，请再输入一遍。"
SAME_AS_BEFORE = "新密码不能和现在的密码一样，请换一个。"


def password_field(
    label: str, *, missing: str, help_text: str = "", new: bool, weighed: bool = False
) -> forms.CharField:
    """Return a box for a password; what is typed is taken as it is.

    With `weighed` its strength is told while typing, where scripts run.
    """
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=PasswordWithEye(new=new, weigh_url=WEIGH if weighed else ""),
        help_text=help_text,
        error_messages={"required": missing, "max_length": "密码太长，最多 64 位。"},
    )


class CodeToCome(forms.Field):
    """The box of a code that is only being asked for: what stands in it is not judged yet."""

    def clean(self, _value: object) -> str:
        """Return nothing, whatever was typed."""
        return ""


class NotYetAsked(CodeField):
    """The code while only one is being sent: needed all the same, but not read yet."""

    def clean(self, value: object) -> str:
        """Return nothing, whatever is typed."""
        del value
        return ""


class CodeByButton(forms.Form):
    """A form whose 获取验证码 posts everything typed to `send_url`."""

    code = CodeField(label="短信验证码")

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        send_url: str = "",
        asks_code: bool = True,
    ) -> None:
        super().__init__(data)
        if not asks_code:
            self.fields["code"] = CodeToCome(label="短信验证码")
        self.fields["code"].widget = CodeWithButton(send_url)


class NewPassword(forms.Form):
    """A password and the same once more."""

    password = password_field(
        "密码",
        missing="请设一个密码。",
        help_text="字母、数字组合，8位以上",
        new=True,
        weighed=True,
    )
    password_again = password_field("确认密码", missing="请再输入一遍密码。", new=True)

    def owner(self) -> Person:
        """Return what others may know about the person, to refuse what they could guess."""
        return Person()

    def clean(self) -> dict[str, object]:
        """Say why a password is weak, or that the two differ."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("password_again")
        fault = weakness_of(str(password), self.owner()) if password else ""
        if fault:
            self.add_error("password", fault)
        elif password and again and password != again:
            self.add_error("password_again", DIFFERENT)
        return cleaned

    def keep_passwords(self) -> None:
        """Show the page again with good passwords still in it: only the code is missing."""
        names = ("password", "password_again")
        for field in [self.fields[name] for name in names if not self.errors.keys() & set(names)]:
            if isinstance(field.widget, PasswordWithEye):
                field.widget.render_value = True


@dataclass(frozen=True)
class Newcomer:
    """Everything a registration needs, checked."""

    id_number: IdNumber
    name: str
    phone: str
    password: str


class IdNumberCheck(forms.Form):
    """An ID number that is judged as soon as it is typed, where scripts run."""

    id_number = IdNumberField(
        label="身份证号",
        widget=IdNumberInput(
            {
                "hx-post": reverse_lazy("entrance:check_registration"),
                "hx-params": "id_number",
                "hx-trigger": "change",
                "hx-target": "closest [data-check]",
            }
        ),
    )


class RegistrationForm(NewPassword, CodeByButton, IdNumberCheck, BotWall):
    """新用户注册. Without `asks_code` it is the step that only asks for a code."""

    field_order = ("id_number", "name", "password", "password_again", "phone", "code")
    name = NameField(label="姓名", help_text="和身份证上一字不差。名字里有「·」的照写。")
    phone = PhoneField(
        label="手机号", help_text="请填您正在用的号码，用来收短信。注册后更换要单位核实。"
    )
    is_taken = False
    """Whether the number or the phone turned out to be registered already."""

    def owner(self) -> Person:
        id_number = self.cleaned_data.get("id_number")
        return Person(
            name=self.cleaned_data.get("name", ""),
            id_number=id_number.value if id_number else "",
            phone=self.cleaned_data.get("phone", ""),
        )

    @property
    def newcomer(self) -> Newcomer:
        """Return what a valid form says."""
        said = self.cleaned_data
        return Newcomer(said["id_number"], said["name"], said["phone"], said["password"])


class SignInForm(forms.Form):
    """报考人员登录."""

    account = forms.CharField(
        label="手机号或身份证号",
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "spellcheck": "false", "class": "num"}),
        error_messages={"required": "请填写注册时的手机号或身份证号。"},
    )
    password = password_field("密码", missing="请填写密码。", new=False)


class StaffSignInForm(SignInForm):
    """工作人员登录."""

    account = forms.CharField(
        label="用户名",
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": "请填写用户名。"},
    )


class ForgotForm(CodeByButton, BotWall):
    """找回密码: a phone alone proves nothing, numbers are handed on to strangers (trust.md T09)."""

    phone = PhoneField(label="手机号", help_text="注册时用的手机号。")
    name = NameField(label="姓名")
    id_tail = IdTailField(label="身份证号后六位")


class WeighedPassword(forms.Form):
    """A password that is only being typed, and what is typed about its owner around it."""

    password = forms.CharField(strip=False, max_length=LONGEST_PASSWORD)
    id_number = IdNumberField(required=False)
    name = NameField(required=False)
    phone = PhoneField(required=False)

    def owner(self) -> Person:
        """Return what is known so far; what cannot be right is left out."""
        self.full_clean()
        id_number = self.cleaned_data.get("id_number")
        return Person(
            name=self.cleaned_data.get("name") or "",
            id_number=id_number.value if id_number else "",
            phone=self.cleaned_data.get("phone") or "",
        )


class OwnNewPassword(NewPassword):
    """A new password for somebody who is known."""

    def __init__(self, person: User, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.person = person
        self.fields["password"].label = "新密码"
        self.fields["password_again"].label = "确认新密码"

    def owner(self) -> Person:
        return Person.of(self.person)

    def clean_password(self) -> str:
        """Refuse the password that is to be replaced."""
        password = str(self.cleaned_data["password"])
        if self.is_in_use(password):
            raise ValidationError(SAME_AS_BEFORE)
        return password

    def is_in_use(self, password: str) -> bool:
        return self.person.check_password(password)


class ChangePasswordForm(OwnNewPassword):
    """修改密码: the present one first."""

    field_order = ("old_password", "password", "password_again")
    old_password = password_field("现在的密码", missing="请填写现在的密码。", new=False)

    def is_in_use(self, password: str) -> bool:
        """Compare with what was typed: guesses at the real one are counted by the page."""
        return password == self.cleaned_data.get("old_password")


class NoticeForm(forms.Form):
    """我已阅读并同意."""

    agreed = forms.BooleanField(
        label="我已阅读并同意",
        error_messages={"required": "请先勾选「我已阅读并同意」，再点「下一步」。"},
    )


class MessageForm(forms.Form):
    """A text message somebody doubts."""

    text = forms.CharField(
        label="短信内容",
        max_length=500,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off"}),
        help_text="把短信从头到尾复制过来，包括开头的【】。",
        error_messages={
            "required": "请把短信内容粘贴到这里。",
            "max_length": "内容太长了，我们的短信没有这么长。",
        },
    )

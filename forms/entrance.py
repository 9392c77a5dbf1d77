"""What people type at the entrance: who they are, their phone, their password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.urls import reverse_lazy

from accounts.passwords import Person
from forms.bot_wall import BotWall
from forms.identity_fields import IdNumberField, IdTailField, NameField, PhoneField
from forms.passwords import NewPassword, password_field
from forms.signing import CodeField
from forms.widgets import CodeWithButton, IdNumberInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.identity import IdNumber


class CodeToCome(forms.Field):
    """The box of a code that is only being asked for: what stands in it is not judged yet."""

    def clean(self, _value: object) -> str:
        """Return nothing, whatever was typed."""
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

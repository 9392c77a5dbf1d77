"""What a candidate sends after signing: a code that came by SMS, a picture that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from documents.jpeg import MAX_BYTES
from forms.widgets import CodeWithButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile


class CodeForm(forms.Form):
    """Six digits, and a button that has them sent to the person's own phone."""

    code = forms.RegexField(
        label="短信验证码",
        regex=r"^\d{6}$",
        error_messages={
            "required": "请输入短信验证码。",
            "invalid": "验证码是 6 位数字，请核对后重新输入。",
        },
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, send_url: str) -> None:
        super().__init__(data)
        self.fields["code"].widget = CodeWithButton(send_url)

    @property
    def digits(self) -> str:
        """Return the code of a valid form."""
        return str(self.cleaned_data["code"])


class PictureForm(forms.Form):
    """One picture for one paper that was asked for."""

    picture = forms.FileField(
        label="照片",
        error_messages={
            "required": "请先选一张照片。",
            "empty": "这个文件是空的，请换一张。",
        },
    )

    def clean_picture(self) -> UploadedFile[bytes]:
        """Refuse what is far too large before it is read."""
        picture: UploadedFile[bytes] = self.cleaned_data["picture"]
        if (picture.size or 0) > MAX_BYTES:
            raise forms.ValidationError("文件超过了 10 MB，请把照片缩小后再上传。")
        return picture

    @property
    def data_sent(self) -> bytes:
        """Return the bytes of a valid form's picture."""
        picture: UploadedFile[bytes] = self.cleaned_data["picture"]
        content: bytes = picture.read()
        return content

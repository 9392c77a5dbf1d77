"""What a member of staff adds or corrects for somebody who stands at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from forms.employers import RequiredText
from forms.entrance import CodeByButton
from forms.fields import CleanTextField
from forms.identity_fields import PhoneField
from forms.recovery import OwnEmployerField, WithEmployer
from forms.review import LARGEST_PICTURE
from forms.widgets import PictureInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

MOST_AT_ONCE = 20
AT_THE_END = ("", "加在最后")


class SeveralPictures(PictureInput):
    """A picture input that takes several files at once."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """One picture or several."""

    widget = SeveralPictures

    def clean(self, data: object, initial: object = None) -> list[UploadedFile[bytes]]:
        """Return the files. Raises ValidationError for none, too many, or one far too large."""
        files = data if isinstance(data, list) else [data]
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(f"一次最多 {MOST_AT_ONCE} 张，请分几次上传。")
        checked = [super(PicturesField, self).clean(one, initial) for one in files or [None]]
        taken = [one for one in checked if one]
        for one in taken:
            if (one.size or 0) > LARGEST_PICTURE:
                raise ValidationError("这个文件超过 20 MB，请换一张。")
        return taken


class PicturesForm(forms.Form):
    """Pages for one document; where there are pages already, which of them is replaced."""

    picture = PicturesField(
        label="照片",
        help_text="可以一次选几张，按先后排成几页。",
        error_messages={"required": "请先选一张照片。", "empty": "这个文件是空的，请重新选一张。"},
    )
    replaces = forms.ChoiceField(label="放在哪里", required=False)

    def __init__(
        self,
        pages: Sequence[str],
        data: Mapping[str, object] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        most: int,
    ) -> None:
        super().__init__(data, files)
        if most == 1:
            self.fields["picture"].widget = PictureInput()
            self.fields["picture"].help_text = "原来的一张会留作旧版本。" if pages else ""
        if most == 1 or not pages:
            del self.fields["replaces"]
            return
        room = [AT_THE_END] if len(pages) < most else []
        numbered = [(key, f"换掉第 {place} 页") for place, key in enumerate(pages, start=1)]
        where = self.fields["replaces"]
        if isinstance(where, forms.ChoiceField):
            where.choices = [*room, *numbered]

    @property
    def pictures(self) -> list[bytes]:
        """Return what a valid form holds, in the order chosen."""
        return [one.read() for one in self.cleaned_data["picture"]]


class RightEmployerField(OwnEmployerField):
    """The employer somebody really works for."""

    missing = "请选择应当是哪个单位。"

    def __init__(self) -> None:
        super().__init__()
        self.label = "应当是哪个单位"


class CorrectEmployerForm(WithEmployer):
    """The right employer, and why the one on the paper is not."""

    employer = RightEmployerField()
    reason = RequiredText(
        label="为什么更正（本人会看到）", most=200, lines=2, help_text="如：本人已调到新单位。"
    )


class PhoneOnSiteForm(CodeByButton):
    """Another phone for somebody at the desk: proven by a code, with the ID card as evidence."""

    field_order = ("phone", "code", "evidence", "note")
    phone = PhoneField(label="新手机号", help_text="本人手里的手机；验证码会发到这个号码。")
    evidence = forms.FileField(
        label="本人手持身份证的照片",
        widget=PictureInput,
        help_text="当面核对身份证原件后拍下；第二位工作人员看了才能确认。",
        error_messages={"required": "请拍一张本人手持身份证的照片。"},
    )
    note = CleanTextField(label="说明", most=100, lines=2)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        send_url: str,
        asks_code: bool = True,
    ) -> None:
        super().__init__(data, send_url=send_url, asks_code=asks_code)
        self.files = files or self.files
        self.fields["evidence"].required = asks_code

    def clean_evidence(self) -> object:
        """Refuse what is far too large before it is read."""
        picture = self.cleaned_data["evidence"]
        if picture is not None and picture.size > LARGEST_PICTURE:
            raise ValidationError("这个文件超过 20 MB，请换一张。")
        return picture

"""A paper written in Word: its title and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from documents.word import MAX_BYTES
from documents.word_faults import TEXTS, WordFault
from forms.fields import CleanTextField

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ENDINGS = ".doc,.docx"


class WordPaperForm(forms.Form):
    """The file is called as the title says; what is inside is looked at when it is kept."""

    title = CleanTextField(
        label="标题", most=60, help_text="和文件名一样，不写后面的 .doc 或 .docx。"
    )
    title.required = True
    file = forms.FileField(
        label="电子文档",
        widget=forms.FileInput({"accept": ENDINGS}),
        error_messages={"required": "请选择一个文件。", "empty": TEXTS[WordFault.EMPTY]},
    )

    def clean_title(self) -> str:
        """A paper without a title could not be told from another."""
        title = str(self.cleaned_data["title"])
        if not title:
            raise ValidationError("请填写标题。")
        return title

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is far too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(TEXTS[WordFault.TOO_HEAVY])
        return file

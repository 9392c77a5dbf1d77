"""What an exam office types and uploads: a search at the counter, a receipt, a sheet of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from accounts.identity import typed
from documents.workbook_guard import MAX_BYTES

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CounterSearchForm(forms.Form):
    """Who stands at the counter: a name, a reference or an ID number."""

    q = forms.CharField(
        label="姓名、受理号或身份证号",
        max_length=60,
        error_messages={"required": "请输入姓名、受理号或身份证号。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )

    def clean_q(self) -> str:
        """Take full-width signs and blanks for what they mean."""
        words = typed(self.cleaned_data["q"])
        if len(words) < 2:
            raise forms.ValidationError("请至少输入两个字。")
        return words

    @property
    def words(self) -> str:
        """Return what a valid form looks for."""
        return str(self.cleaned_data["q"])


class ReceiptForm(forms.Form):
    """The number printed on the receipt for the money that was handed over."""

    receipt = forms.CharField(
        label="收据编号",
        max_length=40,
        help_text="照收据上的编号填写，一张收据只能登记一次。",
        error_messages={
            "required": "请填写收据编号。",
            "max_length": "收据编号最多 40 个字，请核对。",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "num"}),
    )

    @property
    def number(self) -> str:
        """Return the receipt number of a valid form."""
        return str(self.cleaned_data["receipt"])


class ScoreFileForm(forms.Form):
    """One Excel file of marks. What is in it is read elsewhere; here only its size is looked at."""

    sheet = forms.FileField(
        label="成绩表（.xlsx）",
        help_text="用下载的录入表填写。准考证号保持文本格式，缺考填「缺考」。",
        error_messages={
            "required": "请先选一个表格文件。",
            "empty": "这个文件是空的，请换一个。",
            "invalid": "没有收到文件，请重新选一个。",
        },
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
    )

    def clean_sheet(self) -> UploadedFile[bytes]:
        """Refuse what is far too large before it is read into memory."""
        sheet: UploadedFile[bytes] = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MAX_BYTES:
            raise forms.ValidationError("文件超过 20 MB。请分成几个文件上传。")
        return sheet

    @property
    def file_name(self) -> str:
        """Return the name of a valid form's file."""
        sheet: UploadedFile[bytes] = self.cleaned_data["sheet"]
        return sheet.name or ""

    @property
    def content(self) -> bytes:
        """Return the bytes of a valid form's file."""
        sheet: UploadedFile[bytes] = self.cleaned_data["sheet"]
        data: bytes = sheet.read()
        return data


class PublishForm(forms.Form):
    """The second person says that the marks were compared with the originals."""

    compared = forms.BooleanField(
        label="我已对照原始成绩核对，人数和分数都对",
        error_messages={"required": "请先核对，再勾选「我已对照原始成绩核对」。"},
    )

    @property
    def objection(self) -> str:
        """Return why an invalid form is not enough."""
        return " ".join(str(text) for texts in self.errors.values() for text in texts)

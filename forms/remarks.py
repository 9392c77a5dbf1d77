"""What a member of the staff writes about a case besides a decision."""

from __future__ import annotations

from django import forms

from forms.on_behalf import PicturesField


class NoteForm(forms.Form):
    """Something the staff should know of a case; the candidate never sees it."""

    text = forms.CharField(
        label="内部备注",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        error_messages={"required": "请写下要备注的内容。"},
    )


class DisqualifyForm(forms.Form):
    """Why somebody loses the qualification to take part, and what proves it."""

    reason = forms.CharField(
        label="原因",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        help_text="本人会原样看到。",
        error_messages={"required": "请写明取消资格的原因。"},
    )
    evidence = forms.CharField(
        label="依据",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
        help_text="哪份材料、怎样查实、文号或联系人。只有工作人员看得到。",
        error_messages={"required": "请写明依据：哪份材料，怎样查实的。"},
    )
    pictures = PicturesField(
        label="证据照片",
        required=False,
        help_text="复函、原件、比对结果等，可以一次选几张。第二位同事会看到，本人看不到。",
        error_messages={"empty": "这个文件是空的，请重新选一张。"},
    )

    @property
    def sent_pictures(self) -> list[bytes]:
        """Return what a valid form holds, in the order chosen."""
        return [one.read() for one in self.cleaned_data["pictures"]]

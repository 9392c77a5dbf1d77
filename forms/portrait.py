"""Where the white frame of the photo coach lies, in pixels of the original."""

from __future__ import annotations

from django import forms

from documents.framing import Frame

MOST = 100_000


class FrameForm(forms.Form):
    """The frame as the page sends it; a browser without scripts sends none."""

    left = forms.IntegerField(min_value=-MOST, max_value=MOST, required=False)
    top = forms.IntegerField(min_value=-MOST, max_value=MOST, required=False)
    width = forms.IntegerField(min_value=1, max_value=MOST, required=False)
    turn = forms.ChoiceField(choices=[(turn, turn) for turn in (0, 90, 180, 270)], required=False)

    @property
    def frame(self) -> Frame | None:
        """Return the frame of a valid form; None when there was none."""
        sent = self.cleaned_data
        if sent["width"] is None:
            return None
        return Frame(sent["left"] or 0, sent["top"] or 0, sent["width"], int(sent["turn"] or 0))

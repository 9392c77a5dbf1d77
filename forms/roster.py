"""What an employer's roster is narrowed to."""

from __future__ import annotations

from django import forms

from applications.stages import Stage


class RosterFilter(forms.Form):
    """Stage and text; whatever makes no sense is left out."""

    stage = forms.ChoiceField(choices=Stage.choices, required=False)
    q = forms.CharField(max_length=60, required=False)

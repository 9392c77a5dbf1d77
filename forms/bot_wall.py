"""Keep simple robots from having SMS sent: a box nobody sees, and a form that was read first.

The counters in the database (`accounts.codes`) are the wall proper; this only thins the crowd.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms
from django.core import signing
from django.utils import timezone

SALT = "forms.bot_wall"
QUICKEST = timedelta(seconds=3)
LIFE = timedelta(hours=2)
NOT_PASSED = "没有通过安全检查。请稍等几秒，再点一次。"


def fresh_token(opened: datetime | None = None) -> str:
    """Return a signed note of when a form was opened."""
    moment = opened or timezone.now()
    return signing.dumps(moment.timestamp(), salt=SALT)


def age_of(token: str) -> timedelta | None:
    """Return how long ago a form was opened; None for a forged or outlived note."""
    try:
        opened = signing.loads(token, salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return None
    return timedelta(seconds=timezone.now().timestamp() - float(opened))


class OpenedInput(forms.HiddenInput):
    """Keeps its note when a form is shown again, and replaces one that has outlived."""

    def format_value(self, value: object) -> str:
        token = "" if value is None else str(value)
        return token if age_of(token) is not None else fresh_token()


class BotWall(forms.Form):
    """Two boxes a person never touches. Show them with `entrance/_bot_wall.html`."""

    opened = forms.CharField(widget=OpenedInput, required=False)
    website = forms.CharField(
        label="这一格请留空",
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, object]:
        """Refuse a form that was filled in faster than it can be read, or by something blind."""
        cleaned = super().clean() or {}
        age = age_of(str(cleaned.get("opened", "")))
        if cleaned.get("website") or age is None or age < QUICKEST:
            self.add_error(None, NOT_PASSED)
        return cleaned

"""What has become of a QR code, as the computer that shows it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application, PhoneLink

STOP_ASKING = 286
"""htmx stops polling when it is answered with this status."""
SOON = ((60, 2), (180, 4))
"""Until a code is so many seconds old, the page asks again after so many seconds."""
LATER = 8


@dataclass(frozen=True)
class PhoneState:
    """Whether the code still holds, what came by it, and after how many seconds to ask again."""

    is_live: bool
    pictures: tuple[str, ...] = ()
    delay: int = LATER

    @property
    def count(self) -> int:
        return len(self.pictures)

    @property
    def again_css(self) -> str:
        """Return the look of 重新生成二维码: once the code is over it is the way on."""
        return "btn-quiet" if self.is_live or self.count else "btn-primary"


def state_of(
    paper: Application, link: PhoneLink | None, *, is_live: bool, now: datetime
) -> PhoneState:
    """Return how a link of this paper stands; another paper's, or a replaced one, is over."""
    if link is None or link.application_id != paper.pk:
        return PhoneState(is_live=False)
    came = paper.attachments.current().of_code(link.code).filter(created_at__gte=link.created_at)
    names = came.order_by("pk").values_list("public_id", flat=True)
    pictures = tuple(reverse("candidate:file", args=[name]) for name in names)
    age = (now - link.created_at).total_seconds()
    delay = next((seconds for until, seconds in SOON if age < until), LATER)
    return PhoneState(is_live, pictures, delay)

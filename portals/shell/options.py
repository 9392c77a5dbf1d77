"""What a search box offers while somebody is typing, on whatever face it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from forms.registry_fields import read_query
from registry.search import find_employers

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portals.shell.pieces import Tone
    from registry.search import EmployerHit

MOST = 12


@dataclass(frozen=True)
class Option:
    """One line under a search box; a closed one cannot be taken."""

    key: str
    text: str
    small: str = ""
    mark: str = ""
    word: str = ""
    tone: Tone = "off"
    is_closed: bool = False


def asked(request: HttpRequest) -> str:
    """Return what is searched for; nothing when it cannot be a name."""
    try:
        return read_query(request.GET.get("q", ""))
    except ValidationError:
        return ""


def answer(request: HttpRequest, options: list[Option], text: str) -> dict[str, object]:
    """Return what `components/options.html` shows, with the letters that were typed marked."""
    letters = text.lower() if text.isascii() else ""
    marked = [replace(option, mark=letters) for option in options]
    return {"options": marked, "list_id": _list_id(request)}


def _list_id(request: HttpRequest) -> str:
    name = request.GET.get("list", "")
    return name if name.replace("_", "").isalnum() else "options"


def employers_near(text: str, region_path: str) -> list[Option]:
    """Return employers that fit, those of a region's city first, then those of the province."""
    path = region_path.split(".")
    near = find_employers(text, ".".join(path[:2]), MOST)
    if len(near) < MOST and len(path) > 1:
        near = _with_far(near, find_employers(text, path[0], MOST))
    return [Option(one.public_id, one.name, one.place) for one in near]


def _with_far(near: list[EmployerHit], far: list[EmployerHit]) -> list[EmployerHit]:
    known = {one.public_id for one in near}
    return [*near, *(one for one in far if one.public_id not in known)][:MOST]

"""No page is forgotten: a new address is looked at from some scene, or said not to be a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

from tests.everyone.moments import STORIES
from tests.everyone.not_pages import NOT_PAGES
from tests.everyone.scenes import SCENES

if TYPE_CHECKING:
    from collections.abc import Iterator


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{one.namespace}:" if one.namespace else ""
            yield from names(one.url_patterns, space + inner)
        else:
            yield f"{space}{one.name}"


def test_every_page_is_looked_at_from_somewhere() -> None:
    everything = set(names(get_resolver().url_patterns))
    pages = [page for scene in SCENES for page in scene.pages]
    pages += [moment.page for story in STORIES for moment in story.moments]
    looked_at = {page.partition("/")[0] for page in pages}

    assert everything - looked_at - NOT_PAGES == set()
    assert everything >= NOT_PAGES
    assert not NOT_PAGES & looked_at

"""A page has one name: `reviewer:inbox` is the view `inbox`, which shows `reviewer/inbox.html`."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture import reading_python
from tests.architecture.tree import FACES, faults_in, python_files, shown

if TYPE_CHECKING:
    from collections.abc import Iterator


def pages(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield (namespace, pattern) for every address of the product."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield namespace, entry
        else:
            yield from pages(entry, entry.namespace or namespace)


def misnamed(namespace: str, pattern: URLPattern) -> list[str]:
    """Return what does not match between an address's name and its view."""
    view = inspect.unwrap(pattern.callback)
    wrong = []
    if pattern.name != view.__name__:
        wrong.append(f"{namespace}:{pattern.name} is served by {view.__name__}")
    if not view.__module__.startswith(f"portals.{namespace}."):
        wrong.append(f"{namespace}:{pattern.name} lives in {view.__module__}")
    return wrong


def is_page_of(function: str, template: str, face: str) -> bool:
    """Say whether a function may show a template: its own page, a part of it, or a component."""
    folder, _, name = template.rpartition("/")
    if folder != face:
        return folder.startswith("components")
    stem = name.removesuffix(".html").lstrip("_")
    return stem == function or stem.startswith(f"{function}_")


def test_an_address_and_its_view_share_their_name() -> None:
    ours = [
        (space, pattern) for space, pattern in pages(get_resolver()) if space in (*FACES, "shell")
    ]

    assert ours
    assert [fault for space, pattern in ours for fault in misnamed(space, pattern)] == []


def test_no_address_carries_a_primary_key() -> None:
    keyed = [
        str(p.pattern) for _, p in pages(get_resolver()) if {"pk", "id"} & set(p.pattern.converters)
    ]

    assert keyed == []


@pytest.mark.parametrize("face", FACES)
def test_a_view_shows_the_template_of_its_name(face: str) -> None:
    shown_pages = [
        (shown(module), function, template)
        for module in python_files(f"portals/{face}")
        for function, template in reading_python.rendered_pages(module.read_text(encoding="utf-8"))
    ]

    assert [page for page in shown_pages if not is_page_of(page[1], page[2], face)] == []


def test_a_page_never_spells_out_states() -> None:
    assert faults_in(python_files("portals"), reading_python.filters_on_state) == {}


def test_the_checkers_bite() -> None:
    pattern = URLPattern(
        get_resolver().pattern, test_no_address_carries_a_primary_key, name="inbox"
    )

    assert len(misnamed("reviewer", pattern)) == 2
    assert reading_python.filters_on_state("rows.filter(state__in=[1])\nrows.filter(name=1)") == [1]
    assert reading_python.rendered_pages("def a(r):\n    return render(r, 'x/b.html')") == [
        ("a", "x/b.html")
    ]
    assert is_page_of("inbox", "reviewer/inbox_rows.html", "reviewer")
    assert not is_page_of("inbox", "reviewer/case.html", "reviewer")
    assert not is_page_of("inbox", "office/inbox.html", "reviewer")

"""A file is announced before it is sent: what cannot be taken is refused at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.jpeg import MAX_BYTES
from flows.commands import candidate
from tests import builders
from tests.portals.candidate.applying.test_send_piece import begin

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

    from applications.models import Application
    from tests.builders import World


def test_a_full_slot_says_so_before_anything_is_sent(
    world: World, browser: Client, draft: Application
) -> None:
    world.exam.document_rules.filter(code="id_card").update(most=2)
    for _ in range(2):
        data = builders.scan()
        candidate.attach(draft.public_id, by=draft.candidate, code="id_card", data=data)

    assert "这里最多 2 张" in begin(browser, draft, builders.scan()).json()["message"]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "这个文件是空的"), (MAX_BYTES + 1, "文件超过了 10 MB")]
)
def test_an_impossible_size_is_refused_before_anything_is_sent(
    browser: Client, draft: Application, size: int, words: str
) -> None:
    answer = begin(browser, draft, b"", size=size)

    assert answer.status_code == 422
    assert words in answer.json()["message"]


@pytest.mark.parametrize(
    ("size", "sha256"), [("much", None), ("-1", None), ("9" * 12, None), (1, "x"), (1, "")]
)
def test_nonsense_is_refused(
    browser: Client, draft: Application, size: object, sha256: str | None
) -> None:
    assert begin(browser, draft, b"x", size=size, sha256=sha256).status_code == 400


def test_too_much_in_sum_is_refused(
    browser: Client, draft: Application, settings: Settings
) -> None:
    settings.PARTIAL_UPLOADS_MOST_BYTES = 2 * len(builders.scan())
    for _ in range(2):
        begin(browser, draft, builders.scan())

    assert "没有传完的文件太多了" in begin(browser, draft, builders.scan()).json()["message"]


def test_a_slot_the_exam_does_not_know_is_refused(browser: Client, draft: Application) -> None:
    assert begin(browser, draft, b"x", code="tattoo").status_code == 422

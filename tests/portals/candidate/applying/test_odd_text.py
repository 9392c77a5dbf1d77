"""What no keyboard should send, in every box of the form: cleaned, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.commands.editing import OPEN_FIELDS
from tests.odd_text import ODD
from tests.portals.candidate.applying.pages import address, page, save

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_every_field_takes_odd_text_or_refuses_it_in_words(
    browser: Client, draft: Application, text: str | bytes
) -> None:
    for field in sorted(OPEN_FIELDS):
        answer = save(browser, draft, field, **{field: text})

        assert answer.status_code == 200, field
        assert "已自动保存" in page(answer) or "还没有保存" in page(answer), field


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_the_whole_form_never_fails_and_keeps_what_was_typed(
    browser: Client, draft: Application, text: str | bytes
) -> None:
    typed = dict.fromkeys(sorted(OPEN_FIELDS - {"commendations", "assessments"}), text)

    answer = browser.post(address("application"), {**typed, "drawn": text})

    assert answer.status_code in {302, 422}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_kept_can_be_seen_by_everybody(
    browser: Client, draft: Application, text: str | bytes
) -> None:
    save(browser, draft, "exceptional_note", exceptional_note=text)

    draft.refresh_from_db()
    kept = draft.exceptional_note
    assert kept.isprintable() or "\n" in kept
    assert not any(0xD800 <= ord(sign) <= 0xDFFF or 0xE000 <= ord(sign) <= 0xF8FF for sign in kept)
    assert kept == "" or len(kept) <= 500


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", ["employers", "trades"])
def test_searching_for_odd_text_finds_nothing_and_breaks_nothing(
    browser: Client, draft: Application, name: str, text: str | bytes
) -> None:
    url = address(name, *(["apply_trade"] if name == "trades" else []))

    assert browser.get(url, {"q": text, "list": text}).status_code == 200


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_asking_for_an_employer_survives_it(
    browser: Client, empty_draft: Application, text: str | bytes
) -> None:
    typed = {"name": text, "region": text, "note": text, "contact": text}

    assert browser.post(address("ask_employer"), typed).status_code == 422


def test_html_is_text(browser: Client, draft: Application) -> None:
    save(browser, draft, "exceptional", exceptional="on")
    save(browser, draft, "exceptional_note", exceptional_note=ODD["html"])

    shown = page(browser.get(address("check")))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown

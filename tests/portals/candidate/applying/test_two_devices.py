"""Two devices, one form: of two edits of one answer the newer wins, and the other is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, messages_of, page, save, words

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

MINUTE = 60_000
URL = "/my/application/"


@pytest.fixture
def phone(person: User) -> Client:
    """The same person's second browser."""
    return signed_in(person)


def test_what_was_typed_earlier_loses_and_the_page_says_so(
    browser: Client, phone: Client, draft: Application
) -> None:
    save(browser, draft, "education", education="bachelor")

    answer = save(phone, draft, "education", education="college", age=str(5 * MINUTE))

    draft.refresh_from_db()
    assert draft.education == "bachelor"
    assert "改成了“本科及以上”。现在用的是较新的那个。" in words(answer)
    assert "用我填的“大专”" in words(answer)
    assert answer["HX-Retarget"] == "#field-education"
    assert "kept" in answer["HX-Trigger"]  # dealt with: it leaves the queue
    assert '<option value="bachelor" selected>' in page(answer)


def test_what_was_typed_later_wins_however_late_it_arrives(
    browser: Client, phone: Client, empty_draft: Application
) -> None:
    save(browser, empty_draft, "education", education="bachelor", age=str(5 * MINUTE))

    answer = save(phone, empty_draft, "education", education="college", age=str(MINUTE))

    empty_draft.refresh_from_db()
    assert empty_draft.education == "college"
    assert "另一台设备" not in words(answer)


def test_the_loser_can_still_insist(browser: Client, phone: Client, draft: Application) -> None:
    save(browser, draft, "education", education="bachelor")

    answer = save(phone, draft, "education", education="college", age="0", mine="1")

    draft.refresh_from_db()
    assert draft.education == "college"
    assert 'id="field-education"' in page(answer)  # the row is drawn anew


def test_both_typed_the_same_is_no_conflict(
    browser: Client, phone: Client, draft: Application
) -> None:
    save(browser, draft, "education", education="college")

    answer = save(phone, draft, "education", education="college", age=str(MINUTE))

    assert "现在用的是较新的那个" not in words(answer)


@pytest.mark.parametrize(
    ("field", "newer", "older", "said"),
    [
        ("current_trade", {"current_trade": ""}, {"current_trade": "护理员"}, "“（空）”"),
        ("exceptional", {"exceptional": "on"}, {}, "“勾选”"),
        ("level_year", {"level_year": "2019"}, {"level_year": "2017"}, "用我填的“2017”"),
        (
            "exceptional_note",
            {"exceptional_note": "甲" * 60},
            {"exceptional_note": "乙"},
            f"“{'甲' * 24}…”",
        ),
        (
            "commendations",
            {"commendations": ["labour_medal"]},
            {"commendations": ["model_worker"]},
            "“全国或省五一劳动奖章”",
        ),
    ],
)
def test_every_kind_of_answer_is_said_in_words(
    browser: Client,
    phone: Client,
    draft: Application,
    field: str,
    newer: dict[str, object],
    older: dict[str, object],
    said: str,
) -> None:
    save(browser, draft, field, **newer)

    assert said in words(save(phone, draft, field, age=str(MINUTE), **older))


def test_an_employer_chosen_earlier_loses_with_everything_that_came_along(
    browser: Client, phone: Client, world: World, draft: Application
) -> None:
    save(browser, draft, "employer", employer_pick=world.other_employer.public_id)

    earlier = {"employer": world.employer.name, "age": str(MINUTE)}
    answer = save(phone, draft, "employer", **earlier)

    draft.refresh_from_db()
    assert draft.employer == world.other_employer
    assert draft.region == world.other_city
    assert f"改成了“{world.other_employer.name}”" in words(answer)


@pytest.mark.parametrize("age", ["-5", "x", "1" * 40, "", "１２"])
def test_an_age_that_cannot_be_counts_as_none(
    browser: Client, draft: Application, age: str
) -> None:
    save(browser, draft, "education", education="bachelor")
    save(browser, draft, "education", education="college", age=age)

    draft.refresh_from_db()
    assert draft.education == "college"


def test_nothing_counts_as_older_than_two_weeks(browser: Client, draft: Application) -> None:
    save(browser, draft, "education", education="bachelor", age=str(10**11))

    draft.refresh_from_db()
    typed = draft.edits["education"][0]
    assert typed > (timezone.now() - timedelta(days=15)).isoformat()


def test_a_page_is_told_what_another_device_changed_meanwhile(
    browser: Client, phone: Client, draft: Application
) -> None:
    drawn = timezone.now().isoformat()
    save(phone, draft, "education", education="bachelor")
    save(phone, draft, "exceptional", exceptional="on")

    answer = save(browser, draft, "level_year", level_year="2019", drawn=drawn)

    assert "改过：学历、破格晋升" in words(answer)
    assert "改过" not in words(save(phone, draft, "level_year", level_year="2017", drawn=drawn))


def test_a_whole_page_leaves_alone_what_another_device_changed_since(
    browser: Client, phone: Client, draft: Application
) -> None:
    drawn = timezone.now().isoformat()
    save(phone, draft, "education", education="bachelor")

    typed = {"education": "college", "level_year": "2017", "drawn": drawn}
    answer = browser.post(URL, typed)

    draft.refresh_from_db()
    assert (draft.education, draft.level_year) == ("bachelor", 2017)
    assert any("另一台设备" in said and "大专" in said for said in messages_of(answer))


@pytest.mark.parametrize("drawn", ["", "yesterday", "2026-13-99T00:00:00Z", "2026-01-01T00:00:00"])
def test_a_whole_page_without_its_moment_is_kept(
    browser: Client, phone: Client, draft: Application, drawn: str
) -> None:
    save(phone, draft, "education", education="bachelor")

    browser.post(URL, {"education": "college", "drawn": drawn})

    draft.refresh_from_db()
    assert draft.education == "college"


def test_the_page_carries_its_moment_and_its_queue(browser: Client, draft: Application) -> None:
    shown = page(browser.get(address("application")))

    assert 'name="drawn"' in shown
    assert f'data-queue="{draft.public_id}"' in shown

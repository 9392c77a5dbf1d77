"""常用筛选: a filter under a name of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows import saved_filters
from flows.models import SavedFilter
from tests.portals.reviewer.seats import address, messages_of

if TYPE_CHECKING:
    from django.test import Client

    from tests import builders

QUERY = "?level=2&flag=photo&due=late&held=1&q=王"


def names() -> list[str]:
    return list(SavedFilter.objects.values_list("name", flat=True))


def save(client: Client, name: str, query: str = "?level=2") -> int:
    return client.post(address("saved_filters") + query, {"name": name}).status_code


def test_a_filter_is_saved_used_and_lit(admin: Client) -> None:
    page = admin.get(address("saved_filters") + QUERY).content.decode()
    assert "二级 · 照片存疑 · 逾期 · 搁置中 · “王”" in page

    saved = admin.post(address("saved_filters") + QUERY, {"name": "要紧的"})

    listed = admin.get(saved["Location"])
    assert [(chip.word, chip.is_on) for chip in listed.context["saved"]] == [("要紧的", True)]
    assert "要紧的" in admin.get(address("unclaimed")).content.decode()
    assert "二级 · 照片存疑" in admin.get(address("saved_filters")).content.decode()


def test_a_filter_is_renamed_and_deleted(admin: Client) -> None:
    save(admin, "甲")

    admin.post(address("rename_saved_filter"), {"old": "甲", "name": "乙"})
    assert names() == ["乙"]
    admin.post(address("delete_saved_filter"), {"old": "乙"})
    assert names() == []


def test_one_name_is_given_once(admin: Client) -> None:
    save(admin, "甲")
    save(admin, "乙")

    assert save(admin, "甲") == 422
    renamed = admin.post(address("rename_saved_filter"), {"old": "乙", "name": "甲"})
    assert messages_of(renamed)[-1] == "已经有叫「甲」的筛选了，请换个名称。"
    assert names() == ["甲", "乙"]


def test_there_is_an_end_to_saving(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_filters, "MOST", 1)
    save(admin, "甲")

    assert save(admin, "乙") == 422
    assert names() == ["甲"]


@pytest.mark.parametrize("name", ["", " ", "一" * 13])
def test_a_name_has_one_to_twelve_characters(admin: Client, name: str) -> None:
    assert save(admin, name) == 422
    save(admin, "甲")
    renamed = admin.post(address("rename_saved_filter"), {"old": "甲", "name": name})
    assert messages_of(renamed)[-1] == "名称要写 1 到 12 个字。"
    assert names() == ["甲"]


def test_a_colleagues_filters_are_not_touched(
    world: builders.World, admin: Client, reviewer: Client
) -> None:
    save(admin, "甲")

    reviewer.post(address("rename_saved_filter"), {"old": "甲", "name": "乙"})
    reviewer.post(address("delete_saved_filter"), {"old": "甲"})

    kept = SavedFilter.objects.get()
    assert (kept.owner, str(kept)) == (world.admin.user, "甲")


def test_without_filters_the_page_says_how(admin: Client) -> None:
    assert "还没有常用筛选" in admin.get(address("saved_filters")).content.decode()

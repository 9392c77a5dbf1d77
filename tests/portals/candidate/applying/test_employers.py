"""Choosing the employer: by search, from left to right, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from registry.models import Employer
from tests.portals.candidate.applying.pages import page, save, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World

URL = "/my/application/employers/"
CASCADE = "/my/application/cascade/"


def test_an_employer_is_found_by_initials_with_its_place(
    browser: Client, world: World, empty_draft: Application
) -> None:
    said = page(browser.get(URL, {"q": "lyszxyy", "list": "id_employer_options"}))

    assert f'data-key="{world.employer.public_id}"' in said
    assert "洛阳市卫生健康委员会" in said
    assert 'id="id_employer_options-1"' in said


def test_ones_own_city_comes_first_and_the_province_after(
    browser: Client, world: World, empty_draft: Application
) -> None:
    said = words(browser.get(URL, {"q": "中心医院"}))

    assert said.index("洛阳市中心医院") < said.index("开封市中心医院")


@pytest.mark.parametrize("text", ["", "\x00", "\ue000", "字" * 1000, "zzzz"])
def test_nothing_found_is_said(browser: Client, empty_draft: Application, text: str) -> None:
    assert "没有找到" in words(browser.get(URL, {"q": text, "list": "<b>"}))


def test_a_search_that_is_full_stays_near(
    browser: Client, world: World, empty_draft: Application
) -> None:
    Employer.objects.bulk_create(
        Employer(region=world.city, name=f"洛阳市第{place}医院", kind="institution")
        for place in range(15)
    )

    assert page(browser.get(URL, {"q": "医院"})).count("<li") == 12


def test_the_lists_narrow_down_from_left_to_right(
    browser: Client, world: World, empty_draft: Application
) -> None:
    first = page(browser.get(CASCADE))
    counties = page(browser.get(CASCADE, {"city": "410300", "county": "410300"}))
    chosen = {"city": "410300", "county": "410300", "parent": world.bureau.public_id}
    employers = page(browser.get(CASCADE, chosen))

    assert "洛阳本级" in first
    assert "宜阳县" in first
    assert world.bureau.name in counties
    assert world.employer.public_id not in counties
    assert world.employer.public_id in employers


def test_another_city_shows_its_own(
    browser: Client, world: World, empty_draft: Application
) -> None:
    said = page(browser.get(CASCADE, {"city": "410200"}))

    assert "开封市中心医院" in said


def test_a_place_nobody_knows_narrows_nothing(browser: Client, empty_draft: Application) -> None:
    asked = {"city": "\x00", "county": "410300", "parent": "\x00"}

    assert browser.get(CASCADE, asked).status_code == 200


def test_picking_an_employer_moves_the_paper_to_its_region(
    browser: Client, world: World, empty_draft: Application
) -> None:
    employer = world.other_employer

    answer = save(browser, empty_draft, "employer", employer_pick=employer.public_id)

    empty_draft.refresh_from_db()
    assert empty_draft.region_path == world.other_city.path
    assert (empty_draft.employer_kind, empty_draft.employer_level) == ("institution", "正处级")
    assert f"您选的单位：{employer.name}" in words(answer)


def test_an_employer_typed_in_full_needs_no_picking(
    browser: Client, world: World, empty_draft: Application
) -> None:
    save(browser, empty_draft, "employer", employer=world.employer.name)

    empty_draft.refresh_from_db()
    assert empty_draft.employer == world.employer


def test_several_employers_that_fit_are_offered(
    browser: Client, world: World, empty_draft: Application
) -> None:
    answer = save(browser, empty_draft, "employer", employer="中心医院")

    assert "有几个相近的，请在下面选一个" in words(answer)
    assert 'name="employer_pick"' in page(answer)


def test_an_employer_nobody_knows_is_said(browser: Client, draft: Application) -> None:
    said = words(save(browser, draft, "employer", employer="不存在的单位"))

    draft.refresh_from_db()
    assert "没有找到这个单位" in said
    assert draft.employer is not None


def test_an_employer_can_be_replaced_and_never_emptied(browser: Client, draft: Application) -> None:
    save(browser, draft, "employer", employer="")

    draft.refresh_from_db()
    assert draft.employer is not None


def test_the_ways_to_choose_open_again(browser: Client, draft: Application) -> None:
    folded = page(browser.get("/my/application/"))
    opened = page(browser.get(CASCADE, {"open": "1"}))

    assert 'name="county"' not in folded
    assert 'name="county"' in opened
    assert 'name="employer_key"' in opened


def test_without_scripts_the_button_narrows_and_loses_nothing(
    browser: Client, world: World, empty_draft: Application
) -> None:
    typed = {
        "action": "narrow", "city": "410300", "county": "410300",
        "parent": world.bureau.public_id, "education": "college", "level_year": "18",
    }  # fmt: skip

    answer = browser.post("/my/application/", typed)

    empty_draft.refresh_from_db()
    assert answer.status_code == 200
    assert world.employer.public_id in page(answer)
    assert 'value="18"' in page(answer)
    assert empty_draft.education == "college"


def test_without_scripts_the_employer_can_be_changed(browser: Client, draft: Application) -> None:
    assert 'name="county"' in page(browser.post("/my/application/", {"action": "change_employer"}))

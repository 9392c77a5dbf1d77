"""Trades and employers are found as people type them: characters, initials, full pinyin."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pinyin import search_key
from registry.models import Employer, Region, Trade
from registry.search import find_employers, find_trades

pytestmark = pytest.mark.django_db


def a_trade(name: str, *, valid_to: date | None = None, successor: Trade | None = None) -> Trade:
    return Trade.objects.create(
        code=f"trade-{Trade.objects.count()}",
        name=name,
        category="综合服务",
        search_key=search_key(name),
        valid_from=date(2011, 1, 1),
        valid_to=valid_to,
        successor=successor,
    )


def a_region(code: str, name: str, path: str, parent: Region | None = None) -> Region:
    return Region.objects.create(
        code=code, name=name, short_name=name, kind="city", path=path, parent=parent
    )


def an_employer(region: Region, name: str, parent: Employer | None = None) -> Employer:
    return Employer.objects.create(
        region=region, parent=parent, name=name, kind="institution", search_key=search_key(name)
    )


@pytest.fixture
def luoyang() -> Region:
    province = a_region("410000", "河南省", "41")
    return a_region("410300", "洛阳市", "41.4103", province)


def trades_found(text: str) -> list[str]:
    return [hit.name for hit in find_trades(text)]


def employers_found(text: str, path: str = "41") -> list[str]:
    return [hit.name for hit in find_employers(text, path)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hc", "行车工"),
        ("xc", "行车工"),
        ("hangchegong", "行车工"),
        ("tj", "调酒师"),
        ("dj", "调酒师"),
        ("tiaojiu", "调酒师"),
        ("byy", "播音员"),
        ("BYY", "播音员"),
        ("  播音 ", "播音员"),
        ("音员", "播音员"),
    ],
)
def test_a_trade_is_found_by_every_reading_and_by_characters(typed: str, name: str) -> None:
    for trade in ("行车工", "调酒师", "播音员"):
        a_trade(trade)

    assert trades_found(typed) == [name]


def test_hly_finds_both_the_nurse_and_the_forest_guard() -> None:
    for trade in ("护理员", "护林员", "播音员"):
        a_trade(trade)

    assert sorted(trades_found("hly")) == sorted(["护理员", "护林员"])


def test_trades_come_exact_first_then_beginnings_then_parts() -> None:
    for trade in ("采血护理员", "护理员", "护理员助手"):
        a_trade(trade)

    assert trades_found("护理员") == ["护理员", "护理员助手", "采血护理员"]


def test_initials_come_before_full_pinyin() -> None:
    for trade in ("发电工", "放案员"):
        a_trade(trade)

    assert trades_found("fa") == ["放案员", "发电工"]


def test_the_likeliest_reading_comes_first() -> None:
    for trade in ("行车工", "花池工"):
        a_trade(trade)

    assert trades_found("hc")[0] == "花池工"


def test_a_historic_trade_names_its_successor() -> None:
    today = a_trade("公路养护工")
    a_trade("护路员", valid_to=date(2022, 1, 1), successor=today)

    (hit,) = find_trades("护路")

    assert (hit.name, hit.is_current, hit.successor) == ("护路员", False, "公路养护工")


def test_historic_trades_come_last() -> None:
    for trade, ended in (("护理员", date(2022, 1, 1)), ("护理员助手", None)):
        a_trade(trade, valid_to=ended)

    assert trades_found("护理员") == ["护理员助手", "护理员"]


def test_a_trade_is_historic_from_the_day_it_ends() -> None:
    a_trade("护路员", valid_to=date(2022, 1, 1))

    assert find_trades("hly", on=date(2021, 12, 31))[0].is_current
    assert not find_trades("hly", on=date(2022, 1, 1))[0].is_current


def test_a_search_can_be_kept_to_the_trades_an_exam_offers() -> None:
    offered = a_trade("护理员")
    a_trade("护林员")

    hits = find_trades("hly", among=Trade.objects.filter(pk=offered.pk))

    assert [hit.name for hit in hits] == ["护理员"]


def test_no_more_than_asked_for_are_found(luoyang: Region) -> None:
    for number in "一二三四五":
        a_trade(f"护理员{number}", valid_to=date(2022, 1, 1) if number == "五" else None)
        an_employer(luoyang, f"第{number}中学")

    assert len(find_trades("hly", 3)) == 3
    assert len(find_employers("zx", "41", 3)) == 3


@pytest.mark.parametrize("typed", ["", "   ", "\0"])
def test_nothing_typed_finds_nothing(typed: str, luoyang: Region) -> None:
    a_trade("护理员")
    an_employer(luoyang, "洛阳市中心医院")

    assert trades_found(typed) == []
    assert employers_found(typed) == []


@pytest.mark.parametrize("typed", ["%", "_", "'", "\\", "';--", "&", "a" * 5000, "!护", ":*"])
def test_signs_are_text_and_break_nothing(typed: str, luoyang: Region) -> None:
    a_trade("护理员")
    an_employer(luoyang, "洛阳市中心医院")

    assert trades_found(typed) == []
    assert employers_found(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["洛阳市中心医院", "中心医院", "医院", "lyszxyy", "zxyy", "luoyang", "zhongxinyiyuan", "ZXYY"],
)
def test_an_employer_is_found_by_any_part_of_its_name(typed: str, luoyang: Region) -> None:
    an_employer(luoyang, "洛阳市中心医院")
    an_employer(luoyang, "洛阳市图书馆")

    expected = {"洛阳市中心医院", "洛阳市图书馆"} if typed == "luoyang" else {"洛阳市中心医院"}
    assert set(employers_found(typed)) == expected


def test_an_employer_with_signs_in_its_name_is_found_by_them(luoyang: Region) -> None:
    an_employer(luoyang, "洛阳市第一中学（A区）'东'校")

    assert employers_found("（a区）'东") == ["洛阳市第一中学（A区）'东'校"]
    assert employers_found("aqdx") == ["洛阳市第一中学（A区）'东'校"]


def test_one_letter_finds_no_employer_and_one_character_does(luoyang: Region) -> None:
    an_employer(luoyang, "洛阳市中心医院")

    assert employers_found("z") == []
    assert employers_found("医") == ["洛阳市中心医院"]


def test_an_employer_is_found_only_in_the_region_and_below(luoyang: Region) -> None:
    county = a_region("410327", "宜阳县", "41.4103.410327", luoyang)
    neighbour = a_region("410310", "洛阳北", "41.41030")
    for region in (luoyang, county, neighbour):
        an_employer(region, f"{region.name}人民医院")

    assert set(employers_found("rmyy", "41.4103")) == {"洛阳市人民医院", "宜阳县人民医院"}
    assert employers_found("rmyy", "41.4103.410327") == ["宜阳县人民医院"]


def test_a_closed_employer_is_not_offered(luoyang: Region) -> None:
    closed = an_employer(luoyang, "洛阳市中心医院")
    closed.is_active = False
    closed.save()

    assert employers_found("zxyy") == []


def test_employers_that_begin_with_the_text_come_first(luoyang: Region) -> None:
    an_employer(luoyang, "洛阳市中心医院")
    an_employer(luoyang, "中心血站")

    assert employers_found("中心") == ["中心血站", "洛阳市中心医院"]


def test_a_found_employer_says_under_whom_or_where_it_is(luoyang: Region) -> None:
    bureau = an_employer(luoyang, "洛阳市卫生健康委员会")
    an_employer(luoyang, "洛阳市中心医院", bureau)

    places = {hit.name: hit.place for hit in find_employers("洛阳市", "41")}

    assert places["洛阳市中心医院"] == "洛阳市卫生健康委员会"
    assert places["洛阳市卫生健康委员会"] == "洛阳市"


def test_the_cascade_goes_from_region_to_bureau_to_unit(luoyang: Region) -> None:
    bureau = an_employer(luoyang, "洛阳市卫生健康委员会")
    hospital = an_employer(luoyang, "洛阳市中心医院", bureau)

    assert list(Employer.objects.children_of(luoyang)) == [bureau]
    assert list(Employer.objects.children_of(bureau)) == [hospital]
    assert list(Employer.objects.children_of(hospital)) == []

"""The shipped files describe the whole province, and every tree in them holds together."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from registry import imports
from registry.models import Employer, Region, Trade
from registry.search import find_employers, find_trades

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

DATA = Path(imports.__file__).parent / "data"
CITIES = {"prefecture_city", "provincially_administered_city"}
GOVERNED = {"province_governed_county_2014_2021"}
COUNTY_LEVEL = GOVERNED | {
    "district",
    "county",
    "county_level_city",
    "provincially_administered_city",
}
EXAM_DAY = date(2026, 6, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def levels() -> dict[str, str]:
    imports.load_regions(DATA / "regions.csv")
    imports.load_employers(DATA / "employers.csv")
    return imports.load_trades(DATA / "trades.csv")


def test_every_regions_path_continues_its_parents() -> None:
    for region in Region.objects.select_related("parent"):
        above = f"{region.parent.path}." if region.parent else ""

        assert region.path.startswith(above)
        assert "." not in region.path.removeprefix(above)


def test_all_regions_are_there() -> None:
    kinds = Counter(Region.objects.values_list("kind", flat=True))

    assert kinds.total() == 200
    assert sum(kinds[kind] for kind in COUNTY_LEVEL) == 157
    assert sum(kinds[kind] for kind in CITIES) == 18
    assert sum(kinds[kind] for kind in GOVERNED) == 10


def test_a_county_lies_under_its_city_and_a_governed_county_under_the_province() -> None:
    paths = dict(Region.objects.values_list("name", "path"))

    assert paths["宜阳县"] == "41.4103.410327"
    assert paths["巩义市"] == "41.410181"
    assert paths["河南省直（含中央驻豫单位）"] == "41.sz"


def test_the_exam_regions_are_what_lies_right_under_the_province() -> None:
    regions = list(Region.objects.exam_regions())
    kinds = Counter(region.kind for region in regions)

    assert sum(kinds[kind] for kind in CITIES) == 18
    assert sum(kinds[kind] for kind in GOVERNED) == 10
    assert {region.short_name for region in regions} >= {"济源市", "省直单位", "航空港区"}
    assert len(regions) == 30
    assert "宜阳县" not in {str(region) for region in regions}


def test_under_a_path_are_the_region_itself_and_all_below() -> None:
    luoyang = set(Region.objects.under("41.4103").values_list("path", flat=True))

    assert {"41.4103", "41.4103.410327"} <= luoyang
    assert all(path.startswith("41.4103") for path in luoyang)
    assert Region.objects.under("41").count() == 200
    assert not Region.objects.under("41.410")


def test_every_exam_region_has_employers_and_the_big_ones_have_more() -> None:
    counts = {
        region.short_name: Employer.objects.filter(
            region__in=Region.objects.under(region.path)
        ).count()
        for region in Region.objects.exam_regions()
    }

    assert min(counts.values()) >= 9
    assert sorted(counts, key=lambda name: -counts[name])[:3] == ["洛阳市", "郑州市", "省直单位"]


def test_employers_stand_in_cascades_of_up_to_three_steps() -> None:
    assert Employer.objects.count() >= 300
    assert Employer.objects.filter(parent__parent__parent__isnull=False).count() == 0
    assert Employer.objects.filter(parent__parent__isnull=False).exists()
    for employer in Employer.objects.exclude(parent=None).select_related("parent"):
        assert employer.parent is not None
        assert employer.parent.region_id == employer.region_id


def test_merged_trades_name_a_trade_of_today_and_cancelled_ones_name_none() -> None:
    gone = Trade.objects.exclude(valid_to=None).select_related("successor")

    assert {trade.name: str(trade.successor or "") for trade in gone}["护路员"] == "公路养护工"
    assert {trade.name: str(trade.successor or "") for trade in gone}["打字员"] == ""
    assert all(trade.successor is None or trade.successor.valid_to is None for trade in gone)
    assert not set(gone) & set(Trade.objects.current(EXAM_DAY))
    assert set(gone) <= set(Trade.objects.current(date(2021, 12, 31)))


def test_levels_are_told_for_every_trade_and_some_are_closed_at_level_one(
    levels: dict[str, str],
) -> None:
    current = {trade.code: trade.name for trade in Trade.objects.current(EXAM_DAY)}
    closed = {name for code, name in current.items() if "1" not in levels[code]}

    assert set(levels) == set(Trade.objects.values_list("code", flat=True))
    assert all(levels[code] for code in current)
    assert closed
    assert "护理员" not in closed


def test_the_guides_examples_are_found() -> None:
    assert {hit.name for hit in find_trades("byy")} >= {"播音员", "保育员"}
    assert {hit.name for hit in find_trades("hly")} >= {"护理员", "护林员", "护路员"}
    assert [hit.name for hit in find_trades("xc")] == [hit.name for hit in find_trades("行车工")]
    assert {hit.name for hit in find_employers("zxyy", "41.4103")} >= {"洛阳市中心医院"}


def test_employers_are_found_through_their_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # a few hundred rows are read either way

    plan = Employer.objects.matching("zxyy").order_by().explain()

    assert "employers_by_any_part" in plan
    assert "Seq Scan" not in plan


def test_a_search_asks_the_database_twice(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):
        assert find_trades("hly")
    with django_assert_num_queries(2):
        assert len(find_employers("zx", "41")) > 1
    with django_assert_num_queries(2):
        assert find_employers("zx", "41.4103")

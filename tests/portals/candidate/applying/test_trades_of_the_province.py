"""The real list of trades: found by every reading, old ones held, what has taken their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Q

from documents.pinyin import readings
from exams.levels import Level
from exams.models import LevelOffer
from flows.commands import candidate
from forms.registry_fields import TradeField, TradeToApplyForField
from registry import imports
from registry.models import Trade
from registry.search import find_trades
from tests import builders
from tests.portals.candidate.applying.pages import address, page, save, words

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

FILE = Path(imports.__file__).parent / "data" / "trades.csv"
HELD, WANTED = TradeField(label="现岗位工种"), TradeToApplyForField(label="申报岗位工种")


@pytest.fixture
def trades(db: None) -> dict[str, str]:
    """Load the province's trades; return the levels of each, by code."""
    return imports.load_trades(FILE)


@pytest.fixture
def offered(world: World, trades: dict[str, str]) -> World:
    """Open the province's trades at their levels in this year's exam."""
    codes = {trade.code: trade for trade in Trade.objects.filter(code__in=trades)}
    LevelOffer.objects.bulk_create(
        LevelOffer(exam=world.exam, trade=codes[code], level=int(level))
        for code, levels in trades.items()
        if code in codes
        for level in levels
    )
    return world


@pytest.fixture
def world(trades: dict[str, str]) -> World:
    """The made-up province beside the real trades; they share the nurse."""
    Trade.objects.filter(name="护理员").update(name="真护理员", code="real-nurse")
    return builders.a_world()


def asked(browser: Client, text: str) -> str:
    return page(browser.get(address("trades", "apply_trade"), {"q": text, "list": "x"}))


def test_every_trade_is_found_by_its_name_and_by_every_reading(trades: dict[str, str]) -> None:
    for trade in Trade.objects.all():
        keys = readings(trade.name)
        for typed in (trade.name, *keys.initials, *keys.full):
            found = [hit.name for hit in find_trades(typed, limit=30)]
            assert trade.name in found, typed


@pytest.mark.parametrize(("name", "typed"), [("行车工", ("hc", "xc")), ("调酒师", ("tj", "dj"))])
def test_a_character_with_two_readings_is_found_by_both(
    trades: dict[str, str], name: str, typed: tuple[str, ...]
) -> None:
    if not Trade.objects.filter(name=name).exists():
        keys = " ".join(("", *readings(name).initials, *readings(name).full))
        Trade.objects.create(
            code="added", name=name, category="机电", search_key=keys, valid_from=date(2011, 1, 1)
        )

    assert all(name in [hit.name for hit in find_trades(letters)] for letters in typed)


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("护路员", "公路养护工"),
        ("计算机信息处理", "计算机信息处理员"),
        ("图书资料管理", "图书资料员"),
        ("中式烹饪", "中式烹调师"),
        ("汽车调度管理", "汽车驾驶员"),
        ("白蚂蚁防治", "白蚁防治工"),
    ],
)
def test_a_merged_trade_is_held_but_its_successor_is_applied_for(
    trades: dict[str, str], old: str, now: str
) -> None:
    held = HELD.clean(old)
    with pytest.raises(ValidationError) as refused:
        WANTED.clean(old)

    assert held is not None
    assert held.name == old
    assert f"「{old}」已合并" in refused.value.message
    assert [pick.text for pick in refused.value.picks] == [now]  # type: ignore[attr-defined]  # SeveralMatch


def test_a_cancelled_trade_offers_what_is_near_with_the_employers_consent(
    trades: dict[str, str],
) -> None:
    assert HELD.clean("打字员") is not None
    with pytest.raises(ValidationError) as refused:
        WANTED.clean("打字员")

    picks = refused.value.picks  # type: ignore[attr-defined]  # SeveralMatch
    assert "经单位人事部门同意" in refused.value.message
    assert picks
    assert {pick.small for pick in picks} == {"综合服务"}


def test_a_trade_of_today_is_applied_for_as_it_is(trades: dict[str, str]) -> None:
    trade = WANTED.clean("公路养护工")

    assert trade is not None
    assert trade.name == "公路养护工"
    assert WANTED.clean("") is None


def test_the_list_brings_the_successor_and_what_is_near(
    browser: Client, offered: World, empty_draft: Application
) -> None:
    merged, cancelled = asked(browser, "护路"), asked(browser, "打字员")

    assert 'data-key="公路养护工"' in merged
    assert "已合并，请选 公路养护工" in merged
    assert "已取消，单位人事部门同意后选就近的" in cancelled
    assert cancelled.count("今年开考") >= 3


def test_level_one_offers_only_what_is_open_this_year(
    browser: Client, offered: World, person: User
) -> None:
    candidate.start(by=person, exam=offered.exam, level=Level.ONE, region=offered.city)
    closed = Trade.objects.exclude(offers_level_one()).filter(valid_to=None).first()
    assert closed is not None

    said = asked(browser, closed.name)

    assert f'data-key="{closed.name}"' in said
    assert "今年不开考" in said
    assert "今年开考" not in said


def offers_level_one() -> Q:
    return Q(pk__in=LevelOffer.objects.filter(level=Level.ONE).values("trade"))


def test_leaving_a_cancelled_trade_asks_for_the_employers_consent(
    browser: Client, offered: World, person: User
) -> None:
    paper = builders.a_draft(offered, person=person)
    save(browser, paper, "current_trade", current_trade="打字员")

    asked_for = words(browser.get(address("check")))
    token = page(browser.get(address("check"))).split('name="token" value="')[1].split('"')[0]
    browser.post(address("confirm"), {"token": token})

    assert "现岗位工种已取消，报考就近岗位工种，是否已经本单位人事部门同意" in asked_for
    assert "单位人事部门已经同意，确认报考" in asked_for
    assert "证书上就是这样" not in asked_for
    assert paper.discrepancies.get().is_consent
    assert "「打字员」已取消" in words(browser.get(address("check")))

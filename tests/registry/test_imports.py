"""Files are loaded whole or not at all, and a bad row is named by line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from registry.imports import (
    BadRow,
    load_employers,
    load_qualifications,
    load_regions,
    load_trades,
)
from registry.models import Employer, Qualification, Region, Trade
from vault.fields import blind_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.django_db

REGIONS = """code,name,short_name,kind,parent,path,position
410000,河南省,河南,province,,41,0
410300,洛阳市,洛阳,city,410000,41.4103,3
410327,宜阳县,宜阳,county,410300,41.4103.410327,1
"""
TRADES = """code,official_code,name,category,valid_from,valid_to,successor,levels
road,,公路养护工,交通,2011-01-01,,,54321
guard,0102,护路员,交通,2011-01-01,2022-01-01,公路养护工,
"""
EMPLOYERS = """region,parent,name,kind,level
410300,,洛阳市交通运输局,administrative,正处级
410300,洛阳市交通运输局,洛阳市公路事业发展中心,institution,副处级
410300,洛阳市公路事业发展中心,第一公路养护所,institution,
410327,,宜阳县人民医院,institution,股级
"""
QUALIFICATIONS = """id_number,name,level,year,trade,certificate_number
11010519491231002X,王㛃,4,2005,护理员,豫001
110105491231002,王㛃,5,1999,护理员,豫002
11010519491231002x,王㛃,4,2010,护理员,豫003
440524188001010014,阿依古丽·买买提,3,2001,播音员,豫004
"""
LOADERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "regions": (load_regions, REGIONS),
    "trades": (load_trades, TRADES),
    "employers": (load_employers, EMPLOYERS),
    "qualifications": (load_qualifications, QUALIFICATIONS),
}


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str, str], object]:
    def loaded(kind: str, text: str) -> object:
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        return LOADERS[kind][0](file)

    return loaded


def everything() -> list[object]:
    models = (Region, Trade, Employer, Qualification)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_loading_twice_changes_nothing(load: Callable[[str, str], object]) -> None:
    for kind, (_, text) in LOADERS.items():
        load(kind, text)
    once = everything()
    for kind, (_, text) in LOADERS.items():
        load(kind, text)

    assert everything() == once
    assert [Region.objects.count(), Trade.objects.count()] == [3, 2]
    assert [Employer.objects.count(), Qualification.objects.count()] == [4, 4]


def test_loaders_say_how_much_they_loaded(load: Callable[[str, str], object]) -> None:
    assert load("regions", REGIONS) == 3
    assert load("trades", TRADES) == {"road": "54321", "guard": ""}
    assert load("employers", EMPLOYERS) == 4
    assert load("qualifications", QUALIFICATIONS) == 4


def test_a_changed_row_changes_the_stored_one(load: Callable[[str, str], object]) -> None:
    for kind, (_, text) in LOADERS.items():
        load(kind, text)
    numbers = dict(Employer.objects.values_list("name", "public_id"))

    load("regions", REGIONS.replace("410300,41.4103.410327", "410000,41.410327"))
    load("trades", TRADES.replace(",公路养护工,\n", ",,\n"))
    load("employers", EMPLOYERS.replace("股级", "正科级"))
    load("qualifications", QUALIFICATIONS.replace("豫004", "豫005").replace("3,2001", "2,2006"))

    assert Region.objects.get(code="410327").path == "41.410327"
    assert str(Region.objects.get(code="410327").parent) == "河南省"
    assert Trade.objects.get(code="guard").successor is None
    assert Employer.objects.get(name="宜阳县人民医院").level == "正科级"
    assert dict(Employer.objects.values_list("name", "public_id")) == numbers
    assert Qualification.objects.count() == 5


def test_a_loaded_tree_has_its_parents(load: Callable[[str, str], object]) -> None:
    for kind, (_, text) in LOADERS.items():
        load(kind, text)
    unit = Employer.objects.get(name="第一公路养护所")

    assert unit.parent is not None
    assert unit.parent.name == "洛阳市公路事业发展中心"
    assert str(unit.parent.parent) == "洛阳市交通运输局"
    assert str(Trade.objects.get(code="guard").successor) == "公路养护工"


def test_a_persons_highest_level_and_newest_year_come_first(
    load: Callable[[str, str], object],
) -> None:
    load("qualifications", QUALIFICATIONS)

    index = blind_index("11010519491231002X", purpose="id_number")
    found = Qualification.objects.of(index)

    assert [str(one) for one in found] == ["豫003", "豫001", "豫002"]
    assert not Qualification.objects.of("")


def test_columns_may_stand_in_any_order_with_further_ones_and_empty_lines(
    load: Callable[[str, str], object],
) -> None:
    header = "备注,name,code,short_name,kind,parent,path,position"

    assert load("regions", f"\ufeff{header}\n\n无,河南省,41,河南,province,,41,0\n,,,\n") == 1


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "column"),
    [
        ("regions", "short_name,", "", 1, "short_name"),
        ("regions", "410300,洛阳市", ",洛阳市", 3, "code"),
        ("regions", "410300,洛阳市", "410000,洛阳市", 3, "code"),
        ("regions", "city,410000", "city,410001", 3, "parent"),
        ("regions", "41.4103,3", "42.4103,3", 3, "path"),
        ("regions", "41.4103,3", "41.,3", 3, "path"),
        ("regions", "41.4103,3", "41.4103.1,3", 3, "path"),
        ("regions", "41.4103,3", "41.4103,-3", 3, "position"),
        ("regions", "41.4103,3", "41.4103,３", 3, "position"),
        ("regions", "41.4103,3", "41.4103,3,4", 3, "列数"),
        ("regions", "41.4103,3", "41.4103", 3, "position"),
        ("regions", "410327,宜阳县", "410328," + "长" * 61, 4, "name"),
        ("regions", "410327,宜阳县", '410327,"宜阳县', 4, "文件"),
        ("regions", "宜阳县", "宜阳\0县", 4, "name"),
        ("trades", "护路员", "公路养护工", 3, "name"),
        ("trades", "guard", "road", 3, "code"),
        ("trades", "2022-01-01", "2022-13-01", 3, "valid_to"),
        ("trades", "2022-01-01", "2010-01-01", 3, "valid_to"),
        ("trades", "交通,2011-01-01,,", "交通,,,", 2, "valid_from"),
        ("trades", "公路养护工,\n", "养路工,\n", 3, "successor"),
        ("trades", "2022-01-01,公路养护工", "2022-01-01,护路员", 3, "successor"),
        ("trades", "54321", "6", 2, "levels"),
        ("trades", "54321", "55", 2, "levels"),
        ("employers", "410327,,", "410399,,", 5, "region"),
        ("employers", "410300,洛阳市交通运输局", "410327,洛阳市交通运输局", 3, "parent"),
        ("employers", "410327,,宜阳县人民医院", "410300,,洛阳市交通运输局", 5, "name"),
        ("employers", "宜阳县人民医院,institution", "宜阳县人民医院,事业", 5, "kind"),
        ("qualifications", "豫004", "豫001", 5, "certificate_number"),
        ("qualifications", "440524188001010014", "440524188001010015", 5, "id_number"),
        ("qualifications", "买买提,3", "买买提,0", 5, "level"),
        ("qualifications", "2001", "01", 5, "year"),
        ("qualifications", "播音员", "  ", 5, "trade"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_loaded(
    load: Callable[[str, str], object], kind: str, old: str, new: str, *, line: int, column: str
) -> None:
    if kind == "employers":
        load("regions", REGIONS)
    before = everything()
    text = LOADERS[kind][1]
    assert old in text

    with pytest.raises(BadRow) as caught:
        load(kind, text.replace(old, new, 1))

    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value) == f"第 {line} 行，{column}：{caught.value.text}"
    assert everything() == before


def test_a_bad_row_takes_back_the_batches_before_it(
    load: Callable[[str, str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.loaders.qualifications.BATCH", 1)

    with pytest.raises(BadRow, match="第 5 行"):
        load("qualifications", QUALIFICATIONS.replace("豫004", "豫001"))

    assert not Qualification.objects.exists()


def test_a_path_or_name_that_is_already_somebody_elses_is_refused(
    load: Callable[[str, str], object],
) -> None:
    load("regions", REGIONS)
    load("trades", TRADES)

    with pytest.raises(BadRow, match="第 4 行，path：已经是另一个地区的：410327"):
        load("regions", REGIONS.replace("410327,宜阳县", "410399,宜阳县"))
    with pytest.raises(BadRow, match="第 3 行，name：已经有这个工种，代码是 guard"):
        load("trades", TRADES.replace("guard", "other"))


def test_a_parent_that_could_be_two_employers_is_refused(
    load: Callable[[str, str], object],
) -> None:
    load("regions", REGIONS)
    twins = "410300,,办公室,administrative,\n410300,洛阳市交通运输局,办公室,institution,\n"

    with pytest.raises(BadRow, match="第 8 行，parent：这个地区有 2 个单位叫：办公室"):
        load("employers", f"{EMPLOYERS}{twins}410300,办公室,车队,institution,\n")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    file.write_bytes(REGIONS.encode("gb18030"))

    with pytest.raises(BadRow, match="UTF-8"):
        load_regions(file)


def test_an_empty_file_lacks_its_columns(load: Callable[[str, str], object]) -> None:
    with pytest.raises(BadRow, match="第 1 行，code：缺少这一列"):
        load("regions", "")

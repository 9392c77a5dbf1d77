"""Prints what finding a trade or an employer costs: `python -m bench.search`.

Needs two minutes, most of them for the pinyin of 100,000 names. Uses a database of its own, which
is dropped at the end.
"""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.test")
django.setup()

from django.db import connection  # noqa: E402 - after the set-up

from documents.pinyin import search_key  # noqa: E402 - after the set-up
from registry import imports, search  # noqa: E402 - after the set-up
from registry.models import Employer, Region, Trade  # noqa: E402 - after the set-up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sized

TRADES, EMPLOYERS, ROUNDS = 2_000, 100_000, 15
THINGS = ("汽车", "管道", "锅炉", "花卉", "林木", "水文", "护林", "护理", "播音", "图书", "行车")
DEEDS = ("驾驶", "维修", "检验", "养护", "保管", "测量", "化验", "调度", "运行", "栽培", "重修")
WHO = ("工", "员", "师", "手", "助理")
NUMBERS = (
    "",
    "第一",
    "第二",
    "第三",
    "第四",
    "东城",
    "西城",
    "南关",
    "城区",
    "滨河",
    "长安",
    "银行路",
)
BODIES = (
    "人民医院", "中心医院", "妇幼保健院", "疾病预防控制中心", "公路事业发展中心", "高级中学",
    "小学", "农业技术推广站", "动物疫病预防控制中心", "园林绿化管理处", "图书馆", "泵站管理处",
    "机关事务服务中心", "融媒体中心", "综合行政执法大队", "河道管理所", "社区卫生服务中心",
)  # fmt: skip
BRANCHES = ("", "分院", "东区分部", "西区分部", "服务站")
TYPED_TRADES = ("护理", "护", "hly", "xc", "huli", "q", "zzzz")
TYPED_EMPLOYERS = (
    "洛阳市中心医院", "中心医院", "宜阳县", "长安", "医", "zxyy", "lyszxyy", "zx",
    "zhongxinyiyuan", "qqqq",
)  # fmt: skip


def fill() -> None:
    """Store made-up trades and employers, spread over all regions."""
    imports.load_regions(Path(imports.__file__).parent / "data" / "regions.csv")
    Trade.objects.bulk_create(
        Trade(
            code=f"bench-{place}",
            name=name,
            category="机电",
            search_key=search_key(name),
            valid_from=date(2011, 1, 1),
        )
        for place, name in enumerate(islice(trade_names(), TRADES))
    )
    names = product(BRANCHES, NUMBERS, BODIES, Region.objects.exclude(path="41"))
    Employer.objects.bulk_create(
        (
            Employer(region=region, name=name, kind="institution", search_key=search_key(name))
            for branch, number, body, region in islice(names, EMPLOYERS)
            for name in [f"{region.short_name}{number}{body}{branch}"]
        ),
        batch_size=5_000,
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE registry_employer, registry_trade, registry_region")


def trade_names() -> Iterator[str]:
    """Return names without end: every thing, deed and worker, then with a number."""
    names = product(THINGS, DEEDS, WHO)
    for place, (thing, deed, who) in enumerate(cycle(names)):
        turn = place // (len(THINGS) * len(DEEDS) * len(WHO))
        yield f"{thing}{deed}{who}{'甲乙丙丁'[turn - 1] if turn else ''}"


def milliseconds(find: Callable[[], object]) -> tuple[float, float]:
    """Return the middle and the fastest of some rounds; a busy machine spoils only the middle."""
    rounds = []
    for _ in range(ROUNDS):
        started = perf_counter()
        find()
        rounds.append((perf_counter() - started) * 1000)
    return median(rounds), min(rounds)


def report(title: str, typed: tuple[str, ...], find: Callable[[str], Sized]) -> None:
    """Print a line for each text, and the slowest."""
    print(title)
    taken = {text: milliseconds(partial(find, text)) for text in typed}
    for text, (middle, fastest) in taken.items():
        print(f"  {middle:6.1f} ms  {fastest:6.1f} at best  {len(find(text)):3} found  {text}")
    print(f"  {max(taken.values())[0]:6.1f} ms at most")


def main() -> None:
    """Fill a scratch database, measure, and drop it."""
    connection.settings_dict["TEST"]["NAME"] = f"kaowu_bench_search_{os.getpid()}"
    old_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill()
        print(f"{Trade.objects.count():,} trades, {Employer.objects.count():,} employers")
        nothing, _ = milliseconds(Region.objects.filter(pk=0).exists)
        print(f"{nothing:.1f} ms for a question to the database that finds nothing, to compare")
        report("trade", TYPED_TRADES, search.find_trades)
        for place, path in (("the province", "41"), ("one city", "41.4103")):
            find = partial(search.find_employers, region_path=path)
            report(f"employer in {place}", TYPED_EMPLOYERS, find)
    finally:
        connection.creation.destroy_test_db(old_name, verbosity=0)


if __name__ == "__main__":
    main()

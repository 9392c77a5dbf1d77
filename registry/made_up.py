"""People who do not exist, for the demo province and benchmarks: the same seed, the same person."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from registry.id_numbers import check_character

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
WOMEN = "秀英桂兰玉梅淑珍丽华红霞敏静芳艳娟云莲凤琴素云巧玲慧芝春燕改香爱枝"
MEN = "建国志强卫东国庆海涛保军铁柱振华俊峰永福明亮全胜德顺长江新民宏伟占峰小军"
RARE_NAMES = ("王㛃", "李䶮", "张𬭊", "阿依古丽·买买提", "买买提·吐尔逊")
BIRTH_YEARS = {"female": (1978, 1992), "male": (1970, 1990)}
FIRST_PHONE = 13_700_000_000


@dataclass(frozen=True)
class MadeUpPerson:
    """Somebody nobody is. The ID number's checksum holds; its order number starts with 9."""

    seed: int
    name: str
    sex: str
    birth_date: date
    id_number: str
    phone: str
    started_work: date


def made_up_id_number(*, area: str, birth: date, serial: int) -> str:
    """Return a valid 18-character number; an odd serial (0-999) is a man's."""
    body = f"{area}{birth:%Y%m%d}{serial:03d}"
    return body + check_character(body)


def made_up_name(seed: int) -> str:
    """Return a name; one in sixty is of the kind that other systems choke on."""
    dice = random.Random(f"name {seed}")  # noqa: S311 - a story, not a secret
    if seed % 60 == 59:
        return RARE_NAMES[seed // 60 % len(RARE_NAMES)]
    given = WOMEN if seed % 2 else MEN
    start = dice.randrange(0, len(given), 2)
    name = given[start : start + 2] if dice.random() < 0.75 else given[start]
    return dice.choice(SURNAMES) + name


def made_up_person(seed: int, *, area: str = "410300") -> MadeUpPerson:
    """Return the person of a seed. The ID numbers of the first 36,500 people all differ."""
    dice = random.Random(f"person {seed}")  # noqa: S311 - as above
    sex = "female" if seed % 2 else "male"
    year = dice.randint(*BIRTH_YEARS[sex])
    hundred, place = divmod(seed, 100)
    # People of one place in different hundreds share the serial, so their birthdays differ.
    born = date(year, 1, 1) + timedelta(days=(hundred * 97 + place * 37) % 365)
    serial = 900 + place // 2 * 2 + (1 if sex == "male" else 0)
    started = date(born.year + dice.randint(18, 22), dice.choice((3, 7, 9, 12)), 1)
    return MadeUpPerson(
        seed=seed,
        name=made_up_name(seed),
        sex=sex,
        birth_date=born,
        id_number=made_up_id_number(area=area, birth=born, serial=serial),
        phone=str(FIRST_PHONE + seed),
        started_work=started,
    )

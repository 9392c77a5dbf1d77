"""A second opinion: a tiny interpreter of eligibility.json that shares no code with the product.

It reads the conditions as they are written there ("work_years >= 10") and stops at a phrase it
does not understand. A case is the JSON of `precheck`, parameters included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

RULES = {
    rule["id"]: rule
    for rule in json.loads(
        Path(__file__).with_name("eligibility.json").read_text(encoding="utf-8")
    )["rules"]
}
WAYS = {5: ["L5"], 4: ["L4-A", "L4-B"], 3: ["L3-A", "L3-B"], 2: ["L2"], 1: ["L1"]}
SCHOOLS = ["primary", "junior", "senior", "technical", "college", "bachelor"]
HONOURS = {
    "commended by party": "government_commendation",
    "五一劳动奖章": "labour_medal",
    "技术能手": "technical_expert",
    "individual third prize": "contest_third_prize",
    "1 invention patent or 2 utility": "invention_patent two_utility_models",
    "UNKNOWN: item 6": "",
    "劳动模范": "model_worker",
    "result of technical innovation": "certified_innovation",
    "a placing in a skills contest": "contest_placing contest_third_prize",
}
SUCCESSORS = {"中药工": "药工"}
CANCELLED = {"打字员"}
OPEN = {
    "护理员": {1, 2, 3, 4, 5},
    "药工": {1, 2, 3, 4, 5},
    "播音员": {2, 3, 4, 5},
    "汽车驾驶员": {2, 3, 4, 5},
}

Facts = Mapping[str, object]


def answer(facts: Facts) -> tuple[bool, str | None]:
    """Return whether the person may apply, and by which rule."""
    if facts.get("in_discipline") or is_too_old(facts) or not is_offered(facts):
        return False, None
    route = next((way for way in WAYS[number(facts, "apply_level")] if fits(facts, way)), None)
    if route is None and facts.get("exceptional") and fits_exceptionally(facts):
        route = "BREAK"
    return route is not None, route


def is_offered(facts: Facts) -> bool:
    return facts["apply_level"] in OPEN.get(str(facts["apply_trade"]), set())


def fits(facts: Facts, rule_id: str, *, years_waived: bool = False) -> bool:
    """Say whether all of a rule's conditions hold."""
    rule = RULES[rule_id]
    if rule.get("current_level") == "none" and facts.get("current_level") is not None:
        return False
    return all(holds(facts, condition, years_waived) for condition in rule["all"])


def fits_exceptionally(facts: Facts) -> bool:
    level = number(facts, "apply_level")
    honoured = any(has_honour(facts, line) for line in RULES["BREAK"]["any"])
    certified = facts.get("current_level") is not None
    ordinary = {4: "L4-A", 3: "L3-A", 2: "L2", 1: "L1"}
    if level not in ordinary or not (honoured and certified):
        return False
    return fits(facts, ordinary[level], years_waived=True)


def holds(facts: Facts, condition: object, years_waived: bool) -> bool:  # noqa: FBT001 - recursion
    """Evaluate one condition: a phrase, or a nest of "any" and "all"."""
    if isinstance(condition, dict):
        [(word, parts)] = condition.items()
        return {"any": any, "all": all}[word](holds(facts, part, years_waived) for part in parts)
    phrase = str(condition)
    if compared := re.fullmatch(r"(work_years|level_years|current_level) (<|>=|==) (\d+)", phrase):
        name, sign, limit = compared.groups()
        return (years_waived and name.endswith("years")) or compare(facts, name, sign, int(limit))
    return phrase_holds(facts, phrase)


def compare(facts: Facts, name: str, sign: str, limit: int) -> bool:
    counted = {"work_years": work_years, "level_years": level_years}
    value = counted[name](facts) if name in counted else facts.get(name)
    if not isinstance(value, int):
        return False
    return {"<": value < limit, ">=": value >= limit, "==": value == limit}[sign]


def phrase_holds(facts: Facts, phrase: str) -> bool:
    newest = facts.get("assessments") or []
    assert isinstance(newest, list)
    if phrase == "L1-EXEMPT":
        return any(has_honour(facts, line) for line in RULES[phrase]["any_since_level_2"])
    if aged := re.fullmatch(r"(male|female) and age >= (\d+)", phrase):
        return facts.get("sex") == aged[1] and age(facts) >= int(aged[2])
    if last := re.fullmatch(r"last (\d+) annual assessments all >= 合格", phrase):
        years = newest[: int(last[1])]
        return len(years) == int(last[1]) and set(years) <= {"excellent", "pass"}
    if least := re.match(r"at least (\d+) of those 5 are 优秀 \(or 年度优秀共产党员\)", phrase):
        listed = [*newest, *list_of(facts, "commendations")]
        honours = listed.count("excellent") + listed.count("party_member_of_the_year")
        return min(honours, len(newest)) >= int(least[1])
    if phrase.startswith("education >= "):
        least_school = "junior" if phrase.endswith("初中") else "senior"
        return SCHOOLS.index(str(facts.get("education") or "primary")) >= SCHOOLS.index(
            least_school
        )
    plain = {
        "regularised_and_graded_by(30 Sep exam year)": was_regularised,
        "same_trade": has_same_trade,
        "appointed_to_level_2_post": lambda told: bool(told.get("appointed")),
        "higher skill (judged by reviewer)": lambda _told: True,
        "trade in level_one_trades(year)": is_offered,
    }
    return plain[phrase](facts)


def has_honour(facts: Facts, line: str) -> bool:
    [codes] = [codes for start, codes in HONOURS.items() if line.startswith(start)]
    return bool(set(codes.split()) & set(list_of(facts, "commendations")))


def has_same_trade(facts: Facts) -> bool:
    current, applied = facts.get("current_trade"), facts["apply_trade"]
    return current in CANCELLED or SUCCESSORS.get(str(current), current) == applied


def was_regularised(facts: Facts) -> bool:
    told = facts.get("regularised_date")
    return told is not None and day(told) <= cutoff(facts)


def work_years(facts: Facts) -> int | None:
    if facts.get("start_date") is None:
        return None
    start, exam_year = day(facts["start_date"]), number(facts, "exam_year")
    method = parameter(facts, "work_years", "inclusive")
    if method == "full":
        return anniversaries(start, cutoff(facts))
    return exam_year - start.year + (1 if method == "inclusive" else 0)


def level_years(facts: Facts) -> int | None:
    if facts.get("level_year") is None:
        return None
    year = number(facts, "level_year")
    if parameter(facts, "level_years", "calendar") == "full":
        return anniversaries(date(year, 12, 31), cutoff(facts))
    return number(facts, "exam_year") - year


def age(facts: Facts) -> int:
    return anniversaries(day(facts["birth_date"]), cutoff(facts)) if facts.get("birth_date") else 0


def anniversaries(since: date, until: date) -> int:
    """Count the anniversaries by walking over the days."""
    walked = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
    return sum(is_anniversary(since, someday) for someday in walked)


def is_anniversary(since: date, someday: date) -> bool:
    if (since.month, since.day) == (2, 29):
        return someday.month == 2 and (someday + timedelta(days=1)).month == 3
    return (someday.month, someday.day) == (since.month, since.day)


def is_too_old(facts: Facts) -> bool:
    """Retirement by walking the published table: month of birth, months later."""
    rule = parameter(facts, "retirement", "notice_date")
    if rule == "off" or not facts.get("birth_date") or not facts.get("sex"):
        return False
    looked_at = {
        "notice_date": day(parameter(facts, "notice_date", "2026-03-01")),
        "year_end": date(number(facts, "exam_year"), 12, 31),
        "previous_year_end": date(number(facts, "exam_year") - 1, 12, 31),
    }[str(rule)]
    born = day(facts["birth_date"])
    years, step, most = {"male": (60, 4, 36), "female": (50, 2, 60)}[str(facts["sex"])]
    later, year, month = 0, 2025 - years, 1
    while (year, month) <= (born.year, born.month) and later < most:
        later += 1
        year, month = (year + 1, month + step - 12) if month + step > 12 else (year, month + step)
    months = (born.year + years) * 12 + born.month - 1 + later
    reached = (
        months // 12,
        months % 12 + 1,
        min(born.day, last_day(months // 12, months % 12 + 1)),
    )
    return reached <= (looked_at.year, looked_at.month, looked_at.day)


def last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def cutoff(facts: Facts) -> date:
    return day(parameter(facts, "cutoff", "2026-09-30"))


def parameter(facts: Facts, name: str, usual: str) -> object:
    given = facts.get("parameters") or {}
    assert isinstance(given, dict)
    return given.get(name, usual)


def day(text: object) -> date:
    return date.fromisoformat(str(text))


def number(facts: Facts, name: str) -> int:
    value = facts[name]
    assert isinstance(value, int)
    return value


def list_of(facts: Facts, name: str) -> list[object]:
    value = facts.get(name) or []
    assert isinstance(value, list)
    return value

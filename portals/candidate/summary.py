"""A paper's answers in words, to be checked before signing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from applications.models import Education, EmployerKind, StaffType
from applications.records import lines_of
from applications.rules.case import Commendation
from applications.rules.wording import ASSESSMENTS, COMMENDATIONS
from exams.levels import Level
from portals.candidate.form_page import counted_years, person_facts
from portals.shell.pieces import Fact
from portals.shell.wording import full_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from applications.models import Application

NOT_SAID = "还没有填"
LEVEL_ONE = "一级（高级技师）申报条件"


@dataclass(frozen=True)
class Answers:
    """One card of the summary and the place in the form where it is changed."""

    title: str
    anchor: str
    facts: tuple[Fact, ...]
    css: str = ""


CHANGED_AT = {
    "申报等级": "apply_level",
    "申报岗位工种": "apply_trade",
    "单位": "employer",
    "单位类别": "employer_kind",
    "单位级别": "employer_level",
    "参加工作时间": "start_date",
    "工作年限": "start_date",
    "学历": "education",
    "人员类型": "staff_type",
    "现岗位等级": "current_level",
    "现岗位工种": "current_trade",
    "现等级取得年份": "level_year",
    "转正定级时间": "regularised_date",
    "已聘任到二级岗位": "appointed",
    "年度考核结果": "assessments",
    "学习工作简历": "work_history",
    "主要技术业务工作业绩": "achievements",
    "奖惩情况": "awards",
    "是否存在禁止申报情形": "in_discipline",
    "破格晋升": "exceptional",
    "符合的条件": "commendations",
    "证明材料说明": "exceptional_note",
}
"""The field of the form in which each line of the summary is changed."""


def with_changes(cards: list[Answers]) -> list[Answers]:
    """Give every line that can be changed a link to its field."""
    return [replace(card, facts=tuple(_changeable(fact) for fact in card.facts)) for card in cards]


def _changeable(fact: Fact) -> Fact:
    field = CHANGED_AT.get(fact.label)
    if field is None:
        return fact
    return replace(fact, change_url=f"{reverse('candidate:application')}#field-{field}")


def answers_to_check(paper: Application) -> list[Answers]:
    """Return every answer, in the order of the form, what is applied for first."""
    cards = [
        Answers("申报", "apply", _applied(paper), css="big"),
        Answers("单位", "unit", _unit(paper)),
        Answers("本人", "person", _person(paper)),
        Answers("现在的岗位", "post", _post(paper)),
        Answers("声明", "oath", _oath(paper)),
    ]
    if paper.apply_level == Level.ONE:
        cards.insert(4, Answers(LEVEL_ONE, "level_one", _level_one(paper), css="long"))
    return cards


def _applied(paper: Application) -> tuple[Fact, ...]:
    trade = paper.apply_trade.name if paper.apply_trade else NOT_SAID
    return (Fact("申报等级", str(paper.level.label)), Fact("申报岗位工种", trade))


def _unit(paper: Application) -> tuple[Fact, ...]:
    employer = paper.employer
    place = employer.region.name if employer else ""
    return (
        Fact("单位", employer.name if employer else NOT_SAID, small=place),
        Fact("单位类别", _word(EmployerKind, paper.employer_kind)),
        Fact("单位级别", paper.employer_level or NOT_SAID),
    )


def _person(paper: Application) -> tuple[Fact, ...]:
    counted = counted_years(paper)
    return (
        *(Fact(fact.label, fact.value) for fact in person_facts(paper.candidate)),
        Fact("参加工作时间", _day(paper.start_date)),
        Fact("工作年限", counted.years, small=counted.how),
        Fact("学历", _word(Education, paper.education)),
        Fact("人员类型", _word(StaffType, paper.staff_type)),
    )


def _post(paper: Application) -> tuple[Fact, ...]:
    facts = [Fact("现岗位等级", _level(paper))]
    if not paper.is_unrated:
        trade = paper.current_trade.name if paper.current_trade else NOT_SAID
        year = f"{paper.level_year} 年" if paper.level_year else NOT_SAID
        facts += [Fact("现岗位工种", trade), Fact("现等级取得年份", year)]
    if paper.apply_level == Level.FIVE:
        facts.append(Fact("转正定级时间", _day(paper.regularised_date)))
    return tuple(facts)


def _level(paper: Application) -> str:
    if paper.current_level is None:
        return NOT_SAID
    return "未定级" if paper.is_unrated else str(Level(paper.current_level).label)


def _level_one(paper: Application) -> tuple[Fact, ...]:
    years = range(paper.exam.year - 1, paper.exam.year - 6, -1)
    results = zip(years, paper.assessments, strict=False)
    said = {word.value: text for word, text in ASSESSMENTS.items()}
    return (
        Fact("已聘任到二级岗位", _yes_no(answer=paper.appointed)),
        Fact(
            "年度考核结果",
            "，".join(f"{year} 年{said[word]}" for year, word in results) or NOT_SAID,
        ),
        Fact("学习工作简历", _lines(lines_of(paper, "work_history") or NOT_SAID)),
        Fact("主要技术业务工作业绩", _lines(lines_of(paper, "achievements") or NOT_SAID)),
        Fact("奖惩情况", _lines(lines_of(paper, "awards") or "没有")),
    )


def _oath(paper: Application) -> tuple[Fact, ...]:
    named = "；".join(COMMENDATIONS[Commendation(code)] for code in paper.commendations)
    facts = [
        Fact("是否存在禁止申报情形", _yes_no(answer=paper.in_discipline)),
        Fact("破格晋升", "申请" if paper.exceptional else "不申请"),
    ]
    if named:
        facts.append(Fact("符合的条件", named))
    if paper.exceptional:
        facts.append(Fact("证明材料说明", paper.exceptional_note or NOT_SAID))
    return tuple(facts)


def facts_that_count(paper: Application) -> list[Fact]:
    """Return the few answers that decide whether somebody may apply."""
    return [
        *_post(paper),
        Fact("参加工作", _day(paper.start_date)),
        Fact("工作年限", counted_years(paper).years),
        Fact("申报等级", str(paper.level.label)),
    ]


def _lines(text: str) -> str:
    """Return text of several lines as they were written."""
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in text.split("\n")))


def _yes_no(*, answer: bool | None) -> str:
    return NOT_SAID if answer is None else "是" if answer else "否"


def _day(day: date | None) -> str:
    return full_day(day) if day else NOT_SAID


def _word(words: Callable[[str], object], code: str) -> str:
    return str(getattr(words(code), "label", code)) if code else NOT_SAID

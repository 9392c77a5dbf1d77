"""The conditions on schooling, assessments, appointment and honours. Each returns what it found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from applications.rules.case import Assessment, Commendation, Sex
from applications.rules.findings import Code, Finding
from applications.rules.wording import SCHOOLING, day_words, schooling_floor_words
from applications.rules.years import full_years

if TYPE_CHECKING:
    from applications.rules.findings import Matter


def schooling(matter: Matter) -> Finding:
    """技工学校, 职专 or 高中 at least."""
    held, least = matter.case.education, matter.parameters.schooling
    title = schooling_floor_words(least)
    if held is not None and held >= least:
        return Finding(Code.EDUCATION, title, passed=True, detail=f"学历是{SCHOOLING[held]}。")
    said = "没有填写学历" if held is None else f"您的学历是{SCHOOLING[held]}"
    return Finding(Code.EDUCATION, title, passed=False, detail=f"{said}，须有{title}。")


def schooling_or_age(matter: Matter) -> Finding:
    """As `schooling`, relaxed to 初中 for older workers whose higher skill the reviewer sees."""
    strict = schooling(matter)
    held = matter.case.education
    if strict.passed or held is None or held < matter.parameters.schooling_of_the_older:
        return strict
    age, needed = _age(matter), _older_age(matter)
    if age is None or needed is None:
        return replace(strict, detail=f"{strict.detail}没有出生日期或性别，无法按年龄放宽。")
    if age >= needed:
        relaxed = (
            f"学历是{SCHOOLING[held]}，年满{needed}周岁可以放宽；技能水平较高一项由审核员认定。"
        )
        return replace(strict, passed=None, detail=relaxed)
    counted = f"您到{day_words(matter.parameters.cutoff)}为{age}周岁，满{needed}周岁才可以放宽"
    least = SCHOOLING[matter.parameters.schooling_of_the_older]
    return replace(strict, detail=f"{strict.detail}{counted}到{least}。")


def _age(matter: Matter) -> int | None:
    birth = matter.case.birth_date
    return None if birth is None else full_years(birth, matter.parameters.cutoff)


def _older_age(matter: Matter) -> int | None:
    numbers = matter.parameters.numbers
    ages = {Sex.MALE: numbers.older_man_age, Sex.FEMALE: numbers.older_woman_age}
    return None if matter.case.sex is None else ages[matter.case.sex]


def good_assessments(matter: Matter, count: int) -> Finding:
    """The newest assessments must all be 合格 or better."""
    newest = matter.case.assessments[:count]
    title = f"近{count}年年度考核均为合格以上"
    good = sum(result.is_good for result in newest)
    if len(newest) == count == good:
        return Finding(Code.ASSESSMENTS, title, passed=True, detail=f"近{count}年均为合格以上。")
    known = f"已填写{len(newest)}年，其中合格以上{good}年"
    detail = f"近{count}年年度考核{known}，须{count}年均为合格以上。"
    return Finding(Code.ASSESSMENTS, title, passed=False, detail=detail)


def excellent_assessments(matter: Matter) -> Finding:
    """Some of the newest assessments must be 优秀; 年度优秀共产党员 counts for one year each."""
    numbers = matter.parameters.numbers
    newest = matter.case.assessments[: numbers.good_assessments_for_level_1]
    needed = numbers.excellent_assessments_for_level_1
    excellent = newest.count(Assessment.EXCELLENT)
    honours = matter.case.commendations.count(Commendation.PARTY_MEMBER_OF_THE_YEAR)
    counted = min(excellent + honours, len(newest))
    title = f"近{numbers.good_assessments_for_level_1}年至少{needed}年为优秀（或年度优秀共产党员）"
    if counted >= needed:
        detail = f"优秀（含年度优秀共产党员）{counted}年。"
        return Finding(Code.EXCELLENT_ASSESSMENTS, title, passed=True, detail=detail)
    detail = f"您近年优秀（含年度优秀共产党员）{counted}年，须至少{needed}年。"
    return Finding(Code.EXCELLENT_ASSESSMENTS, title, passed=False, detail=detail)


def appointed(matter: Matter) -> Finding:
    """A level-two certificate alone is not enough: its holder must be in a level-two post."""
    title = "已聘任到二级（技师）岗位"
    if matter.case.appointed:
        return Finding(Code.APPOINTED, title, passed=True, detail="已聘任到二级（技师）岗位。")
    detail = "您还没有聘任到二级（技师）岗位，报考一级须已聘任。"
    return Finding(Code.APPOINTED, title, passed=False, detail=detail)


def exempt_from_merits(matter: Matter) -> bool:
    """Say whether an honour since level two stands in for schooling and assessments (level one)."""
    return not matter.parameters.level_one_exemptions.isdisjoint(matter.case.commendations)


def achievement(matter: Matter) -> Finding:
    """An exceptional promotion rests on one of the listed honours."""
    title = "符合破格晋升条件之一"
    if matter.parameters.break_achievements.isdisjoint(matter.case.commendations):
        detail = (
            "您勾选了破格晋升，但没有勾选所符合的条件：省（部）级以上劳动模范或先进工作者、"
            "省辖市（厅）级以上技术革新或发明成果、省辖市（厅）级以上技能竞赛名次。"
        )
        return Finding(Code.ACHIEVEMENT, title, passed=False, detail=detail)
    return Finding(
        Code.ACHIEVEMENT, title, passed=True, detail="已勾选破格晋升条件，证明材料由审核员核对。"
    )

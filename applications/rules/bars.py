"""What keeps anybody out, whatever the level: discipline, retirement, a trade not examined."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from applications.rules.findings import Code, Finding
from applications.rules.parameters import RetirementDay
from applications.rules.retirement import retires_on
from applications.rules.wording import day_words, level_words

if TYPE_CHECKING:
    from applications.rules.findings import Matter


def discipline(matter: Matter) -> Finding:
    """Inside a disciplinary period or under an open case nobody may apply. Source: the guide."""
    title = "不存在禁止申报情形"
    if matter.case.in_discipline:
        detail = "您填报存在禁止申报情形（目前在处分期内、被立案尚未结案等），不能提交报名信息。"
        return Finding(Code.IN_DISCIPLINE, title, passed=False, detail=detail)
    return Finding(Code.IN_DISCIPLINE, title, passed=True, detail="本人填报不存在禁止申报情形。")


def retirement(matter: Matter) -> Finding:
    """Nobody may have reached retirement age on the day the exam looks at."""
    case, title = matter.case, "未到退休年龄"
    day = _day_looked_at(matter)
    if day is None:
        return Finding(Code.RETIRED, title, passed=True, detail="本次考核不检查退休年龄。")
    if case.birth_date is None or case.sex is None:
        detail = "没有出生日期或性别，由审核员核对。"
        return Finding(Code.RETIRED, title, passed=None, detail=detail)
    leaves = retires_on(case.birth_date, case.sex, matter.parameters.numbers)
    if day < leaves:
        detail = f"{day_words(leaves)}到退休年龄，截止{day_words(day)}尚未到龄。"
        return Finding(Code.RETIRED, title, passed=True, detail=detail)
    detail = f"您{day_words(leaves)}到退休年龄，截止{day_words(day)}已经到龄，不能报考。"
    return Finding(Code.RETIRED, title, passed=False, detail=detail)


def _day_looked_at(matter: Matter) -> date | None:
    """Return the day, or None for no check. An exam without a notice date looks at today."""
    days = {
        RetirementDay.NOTICE_DATE: matter.parameters.notice_date or matter.case.today,
        RetirementDay.YEAR_END: date(matter.case.exam_year, 12, 31),
        RetirementDay.PREVIOUS_YEAR_END: date(matter.case.exam_year - 1, 12, 31),
    }
    return days.get(matter.parameters.retirement)


def trade_on_offer(matter: Matter) -> Finding:
    """The trade applied for must be examined at the level this year."""
    name, level = matter.case.apply_trade, level_words(matter.case.apply_level)
    title = f"申报岗位工种今年开考{level}"
    if matter.trades.is_open(name, matter.case.apply_level):
        return Finding(Code.TRADE_NOT_OPEN, title, passed=True, detail=f"{name}今年开考{level}。")
    successor = matter.trades.present_name(name)
    if successor != name:
        detail = f"{name}已合并，请选择合并后的新工种{successor}。"
        return Finding(Code.TRADE_MERGED, title, passed=False, detail=detail)
    if matter.trades.is_cancelled(name):
        detail = f"{name}已取消，请经单位人事部门同意后选择就近岗位工种。"
        return Finding(Code.TRADE_CANCELLED, title, passed=False, detail=detail)
    detail = f"{name}今年不开考{level}，请选择当年开考的工种。"
    return Finding(Code.TRADE_NOT_OPEN, title, passed=False, detail=detail)

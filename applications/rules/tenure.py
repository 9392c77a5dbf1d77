"""The conditions on levels, trades and years. Each returns what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.rules.counting import (
    level_years,
    level_years_method,
    work_years,
    work_years_method,
)
from applications.rules.findings import Code, Finding
from applications.rules.wording import day_words, level_words

if TYPE_CHECKING:
    from datetime import date

    from applications.rules.findings import Matter


def holds_level(matter: Matter, level: int) -> Finding:
    """The present level must be exactly the one below the level applied for."""
    held = matter.case.current_level
    title = f"现岗位等级为{level_words(level)}"
    if held == level:
        return Finding(
            Code.CURRENT_LEVEL, title, passed=True, detail=f"现岗位等级是{level_words(level)}。"
        )
    wanted = f"报考{level_words(matter.case.apply_level)}须先取得{level_words(level)}"
    detail = f"您的现岗位等级是{level_words(held)}，{wanted}。"
    return Finding(Code.CURRENT_LEVEL, title, passed=False, detail=detail)


def holds_no_level(matter: Matter) -> Finding:
    """The first grading is for those without a level."""
    held = matter.case.current_level
    title = "现岗位等级为未定级"
    if held is None:
        return Finding(Code.ALREADY_GRADED, title, passed=True, detail="现岗位等级是未定级。")
    detail = f"您已取得{level_words(held)}，五级只供未定级人员转正定级报考。"
    return Finding(Code.ALREADY_GRADED, title, passed=False, detail=detail)


def same_trade(matter: Matter) -> Finding:
    """Years count in one trade; a merged trade is the same trade as its successor."""
    case, title = matter.case, "申报岗位工种与现岗位工种相同"
    current, applied = case.current_trade, case.apply_trade
    if current is None:
        detail = "没有填写现岗位工种，无法确认与申报岗位工种相同。"
        return Finding(Code.SAME_TRADE, title, passed=False, detail=detail)
    named = f"现岗位工种是{current}，申报岗位工种是{applied}"
    if matter.trades.are_the_same(current, applied):
        return Finding(Code.SAME_TRADE, title, passed=True, detail=f"{named}。")
    if excuse := _excuse_for_leaving(matter, current):
        return Finding(Code.SAME_TRADE, title, passed=None, detail=f"{named}。{excuse}")
    detail = f"您的{named}，等级年限须在同一工种内计算。"
    return Finding(Code.SAME_TRADE, title, passed=False, detail=detail)


def _excuse_for_leaving(matter: Matter, trade: str) -> str:
    """Return why the years in a trade may count in another one, or nothing."""
    if trade in matter.parameters.free_trades:
        return f"{trade}按规定可以报考现从事的工种，请核对。"
    if matter.parameters.cancelled_trade_counts and matter.trades.is_cancelled(trade):
        return f"{trade}已取消，须经单位人事部门同意报考就近岗位工种，请核对。"
    return ""


def level_years_reached(matter: Matter) -> Finding:
    """Enough years must have passed since the present level was obtained."""
    case, needed = matter.case, matter.parameters.numbers.level_years_needed
    title = f"现岗位等级满{needed}年"
    years = level_years(case.level_year, exam_year=case.exam_year, parameters=matter.parameters)
    if years is None:
        detail = f"没有现等级取得年份，无法计算等级年限，须满{needed}年。"
        return Finding(Code.LEVEL_YEARS, title, passed=False, detail=detail)
    method = level_years_method(matter.parameters)
    counted = f"现等级{case.level_year}年取得，按“{method}”计算为{years}年"
    return Finding(
        Code.LEVEL_YEARS, title, years >= needed, detail=_against(counted, years, needed)
    )


def work_years_reached(matter: Matter, needed: int) -> Finding:
    """The working years must reach a number."""
    title = f"工作年限满{needed}年"
    years, counted = _working(matter)
    if years is None:
        detail = f"{counted}，须满{needed}年。"
        return Finding(Code.WORK_YEARS, title, passed=False, detail=detail)
    return Finding(Code.WORK_YEARS, title, years >= needed, detail=_against(counted, years, needed))


def work_years_below(matter: Matter, limit: int) -> Finding:
    """The working years must stay under a number: who has worked longer skips the first level."""
    title = f"工作年限不满{limit}年"
    years, counted = _working(matter)
    if years is None:
        detail = f"{counted}，须不满{limit}年。"
        return Finding(Code.TOO_MANY_WORK_YEARS, title, passed=False, detail=detail)
    if years < limit:
        return Finding(Code.TOO_MANY_WORK_YEARS, title, passed=True, detail=f"{counted}。")
    detail = f"{counted}，已满{limit}年，不再报考五级，可以直接报考四级。"
    return Finding(Code.TOO_MANY_WORK_YEARS, title, passed=False, detail=detail)


def _working(matter: Matter) -> tuple[int | None, str]:
    case = matter.case
    years = work_years(case.start_date, exam_year=case.exam_year, parameters=matter.parameters)
    if case.start_date is None:
        return None, "没有填写参加工作时间，无法计算工作年限"
    method = work_years_method(matter.parameters)
    return years, f"{day_words(case.start_date)}参加工作，按“{method}”计算为{years}年"


def _against(counted: str, years: int, needed: int) -> str:
    if years >= needed:
        return f"{counted}，已满{needed}年。"
    return f"{counted}，还差{needed - years}年（须满{needed}年）。"


def regularised(matter: Matter) -> Finding:
    """A newcomer must be regularised and graded by the cut-off."""
    done: date | None = matter.case.regularised_date
    last = day_words(matter.parameters.cutoff)
    title = f"{last}前转正定级"
    if done is None:
        detail = f"没有填写转正定级时间，须在{last}前（含当日）转正定级。"
        return Finding(Code.REGULARISED, title, passed=False, detail=detail)
    if done <= matter.parameters.cutoff:
        return Finding(Code.REGULARISED, title, passed=True, detail=f"{day_words(done)}转正定级。")
    detail = f"您{day_words(done)}转正定级，晚于{last}。"
    return Finding(Code.REGULARISED, title, passed=False, detail=detail)

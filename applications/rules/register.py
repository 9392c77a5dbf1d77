"""Where a person's words and the qualification register (合格库) part, and what to ask then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.rules.wording import level_words

if TYPE_CHECKING:
    from applications.rules.findings import Matter

LEVEL_YEAR_PROMPT = "现岗位等级取得时间与合格库信息不符，是否确认报考"
TRADE_PROMPT = "现岗位工种与合格库信息不符，是否确认报考"
NOT_GIVEN = "未填写"
NEAREST_TRADE = "nearest_trade"
NEAREST_PROMPT = "现岗位工种已取消，报考就近岗位工种，是否已经本单位人事部门同意"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A question the candidate must answer, with both versions. The text is the guide's."""

    code: str
    text: str
    claimed: str
    registered: str

    @property
    def is_consent(self) -> bool:
        """Say whether the employer's consent is confirmed, and no difference from the register."""
        return self.code == NEAREST_TRADE


def confirmations(matter: Matter) -> tuple[Confirmation, ...]:
    """Return what is to be confirmed: the employer's consent, and each difference."""
    return (*_consent(matter), *differences(matter))


def _consent(matter: Matter) -> tuple[Confirmation, ...]:
    """Whoever leaves a cancelled trade for a near one needs the consent of the employer."""
    held, wanted = matter.case.current_trade, matter.case.apply_trade
    if held is None or not matter.trades.is_cancelled(held):
        return ()
    if matter.trades.are_the_same(held, wanted):
        return ()
    return (Confirmation(NEAREST_TRADE, NEAREST_PROMPT, wanted, held),)


def differences(matter: Matter) -> tuple[Confirmation, ...]:
    """Return a question for each difference from the register; no record, no question."""
    case, record = matter.case, matter.case.register
    if record is None:
        return ()
    found = []
    if (case.current_level, case.level_year) != (record.level, record.year):
        claimed = _level_and_year(case.current_level, case.level_year)
        registered = _level_and_year(record.level, record.year)
        found.append(Confirmation("level_year_differs", LEVEL_YEAR_PROMPT, claimed, registered))
    trade = case.current_trade
    if trade is None or not matter.trades.are_the_same(trade, record.trade):
        claimed = trade or NOT_GIVEN
        found.append(Confirmation("trade_differs", TRADE_PROMPT, claimed, record.trade))
    return tuple(found)


def _level_and_year(level: int | None, year: int | None) -> str:
    return level_words(level) if year is None else f"{level_words(level)}，{year}年取得"

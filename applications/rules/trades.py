"""Which trades there are this year, which level each is open for, and what became of old ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A trade (工种) as one exam sees it: with a successor it was merged into that."""

    name: str
    open_levels: frozenset[int] = frozenset()
    successor: str | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Trades:
    """Look trades up by name. A name nobody knows stands for itself and is never open."""

    by_name: Mapping[str, Trade]

    @classmethod
    def of(cls, trades: Iterable[Trade]) -> Trades:
        return cls({trade.name: trade for trade in trades})

    def knows(self, name: str) -> bool:
        return name in self.by_name

    def is_open(self, name: str, level: int) -> bool:
        """Say whether a trade is examined at a level this year."""
        return level in self._named(name).open_levels

    def is_cancelled(self, name: str) -> bool:
        return self._named(name).cancelled

    def present_name(self, name: str) -> str:
        """Follow mergers to the trade of today; a circle of successors ends where it closes."""
        seen = {name}
        successor = self._named(name).successor
        while successor is not None and successor not in seen:
            seen.add(successor)
            name = successor
            successor = self._named(name).successor
        return name

    def are_the_same(self, one: str, other: str) -> bool:
        """Say whether two names stand for one trade, mergers followed."""
        return self.present_name(one) == self.present_name(other)

    def _named(self, name: str) -> Trade:
        return self.by_name.get(name) or Trade(name=name)

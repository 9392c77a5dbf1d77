"""Chooses what a drawn person looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from documents.drawn.hair import HAIRCUTS, Haircut

_SKINS = (
    ("#f2cdb0", "#dfae8d", "#b9805f"),
    ("#efc3a0", "#d9a47e", "#b07552"),
    ("#e6b48d", "#cd956c", "#a06a47"),
    ("#f6d6bd", "#e4b698", "#bf8668"),
)
_HAIRS = (
    ("#22242a", "#3a3d46"),
    ("#2a2320", "#463a34"),
    ("#1b1c20", "#33353d"),
    ("#4a4a4e", "#6b6b70"),
    ("#33302f", "#5d5855"),
)
_CLOTHES = (
    ("#2b3f5f", "#22334e", "#f4f6f9"),
    ("#31343b", "#25282e", "#e9eef6"),
    ("#3f5248", "#33433a", "#f4f6f9"),
    ("#5b3a45", "#4a2f38", "#f7f3ee"),
    ("#4b5b74", "#3d4b61", "#ffffff"),
)
_TIES = ("#8c2f39", "#27466f", "#4c5a63")

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Looks:
    """What makes one drawn person differ from the next."""

    skin: tuple[str, str, str]
    hair: tuple[str, str]
    clothes: tuple[str, str, str]
    haircut: Haircut
    tie: str | None
    glasses: bool
    jaw: float
    eyes: float
    smile: float


def looks_of(seed: int, *, woman: bool | None) -> Looks:
    """The looks that belong to a seed; `woman` None leaves that to chance too."""
    dice = np.random.default_rng(seed)
    haircut = _one_of(dice, [cut for cut in HAIRCUTS if woman is None or cut.woman == woman])
    return Looks(
        skin=_one_of(dice, _SKINS),
        hair=_one_of(dice, _HAIRS),
        clothes=_one_of(dice, _CLOTHES),
        haircut=haircut,
        tie=_one_of(dice, _TIES) if not haircut.woman and dice.random() < 0.6 else None,
        glasses=bool(dice.random() < 0.35),
        jaw=float(dice.uniform(-5, 6)),
        eyes=float(dice.uniform(-3, 3)),
        smile=float(dice.uniform(3, 9)),
    )


def _one_of(dice: np.random.Generator, options: Sequence[Choice]) -> Choice:
    return options[int(dice.integers(len(options)))]

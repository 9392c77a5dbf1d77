"""The five levels of a manual worker's post, and the groups they are run in."""

from __future__ import annotations

from django.db import models


class Level(models.IntegerChoices):
    """一级 is the highest. Source: henan-facts §1."""

    FIVE = 5, "五级（初级工）"
    FOUR = 4, "四级（中级工）"
    THREE = 3, "三级（高级工）"
    TWO = 2, "二级（技师）"
    ONE = 1, "一级（高级技师）"

    @property
    def short(self) -> str:
        """Return 四级 without the title."""
        return self.label[:2]

    @property
    def group(self) -> LevelGroup:
        return LevelGroup.LEVEL_ONE if self is Level.ONE else LevelGroup.FIVE_TO_TWO


class LevelGroup(models.TextChoices):
    """Levels that share windows and a review chain."""

    FIVE_TO_TWO = "5-2", "五级至二级"
    LEVEL_ONE = "1", "一级（高级技师）"

"""Where an employer's admin stands who has employers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import factor_resets
from accounts.models import Role
from tests import builders
from tests.everyone.standings import Standing

if TYPE_CHECKING:
    from tests.builders import World


def above(world: World) -> Standing:
    """Stand at the bureau over the hospital, whose admin has lost a phone."""
    by, colleague = (
        builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau, name=name)
        for name in ("钱局长", "孙人事")
    )
    person = world.admin.user.public_id
    factor_resets.ask(person, by=colleague, reason="手机丢了，本人持身份证来办。")
    return Standing(by.user, {"person": person})

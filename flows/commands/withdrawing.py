"""Taking a paper back, signed with a code: nobody else can throw away somebody's application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import codes
from accounts.codes import Claim
from applications.errors import Refused
from applications.models import Application
from flows.commands import candidate
from flows.commands.editing import require_own
from flows.commands.signing import WRONG_CODE

if TYPE_CHECKING:
    from accounts.models import User

PURPOSE = "withdraw"


def withdrawal_claim(paper: Application, *, by: User) -> Claim:
    """Return what a code to take this paper back is good for: this phone and this paper only."""
    return Claim(by.phone, PURPOSE, about=paper.public_id)


def withdraw_with_code(public_id: str, *, by: User, code: str) -> Application:
    """Take a paper back that its owner signs for with a code.

    The code is spent outside the transaction, and only when the paper may be taken back.

    Raises:
        Application.DoesNotExist: there is no such paper.
        Refused: somebody is already at work on it, or the code is wrong.
    """
    paper = Application.objects.with_faces().get(public_id=public_id)
    require_own(paper, by)
    if candidate.is_withdrawable(paper) and not codes.use(withdrawal_claim(paper, by=by), code):
        raise Refused(WRONG_CODE)
    return candidate.withdraw(public_id, by=by)

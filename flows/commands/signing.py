"""The signature: a code by SMS, used at most once, and never for a paper that would be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import codes
from accounts.codes import Claim
from applications.errors import Objection, Refused
from applications.states import State
from exams.windows import database_now
from flows import desk
from flows.commands.editing import require_own
from flows.commands.submitting import hand_in, require_ready

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Application

PURPOSE = "submit"
WRONG_CODE = Objection("wrong_code", "code", "验证码不对或已过期，请核对后重新输入。")


def signing_claim(paper: Application, *, by: User) -> Claim:
    """Return what a code to sign this paper is good for: this phone and this paper only."""
    return Claim(by.phone, PURPOSE, about=paper.public_id)


def submit_with_code(public_id: str, *, by: User, code: str) -> Application:
    """Hand in a paper that its owner signs with a code.

    The rules speak before the code is spent. A wrong code ends the transaction without an error, so
    that the try it cost is kept; nothing else was changed by then. A right one is spent together
    with the move, or not at all. A second click finds the first one's answer.

    Raises:
        Application.DoesNotExist: there is no such paper.
        Refused: the rules refuse, the window is closed, or the code is wrong.
        ConfirmationNeeded: the register's differences are to be confirmed first.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        if paper.state == State.SUBMITTED:
            return paper
        now = database_now()
        require_ready(paper, now=now)
        is_signed = codes.use(signing_claim(paper, by=by), code)
        if is_signed:
            hand_in(paper, by=by, now=now)
    if not is_signed:
        raise Refused(WRONG_CODE)
    return paper

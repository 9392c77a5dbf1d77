"""The signature: a code by SMS, used at most once, and never for a paper that would be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import codes
from accounts.codes import Claim
from applications.errors import Objection, Refused
from applications.models import Application
from applications.states import EDITABLE
from flows.commands import candidate

if TYPE_CHECKING:
    from accounts.models import User

PURPOSE = "submit"
WRONG_CODE = Objection("wrong_code", "code", "验证码不对或已过期，请核对后重新输入。")


def signing_claim(paper: Application, *, by: User) -> Claim:
    """Return what a code to sign this paper is good for: this phone and this paper only."""
    return Claim(by.phone, PURPOSE, about=paper.public_id)


def submit_with_code(public_id: str, *, by: User, code: str) -> Application:
    """Hand in a paper that its owner signs with a code.

    The rules speak before the code is spent; the code is spent outside the transaction, so that a
    wrong one costs a try whatever happens next. A second click finds the first one's answer.

    Raises:
        Application.DoesNotExist: there is no such paper.
        Refused: the rules refuse, the window is closed, or the code is wrong.
        ConfirmationNeeded: the register's differences are to be confirmed first.
    """
    paper = Application.objects.with_faces().get(public_id=public_id)
    candidate.require_own(paper, by)
    if paper.state in EDITABLE:
        candidate.require_complete(paper)
        if not codes.use(signing_claim(paper, by=by), code):
            raise Refused(WRONG_CODE)
    return candidate.submit(public_id, by=by)

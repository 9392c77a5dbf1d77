"""Put a paper with the employer it belongs to, where its candidate chose another by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Role
from applications import edits
from applications.edits import Typed
from applications.errors import NotYourDesk, Objection, Refused
from applications.models import Application
from applications.states import State
from exams.chains import NoReviewChain, chain_for
from exams.windows import database_now
from flows import desk
from flows.assignment import require_row
from flows.commands.editing import apply_changes
from flows.commands.employers import drop_requests
from flows.commands.telling import save_and_record, tell
from flows.nameplate import office_path_of
from notifications import messages

if TYPE_CHECKING:
    from accounts.models import Posting
    from exams.models import Step
    from registry.models import Employer

CORRECTABLE = (State.DRAFT, State.SUBMITTED, State.NEEDS_MATERIALS)
"""Nobody has decided for good yet."""
NO_REASON = Objection("no_reason", "reason", "请写明为什么要更正单位。")
SAME = Objection("same_employer", "employer", "现在就是这个单位，不用更正。")
DECIDED = Objection("decided", "", "这件报名已经审核完，单位不能再更正。")
NO_CHAIN = Objection(
    "no_chain", "employer", "这个单位所在的地区没有开展这次考核，请核对后另选一个单位。"
)


def correct_employer(
    public_id: str, *, by: Posting, employer: Employer, reason: str, seen_version: int | None = None
) -> Application:
    """Give a paper its right employer; what was handed in starts again at that employer's desk.

    Raises:
        Refused: no reason, the same employer, nobody reviews there, or it was decided meanwhile.
        NotYourDesk, AlreadyHandled: see `require_row`.
    """
    if not reason.strip():
        raise Refused(NO_REASON)
    with desk.holding(public_id) as paper:
        _require_right(paper, by=by, seen_version=seen_version)
        if paper.employer_id == employer.pk:
            raise Refused(SAME)
        before, was, now = paper.state, paper.employer, database_now()
        step = first_desk_at(paper, employer)
        _move(paper, employer, step)
        told = {"employer": employer.name, "was": was.name if was else "", "step": step}
        save_and_record(
            paper,
            actor=by,
            verb="correct_employer",
            before=before,
            reason=reason.strip(),
            details=told if before != State.DRAFT else {**told, "step": ""},
        )
        drop_requests(paper)
        tell(paper, messages.EmployerCorrected(reference=paper.reference))
        if before == State.SUBMITTED:
            desk.hand_on(paper, by=by.user, now=now)
        return paper


def first_desk_at(paper: Application, employer: Employer) -> Step:
    """Return the desk at which a paper would begin as one of this employer's.

    Raises:
        Refused: nobody reviews there in this exam.
    """
    try:
        chain = chain_for(exam=paper.exam, region=employer.region, level_group=paper.level.group)
    except NoReviewChain as missing:
        raise Refused(NO_CHAIN) from missing
    return chain[0]


def may_correct(posting: Posting, paper: Application) -> bool:
    """Say whether a posting may give this paper another employer now."""
    try:
        _require_right(paper, by=posting)
    except Refused:
        return False
    return True


def _require_right(paper: Application, *, by: Posting, seen_version: int | None = None) -> None:
    """Let a posting pass that has the paper on its desk, or looks after who has it in hand."""
    if paper.state not in CORRECTABLE:
        raise Refused(DECIDED)
    if paper.state == State.SUBMITTED:
        require_row(paper, by=by, seen_version=seen_version)
        return
    if by.role == Role.EMPLOYER_ADMIN:
        mine = Application.objects.of_people_of(by)
    else:
        mine = Application.objects.visible_to(by if by.role == Role.REVIEWER else None)
    is_here = by.role == Role.EMPLOYER_ADMIN or by.region_path == office_path_of(paper)
    if not is_here or not mine.filter(pk=paper.pk).exists():
        raise NotYourDesk


def _move(paper: Application, employer: Employer, step: Step) -> None:
    """Put the employer, with what the register knows of it, and the desk that follows."""
    changes: dict[str, object] = {"employer": employer}
    if employer.kind:
        changes["employer_kind"] = employer.kind
    if employer.level:
        changes["employer_level"] = employer.level
    apply_changes(paper, changes)
    match State(paper.state):
        case State.DRAFT:
            edits.note(paper, changes, Typed(timezone.now(), "office"))
        case State.SUBMITTED:
            paper.redirect(step=step)
        case _:
            paper.step = step

"""An employer that the register lacks: asked for by a candidate, answered by the office."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Role
from applications import edits
from applications.edits import Typed
from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from applications.models import Application, EmployerRequest, RequestState
from applications.states import State
from audit import trail
from documents.pinyin import search_key
from flows import desk
from flows.assignment import require_role
from flows.commands.editing import apply_changes, require_editable, require_own
from notifications import messages, outbox
from registry.models import Employer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Posting, User
    from registry.models import Region

WAITING = Objection("waiting", "name", "您已经申请过，工考机构正在核对，请等短信通知。")
THERE_ALREADY = Objection("there_already", "name", "这个地区已经有同名的单位，请在下面选它。")


@dataclass(frozen=True)
class Wanted:
    """The employer as the candidate describes it."""

    name: str
    region: Region
    note: str = ""
    contact: str = ""


def request_employer(public_id: str, *, by: User, wanted: Wanted) -> EmployerRequest:
    """Ask the office of a region to enter an employer; the draft can be filled in meanwhile.

    Raises:
        Refused: a request waits already, or the employer is not open.
    """
    with desk.holding_alone(public_id) as paper:
        require_own(paper, by)
        require_editable(paper, fields=["employer"])
        if paper.employer_requests.open().exists():
            raise Refused(WAITING)
        request = EmployerRequest.objects.create(
            application=paper,
            region=wanted.region,
            region_path=wanted.region.path,
            name=wanted.name,
            note=wanted.note,
            contact=wanted.contact,
            asked_at=timezone.now(),
        )
        trail.record(
            actor=by,
            verb="request_employer",
            subject=paper.reference,
            details={"employer": wanted.name, "region": wanted.region.code},
        )
        return request


def add_employer(request_id: str, *, by: Posting, name: str, kind: str, level: str) -> Employer:
    """Enter the employer that was asked for, and put it into the draft.

    Raises:
        Refused: it was answered already, or the region has an employer of this name.
        NotYourDesk: the region is another office's.
    """
    with _answering(request_id, by=by) as (request, paper):
        if Employer.objects.filter(region=request.region, parent=None, name=name).exists():
            raise Refused(THERE_ALREADY)
        employer = Employer.objects.create(
            region=request.region, name=name, kind=kind, level=level, search_key=search_key(name)
        )
        _give(request, paper, employer, RequestState.ADDED, by=by)
        return employer


def point_to_employer(request_id: str, *, by: Posting, employer: Employer) -> None:
    """Answer that the register has the employer, under another name or place.

    Raises:
        Refused: it was answered already.
        NotYourDesk: the region is another office's.
    """
    with _answering(request_id, by=by) as (request, paper):
        _give(request, paper, employer, RequestState.POINTED, by=by)


def refuse_employer(request_id: str, *, by: Posting, reason: str) -> None:
    """Answer that the employer is not entered, with the reason the candidate will read.

    Raises:
        Refused: it was answered already.
        NotYourDesk: the region is another office's.
    """
    with _answering(request_id, by=by) as (request, paper):
        request.reason = reason
        _close(request, paper, RequestState.REFUSED, by=by)
        message = messages.EmployerNotEntered(reference=paper.reference)
        outbox.post(message, to=paper.candidate, about=paper.reference)


@contextmanager
def _answering(request_id: str, *, by: Posting) -> Iterator[tuple[EmployerRequest, Application]]:
    """Lock the paper, then look whether its request still waits and is this office's."""
    require_role(by, Role.CLERK)
    mine = EmployerRequest.objects.visible_to(by).filter(public_id=request_id)
    found = mine.values_list("application__public_id", flat=True).first()
    if found is None:
        raise NotYourDesk
    with desk.holding_alone(found) as paper:
        request = mine.select_related("region").get()
        if not request.is_open:
            raise AlreadyHandled
        yield request, paper


def _give(
    request: EmployerRequest,
    paper: Application,
    employer: Employer,
    outcome: RequestState,
    *,
    by: Posting,
) -> None:
    """Close the request with an employer; a draft that still lacks one takes it."""
    request.employer = employer
    if paper.state == State.DRAFT and paper.employer_id is None:
        chosen = {"employer": employer, "employer_kind": employer.kind or paper.employer_kind}
        if employer.level:
            chosen["employer_level"] = employer.level
        apply_changes(paper, chosen)
        edits.note(paper, chosen, Typed(timezone.now(), "office"))
        paper.version += 1
        paper.save()
    _close(request, paper, outcome, by=by)
    message = messages.EmployerEntered(reference=paper.reference)
    outbox.post(message, to=paper.candidate, about=paper.reference)


def _close(
    request: EmployerRequest, paper: Application, outcome: RequestState, *, by: Posting
) -> None:
    request.state, request.answered_by, request.answered_at = outcome, by.user, timezone.now()
    request.save()
    trail.record(
        actor=by,
        verb="answer_employer_request",
        subject=paper.reference,
        reason=request.reason,
        details={"outcome": outcome, "employer": request.employer and request.employer.public_id},
    )


def drop_requests(paper: Application) -> None:
    """Forget what was asked for once the candidate has chosen an employer; the caller holds it."""
    open_ones = EmployerRequest.objects.open().filter(application=paper)
    open_ones.update(state=RequestState.DROPPED, answered_at=timezone.now())

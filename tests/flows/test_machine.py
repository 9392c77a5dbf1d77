"""Paper and desk agree under every order of moves, strangers and double clicks (trust.md T13, T14).

Hypothesis plays the commands in any order, on PostgreSQL. Whatever is refused must change nothing;
after every step the open task is exactly the one the paper's state asks for.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from viewflow.workflow.models import Task

from applications.errors import ConfirmationNeeded, Refused
from applications.models import Application, FindingKind
from applications.states import ENDED, State
from audit import trail
from flows import desk
from flows.approval import expected_task
from flows.commands import candidate, clock, office, payment, reviewer, settling
from flows.commands.reviewer import Flag
from flows.models import ApprovalProcess, Decision, DeskRow, Verdict
from notifications.models import OutboxMessage
from payments.models import MoneyState, Payment
from tests import builders, money

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import Posting
    from applications.querysets import Applications

POSTINGS = ["admin", "reviewer", "other_reviewer", "provincial", "clerk", "second_clerk"]
ANSWERS = "application_(approved|forwarded|rejected)|materials_needed"
postings = st.sampled_from(POSTINGS)


class LifeOfAPaper(RuleBasedStateMachine):
    """One paper, everybody who might touch it, and time."""

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.world = builders.a_world()
        self.person = builders.a_person()
        self.stranger = builders.a_person(name="陌生人")
        paper = builders.a_draft(self.world, person=self.person)
        self.public_id = paper.public_id
        for code in ("portrait", "id_card", "level_certificate"):
            data = builders.portrait() if code == "portrait" else builders.scan()
            candidate.attach(self.public_id, by=self.person, code=code, data=data)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    @property
    def paper(self) -> Application:
        return self.row.with_faces().get()

    @property
    def row(self) -> Applications:
        return Application.objects.filter(public_id=self.public_id)

    @property
    def state(self) -> str:
        return self.row.values_list("state", flat=True).get()

    def posting(self, name: str) -> Posting:
        found: Posting = getattr(self.world, name)
        return found

    def attempt(self, move: Callable[[], object]) -> bool:
        """Play a move in its own savepoint; a refused one must leave nothing behind."""
        before = self.footprint()
        try:
            with transaction.atomic():
                move()
        except (Refused, ConfirmationNeeded, TransitionNotAllowed):
            assert self.footprint() == before
            return False
        return True

    def footprint(self) -> tuple[object, ...]:
        facts = self.row.values_list("reference", "state", "step", "version").get()
        return (*facts, trail.history_of(facts[0]).count(), Task.objects.count())

    # --- the candidate --------------------------------------------------------

    @rule()
    def submit(self) -> None:
        self.attempt(lambda: candidate.submit(self.public_id, by=self.person))

    @rule()
    def upload_again(self) -> None:
        self.attempt(
            lambda: candidate.attach(
                self.public_id, by=self.person, code="id_card", data=builders.scan()
            )
        )

    @rule(year=st.sampled_from([2017, 2018, 2024]))
    def correct_the_year(self, year: int) -> None:
        self.attempt(
            lambda: candidate.save_form(
                self.public_id, by=self.person, changes={"level_year": year}
            )
        )

    @rule()
    def withdraw(self) -> None:
        self.attempt(lambda: candidate.withdraw(self.public_id, by=self.person))

    @rule()
    def a_stranger_is_always_refused(self) -> None:
        assert not self.attempt(lambda: candidate.submit(self.public_id, by=self.stranger))
        assert not self.attempt(lambda: candidate.withdraw(self.public_id, by=self.stranger))

    # --- the desks ------------------------------------------------------------

    @rule(name=postings)
    def claim(self, name: str) -> None:
        self.attempt(lambda: reviewer.claim(self.public_id, by=self.posting(name)))

    @rule(name=postings)
    def release(self, name: str) -> None:
        self.attempt(lambda: reviewer.release(self.public_id, by=self.posting(name)))

    @rule(name=postings, looked=st.booleans())
    def approve(self, name: str, looked: bool) -> None:  # noqa: FBT001 - Hypothesis passes it by name
        by = self.posting(name)
        if looked:
            builders.look_through(self.paper, by=by)
        allowed = self.may_decide(by)
        done = self.attempt(lambda: reviewer.approve(self.public_id, by=by))
        assert allowed or not done

    @rule(name=postings, what=st.sampled_from(["id_card", "level_year"]))
    def send_back(self, name: str, what: str) -> None:
        by = self.posting(name)
        kind = FindingKind.FIELD if what == "level_year" else FindingKind.DOCUMENT
        allowed = self.may_decide(by)
        flags = [Flag(kind, what, "请核对。")]
        done = self.attempt(lambda: reviewer.send_back(self.public_id, by=by, flags=flags))
        assert done == allowed

    @rule(name=postings)
    def reject(self, name: str) -> None:
        by = self.posting(name)
        allowed = self.may_decide(by)
        done = self.attempt(lambda: reviewer.reject(self.public_id, by=by, reason="不符合条件。"))
        assert done == allowed

    def may_decide(self, by: Posting) -> bool:
        row = DeskRow.objects.filter(application__public_id=self.public_id).first()
        if row is None or row.decided_at or row.owner_id not in {None, by.user_id}:
            return False
        at_employer = row.step == "employer" and by == self.world.admin
        return at_employer or (row.step == "office" and by == self.world.reviewer)

    @rule()
    def a_second_click_is_a_stale_one(self) -> None:
        stale = self.paper.version - 1
        assert not self.attempt(
            lambda: reviewer.reject(
                self.public_id, by=self.world.reviewer, reason="迟了", seen_version=stale
            )
        )

    @rule(minutes=st.sampled_from([0, 10]))
    def decisions_can_be_undone_for(self, minutes: int) -> None:
        self.world.exam.undo_minutes = minutes
        self.world.exam.save()

    @rule(name=postings, deed=st.sampled_from([settling.undo, settling.settle_now]))
    def undo_or_tell(self, name: str, deed: Callable[..., object]) -> None:
        by = self.posting(name)
        allowed = Decision.objects.pending().filter(posting=by).exists()
        assert self.attempt(lambda: deed(self.public_id, by=by)) == allowed

    @rule()
    def the_time_to_undo_is_over(self) -> None:
        waiting = Decision.objects.pending().count()
        assert settling.settle_due() == 0
        Decision.objects.pending().update(settles_at=timezone.now() - timedelta(hours=1))
        assert settling.settle_due() == waiting

    # --- money, clock, office -------------------------------------------------

    @rule(fen=st.sampled_from([14000, 1]))
    def money_arrives(self, fen: int) -> None:
        order = self.paper.orders.last()
        if order is None:
            with suppress(Refused):
                order = payment._order_row(self.public_id, by=self.person)  # noqa: SLF001 - without the gateway
        if order is not None:
            number = f"T{order.pk}-{fen}"
            payment.settle(money.news(order, transaction_id=number, amount_fen=fen))
            payment.settle(money.news(order, transaction_id=number, amount_fen=fen))

    @rule()
    def pay_at_the_counter(self) -> None:
        receipt = f"R{next(builders.numbers)}"
        self.attempt(
            lambda: payment.pay_at_counter(self.public_id, by=self.world.clerk, receipt=receipt)
        )

    @precondition(lambda self: self.state in {State.NEEDS_MATERIALS, State.APPROVED})
    @rule()
    def time_runs_out(self) -> None:
        past = timezone.now() - timedelta(days=1)
        Application.objects.filter(public_id=self.public_id).update(
            correction_due=past, payment_due=past
        )
        assert clock.lapse_late() == 1
        assert self.state == State.LAPSED

    @rule()
    def the_clock_strikes_early(self) -> None:
        assert clock.lapse_late() == 0

    @rule()
    def tickets_are_issued(self) -> None:
        was_paid = self.state == State.PAID
        assert office.issue_tickets(exam=self.world.exam, by=self.world.clerk) == int(was_paid)

    @precondition(lambda self: self.state == State.TICKET_ISSUED)
    @rule()
    def scores_are_published(self) -> None:
        sheet = builders.a_staged_sheet(self.world, self.paper)
        assert not self.attempt(lambda: office.publish_scores(sheet.public_id, by=self.world.clerk))
        assert self.attempt(
            lambda: office.publish_scores(sheet.public_id, by=self.world.second_clerk)
        )

    # --- what always holds ----------------------------------------------------

    @invariant()
    def all_that_always_holds(self) -> None:
        paper = self.row.get()
        self.paper_and_desk_agree(paper)
        self.what_can_be_undone_is_set_aside_and_told_to_nobody(paper)
        self.a_process_ends_with_its_paper(paper)
        self.the_trail_tells_the_same_story(paper)
        self.money_is_applied_once(paper)

    def paper_and_desk_agree(self, paper: Application) -> None:
        task = desk.open_task_of(paper)
        assert (task.flow_task.name if task else None) == expected_task(paper)
        rows = DeskRow.objects.filter(application=paper)
        assert rows.exists() == (paper.state == State.SUBMITTED)

    def what_can_be_undone_is_set_aside_and_told_to_nobody(self, paper: Application) -> None:
        row = DeskRow.objects.filter(application=paper).first()
        assert Decision.objects.pending().exists() == bool(row and row.decided_at)
        moves = trail.history_of(paper.reference).filter(verb__in=list(Verdict))
        told = OutboxMessage.objects.filter(about=paper.reference, kind__regex=ANSWERS)
        assert told.count() == moves.count()

    def a_process_ends_with_its_paper(self, paper: Application) -> None:
        process = ApprovalProcess.objects.filter(application=paper).first()
        if process is not None and paper.state in ENDED:
            assert process.finished is not None

    def the_trail_tells_the_same_story(self, paper: Application) -> None:
        moves = trail.history_of(paper.reference).exclude(state_after="")
        state = "draft"
        for before, after in moves.values_list("state_before", "state_after"):
            assert before == state
            state = after
        assert state == paper.state
        assert trail.verify() is None

    def money_is_applied_once(self, paper: Application) -> None:
        applied = Payment.objects.filter(application=paper, state=MoneyState.APPLIED)
        paid = {State.PAID, State.TICKET_ISSUED, State.SCORED}
        assert applied.count() == int(paper.state in paid)


TestLifeOfAPaper = pytest.mark.django_db(LifeOfAPaper.TestCase)
TestLifeOfAPaper.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,  # the same lives in every run; bench and nights may wander
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

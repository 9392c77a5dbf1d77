"""The last second: the database's clock decides when the transaction began, on real connections.

The negative controls show that both tests could fail: judged by the moment of asking the one who
came in time is too late, and a row that is not held is closed under a submission's feet.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection, transaction

from accounts import codes
from accounts.models import OneTimeCode
from applications.errors import Refused
from applications.states import State
from exams.models import Actor, Window
from exams.windows import database_now, window_for
from flows.commands import candidate, signing
from notifications.models import OutboxMessage
from tests import builders
from tests.faults.racing import race

if TYPE_CHECKING:
    from applications.models import Application

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def paper(world: builders.World) -> Application:
    return ready(world)


def ready(world: builders.World) -> Application:
    draft = builders.a_draft(world)
    builders.upload_everything(draft)
    return draft


def wall_clock() -> datetime:
    """Return the database's own present, which goes on inside of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def close_in(milliseconds: int) -> datetime:
    closes = wall_clock() + timedelta(milliseconds=milliseconds)
    Window.objects.filter(actor=Actor.CANDIDATE).update(closes=closes)
    return closes


def sleep_past(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - wall_clock()).total_seconds()) + 0.05)


def test_who_began_in_time_is_taken_and_who_began_late_is_not(
    world: builders.World, paper: Application
) -> None:
    late = ready(world)
    closes = close_in(400)

    def begun_in_time() -> None:
        with transaction.atomic():
            assert database_now() < closes
            sleep_past(closes)
            assert wall_clock() > closes  # control: by the moment of asking it is too late
            candidate.submit(paper.public_id, by=paper.candidate)

    def begun_late() -> None:
        sleep_past(closes)
        candidate.submit(late.public_id, by=late.candidate)

    assert race(begun_in_time, begun_late) == [True, False]
    paper.refresh_from_db()
    late.refresh_from_db()
    assert (paper.state, late.state) == (State.SUBMITTED, State.DRAFT)


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_web_server_with_a_wrong_clock_moves_no_deadline(
    paper: Application, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    is_over = hours < 0  # the server believes in an hour before the close
    close_in(-1000 if is_over else 60_000)
    real = wall_clock
    monkeypatch.setattr("django.utils.timezone.now", lambda: real() + timedelta(hours=hours))

    assert race(lambda: candidate.submit(paper.public_id, by=paper.candidate)) == [not is_over]


@pytest.mark.parametrize("is_held", [True, False])
def test_an_early_close_waits_for_a_submission_that_holds_the_window(
    paper: Application, *, is_held: bool
) -> None:
    """Without holding, the control, the close goes through in the middle of the submission."""
    group, region = paper.level.group, paper.region
    assert region is not None

    def close_now() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
            try:
                cursor.execute("UPDATE exams_window SET closes = opens + interval '1 second'")
            except OperationalError as waited:
                raise Refused from waited

    with transaction.atomic():
        window_for(
            exam=paper.exam, region=region, level_group=group, actor=Actor.CANDIDATE, hold=is_held
        )
        assert race(close_now) == [not is_held]


def test_two_tabs_and_two_devices_with_the_same_code_get_the_same_receipt(
    paper: Application,
) -> None:
    code = codes.issue(signing.signing_claim(paper, by=paper.candidate))
    receipts: list[str] = []

    def press() -> None:
        signed = signing.submit_with_code(paper.public_id, by=paper.candidate, code=code)
        receipts.append(f"{signed.reference} {signed.submitted_at}")

    assert race(*[press] * 6) == [True] * 6
    press()
    assert len(receipts) == 7
    assert len(set(receipts)) == 1
    told = OutboxMessage.objects.filter(about=paper.reference, kind="application_submitted")
    assert told.count() == 1


def test_a_wrong_code_costs_its_try_though_nothing_else_happens(paper: Application) -> None:
    codes.issue(signing.signing_claim(paper, by=paper.candidate))

    assert (
        race(*[lambda: signing.submit_with_code(paper.public_id, by=paper.candidate, code="x")] * 3)
        == [False] * 3
    )
    assert OneTimeCode.objects.get().tries == 3
    paper.refresh_from_db()
    assert paper.state == State.DRAFT

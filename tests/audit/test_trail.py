"""The trail: written with the deed, refused to change, and telling when it was (trust.md T44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from audit import trail
from audit.models import Entry, Reading
from audit.request_id import current_request_id
from audit.trail import Move, NotInTransaction

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db
TABLES = ("entry", "reading")


class Somebody:
    """An actor."""

    public_id = "p-1"
    label = "洛阳市工考中心 王审核"


def a_story(subject: str = "2026-000001-1") -> list[Entry]:
    """Write a chain of four deeds."""
    moves = [("start", Move()), ("submit", Move("draft", "submitted"))]
    moves += [("approve", Move("submitted", "approved")), ("pay", Move("approved", "paid"))]
    return [
        trail.record(actor=Somebody(), verb=verb, subject=subject, move=move, reason="因为")
        for verb, move in moves
    ]


@pytest.fixture
def _disarmed() -> Iterator[None]:
    """Act as somebody who may do anything in the database."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        yield
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def run(sql: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_entry_says_who_did_what_and_follows_the_one_before() -> None:
    token = current_request_id.set("request-7")
    first, second, *_ = a_story()
    current_request_id.reset(token)

    assert (first.actor, first.actor_label, first.verb) == ("p-1", Somebody.label, "start")
    assert (second.state_before, second.state_after) == ("draft", "submitted")
    assert second.previous_hash == first.hash
    assert second.request_id == "request-7"
    assert [entry.position for entry in trail.history_of(first.subject)] == [1, 2, 3, 4]


def test_the_clock_has_no_name() -> None:
    entry = trail.record(actor=None, verb="lapse", subject="2026-000002-8")

    assert (entry.actor, entry.actor_label) == ("", "")


def test_many_chains_take_the_same_deed_at_once() -> None:
    a_story("A")

    trail.record_many(
        actor=Somebody(), verb="issue_ticket", subjects=["A", "B"], move=Move("paid", "issued")
    )

    assert trail.history_of("A").last().position == 5  # type: ignore[union-attr]  # it is there
    assert trail.history_of("B").get().position == 1
    assert trail.verify() is None


@pytest.mark.django_db(transaction=True)
def test_a_deed_outside_a_transaction_is_refused() -> None:
    with pytest.raises(NotInTransaction):
        trail.record(actor=None, verb="save", subject="A")

    with pytest.raises(NotInTransaction):
        trail.record_many(actor=None, verb="save", subjects=["A"], move=Move())


def test_readings_are_kept_newest_first() -> None:
    trail.record_reading(reader=Somebody(), subject="A", what="document:1")
    trail.record_reading(reader=Somebody(), subject="A", what="document:2")

    assert [reading.what for reading in trail.readings_of("A")] == ["document:2", "document:1"]
    assert str(Reading.objects.first()) == "p-1 read document:1 of A"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_{} SET subject = 'B'", "DELETE FROM audit_{}", "TRUNCATE audit_{}"],
)
def test_the_database_refuses_to_change_the_past(table: str, statement: str) -> None:
    a_story()
    trail.record_reading(reader=Somebody(), subject="A", what="document:1")

    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run(statement.format(table))


def test_an_untouched_trail_holds(capsys: pytest.CaptureFixture[str]) -> None:
    a_story("A")
    a_story("B")

    call_command("verify_trail")

    assert "8 entries hold" in capsys.readouterr().out


TAMPERINGS = {
    "a reason is rewritten": ("UPDATE audit_entry SET reason = '改了' WHERE position = 2", 2),
    "a state is rewritten": ("UPDATE audit_entry SET state_after = 'paid' WHERE position = 2", 2),
    "a detail is rewritten": (
        """UPDATE audit_entry SET details = '{"x": 1}' WHERE position = 3""",
        3,
    ),
    "an actor is exchanged": ("UPDATE audit_entry SET actor = 'p-2' WHERE position = 3", 3),
    "a time is moved back": (
        "UPDATE audit_entry SET at = at - interval '1 day' WHERE position = 4",
        4,
    ),
    "an entry is cut out": ("DELETE FROM audit_entry WHERE position = 2", 2),
    "the first entry is cut off": ("DELETE FROM audit_entry WHERE position = 1", 1),
    "a gap is closed up": (
        """DELETE FROM audit_entry WHERE position = 2;
        UPDATE audit_entry SET position = position - 1 WHERE position > 2""",
        2,
    ),
    "two entries change places": (
        """UPDATE audit_entry SET position = 9 WHERE position = 2;
        UPDATE audit_entry SET position = 2 WHERE position = 3;
        UPDATE audit_entry SET position = 3 WHERE position = 9""",
        2,
    ),
    "a hash is forged": ("UPDATE audit_entry SET hash = repeat('0', 64) WHERE position = 3", 3),
}


@pytest.mark.usefixtures("_disarmed")
@pytest.mark.parametrize(("sql", "position"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_the_first_broken_entry_is_named(sql: str, position: int) -> None:
    a_story()
    for statement in sql.split(";"):
        run(statement)

    with pytest.raises(CommandError, match=f"entry {position}:"):
        call_command("verify_trail")


@pytest.mark.usefixtures("_disarmed")
def test_an_entry_that_was_slipped_in_is_named() -> None:
    last = a_story()[-1]
    slipped = trail.record(actor=None, verb="approve", subject=last.subject)
    run("UPDATE audit_entry SET previous_hash = '' WHERE id = %s", slipped.pk)

    broken = trail.verify()

    assert broken is not None
    assert (broken.position, broken.why) == (5, "it does not follow the entry before it")

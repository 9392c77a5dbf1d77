"""The outbox: written with the deed, delivered after it, once at the phone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.codes import Claim, TooManyCodes
from audit.trail import NotInTransaction
from notifications import messages, outbox, tasks
from notifications.codes import send_code
from notifications.gateways import Undeliverable
from notifications.models import Delivery, OutboxMessage
from notifications.outbox import Letter
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.django_db
MESSAGE = messages.ApplicationSubmitted(reference="2026-000001-1")


class Carrier:
    """A gateway that keeps what it got, or fails as it is told."""

    def __init__(self, fault: Undeliverable | None = None, *, known: bool = False) -> None:
        self.fault, self.known = fault, known
        self.sent: list[tuple[str, str, str]] = []

    def send(
        self, *, to: str, text: str, template: str, params: Mapping[str, str], key: str
    ) -> str:
        if self.fault:
            raise self.fault
        assert params
        self.sent.append((to, text, template))
        return f"biz-{key}"

    def accepted_before(self, *, to: str, key: str, on: date) -> bool:
        assert to
        assert key
        assert on <= timezone.localdate()
        return self.known


def posted(**facts: object) -> OutboxMessage:
    row = outbox.post(MESSAGE, to=builders.a_person(), about="2026-000001-1", **facts)  # type: ignore[arg-type]  # one fact each time
    assert row is not None
    return row


def test_a_message_is_delivered_to_the_phone_of_its_person() -> None:
    row, carrier = posted(), Carrier()

    assert outbox.relay(gateway=carrier) == 1

    row.refresh_from_db()
    assert carrier.sent == [(row.phone, MESSAGE.text, "application_submitted")]
    assert (row.delivery, row.provider_id) == (Delivery.SENT, f"biz-{row.public_id}")
    assert outbox.relay(gateway=carrier) == 0


def test_one_message_can_be_asked_for() -> None:
    first, second = posted(), posted()

    outbox.relay(gateway=Carrier(), only=second.pk)

    first.refresh_from_db()
    assert first.delivery == Delivery.WAITING


def test_a_cause_is_told_once() -> None:
    posted(cause="due|1")

    assert outbox.post(MESSAGE, to=builders.a_person(), cause="due|1") is None
    assert OutboxMessage.objects.count() == 1


def test_a_failed_try_waits_longer_each_time() -> None:
    row = posted()
    busy = Undeliverable("busy", permanent=False)
    waits = []
    for _ in range(3):
        outbox.relay(gateway=Carrier(busy))
        row.refresh_from_db()
        waits.append(row.due - timezone.now())
        OutboxMessage.objects.update(due=timezone.now())

    assert row.delivery == Delivery.WAITING
    assert row.fault == "busy"
    assert waits[0] < waits[1] < waits[2]


def test_a_hopeless_message_is_dead_at_once() -> None:
    row = posted()

    outbox.relay(gateway=Carrier(Undeliverable("no such phone", permanent=True)))

    row.refresh_from_db()
    assert (row.delivery, row.fault) == (Delivery.DEAD, "no such phone")


def test_after_the_last_try_it_is_dead() -> None:
    row = posted()
    OutboxMessage.objects.update(tries=outbox.MOST_TRIES - 1)

    outbox.relay(gateway=Carrier(Undeliverable("busy", permanent=False)))

    row.refresh_from_db()
    assert row.delivery == Delivery.DEAD


@pytest.mark.parametrize(("known", "times"), [(True, 0), (False, 1)])
def test_a_second_try_asks_first_whether_the_first_got_through(known: bool, times: int) -> None:  # noqa: FBT001 - pytest passes it by name
    row, carrier = posted(), Carrier(known=known)
    OutboxMessage.objects.update(tries=1)

    outbox.relay(gateway=carrier)

    row.refresh_from_db()
    assert row.delivery == Delivery.SENT
    assert len(carrier.sent) == times


def test_a_code_that_is_too_old_is_not_sent() -> None:
    row, carrier = posted(expires_at=timezone.now() - timedelta(seconds=1)), Carrier()

    outbox.relay(gateway=carrier)

    row.refresh_from_db()
    assert row.delivery == Delivery.EXPIRED
    assert carrier.sent == []


def test_many_letters_are_posted_at_once() -> None:
    people = [builders.a_person() for _ in range(3)]

    outbox.post_many([Letter(MESSAGE, person, "x") for person in people])

    assert OutboxMessage.objects.count() == 3
    assert outbox.relay(gateway=Carrier()) == 3


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_posted() -> None:
    person = builders.a_person()

    with pytest.raises(NotInTransaction):
        outbox.post(MESSAGE, to=person)
    with pytest.raises(NotInTransaction):
        outbox.post_many([Letter(MESSAGE, person, "x")])


def test_the_bell_rings_when_the_deed_is_committed(
    django_capture_on_commit_callbacks: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[object] = []
    for task in (tasks.deliver, tasks.deliver_codes, tasks.sweep):
        monkeypatch.setattr(task, "delay", lambda *ids, name=task.name: rung.append((name, ids)))

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():  # type: ignore[operator]  # pytest-django's fixture
        plain = posted()
        code = posted(expires_at=timezone.now() + timedelta(minutes=5))
        outbox.post_many([Letter(MESSAGE, builders.a_person(), "x")])

    assert rung == [
        ("notifications.tasks.deliver", (plain.pk,)),
        ("notifications.tasks.deliver_codes", (code.pk,)),
        ("notifications.tasks.sweep", ()),
    ]


def test_celerys_part_is_to_relay(monkeypatch: pytest.MonkeyPatch) -> None:
    carrier = Carrier()
    monkeypatch.setattr(tasks, "gateway_from", lambda _options: carrier)
    first, second = posted(), posted()

    tasks.deliver(first.pk)
    tasks.deliver_codes(second.pk)
    posted()
    tasks.sweep()

    assert len(carrier.sent) == 3


def test_a_sweep_goes_on_while_there_is_a_full_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    carrier = Carrier()
    monkeypatch.setattr(tasks, "gateway_from", lambda _options: carrier)
    person = builders.a_person()
    outbox.post_many([Letter(MESSAGE, person, "x") for _ in range(outbox.BATCH + 1)])

    tasks.sweep()

    assert len(carrier.sent) == outbox.BATCH + 1


def test_a_code_goes_to_the_phone_it_is_claimed_for() -> None:
    claim = Claim("13812345678", "register", "x")

    send_code(claim)

    row = OutboxMessage.objects.get()
    assert (row.phone, row.phone_masked, row.recipient) == ("13812345678", "138****5678", None)
    assert "用于注册" in row.text
    assert row.expires_at is not None
    with pytest.raises(TooManyCodes):
        send_code(claim)


def test_personal_data_is_ciphertext_in_the_outbox() -> None:
    row = posted()

    assert row.phone not in str(OutboxMessage.objects.values_list("pk", "phone_masked", "about"))
    assert str(row) == "application_submitted 2026-000001-1"


LONGEST = {
    "what": "修改报名信息",
    "until": "12月31日23:59",
    "reference": "2026-999999-9",
    "office": "洛阳市伊滨区卫生健康委员会（单位人事）",
    "due": "12月31日",
    "step": "资格审查",
    "amount": "1234.50",
    "code": "123456",
    "purpose": "提交报名信息",
    "minutes": "5",
    "document": "近期工资变动审批表照片",
    "new_phone": "138****5678",
    "moment": "12月31日23:59",
}


@pytest.mark.parametrize("kind", messages.Message.__subclasses__(), ids=lambda kind: kind.kind())
def test_every_message_fits_one_sms(kind: type[messages.Message]) -> None:
    message = kind(**{name: LONGEST[name] for name in kind.__dataclass_fields__})

    assert "{{" not in message.text
    assert len("【河南工考】" + message.text) <= 70
    assert all(value in message.text for value in message.facts.values())

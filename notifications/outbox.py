"""Post a message inside the deed's transaction; deliver it afterwards, at least once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.identity import mask_phone
from accounts.models import User
from audit.trail import NotInTransaction
from notifications.gateways import SmsGateway, Undeliverable
from notifications.models import Delivery, OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from notifications.messages import Message

MOST_TRIES = 8
BATCH = 50


@dataclass(frozen=True)
class Letter:
    """A message, the person it is for, and the case it is about."""

    message: Message
    to: User
    about: str


def post(
    message: Message,
    *,
    to: User | str,
    about: str = "",
    cause: str | None = None,
    expires_at: datetime | None = None,
) -> OutboxMessage | None:
    """Write a message to the outbox and ring the bell when the transaction commits.

    Args:
        to: a person, or a phone number of somebody who has no account yet.
        about: the reference of the case it belongs to.
        cause: with a cause a message is written once only; None comes back the second time.
        expires_at: after this moment it is not sent any more (one-time codes).

    Raises:
        NotInTransaction: called outside a transaction.
    """
    _require_transaction()
    phone = to.phone if isinstance(to, User) else to
    facts: dict[str, object] = {
        "kind": message.kind(),
        "about": about,
        "recipient": to if isinstance(to, User) else None,
        "phone": phone,
        "phone_masked": mask_phone(phone),
        "text": message.text,
        "facts": json.dumps(message.facts, ensure_ascii=False),
        "due": timezone.now(),
        "expires_at": expires_at,
    }
    row, is_new = _write(cause, facts)
    if not is_new:
        return None
    _ring_on_commit(row)
    return row


def post_many(letters: Sequence[Letter]) -> None:
    """Post many messages at once and ring one bell for all of them.

    Raises:
        NotInTransaction: called outside a transaction.
    """
    _require_transaction()
    from notifications.tasks import sweep  # noqa: PLC0415 - the task delivers what is posted here

    now = timezone.now()
    OutboxMessage.objects.bulk_create(
        [
            OutboxMessage(
                kind=letter.message.kind(),
                about=letter.about,
                recipient=letter.to,
                phone=letter.to.phone,
                phone_masked=letter.to.phone_masked,
                text=letter.message.text,
                facts=json.dumps(letter.message.facts, ensure_ascii=False),
                due=now,
            )
            for letter in letters
        ],
        batch_size=2000,
    )

    def ring() -> None:
        sweep.delay()

    transaction.on_commit(ring, robust=True)


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("A message is posted inside the transaction of its deed.")


def _write(cause: str | None, facts: dict[str, object]) -> tuple[OutboxMessage, bool]:
    if cause is None:
        return OutboxMessage.objects.create(**facts), True
    return OutboxMessage.objects.get_or_create(cause=cause, defaults=facts)


def _ring_on_commit(row: OutboxMessage) -> None:
    from notifications.tasks import deliver, deliver_codes  # noqa: PLC0415 - the tasks deliver what is posted here

    task = deliver_codes if row.expires_at else deliver

    def ring() -> None:
        task.delay(row.pk)

    transaction.on_commit(ring, robust=True)


@transaction.atomic
def claim(*, now: datetime, only: int | None = None) -> list[OutboxMessage]:
    """Lease due messages to this worker: nobody else gets them until the lease ends.

    Two workers never wait for each other; a worker that dies gives its messages back by time.
    """
    due = OutboxMessage.objects.select_for_update(skip_locked=True).filter(
        delivery=Delivery.WAITING, due__lte=now
    )
    if only is not None:
        due = due.filter(pk=only)
    rows = list(due.order_by("due", "pk")[:BATCH])
    for row in rows:
        row.tries += 1
        row.due = now + settings.OUTBOX_LEASE * 2 ** min(row.tries - 1, 6)
    OutboxMessage.objects.bulk_update(rows, ["tries", "due"])
    return rows


def send(row: OutboxMessage, *, gateway: SmsGateway, now: Callable[[], datetime]) -> None:
    """Hand one leased message to the provider and keep what became of it."""
    if row.expires_at and row.expires_at <= now():
        _settle(row, delivery=Delivery.EXPIRED)
        return
    try:
        provider_id = _hand_over(row, gateway)
    except Undeliverable as fault:
        hopeless = fault.permanent or row.tries >= MOST_TRIES
        _settle(
            row,
            delivery=Delivery.DEAD if hopeless else Delivery.WAITING,
            fault=fault.reason[:120],
        )
    else:
        _settle(row, delivery=Delivery.SENT, provider_id=provider_id, sent_at=now(), fault="")


def _hand_over(row: OutboxMessage, gateway: SmsGateway) -> str:
    """Send, unless an earlier try got through although its answer was lost."""
    if row.tries > 1:
        days = {timezone.localdate(row.created_at), timezone.localdate()}
        if any(gateway.accepted_before(to=row.phone, key=row.public_id, on=day) for day in days):
            return ""
    return gateway.send(
        to=row.phone,
        text=row.text,
        template=row.kind,
        params=json.loads(row.facts),
        key=row.public_id,
    )


def _settle(row: OutboxMessage, **facts: object) -> None:
    OutboxMessage.objects.filter(pk=row.pk, delivery=Delivery.WAITING).update(**facts)


def relay(*, gateway: SmsGateway, only: int | None = None) -> int:
    """Deliver what is due (or one message); return how many were tried."""
    rows = claim(now=timezone.now(), only=only)
    for row in rows:
        send(row, gateway=gateway, now=timezone.now)
    return len(rows)

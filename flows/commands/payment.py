"""Money: ask for it, take it in once, and never lose any that came."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import Role
from applications.errors import NotYourDesk, Objection, Refused
from applications.lateness import is_late
from applications.models import Application
from applications.states import State
from audit import trail
from exams.chains import fees_for, office_of
from exams.models import Extended
from exams.windows import database_now
from flows import desk
from flows.assignment import require_role
from flows.commands.editing import require_own
from flows.commands.telling import save_and_record, tell
from notifications import messages
from payments.account import our_account
from payments.gateways import PaymentNews, PaymentState
from payments.models import MoneyState, Order, OrderState, Payment, PaymentWay

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting, User
    from payments.gateways import PaymentGateway

ORDER_LIFE = timedelta(minutes=30)
NOTHING_TO_PAY = Objection("nothing_to_pay", "", "现在没有需要缴纳的费用。")


@dataclass(frozen=True)
class Bill:
    """What a paper costs: items and their sum, in fen."""

    items: tuple[tuple[str, int], ...]

    @property
    def total_fen(self) -> int:
        return sum(amount for _, amount in self.items)


def bill_for(paper: Application) -> Bill:
    """Return what is to be paid for a paper."""
    if paper.region is None:
        return Bill(())
    rules = fees_for(exam=paper.exam, region=paper.region, level_group=paper.level.group)
    return Bill(tuple((rule.item, rule.amount_fen) for rule in rules))


def yuan(fen: int) -> str:
    """Return an amount in yuan as people write it: 140 or 140.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def open_order(public_id: str, *, by: User, gateway: PaymentGateway) -> Order:
    """Return the one open order of an approved paper, made at the gateway if it is new.

    A second click, tab or device gets the same order.

    Raises:
        Refused: nothing is due, the region takes money at the counter only, or time is up.
    """
    order = _order_row(public_id, by=by)
    if not order.code_url:
        prepay = gateway.prepay(
            order_no=order.number,
            amount_fen=order.amount_fen,
            description=f"{order.application.exam.name}考务费",
            expires_at=order.expires_at,
            notify_url=f"{settings.SITE_ADDRESS}/payments/wechat",
        )
        order.code_url = prepay.code_url
        Order.objects.filter(pk=order.pk).update(code_url=order.code_url)
    return order


def _order_row(public_id: str, *, by: User) -> Order:
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        now = database_now()
        _require_payable(paper, now)
        Order.objects.filter(application=paper, state=OrderState.OPEN, expires_at__lte=now).update(
            state=OrderState.CLOSED
        )
        order = Order.objects.filter(application=paper, state=OrderState.OPEN).first()
        if order is not None:
            return order
        bill = bill_for(paper)
        order = Order.objects.create(
            number=f"K{now:%Y%m%d}{secrets.token_hex(8)}",
            application=paper,
            amount_fen=bill.total_fen,
            items=[list(item) for item in bill.items],
            expires_at=now + ORDER_LIFE,
        )
        trail.record(
            actor=by,
            verb="order",
            subject=paper.reference,
            details={"amount_fen": order.amount_fen},
        )
        return order


def _require_payable(paper: Application, now: datetime) -> None:
    if paper.state != State.APPROVED or not bill_for(paper).total_fen:
        raise Refused(NOTHING_TO_PAY)
    if is_late(paper, paper.payment_due, Extended.PAYMENT, now=now):
        raise Refused(Objection("late", "", "缴费时间已过，不能再缴费。"))
    office = office_of(exam=paper.exam, region=paper.region) if paper.region else None
    if office is not None and not office.pays_online:
        raise Refused(Objection("counter_only", "", "您所在地区请到现场缴费。"))


def settle(news: PaymentNews) -> Payment | None:
    """Take in what the gateway says about an order. Safe to repeat, in any order, at the same time.

    Money is always recorded. It moves the paper only if it is the right amount for an approved
    paper; money that comes late or twice is kept for a refund and the candidate is told.

    Returns the payment, or None when the news is not about money that came in.
    """
    if news.state != PaymentState.SUCCESS:
        return None
    order = Order.objects.select_related("application").filter(number=news.order_no).first()
    if order is None:
        return None
    with desk.holding(order.application.public_id) as paper:
        known = Payment.objects.filter(
            way=PaymentWay.WECHAT, transaction_id=news.transaction_id
        ).first()
        if known is not None:
            return known
        order.refresh_from_db()
        return _take_in(paper, order, news)


def _take_in(paper: Application, order: Order, news: PaymentNews) -> Payment:
    state = _what_becomes_of(paper, order, news)
    payment = Payment.objects.create(
        application=paper,
        order=order,
        way=PaymentWay.WECHAT,
        transaction_id=news.transaction_id,
        amount_fen=news.amount_fen or 0,
        state=state,
        paid_at=news.paid_at or timezone.now(),
        evidence={"currency": news.currency, "merchant": news.merchant_id, "app": news.app_id},
    )
    if state == MoneyState.APPLIED:
        Order.objects.filter(pk=order.pk).update(state=OrderState.PAID)
        _mark_paid(paper, payment, actor=None)
        return payment
    trail.record(
        actor=None,
        verb="money_not_applied",
        subject=paper.reference,
        reason=MoneyState(state).label,
        details={"amount_fen": news.amount_fen},
    )
    if state == MoneyState.TO_REFUND:
        tell(
            paper,
            messages.PaymentWillBeReturned(
                reference=paper.reference, amount=yuan(payment.amount_fen)
            ),
        )
    return payment


def _what_becomes_of(paper: Application, order: Order, news: PaymentNews) -> MoneyState:
    expected = (order.amount_fen, "CNY", *_merchant())
    if (news.amount_fen, news.currency, news.merchant_id, news.app_id) != expected:
        return MoneyState.MISMATCH
    paid_at = news.paid_at or timezone.now()
    late = is_late(paper, paper.payment_due, Extended.PAYMENT, now=paid_at)
    if paper.state == State.APPROVED and not late:
        return MoneyState.APPLIED
    return MoneyState.TO_REFUND


def _merchant() -> tuple[str, str]:
    account = our_account()
    return account.merchant_id, account.app_id


def _mark_paid(paper: Application, payment: Payment, *, actor: Posting | None) -> None:
    before = paper.state
    paper.pay()
    details = {"amount_fen": payment.amount_fen, "way": payment.way}
    save_and_record(paper, actor=actor, verb="pay", before=before, details=details)
    tell(
        paper,
        messages.PaymentReceived(reference=paper.reference, amount=yuan(payment.amount_fen)),
    )
    desk.hand_on(paper, by=None, now=database_now())


def ask_gateway(order: Order, *, gateway: PaymentGateway) -> Payment | None:
    """Ask the gateway about an order and take in its answer: the page's 「查询支付结果」."""
    return settle(gateway.query(order.number))


def pay_at_counter(public_id: str, *, by: Posting, receipt: str) -> Application:
    """Record that the fee was paid at the office's counter.

    Raises:
        Refused: nothing is due, or the receipt number is missing or was used.
        NotYourDesk: the case is not of this office.
    """
    require_role(by, Role.CLERK, Role.FINANCE)
    if not receipt.strip():
        raise Refused(Objection("no_receipt", "receipt", "请填写收据编号。"))
    if not Application.objects.visible_to(by).filter(public_id=public_id).exists():
        raise NotYourDesk
    with desk.holding(public_id) as paper, transaction.atomic():
        if paper.state != State.APPROVED or not bill_for(paper).total_fen:
            raise Refused(NOTHING_TO_PAY)
        payment, is_new = Payment.objects.get_or_create(
            way=PaymentWay.COUNTER,
            transaction_id=receipt.strip()[:40],
            defaults={
                "application": paper,
                "amount_fen": bill_for(paper).total_fen,
                "state": MoneyState.APPLIED,
                "paid_at": database_now(),
                "recorded_by": by.user,
            },
        )
        if not is_new:
            raise Refused(Objection("receipt_used", "receipt", "这个收据编号已经用过了。"))
        _mark_paid(paper, payment, actor=by)
        return paper

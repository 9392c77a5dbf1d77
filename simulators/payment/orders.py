"""The provider's book: orders and refunds, kept in the truth file."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING

from simulators.payment.order import Order, changed, now, offered
from simulators.truth import text_in

if TYPE_CHECKING:
    from simulators.truth import Line, TruthFile


class Refused(Exception):
    """The provider says no, with its own status, code and words."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class Orders:
    """Every change is a line first and a memory second."""

    def __init__(self, truth: TruthFile) -> None:
        self._truth = truth
        self._lock = threading.RLock()
        self._orders: dict[str, Order] = {}
        for line in truth.lines():
            self._apply(line)

    def all(self) -> list[Order]:
        """Return every order, newest first."""
        with self._lock:
            return list(reversed(self._orders.values()))

    def find(self, order_no: str) -> Order:
        """Return an order by the merchant's number."""
        order = self._orders.get(order_no)
        if order is None:
            raise Refused(404, "ORDER_NOT_EXIST", "订单不存在")
        return order

    def with_token(self, token: str) -> Order | None:
        """Return an order by what its code says."""
        return next((order for order in self.all() if order.token == token), None)

    def with_refund(self, refund_no: str) -> Order:
        """Return the order that a refund belongs to."""
        for order in self.all():
            if refund_no in order.refunds:
                return order
        raise Refused(404, "RESOURCE_NOT_EXISTS", "退款单不存在")

    def offer(
        self, *, order_no: str, amount: int, description: str, notify_url: str, expires_at: str
    ) -> Order:
        """Take an order; the same one again is the same one."""
        wanted = Order(order_no, "", amount, description, notify_url, expires_at)
        with self._lock:
            known = self._orders.get(order_no)
            if known is None:
                token = secrets.token_urlsafe(12)
                return self._write({"kind": "offered", "token": token} | wanted.terms)
            return _offered_again(known, wanted)

    def pay(self, token: str, *, extra: int = 0, silent: bool = False) -> Order | None:
        """Let the payer pay (`extra` fen too much); None if nobody can any more."""
        with self._lock:
            order = self.with_token(token)
            if order is None or order.state != "NOTPAY":
                return None
            at = now()
            number = f"4200{at:%Y%m%d%H%M%S}{secrets.randbelow(10**10):010d}"
            line: Line = {"kind": "paid", "order_no": order.order_no, "transaction_id": number}
            line |= {"charged": order.amount + extra, "paid_at": at.isoformat(), "silent": silent}
            return self._write(line)

    def close(self, order_no: str) -> None:
        """Let nobody pay any more."""
        with self._lock:
            if self.find(order_no).paid_at:
                raise Refused(400, "ORDERPAID", "订单已支付")
            self._write({"kind": "closed", "order_no": order_no})

    def refund(self, order_no: str, refund_no: str, *, amount: int, total: int) -> Order:
        """Give money back once per refund number, never more than was paid."""
        with self._lock:
            order = self._orders.get(order_no)
            if order is None or not order.paid_at:
                raise Refused(404, "RESOURCE_NOT_EXISTS", "订单不存在或未支付")
            if refund_no in order.refunds:
                if order.refunds[refund_no] != amount:
                    raise Refused(400, "INVALID_REQUEST", "退款金额与之前请求不一致")
                return order
            if total != order.charged or sum(order.refunds.values()) + amount > order.charged:
                raise Refused(400, "INVALID_REQUEST", "申请退款金额大于可退金额")
            line: Line = {"kind": "refunded", "order_no": order_no}
            return self._write(line | {"refund_no": refund_no, "amount": amount})

    def tell(self, order_no: str) -> None:
        """Remember that the merchant has confirmed the notification."""
        self._write({"kind": "told", "order_no": order_no})

    def _write(self, line: Line) -> Order:
        with self._lock:
            self._truth.append(line)
            return self._apply(line)

    def _apply(self, line: Line) -> Order:
        order_no = text_in(line, "order_no")
        if line["kind"] == "offered":
            order = offered(line)
        else:
            order = changed(self._orders[order_no], line)
        self._orders[order_no] = order
        return order


def _offered_again(known: Order, wanted: Order) -> Order:
    if known.paid_at:
        raise Refused(400, "ORDERPAID", "订单已支付")
    if known.state == "CLOSED":
        raise Refused(400, "ORDER_CLOSED", "订单已关闭")
    if known.terms != wanted.terms:
        raise Refused(403, "OUT_TRADE_NO_USED", "商户订单号重复")
    return known

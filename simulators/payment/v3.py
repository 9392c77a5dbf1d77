"""The provider's API: /v3/pay/transactions/… and /v3/refund/domestic/refunds."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from simulators.payment.order import now
from simulators.payment.orders import Refused
from simulators.payment.seals import is_from_merchant, sealed
from simulators.serving import Answer, DropAnswer, as_json
from simulators.truth import number_in, object_in, text_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from simulators.keys import DemoKeys
    from simulators.modes import Switch
    from simulators.payment.order import Order
    from simulators.payment.orders import Orders
    from simulators.serving import Request

ORDER_NO = re.compile(r"[0-9A-Za-z_\-|*]{6,32}")
NOTIFY_URL = re.compile(r"https?://[^?#\s]+")
PAID_WORDS = {
    "SUCCESS": "支付成功",
    "REFUND": "转入退款",
    "NOTPAY": "订单未支付",
    "CLOSED": "订单已关闭",
}


class V3:
    """Answers the merchant, signing everything it says."""

    def __init__(self, orders: Orders, keys: DemoKeys, switch: Switch) -> None:
        self._orders = orders
        self._keys = keys
        self._switch = switch
        self._actions: list[tuple[str, re.Pattern[str], Callable[[Request, str], Answer]]] = [
            ("POST", re.compile(r"/v3/pay/transactions/native()"), self._native),
            ("GET", re.compile(r"/v3/pay/transactions/out-trade-no/([^/]+)"), self._query),
            ("POST", re.compile(r"/v3/pay/transactions/out-trade-no/([^/]+)/close"), self._close),
            ("POST", re.compile(r"/v3/refund/domestic/refunds()"), self._refund),
            ("GET", re.compile(r"/v3/refund/domestic/refunds/([^/]+)"), self._query_refund),
        ]

    def desk(self, request: Request) -> Answer:
        """Answer anything under /v3/."""
        mode = self._switch.take("slow", "500", "drop_answer", "forged")
        mode.wait()
        if mode.mode == "500":
            return sealed(_error(500, "SYSTEM_ERROR", "系统异常，请稍后重试"), self._keys)
        try:
            answer = self._answer(request)
        except Refused as refused:
            answer = _error(refused.status, refused.code, refused.message)
        if mode.mode == "drop_answer":
            raise DropAnswer
        return sealed(answer, self._keys, forged=mode.mode == "forged")

    def _answer(self, request: Request) -> Answer:
        if not is_from_merchant(request, self._keys):
            raise Refused(401, "SIGN_ERROR", "错误的签名，验签失败")
        for method, path, action in self._actions:
            found = path.fullmatch(request.path)
            if found and method == request.method:
                return action(request, unquote(found[1]))
        raise Refused(404, "RESOURCE_NOT_EXISTS", "请求的资源不存在")

    def _native(self, request: Request, _: str) -> Answer:
        fields = request.fields()
        amount = object_in(fields, "amount")
        self._check_account(fields)
        _check_order(fields, amount)
        order = self._orders.offer(
            order_no=text_in(fields, "out_trade_no"),
            amount=number_in(amount, "total") or 0,
            description=text_in(fields, "description"),
            notify_url=text_in(fields, "notify_url"),
            expires_at=text_in(fields, "time_expire"),
        )
        return as_json({"code_url": f"http://{request.headers['host']}/pay/{order.token}"})

    def _query(self, request: Request, order_no: str) -> Answer:
        if request.query.get("mchid") != self._keys.merchant_id:
            raise Refused(400, "PARAM_ERROR", "商户号不正确")
        return Answer(transaction(self._orders.find(order_no), self._keys).encode())

    def _close(self, request: Request, order_no: str) -> Answer:
        if request.fields() != {"mchid": self._keys.merchant_id}:
            raise Refused(400, "PARAM_ERROR", "商户号不正确")
        self._orders.close(order_no)
        return Answer(status=204)

    def _refund(self, request: Request, _: str) -> Answer:
        fields = request.fields()
        amount = object_in(fields, "amount")
        back, total = number_in(amount, "refund"), number_in(amount, "total")
        refund_no = text_in(fields, "out_refund_no")
        if back is None or total is None or back < 1 or not refund_no:
            raise Refused(400, "PARAM_ERROR", "退款参数错误")
        order_no = text_in(fields, "out_trade_no")
        order = self._orders.refund(order_no, refund_no, amount=back, total=total)
        return as_json(_refund_line(order, refund_no, "PROCESSING"))

    def _query_refund(self, _: Request, refund_no: str) -> Answer:
        order = self._orders.with_refund(refund_no)
        done = {"success_time": now().isoformat()}
        return as_json(_refund_line(order, refund_no, "SUCCESS") | done)

    def _check_account(self, fields: Mapping[str, object]) -> None:
        account = (fields.get("mchid"), fields.get("appid"))
        if account != (self._keys.merchant_id, self._keys.app_id):
            raise Refused(400, "APPID_MCHID_NOT_MATCH", "商户号与appid不匹配")


def transaction(order: Order, keys: DemoKeys) -> str:
    """Write an order as the provider's JSON, for a query or a notification."""
    fields: dict[str, object] = {
        "mchid": keys.merchant_id,
        "appid": keys.app_id,
        "out_trade_no": order.order_no,
        "trade_type": "NATIVE",
        "trade_state": order.state,
        "trade_state_desc": PAID_WORDS[order.state],
        "attach": "",
    }
    if order.paid_at:
        fields |= {
            "transaction_id": order.transaction_id,
            "bank_type": "OTHERS",
            "success_time": order.paid_at,
            "payer": {"openid": "o-made-up-payer-0000000000001"},
            "amount": {
                "total": order.charged,
                "payer_total": order.charged,
                "currency": "CNY",
                "payer_currency": "CNY",
            },
        }
    return json.dumps(fields, ensure_ascii=False)


def _check_order(fields: Mapping[str, object], amount: Mapping[str, object]) -> None:
    total = number_in(amount, "total")
    checks = {
        "out_trade_no": ORDER_NO.fullmatch(text_in(fields, "out_trade_no")),
        "description": 0 < len(text_in(fields, "description")) <= 127,
        "notify_url": NOTIFY_URL.fullmatch(text_in(fields, "notify_url")),
        "amount/total": total is not None and total > 0,
        "amount/currency": amount.get("currency", "CNY") == "CNY",
        "time_expire": _is_future(text_in(fields, "time_expire")),
    }
    for name, holds in checks.items():
        if not holds:
            raise Refused(400, "PARAM_ERROR", f"参数错误：/{name}")


def _is_future(text: str) -> bool:
    try:
        return datetime.fromisoformat(text) > now()
    except (ValueError, TypeError):  # TypeError: a time without a zone
        return False


def _refund_line(order: Order, refund_no: str, status: str) -> dict[str, object]:
    return {
        "refund_id": f"5030{order.transaction_id[4:]}{list(order.refunds).index(refund_no)}",
        "out_refund_no": refund_no,
        "transaction_id": order.transaction_id,
        "out_trade_no": order.order_no,
        "channel": "ORIGINAL",
        "user_received_account": "支付用户零钱",
        "create_time": order.paid_at,
        "status": status,
        "amount": {
            "total": order.charged,
            "refund": order.refunds[refund_no],
            "payer_total": order.charged,
            "payer_refund": order.refunds[refund_no],
            "currency": "CNY",
        },
    }


def _error(status: int, code: str, message: str) -> Answer:
    return as_json({"code": code, "message": message}, status=status)

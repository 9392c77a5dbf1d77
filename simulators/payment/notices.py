"""Telling the merchant that somebody paid, again and again until it confirms."""

from __future__ import annotations

import json
import secrets
import threading
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from simulators.payment.order import now
from simulators.payment.seals import closed_box, sealed_headers
from simulators.payment.v3 import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulators.keys import DemoKeys
    from simulators.payment.order import Order
    from simulators.payment.orders import Orders

PATIENCE = 5


class Notices:
    """`delays`: seconds before each further try (the real provider's run from 15 s to 6 h)."""

    def __init__(self, orders: Orders, keys: DemoKeys, delays: Sequence[float]) -> None:
        self._orders = orders
        self._keys = keys
        self._delays = delays

    def resume(self) -> None:
        """Go on telling what was not confirmed before a restart."""
        for order in self._orders.all():
            if order.paid_at and not order.told and not order.silent:
                self.announce(order)

    def announce(self, order: Order, *, copies: int = 1, forged: bool = False) -> None:
        """Start telling in the background; `copies` tell the same thing at the same time."""
        body = self._body(order)
        for _ in range(copies):
            threading.Thread(target=self._tell, args=(order, body, forged), daemon=True).start()

    def _tell(self, order: Order, body: bytes, forged: bool) -> None:  # noqa: FBT001 - a thread's arguments
        for delay in (0.0, *self._delays):
            time.sleep(delay)
            headers = sealed_headers(body, self._keys, forged=forged)
            if _is_confirmed(order.notify_url, headers, body):
                self._orders.tell(order.order_no)
                return

    def _body(self, order: Order) -> bytes:
        notice = {
            "id": secrets.token_hex(16),
            "create_time": now().isoformat(),
            "resource_type": "encrypt-resource",
            "event_type": "TRANSACTION.SUCCESS",
            "summary": "支付成功",
            "resource": closed_box(transaction(order, self._keys), self._keys),
        }
        return json.dumps(notice, ensure_ascii=False).encode()


def _is_confirmed(url: str, headers: dict[str, str], body: bytes) -> bool:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc, timeout=PATIENCE)
    try:
        connection.request(
            "POST", parts.path or "/", body, headers | {"Content-Type": "application/json"}
        )
        return connection.getresponse().status in (200, 204)
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()

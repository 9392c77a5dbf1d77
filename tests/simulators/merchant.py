"""A made-up merchant: its keys, its gateway, and an ear for notifications."""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import requests

from payments.gateways import WechatPay, WechatSeal
from simulators.serving import Answer, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import ThreadingHTTPServer

    from simulators.keys import DemoKeys
    from simulators.serving import Desk, Request

NOTIFY_URL = "https://kaowu.example/pay/notify"


def gateway_to(url: str, keys: DemoKeys, *, timeout: float = 5.0) -> WechatPay:
    seal = WechatSeal(
        merchant_id=keys.merchant_id,
        merchant_serial=keys.merchant_serial,
        merchant_private_key=keys.merchant_private,
        platform_keys={keys.platform_key_id: keys.platform_public},
    )
    return WechatPay(
        endpoint=url,
        app_id=keys.app_id,
        api_v3_key=keys.api_v3_key,
        seal=seal,
        timeout=timeout,
    )


def in_an_hour() -> datetime:
    return (datetime.now(UTC) + timedelta(hours=1)).replace(microsecond=0)


def offer(
    gateway: WechatPay,
    order_no: str,
    *,
    amount_fen: int = 22000,
    notify_url: str = NOTIFY_URL,
    expires_at: datetime | None = None,
) -> str:
    """Offer an order and return its code."""
    prepay = gateway.prepay(
        order_no=order_no,
        amount_fen=amount_fen,
        description="报名费 · 三级护理员",
        expires_at=expires_at or in_an_hour(),
        notify_url=notify_url,
    )
    return prepay.code_url


def pay(code_url: str) -> requests.Response:
    """Press 「确认支付」 on the page behind the code."""
    return requests.post(code_url, data={"answer": "pay"}, timeout=5)


@contextmanager
def answering(desk: Desk, *, port: int = 0) -> Iterator[ThreadingHTTPServer]:
    """Answer requests in the background, on a free port unless told which."""
    server = open_server(desk, port=port)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Ear:
    """Hears notifications and answers each with the next status, the last one for ever."""

    def __init__(self, *statuses: int) -> None:
        self._statuses = list(statuses)
        self._heard: queue.Queue[Request] = queue.Queue()

    def desk(self, request: Request) -> Answer:
        self._heard.put(request)
        status = self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0]
        return Answer(status=status)

    def next(self) -> Request:
        """Wait for one notification."""
        return self._heard.get(timeout=5)

    def is_quiet(self, seconds: float) -> bool:
        """Tell whether nothing more comes for so long."""
        try:
            self._heard.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@contextmanager
def listening(*statuses: int, port: int = 0) -> Iterator[tuple[Ear, str]]:
    """Listen for notifications; gives the ear and the address to notify."""
    ear = Ear(*(statuses or (204,)))
    with answering(ear.desk, port=port) as server:
        yield ear, f"http://127.0.0.1:{server.server_port}/pay/notify"

"""Start it: python -m simulators.payment --port 8912 --store FILE --keys DIR."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from simulators.keys import DemoKeys, load_or_make
from simulators.modes import Switch
from simulators.payment.notices import Notices
from simulators.payment.orders import Orders
from simulators.payment.page import cancelled_page, list_page, order_page
from simulators.payment.v3 import V3
from simulators.serving import Answer, Request, as_json, as_page, moved_to, open_server, serve
from simulators.truth import TruthFile

API_MODES = ("slow", "500", "drop_answer", "forged")
PAYER_MODES = ("no_callback", "duplicate", "wrong_amount", "forged_callback")
PAY = "/pay/"


class Desk:
    """Sends the merchant to the API and people to the pages."""

    def __init__(self, orders: Orders, keys: DemoKeys, notices: Notices) -> None:
        self._orders = orders
        self._notices = notices
        self._switch = Switch(*API_MODES, *PAYER_MODES)
        self._api = V3(orders, keys, self._switch)

    def __call__(self, request: Request) -> Answer:
        if request.path.startswith("/v3/"):
            return self._api.desk(request)
        if request.path == "/mode":
            return self._switch.desk(request)
        if request.path.startswith(PAY):
            return self._pay(request, request.path.removeprefix(PAY))
        return self._lists(request.path)

    def _lists(self, path: str) -> Answer:
        orders = self._orders.all()
        if path == "/orders":
            return as_json([asdict(order) | {"state": order.state} for order in orders])
        if path == "/":
            return as_page(list_page(orders))
        return as_json({"error": "not found"}, status=404)

    def _pay(self, request: Request, token: str) -> Answer:
        order = self._orders.with_token(token)
        if order is None:
            return as_page(order_page(None), status=404)
        if request.method == "GET":
            return as_page(order_page(order))
        if request.form().get("answer") != "pay":
            return as_page(cancelled_page(order))
        self._take_money(token)
        return moved_to(request.path)

    def _take_money(self, token: str) -> None:
        mode = self._switch.take(*PAYER_MODES).mode
        paid = self._orders.pay(
            token, extra=int(mode == "wrong_amount"), silent=mode == "no_callback"
        )
        if paid is not None and not paid.silent:
            copies = 2 if mode == "duplicate" else 1
            self._notices.announce(paid, copies=copies, forged=mode == "forged_callback")


def seconds_in(text: str) -> list[float]:
    """Read "1,5,15"."""
    return [float(part) for part in text.split(",") if part]


def main() -> None:
    parser = argparse.ArgumentParser(prog="simulators.payment", description=__doc__)
    parser.add_argument("--port", type=int, default=8912, help="0 takes any free port")
    parser.add_argument("--store", type=Path, required=True, help="the truth file, JSON lines")
    parser.add_argument("--keys", type=Path, required=True, help="see simulators.keys")
    parser.add_argument("--retries", type=seconds_in, default=[1, 5, 15], help="e.g. 1,5,15")
    arguments = parser.parse_args()
    keys = load_or_make(arguments.keys)
    orders = Orders(TruthFile(arguments.store))
    notices = Notices(orders, keys, arguments.retries)
    server = open_server(Desk(orders, keys, notices), port=arguments.port)
    notices.resume()
    serve(server, name="Payment simulator")


if __name__ == "__main__":
    main()

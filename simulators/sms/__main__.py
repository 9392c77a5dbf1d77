"""Start it: python -m simulators.sms --port 8911 --store FILE."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from simulators.modes import Switch
from simulators.serving import Answer, as_json, as_page, open_server, serve
from simulators.sms.acs3 import Doorkeeper
from simulators.sms.authenticators import running_codes
from simulators.sms.dysmsapi import Dysmsapi
from simulators.sms.page import SCRIPT, page_of
from simulators.sms.phones import Phones, as_line
from simulators.truth import TruthFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulators.serving import Desk, Request

MODES = ("slow", "500", "garbage", "drop_answer", "limit")


def desk_of(
    phones: Phones,
    door: Doorkeeper,
    templates: Mapping[str, str],
    authenticators: Path | None = None,
) -> Desk:
    """Say who answers which path."""

    def page(request: Request) -> Answer:
        codes = running_codes(authenticators)
        return as_page(page_of(phones, request.query.get("phone", ""), codes))

    switch = Switch(*MODES)
    provider = Dysmsapi(phones, door, switch, templates)
    pages: dict[tuple[str, str], Desk] = {
        ("POST", "/"): provider.desk,
        ("GET", "/"): page,
        ("GET", "/messages"): lambda request: as_json(
            [as_line(message) for message in phones.messages(request.query.get("phone", ""))]
        ),
        ("GET", "/refresh.js"): lambda _: Answer(SCRIPT, content_type="text/javascript"),
        ("GET", "/mode"): switch.desk,
        ("POST", "/mode"): switch.desk,
    }

    def desk(request: Request) -> Answer:
        answer = pages.get((request.method, request.path))
        return answer(request) if answer else as_json({"error": "not found"}, status=404)

    return desk


def main() -> None:
    parser = argparse.ArgumentParser(prog="simulators.sms", description=__doc__)
    parser.add_argument("--port", type=int, default=8911, help="0 takes any free port")
    parser.add_argument("--store", type=Path, required=True, help="the truth file, JSON lines")
    parser.add_argument("--templates", type=Path, help='JSON: {"SMS_1": "验证码 ${code}"}')
    parser.add_argument("--authenticators", type=Path, help="JSON: the secrets of the demo's staff")
    arguments = parser.parse_args()
    templates = json.loads(arguments.templates.read_text()) if arguments.templates else {}
    # The secret is read from the environment: a command line is seen by everybody on the machine.
    door = Doorkeeper(
        os.environ.get("SMS_ACCESS_KEY_ID", "demo-key"),
        os.environ.get("SMS_ACCESS_KEY_SECRET", "demo-secret"),
    )
    phones = Phones(TruthFile(arguments.store))
    desk = desk_of(phones, door, templates, arguments.authenticators)
    serve(open_server(desk, port=arguments.port), name="SMS simulator")


if __name__ == "__main__":
    main()

"""The SMS simulator from outside: its door, its memory, its page and its moods."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import requests

from notifications.gateways import AliyunSms
from notifications.gateways.acs3 import canonical_query, signed_headers
from tests.authenticator import code_at
from tests.simulators.processes import Simulator, running
from tests.simulators.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUERY = canonical_query(
    {
        "PhoneNumbers": "13800138000",
        "SignName": "河南工考",
        "TemplateCode": "SMS_TEXT",
        "TemplateParam": '{"text": "验证码 482913"}',
        "OutId": "door",
    }
)


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    store = tmp_path_factory.mktemp("sms") / "deep" / "truth.jsonl"
    with running("simulators.sms", "--store", store) as it:
        yield it


@dataclass
class Ask:
    """One signed request that a test may spoil before it is sent."""

    url: str
    headers: dict[str, str]
    query: str = QUERY
    body: bytes = b""

    def send(self) -> tuple[int, str]:
        answer = requests.post(
            f"{self.url}/?{self.query}", headers=self.headers, data=self.body, timeout=5
        )
        return answer.status_code, answer.json()["Code"]


def ask(provider: Simulator, *, age: timedelta = timedelta(), action: str = "SendSms") -> Ask:
    headers = signed_headers(
        host=urlsplit(provider.url).netloc,
        action=action,
        version="2017-05-25",
        query=QUERY,
        at=datetime.now(UTC) - age,
        nonce=f"{time.time_ns()}",
        key_id="demo-key",
        secret="demo-secret",
    )
    return Ask(provider.url, headers)


def gateway_to(provider: Simulator) -> AliyunSms:
    return AliyunSms(
        endpoint=provider.url,
        access_key_id="demo-key",
        access_key_secret="demo-secret",
        sign_name="河南工考",
        default_template="SMS_TEXT",
        timeout=5,
    )


def tell(provider: Simulator, key: str, text: str, *, to: str = "13800138000") -> str:
    return gateway_to(provider).send(to=to, text=text, template="free", params={}, key=key)


def test_a_request_signed_with_the_secret_comes_in(provider: Simulator) -> None:
    assert ask(provider).send() == (200, "OK")


def test_a_changed_query_or_body_is_refused(provider: Simulator) -> None:
    other_phone, with_body = ask(provider), ask(provider)
    other_phone.query = QUERY.replace("13800138000", "13800138001")
    with_body.body = b"PhoneNumbers=13800138001"

    assert other_phone.send() == (400, "SignatureDoesNotMatch")
    assert with_body.send() == (400, "SignatureDoesNotMatch")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-acs-action", "QuerySendDetails"),
        ("x-acs-date", "2026-01-01T00:00:00Z"),
        ("x-acs-signature-nonce", "another"),
        ("x-acs-content-sha256", "0" * 64),
        ("x-acs-security-token", "not among the signed names"),
    ],
)
def test_a_changed_or_added_header_is_refused(provider: Simulator, name: str, value: str) -> None:
    changed = ask(provider)
    changed.headers[name] = value

    assert changed.send() == (400, "SignatureDoesNotMatch")


@pytest.mark.parametrize("header", ["", "Bearer demo", "ACS3-HMAC-SHA256 Credential=demo"])
def test_an_unsigned_request_is_refused(provider: Simulator, header: str) -> None:
    unsigned = ask(provider)
    unsigned.headers["authorization"] = header

    assert unsigned.send() == (400, "IncompleteSignature")


@pytest.mark.parametrize("minutes", [-16, 16])
def test_a_stale_or_early_request_is_refused(provider: Simulator, minutes: int) -> None:
    stale = ask(provider, age=timedelta(minutes=minutes))

    assert stale.send() == (400, "InvalidTimeStamp.Expired")


def test_a_request_overheard_and_sent_again_is_refused(provider: Simulator) -> None:
    overheard = ask(provider)

    assert overheard.send() == (200, "OK")
    assert overheard.send() == (400, "SignatureNonceUsed")


def test_an_unknown_action_is_refused(provider: Simulator) -> None:
    assert ask(provider, action="DeleteEverything").send() == (404, "InvalidAction.NotFound")


def test_nothing_is_forgotten_or_shown_twice_over_a_power_cut(tmp_path: Path) -> None:
    store = tmp_path / "truth.jsonl"
    with running("simulators.sms", "--store", store) as before:
        number = tell(before, "1", "第一条")
        tell(before, "1", "第一条")
        before.kill()
    with store.open("ab") as file:
        file.write(b'{"kind": "message", "key": "2", "pho')

    with running("simulators.sms", "--store", store, port=before.port) as after:
        assert tell(after, "1", "第一条") == number
        tell(after, "3", "第二条")
        messages = after.get("/messages").json()

    assert [(m["text"], m["repeats"]) for m in messages] == [("第二条", 0), ("第一条", 2)]
    kinds = [json.loads(line)["kind"] for line in store.read_text().splitlines()]
    assert kinds == ["message", "repeat", "repeat", "message"]


def test_the_page_shows_the_newest_first_with_its_code(provider: Simulator) -> None:
    tell(provider, "old", "您的验证码是 111222。", to="13900000001")
    tell(provider, "new", "您的验证码是 333444。", to="13900000001")
    tell(provider, "other", "请于 20260410 前缴费。", to="13900000002")

    everybody, one = provider.get("/").text, provider.get("/?phone=13900000001").text

    assert everybody.index("333444") < everybody.index("111222")
    assert '<p class="code">333444</p>' in everybody
    assert '<p class="code">20260410</p>' not in everybody
    assert "20260410" not in one
    assert 'href="/?phone=13900000001" aria-current="page"' in one


def test_words_on_the_page_are_only_words(provider: Simulator) -> None:
    tell(provider, "script", "<script>alert(1)</script>")

    page = provider.get("/?phone=%22%3E%3Cscript%3E").text + provider.get("/").text

    assert "<script>alert" not in page
    assert '"><script>' not in page


def test_an_empty_phone_says_what_to_do(provider: Simulator) -> None:
    assert "还没有短信" in provider.get("/?phone=13999999999").text
    assert provider.get("/messages?phone=13999999999").json() == []
    assert provider.get("/refresh.js").headers["content-type"] == "text/javascript"
    assert provider.get("/nowhere").status_code == 404


def test_the_authenticators_show_what_a_phone_would(tmp_path: Path) -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    file = tmp_path / "authenticators.json"
    with running(
        "simulators.sms", "--store", tmp_path / "sms.jsonl", "--authenticators", file
    ) as it:
        before = it.get("/").text
        file.write_text(json.dumps([{"account": "luoyang", "label": "<王>", "secret": secret}]))
        codes = {code_at(time.time(), secret)}
        page = it.get("/").text
        codes.add(code_at(time.time(), secret))

    assert "验证器" not in before
    assert "&lt;王&gt;" in page
    assert any(f"{code[:3]} {code[3:]}" in page for code in codes)


def test_a_mode_lasts_as_long_as_asked_and_unknown_ones_are_refused(provider: Simulator) -> None:
    provider.set_mode("limit", times=2)

    codes = [ask(provider).send()[1] for _ in range(3)]

    assert codes == ["isv.BUSINESS_LIMIT_CONTROL"] * 2 + ["OK"]
    assert requests.post(f"{provider.url}/mode", data="{", timeout=5).status_code == 400
    assert provider.get("/mode").json()["mode"] == "ok"


def test_it_listens_on_one_address_only_and_starts_in_an_instant(tmp_path: Path) -> None:
    started = time.monotonic()
    with running("simulators.sms", "--store", tmp_path / "truth.jsonl") as it:
        took = time.monotonic() - started

        # 127.0.0.2 is loopback too: it answers only if the server listens on every address.
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", it.port), timeout=5)

    assert took < 10  # a tenth of a second on a quiet machine that measures nothing


def test_it_ends_when_it_is_told_to_although_a_shell_started_it_in_the_background(
    tmp_path: Path,
) -> None:
    listening = signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ExitStack() as end:
        try:
            it = end.enter_context(running("simulators.sms", "--store", tmp_path / "truth.jsonl"))
        finally:
            signal.signal(signal.SIGINT, listening)

    assert it.process.returncode == 0


def test_it_knows_no_django() -> None:
    program = (
        "import sys, simulators.sms.__main__; "
        "sys.exit(any(m in sys.modules for m in ('django', 'requests', 'notifications')))"
    )

    done = subprocess.run([sys.executable, "-c", program], env=unmeasured(), check=False)

    assert done.returncode == 0

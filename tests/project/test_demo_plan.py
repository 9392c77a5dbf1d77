"""Ports and servers of a demo: what was asked for exactly, the rest as it fits."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from project.demo.banner import banner
from project.demo.plan import AUTHENTICATORS, make_plan
from project.demo.ports import LOOPBACK, TroubleError, check_broker, next_free, web_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port that somebody listens on."""
    with socket.create_server((LOOPBACK, 0)) as door:
        yield door.getsockname()[1]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KAOWU_DATA", str(tmp_path))
    for name in ("PORT", "BROKER_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_port_in_use_makes_way_to_the_next_free_one(taken: int) -> None:
    free = next_free(taken)

    assert taken < free < taken + 20
    assert next_free(free, taken=frozenset({free})) > free


def test_no_free_port_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("project.demo.ports.is_free", lambda _port: False)

    with pytest.raises(TroubleError, match="8000 to 8019"):
        web_port()


def test_a_port_that_was_asked_for_is_used(monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    free = next_free(taken)
    monkeypatch.setenv("PORT", str(free))

    assert web_port() == free


@pytest.mark.parametrize("wrong", ["eight", "0", "70000", "-1", "²"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("PORT", wrong)

    with pytest.raises(TroubleError, match="PORT must be a number"):
        web_port()


def test_a_port_asked_for_but_in_use_is_refused(
    monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    monkeypatch.setenv("PORT", str(taken))

    with pytest.raises(TroubleError, match="in use"):
        web_port()


def test_a_silent_broker_is_found_before_anything_starts(taken: int) -> None:
    check_broker("memory://")
    check_broker(f"redis://{LOOPBACK}:{taken}/0")
    with pytest.raises(TroubleError, match=r"No broker answers at 127\.0\.0\.1:1 "):
        check_broker("amqp://guest:guest@127.0.0.1:1//")


def test_without_a_broker_celery_runs_inside_the_web_process() -> None:
    plan = make_plan()

    assert [name for name, _ in plan.product()] == ["web"]
    assert plan.environment("postgres://x/y")["KAOWU_EMBEDDED_WORKER"] == "1"


def test_with_a_broker_worker_and_clock_are_processes(
    monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    monkeypatch.setenv("BROKER_URL", f"redis://{LOOPBACK}:{taken}/0")

    plan = make_plan()

    assert [name for name, _ in plan.product()] == ["web", "worker", "beat"]
    assert plan.environment("postgres://x/y")["KAOWU_EMBEDDED_WORKER"] == "0"


def test_the_three_ports_differ_and_the_product_knows_the_providers() -> None:
    plan = make_plan()
    told = plan.environment("postgres://x/y")
    commands = {name: " ".join(command) for name, command in plan.providers()}

    assert len({plan.web, plan.sms, plan.payment}) == 3
    assert told["SMS_ENDPOINT"] == plan.sms_address
    assert told["PAY_ENDPOINT"] == plan.payment_address
    assert f"--port {plan.sms} " in commands["sms"]
    assert str(plan.data / AUTHENTICATORS) in commands["sms"]
    assert f"--port {plan.payment} " in commands["payment"]
    assert told["PAY_KEYS"] in commands["payment"]


def test_the_banner_shows_addresses_accounts_and_one_thing_to_try(tmp_path: Path) -> None:
    plan = make_plan()
    (tmp_path / "demo_accounts.txt").write_text("考务员  13800000001\n", encoding="utf-8")

    text = banner(plan)

    assert plan.address in text
    assert "考务员  13800000001" in text
    assert "Try this" in text

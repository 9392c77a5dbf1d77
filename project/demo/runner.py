"""The story of one demo: plan, database, providers, pages; then wait, and end what was started."""

from __future__ import annotations

import http.client
import signal
import sys
import time
from typing import IO, TYPE_CHECKING, NoReturn

from project.demo.banner import banner
from project.demo.children import Child, end, first_ended, start
from project.demo.one_run import AlreadyRunningError, only_run
from project.demo.plan import Plan, make_plan
from project.demo.ports import LOOPBACK, TroubleError
from project.embedded import data_folder, database_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import FrameType

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
READY_SECONDS = 60.0
PREPARE = [sys.executable, "-m", "project.demo.prepare"]


class StopRequested(BaseException):
    """Somebody pressed Ctrl-C or asked us to end."""


def run() -> int:
    """Run the demo until it is told to end; return the exit code."""
    for number in ENDING_SIGNALS:
        signal.signal(number, request_stop)
    data = data_folder()
    try:
        data.mkdir(parents=True, exist_ok=True)
        with only_run(data) as lock:
            return run_alone(lock)
    except (TroubleError, AlreadyRunningError) as error:
        print(error, file=sys.stderr)
        return 1
    except PermissionError as error:
        advice = "Change its owner, or set KAOWU_DATA to a folder of yours."
        print(f"No permission to write {error.filename or data}. {advice}", file=sys.stderr)
        return 1
    except StopRequested:
        print("Ended.")
        return 0


def request_stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """Turn a signal into an exception, once: what follows must not be interrupted."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise StopRequested


def run_alone(lock: IO[str]) -> int:
    """Start everything, wait, and end everything, whatever happens in between."""
    plan = make_plan()
    lock.write(plan.address)
    lock.flush()
    children: list[Child] = []
    try:
        start_all(plan, children)
        print(banner(plan), flush=True)
        while (ended := first_ended(children)) is None:
            time.sleep(0.3)
        raise death_of(ended)
    finally:
        end(children)


def start_all(plan: Plan, children: list[Child]) -> None:
    """Start database, providers and product; every child is in the list as soon as it lives.

    Raises:
        TroubleError: a part did not come up.
    """
    print("Starting …", flush=True)
    environment = plan.environment(database_url())
    launch(plan.providers(), children, environment=environment, logs=plan.logs)
    prepare(children, environment=environment)
    launch(plan.product(), children, environment=environment, logs=plan.logs)
    wait_until_ready(plan, children)


def launch(
    parts: Iterable[tuple[str, list[str]]],
    children: list[Child],
    *,
    environment: Mapping[str, str],
    logs: Path,
) -> None:
    """Start parts, each with a log of its own that begins empty."""
    logs.mkdir(exist_ok=True)
    for name, command in parts:
        log = logs / f"{name}.log"
        log.write_bytes(b"")
        children.append(start(name, command, environment=environment, log=log))


def prepare(children: list[Child], *, environment: Mapping[str, str]) -> None:
    """Bring the database up to date, in a process that ends before the pages are served.

    Raises:
        TroubleError: it failed; what went wrong is on the terminal already.
    """
    child = start("prepare", PREPARE, environment=environment)
    children.append(child)
    while not child.has_ended:
        time.sleep(0.05)
    children.remove(child)
    end([child])
    if child.process.returncode:
        raise TroubleError("The demo's data could not be prepared, see above.")


def wait_until_ready(plan: Plan, children: list[Child]) -> None:
    """Wait until the first page is served.

    Raises:
        TroubleError: a part died, the page fails, or it takes longer than a minute.
    """
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        ended = first_ended(children)
        if ended is not None:
            raise death_of(ended)
        status = home_page_status(plan.web)
        if status >= 500:
            raise TroubleError(f"The home page fails ({status}): see {plan.logs / 'web.log'}")
        if status:
            return
        time.sleep(0.1)
    raise TroubleError(f"No page within {READY_SECONDS:.0f} s: see {plan.logs / 'web.log'}")


def home_page_status(port: int) -> int:
    """Return the home page's HTTP status, or 0 when nobody serves it yet."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def death_of(child: Child) -> TroubleError:
    """Return the error that says which part died, with the end of its log."""
    return TroubleError(f"The process “{child.name}” ended by itself.\n{child.last_words()}")

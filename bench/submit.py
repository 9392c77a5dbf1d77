"""Prints how many papers a second are handed in through HTTP: `python -m bench.submit [papers]`.

Two sync workers of gunicorn with the production settings, eight clients on the same machine, a
database of its own that is dropped at the end; then the same rows written by hand. Under a minute.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from bench.by_hand import Ledger, seconds_by_hand
from project.embedded import database_url
from project.local_servers import suite_database_url

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS, WARM_UP, CLIENTS, WORKERS = 200, 8, 8, 2
PATIENCE = 60
"""Seconds after which anything here has failed."""
NOBODY = "https://nobody.invalid"
PROVINCE = {
    "DJANGO_SETTINGS_MODULE": "project.settings.production",
    "ALLOWED_HOSTS": "127.0.0.1",
    "SITE_ADDRESS": "https://127.0.0.1",
    "SMS_ENDPOINT": NOBODY,
    "SMS_ACCESS_KEY_ID": "nobody",
    "SMS_ACCESS_KEY_SECRET": "nobody",
    "SMS_SIGN_NAME": "nobody",
    "PAY_ENDPOINT": NOBODY,
    "BROKER_URL": "memory://localhost/",
    "PYTHONWARNINGS": "ignore:No directory",  # nothing static is asked for here
}
"""A province in production that can tell nobody: what is posted stays in the outbox."""


@contextmanager
def scratch_database(server: str) -> Iterator[str]:
    """Make an empty database, and drop it afterwards; yields its address."""
    name = Identifier(f"bench_submit_{os.getpid()}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(name))
        try:
            yield urlsplit(server)._replace(path=f"/bench_submit_{os.getpid()}").geturl()
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def surroundings(database: str, folder: Path) -> dict[str, str]:
    """Return the environment of a made-up province in production."""
    return (
        os.environ
        | PROVINCE
        | {
            "SECRET_KEY": secrets.token_hex(32),
            "FIELD_KEYS": f"1:{secrets.token_hex(32)}",
            "BLIND_KEY": secrets.token_hex(32),
            "DATABASE_URL": database,
            "KAOWU_DATA": str(folder),
            "PAY_KEYS": str(folder / "keys"),
        }
    )


def prepare(papers: int, env: dict[str, str], folder: Path) -> list[dict[str, str]]:
    """Make the tables and so many drafts; return what each owner's browser would send."""
    manage, file = [sys.executable, "manage.py"], folder / "drafts.json"
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=env, check=True)
    code = f"from bench.drafts import write_drafts; write_drafts({papers}, {str(file)!r})"
    subprocess.run([*manage, "shell", "--no-imports", "-c", code], env=env, check=True)
    drafts: list[dict[str, str]] = json.loads(file.read_text())
    return drafts


@contextmanager
def web_server(env: dict[str, str]) -> Iterator[int]:
    """Start gunicorn, wait until it answers, and end it by its own number; yields the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable, "-m", "gunicorn", "project.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--preload", "--log-level", "error",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=env)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_for(port: int) -> None:
    """Return as soon as the server answers. Raises RuntimeError when it never does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError, HTTPException):
            if ask(port, "GET", "/healthz/")[0] == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("gunicorn does not answer")


def ask(port: int, method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, str]:
    """Send one request as nginx would; return the status and where it leads."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookie,
        "Referer": f"https://127.0.0.1:{port}/my/submit/",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.7",
    }
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


def submit(port: int, draft: dict[str, str]) -> float:
    """Hand one paper in; return how long it took, in milliseconds."""
    token = secrets.token_hex(16)
    cookie = f"__Host-session={draft['session']}; __Host-csrf={token}"
    body = urlencode({"csrfmiddlewaretoken": token, "truthful": "yes", "code": draft["code"]})
    started = time.perf_counter()
    status, place = ask(port, "POST", "/my/submit/", body, cookie)
    assert (status, place) == (302, "/my/submitted/"), f"not handed in: {status} {place}"
    return (time.perf_counter() - started) * 1000


def submit_all(port: int, drafts: list[dict[str, str]]) -> tuple[float, list[float]]:
    """Hand all in by eight clients; return papers a second, and each one's milliseconds."""
    started = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        took = list(clients.map(lambda draft: submit(port, draft), drafts))
    return len(drafts) / (time.perf_counter() - started), took


def measure(papers: int, database: str, folder: Path) -> None:
    """Print the figures."""
    env = surroundings(database, folder)
    drafts = prepare(papers + WARM_UP, env, folder)
    ledger = Ledger.open(database)
    with web_server(env) as port:
        submit_all(port, drafts[:WARM_UP])
        pace, took = submit_all(port, drafts[WARM_UP:])
    cuts = quantiles(took, n=20)
    print(f"{papers} papers, {CLIENTS} clients, gunicorn with {WORKERS} sync workers:")
    print(f"  {pace:.0f} submits/s, p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms")
    written = ledger.close(papers + WARM_UP)
    for one in written:
        print(f"  {one.table}: {one.inserts} inserted, {one.updates} updated")
    by_hand = papers / seconds_by_hand(database, written, papers, hands=WORKERS)
    print(f"the same rows by hand, {WORKERS} connections, a transaction each: {by_hand:.0f}/s")
    print(
        f"  through HTTP it is {pace / by_hand:.1%} of that, or {by_hand / pace:.1f} times slower"
    )


def main() -> None:
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else PAPERS
    server = suite_database_url() or database_url()
    with scratch_database(server) as database, tempfile.TemporaryDirectory() as folder:
        measure(papers, database, Path(folder))


if __name__ == "__main__":
    main()

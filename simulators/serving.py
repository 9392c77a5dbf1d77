"""The plumbing every simulator stands on: one function answers requests, each in its own thread."""

from __future__ import annotations

import json
import signal
import socketserver
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias
from urllib.parse import parse_qsl, urlsplit

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 60
MAX_BODY_BYTES = 1_000_000


class DropAnswer(Exception):
    """The work is done, but the caller shall never hear of it: the connection is closed."""


@dataclass(frozen=True)
class Request:
    """What somebody asked. `target` is path and query exactly as they came; names in `headers`
    are lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def path(self) -> str:
        return urlsplit(self.target).path

    @cached_property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    def fields(self) -> dict[str, object]:
        """Return the JSON object in the body, or an empty one if the body is none."""
        try:
            found: object = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def form(self) -> dict[str, str]:
        """Return the fields of a form that a browser sent."""
        return dict(parse_qsl(self.body.decode(errors="replace"), keep_blank_values=True))


@dataclass(frozen=True)
class Answer:
    """What is sent back."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Desk: TypeAlias = Callable[[Request], Answer]


def as_json(value: object, *, status: int = 200) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), status)


def as_page(html: str, *, status: int = 200) -> Answer:
    return Answer(html.encode(), status, "text/html; charset=utf-8", {"Cache-Control": "no-store"})


def moved_to(path: str) -> Answer:
    return Answer(status=303, headers={"Location": path})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, desk: Desk, *, port: int) -> None:
        self.desk = desk
        super().__init__((LOOPBACK, port), _Handler)

    def server_bind(self) -> None:
        # The inherited one asks the name service who we are, which may take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    server: _Server

    def do_GET(self) -> None:
        self._talk()

    def do_POST(self) -> None:
        self._talk()

    def _talk(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 <= length <= MAX_BODY_BYTES:
            self.close_connection = True
            self._send(as_json({"error": "too large"}, status=413))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, headers, self.rfile.read(length))
        try:
            self._send(self.server.desk(request))
        except (DropAnswer, ConnectionError):
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.body:
            self.send_header("Content-Type", answer.content_type)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing: the truth file is the log."""


def open_server(desk: Desk, *, port: int) -> ThreadingHTTPServer:
    """Bind to loopback; port 0 takes any free one (read it back from `server_port`)."""
    return _Server(desk, port=port)


def serve(server: ThreadingHTTPServer, *, name: str) -> None:
    """Print the address on one line and answer until Ctrl-C.

    What a shell runs in the background starts deaf to Ctrl-C; this listens there too.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        print(f"{name}: http://{LOOPBACK}:{server.server_port}/", flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()

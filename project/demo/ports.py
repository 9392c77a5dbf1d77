"""Find ports that are free, and servers that answer."""

from __future__ import annotations

import os
import socket
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"
USUAL_WEB_PORT = 8000
TRIES = 20
BROKER_PORTS = {"redis": 6379, "rediss": 6379, "amqp": 5672, "amqps": 5671}


class TroubleError(Exception):
    """The demo cannot go on; the text says why and what to do."""


def is_free(port: int) -> bool:
    """Say whether nobody listens on a port of this machine."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def next_free(port: int, *, taken: frozenset[int] = frozenset()) -> int:
    """Return the port, or the next one that is free and not promised to somebody else.

    Raises:
        TroubleError: twenty in a row are in use.
    """
    for candidate in range(port, port + TRIES):
        if candidate not in taken and is_free(candidate):
            return candidate
    raise TroubleError(
        f"Ports {port} to {port + TRIES - 1} are all in use. Free one and try again."
    )


def web_port() -> int:
    """Return the port for the pages: `PORT` exactly, or the first free one from 8000.

    Raises:
        TroubleError: `PORT` is no port, or somebody uses it.
    """
    wanted = os.environ.get("PORT")
    if not wanted:
        return next_free(USUAL_WEB_PORT)
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise TroubleError(f"PORT must be a number from 1 to 65535, not {wanted!r}.")
    if not is_free(int(wanted)):
        advice = "Give another: make demo PORT=8080"
        raise TroubleError(f"Port {wanted} is in use or not allowed. {advice}")
    return int(wanted)


def check_broker(url: str) -> None:
    """Make sure that a named broker takes connections.

    Raises:
        TroubleError: nobody answers there.
    """
    parts = urlsplit(url)
    if parts.scheme not in BROKER_PORTS:
        return
    address = (parts.hostname or LOOPBACK, parts.port or BROKER_PORTS[parts.scheme])
    try:
        socket.create_connection(address, timeout=3).close()
    except OSError as error:
        place = f"{address[0]}:{address[1]}"
        advice = "Start it, or unset BROKER_URL to use the embedded one."
        raise TroubleError(f"No broker answers at {place} (BROKER_URL). {advice}") from error

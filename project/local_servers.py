"""Which PostgreSQL the suite uses: `python -m project.local_servers` prints its address.

`DATABASE_URL` if it is set, else a server on this machine that lets `postgres` in without a
password, else nothing: then the suite brings its own (`project.embedded`).
"""

from __future__ import annotations

import os
import sys

import psycopg

USUAL_PLACE = "postgres://postgres@127.0.0.1:5432/postgres"


def suite_database_url() -> str:
    """Return the server's address, or an empty text when there is none."""
    return os.environ.get("DATABASE_URL") or (USUAL_PLACE if lets_us_in(USUAL_PLACE) else "")


def lets_us_in(url: str) -> bool:
    """Say whether a server answers there and asks for no password."""
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.write(suite_database_url())

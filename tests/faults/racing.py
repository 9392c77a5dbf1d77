"""Let two moves start at the same moment, on two connections of their own."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from django.db import connection
from django_fsm import TransitionNotAllowed

from applications.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable


def race(*moves: Callable[[], object]) -> list[bool]:
    """Play the moves at once; return which of them were done. A refusal is no error, others are."""
    barrier = threading.Barrier(len(moves))
    with ThreadPoolExecutor(len(moves)) as pool:
        return list(pool.map(partial(_play, barrier), moves))


def _play(barrier: threading.Barrier, move: Callable[[], object]) -> bool:
    try:
        barrier.wait(10)
        move()
    except (Refused, TransitionNotAllowed):
        return False
    finally:
        connection.close()
    return True

"""Let moves start at the same moment, on connections of their own; and take a lock away."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django_fsm import TransitionNotAllowed

from applications.errors import Refused
from applications.models import Application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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


@contextmanager
def unlocked(public_id: str) -> Iterator[Application]:
    """Stand in for `desk.holding` in a negative control: the paper is read, and not locked."""
    with transaction.atomic():
        yield Application.objects.with_faces().get(public_id=public_id)

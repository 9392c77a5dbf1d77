"""Let two moves start at the same moment, on two connections of their own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from django.db import connection
from django_fsm import TransitionNotAllowed

from applications.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable


def race(*moves: Callable[[], object]) -> list[bool]:
    """Play the moves at once; return which of them were done. A refusal is no error, others are."""
    barrier = threading.Barrier(len(moves))
    done = [False] * len(moves)
    faults: list[BaseException] = []

    def play(place: int, move: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            move()
            done[place] = True
        except (Refused, TransitionNotAllowed):
            pass
        except BaseException as fault:  # noqa: BLE001 - handed to the test's own thread below
            faults.append(fault)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=play, args=(place, move)) for place, move in enumerate(moves)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if faults:
        raise faults[0]
    return done

"""Start a program that ends with its parent: `python leash.py PARENT_PID PROGRAM …`.

Ctrl-C and SIGTERM end the demo in good order. This is for the case that the demo itself is killed
outright: on Linux the kernel then sends SIGTERM to what it had started. Run by path, so that it
costs no imports.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> None:
    """Ask for the signal, then become the program; a parent that is gone already means no start."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])

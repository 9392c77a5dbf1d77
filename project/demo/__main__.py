"""`python -m project.demo` runs the demo; `python -m project.demo reset` removes its data."""

from __future__ import annotations

import sys

from project.demo.reset import reset
from project.demo.runner import run

if __name__ == "__main__":
    sys.exit(reset() if sys.argv[1:] == ["reset"] else run())

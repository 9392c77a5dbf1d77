"""All benchmarks, one after the other, each in a process of its own: `make bench`."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = ("tickets", "photos", "search", "inbox", "submit", "equal_answers")


def main() -> int:
    """Run them; return how many failed."""
    failed = 0
    for name in BENCHMARKS:
        print(f"\n== {name} ==", flush=True)
        done = subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False)
        failed += done.returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())

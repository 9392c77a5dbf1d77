"""Prints what one admission ticket costs once the fonts are read: `python -m bench.tickets`."""

from __future__ import annotations

from dataclasses import replace
from statistics import median, quantiles
from time import perf_counter, process_time

from documents.ticket import render_ticket
from tests.documents.tickets import SHEET

ROUNDS = 100


def main() -> None:
    """Print the first ticket, then the middle and the slowest twentieth of a hundred warm ones."""
    started = perf_counter()
    size = len(render_ticket(SHEET))
    print(f"first ticket, fonts read once: {(perf_counter() - started) * 1000:.0f} ms")
    clock: list[float] = []
    work: list[float] = []
    for number in range(ROUNDS):
        sheet = replace(SHEET, ticket_number=f"410105{number:05d}", seat=f"{number:02d}")
        wall, cpu = perf_counter(), process_time()
        render_ticket(sheet)
        clock.append((perf_counter() - wall) * 1000)
        work.append((process_time() - cpu) * 1000)
    print(f"one warm ticket: {median(clock):.1f} ms ({median(work):.1f} ms of processor)")
    print(f"slowest twentieth: {quantiles(clock, n=20)[-1]:.1f} ms or more; {size / 1024:.0f} kB")


if __name__ == "__main__":
    main()

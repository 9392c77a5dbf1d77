"""Prints what a reviewer's desk costs with a million open cases, against a thousand.

    python -m bench.desk_load                     1,000,000 open and 5,000,000 finished cases
    python -m bench.desk_load 100000 500000       other numbers

The full size needs 30 GB of disk and about half an hour; the database of its own is dropped at the
end. One office of 163 holds a tenth of all cases. Every page is asked for through the whole
server, in this process; the times are wall times of a machine that may have other work.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.test")
django.setup()

from django.db import connection  # noqa: E402 - only after the set-up
from django.test import Client  # noqa: E402 - only after the set-up
from django.test.utils import CaptureQueriesContext  # noqa: E402 - only after the set-up
from django.utils import timezone  # noqa: E402 - only after the set-up
from viewflow.workflow.models import Task  # noqa: E402 - only after the set-up

from accounts.models import Posting, Role, User  # noqa: E402 - only after the set-up
from accounts.second_factor import mark_passed  # noqa: E402 - only after the set-up
from applications.models import Application, Attachment  # noqa: E402 - only after the set-up
from audit.models import Entry, Reading  # noqa: E402 - only after the set-up
from bench.desk_seed import Size, offices, seed  # noqa: E402 - only after the set-up
from bench.inbox import a_case, a_reviewer, scratch_database  # noqa: E402 - only after the set-up
from exams.levels import LevelGroup  # noqa: E402 - only after the set-up
from exams.models import ReviewStep, Step  # noqa: E402 - only after the set-up
from flows.approval import ApprovalFlow  # noqa: E402 - only after the set-up
from flows.models import DeskRow  # noqa: E402 - only after the set-up
from registry.models import Region  # noqa: E402 - only after the set-up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import QuerySet


FULL = Size(1_000_000, 5_000_000)
SMALL = Size(1_000, 5_000)
ROUNDS, DEEDS, STOCK_ROUNDS, STOCK_PAGE = 60, 40, 5, 25
COLLEAGUES = 5
GOAL_MS, GOAL_RATIO = 60, 1.3
PAGES = {
    "待领, first page": "/desk/unclaimed/",
    "待领, deep page": "/desk/unclaimed/?after={middle}",
    "待领, one level": "/desk/unclaimed/?level=4",
    "待领, a common mark": "/desk/unclaimed/?flag=photo",
    "待领, a rare mark": "/desk/unclaimed/?flag=reclaimed",
    "待领, by surname": "/desk/unclaimed/?q=王",
    "待领, by initials": "/desk/unclaimed/?q=ab",
    "待领, by reference": "/desk/unclaimed/?q={reference}",
    "待领, by last four": "/desk/unclaimed/?q={tail}",
    "待领, nobody found": "/desk/unclaimed/?q=没有",
    "待办, first page": "/desk/",
    "已办, first page": "/desk/done/",
    "已办, by surname": "/desk/done/?q=王",
}


@dataclass(frozen=True)
class Cost:
    """Milliseconds and queries of one kind of request."""

    half: float
    most: float
    queries: int


def cost_of(ask: Callable[[], object], rounds: int = ROUNDS) -> Cost:
    """Return the median and the 95th percentile of some rounds, and the queries of one more."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    queries, times = len(captured), []
    for _ in range(rounds):
        begin = perf_counter()
        ask()
        times.append((perf_counter() - begin) * 1000)
    times.sort()
    return Cost(times[rounds // 2], times[int(rounds * 0.95)], queries)


def staffed(province: Region, city: Region) -> tuple[Application, list[Posting]]:
    """Set up the exam, one case, and the colleagues of the measured office."""
    first, paper = a_reviewer(city), a_case(city)
    ReviewStep.objects.bulk_create(
        ReviewStep(
            exam=paper.exam, region=province, level_group=group, step=Step.OFFICE, position=1
        )
        for group in LevelGroup
    )
    staff = [first]
    for number in range(1, COLLEAGUES):
        user = User.objects.create(username=f"bench{number}", name="李审核")
        staff.append(
            Posting.objects.create(user=user, role=Role.REVIEWER, region=city, starts=first.starts)
        )
    Entry.objects.bulk_create(
        [Entry(subject=paper.reference, position=1, at=timezone.now(), verb="approve",
               actor=first.public_id, details={"step": "office"}, hash="0")]
    )  # fmt: skip
    return paper, staff


def signed_in(posting: Posting) -> Client:
    """Return a browser in which somebody has signed in with both factors."""
    client = Client()
    client.force_login(posting.user)
    session = client.session
    mark_passed(session)
    session.save()
    return client


def pages(posting: Posting) -> Iterator[tuple[str, Cost]]:
    """Ask for every list."""
    client = signed_in(posting)
    free = DeskRow.objects.filter(owner=None, office_path=posting.region_path).order_by(
        "waiting_since"
    )
    row = free[free.count() // 2]
    facts = {
        "middle": f"{int(row.waiting_since.timestamp() * 1_000_000)}.{row.reference}",
        "reference": row.reference,
        "tail": row.id_tail,
    }
    for title, page in PAGES.items():
        address = page.format(**facts)
        yield title, cost_of(partial(_get, client, address))


def _get(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def deeds(posting: Posting) -> Iterator[tuple[str, Cost]]:
    """Claim as many cases as there are rounds, then decide them, each by one request."""
    client = signed_in(posting)
    yield "claim one", cost_of(lambda: client.post("/desk/claim-next/", {"count": "1"}), DEEDS)
    pile = list(DeskRow.objects.filter(owner=posting.user).values_list("application_id", flat=True))
    attachments = Attachment.objects.filter(application__in=pile).select_related("application")
    Reading.objects.bulk_create(
        Reading(subject=one.application.reference, reader=posting.public_id,
                what=f"document:{one.public_id}")
        for one in attachments
    )  # fmt: skip
    papers = iter(Application.objects.filter(pk__in=pile).order_by("pk"))
    yield "decide: approve", cost_of(lambda: _approve(client, next(papers)), DEEDS)


def _approve(client: Client, paper: Application) -> None:
    sent = {"seen_version": str(paper.version)}
    answer = client.post(f"/desk/case/{paper.public_id}/approve/", sent)
    assert paper.public_id not in answer["Location"]


def stock(posting: Posting) -> Iterator[tuple[str, Cost]]:
    """Ask Viewflow's own inbox and queue for a first page and its count."""
    user = User.objects.get(pk=posting.user_id)
    desk = {f"flows.office@{posting.region_path}"}
    # The product's people have no rights of Django's; Viewflow asks for them.
    vars(user).update(
        is_superuser=False, get_all_permissions=lambda: desk, has_perm=lambda *_: True
    )
    for title in ("inbox", "queue"):
        find: Callable[..., QuerySet[Task]] = getattr(Task.objects, title)
        tasks = find([ApprovalFlow], user).order_by("-created")
        yield f"Viewflow's {title}", cost_of(partial(_first_page, tasks), STOCK_ROUNDS)


def _first_page(tasks: QuerySet[Task]) -> None:
    """Do what Viewflow's list views do: count, then fetch a page."""
    tasks.count()
    list(tasks.all()[:STOCK_PAGE])


def measured(size: Size) -> dict[str, Cost]:
    """Fill a database of its own and ask everything."""
    with scratch_database():
        province = Region.objects.create(
            code="41", name="河南省", short_name="豫", kind="province", path="41"
        )
        city = Region.objects.create(
            code="4103", name="洛阳市", short_name="洛阳", kind="city", parent=province,
            path="41.4103",
        )  # fmt: skip
        paper, staff = staffed(province, city)
        begin = perf_counter()
        seed(paper, size, offices(paper.exam, province, city), staff)
        took = perf_counter() - begin
        print(f"{size.open:,} open, {size.finished:,} finished: seeded in {took:.0f} s", flush=True)
        found = dict(deeds(staff[0])) | dict(pages(staff[0])) | dict(stock(staff[0]))
        print(f"  load of the machine {os.getloadavg()[0]:.1f}", flush=True)
        return found


def main() -> None:
    """Measure both sizes, print both and the ratio."""
    size = Size(*map(int, sys.argv[1:3])) if len(sys.argv) == 3 else FULL
    few, many = measured(SMALL), measured(size)
    print(f"{'':<22}{'few p50':>9}{'p95':>8}{'many p50':>10}{'p95':>8}{'× p50':>7}  queries")
    for title, large in many.items():
        small = few[title]
        ratio = large.half / small.half
        missed = "" if large.most <= GOAL_MS and ratio <= GOAL_RATIO else "  over the goal"
        print(
            f"{title:<22}{small.half:9.1f}{small.most:8.1f}{large.half:10.1f}{large.most:8.1f}"
            f"{ratio:7.2f}  {small.queries} → {large.queries}{missed}"
        )


if __name__ == "__main__":
    main()

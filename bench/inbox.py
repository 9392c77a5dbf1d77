"""Prints what a reviewer's lists cost with 1,000 and with 100,000 open tasks at one desk.

`python -m bench.inbox` needs about a minute. It makes a database of its own and drops
it at the end.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.test")
django.setup()

from django.db import connection, transaction  # noqa: E402 - only after the set-up
from django.test import Client  # noqa: E402 - only after the set-up
from django.test.utils import CaptureQueriesContext  # noqa: E402 - only after the set-up
from django.utils import timezone  # noqa: E402 - only after the set-up

from accounts.identity import read_id_number  # noqa: E402 - only after the set-up
from accounts.models import Posting, Role, User  # noqa: E402 - only after the set-up
from accounts.second_factor import mark_passed  # noqa: E402 - only after the set-up
from applications.models import Application, Attachment  # noqa: E402 - only after the set-up
from applications.states import State  # noqa: E402 - only after the set-up
from exams.models import Exam, Office, Step  # noqa: E402 - only after the set-up
from flows import desk  # noqa: E402 - only after the set-up
from flows.commands import reviewer  # noqa: E402 - only after the set-up
from flows.models import ApprovalProcess, DeskRow  # noqa: E402 - only after the set-up
from registry.id_numbers import check_character  # noqa: E402 - only after the set-up
from registry.models import Employer, Region, Trade  # noqa: E402 - only after the set-up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

SIZES = (1_000, 100_000)
ROUNDS, PILE, DOCUMENTS = 41, 20, 3
FAR = 10_000_000
"""Copies get keys from here on, so that one copy can name another."""

PAGES = {
    "待领, first page": "/desk/unclaimed/",
    "待领, a page in the middle": "/desk/unclaimed/?after={middle}",
    "待领, one level, one mark": "/desk/unclaimed/?level=4&flag=photo",
    "待领, found by name": "/desk/unclaimed/?q=wxy",
    "待领, nobody found": "/desk/unclaimed/?q=nobody",
    "待办, one's own pile": "/desk/",
    "已办": "/desk/done/",
}


@contextmanager
def scratch_database() -> Iterator[None]:
    """Make an empty database with every table, and drop it afterwards."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_inbox_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def a_reviewer(region: Region) -> Posting:
    user = User.objects.create(username="bench", name="王审核")
    now = timezone.now() - timedelta(days=1)
    return Posting.objects.create(user=user, role=Role.REVIEWER, region=region, starts=now)


def a_case(city: Region) -> Application:
    """Lay one case on the city's desk, as submitting it would."""
    today = timezone.localdate()
    exam = Exam.objects.create(
        code="2026", year=2026, name="2026", site_title="工考", full_title="工考",
        notice_date=today, notice_text="须知", tenure_cutoff=today,
    )  # fmt: skip
    Office.objects.create(exam=exam, region=city, name="洛阳市工考中心")
    trade = Trade.objects.create(code="nurse", name="护理员", valid_from=today)
    employer = Employer.objects.create(region=city, name="洛阳市中心医院", kind="institution")
    person = User(name="王秀英", username="person")
    body = "41030319800517002"
    person.identify(read_id_number(body + check_character(body), today=today))
    person.save()
    paper = Application.objects.create(
        reference="2026-000000-0", exam=exam, candidate=person, state=State.SUBMITTED,
        step=Step.OFFICE, region=city, region_path=city.path, employer=employer, apply_level=4,
        apply_trade=trade, submitted_at=timezone.now(),
    )  # fmt: skip
    Attachment.objects.create(
        application=paper, code="portrait", file="none.jpg", sha256="0", size=1, width=1, height=1,
        uploaded_by=person,
    )  # fmt: skip
    with transaction.atomic():
        desk.open_case(paper, now=timezone.now())
    return paper


def copy(row: Model, numbers: range, each: int = 1, **changes: str) -> None:
    """Copy a row once for each number `g` (and `k` up to `each`); `changes` are SQL by column."""
    table = type(row)._meta.db_table
    columns = [str(field.column) for field in type(row)._meta.local_concrete_fields]
    key = str(type(row)._meta.pk.column)
    changes.setdefault(key, f"{FAR} + g * {each} + k")
    wanted = ", ".join(changes.get(column, f'original."{column}"') for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    statement = (
        f'INSERT INTO "{table}" ({named}) SELECT {wanted} FROM "{table}" AS original, '  # noqa: S608 - our own names
        f"generate_series(%s, %s) AS g, generate_series(0, %s) AS k WHERE original.{key} = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [numbers.start, numbers.stop - 1, each - 1, row.pk])


def seed(paper: Application, numbers: range) -> None:
    """Lay copies of a case on the same desk, a second apart; one photo in twenty is doubtful."""
    row = DeskRow.objects.select_related("task__process").get(application=paper)
    key = f"{FAR} + g"
    reference = "'2026-' || lpad(g::text, 6, '0') || '-x'"
    public = "lpad(g::text, 22, 'x')"
    copy(
        paper.candidate, numbers, public_id=public, username=public,
        id_number_index=public, phone_index="NULL",
    )  # fmt: skip
    copy(paper, numbers, public_id=public, reference=reference, candidate_id=key)
    copy(paper.attachments.get(), numbers, DOCUMENTS, public_id="lpad((g * 3 + k)::text, 22, 'x')",
         application_id=key)  # fmt: skip
    copy(row.task.process, numbers)
    copy(
        ApprovalProcess.objects.get(application=paper),
        numbers,
        process_ptr_id=key,
        application_id=key,
    )
    copy(row.task, numbers, process_id=key, status="'NEW'", owner_id="NULL", assigned="NULL")
    copy(
        row, numbers, task_id=key, application_id=key, public_id=public, reference=reference,
        owner_id="NULL", waiting_since="original.waiting_since + g * interval '1 second'",
        flags="CASE WHEN mod(g, 20) = 0 THEN ARRAY['photo']::varchar[] ELSE '{}' END",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def middle() -> str:
    """Return the address of the row in the middle of the queue, as the pager writes it."""
    rows = DeskRow.objects.filter(owner=None).order_by("waiting_since")
    row = rows[rows.count() // 2]
    return f"{int(row.waiting_since.timestamp() * 1_000_000)}.{row.reference}"


def cost_of(client: Client, address: str) -> tuple[float, int]:
    """Return the median milliseconds of a page, and how many queries it makes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    asked = len(queries)
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        client.get(address)
        times.append((perf_counter() - begin) * 1000)
    return median(times), asked


def measured(posting: Posting) -> dict[str, tuple[float, int]]:
    client = Client()
    client.force_login(posting.user)
    session = client.session
    mark_passed(session)
    session.save()
    here = middle()
    return {title: cost_of(client, page.format(middle=here)) for title, page in PAGES.items()}


def main() -> None:
    """Seed, measure, seed more, measure again, print both and the ratio."""
    with scratch_database():
        province = Region.objects.create(
            code="41", name="河南省", short_name="豫", kind="province", path="41"
        )
        city = Region.objects.create(
            code="4103",
            name="洛阳市",
            short_name="洛阳",
            kind="city",
            parent=province,
            path="41.4103",
        )
        posting, paper = a_reviewer(city), a_case(city)
        seed(paper, range(1, SIZES[0]))
        for _ in range(PILE):
            reviewer.claim_next(by=posting)
        few = measured(posting)
        seed(paper, range(SIZES[0], SIZES[1]))
        many = measured(posting)
        print(f"{DeskRow.objects.count():,} open tasks at one desk, against {SIZES[0]:,}:")
        for title, (slow, queries) in many.items():
            quick, _ = few[title]
            ratio = slow / quick
            print(f"  {title:<28}{quick:7.1f} ms →{slow:7.1f} ms  × {ratio:.2f}  {queries} queries")
        begin = perf_counter()
        reviewer.claim_next(by=posting)
        print(f"  taking the oldest case{(perf_counter() - begin) * 1000:22.1f} ms")


if __name__ == "__main__":
    main()

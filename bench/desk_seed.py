"""A province at its busiest: open and finished cases of many offices, copied inside the server.

One case is laid on a desk by the product's own commands; PostgreSQL then copies its rows with other
keys, while its indexes rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from audit.models import Entry
from bench.inbox import DOCUMENTS, FAR, copy
from bench.resting import resting_indexes
from exams.models import Exam, Office
from flows.models import ApprovalProcess, DeskRow
from registry.models import Region

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application, Attachment

CITIES, COUNTIES, YEARS = 18, 9, 5
SHARE = 10
"""One case in so many lies at the office that is measured, the busiest of all."""
LEVEL = "1 + mod(g / 10, 5)"
"""The level of copy `g`, in SQL."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈"
GIVEN = "秀英建军桂兰志刚丽娜海涛玉梅国强小红春生凤霞振华素芳永康晓明爱民文斌淑珍德胜雪梅新民"
LETTERS = "abcdefghjklmnpqrstwxyz"


@dataclass(frozen=True)
class Size:
    """How many cases are open, and how many were finished in former years."""

    open: int
    finished: int

    @property
    def pile(self) -> int:
        """How many cases each of the office's people holds; enough stay free to be claimed."""
        return min(40, self.open // (SHARE * 10))


def offices(exam: Exam, province: Region, city: Region) -> list[str]:
    """Found an office in every city and county; return their paths, the measured one first."""
    paths = [city.path]
    for number in range(1, CITIES + 1):
        code = f"41{number:02d}"
        place = city if code == city.code else _region(province, code, "city")
        paths += [] if place == city else [place.path]
        paths += [
            _region(place, f"{code}{county:02d}", "county").path
            for county in range(21, 21 + COUNTIES)
        ]
    regions = Region.objects.filter(path__in=paths[1:])
    Office.objects.bulk_create(
        Office(exam=exam, region=one, name=f"{one.name}工考中心") for one in regions
    )
    return paths


def _region(parent: Region, code: str, kind: str) -> Region:
    return Region.objects.create(
        code=code, name=f"{code}市县", short_name=code, kind=kind, parent=parent,
        path=f"{parent.path}.{code}",
    )  # fmt: skip


def former_exams(exam: Exam) -> list[int]:
    """Copy the exam to the years before; return their keys."""
    keys = []
    for back in range(1, YEARS + 1):
        former = Exam.objects.get(pk=exam.pk)
        former.pk, former.code, former.year = None, f"{exam.year - back}", exam.year - back
        former.is_running = False
        former.save()
        keys.append(former.pk)
    return keys


def seed(paper: Application, size: Size, paths: list[str], staff: list[Posting]) -> None:
    """Copy a case until there are so many: open ones first, then finished ones of the same people.

    The first employee of `staff` is the one who is measured.
    """
    former = former_exams(paper.exam)
    with resting_indexes():
        copier = Copier.of(paper, paths, staff, size.pile)
        copier.open(range(1, size.open))
        copier.finish(size, former)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def key() -> str:
    """Return the key of copy `g`, in SQL."""
    return f"{FAR} + g"


def reference() -> str:
    return "'2026-' || lpad(g::text, 8, '0') || '-x'"


def public() -> str:
    return "lpad(g::text, 22, 'x')"


def path_of(paths: list[str]) -> str:
    """Return the office of copy `g` in SQL: one in `SHARE` at the first, the rest in turn."""
    quoted = ", ".join(f"'{path}'" for path in paths)
    return (
        f"(ARRAY[{quoted}])[CASE WHEN mod(g, {SHARE}) = 0 THEN 1 "
        f"ELSE 2 + mod(g / 7, {len(paths) - 1}) END]"
    )


def name() -> str:
    """Return a name of two or three characters for copy `g`, in SQL."""
    return (
        f"substr('{SURNAMES}', 1 + mod(g * 7, {len(SURNAMES)}), 1)"
        f" || substr('{GIVEN}', 1 + mod(g * 13, {len(GIVEN) - 1}), 1 + mod(g, 2))"
    )


def initials() -> str:
    letter = f"substr('{LETTERS}', 1 + mod(g * {{}}, {len(LETTERS)}), 1)"
    return " || ".join(letter.format(step) for step in (7, 11, 13))


def one_of(values: list[str], turn: str) -> str:
    """Return the value whose turn it is for copy `g`, in SQL."""
    quoted = ", ".join(f"'{value}'" for value in values)
    return f"(ARRAY[{quoted}])[1 + mod({turn}, {len(values)})]"


@dataclass(frozen=True)
class Copier:
    """The rows of one case, read before anything is copied, and the people of the office."""

    paper: Application
    row: DeskRow
    process: ApprovalProcess
    attachment: Attachment
    decision: Entry
    path: str
    people: list[str]
    names: list[str]
    pile: int

    @classmethod
    def of(cls, paper: Application, paths: list[str], staff: list[Posting], pile: int) -> Copier:
        return cls(
            paper,
            DeskRow.objects.select_related("task__process").get(application=paper),
            ApprovalProcess.objects.get(application=paper),
            paper.attachments.get(),
            Entry.objects.get(subject=paper.reference),
            path_of(paths),
            [str(posting.user_id) for posting in staff],
            [posting.public_id for posting in staff],
            pile,
        )

    @property
    def owner(self) -> str:
        """Give the oldest cases of the measured office to its people, `pile` to each, in SQL."""
        mine = f"mod(g, {SHARE}) = 0 AND g < {self.pile * SHARE * len(self.people)}"
        return f"CASE WHEN {mine} THEN {one_of(self.people, f'g / {SHARE}')}::bigint END"

    def words(self, tail: str) -> str:
        """Return the words a row is found by, in SQL: see `flows.finding`."""
        parts = [
            f"substr({name()}, {at}, {n})" for at, n in ((1, 1), (2, 1), (3, 1), (1, 2), (2, 2))
        ]
        texts = ", ".join([*parts, name(), f"left({initials()}, 1)", f"left({initials()}, 2)",
                           initials(), reference(), "lpad(g::text, 8, '0')", tail])  # fmt: skip
        found = f"unnest(ARRAY[{texts}]) t WHERE t <> ''"
        return f"ARRAY(SELECT DISTINCT {self.path} || '|' || t FROM {found})"  # noqa: S608 - own text

    def open(self, numbers: range) -> None:
        """Copy the open case with its person, papers, process, task and list row."""
        tail = "lpad(mod(g * 37, 10000)::text, 4, '0')"
        copy(
            self.paper.candidate, numbers, public_id=public(), username=public(), name=name(),
            id_number_index=public(), phone_index="NULL",
            id_number_masked=f"'410303********' || {tail}",
        )  # fmt: skip
        copy(
            self.paper, numbers, public_id=public(), reference=reference(), candidate_id=key(),
            region_path=self.path, apply_level=LEVEL,
        )  # fmt: skip
        copy(
            self.attachment, numbers, DOCUMENTS, application_id=key(),
            public_id=f"lpad((g * {DOCUMENTS} + k)::text, 22, 'x')",
        )  # fmt: skip
        copy(self.row.task.process, numbers)
        copy(self.process, numbers, process_ptr_id=key(), application_id=key())
        copy(
            self.row.task, numbers, process_id=key(), owner_id=self.owner, assigned="NULL",
            owner_permission=f"'flows.office@' || {self.path}",
            status=f"CASE WHEN ({self.owner}) IS NULL THEN 'NEW' ELSE 'ASSIGNED' END",
        )  # fmt: skip
        self._lay_out(numbers, tail)

    def _lay_out(self, numbers: range, tail: str) -> None:
        """Copy the list row to its desk."""
        copy(
            self.row, numbers, task_id=key(), application_id=key(), public_id=public(),
            reference=reference(), owner_id=self.owner, office_path=self.path, id_tail=tail,
            person_index=public(), name=name(), name_initials=initials(), level=LEVEL,
            words=self.words(tail),
            waiting_since="original.waiting_since + g * interval '1 second'",
            due_at="original.due_at + g * interval '1 second'",
            flags="(CASE WHEN mod(g / 10, 20) = 0 THEN ARRAY['photo'] WHEN mod(g, 20000) = 10"
            " THEN ARRAY['reclaimed'] ELSE '{}' END)::varchar[]",
        )  # fmt: skip

    def finish(self, size: Size, former: list[int]) -> None:
        """Copy the case as one that has been decided, one for each former year and person."""
        numbers = range(size.open, size.open + size.finished)
        exams = one_of([str(exam) for exam in former], f"g / {size.open}")
        decider = f"{one_of(self.people, f'g / {SHARE}')}::bigint"
        actor = one_of(self.names, f"g / {SHARE}")
        place = f"mod(g, {size.open})"
        same_person = f"CASE {place} WHEN 0 THEN {self.paper.candidate_id} ELSE {FAR} + {place} END"
        ago = f"interval '1 year' * (g / {size.open})"
        copy(
            self.paper, numbers, public_id=public(), reference=reference(), state="'scored'",
            candidate_id=same_person, region_path=self.path,
            exam_id=f"{exams}::bigint", apply_level=LEVEL,
        )  # fmt: skip
        copy(self.row.task.process, numbers, status="'DONE'", finished="original.created")
        copy(self.process, numbers, process_ptr_id=key(), application_id=key())
        copy(
            self.row.task, numbers, 2, process_id=key(), owner_id=decider, status="'DONE'",
            assigned="original.created", finished=f"original.created - {ago}",
            owner_permission=f"'flows.office@' || {self.path}",
        )  # fmt: skip
        copy(
            self.decision, numbers, subject=reference(), hash=public(),
            at=f"original.at - {ago} + mod(g, {size.open}) * interval '1 second'",
            actor=f"CASE WHEN mod(g, {SHARE}) = 0 THEN {actor} ELSE 'somebody' || mod(g, 900) END",
        )  # fmt: skip

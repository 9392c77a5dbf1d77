"""Every address, for everybody, about everything, looked at and posted to (trust.md T01, T17).

Whoever is let in gets an answer; everybody else hears that there is nothing, and changes nothing.
No answer holds a word that belongs to somebody the asker may not see.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from applications.models import Attachment
from applications.querysets import Applications
from portals.candidate import uploads
from tests.matrix.audiences import CANDIDATES, EVERYBODY
from tests.matrix.cast import MISSING, Cast, a_cast
from tests.matrix.expectations import EXPECTED
from tests.matrix.reading import said_by, written_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test.client import _MonkeyPatchedWSGIResponse
    from pytest_django import DjangoDbBlocker

    from tests.matrix.expectations import Line

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST")
FIXED = {
    "code": "diploma",
    "field": "education",
    "handle": "nosuchhandle",
    "key": "document-id_card",
    "number": "1",
    "link_id": "nosuchlink",
    "token": "nosuchtoken",
}
"""What stands in an address beside the thing it names."""
LET_IN = {200, 204, 286, 302, 400, 401, 409, 410, 413, 422, 429}
NOTHING_THERE = 404
WRONG_METHOD = 405
REFUSED = {NOTHING_THERE, 400}
"""What is said of somebody else's thing; 400 where the request makes no sense to begin with."""
ALWAYS_WRITTEN = {"django_session"}
WRITTEN_BY_LOOKING = ALWAYS_WRITTEN | {"audit_reading"}
"""Opening somebody's papers is noted; beyond that, looking changes nothing (T08)."""


@dataclass(frozen=True)
class Case:
    """One request: who asks for what, and how."""

    role: str
    thing: str
    method: str


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Make the world once, in a transaction that is never finished."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_cast()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xdist_group(f"matrix {name.partition(':')[0]}"))
        for name in EXPECTED
    ],
)
def test_everybody_gets_what_is_theirs(cast: Cast, name: str) -> None:
    faults = all_faults(cast, name)

    assert not faults, f"{len(faults)} faults at {name}:\n" + "\n".join(faults[:20])


def all_faults(cast: Cast, name: str) -> list[str]:
    line = EXPECTED[name]
    return [fault for case in cases_of(line, cast) for fault in faults_of(cast, name, line, case)]


def cases_of(line: Line, cast: Cast) -> Iterator[Case]:
    """Yield each combination; whoever is let in nowhere is asked about one thing only."""
    things = [*cast.things[line.kind], MISSING] if line.kind else [""]
    for role in EVERYBODY:
        tried = things if role in line.who else things[:1]
        for thing in tried:
            for method in METHODS:
                yield Case(role, thing, method)


def faults_of(cast: Cast, name: str, line: Line, case: Case) -> list[str]:
    """Play one request and take it back; return what is wrong with the answer."""
    browser = cast.browsers[case.role]
    jar = copy.deepcopy(browser.cookies)
    where = address(name, cast.things.get(line.kind, {}).get(case.thing, MISSING))
    with transaction.atomic(), written_tables() as written:
        answer = browser.generic(case.method, where)
        text = said_by(answer)
        transaction.set_rollback(True)
    browser.cookies = jar
    faults = [*status_faults(line, case, answer), *write_faults(line, case, answer, written)]
    faults += [f"says {word}" for word in cast.foreign_to(case.role) if word in text]
    return [f"{case.role} {case.method} {case.thing or 'it'}: {fault}" for fault in faults]


def address(name: str, public_id: str) -> str:
    """Return the address, with the thing wherever it asks for a public id."""
    space, _, view = name.partition(":")
    wanted = dict(get_resolver().namespace_dict[space][1].reverse_dict.lists())[view]
    names = min((tuple(one[0][0][1]) for one in wanted), key=len)
    return reverse(name, kwargs={part: FIXED.get(part, public_id) for part in names})


def status_faults(line: Line, case: Case, answer: _MonkeyPatchedWSGIResponse) -> list[str]:
    """Hold the status against the line."""
    status = answer.status_code
    if is_right(line, case, status, where=answer.get("Location", "")):
        return []
    return [f"answers {status}, and the line says {'' if is_let_in(line, case) else 'not '}let in"]


def is_let_in(line: Line, case: Case) -> bool:
    things = line.who.get(case.role)
    return things is not None and (not line.kind or case.thing in things)


def is_right(line: Line, case: Case, status: int, *, where: str) -> bool:
    """Say whether a status is what the line promises."""
    if case.role == "anonymous" and case.role not in line.who:
        return status == WRONG_METHOD or (status == 302 and "sign-in" in where)
    if case.method not in line.methods:
        return status == WRONG_METHOD or (status == NOTHING_THERE and not is_let_in(line, case))
    if is_let_in(line, case):
        return status in {*LET_IN, line.bare} or (
            status == NOTHING_THERE and depends_on_state(line, case)
        )
    return status in REFUSED


def depends_on_state(line: Line, case: Case) -> bool:
    """Say whether there may be nothing yet: candidates' pages and public ones wait for a state."""
    return case.role in CANDIDATES or "anonymous" in line.who or line.kind == ""


def write_faults(
    line: Line, case: Case, answer: _MonkeyPatchedWSGIResponse, written: set[str]
) -> list[str]:
    """Hold what was written against what such a request may write."""
    if answer.status_code in {NOTHING_THERE, WRONG_METHOD} or not is_let_in(line, case):
        beyond = written - ALWAYS_WRITTEN
    elif case.method == "GET":
        beyond = written - WRITTEN_BY_LOOKING
    else:
        return []
    return [f"answers {answer.status_code} and writes {sorted(beyond)}"] if beyond else []


@pytest.mark.xdist_group("matrix reviewer")
def test_without_the_condition_of_the_place_the_leak_is_seen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: every case for everybody, and the matrix says who reads whom."""
    monkeypatch.setattr(Applications, "visible_to", lambda self, _posting: self.all())

    faults = all_faults(cast, "reviewer:case")

    assert any("far_reviewer GET own: answers 200" in fault for fault in faults)
    assert any("far_reviewer GET own: says 司马银铃" in fault for fault in faults)


@pytest.mark.xdist_group("matrix candidate")
def test_without_the_condition_of_the_owner_the_leak_is_seen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: everybody's papers are one's own, and the matrix says who reads whom."""
    monkeypatch.setattr(Applications, "of", lambda self, _person: self.all())

    faults = all_faults(cast, "candidate:answers")

    assert any("owner GET it: says 慕容锡壶" in fault for fault in faults)


@pytest.mark.xdist_group("matrix candidate")
def test_without_the_condition_of_the_page_the_leak_is_seen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: whoever knows the address of a picture gets it."""
    pages = Attachment.objects.select_related("application")
    monkeypatch.setattr(uploads, "own_page", lambda _request, key: pages.get(public_id=key))

    faults = all_faults(cast, "candidate:file")

    assert any("owner GET far: answers 200" in fault for fault in faults)

"""Each face lets its own people in and tells the rest that there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from tests.builders import a_person, a_posting
from tests.portals.shell.places import a_region

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portals.shell.addresses")]
FACES = ["/candidate/", "/reviewer/", "/office/", "/supervisor/"]


def staff(role: Role) -> User:
    return a_posting(role, region=a_region()).user


def opened(client: Client) -> list[str]:
    """Return the faces that answer; the others must say 404, nothing else."""
    statuses = {face: client.get(face).status_code for face in FACES}
    assert set(statuses.values()) <= {200, 404}
    return [face for face in FACES if statuses[face] == 200]


def test_a_candidate_sees_only_the_candidates_face(client: Client) -> None:
    client.force_login(a_person())

    assert opened(client) == ["/candidate/"]


@pytest.mark.parametrize(
    ("role", "face"),
    [
        (Role.REVIEWER, "/reviewer/"),
        (Role.CLERK, "/office/"),
        (Role.FINANCE, "/office/"),
        (Role.ADMINISTRATOR, "/office/"),
        (Role.SUPERVISOR, "/supervisor/"),
    ],
)
def test_a_role_opens_one_face(client: Client, role: Role, face: str) -> None:
    client.force_login(staff(role))

    assert opened(client) == [face]


def test_somebody_without_a_posting_opens_nothing(client: Client) -> None:
    posting = a_posting(Role.CLERK, region=a_region())
    posting.delete()
    client.force_login(posting.user)

    assert opened(client) == []


def test_a_page_for_named_roles_refuses_the_others(client: Client) -> None:
    client.force_login(staff(Role.FINANCE))

    assert client.get("/clerks/").status_code == 404


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    answer = client.get("/candidate/")

    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/candidate/"


def test_the_face_guards_itself_where_the_middleware_does_not(client: Client) -> None:
    answer = client.get("/unguarded/?a=1")

    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/unguarded/%3Fa%3D1"

"""A made-up province, a candidate with an empty draft, and one whose form is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from exams.levels import Level
from flows.commands import candidate
from tests import builders

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Application
    from tests.builders import World


@pytest.fixture
def world(db: None) -> World:
    return builders.a_world()


@pytest.fixture
def person(world: World) -> User:
    return builders.a_person()


@pytest.fixture
def browser(person: User) -> Client:
    """A browser in which the candidate has signed in."""
    return signed_in(person)


@pytest.fixture
def stranger(world: World) -> Client:
    """A browser of another candidate."""
    return signed_in(builders.a_person(name="李建国", sex="male"))


@pytest.fixture
def staff(world: World) -> Client:
    """A browser of a reviewer, who is no candidate."""
    return signed_in(world.reviewer.user)


@pytest.fixture
def empty_draft(world: World, person: User) -> Application:
    return candidate.start(by=person, exam=world.exam, level=Level.FOUR, region=world.city)


@pytest.fixture
def draft(world: World, person: User) -> Application:
    """A form filled in, nothing uploaded."""
    return builders.a_draft(world, person=person)


@pytest.fixture
def ready(draft: Application) -> Application:
    """A form filled in, every paper uploaded."""
    builders.upload_everything(draft)
    return draft


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client

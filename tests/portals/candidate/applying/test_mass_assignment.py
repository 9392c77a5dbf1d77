"""Whatever is sent, only the candidate's own answers change (trust.md T15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms.models import model_to_dict

from accounts.models import User
from applications.models import Application
from flows.commands.editing import OPEN_FIELDS
from forms.application import ApplicationForm
from tests.portals.candidate.applying.pages import save

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World

FOLLOWS = {"version", "saved_at", "region", "edits"}
"""What the server itself keeps in step with the answers."""


def columns_of(paper: Application) -> dict[str, object]:
    fresh = Application.objects.get(pk=paper.pk)
    return {
        field.attname: getattr(fresh, field.attname) for field in Application._meta.concrete_fields
    }


def test_the_form_has_exactly_the_open_fields() -> None:
    form = ApplicationForm(exam_year=2026, birth_date=None)

    assert set(form.fields) == OPEN_FIELDS


def test_sending_every_column_changes_only_answers(
    browser: Client, world: World, draft: Application
) -> None:
    before = columns_of(draft)
    hostile = dict.fromkeys(before, "1") | {
        "state": "approved", "region_path": "99", "reference": "x", "candidate": "1", "exam": "1",
        "education": "college",
    }  # fmt: skip

    browser.post("/my/application/", hostile)

    after = columns_of(draft)
    changed = {name.removesuffix("_id") for name in before if before[name] != after[name]}
    assert changed <= OPEN_FIELDS | FOLLOWS
    assert after["education"] == "college"


def test_sending_every_column_of_the_person_changes_nobody(
    browser: Client, person: User, draft: Application
) -> None:
    before = model_to_dict(User.objects.get(pk=person.pk))

    browser.post("/my/application/", dict.fromkeys(before, "1"))
    save(browser, draft, "education", education="college", name="别人", phone="1", id_number="1")

    assert model_to_dict(User.objects.get(pk=person.pk)) == before

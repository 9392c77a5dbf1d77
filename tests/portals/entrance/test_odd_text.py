"""No form that the public can reach fails on odd text: every address, every field, every text."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING

import pytest
from django import forms as django_forms
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

import forms
from tests import builders
from tests.odd_text import ODD

if TYPE_CHECKING:
    from tests.builders import World


WORST = {name: ODD[name] for name in ("NUL", "lone surrogate", "private use", "very long")}
"""What has broken something before; every text goes through every field of the form itself."""


@pytest.fixture
def world(db: None) -> World:
    return builders.a_world()


def names_of_fields() -> set[str]:
    """Return the name of every field of every form of ours."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(forms.__path__, "forms."):
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, django_forms.BaseForm):
                found |= set(getattr(kind, "base_fields", {}))
    return found


def addresses(face: str) -> list[str]:
    """Return every address of a face that takes no arguments."""
    found = []
    for name in get_resolver().namespace_dict[face][1].reverse_dict:
        try:
            found.append(reverse(f"{face}:{name}"))
        except NoReverseMatch:
            continue
    return sorted(set(found))


def test_there_are_fields_and_addresses_to_try() -> None:
    assert {"id_number", "password", "phone", "employer", "code"} <= names_of_fields()
    assert len(addresses("entrance")) > 8
    assert len(addresses("candidate")) > 15


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_no_public_form_fails_on_odd_text(world: World, text: str | bytes) -> None:
    visitor, typed = Client(), dict.fromkeys(sorted(names_of_fields()), text)

    for url in addresses("entrance"):
        assert visitor.post(url, typed).status_code < 500, url
        assert visitor.get(url, {"q": text}).status_code < 500, url


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_no_form_of_a_candidate_fails_on_odd_text(world: World, text: str | bytes) -> None:
    client, typed = Client(), dict.fromkeys(sorted(names_of_fields()), text)
    client.force_login(builders.a_draft(world).candidate)

    for url in addresses("candidate"):
        assert client.post(url, typed).status_code < 500, url
        assert client.get(url, {"q": text}).status_code < 500, url

"""Names say what is inside, and nothing is left lying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from tests.architecture import reading_python
from tests.architecture.tree import (
    BESIDE,
    PRODUCT,
    faults_in,
    migrations,
    python_files,
    shown,
)

if TYPE_CHECKING:
    from pathlib import Path

    from django.db import models

EVERYTHING = python_files(*PRODUCT, *BESIDE)
NOT_CHECKERS = [module for module in EVERYTHING if module.parent.name != "architecture"]
"""The checkers themselves, and their bad samples, spell out what they look for."""


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in PRODUCT]


def has_capital(name: str) -> bool:
    return name[:1].isascii() and name[:1].isupper()


def is_banned(module: Path) -> bool:
    return bool(reading_python.BANNED_NAMES & {module.stem, *module.parent.parts})


def is_named_for_a_deed(migration: str) -> bool:
    return not any(sign in migration for sign in ("_auto_", "_and_more", "_alter_"))


def test_a_module_name_says_what_is_inside() -> None:
    assert [shown(module) for module in EVERYTHING if is_banned(module)] == []


def test_nothing_happens_by_signal() -> None:
    assert faults_in(python_files(*PRODUCT), reading_python.signals) == {}


def test_an_exception_from_a_check_has_its_code_and_its_reason() -> None:
    assert faults_in(NOT_CHECKERS, reading_python.bare_suppressions) == {}


def test_nothing_is_left_to_do() -> None:
    assert faults_in(NOT_CHECKERS, reading_python.unfinished) == {}


def test_every_function_of_a_test_module_is_collected_or_used() -> None:
    modules = [module for module in python_files("tests") if module.name.startswith("test_")]

    assert modules
    assert faults_in(modules, reading_python.uncollected_tests) == {}


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_verbose_names_are_lower_case(model: type[models.Model]) -> None:
    names = [str(model._meta.verbose_name), str(model._meta.verbose_name_plural)]
    names += [str(field.verbose_name) for field in model._meta.local_fields]

    assert [name for name in names if has_capital(name) and not name[:2].isupper()] == []


def test_a_migration_is_named_for_its_deed() -> None:
    assert [shown(one) for one in migrations() if not is_named_for_a_deed(one.stem)] == []


def test_the_checkers_bite() -> None:
    assert reading_python.signals("from django.db.models.signals import post_save")
    assert reading_python.signals("from django.db import models") == []
    assert reading_python.bare_suppressions("x = 1  # noqa\ny = 2  # noqa: E501") == [
        "# noqa",
        "# noqa: E501",
    ]
    assert reading_python.bare_suppressions("x = 1  # noqa: E501 - a long address") == []
    assert reading_python.bare_suppressions("x = 1  # type: ignore[misc]  # stubs lack it") == []
    assert reading_python.unfinished("pass  # TODO: later")
    assert reading_python.uncollected_tests(
        "def _test_a(): ...\ndef b(): ...\ndef test_c(): b()"
    ) == ["_test_a"]
    assert has_capital("Region")
    assert is_banned(EVERYTHING[0].with_name("helpers.py"))
    assert is_banned(EVERYTHING[0].parent / "utils" / "money.py")
    assert not is_named_for_a_deed("0002_alter_user_phone_and_more")

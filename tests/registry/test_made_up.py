"""People who do not exist pass every check that real people pass."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.identity import read_id_number, read_name, read_phone
from registry.made_up import made_up_id_number, made_up_name, made_up_person

TODAY = date(2026, 3, 1)
PEOPLE = [made_up_person(seed) for seed in range(3000)]


def test_the_same_seed_is_the_same_person() -> None:
    assert made_up_person(42) == made_up_person(42)
    assert made_up_person(42) != made_up_person(43)


def test_every_id_number_is_valid_and_says_who_the_person_is() -> None:
    for person in PEOPLE:
        number = read_id_number(person.id_number, today=TODAY)

        assert number.value == person.id_number
        assert (number.birth_date, number.sex) == (person.birth_date, person.sex)


def test_no_two_people_share_an_id_number_or_a_phone() -> None:
    assert len({person.id_number for person in PEOPLE}) == len(PEOPLE)
    assert len({person.phone for person in PEOPLE}) == len(PEOPLE)


def test_every_name_and_phone_can_be_registered() -> None:
    for person in PEOPLE:
        assert read_name(person.name) == person.name
        assert read_phone(person.phone) == person.phone


def test_nobody_begins_to_work_as_a_child() -> None:
    assert all(person.started_work.year - person.birth_date.year >= 18 for person in PEOPLE)


@pytest.mark.parametrize("sign", ["·", "㛃", "䶮", "𬭊"])
def test_some_names_are_of_the_kind_that_other_systems_choke_on(sign: str) -> None:
    assert any(sign in made_up_name(seed) for seed in range(600))


@pytest.mark.parametrize(
    ("area", "birth", "serial", "number"),
    [
        ("110105", date(1949, 12, 31), 2, "11010519491231002X"),
        ("440524", date(1880, 1, 1), 1, "440524188001010014"),
    ],
)
def test_the_check_character_is_that_of_the_standard(
    area: str, birth: date, serial: int, number: str
) -> None:
    assert made_up_id_number(area=area, birth=birth, serial=serial) == number

"""What guessers try first is refused: the well-known lists, and whatever a name and numbers give.

Thousands of passwords, made here by pattern from people; no list of them is kept (trust.md T02).
"""

from __future__ import annotations

from itertools import product

import pytest
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from accounts.passwords import Person, advice_on, weakness_of
from accounts.pinyin_words import PINYIN_WORDS
from documents.pinyin import name_initials, name_readings

PEOPLE = [
    Person("王秀英", "410103198005170024", "13837912468"),
    Person("单雄", "410305197112090517", "15937905713"),
    Person("欧阳振华", "410882196508213318", "18638861357"),
    Person("李娜", "411023199211055426", "13603906842"),
    Person("曾国强", "410221196902280911", "17737117059"),
    Person("马建设", "41132519741030001X", "13949123580"),
]
TAILS = (
    "123456", "1234", "123", "12345678", "111111", "888888", "666666", "000", "520", "1314",
    "5201314", "2024", "2025", "2026", "168", "01", "001", "007", "999", "321", "112233", "123123",
    "654321", "10086", "110",
)  # fmt: skip
JOINTS = ("", "@", "_", "#", ".", "!")
TOP = 3000


def own_parts(person: Person) -> list[str]:
    """Return what the letters of a lazy password are: initials, whole name, surname, given name."""
    initials = name_initials(person.name)
    full = name_readings(person.name).full[0]
    surname, given = name_readings(person.name[:1]).full[0], name_readings(person.name[1:]).full[0]
    return [initials, initials.upper(), initials.title(), full, full.title(), surname, given]


def by_name(person: Person) -> set[str]:
    """Return name and digits, in either order, joined by any of the usual signs."""
    parts = own_parts(person)
    made = {f"{part}{joint}{tail}" for part, joint, tail in product(parts, JOINTS, TAILS)}
    made |= {f"{tail}{part}" for part, tail in product(parts, TAILS)}
    return {password for password in made if len(password) >= 8}


def by_numbers(person: Person) -> set[str]:
    """Return pieces of ID number and phone with letters before, behind and between."""
    born = person.id_number[6:14]
    pieces = [person.id_number[:6], person.id_number[-6:], person.phone[-6:], person.phone[-8:]]
    pieces += [born, born[2:], person.phone, person.phone[:7], person.id_number]
    letters = ["ab", "Qz", "xyz", *own_parts(person)[:2], "kd", "hn"]
    made = {f"{word}{piece}" for word, piece in product(letters, pieces)}
    made |= {f"{piece}{word}" for word, piece in product(letters, pieces)}
    made |= {f"{word}{piece[:3]}-{piece[3:]}" for word, piece in product(letters, pieces)}
    return {password for password in made if len(password) >= 8}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: name_initials(person.name))
def test_what_a_name_and_numbers_give_is_refused(person: Person) -> None:
    derived = by_name(person) | by_numbers(person)

    assert len(derived) > 700
    assert [password for password in derived if not weakness_of(password, person)] == []


def test_the_best_known_passwords_are_refused_with_and_without_their_usual_ends() -> None:
    known = FREQUENCY_LISTS["passwords"][:TOP]
    tried = [f"{word}{end}" for word, end in product(known, ("", "1"))]
    tried += [word.capitalize() + "123" for word in known[:500]]

    taken = [password for password in tried if not weakness_of(password, Person())]

    assert len(tried) > 2 * TOP
    assert taken == []


def test_a_word_in_pinyin_with_digits_is_refused_whoever_types_it() -> None:
    tried = [f"{word}{joint}{tail}" for word in PINYIN_WORDS for joint in "@_" for tail in TAILS]

    long_enough = [password for password in tried if len(password) >= 8]

    assert len(long_enough) > 10_000
    assert [one for one in long_enough if not weakness_of(one, Person())] == []


def test_three_words_that_have_nothing_in_common_are_taken() -> None:
    for password in ("pingguo7yueliang3laohu", "xigua26dashan8yinhang", "louti4Menkou9Yangtai"):
        advice = advice_on(password, PEOPLE[0])
        assert advice.is_good
        assert advice.word in ("可以用", "很好")


def test_a_refusal_says_how_to_mend_it() -> None:
    for password in ("abc", "abcdefgh", "12345678", "a1" * 40, "wxy123456", "aaaaaaaa1"):
        advice = advice_on(password, PEOPLE[0])
        assert not advice.is_good
        assert advice.mending
        assert advice.word == "太弱"


def test_a_very_long_password_costs_no_time() -> None:
    assert "最多 64 位" in weakness_of("a1" * 50_000, Person())

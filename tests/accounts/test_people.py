"""People: registered once, found without being read, named as they may be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from accounts import roles
from accounts.hashers import TunedArgon2
from accounts.http import SignedInRequest
from accounts.identity import read_id_number
from accounts.models import Consent, Posting, Role, User, Wording
from accounts.notices import Notice, numbered
from accounts.registration import Agreement, AlreadyRegistered, change_password, register
from accounts.second_factor import PASSED
from audit import trail
from tests import builders

pytestmark = pytest.mark.django_db
NOTICE = Notice(version="2026-1", text="须知")
AGREED_AT = timezone.now()


def somebody(number: str | None = None, phone: str | None = None) -> User:
    return register_with(NOTICE, number=number, phone=phone)


def register_with(notice: Notice, *, number: str | None = None, phone: str | None = None) -> User:
    typed = number or builders.id_number()
    return register(
        id_number=read_id_number(typed, today=timezone.localdate()),
        name="王秀英",
        phone=phone or builders.phone(),
        password=builders.PASSWORD,
        agreed=Agreement(notice, AGREED_AT),
    )


def test_registering_keeps_person_consent_and_trail() -> None:
    person = somebody()

    consent = Consent.objects.get(user=person)
    assert (consent.version, consent.text_hash) == ("2026-1", NOTICE.text_hash)
    assert consent.agreed_at == AGREED_AT
    assert str(Wording.objects.get(text_hash=consent.text_hash)) == str(consent)
    assert str(consent) == "registration_notice 2026-1"
    assert trail.history_of(person.public_id).get().verb == "register"
    assert person.is_candidate
    assert (person.label, str(person)) == ("本人", "王秀英")


def test_a_version_belongs_to_one_text() -> None:
    somebody()
    changed, again = Notice("2026-1", "须知二"), Notice("2026-1", "须知三")

    assert numbered(NOTICE).version == "2026-1"
    assert numbered(changed).version == "2026-1.2"
    register_with(changed)
    assert numbered(changed).version == "2026-1.2"
    assert numbered(again).version == "2026-1.3"
    assert numbered(Notice("2027-1", "须知")).version == "2026-1"


def test_an_id_number_or_a_phone_registers_once() -> None:
    person = somebody()

    with pytest.raises(AlreadyRegistered):
        somebody(number=person.id_number)
    with pytest.raises(AlreadyRegistered):
        somebody(phone=person.phone)


def test_numbers_are_ciphertext_in_the_database() -> None:
    person = somebody()

    with connection.cursor() as cursor:
        cursor.execute("SELECT id_number, phone FROM accounts_user WHERE id = %s", [person.pk])
        stored = [bytes(cell) for cell in cursor.fetchone()]

    assert person.id_number.encode() not in stored[0]
    assert person.phone.encode() not in stored[1]
    assert User.objects.get(pk=person.pk).id_number == person.id_number
    assert User.objects.with_id_number(person.id_number).get() == person
    assert User.objects.with_phone(person.phone).get() == person


def test_people_sign_in_by_phone_id_number_or_user_name() -> None:
    person = somebody()
    staff = builders.a_posting(Role.SUPERVISOR, region=builders.a_world().city).user

    for name in (person.phone, person.id_number, person.id_number.lower(), f" {person.phone} "):
        assert authenticate(None, username=name, password=builders.PASSWORD) == person
    assert authenticate(None, username=staff.username, password=builders.PASSWORD) == staff


@pytest.mark.parametrize(
    ("username", "password"),
    [("13900000000", "x"), ("", "x"), (None, "x"), ("known", None), ("known", "wrong")],
)
def test_wrong_words_open_nothing(username: str | None, password: str | None) -> None:
    person = somebody()
    name = person.phone if username == "known" else username

    assert authenticate(None, username=name, password=password) is None


def test_a_deactivated_person_is_nobody() -> None:
    person = somebody()
    person.is_active = False
    person.save()

    assert authenticate(None, username=person.phone, password=builders.PASSWORD) is None


def test_the_password_is_changed_with_a_trail() -> None:
    person = somebody()

    change_password(person, "new-Plum-2026")

    assert User.objects.get(pk=person.pk).check_password("new-Plum-2026")
    assert trail.history_of(person.public_id).last().verb == "change_password"  # type: ignore[union-attr]  # it is there


def test_a_request_of_a_known_person_is_a_request() -> None:
    assert issubclass(SignedInRequest, HttpRequest)


def test_passwords_are_hashed_with_the_tuned_argon2() -> None:
    encoded = TunedArgon2().encode("plum-Blossom-72", "somesaltsomesalt")

    assert "argon2id" in encoded
    assert "m=19456,t=2,p=1" in encoded


def test_a_posting_knows_its_place() -> None:
    world = builders.a_world()

    assert str(world.admin) == "洛阳市中心医院 · 单位管理员"
    assert world.admin.region_path == "41.4103"
    assert str(world.reviewer) == "洛阳市 · 审核员"
    assert world.reviewer.label == "洛阳市 王审核"
    assert world.reviewer.public_id == world.reviewer.user.public_id
    assert Posting(role=Role.REVIEWER).region_path == ""


def test_a_posting_without_a_place_is_refused_by_the_database() -> None:
    user = User.objects.create(name="无处", username="nowhere")

    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(user=user, role=Role.REVIEWER, starts=timezone.now())


def test_only_postings_in_force_count_and_the_chosen_one_acts() -> None:
    world = builders.a_world()
    user = world.reviewer.user
    now = timezone.now()
    second = Posting.objects.create(
        user=user, role=Role.CLERK, region=world.city, starts=now - timedelta(hours=1)
    )
    Posting.objects.create(
        user=user, role=Role.FINANCE, region=world.city, starts=now - timedelta(2), ends=now
    )
    request = RequestFactory().get("/")
    request.user, request.session = user, {roles.SESSION_KEY: second.pk, PASSED: True}  # type: ignore[assignment]  # a dict is session enough

    acting = roles.posting_of(request)  # type: ignore[arg-type]  # as above

    assert acting == second
    assert roles.posting_of(request) is acting  # type: ignore[arg-type]  # as above
    assert roles.plays(acting, [Role.CLERK])
    assert not roles.plays(acting, [Role.REVIEWER])
    assert roles.postings_of(user) == [world.reviewer, second]


def test_without_a_choice_the_oldest_posting_acts_and_nobody_has_none() -> None:
    world = builders.a_world()
    for user, expected in ((world.clerk.user, world.clerk), (somebody(), None)):
        request = RequestFactory().get("/")
        request.user, request.session = user, {PASSED: True}  # type: ignore[assignment]  # as above

        assert roles.posting_of(request) == expected  # type: ignore[arg-type]  # as above
    assert not roles.plays(None, [Role.CLERK])

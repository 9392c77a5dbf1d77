"""手机扫码上传: one link, one slot, some minutes; every other way in is shut."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as configured
from django.db.models.functions import Now

from applications.errors import NotYourDesk, Refused
from applications.models import Application, Attachment, FindingKind, PhoneLink
from audit import trail
from documents.drawn import draw_scan
from exams.models import Window
from flows.commands import candidate, phone_upload, reviewer
from flows.commands.phone_upload import HANDED_IN, OVER, is_live, link_of_token, take_picture
from tests import builders

if TYPE_CHECKING:
    from pytest_django import Settings

    from tests.builders import World

pytestmark = pytest.mark.django_db
A_MINUTE_AGO = Now() - timedelta(minutes=1)


@pytest.fixture
def world() -> World:
    return builders.a_world()


@pytest.fixture
def paper(world: World) -> Application:
    return builders.a_draft(world)


@pytest.fixture
def session_key() -> str:
    session = import_module(configured.SESSION_ENGINE).SessionStore()
    session.create()
    return str(session.session_key)


@pytest.fixture
def opened(paper: Application, session_key: str) -> tuple[PhoneLink, str]:
    return open_for(paper, session_key)


def open_for(
    paper: Application, session_key: str, *, code: str = "id_card"
) -> tuple[PhoneLink, str]:
    return phone_upload.open_link(
        paper.public_id, by=paper.candidate, code=code, session_key=session_key
    )


def test_a_token_opens_its_link_and_is_not_kept(opened: tuple[PhoneLink, str]) -> None:
    link, token = opened

    assert link_of_token(token) == link
    assert len(token) == 22
    assert token not in [str(value) for value in PhoneLink.objects.values_list().get()]
    assert len(link.match_code) == 4
    assert str(link) == f"{link.application} id_card"


def test_a_picture_by_phone_is_the_owners_and_the_trail_says_how_it_came(
    opened: tuple[PhoneLink, str], paper: Application
) -> None:
    take_picture(opened[0], data=builders.scan())

    kept = Attachment.objects.get()
    assert (kept.code, kept.uploaded_by, kept.on_behalf) == ("id_card", paper.candidate, False)
    verbs = list(trail.history_of(paper.reference).values_list("verb", flat=True))
    assert verbs[-2:] == ["open_phone_link", "attach_by_phone"]


def test_two_phones_both_send_and_the_newer_picture_stands(
    opened: tuple[PhoneLink, str],
) -> None:
    first, second = link_of_token(opened[1]), link_of_token(opened[1])
    assert first is not None
    assert second is not None

    take_picture(first, data=builders.scan())
    take_picture(second, data=builders.scan())

    assert [one.version for one in Attachment.objects.current()] == [2]
    assert Attachment.objects.count() == 2


def test_after_its_time_a_link_is_dead(opened: tuple[PhoneLink, str]) -> None:
    link, token = opened
    PhoneLink.objects.update(expires_at=A_MINUTE_AGO)

    assert link_of_token(token) is None
    link.refresh_from_db()
    with pytest.raises(Refused, match="已经失效"):
        take_picture(link, data=builders.scan())


def test_a_link_holds_ten_minutes(opened: tuple[PhoneLink, str]) -> None:
    link, _ = opened

    assert link.expires_at - link.created_at == timedelta(minutes=10)
    assert is_live(link, now=link.expires_at - timedelta(seconds=1))
    assert not is_live(link, now=link.expires_at)


def test_a_newer_code_for_the_slot_voids_the_older(
    opened: tuple[PhoneLink, str], paper: Application, session_key: str
) -> None:
    old, old_token = opened
    new, new_token = open_for(paper, session_key)

    assert (link_of_token(old_token), link_of_token(new_token)) == (None, new)
    assert phone_upload.link_of(old.public_id) is None


def test_a_code_for_another_slot_leaves_the_first_alive(
    opened: tuple[PhoneLink, str], paper: Application, session_key: str
) -> None:
    open_for(paper, session_key, code="diploma")

    assert link_of_token(opened[1]) is not None


def test_handing_in_kills_the_link_also_when_the_paper_comes_back(
    world: World, paper: Application, session_key: str
) -> None:
    builders.upload_everything(paper)
    link, token = open_for(paper, session_key)
    candidate.submit(paper.public_id, by=paper.candidate)
    held = phone_upload.link_of(link.public_id)
    assert held is not None

    assert link_of_token(token) is None
    assert phone_upload.why_dead(held) == HANDED_IN
    with pytest.raises(Refused, match="已经提交"):
        take_picture(held, data=builders.scan())
    flags = [reviewer.Flag(FindingKind.DOCUMENT, "id_card", "请重拍。")]
    reviewer.send_back(paper.public_id, by=world.admin, flags=flags)
    assert link_of_token(token) is None
    assert phone_upload.why_dead(None) == OVER


def test_a_returned_paper_takes_pictures_for_what_was_flagged_until_they_are_due(
    world: World, session_key: str
) -> None:
    paper = builders.a_returned(world)
    _, token = open_for(paper, session_key)
    link = link_of_token(token)
    assert link is not None
    take_picture(link, data=builders.scan())
    assert paper.attachments.current().of_code("id_card").get().version == 2

    Application.objects.update(correction_due=A_MINUTE_AGO)
    assert link_of_token(token) is None
    with pytest.raises(Refused, match="现在不能修改"):
        open_for(paper, session_key, code="portrait")


def test_the_end_of_the_window_kills_the_link_and_makes_no_new_one(
    opened: tuple[PhoneLink, str], paper: Application, session_key: str
) -> None:
    Window.objects.update(closes=A_MINUTE_AGO)

    assert link_of_token(opened[1]) is None
    with pytest.raises(Refused, match="不在报名时间内"):
        open_for(paper, session_key)


def test_signing_out_kills_the_link(opened: tuple[PhoneLink, str], session_key: str) -> None:
    import_module(configured.SESSION_ENGINE).SessionStore(session_key).flush()

    assert link_of_token(opened[1]) is None


def test_another_password_kills_the_link(opened: tuple[PhoneLink, str], paper: Application) -> None:
    paper.candidate.set_password("another-Plum-73")
    paper.candidate.save()

    assert link_of_token(opened[1]) is None


def test_somebody_who_may_not_sign_in_any_more_has_no_link(
    opened: tuple[PhoneLink, str], paper: Application
) -> None:
    paper.candidate.is_active = False
    paper.candidate.save()

    assert link_of_token(opened[1]) is None


def test_pictures_are_counted_whether_they_are_taken_or_not(
    opened: tuple[PhoneLink, str], settings: Settings
) -> None:
    settings.PHONE_UPLOAD_MOST = 2
    with pytest.raises(Refused, match="PDF"):
        take_picture(opened[0], data=b"%PDF-1.7 ")
    take_picture(opened[0], data=builders.scan())

    with pytest.raises(Refused, match="次数太多"):
        take_picture(opened[0], data=builders.scan())
    assert Attachment.objects.count() == 1


def test_nobody_else_makes_a_link_and_none_for_an_unknown_slot(
    paper: Application, session_key: str
) -> None:
    stranger = builders.a_person(name="李建国")
    with pytest.raises(NotYourDesk):
        phone_upload.open_link(
            paper.public_id, by=stranger, code="id_card", session_key=session_key
        )
    with pytest.raises(Refused, match="不需要这项材料"):
        open_for(paper, session_key, code="tattoo")
    assert not PhoneLink.objects.exists()


def test_a_portrait_is_cut_and_looked_at_as_on_the_computer(
    paper: Application, session_key: str
) -> None:
    link, _ = open_for(paper, session_key, code="portrait")
    take_picture(link, data=builders.portrait())

    kept = Attachment.objects.get()
    assert (kept.code, kept.width, kept.height) == ("portrait", 413, 626)
    verbs = list(trail.history_of(paper.reference).values_list("verb", flat=True))
    assert verbs[-2:] == ["bring_portrait", "attach_by_phone"]

    with pytest.raises(Refused, match="背景"):
        take_picture(link, data=draw_scan("等级证书", ("张三",), 1))
    assert Attachment.objects.get() == kept

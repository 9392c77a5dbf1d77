"""我的资料: everything held about a person, for that person, after a code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from audit.models import Entry
from audit.trail import record_reading
from notifications.models import OutboxMessage
from portals.candidate.mine.unlocking import KEY, MOST
from tests import builders
from tests.portals.candidate.following.browsers import (
    address,
    code_on_the_phone,
    names_of_staff,
    read,
    signed_in,
)
from tests.portals.candidate.mine.archives import download, page_of, unlock

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from tests.builders import World


@pytest.fixture
def browser(paper: Application) -> Client:
    return signed_in(paper.candidate)


def test_the_archive_holds_answers_files_history_messages_and_readings(
    browser: Client, paper: Application, world: World
) -> None:
    unlock(browser)

    archive = download(browser)

    person = paper.candidate
    account, form = page_of(archive, "账号.json"), page_of(archive, "报名信息.json")
    assert isinstance(account, dict)
    assert isinstance(form, dict)
    assert (account["身份证号"], account["手机号"]) == (person.id_number, person.phone)
    assert (form["报名序号"], form["状态"]) == (paper.reference, "审核通过待缴费")
    assert form["单位"] == world.employer.name
    assert {"单位", "学历"} <= set(form["各项最近填写时间"])
    assert "您提交了报名信息" in [event["事项"] for event in form["全部经过"]]
    messages = page_of(archive, "短信.json")
    assert isinstance(messages, list)
    assert any(paper.reference in message["内容"] for message in messages)
    assert not any(code_on_the_phone() in message["内容"] for message in messages)
    readings = page_of(archive, "谁看过.json")
    assert isinstance(readings, list)
    assert {row["谁"] for row in readings} == {str(world.admin), str(world.reviewer)}


def test_whoever_looked_at_the_trail_or_an_original_is_told_too(
    browser: Client, paper: Application, world: World
) -> None:
    for what in ("trail", "original:some-picture"):
        record_reading(reader=world.supervisor, subject=paper.reference, what=what)

    page = browser.get(address("my_data")).content.decode()

    assert str(world.supervisor) in page
    assert "办理经过" in page
    assert "照片原图" in page


def test_every_file_ever_handed_in_is_there_byte_by_byte(
    browser: Client, paper: Application
) -> None:
    unlock(browser)

    archive = download(browser)

    packed = {archive.read(name) for name in archive.namelist() if "/材料/" in name}
    stored = {Path(file.file.path).read_bytes() for file in paper.attachments.all()}
    assert stored
    assert stored <= packed
    assert archive.testzip() is None


def test_no_member_of_staff_is_named_on_page_or_in_archive(browser: Client, world: World) -> None:
    unlock(browser)
    archive = download(browser)
    said = read(browser.get(address("my_data")))
    for name in archive.namelist():
        if not name.endswith(".jpg"):
            said += archive.read(name).decode()

    assert "洛阳市 · 审核员" in said
    assert [name for name in names_of_staff(world) if name in said] == []


def test_somebody_elses_data_is_not_in_it(
    browser: Client, paper: Application, world: World
) -> None:
    other = builders.a_submitted(world)
    unlock(browser)

    archive = download(browser)

    text = "".join(archive.read(name).decode() for name in archive.namelist() if ".json" in name)
    assert paper.reference in text
    assert other.reference not in text
    assert str(other.candidate.id_number) not in text


def test_a_file_that_is_gone_breaks_nothing(browser: Client, paper: Application) -> None:
    lost = paper.attachments.all()[0]
    default_storage.delete(str(lost.file))
    unlock(browser)

    archive = download(browser)

    gone = [name for name in archive.namelist() if name.endswith(".txt") and "/材料/" in name]
    assert len(gone) == 1


def test_without_the_code_nothing_leaves(browser: Client) -> None:
    answer = browser.post(address("my_data_download"), follow=True)

    assert "请先用短信验证码确认是您本人" in read(answer)
    assert not Entry.objects.filter(verb="download_data").exists()


def test_a_wrong_code_is_told_at_its_box_and_unlocks_nothing(browser: Client) -> None:
    browser.post(address("my_data_send"))
    wrong = f"{(int(code_on_the_phone()) + 1) % 10**6:06d}"

    answer = browser.post(address("my_data"), {"code": wrong})

    assert answer.status_code == 422
    assert "验证码不对或已过期" in str(answer.context["form"].errors["code"])
    assert KEY not in browser.session


def test_a_code_for_something_else_unlocks_nothing(browser: Client, world: World) -> None:
    draft = builders.a_draft(world)
    elsewhere = signed_in(draft.candidate)
    elsewhere.post(address("my_data_send"))

    assert browser.post(address("my_data"), {"code": code_on_the_phone()}).status_code == 422


def test_a_code_is_good_for_three_downloads_and_ten_minutes(browser: Client) -> None:
    unlock(browser)
    for _ in range(MOST):
        download(browser)

    assert browser.post(address("my_data_download")).status_code == 302
    assert Entry.objects.filter(verb="download_data").count() == MOST
    session = browser.session
    session[KEY] = {"until": (timezone.now() - timedelta(seconds=1)).isoformat(), "left": 1}
    session.save()
    assert browser.post(address("my_data_download")).status_code == 302


def test_somebody_who_never_applied_has_a_page_and_an_archive_too(world: World) -> None:
    browser = signed_in(builders.a_person())
    unlock(browser)

    assert "还没有人打开过" in read(browser.get(address("my_data")))
    assert "账号.json" in download(browser).namelist()


def test_the_last_messages_are_on_the_page_without_their_codes(browser: Client) -> None:
    browser.post(address("my_data_send"))
    OutboxMessage.objects.update(sent_at=timezone.now())

    html = read(browser.get(address("my_data")))

    assert "我们最近发给您的短信" in html
    assert "******" in html
    assert code_on_the_phone() not in html


def test_an_account_that_was_given_back_starts_there(browser: Client, paper: Application) -> None:
    paper.candidate.reclaimed_at = timezone.now() + timedelta(seconds=1)
    paper.candidate.save()
    unlock(browser)

    assert page_of(download(browser), "短信.json") == []


def test_signing_out_everywhere_ends_the_other_browsers_and_keeps_this_one(
    browser: Client, paper: Application
) -> None:
    elsewhere = signed_in(paper.candidate)
    assert elsewhere.get(address("my_data")).status_code == 200

    answer = browser.post(address("sign_out_everywhere"), follow=True)

    assert "别的手机和电脑上的登录都已退出" in read(answer)
    assert browser.get(address("my_data")).status_code == 200
    assert elsewhere.get(address("my_data"))["Location"].startswith("/sign-in/")
    again = Client()
    assert again.login(username=paper.candidate.phone, password=builders.PASSWORD)
    assert again.get(address("my_data")).status_code == 200


@pytest.mark.parametrize("name", ["my_data_send", "my_data_download", "sign_out_everywhere"])
def test_what_changes_something_is_posted(browser: Client, name: str) -> None:
    assert browser.get(address(name)).status_code == 405


@pytest.mark.parametrize(
    "name", ["my_data", "my_data_send", "my_data_download", "sign_out_everywhere"]
)
def test_strangers_sign_in_first_and_staff_find_nothing(
    client: Client, world: World, name: str
) -> None:
    assert client.post(address(name))["Location"].startswith("/sign-in/")
    client.force_login(builders.a_posting(Role.CLERK, region=world.city).user)
    assert client.post(address(name)).status_code == 404


def test_the_page_costs_the_same_whoever_read_how_much(
    browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.get(address("my_data"))
    with django_assert_num_queries(14):
        browser.get(address("my_data"))


def test_the_archive_is_packed_while_it_is_sent(browser: Client) -> None:
    unlock(browser)

    answer = browser.post(address("my_data_download"))
    pieces = [len(piece) for piece in answer.streaming_content]  # type: ignore[attr-defined]  # it streams

    assert answer["Content-Type"] == "application/zip"
    assert len(pieces) > 8
    assert max(pieces) < 200_000

"""找不到我的单位: ask for it, with what is alike shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import EmployerRequest
from audit.models import Entry
from flows.commands import employers
from registry.models import Employer
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, page, save, words

if TYPE_CHECKING:
    from django.test import Client

    from applications.models import Application
    from tests.builders import World

URL = "/my/application/employers/ask/"
ASKED = {"name": "宜阳县石村敬老院", "region": "410327", "note": "归民政局管", "contact": "张主任"}


def ask(browser: Client, **changed: str) -> EmployerRequest | None:
    browser.post(URL, {**ASKED, "none_of_these": "yes", **changed})
    found: EmployerRequest | None = EmployerRequest.objects.open().first()
    return found


def test_a_request_is_kept_and_the_form_remembers_it(
    browser: Client, world: World, empty_draft: Application
) -> None:
    answer = browser.post(URL, ASKED)

    request = EmployerRequest.objects.get()
    said = words(browser.get(address("application")))
    assert answer["Location"] == address("application")
    assert (request.name, request.region_path) == (ASKED["name"], world.county.path)
    assert request.contact == "张主任"
    assert "已申请添加「宜阳县石村敬老院」" in said
    assert "单位加好以后才能提交" in said
    assert Entry.objects.filter(verb="request_employer", subject=empty_draft.reference).exists()


def test_everything_else_can_be_filled_in_but_not_submitted(
    browser: Client, empty_draft: Application
) -> None:
    ask(browser)

    assert "已自动保存" in words(save(browser, empty_draft, "education", education="college"))
    assert "所属单位" in words(browser.get(address("check")))


def test_what_is_alike_is_shown_before_anything_is_asked(
    browser: Client, world: World, empty_draft: Application
) -> None:
    first = browser.post(URL, {**ASKED, "name": world.employer.name})
    assert not EmployerRequest.objects.exists()

    assert "是不是下面的单位" in words(first)
    assert world.employer.public_id in page(first)
    assert ask(browser, name=world.employer.name) is not None


def test_one_that_is_alike_can_be_taken_at_once(
    browser: Client, world: World, empty_draft: Application
) -> None:
    browser.post(address("application"), {"employer_pick": world.employer.public_id})

    empty_draft.refresh_from_db()
    assert empty_draft.employer == world.employer


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "请填写「单位全称」"),
        ({"name": "院" * 81}, "最多 80 个字"),
        ({"name": "\ue000院"}, "自造字"),
        ({"region": ""}, "请选单位所在的市、县"),
        ({"region": "\x00"}, "不允许"),
        ({"region": "410000"}, "请从列出的里选"),
        ({"note": "字" * 301}, "最多 300 个字"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    browser: Client, empty_draft: Application, wrong: dict[str, str], said: str
) -> None:
    answer = browser.post(URL, {**ASKED, **wrong})

    assert answer.status_code == 422
    assert said in words(answer)
    assert "张主任" in page(answer)
    assert not EmployerRequest.objects.exists()


def test_asking_twice_is_asking_once(browser: Client, empty_draft: Application) -> None:
    ask(browser)
    again = browser.post(URL, {**ASKED, "none_of_these": "yes"})

    assert again.status_code == 409
    assert EmployerRequest.objects.count() == 1
    assert "已经申请，正在核对" in words(browser.get(URL))


def test_choosing_an_employer_ends_the_request(
    browser: Client, world: World, empty_draft: Application
) -> None:
    ask(browser)
    save(browser, empty_draft, "employer", employer_pick=world.employer.public_id)

    assert EmployerRequest.objects.get().state == "dropped"


def test_a_refusal_is_read_in_the_form(
    browser: Client, world: World, empty_draft: Application
) -> None:
    request = ask(browser)
    assert request is not None
    employers.refuse_employer(request.public_id, by=world.clerk, reason="请写单位全称。")

    said = words(browser.get(address("application")))
    assert "申请添加「宜阳县石村敬老院」没有通过" in said
    assert "请写单位全称。" in said


def test_only_a_draft_asks(browser: Client, staff: Client, stranger: Client, world: World) -> None:
    submitted = signed_in(builders.a_submitted(world).candidate)
    returned = signed_in(builders.a_returned(world).candidate)

    for nobody in (browser, staff, stranger, submitted, returned):
        assert nobody.get(URL).status_code == 404
        assert nobody.post(URL, ASKED).status_code == 404
    assert browser.delete(URL).status_code == 405


def test_an_employer_however_deep_is_in_the_list(
    browser: Client, world: World, empty_draft: Application
) -> None:
    parent = world.employer
    for name in ("东区分院", "第三门诊部", "采血点"):
        parent = Employer.objects.create(
            region=world.city, parent=parent, name=name, kind="institution"
        )

    chosen = {"city": "410300", "county": "410300", "parent": world.bureau.public_id}
    listed = page(browser.get(address("cascade"), chosen))

    assert "　　　采血点" in listed
    assert listed.index("东区分院") < listed.index("第三门诊部") < listed.index("采血点")

"""手机扫码上传, at the computer: the code, its digits, and what comes by it."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from django.db.models.functions import Now
from django.utils import timezone
from PIL import Image

from applications.models import PhoneLink
from flows.commands import candidate, phone_upload
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, page, words

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from applications.models import Application
    from tests.builders import World

A_MINUTE_AGO = Now() - timedelta(minutes=1)
HTMX = {"HX-Request": "true"}


def where(paper: Application, code: str = "id_card") -> str:
    return address("phone_upload", paper.public_id, code)


def state(browser: Client, paper: Application, **asked: int) -> Answer:
    link = PhoneLink.objects.get()
    url = address("phone_upload_state", paper.public_id, link.code, link.public_id)
    return browser.get(url, asked)


def code_on(answer: Answer) -> str:
    """Return what the QR code on a page says."""
    found = re.search(r"data:image/png;base64,([^\"]+)", page(answer))
    assert found is not None
    picture = Image.open(BytesIO(b64decode(found.group(1))))
    return zxingcpp.read_barcodes(picture)[0].text


def test_the_slot_offers_the_phone(browser: Client, draft: Application) -> None:
    assert f'formaction="{where(draft)}"' in page(browser.get("/my/application/"))


def test_the_page_offers_a_code_and_makes_none_by_itself(
    browser: Client, draft: Application
) -> None:
    answer = browser.get(where(draft))

    assert answer.status_code == 200
    assert "生成二维码" in words(answer)
    assert not PhoneLink.objects.exists()


def test_the_code_leads_a_phone_to_its_page(
    browser: Client, draft: Application, client: Client
) -> None:
    answer = browser.post(where(draft))

    link = PhoneLink.objects.get()
    assert link.match_code in words(answer)
    assert "有效" in words(answer)
    leads_to = code_on(answer)
    assert leads_to.startswith("http://testserver/phone/")
    assert link.match_code in words(client.get(leads_to, follow=True))


def test_by_a_script_it_comes_as_a_dialog(browser: Client, draft: Application) -> None:
    answer = browser.post(where(draft), headers=HTMX)

    assert "data-dialog" in page(answer)
    assert "<html" not in page(answer)
    assert "dialog=1" in page(answer)


def test_what_has_come_is_shown_and_told_to_the_slots(browser: Client, draft: Application) -> None:
    browser.post(where(draft))
    waiting = state(browser, draft, seen=0)
    phone_upload.take_picture(PhoneLink.objects.get(), data=builders.scan())
    came = state(browser, draft, seen=0)
    known = state(browser, draft, seen=1)

    assert "等手机上传" in words(waiting)
    assert "HX-Trigger" not in waiting
    assert "已收到 1 张" in words(came)
    assert came["HX-Trigger"] == "papers-changed"
    assert address("file", draft.attachments.get().public_id) in page(came)
    assert "HX-Trigger" not in known


@pytest.mark.parametrize(("age", "delay"), [(0, 2), (90, 4), (400, 8)])
def test_the_page_asks_less_and_less_often(
    browser: Client, draft: Application, age: int, delay: int
) -> None:
    browser.post(where(draft))
    PhoneLink.objects.update(created_at=timezone.now() - timedelta(seconds=age))

    assert f"load delay:{delay}s" in page(state(browser, draft))


def test_when_the_code_is_over_the_page_stops_asking_and_offers_another(
    browser: Client, draft: Application
) -> None:
    browser.post(where(draft))
    PhoneLink.objects.update(expires_at=A_MINUTE_AGO)

    answer = state(browser, draft)

    assert answer.status_code == 286
    assert "hx-trigger" not in page(answer)
    assert "二维码已失效" in words(answer)
    assert "重新生成二维码" in words(answer)


def test_a_code_that_was_replaced_is_over(browser: Client, draft: Application) -> None:
    browser.post(where(draft))
    old = PhoneLink.objects.get().public_id
    browser.post(where(draft))

    url = address("phone_upload_state", draft.public_id, "id_card", old)
    assert browser.get(url).status_code == 286


def test_too_many_codes_are_refused_in_words(browser: Client, draft: Application) -> None:
    answers = [browser.post(where(draft)) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [409]
    assert "秒后再试" in words(answers[-1])


def test_a_slot_that_is_not_open_gets_no_code(world: World) -> None:
    paper = builders.a_submitted(world)
    browser = signed_in(paper.candidate)

    plain, script = browser.post(where(paper)), browser.post(where(paper), headers=HTMX)

    assert (plain.status_code, script.status_code) == (409, 200)
    assert "现在不能修改" in words(plain)
    assert "现在不能修改" in words(script)
    assert not PhoneLink.objects.exists()


def test_a_returned_paper_leads_back_to_what_was_asked_for(world: World) -> None:
    paper = builders.a_returned(world)
    browser = signed_in(paper.candidate)

    offered = browser.get(address("fix_item", "document-id_card"))
    answer = browser.post(where(paper), {"from": "/my/check/"})

    assert f'formaction="{where(paper)}"' in page(offered)
    assert f'href="{address("fix")}?phone' in page(answer)


@pytest.mark.parametrize(
    ("asked", "back"),
    [
        ("/my/check/", "/my/check/"),
        ("//evil.example/", "/my/application/"),
        ("", "/my/application/"),
    ],
)
def test_the_way_back_is_a_page_of_ours(
    browser: Client, draft: Application, asked: str, back: str
) -> None:
    answer = browser.post(where(draft), {"from": asked})

    assert f'href="{back}?phone#paper-id_card"' in page(answer)


def test_signing_out_at_the_computer_ends_it(
    browser: Client, draft: Application, client: Client
) -> None:
    leads_to = code_on(browser.post(where(draft)))
    browser.post("/sign-out/")

    assert client.get(leads_to).status_code == 404


def test_somebody_elses_slot_does_not_exist(
    stranger: Client, staff: Client, browser: Client, draft: Application, world: World
) -> None:
    browser.post(where(draft))
    other = builders.a_draft(world)

    for nobody in (stranger, staff):
        assert nobody.get(where(draft)).status_code == 404
        assert nobody.post(where(draft)).status_code == 404
        assert state(nobody, draft).status_code == 404
    assert browser.post(where(draft, "tattoo")).status_code == 404
    assert browser.post(where(other)).status_code == 404
    mine = state(signed_in(other.candidate), other)
    assert mine.status_code == 286
    assert "已收到" not in words(mine)


def test_the_pages_know_their_verbs(browser: Client, draft: Application) -> None:
    browser.post(where(draft))
    link = PhoneLink.objects.get()
    url = address("phone_upload_state", draft.public_id, "id_card", link.public_id)

    assert browser.put(where(draft)).status_code == 405
    assert browser.post(url).status_code == 405


def test_after_handing_in_the_page_says_that_it_is_over(
    browser: Client, ready: Application
) -> None:
    browser.post(where(ready))
    candidate.submit(ready.public_id, by=ready.candidate)

    assert state(browser, ready).status_code == 286

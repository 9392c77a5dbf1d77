"""报名信息 saved as a whole, by people without scripts too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.errors import Objection, Refused
from audit import trail
from exams.models import Extended, Window
from flows.commands import extending
from flows.commands.extending import MoreTime
from portals.candidate import form
from registry.models import Trade
from tests import builders
from tests.portals.candidate.applying.conftest import signed_in
from tests.portals.candidate.applying.pages import address, messages_of, page, words

if TYPE_CHECKING:
    import pytest
    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

URL = "/my/application/"


def typed(world: World, **others: object) -> dict[str, object]:
    """Return a form as the browser sends it, filled in."""
    return {
        "employer_pick": world.employer.public_id, "employer_kind": "institution",
        "employer_level": "正处级", "start_date": "1998年7月1日", "education": "senior",
        "staff_type": "permanent", "current_level": "5", "current_trade": "hly",
        "level_year": "２０１８", "apply_level": "4", "apply_trade": "护理员",
        "in_discipline": "no", **others,
    }  # fmt: skip


def test_the_form_shows_the_person_as_registered(browser: Client, empty_draft: Application) -> None:
    answer = browser.get(URL)

    said = words(answer)
    assert "草稿，还没有提交" in said
    assert empty_draft.candidate.id_number_masked in said
    assert "已填 0 项，还差 11 项" in said
    assert "女，1980 年 5 月 17 日" in said


def test_saving_keeps_everything_and_says_that_it_is_not_submitted(
    browser: Client, world: World, empty_draft: Application
) -> None:
    answer = browser.post(URL, typed(world, action="save"))

    empty_draft.refresh_from_db()
    assert answer["Location"] == URL
    assert messages_of(answer) == ["信息已保存，但还没有提交。填好以后请点「提交信息」。"]
    assert empty_draft.start_date == date(1998, 7, 1)
    assert (empty_draft.current_trade, empty_draft.level_year) == (world.trade, 2018)
    assert (empty_draft.employer, empty_draft.in_discipline) == (world.employer, False)
    assert empty_draft.state == "draft"


def test_saving_twice_is_saving_once(
    browser: Client, world: World, empty_draft: Application
) -> None:
    browser.post(URL, typed(world))
    browser.post(URL, typed(world))

    assert [entry.verb for entry in trail.history_of(empty_draft.reference)] == [
        "start",
        "save",
        "save",
    ]


def test_submitting_saves_and_goes_to_the_check(
    browser: Client, world: World, empty_draft: Application
) -> None:
    answer = browser.post(URL, typed(world, action="submit"))

    empty_draft.refresh_from_db()
    assert answer["Location"] == address("check")
    assert empty_draft.education == "senior"


def test_a_wrong_answer_comes_back_as_typed_and_the_rest_is_kept(
    browser: Client, world: World, empty_draft: Application
) -> None:
    answer = browser.post(URL, typed(world, start_date="1998年7月", action="submit"))

    empty_draft.refresh_from_db()
    assert answer.status_code == 422
    assert 'value="1998年7月"' in page(answer)
    assert "请填到年、月、日" in words(answer)
    assert (empty_draft.start_date, empty_draft.education) == (None, "senior")


def test_saying_yes_to_prohibited_circumstances_can_be_saved(
    browser: Client, world: World, empty_draft: Application
) -> None:
    browser.post(URL, typed(world, in_discipline="yes", action="save"))

    empty_draft.refresh_from_db()
    assert empty_draft.in_discipline is True


def test_somebody_without_a_level_has_neither_year_nor_trade(
    browser: Client, world: World, draft: Application
) -> None:
    browser.post(URL, typed(world, current_level="0", action="save"))

    draft.refresh_from_db()
    assert (draft.current_level, draft.level_year, draft.current_trade) == (0, None, None)
    assert page(browser.get(URL)).count("disabled") >= 2


def test_what_was_not_sent_stays_as_it_was(browser: Client, draft: Application) -> None:
    browser.post(URL, {"education": "college"})

    draft.refresh_from_db()
    assert (draft.education, draft.level_year) == ("college", 2018)


def test_several_trades_that_fit_are_offered_as_a_list(
    browser: Client, world: World, empty_draft: Application
) -> None:
    Trade.objects.create(
        code="forest", name="护林员", category="林业", search_key=" hly hulinyuan",
        valid_from=date(2011, 1, 1),
    )  # fmt: skip

    asked = browser.post(URL, typed(world, action="save"))
    browser.post(URL, typed(world, current_trade_pick="护林员", action="save"))

    empty_draft.refresh_from_db()
    assert 'name="current_trade_pick" value="护林员"' in " ".join(page(asked).split())
    assert empty_draft.current_trade is not None
    assert empty_draft.current_trade.name == "护林员"


def test_level_one_is_asked_for_more(world: World, person: User) -> None:
    builders.a_draft(world, level=builders.Level.ONE, person=person)

    said = page(signed_in(person).get(URL))

    assert "年度考核结果" in said
    assert "2025 年：优秀" in said
    assert (
        '<section class="k-card k-part" id="level_one" data-when="apply_level:1" hidden>'
        not in " ".join(said.split())
    )


def test_exceptional_promotion_is_kept_with_its_grounds(
    browser: Client, world: World, empty_draft: Application
) -> None:
    grounds = {
        "exceptional": "on",
        "commendations": ["model_worker"],
        "exceptional_note": "全国劳模",
    }

    browser.post(URL, typed(world, **grounds))

    empty_draft.refresh_from_db()
    assert empty_draft.exceptional
    assert (empty_draft.commendations, empty_draft.exceptional_note) == (
        ["model_worker"],
        "全国劳模",
    )


def test_after_the_close_the_form_can_be_saved_and_says_so(
    browser: Client, world: World, draft: Application
) -> None:
    Window.objects.filter(actor="candidate").update(closes=timezone.now() - timedelta(hours=1))

    assert "信息可以保存，但不能提交" in words(browser.get(URL))
    assert browser.post(URL, {"education": "college"}).status_code == 302


def test_a_submitted_paper_is_followed_and_not_edited(world: World) -> None:
    paper = builders.a_submitted(world)
    browser = signed_in(paper.candidate)

    assert browser.get(URL)["Location"] == address("progress")
    assert browser.post(URL, typed(world))["Location"] == address("progress")
    paper.refresh_from_db()
    assert paper.version == 1 + 1


def test_what_was_typed_stays_when_the_paper_was_submitted_meanwhile(
    browser: Client, world: World, draft: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Objection("not_editable", "", "这一项现在不能修改。")

    def refuse(*_arguments: object, **_named: object) -> None:
        raise Refused(closed)

    monkeypatch.setattr(form, "keep_typed", refuse)

    answer = browser.post(URL, typed(world, exceptional_note="写了很久"))

    assert answer.status_code == 409
    assert "写了很久" in page(answer)
    assert closed.text in words(answer)


def test_other_methods_are_refused(browser: Client, draft: Application) -> None:
    assert browser.delete(URL).status_code == 405


def test_more_time_for_one_person_is_said_and_opens_the_way(
    world: World, browser: Client, ready: Application
) -> None:
    Window.objects.update(closes=timezone.now() - timedelta(hours=1))
    before = words(browser.get(URL))
    asked = MoreTime(
        exam=world.exam, kind=Extended.CANDIDATE, until=timezone.now() + timedelta(days=2),
        reason="住院证明已收到。", person=ready.candidate,
    )  # fmt: skip
    proposal = extending.propose(asked, by=world.clerk)
    extending.confirm(proposal.public_id, by=world.second_clerk)

    assert "已为您个人延期到" not in before
    assert "已为您个人延期到" in words(browser.get(URL))
    assert browser.post(address("send_submit_code"), {"truthful": "yes"})["Location"] == address(
        "submit"
    )

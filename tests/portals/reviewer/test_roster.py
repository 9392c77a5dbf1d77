"""本单位人员: who of an employer's people stands where, and what is missing, by name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.models import Application, FindingKind
from applications.stages import AT, Stage, stage_of
from applications.states import State
from audit.models import Reading
from documents.workbook import read_rows
from exams.models import Step, Window
from flows.commands import candidate, reviewer
from flows.commands.reviewer import Flag
from portals.reviewer import roster_sheet
from registry.models import Employer
from tests import builders
from tests.documents.workbooks import parts_of
from tests.portals.reviewer.seats import address, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

    from portals.reviewer.roster_lines import RosterLine
    from tests.builders import World


def lines(client: Client, **query: str) -> list[RosterLine]:
    found: list[RosterLine] = client.get(address("roster"), query).context["lines"]
    return found


def content_of(answer: Answer) -> bytes:
    """Return a sheet that is handed out piece by piece."""
    return bytes(answer.getvalue())


def only(client: Client, **query: str) -> RosterLine:
    (line,) = lines(client, **query)
    return line


def untouched_for(paper: Application, days: int) -> None:
    Application.objects.filter(pk=paper.pk).update(saved_at=timezone.now() - timedelta(days=days))


def test_a_draft_says_by_name_what_is_missing(world: World, admin: Client) -> None:
    builders.a_draft(world)

    line = only(admin)

    assert line.lacks == "缺本人近期照片、本人身份证照片、等级证书"
    assert (line.name, line.applied, line.employer) == (
        "王秀英",
        "护理员 · 四级",
        "洛阳市中心医院",
    )
    assert 0 < line.percent < 100


def test_a_draft_without_answers_names_them_and_the_papers_always_asked_for(
    world: World, admin: Client
) -> None:
    person = builders.a_person()
    level = builders.Level.FOUR
    paper = candidate.start(by=person, exam=world.exam, level=level, region=world.city)
    changes = {"employer": world.employer}
    candidate.save_form(paper.public_id, by=person, changes=changes)

    line = only(admin)

    assert line.lacks.startswith("缺单位类别、单位级别、参加工作时间")
    assert line.lacks.endswith("本人近期照片、本人身份证照片")
    assert line.applied == "四级"


def test_a_full_draft_lacks_only_its_submission(world: World, admin: Client) -> None:
    builders.upload_everything(builders.a_draft(world))

    line = only(admin)

    assert (line.lacks, line.percent, line.due.word) == ("只差本人提交", 100, "没有提交")


def test_a_draft_the_rules_refuse_says_so(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    changes = {"level_year": paper.exam.year - 1, "start_date": paper.exam.notice_date}
    candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)

    assert "按填写的内容不符合报名条件" in only(admin).lacks


def test_a_difference_from_the_register_waits_for_the_candidate(
    world: World, admin: Client
) -> None:
    paper = builders.a_draft(world)
    builders.in_the_register(paper, level=5, year=2017, trade="护理员")

    assert "与合格库不符，要本人确认" in only(admin).lacks


@pytest.mark.parametrize(
    ("days", "word", "tone"),
    [
        (0, "刚刚动过", "off"),
        (1, "1 天前动过", "off"),
        (2, "2 天没动", "do"),
        (4, "4 天没动", "no"),
    ],
)
def test_who_has_been_quiet_is_said_louder_by_the_day(
    world: World, admin: Client, days: int, word: str, tone: str
) -> None:
    untouched_for(builders.a_draft(world), days)

    due = only(admin).due

    assert (due.word, due.tone) == (word, tone)


def test_a_returned_paper_says_what_and_until_when(world: World, admin: Client) -> None:
    flags = [
        Flag(FindingKind.DOCUMENT, "id_card", "不清楚。"),
        Flag(FindingKind.FIELD, "education", "与证书不符。"),
    ]
    builders.a_returned(world, flags=flags)

    line = only(admin, stage="returned")

    assert line.lacks == "要补本人身份证照片、学历"
    assert line.due.word.endswith("24:00 前")


def test_everybody_else_is_where_the_paper_is(world: World, admin: Client) -> None:
    builders.a_submitted(world, person=builders.a_person(name="甲一"))
    builders.passed_by(
        builders.a_submitted(world, person=builders.a_person(name="乙二")), by=world.admin
    )
    builders.an_approved(world, person=builders.a_person(name="丙三"))
    builders.a_paid(world, person=builders.a_person(name="丁四"))
    rejected = builders.a_submitted(world, person=builders.a_person(name="戊五"))
    builders.look_through(rejected, by=world.admin)
    reviewer.reject(rejected.public_id, by=world.admin, reason="工龄不够。")

    told = {line.name: (line.where, line.lacks) for line in lines(admin)}

    assert told == {
        "甲一": ("待单位初审", "在单位初审"),
        "乙二": ("工考机构审核", "在资格审查"),
        "丙三": ("待缴费", "等本人缴费"),
        "丁四": ("已缴费", "已缴费待编排"),
        "戊五": ("已结束", "审核不通过"),
    }


def test_the_counters_narrow_the_list_and_widen_it_again(world: World, admin: Client) -> None:
    builders.a_draft(world)
    builders.a_submitted(world)

    counters = admin.get(address("roster")).context["standings"].counters
    filling = next(one for one in counters if one.word == "填报中")
    narrowed = admin.get(address("roster") + filling.url)

    assert {one.word: one.count for one in counters if one.count} == {"填报中": 1, "待单位初审": 1}
    assert len(narrowed.context["lines"]) == 1
    again = next(one for one in narrowed.context["standings"].counters if one.is_on)
    assert len(admin.get(address("roster") + again.url).context["lines"]) == 2


def test_people_are_found_by_name_initials_employer_and_four_digits(
    world: World, admin: Client
) -> None:
    paper = builders.a_draft(world, person=builders.a_person(name="单雄信"))
    builders.a_draft(world, person=builders.a_person(name="秦叔宝"))
    tail = paper.candidate.id_number_masked[-4:]

    for text in ("雄", "sxx", "SX", tail):
        assert [line.name for line in lines(admin, q=text)] == ["单雄信"], text
    assert len(lines(admin, q="中心医院")) == 2
    assert lines(admin, q="zzz") == []
    assert "没有符合条件的人" in admin.get(address("roster"), {"q": "zzz"}).content.decode()
    assert len(lines(admin, stage="nonsense")) == 2


def test_employers_below_at_any_depth_belong_to_it_and_others_do_not(world: World) -> None:
    ward = Employer.objects.create(
        region=world.city, parent=world.employer, name="一分院", kind="institution"
    )
    deep = builders.a_draft(world)
    candidate.save_form(deep.public_id, by=deep.candidate, changes={"employer": ward})
    elsewhere = builders.a_draft(world)
    changes = {"employer": world.other_employer}
    candidate.save_form(elsewhere.public_id, by=elsewhere.candidate, changes=changes)
    bureau = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.bureau)
    below = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=ward)

    assert [line.employer for line in lines(signed_in(bureau))] == ["一分院"]
    assert [line.employer for line in lines(signed_in(below))] == ["一分院"]
    assert [line.employer for line in lines(signed_in(world.admin))] == ["一分院"]


def test_ones_own_paper_and_withdrawn_ones_are_not_listed(world: World, admin: Client) -> None:
    builders.a_draft(world, person=world.admin.user)
    gone = builders.a_submitted(world)
    candidate.withdraw(gone.public_id, by=gone.candidate)

    assert lines(admin) == []
    assert "还没有人开始报名" in admin.get(address("roster")).content.decode()


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_costs_the_same_for_any_number(
    world: World, admin: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        builders.a_draft(world)

    with django_assert_num_queries(18):
        admin.get(address("roster"), {"q": "wxy"})


def test_the_list_goes_on_by_pages(world: World, admin: Client) -> None:
    for _ in range(31):
        builders.a_draft(world)

    first = admin.get(address("roster"))
    second = admin.get(address("roster") + first.context["ways"].next)

    assert (len(first.context["lines"]), len(second.context["lines"])) == (30, 1)


def test_the_close_of_the_window_is_said_until_it_is_over(world: World, admin: Client) -> None:
    assert "还有" in admin.get(address("roster")).content.decode()

    Window.objects.update(opens=timezone.now() - timedelta(9), closes=timezone.now() - timedelta(1))

    assert "现在不在报名时间内" in admin.get(address("roster")).content.decode()


def test_the_sheet_says_what_the_list_says_with_masked_numbers(world: World, admin: Client) -> None:
    paper = builders.a_draft(world, person=builders.a_person(name='=HYPERLINK("x")'))
    builders.a_submitted(world)

    answer = admin.post(address("export_roster"), {"stage": "filling", "q": ""})

    content = content_of(answer)
    heading, row = read_rows(content)
    assert heading[:4] == ["报名序号", "姓名", "证件号码", "手机号"]
    assert row[:2] == [paper.reference, '=HYPERLINK("x")']
    assert row[2:4] == [paper.candidate.id_number_masked, paper.candidate.phone_masked]
    parts = b"".join(parts_of(content).values())
    assert b"<f>" not in parts
    assert str(paper.candidate.id_number).encode() not in parts
    assert answer["Cache-Control"] == "no-store, private"
    noted = Reading.objects.get(what="roster")
    assert (noted.subject, noted.reader) == (paper.reference, world.admin.public_id)


def test_a_sheet_is_written_batch_by_batch_and_misses_nobody(
    world: World, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster_sheet, "BATCH", 2)
    papers = [builders.a_draft(world) for _ in range(5)]

    rows = read_rows(content_of(admin.post(address("export_roster"))))

    references = sorted(paper.reference for paper in papers)
    assert [row[0] for row in rows[1:]] == references
    noted = Reading.objects.filter(what="roster").order_by("subject")
    assert list(noted.values_list("subject", flat=True)) == references


def test_the_roster_exists_for_employer_admins_only(world: World, admin: Client) -> None:
    for posting in (world.reviewer, world.clerk, world.supervisor):
        client = signed_in(posting)
        assert client.get(address("roster")).status_code == 404
        assert client.post(address("export_roster")).status_code == 404
    assert admin.post(address("roster")).status_code == 405
    assert admin.get(address("export_roster")).status_code == 405


def test_every_state_has_its_stage_and_the_condition_agrees() -> None:
    assert stage_of(State.SUBMITTED, Step.EMPLOYER) is Stage.CHECK
    assert stage_of(State.SUBMITTED, Step.PROVINCE) is Stage.OFFICE
    assert {stage_of(state, "") for state in State} | {Stage.CHECK} == set(AT)

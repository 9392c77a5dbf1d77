"""The page of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from applications.errors import ConfirmationNeeded
from audit.models import Reading
from exams.levels import Level
from flows.commands import candidate, on_behalf, payment, reviewer_documents
from flows.commands import reviewer as commands
from registry.models import Qualification
from tests import builders
from tests.portals.reviewer.seats import address, row_of, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from portals.reviewer.sheet import CaseSheet

QUERIES = 25


def sheet_of(client: Client, paper: Application, query: str = "") -> CaseSheet:
    sheet: CaseSheet = client.get(address("case", paper.public_id) + query).context["sheet"]
    return sheet


def page_of(client: Client, paper: Application) -> str:
    return client.get(address("case", paper.public_id)).content.decode()


def test_a_case_shows_facts_documents_and_deeds(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    page = page_of(admin, paper)

    for text in ("王秀英", paper.reference, "洛阳市中心医院", "高中（职高）", "1998 年 7 月 1 日"):
        assert text in page
    assert paper.candidate.id_number_masked in page
    assert "退回补正" in page


def test_the_whole_id_number_is_nowhere_on_the_page(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    assert paper.candidate.id_number not in page_of(admin, paper)


def test_looking_at_a_case_writes_nothing(world: builders.World, admin: Client) -> None:
    page_of(admin, builders.a_submitted(world))

    assert Reading.objects.count() == 0


def test_thumbnails_of_all_papers_stand_in_the_page_and_open_none(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)

    sheet = sheet_of(admin, paper)

    assert all(one.thumbnail.startswith("data:image/jpeg") for one in sheet.documents.all)
    assert page_of(admin, paper).count('src="data:image/jpeg') == 3
    assert not any(one.is_opened for one in sheet.documents.all)
    assert Reading.objects.count() == 0


def test_the_first_unopened_document_is_on_the_stage(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    portrait = paper.attachments.get(code="portrait")
    reviewer_documents.open_document(portrait, by=world.admin)

    documents = sheet_of(admin, paper).documents

    assert [one.title for one in documents.all] == ["本人近期照片", "本人身份证照片", "等级证书"]
    assert [one.is_selected for one in documents.all] == [False, True, False]
    assert documents.seen_count == 2


def test_approving_is_locked_with_its_reason(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    page = page_of(admin, paper)

    assert "还有 2 份材料没有打开看过，看完才能通过。" in page
    assert address("approve", paper.public_id) not in page


def test_the_last_document_on_the_stage_unlocks_approving(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    first, second, third = paper.attachments.current()
    for attachment in (first, second):
        reviewer_documents.open_document(attachment, by=world.admin)

    assert sheet_of(admin, paper, f"?doc={third.public_id}").lock == ""
    assert address("approve", paper.public_id) in page_of(admin, paper)


def test_documents_lead_round_in_a_ring(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    last = paper.attachments.get(code="level_certificate")

    documents = sheet_of(admin, paper, f"?doc={last.public_id}").documents

    assert documents.after == documents.all[0]
    assert documents.before == documents.all[1]
    assert documents.next_unseen == documents.all[0]


def test_doubts_stand_before_what_passes(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)

    rules = sheet_of(admin, paper).rules

    assert [line.title for line in rules.to_see] == ["合格库"]
    assert [one.code for one in rules.to_see[0].evidence] == ["level_certificate"]
    assert all(line.passed for line in rules.passed)
    assert any("已满5年" in line.detail for line in rules.passed)


def test_a_confirmed_difference_shows_both_versions(world: builders.World, admin: Client) -> None:
    person = builders.a_person()
    Qualification.objects.create(
        id_number_index=person.id_number_index or "", level=5, year=2019, trade_name="护理员"
    )
    paper = builders.a_draft(world, person=person)
    builders.upload_everything(paper)
    with pytest.raises(ConfirmationNeeded) as asked:
        candidate.submit(paper.public_id, by=person)
    candidate.confirm_differences(paper.public_id, by=person, token=asked.value.token)
    paper = candidate.submit(paper.public_id, by=person)

    line = sheet_of(admin, paper).rules.to_see[0]

    assert line.title == "与合格库信息不符"
    assert "2018年取得" in line.detail
    assert "2019年取得" in line.detail


def test_a_rule_speaks_of_the_candidate_not_to_the_reviewer(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    paper.start_date, paper.level_year = None, None
    paper.save()

    rules = sheet_of(admin, paper).rules

    assert any("请填写「参加工作时间」" in line.title for line in rules.to_see)
    assert not any("您" in line.detail for line in [*rules.to_see, *rules.passed])


def test_a_level_one_case_shows_its_own_answers(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world, level=Level.ONE)

    facts = {fact.label: fact.value for fact in sheet_of(admin, paper).facts}

    assert facts["年度考核结果"] == "\n".join(
        f"{year} 年　{word}"
        for year, word in zip(
            range(2025, 2020, -1), ("优秀", "优秀", "合格", "合格", "合格"), strict=True
        )
    )
    assert facts["是否已聘任到二级岗位"] == "是"
    assert facts["奖惩情况"] == "未填写"


def test_history_is_newest_first_and_leaves_typing_out(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    commands.claim(paper.public_id, by=world.admin)

    titles = [event.title for event in sheet_of(admin, paper).tale.deeds]

    assert titles == ["洛阳市中心医院 赵人事 领取", "本人 提交信息"]


def test_a_case_at_another_desk_is_read_only(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    page = page_of(signed_in(world.reviewer), paper)

    assert "这件报名现在在洛阳市中心医院（单位初审）。您可以查看，不能办理。" in page
    assert address("send_back", paper.public_id) not in page
    assert address("claim", paper.public_id) not in page


def test_a_case_that_went_on_names_the_office(world: builders.World, admin: Client) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)

    assert "这件报名现在在洛阳市工考中心（资格审查）" in page_of(admin, paper)


def test_a_colleagues_case_names_the_colleague(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer, name="钱人事")
    commands.claim(paper.public_id, by=colleague)

    assert "钱人事已经领取了这件报名" in page_of(admin, paper)


def test_who_uploaded_for_somebody_reads_why_others_decide(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)
    on_behalf.add_pictures(
        paper.public_id, by=world.admin, code="diploma", pictures=[builders.scan()]
    )

    sheet = sheet_of(admin, paper)

    assert "这一步要由别的同事办理" in sheet.standing.sentence
    assert sheet.documents.of("diploma")[0].origin.startswith("第 1 版 · 赵人事代传")


def test_a_returned_and_a_paid_case_say_where_they_stand(
    world: builders.World, admin: Client
) -> None:
    returned = builders.a_returned(world)
    paid = payment.pay_at_counter(
        builders.an_approved(world).public_id, by=world.clerk, receipt="R1"
    )

    assert "已经退回，等本人在" in page_of(admin, returned)
    assert "这件报名现在是「已缴费待编排」" in page_of(admin, paid)


def test_the_next_case_is_the_next_oldest_of_the_pile(world: builders.World, admin: Client) -> None:
    papers = [builders.a_submitted(world) for _ in range(3)]
    for paper in papers:
        commands.claim(paper.public_id, by=world.admin)

    assert sheet_of(admin, papers[0]).next_url == address("case", papers[1].public_id)
    assert sheet_of(admin, papers[2]).next_url == ""


@pytest.mark.parametrize("level", [Level.FOUR, Level.ONE])
def test_the_page_asks_the_database_equally_often_for_any_number_of_documents(
    world: builders.World,
    admin: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    level: Level,
) -> None:
    paper = builders.a_submitted(world, level=level)
    assert row_of(paper).step == "employer"

    with django_assert_num_queries(QUERIES):
        page_of(admin, paper)

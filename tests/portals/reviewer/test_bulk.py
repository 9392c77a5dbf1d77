"""Ticked rows: what would happen, then the job with its progress and its report."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Relation, Role
from exams.models import BulkApprove
from flows.commands import bulk, conflicts, reviewer
from flows.commands.conflicts import Declared
from flows.models import BulkDeed, BulkJob
from tests import builders
from tests.portals.reviewer.seats import address, row_of, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application

CHECK_QUERIES = 12
JOB_QUERIES = 10


def taken(world: builders.World, name: str = "王秀英") -> Application:
    paper = builders.a_submitted(world, person=builders.a_person(name=name))
    return reviewer.claim(paper.public_id, by=world.admin)


def check(deed: str, *papers: Application) -> str:
    return f"{address('bulk_check')}?deed={deed}&" + "&".join(
        f"case={one.public_id}" for one in papers
    )


def values(*papers: Application) -> list[str]:
    return [f"{one.public_id}.{one.version}" for one in papers]


def whys(client: Client, where: str) -> list[str]:
    return [line.why for line in client.get(where).context["sheet"].lines]


def test_before_it_starts_one_sees_what_would_be_skipped(
    world: builders.World, admin: Client
) -> None:
    ready, unopened, doubtful = taken(world), taken(world), taken(world)
    for paper in (ready, doubtful):
        builders.look_through(paper, by=world.admin)
    row = row_of(doubtful)
    row.flags = ["photo"]
    row.save()
    papers = (ready, unopened, doubtful)

    assert whys(admin, check("approve", *papers)) == ["", "材料只看了 0/3", "照片存疑，要逐件看"]
    world.exam.bulk_approve = BulkApprove.OPENED
    world.exam.save()
    assert whys(admin, check("approve", *papers)) == ["", "材料只看了 0/3", ""]
    world.exam.bulk_approve = BulkApprove.OFF
    world.exam.save()
    assert whys(admin, check("approve", ready)) == [bulk.OFF]


def test_only_what_is_on_ones_pile_can_be_put_back(world: builders.World, admin: Client) -> None:
    mine, free, colleagues = taken(world), builders.a_submitted(world), builders.a_submitted(world)
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    reviewer.claim(colleagues.public_id, by=colleague)

    where = check("release", mine, free, colleagues)

    assert whys(admin, where) == ["", "不在您手上", "不在您手上"]
    assert whys(admin, check("hand_over", free)) == [""]


def test_a_reminder_is_for_those_something_is_due_from(
    world: builders.World, admin: Client
) -> None:
    where = check("remind", builders.a_returned(world), taken(world))

    assert whys(admin, where) == ["", "现在不用本人补材料或缴费"]


def test_a_job_is_started_followed_and_reported(world: builders.World, admin: Client) -> None:
    ready, unopened = taken(world), taken(world, "赵国强")

    sent = {"deed": "release", "case": values(ready, unopened)}
    started = admin.post(address("bulk_check"), sent)

    job = BulkJob.objects.get()
    assert started["Location"] == address("bulk_job", job.public_id)
    assert "正在办理" in admin.get(started["Location"]).content.decode()
    reviewer.release(unopened.public_id, by=world.admin)
    bulk.run(job.pk)
    page = admin.get(started["Location"]).content.decode()
    for words in ("办完了", "赵国强", "这件报名不由您办理。"):
        assert words in page
    assert "已办 1 · 跳过 1 · 共 2" in admin.get(address("bulk_jobs")).content.decode()


def test_cases_are_handed_to_the_colleague_who_was_chosen(
    world: builders.World, admin: Client
) -> None:
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer, name="李敏")
    paper = taken(world)
    assert "李敏" in admin.get(check("hand_over", paper)).content.decode()
    sent = {"deed": "hand_over", "case": values(paper), "words": "休假"}

    assert admin.post(address("bulk_check"), sent).status_code == 422
    admin.post(address("bulk_check"), sent | {"colleague": colleague.public_id})

    job = BulkJob.objects.get()
    assert (job.colleague, job.words) == (colleague, "休假")
    assert "移交给李敏" in admin.get(address("bulk_job", job.public_id)).content.decode()


@pytest.mark.parametrize("sent", [{}, {"deed": "approve"}, {"deed": "shout", "case": "x.1"}])
def test_what_makes_no_sense_starts_nothing(admin: Client, sent: dict[str, str]) -> None:
    assert admin.post(address("bulk_check"), sent).status_code == 422
    assert not BulkJob.objects.exists()


def test_without_a_tick_the_page_says_so(admin: Client) -> None:
    assert "没有选中报名" in admin.get(address("bulk_check") + "?deed=shout").content.decode()
    assert "还没有批量办理过" in admin.get(address("bulk_jobs")).content.decode()


def test_cases_elsewhere_are_left_out(world: builders.World) -> None:
    paper = taken(world)
    stranger = signed_in(world.other_reviewer)

    assert whys(stranger, check("approve", paper)) == []
    sent = {"deed": "approve", "case": values(paper)}
    assert stranger.post(address("bulk_check"), sent).status_code == 422


def test_a_job_is_stopped_by_its_owner_alone(
    world: builders.World, admin: Client, reviewer: Client
) -> None:
    paper = builders.a_submitted(world)
    job = bulk.begin(by=world.admin, deed=BulkDeed.RELEASE, seen=[(paper, paper.version)])

    assert reviewer.get(address("bulk_job", job.public_id)).status_code == 404
    assert reviewer.post(address("bulk_stop", job.public_id)).status_code == 404
    assert admin.get(address("bulk_stop", job.public_id)).status_code == 405
    admin.post(address("bulk_stop", job.public_id))

    page = admin.get(address("bulk_job", job.public_id)).content.decode()
    assert "已停止" in page
    assert "没有办" in page
    assert "已停止" in admin.get(address("bulk_jobs")).content.decode()


def test_an_old_report_does_not_name_who_was_declared_since(
    world: builders.World, admin: Client
) -> None:
    relative = taken(world, "欧阳修竹")
    seen = [(relative, relative.version)]
    job = bulk.begin(by=world.admin, deed=BulkDeed.RELEASE, seen=seen)
    assert "欧阳修竹" in admin.get(address("bulk_job", job.public_id)).content.decode()

    spouse = Declared(Relation.SPOUSE, name="欧阳修竹", employer=world.employer)
    conflicts.declare(spouse, by=world.admin)

    assert "欧阳修竹" not in admin.get(address("bulk_job", job.public_id)).content.decode()


def test_a_job_whose_worker_is_gone_says_so(world: builders.World, admin: Client) -> None:
    paper = builders.a_submitted(world)
    job = bulk.begin(by=world.admin, deed=BulkDeed.RELEASE, seen=[(paper, paper.version)])
    BulkJob.objects.update(created_at=timezone.now() - timedelta(minutes=3))

    page = admin.get(address("bulk_job", job.public_id)).content.decode()

    assert "系统会自动接着办" in page


def test_rows_can_be_ticked_and_the_bar_offers_deeds(world: builders.World, admin: Client) -> None:
    paper = taken(world)

    page = admin.get(address("inbox")).content.decode()

    assert f'value="{paper.public_id}"' in page
    assert "批量通过" in page
    assert "催办" in admin.get(address("done")).content.decode()
    assert "批量通过" not in admin.get(address("unclaimed")).content.decode()


@pytest.mark.parametrize("count", [1, 8])
def test_the_pages_ask_the_database_as_often_for_any_number_of_cases(
    world: builders.World,
    admin: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    papers = [taken(world) for _ in range(count)]
    seen = [(paper, paper.version) for paper in papers]
    job = bulk.begin(by=world.admin, deed=BulkDeed.RELEASE, seen=seen)

    with django_assert_num_queries(CHECK_QUERIES):
        admin.get(check("approve", *papers))
    with django_assert_num_queries(JOB_QUERIES):
        admin.get(address("bulk_job", job.public_id))

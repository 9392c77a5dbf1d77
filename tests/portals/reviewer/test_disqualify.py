"""取消资格: proposed on one page, decided there by somebody else."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applications.models import Application
from applications.states import State
from audit.models import Reading
from flows.models import Evidence
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, signed_in

FORM = {"reason": "证书是伪造的。", "evidence": "发证机关复函。"}


def page_of(client: Client, paper: Application) -> str:
    return client.get(address("disqualify", paper.public_id)).content.decode()


def test_one_proposes_and_another_one_decides(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)
    assert address("disqualify", paper.public_id) in case_page(reviewer, paper)

    sent = reviewer.post(address("disqualify", paper.public_id), FORM)

    assert sent["Location"] == address("disqualify", paper.public_id)
    assert "等另一位同事决定" in page_of(reviewer, paper)
    province = signed_in(world.provincial)
    assert "有人提出取消资格" in case_page(province, paper)
    assert "发证机关复函" in page_of(province, paper)
    agreed = province.post(address("agree_disqualification", paper.public_id))
    assert messages_of(agreed) == ["已取消 王秀英 的资格，并通知本人。"]
    assert Application.objects.get(pk=paper.pk).state == State.DISQUALIFIED
    assert province.get(address("disqualify", paper.public_id)).status_code == 404
    assert address("disqualify", paper.public_id) not in case_page(province, paper)
    assert "证书是伪造的" in candidates_page(paper)
    assert "复函" not in candidates_page(paper)


def case_page(client: Client, paper: Application) -> str:
    return client.get(address("case", paper.public_id)).content.decode()


def candidates_page(paper: Application) -> str:
    candidate = Client()
    candidate.force_login(paper.candidate)
    return candidate.get(reverse("candidate:home")).content.decode()


def test_who_proposed_is_refused_as_the_second(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)
    reviewer.post(address("disqualify", paper.public_id), FORM)

    response = reviewer.post(address("agree_disqualification", paper.public_id))

    assert "您提出的，要由另一位同事决定。" in messages_of(response)
    assert Application.objects.get(pk=paper.pk).state == State.SUBMITTED


def test_a_proposal_falls(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)
    reviewer.post(address("disqualify", paper.public_id), FORM)

    response = reviewer.post(address("drop_disqualification", paper.public_id))

    assert "没有取消 王秀英 的资格。" in messages_of(response)
    assert "提出取消资格" in page_of(reviewer, paper)


def test_missing_words_are_asked_for_beside_the_field(
    world: builders.World, reviewer: Client
) -> None:
    paper = builders.a_submitted(world)

    response = reviewer.post(address("disqualify", paper.public_id), {"reason": "伪造"})

    assert response.status_code == 422
    page = response.content.decode()
    assert "请写明依据" in page
    assert "伪造" in page


def test_proposing_twice_is_said_on_the_form(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)
    reviewer.post(address("disqualify", paper.public_id), FORM)

    response = reviewer.post(address("disqualify", paper.public_id), FORM)

    assert response.status_code == 422


def test_it_does_not_exist_for_employers_and_other_regions(
    world: builders.World, admin: Client
) -> None:
    paper = builders.a_submitted(world)

    for client in (admin, signed_in(world.other_reviewer), signed_in(world.clerk)):
        for name in ("disqualify", "agree_disqualification", "drop_disqualification"):
            assert client.post(address(name, paper.public_id), FORM).status_code == 404
    assert address("disqualify", paper.public_id) not in case_page(admin, paper)


def test_answers_are_posted(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)

    for name in ("agree_disqualification", "drop_disqualification"):
        assert reviewer.get(address(name, paper.public_id)).status_code == 405


def with_pictures(*pictures: bytes) -> dict[str, object]:
    files = [SimpleUploadedFile(f"{place}.jpg", data) for place, data in enumerate(pictures)]
    return {**FORM, "pictures": files}


def test_the_second_person_sees_the_evidence_and_that_is_noted(
    world: builders.World, reviewer: Client
) -> None:
    paper = builders.a_submitted(world)
    sent = with_pictures(builders.scan(), builders.scan())
    assert reviewer.post(address("disqualify", paper.public_id), sent).status_code == 302
    first, second = (one.public_id for one in Evidence.objects.all())
    province = signed_in(world.provincial)

    assert address("evidence", first) in page_of(province, paper)
    shown = province.get(address("evidence", second))

    assert shown.getvalue().startswith(b"\xff\xd8")
    noted = Reading.objects.get(reader=world.provincial.public_id)
    assert (noted.subject, noted.what) == (paper.reference, f"evidence:{second}")
    province.post(address("drop_disqualification", paper.public_id))
    assert address("evidence", first) in case_page(province, paper)
    assert "证据 2" in case_page(province, paper)


def test_evidence_is_for_those_who_may_decide(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)
    reviewer.post(address("disqualify", paper.public_id), with_pictures(builders.scan()))
    picture = address("evidence", Evidence.objects.get().public_id)

    for posting in (world.admin, world.other_reviewer, world.clerk):
        assert signed_in(posting).get(picture).status_code == 404
    assert picture not in case_page(signed_in(world.admin), paper)


def test_what_is_no_picture_is_said_at_its_field(world: builders.World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)

    answer = reviewer.post(address("disqualify", paper.public_id), with_pictures(b"%PDF-1.7"))

    assert answer.status_code == 422
    assert "第 1 张：" in str(answer.context["form"].errors["pictures"])
    empty = reviewer.post(address("disqualify", paper.public_id), with_pictures(b""))
    assert "这个文件是空的" in str(empty.context["form"].errors["pictures"])

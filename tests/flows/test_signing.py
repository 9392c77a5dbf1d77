"""A code by SMS signs one deed on one paper, once."""

from __future__ import annotations

import pytest

from accounts import codes
from applications.errors import Refused
from applications.models import Application
from applications.states import State
from flows.commands import signing, withdrawing
from notifications.models import OutboxMessage
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def ready(world: builders.World) -> Application:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    return Application.objects.with_faces().get(pk=paper.pk)


def test_a_code_signs_the_paper(world: builders.World) -> None:
    paper = ready(world)
    code = codes.issue(signing.signing_claim(paper, by=paper.candidate))

    with pytest.raises(Refused, match="验证码不对"):
        signing.submit_with_code(paper.public_id, by=paper.candidate, code="x")
    signed = signing.submit_with_code(paper.public_id, by=paper.candidate, code=code)
    again = signing.submit_with_code(paper.public_id, by=paper.candidate, code="x")

    assert signed.state == again.state == State.SUBMITTED


def test_a_refused_paper_burns_no_code(world: builders.World) -> None:
    paper = builders.a_draft(world)
    code = codes.issue(signing.signing_claim(paper, by=paper.candidate))
    with pytest.raises(Refused, match="请上传"):
        signing.submit_with_code(paper.public_id, by=paper.candidate, code=code)
    builders.upload_everything(paper)

    signed = signing.submit_with_code(paper.public_id, by=paper.candidate, code=code)

    assert signed.state == State.SUBMITTED


def test_a_paper_is_taken_back_with_a_code_while_untouched(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    code = codes.issue(withdrawing.withdrawal_claim(paper, by=paper.candidate))
    with pytest.raises(Refused, match="验证码不对"):
        withdrawing.withdraw_with_code(paper.public_id, by=paper.candidate, code="x")

    taken = withdrawing.withdraw_with_code(paper.public_id, by=paper.candidate, code=code)

    assert taken.state == State.WITHDRAWN
    assert OutboxMessage.objects.filter(kind="application_withdrawn").exists()


def test_a_code_for_another_deed_or_another_paper_signs_nothing(world: builders.World) -> None:
    paper, other = ready(world), ready(world)
    person = paper.candidate
    taken_back = codes.issue(withdrawing.withdrawal_claim(paper, by=person))
    elsewhere = codes.issue(signing.signing_claim(other, by=other.candidate))

    for code in (taken_back, elsewhere):
        with pytest.raises(Refused, match="验证码不对"):
            signing.submit_with_code(paper.public_id, by=person, code=code)

    paper.refresh_from_db()
    assert paper.state == State.DRAFT

"""Papers in Word are handed to a reviewer as downloads, and only fetching counts as opening."""

from __future__ import annotations

import pytest

from documents.word import MIMES
from flows.commands import candidate
from flows.commands.word_papers import attach_word
from tests import builders
from tests.documents.corpus.word_files import GOOD_DOCX
from tests.portals.reviewer.seats import signed_in

pytestmark = pytest.mark.django_db


def test_a_word_paper_is_a_card_to_download_and_fetching_opens_it() -> None:
    world = builders.a_world()
    draft = builders.a_draft(world, level=builders.Level.ONE)
    builders.upload_everything(draft)
    kept = attach_word(
        draft.public_id,
        by=draft.candidate,
        code="paper",
        title="病房消毒",
        file_name="病房消毒.docx",
        data=GOOD_DOCX,
    )
    paper = candidate.submit(draft.public_id, by=draft.candidate)
    browser = signed_in(world.admin)
    case = f"/desk/case/{paper.public_id}/?doc={kept.public_id}"

    shown = browser.get(case).content.decode()
    fetched = browser.get(f"/desk/document/{kept.public_id}/")
    content = fetched.getvalue()
    after = browser.get(case).content.decode()

    assert "论文：病房消毒" in shown
    assert "下载查看" in shown
    assert "看过了，刷新" in shown
    assert "1998年7月—至今，洛阳市中心医院，护理员，证明人：赵敏" in shown
    assert "2025 年　优秀" in shown
    assert content == GOOD_DOCX
    assert fetched["Content-Type"] == MIMES[".docx"]
    assert fetched["Content-Disposition"].startswith("attachment")
    assert fetched["X-Content-Type-Options"] == "nosniff"
    assert "看过了，刷新" not in after
    assert f"/upload/{kept.code}/" not in shown


def test_the_check_code_stands_beside_the_stamped_form() -> None:
    world = builders.a_world()
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    form = paper.attachments.of_code("appraisal_form").current().get()

    shown = signed_in(world.admin).get(f"/desk/case/{paper.public_id}/?doc={form.public_id}")

    assert "现在的核对码" in shown.content.decode()

"""Every line of the printed ticket comes from its own place in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from portals.candidate.following.ticket_sheet import ticket_sheet

if TYPE_CHECKING:
    from pytest_django import Settings

    from applications.models import Application


def test_each_line_has_its_source(ticketed: Application, settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://kaowu.example"
    ticket = ticketed.tickets.live().get()

    sheet = ticket_sheet(ticketed, ticket)

    person = ticketed.candidate
    assert (sheet.name, sheet.sex) == (person.name, "女")
    assert sheet.masked_id_number == person.id_number_masked
    assert sheet.exam_title == "2026 年度机关事业单位工勤技能岗位等级考核"
    assert (sheet.employer, sheet.trade) == ("洛阳市中心医院", "护理员")
    assert sheet.level == "四级（中级工）"
    assert [subject.name for subject in sheet.subjects] == ["岗位技能", "职业道德", "职业能力"]
    assert {subject.starts_at for subject in sheet.subjects} == {ticket.sitting.starts}
    assert (sheet.venue, sheet.address) == ("洛阳职业技术学院", "科技大道 6 号")
    assert (sheet.room, sheet.seat) == ("第 1 机房", "1")
    assert sheet.notes == ("请带身份证原件。",)
    assert sheet.issuing_office == "洛阳市工考中心"
    assert sheet.qr_payload == f"https://kaowu.example/verify/{ticket.public_id}"
    assert sheet.issued_on == timezone.localdate(ticket.issued_at)
    assert sheet.portrait.startswith(b"\xff\xd8")


@pytest.mark.usefixtures("db")
def test_the_number_is_the_tickets(ticketed: Application) -> None:
    ticket = ticketed.tickets.live().get()

    assert ticket_sheet(ticketed, ticket).ticket_number == ticket.number

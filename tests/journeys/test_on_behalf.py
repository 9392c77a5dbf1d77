"""An employer's admin: who of my people is late, a paper for one of them, and a call."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.models import Attachment, Call
from audit.models import Reading
from exams.models import Actor, Window
from tests import builders
from tests.journeys.candidate import Papers

if TYPE_CHECKING:
    from accounts.models import User
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ID_CARD = "本人身份证照片"


def test_an_admin_helps_the_last_of_the_own_people(stage: Stage) -> None:
    person = builders.a_draft(stage.world, person=builders.a_person(name="田玉梅")).candidate
    soon = timezone.now() + timedelta(hours=20)
    Window.objects.filter(actor=Actor.CANDIDATE).update(closes=soon)
    screen = stage.staff(stage.world.admin).screen

    upload_for(screen, stage)
    call(screen, person)

    kept = Attachment.objects.get(application__candidate=person)
    assert (kept.on_behalf, kept.uploaded_by) == (True, stage.world.admin.user)
    stage.phones.waits_for(str(person.phone), "工作人员代您上传了")
    assert Reading.objects.filter(what="phone").count() == 1
    assert Call.objects.settled().get().note == "今晚就交"


def upload_for(screen: Screen, stage: Stage) -> None:
    """From the roster to a paper that is added."""
    screen.follow("本单位人员")
    screen.is_at("本单位人员")
    screen.sees("缺本人近期照片、本人身份证照片、等级证书")
    screen.look("本单位人员")
    screen.follow("田玉梅")
    screen.is_at("田玉梅")
    screen.look("一个人")
    screen.follow(f"上传 {ID_CARD}")
    screen.is_at(ID_CARD)
    screen.page.get_by_label("照片").set_input_files(Papers(stage.folder, "田玉梅").photo(ID_CARD))
    screen.press("上传")
    screen.sees(f"已代传「{ID_CARD}」，并短信告诉本人。", "1 张，赵人事代传")
    screen.look("代传以后")


def call(screen: Screen, person: User) -> None:
    """From the list to a tick that is undone and set again."""
    screen.follow("电话联系")
    screen.is_at("电话联系名单")
    screen.look("电话联系名单")
    screen.press("显示 田玉梅 的号码")
    screen.sees(str(person.phone))
    screen.press("田玉梅：联系不上")
    screen.sees("田玉梅：联系不上。记错了可以撤销。")
    screen.press("撤销 田玉梅 的联系记录")
    screen.sees("田玉梅 的联系记录已撤销。")
    screen.page.get_by_label("备注：田玉梅").fill("今晚就交")
    screen.press("田玉梅：已联系")
    screen.sees("现在没有要联系的人")
    screen.look("都联系了")

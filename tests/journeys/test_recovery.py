"""Two ways back to an account, from the first page to signing in, in real browsers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from accounts.models import RecoveryRequest
from flows.commands import recovery_clock
from tests import builders, recoveries
from tests.builders import PASSWORD, phone

if TYPE_CHECKING:
    from accounts.models import Posting
    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NAME = "王秀英"
NEW_PASSWORD = "cedar-Lantern-58"


def test_the_owner_of_an_id_number_gets_it_back_from_a_stranger(stage: Stage) -> None:
    squatted = builders.a_person(name="李冒名")
    builders.a_draft(stage.world, person=squatted)
    builders_phone = str(squatted.phone)
    owner = stage.candidate(NAME, id_number=str(squatted.id_number))

    find_it_taken(owner)
    owner.read_on()
    say_who(owner)
    owner.screen.is_at("还差一张身份证照片")
    owner.screen.look("还差照片")
    owner.label("身份证人像面照片").set_input_files(owner.papers.photo("居民身份证"))
    owner.screen.press("上传照片，提交申请")
    owner.screen.is_at("已收到，等待核实")
    owner.screen.look("等待核实")
    both_confirm(stage, second=stage.world.reviewer)

    stage.phones.waits_for(owner.phone, "设新密码")
    stage.phones.waits_for(builders_phone, "不再用于报名账号")
    owner.screen.go("/account/follow/")
    owner.screen.is_at("账号已经还给您")
    owner.screen.look("账号还给您")
    set_password(owner)
    sign_in(owner, owner.phone, NEW_PASSWORD)
    owner.screen.sees("还没有报名")


def find_it_taken(owner: Candidate) -> None:
    """Register as everybody does, and learn that the number is taken."""
    screen = owner.screen
    screen.go("/")
    screen.press("洛阳")
    screen.follow("新用户注册")
    owner.label("我已阅读并同意").check()
    screen.press("下一步")
    for words, value in (("身份证号", owner.id_number), ("姓名", NAME), ("密码", PASSWORD)):
        owner.label(words).fill(value)
    owner.label("确认密码").fill(PASSWORD)
    owner.label("手机号").fill(owner.phone)
    owner.read_on()
    owner.code_here()
    screen.press("完成注册")
    screen.sees("这个身份证号或手机号已经注册过")
    screen.look("已经注册过")
    assert [fault[:8] for fault in screen.faults] == ["422 POST"]  # the refusal that was meant
    screen.faults.clear()
    screen.press("身份证号已被注册？申请认领")
    screen.is_at("身份证号已被注册？")


def say_who(somebody: Candidate) -> None:
    """Fill in what is not there yet, choose the employer while typing, and prove the phone."""
    screen = somebody.screen
    somebody.label("所属单位").press_sequentially("lyszxyy", delay=30)
    screen.page.get_by_role("option").filter(has_text="洛阳市中心医院").first.click()
    screen.page.get_by_label("补充说明").fill("身份证一直在我手里。")
    screen.look("申请填好")
    somebody.code_here()
    screen.page.locator("form .btn-primary").click()


def both_confirm(stage: Stage, *, second: Posting) -> None:
    """Let the employer's admin turn the first key and somebody else the second."""
    admin = stage.staff(stage.world.admin).screen
    admin.follow("账号申请")
    admin.is_at("账号申请")
    admin.look("账号申请")
    admin.follow(NAME)
    admin.look("一件申请")
    admin.press("已核实是本人，同意")
    admin.sees("已核实，等另一位工作人员确认。")
    admin.look("等第二把钥匙")
    other = stage.staff(second).screen
    other.go("/desk/recoveries/")
    other.follow(NAME)
    other.look("第二把钥匙")
    other.press("我也核实了，确认")
    other.sees("已确认，会短信通知申请人。")
    other.look("已确认")


def set_password(owner: Candidate) -> None:
    """From the page of the request to a password of one's own."""
    screen = owner.screen
    screen.follow("设新密码")
    owner.label("手机号").fill(owner.phone)
    owner.label("姓名").fill(NAME)
    owner.label("身份证号后六位").fill(owner.id_number[-6:])
    owner.read_on()
    owner.code_here()
    screen.press("下一步")
    owner.label("新密码").fill(NEW_PASSWORD)
    owner.label("确认新密码").fill(NEW_PASSWORD)
    screen.press("确定")
    screen.sees("新密码已设好")


def sign_in(somebody: Candidate, account: str, password: str) -> None:
    somebody.screen.go("/sign-in/")
    somebody.label("手机号或身份证号").fill(account)
    somebody.label("密码").fill(password)
    somebody.screen.press("登录")
    somebody.screen.page.locator("summary").filter(has_text=NAME).wait_for()


def test_a_lost_phone_is_replaced_after_the_cool_down(stage: Stage) -> None:
    person = builders.a_person(name=NAME)
    old = str(person.phone)
    somebody = stage.candidate(NAME, id_number=str(person.id_number))
    screen = somebody.screen
    screen.go("/sign-in/")
    screen.look("登录页")
    screen.follow("手机号换了？")
    somebody.label("身份证号").fill(somebody.id_number)
    somebody.label("姓名").fill(NAME)
    somebody.label("现在用的手机号").fill(somebody.phone)
    somebody.read_on()
    say_who(somebody)
    screen.is_at("已收到，等待核实")
    stage.phones.waits_for(old, "有人申请把账号手机号换成")
    both_confirm(stage, second=stage.world.reviewer)
    stage.phones.waits_for(old, "请立即到登录页凭")

    request = RecoveryRequest.objects.get()
    screen.go("/account/follow/")
    screen.sees("没有人反对，就自动换好")
    screen.look("等待期")
    recoveries.time_passes(request, timedelta(hours=25))
    assert recovery_clock.switch_phones() == 1

    stage.phones.waits_for(somebody.phone, "手机号已换好")
    screen.go("/account/follow/")
    screen.is_at("手机号已经换好")
    screen.look("换好")
    sign_in(somebody, somebody.phone, PASSWORD)


def test_whoever_holds_the_old_phone_stops_a_change_and_the_owner_asks_signed_in(
    stage: Stage,
) -> None:
    person = builders.a_person(name=NAME)
    change = recoveries.a_phone_change(stage.world, account=person)
    owner = stage.candidate(NAME, id_number=str(person.id_number))
    owner.phone = str(person.phone)
    screen = owner.screen
    screen.go("/sign-in/")
    screen.follow("查询账号申请，停止更换手机号")
    owner.label("申请编号").fill(change.reference)
    owner.label("手机号").fill(owner.phone)
    screen.look("查询账号申请")
    owner.read_on()
    owner.code_here()
    screen.press("查询")
    screen.is_at("有人申请更换您的手机号")
    screen.look("有人申请更换")
    screen.press("不是我申请的，停止更换")
    screen.sees("已停止更换，手机号没有变。")
    stage.phones.waits_for(change.phone, "被原手机号停止")

    sign_in(owner, owner.id_number, PASSWORD)
    owner.open_menu("更换手机号")
    screen.is_at("更换手机号")
    owner.label("登录密码").fill(PASSWORD)
    owner.phone = phone()
    owner.label("新手机号").fill(owner.phone)
    say_who(owner)
    screen.is_at("已收到，等待核实")
    screen.go("/account/change-phone/")
    screen.sees("停止更换")
    screen.look("更换正在办理")

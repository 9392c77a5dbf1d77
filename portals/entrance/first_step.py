"""A member of staff whose password was right, and who has yet to prove the second factor.

Nobody is signed in meanwhile: the session holds a leave of ten minutes and opens no page.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from accounts import second_factor, sessions
from accounts.second_factor import Answer
from accounts.throttle import TooManyTries
from portals.entrance.doors import STAFF, STAFF_IDLE
from portals.entrance.leaves import Leave

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from accounts.models import User
    from forms.second_factor import AuthenticatorForm
    from portals.entrance.leaves import Held

LEAVE = Leave("first_step", timedelta(minutes=10))
RENEWAL = Leave("renew_factor", timedelta(minutes=10))
FAULTS = {
    Answer.WRONG: "验证码不对。请看手机上的验证器，输入现在显示的 6 位数字；手机时间要准。",
    Answer.USED: "这个验证码已经用过了。请等验证器换成下一个（最多 30 秒）再输入。",
}


def begin(request: HttpRequest, person: User, wanted: str) -> HttpResponse:
    """Note that the password was right, and ask for the second factor or have it set up."""
    LEAVE.give(request, person, wanted)
    if second_factor.is_enrolled(person):
        return redirect("entrance:second_factor")
    second_factor.propose(person)
    return redirect("entrance:enrol")


def from_the_start(request: HttpRequest) -> HttpResponse:
    """Lead back to the staff's door: no password was proven lately."""
    messages.error(request, "时间已过，请重新登录。")
    return redirect(STAFF.name)


def is_proven(form: AuthenticatorForm, person: User) -> bool:
    """Say whether the typed code lets the person in; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        answer = second_factor.prove(person, form.cleaned_data["code"], now=timezone.now())
    except TooManyTries as limit:
        form.refuse(too_many(limit))
        return False
    if answer is not Answer.RIGHT:
        form.refuse(FAULTS[answer])
    return answer is Answer.RIGHT


def confirmed(form: AuthenticatorForm, person: User) -> list[str]:
    """Return fresh recovery codes when the typed code proves the new phone; else say why not."""
    if not form.is_valid():
        return []
    try:
        codes = second_factor.confirm(person, form.cleaned_data["code"], now=timezone.now())
    except TooManyTries as limit:
        form.refuse(too_many(limit))
        return []
    if not codes:
        form.refuse(FAULTS[Answer.WRONG])
    return codes


def too_many(limit: TooManyTries) -> str:
    return f"输错的次数太多，请 {limit.wait} 秒后再试。"


def enter(request: HttpRequest, leave: Held) -> str:
    """Sign the person in, with a session of a new number; return the page to go to."""
    for kind in (LEAVE, RENEWAL):
        kind.spend(request)
    sessions.sign_in(request, leave.person)
    second_factor.mark_passed(request.session)
    request.session.set_expiry(STAFF_IDLE)
    return leave.note or STAFF.leads_to(leave.person)

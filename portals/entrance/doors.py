"""Two doors, one way of knocking: same answer, same time for known and unknown people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import authenticate
from django.utils import timezone

from accounts.looking_after import is_start_password_over
from accounts.models import User
from accounts.roles import postings_of
from accounts.throttle import Knock, TooManyTries, forgive, take_try
from forms.entrance import SignInForm, StaffSignInForm
from portals.entrance.own_page import candidate_home, desk_of
from portals.entrance.place import network_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

TOO_LATE = (
    "初始密码已过期：发出后 {days} 天内要登录并改掉。请联系给您账号的单位或工考机构重新发一个。"
)
STAFF_IDLE = 15 * 60
"""Seconds, counted from the last request: a timedelta would end the session at a fixed moment."""


@dataclass(frozen=True)
class Door:
    """Who may come in here, what the rest is told, and where it leads."""

    name: str
    page: str
    form: type[SignInForm]
    wrong: str
    elsewhere: str
    leads_to: Callable[[User], str]
    """Returns the first page of somebody who may come in, else nothing."""
    asks_second_factor: bool = False


def _candidates_page(person: User) -> str:
    return candidate_home() if person.is_candidate else ""


def _staff_page(person: User) -> str:
    postings = postings_of(person)
    return desk_of(postings[0]) if postings else ""


CANDIDATES = Door(
    name="entrance:sign_in",
    page="entrance/sign_in.html",
    form=SignInForm,
    wrong="手机号（身份证号）或密码不对",
    elsewhere="这是工作人员的账号，请从「工作人员登录」进入。",
    leads_to=_candidates_page,
)
STAFF = Door(
    name="entrance:staff_sign_in",
    page="entrance/staff_sign_in.html",
    form=StaffSignInForm,
    wrong="用户名或密码不对",
    elsewhere="这个账号现在没有工作岗位。报名请从「报考人员登录」进入；岗位有疑问请联系工考机构。",
    leads_to=_staff_page,
    asks_second_factor=True,
)
DOORS = {door.name: door for door in (CANDIDATES, STAFF)}


def let_in(request: HttpRequest, door: Door, form: SignInForm) -> User | None:
    """Return the person whose password was right and whose door it is; else the form says why."""
    if not form.is_valid():
        return None
    person = proven(request, form)
    fault = _fault_of(person, door) if person is not None else ""
    if fault:
        form.add_error(None, fault)
        return None
    if person is None and not form.non_field_errors():
        form.add_error(None, door.wrong)
    return person


def _fault_of(person: User, door: Door) -> str:
    """Say what keeps somebody out whose password was right; nothing for who may come in."""
    if not door.leads_to(person):
        return door.elsewhere
    if is_start_password_over(person, now=timezone.now()):
        return TOO_LATE.format(days=settings.START_PASSWORD_LIFE.days)
    return ""


def proven(request: HttpRequest, form: SignInForm) -> User | None:
    """Return the person whose password this is. A try too many is said on the form."""
    account, password = form.cleaned_data["account"], form.cleaned_data["password"]
    knock = Knock(account=account, network=network_of(request))
    try:
        take_try(knock)
    except TooManyTries as limit:
        form.add_error(None, f"试的次数太多，请 {limit.wait} 秒后再试。")
        return None
    person = authenticate(request, username=account, password=password)
    if not isinstance(person, User):
        return None
    forgive(knock)
    return person

"""One open claim of an ID number and one open change of phone, asked for by the commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.identity import read_id_number
from accounts.models import RecoveryKind
from flows.commands import recovering, recovery_keys
from flows.commands.recovering import Asked
from flows.demo.people import enrol
from flows.demo.story import scan
from flows.demo.texts import TITLES
from registry.made_up import made_up_person
from registry.models import Employer

if TYPE_CHECKING:
    from accounts.models import Posting
    from registry.made_up import MadeUpPerson

CLAIMED, PHONE_OF_CLAIMANT, MOVED, PHONE_OF_MOVED = range(900, 904)
"""Seeds of people whom no other part of the demo knows."""
STRANGER = "李冒名"


def ask_for_accounts(admin: Posting) -> None:
    """Let a stranger's registration be claimed, with one key turned, and a phone be changed."""
    owner, moved = made_up_person(CLAIMED), made_up_person(MOVED)
    enrol(replace(owner, name=STRANGER))
    enrol(moved)
    claim = recovering.ask(_wish(RecoveryKind.CLAIM, owner, PHONE_OF_CLAIMANT, admin))
    recovering.add_photo(claim.public_id, data=scan(TITLES["id_card"]))
    recovery_keys.open_photo(claim, by=admin)
    recovery_keys.propose(claim.public_id, by=admin)
    recovering.ask(_wish(RecoveryKind.PHONE, moved, PHONE_OF_MOVED, admin))


def _wish(kind: RecoveryKind, who: MadeUpPerson, phone: int, admin: Posting) -> Asked:
    return Asked(
        kind=kind,
        id_number=read_id_number(who.id_number, today=timezone.localdate()),
        name=who.name,
        phone=made_up_person(phone).phone,
        employer=Employer.objects.get(posting=admin),
        note="原来的手机号停机了。" if kind is RecoveryKind.PHONE else "我从来没有注册过。",
    )

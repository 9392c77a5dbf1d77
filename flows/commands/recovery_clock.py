"""What happens to recovery requests because time passes. Every function may run twice at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from accounts.models import RecoveryRequest, RecoveryState
from applications.errors import Refused
from audit import trail
from exams.windows import database_now
from flows.commands.handing_over import bind_phone
from flows.commands.recovery_steps import end, holding_request, tell_new
from notifications import account_messages

if TYPE_CHECKING:
    from accounts.models.recovery import RecoveryRequests

BATCH = 500


def switch_phones() -> int:
    """Change the phones whose cool-down is over; return how many changed."""
    due = RecoveryRequest.objects.to_switch(timezone.now())
    return sum(_switch(public_id) for public_id in _some(due))


def _switch(public_id: str) -> bool:
    with holding_request(public_id) as request:
        if not RecoveryRequest.objects.to_switch(database_now()).filter(pk=request.pk).exists():
            return False
        try:
            with transaction.atomic():
                bind_phone(request, by=None)
        except Refused as taken:
            end(
                request,
                RecoveryState.REFUSED,
                by=None,
                verb="refuse_recovery",
                reason=taken.objections[0].text,
            )
            tell_new(request, account_messages.RecoveryRefused(reference=request.reference))
            return False
        end(request, RecoveryState.DONE, by=None, verb="switch_phone")
        tell_new(request, account_messages.PhoneChanged(reference=request.reference))
        return True


def end_outlived() -> int:
    """End what nobody could confirm in time; return how many."""
    late = RecoveryRequest.objects.outlived(timezone.now())
    return sum(_expire(public_id) for public_id in _some(late))


def _expire(public_id: str) -> bool:
    with holding_request(public_id) as request:
        if not RecoveryRequest.objects.outlived(database_now()).filter(pk=request.pk).exists():
            return False
        end(request, RecoveryState.EXPIRED, by=None, verb="expire_recovery")
        tell_new(request, account_messages.RecoveryExpired(reference=request.reference))
        return True


def forget_photos() -> int:
    """Delete photos of ID cards that nobody needs any more; return how many."""
    old = RecoveryRequest.objects.with_old_photo(timezone.now() - settings.RECOVERY["photo_kept"])
    return sum(_forget(public_id) for public_id in _some(old))


def _forget(public_id: str) -> bool:
    with holding_request(public_id) as request:
        name = request.photo.name
        if not name:
            return False
        request.photo = ""
        request.save(update_fields=["photo"])
        trail.record(actor=None, verb="forget_photo", subject=request.reference)
        transaction.on_commit(partial(default_storage.delete, name))
        return True


def _some(requests: RecoveryRequests) -> list[str]:
    return list(requests.values_list("public_id", flat=True)[:BATCH])

"""A person's filters under names of their own. Convenience, so the trail says nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from applications.errors import Objection, Refused
from flows.models import SavedFilter

if TYPE_CHECKING:
    from accounts.models import User

MOST = 12


def keep_filter(*, by: User, name: str, query: str) -> SavedFilter:
    """Save a filter under a name.

    Raises:
        Refused: the name is taken, or there are too many already.
    """
    if SavedFilter.objects.filter(owner=by).count() >= MOST:
        text = f"最多保存 {MOST} 个，请先删除不用的。"
        raise Refused(Objection("too_many_filters", "name", text))
    try:
        with transaction.atomic():
            return SavedFilter.objects.create(owner=by, name=name, query=query)
    except IntegrityError as taken:
        raise _taken(name) from taken


def rename_filter(old: str, *, by: User, name: str) -> None:
    """Give a filter another name; nothing happens where there is none of the old one.

    Raises:
        Refused: the name is taken.
    """
    try:
        with transaction.atomic():
            SavedFilter.objects.filter(owner=by, name=old).update(name=name)
    except IntegrityError as taken:
        raise _taken(name) from taken


def delete_filter(name: str, *, by: User) -> None:
    """Forget a filter."""
    SavedFilter.objects.filter(owner=by, name=name).delete()


def _taken(name: str) -> Refused:
    return Refused(Objection("name_taken", "name", f"已经有叫「{name}」的筛选了，请换个名称。"))

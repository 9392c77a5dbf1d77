"""Everything that is held is either told, or named here with the reason why not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from accounts.models import Consent, RecoveryRequest, User
from applications.models import Application, Attachment, Discrepancy, Finding
from notifications.models import OutboxMessage
from payments.models import Order, Payment
from portals.candidate.mine import labels
from sittings.models import Score, Ticket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db import models

KEYS = {"id", "public_id", "user", "account", "application", "candidate", "order"}
"""They only tie rows together."""
STAFF = {"uploaded_by", "raised_by", "recorded_by", "proposed_by", "confirmed_by"}
"""Members of staff are told by office and role."""
LEFT_OUT: dict[type[models.Model], set[str]] = {
    User: {
        "username", "id_number_index", "id_number_masked", "phone_index", "phone_masked",
        "password", "last_login", "must_change_password", "start_password_at",
        "session_stamp", "reclaimed_at",
    },
    Consent: set(),
    RecoveryRequest: {  # what somebody else may have typed about this account
        "name", "id_number_index", "id_number_masked", "phone", "phone_index", "phone_masked",
        "old_phone_index", "old_phone_masked", "employer", "office_path", "note", "photo",
        "photo_sha256", "expires_at", "proposed_at", "confirmed_at", "switch_at", "reason",
    },
    Application: {"version", "region_path", "appraisal_code", "edits"},  # edits: told by field
    Attachment: {"code", "file", "turned_from"},  # the file itself is in the archive
    Finding: {"round", "seen_version"},
    Discrepancy: {"code"},
    Order: {"code_url"},
    Payment: {"recorded_at", "evidence"},
    Ticket: set(),
    Score: {"sheet"},
    OutboxMessage: {
        "kind", "about", "recipient", "phone", "text", "facts", "cause", "tries", "due",
        "expires_at", "provider_id", "fault",
    },
}  # fmt: skip
TOLD: dict[type[models.Model], Mapping[str, str]] = {
    User: labels.ACCOUNT,
    Consent: labels.CONSENT,
    RecoveryRequest: labels.RECOVERY,
    Application: labels.APPLICATION,
    Attachment: labels.ATTACHMENT,
    Finding: labels.FINDING,
    Discrepancy: labels.DISCREPANCY,
    Order: labels.ORDER,
    Payment: labels.PAYMENT,
    Ticket: labels.TICKET,
    Score: labels.SCORE,
    OutboxMessage: labels.MESSAGE,
}


@pytest.mark.parametrize("model", TOLD, ids=lambda model: model.__name__)
def test_each_field_is_told_or_left_out_for_a_reason(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.concrete_fields} - KEYS - STAFF

    assert fields == set(TOLD[model]) | LEFT_OUT[model]
    assert len(set(TOLD[model].values())) == len(TOLD[model])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "是"),
        (False, "否"),
        (None, None),
        (3, 3),
        ("文字", "文字"),
        (Decimal("61.5"), "61.5"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 16, 30, tzinfo=UTC), "2026-03-02 00:30:00"),
        ({"a": 1}, {"a": 1}),
    ],
)
def test_values_are_said_as_people_write_them(value: object, said: object) -> None:
    assert labels.plain(value) == said


def test_a_choice_is_said_in_its_word() -> None:
    person = User(name="王秀英", sex="female", is_active=True)

    told = labels.told(person, {"sex": "性别", "is_active": "账号可用"})

    assert told == {"性别": "女", "账号可用": "是"}

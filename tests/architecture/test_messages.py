"""A message is a value: its text exists, and names exactly the fields it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass

import pytest

from notifications import account_messages, messages
from notifications.messages import Message
from tests.architecture.tree import CHECKOUT

VARIABLE = re.compile(r"{{\s*([a-z_]+)")
KINDS = sorted(
    {
        kind
        for module in (messages, account_messages)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Message) and kind is not Message
    },
    key=lambda kind: kind.__name__,
)


def unmatched(kind: type[Message]) -> set[str]:
    """Return the names that only the text or only the message has."""
    text = (CHECKOUT / "templates" / "sms" / f"{kind.kind()}.txt").read_text(encoding="utf-8")
    return set(VARIABLE.findall(text)) ^ {field.name for field in fields(kind)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_message_and_its_text_name_the_same_facts(kind: type[Message]) -> None:
    assert is_dataclass(kind)
    assert unmatched(kind) == set()


def test_every_text_belongs_to_a_message() -> None:
    texts = {path.stem for path in (CHECKOUT / "templates" / "sms").glob("*.txt")}

    assert texts == {kind.kind() for kind in KINDS}


def test_a_fact_that_the_text_does_not_name_is_found() -> None:
    @dataclass(frozen=True)
    class MaterialsReceived(Message):
        reference: str
        surplus: str

    assert unmatched(MaterialsReceived) == {"surplus"}

"""No log line says who somebody is."""

from __future__ import annotations

import logging

import pytest

from audit.redaction import RedactingFormatter, redact
from audit.request_id import current_request_id


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("id 41010319800517002X!", "id 4101**********002X!"),
        ("打给13812345678。", "打给138****5678。"),
        ("验证码：482913", "验证码：******"),
        ("Not Found: /phone/Ab3_-6789012345678901x/", "Not Found: /phone/***/"),
        ("order 20261123", "order 20261123"),
        ("4101031980051700245 is longer", "4101031980051700245 is longer"),
    ],
)
def test_numbers_of_people_are_masked(text: str, shown: str) -> None:
    assert redact(text) == shown


def test_a_line_names_its_request_and_hides_its_person() -> None:
    token = current_request_id.set("r-1")
    record = logging.LogRecord("x", logging.INFO, "", 0, "from %s", ("13812345678",), None)

    line = RedactingFormatter().format(record)

    current_request_id.reset(token)
    assert "[r-1]" in line
    assert line.endswith("from 138****5678")

"""Keep ID numbers, phones, codes and QR tokens out of every log line (trust.md T30, T49)."""

from __future__ import annotations

import logging
import re

from audit.request_id import current_request_id

ID_NUMBER = re.compile(r"(?<!\d)(\d{4})\d{10}(\d{3}[\dXx])(?!\d)")
PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
PHONE_LINK = re.compile(r"(/phone/)[\w-]{22}")
CODE = re.compile(r"(验证码\D{0,3})\d{4,8}")


def redact(text: str) -> str:
    """Return the text with ID numbers, mobile phones, one-time codes and QR tokens masked."""
    text = ID_NUMBER.sub(r"\1**********\2", text)
    text = PHONE.sub(r"\1****\2", text)
    text = PHONE_LINK.sub(r"\1***", text)
    return CODE.sub(r"\1******", text)


class RedactingFormatter(logging.Formatter):
    """One line: time, level, logger, request, message; personal data masked."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.request_id = current_request_id.get() or "-"
        return redact(super().format(record))

"""Text messages by Alibaba Cloud (dysmsapi, version 2017-05-25), without its 29-package SDK.

Alibaba sends only wordings it has registered, so a message goes one of two ways. If `templates`
maps our message name to a registered code, its fields go as the template's variables and Alibaba
assembles the words. Otherwise our finished text goes as the one variable `text` of
`default_template` ("${text}"): such a wording is not granted to everybody.

Alibaba hands `OutId` (our outbox number) back but does **not** drop repeats by it; that is what
`accepted_before` is for.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

from notifications.gateways import acs3
from notifications.gateways.contract import Undeliverable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

VERSION = "2017-05-25"
MOST_A_DAY = "50"  # Alibaba's largest page; it sends one number at most 40 messages a day
FAILED = 2

# Faults of this one message. All others (no money, no rights, limits, outages) can be mended.
# Source: "API 错误码" of Alibaba's Short Message Service.
PERMANENT = frozenset(
    {
        "isv.MOBILE_NUMBER_ILLEGAL",
        "isv.DOMESTIC_NUMBER_NOT_SUPPORTED",
        "isv.BLACK_KEY_CONTROL_LIMIT",
        "isv.SMS_CONTENT_ILLEGAL",
        "isv.PARAM_LENGTH_LIMIT",
        "isv.PARAM_NOT_SUPPORT_URL",
        "isv.INVALID_PARAMETERS",
        "isv.INVALID_JSON_PARAM",
        "isv.TEMPLATE_MISSING_PARAMETERS",
        "isv.TEMPLATE_PARAMS_ILLEGAL",
    }
)


@dataclass(frozen=True)
class AliyunSms:
    """An account with Alibaba. `endpoint` is a URL without a path; `timeout` is in seconds."""

    endpoint: str
    access_key_id: str
    sign_name: str
    access_key_secret: str = field(repr=False)
    templates: Mapping[str, str] = field(default_factory=dict)
    default_template: str = ""
    timeout: float = 10.0

    def send(
        self, *, to: str, text: str, template: str, params: Mapping[str, str], key: str
    ) -> str:
        """Hand one message over and return Alibaba's `BizId`."""
        code, variables = self._wording(text, template, params)
        parameters = {
            "PhoneNumbers": to,
            "SignName": self.sign_name,
            "TemplateCode": code,
            "TemplateParam": json.dumps(dict(variables), ensure_ascii=False),
            "OutId": key,
        }
        return str(self._call("SendSms", parameters).get("BizId", ""))

    def accepted_before(self, *, to: str, key: str, on: date) -> bool:
        """Look for `key` among the messages that Alibaba took for this number on that day."""
        parameters = {
            "PhoneNumber": to,
            "SendDate": f"{on:%Y%m%d}",
            "PageSize": MOST_A_DAY,
            "CurrentPage": "1",
        }
        details = self._call("QuerySendDetails", parameters).get("SmsSendDetailDTOs")
        rows = details.get("SmsSendDetailDTO") if isinstance(details, dict) else None
        return any(
            row.get("OutId") == key and row.get("SendStatus") != FAILED
            for row in (rows if isinstance(rows, list) else [])
            if isinstance(row, dict)
        )

    def _wording(
        self, text: str, template: str, params: Mapping[str, str]
    ) -> tuple[str, Mapping[str, str]]:
        if template in self.templates:
            return self.templates[template], params
        if self.default_template:
            return self.default_template, {"text": text}
        raise Undeliverable(f"No wording is registered for {template}.", permanent=False)

    def _call(self, action: str, parameters: Mapping[str, str]) -> dict[str, object]:
        """Ask, and return the answer if its code is OK."""
        query = acs3.canonical_query(parameters)
        headers = acs3.signed_headers(
            host=urlsplit(self.endpoint).netloc,
            action=action,
            version=VERSION,
            query=query,
            at=datetime.now(UTC),
            nonce=uuid.uuid4().hex,
            key_id=self.access_key_id,
            secret=self.access_key_secret,
        )
        try:
            response = requests.post(
                f"{self.endpoint.rstrip('/')}/?{query}",
                headers=headers,
                timeout=self.timeout,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            # Without its cause: requests quotes the URL, and the phone number is in it.
            raise Undeliverable(
                f"No answer from the SMS provider ({type(error).__name__}).", permanent=False
            ) from None
        return _accepted(response)


def _accepted(response: requests.Response) -> dict[str, object]:
    """Return the fields of an answer that says OK; anything else is an Undeliverable."""
    try:
        answer: object = response.json()
    except ValueError:
        answer = None
    code = answer.get("Code") if isinstance(answer, dict) else None
    if not isinstance(answer, dict) or not isinstance(code, str):
        raise Undeliverable(
            f"The SMS provider answered {response.status_code} and nothing readable.",
            permanent=False,
        )
    if code != "OK":
        message = re.sub(r"\d{7,}", "…", str(answer.get("Message", "")))
        raise Undeliverable(f"{code}: {message}", permanent=code in PERMANENT)
    return answer

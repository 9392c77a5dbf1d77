"""The provider's two actions: SendSms and QuerySendDetails, with its names, codes and shapes."""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING

from simulators.serving import Answer, DropAnswer, as_json
from simulators.truth import text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulators.modes import Mode, Switch
    from simulators.serving import Request
    from simulators.sms.acs3 import Doorkeeper
    from simulators.sms.phones import Message, Phones

VERSION = "2017-05-25"
WHOLE_TEXT = {"SMS_TEXT": "${text}"}
SLOT = re.compile(r"\$\{(\w+)\}")
MOBILE = re.compile(r"1[3-9][0-9]{9}")
DELIVERED = 3


class Refused(Exception):
    """A request that is signed, and wrong."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Dysmsapi:
    """Answers signed requests. `templates`: code → wording with ${slots}."""

    def __init__(
        self, phones: Phones, door: Doorkeeper, switch: Switch, templates: Mapping[str, str]
    ) -> None:
        self._phones = phones
        self._door = door
        self._switch = switch
        self._templates = WHOLE_TEXT | dict(templates)

    def desk(self, request: Request) -> Answer:
        """Answer `POST /`."""
        refusal = self._door.refusal(request)
        if refusal is not None:
            return _answer(refusal.code, refusal.message, status=refusal.status)
        actions = {"SendSms": self._send, "QuerySendDetails": self._details}
        action = actions.get(request.headers["x-acs-action"])
        if action is None or request.headers["x-acs-version"] != VERSION:
            return _answer("InvalidAction.NotFound", "Specified api is not found.", status=404)
        try:
            return action(request.query)
        except Refused as refused:
            status = 200 if refused.code.startswith("isv.") else 400
            return _answer(refused.code, refused.message, status=status)

    def _send(self, query: Mapping[str, str]) -> Answer:
        mode = self._switch.take()
        mode.wait()
        trouble = _trouble_before(mode)
        if trouble is not None:
            return trouble
        message = self._phones.deliver(
            key=query.get("OutId", ""),
            phone=_mobile_in(query),
            sign=_needed(query, "SignName", "isv.SMS_SIGNATURE_ILLEGAL"),
            template=query.get("TemplateCode", ""),
            text=self._words(query),
        )
        if mode.mode == "drop_answer":
            raise DropAnswer
        return _answer("OK", "OK", BizId=message.biz_id)

    def _details(self, query: Mapping[str, str]) -> Answer:
        day = query.get("SendDate", "")
        rows = [
            _detail(message)
            for message in self._phones.messages(
                _needed(query, "PhoneNumber", "MissingPhoneNumber")
            )
            if message.at[:10].replace("-", "") == day
        ]
        page = {"SmsSendDetailDTO": rows[: int(query.get("PageSize", "10"))]}
        return _answer("OK", "OK", TotalCount=len(rows), SmsSendDetailDTOs=page)

    def _words(self, query: Mapping[str, str]) -> str:
        template = self._templates.get(query.get("TemplateCode", ""))
        if template is None:
            raise Refused("isv.SMS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板")
        values = _values_in(query.get("TemplateParam", "{}"))
        missing = set(SLOT.findall(template)) - set(values)
        if missing:
            raise Refused("isv.TEMPLATE_MISSING_PARAMETERS", f"模板变量缺少参数{sorted(missing)}")
        return SLOT.sub(lambda slot: text_in(values, slot[1]), template)


def _trouble_before(mode: Mode) -> Answer | None:
    match mode.mode:
        case "500":
            return _answer("ServiceUnavailable", "The request has failed.", status=503)
        case "garbage":
            return Answer(b"<html>502 Bad Gateway</html>", 502, "text/html")
        case "limit":
            return _answer(mode.code or "isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1")
        case _:
            return None


def _answer(code: str, message: str, *, status: int = 200, **more: object) -> Answer:
    request_id = str(uuid.uuid4()).upper()
    fields = {"RequestId": request_id, "Code": code, "Message": message, **more}
    return as_json(fields if status == 200 else fields | {"HostId": "127.0.0.1"}, status=status)


def _detail(message: Message) -> dict[str, object]:
    return {
        "OutId": message.key,
        "PhoneNum": message.phone,
        "SendDate": message.at[:19].replace("T", " "),
        "ReceiveDate": message.at[:19].replace("T", " "),
        "SendStatus": DELIVERED,
        "ErrCode": "DELIVERED",
        "TemplateCode": message.template,
        "Content": message.shown,
    }


def _needed(query: Mapping[str, str], name: str, code: str) -> str:
    if not query.get(name):
        raise Refused(code, f"{name} is mandatory for this action.")
    return query[name]


def _mobile_in(query: Mapping[str, str]) -> str:
    phone = query.get("PhoneNumbers", "")
    if not MOBILE.fullmatch(phone):
        raise Refused("isv.MOBILE_NUMBER_ILLEGAL", f"{phone}invalid mobile number")
    return phone


def _values_in(text: str) -> dict[str, object]:
    try:
        values: object = json.loads(text)
    except ValueError:
        values = None
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise Refused("isv.INVALID_JSON_PARAM", "参数格式错误，请修改为字符串值")
    return values

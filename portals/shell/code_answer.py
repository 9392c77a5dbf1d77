"""What asking for a code by SMS is answered: to a script as JSON, else on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import JsonResponse

from accounts.codes import TooManyCodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest

WAIT = 60
WRONG_CODE = "验证码不对，或者已经过期。请核对短信，或者重新发送。"


@dataclass(frozen=True)
class CodeAnswer:
    """Whether all went well, what to say, and after how many seconds one may ask again."""

    is_well: bool
    text: str
    wait: int = 0

    @property
    def status(self) -> int:
        if self.is_well:
            return 200
        return 429 if self.wait else 422

    @property
    def tone(self) -> str:
        return "ok" if self.is_well else "no"


def ask(form: forms.Form, send: Callable[[], None], *, said: str) -> CodeAnswer:
    """Send if the form is right; `said` is the answer when nothing stood in the way."""
    if not form.is_valid():
        return CodeAnswer(is_well=False, text=first_fault(form))
    try:
        send()
    except TooManyCodes as limit:
        return CodeAnswer(is_well=False, text=f"请 {limit.wait} 秒后再试。", wait=limit.wait)
    return CodeAnswer(is_well=True, text=said, wait=WAIT)


def first_fault(form: forms.Form) -> str:
    """Return the first thing to mend, with the label of its field."""
    name, faults = next(iter(form.errors.items()))
    label = form[name].label if name in form.fields else ""
    return f"{label}：{faults[0]}" if label else str(faults[0])


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks; a browser without scripts wants a page."""
    return "application/json" in request.headers.get("Accept", "")


def as_json(answer: CodeAnswer) -> JsonResponse:
    """Answer the button's script."""
    body = {"ok": answer.is_well, "message": answer.text, "wait": answer.wait}
    return JsonResponse(body, status=answer.status)

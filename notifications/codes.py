"""Send a one-time code: count it, write it to the outbox, all in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts import codes
from notifications import outbox
from notifications.messages import OneTimeCodeIssued

if TYPE_CHECKING:
    from accounts.codes import Claim
    from accounts.models import User

PURPOSES = {
    "register": "注册",
    "reset": "找回密码",
    "submit": "提交报名信息",
    "withdraw": "撤回报名",
    "ticket": "打印准考证",
    "my_data": "下载本人资料",
    "claim": "认领身份证号",
    "phone": "更换手机号",
    "follow": "查询账号申请",
}


@transaction.atomic
def send_code(
    claim: Claim, *, to: User | None = None, network: str = "", is_meant: bool = True
) -> None:
    """Send a fresh code to the claim's phone.

    Args:
        to: the person, when the phone belongs to an account.
        network: the address the request came from, for the limits.
        is_meant: False does the same work with a message that is never sent: whoever asks about
            somebody unknown cannot tell by the answer or by the time it takes.

    Raises:
        TooManyCodes: a limit is reached; `wait` says for how many seconds.
    """
    code = codes.issue(claim, network=network)
    message = OneTimeCodeIssued(
        code=code,
        purpose=PURPOSES[claim.purpose],
        minutes=str(int(codes.LIFE.total_seconds() // 60)),
    )
    now = timezone.now()
    outbox.post(message, to=to or claim.phone, expires_at=now + codes.LIFE if is_meant else now)

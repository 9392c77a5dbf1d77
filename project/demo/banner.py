"""What the terminal shows once everything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from project.demo.plan import Plan

TRY_THIS = (
    "Try this: open the address, choose 郑州市, press 「新用户注册」, "
    "and read the code on the page of text messages."
)


def banner(plan: Plan) -> str:
    """Return the addresses, the demo accounts and one thing to try."""
    file = plan.data / "demo_accounts.txt"
    accounts = file.read_text(encoding="utf-8").rstrip() if file.exists() else ""
    lines = [
        "",
        f"  Kaowu 考务      {plan.address}",
        f"  Text messages   {plan.sms_address}   (codes are read here; staff: 验证器)",
        f"  Payments        {plan.payment_address}",
        "",
        *(f"  {line}".rstrip() for line in accounts.splitlines()),
        "",
        f"  {TRY_THIS}",
        f"  Logs: {plan.logs}",
        "  Ctrl-C ends it and keeps the data; make demo-reset forgets it.",
        "",
    ]
    return "\n".join(lines)

"""More time in the demo: one extension that holds, and one that waits for its second key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from applications.querysets import within
from exams.models import Extended
from flows.commands import extending
from flows.commands.extending import MoreTime
from flows.demo.exam import midnight

if TYPE_CHECKING:
    from accounts.models import Posting
    from exams.models import Exam


def give_more_time(exam: Exam, *, first: Posting, second: Posting) -> None:
    """Let two clerks agree on more time for somebody in hospital, and propose it for the city."""
    here = Application.objects.in_exam(exam).filter(within(first.region_path))
    paper = here.awaiting_payment().first() or here.unfinished().order_by("pk")[0]
    personal = MoreTime(
        exam=exam,
        kind=Extended.PAYMENT,
        until=midnight(15),
        reason="住院，证明已收到。",
        person=paper.candidate,
    )
    extending.confirm(extending.propose(personal, by=first).public_id, by=second)
    shared = MoreTime(
        exam=exam,
        kind=Extended.CANDIDATE,
        until=midnight(9),
        reason="昨天 14:10 到 17:35 短信通道中断，验证码发不出。",
        region=first.region,
    )
    extending.propose(shared, by=first)

"""Many cases at once: each row in a transaction of its own, checked at the moment it is done.

A row's deed and the note of it are one transaction, so a worker that is killed has either done a
row and said so, or neither; whoever goes on continues with the next row.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.models import Posting
from applications.errors import AlreadyHandled, NotYourDesk, Objection, Refused
from exams.models import BulkApprove
from exams.windows import database_now
from flows import desk
from flows.commands import piles, reminding, reviewer
from flows.doubts import doubts_about
from flows.models import BulkDeed, BulkItem, BulkJob, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from applications.models import Application

MOST = 100
"""So many cases at once."""
LOST_AFTER = timedelta(minutes=2)
"""A job not heard of for so long has lost its worker; the clock goes on with it."""
HANDLED = "这件报名已经有人办理过了。"
OFF = "这次考核不能批量通过，请逐件办理。"


def begin(
    *,
    by: Posting,
    deed: BulkDeed,
    seen: Sequence[tuple[Application, int]],
    to: Posting | None = None,
    words: str = "",
) -> BulkJob:
    """Write down what is to be done with which cases, each at the version that was seen.

    Raises:
        Refused: no case, or too many.
    """
    if not 0 < len(seen) <= MOST:
        raise Refused(Objection("how_many", "", f"请选 1 到 {MOST} 件。"))
    with transaction.atomic():
        job = BulkJob.objects.create(posting=by, deed=deed, colleague=to, words=words.strip())
        BulkItem.objects.bulk_create(
            BulkItem(job=job, position=place, application=paper, seen_version=version)
            for place, (paper, version) in enumerate(seen, 1)
        )
        _ring_on_commit(job)
        return job


def stop(job: BulkJob) -> None:
    """Let no further row be done; what is done stays done."""
    BulkJob.objects.filter(pk=job.pk, finished_at=None, stopped_at=None).update(
        stopped_at=timezone.now()
    )


def run(job_id: int) -> None:
    """Do row after row until all are done or somebody stops it. May run twice, and at once."""
    while _do_next(job_id):
        continue


def go_on_with_lost() -> int:
    """Go on with jobs whose worker is gone; return with how many."""
    silent = timezone.now() - LOST_AFTER
    under_way = BulkJob.objects.filter(finished_at=None, stopped_at=None, created_at__lte=silent)
    lost = list(under_way.exclude(beat_at__gt=silent).values_list("pk", flat=True))
    for job_id in lost:
        run(job_id)
    return len(lost)


def _ring_on_commit(job: BulkJob) -> None:
    from flows.tasks import run_bulk  # noqa: PLC0415 - the task does what is written down here

    def ring() -> None:
        run_bulk.delay(job.pk)

    transaction.on_commit(ring, robust=True)


@transaction.atomic
def _do_next(job_id: int) -> bool:
    """Do one row; say whether to go on. The job's row is held: one worker at a time."""
    jobs = BulkJob.objects.select_for_update(of=("self",)).select_related(
        "posting__user", "posting__region", "posting__employer__region",
        "colleague__user", "colleague__region", "colleague__employer__region",
    )  # fmt: skip
    job = jobs.get(pk=job_id)
    if job.is_over:
        return False
    job.beat_at = database_now()
    item = job.items.filter(outcome=Outcome.WAITING).select_related("application").first()
    if item is None:
        job.finished_at = job.beat_at
    else:
        _settle(job, item)
    job.save(update_fields=["beat_at", "finished_at"])
    return item is not None


def _settle(job: BulkJob, item: BulkItem) -> None:
    """Do the deed, or note why not: a refused row leaves nothing behind but the reason."""
    try:
        with transaction.atomic():
            _require_in_force(job.posting)
            DEEDS[BulkDeed(job.deed)](job, item)
        item.outcome = Outcome.DONE
    except AlreadyHandled:
        item.outcome, item.why = Outcome.SKIPPED, HANDLED
    except Refused as refusal:
        item.outcome, item.why = Outcome.SKIPPED, str(refusal)[:200]
    item.at = database_now()
    item.save(update_fields=["outcome", "why", "at"])


def _require_in_force(posting: Posting) -> None:
    if not Posting.objects.in_force(timezone.now()).filter(pk=posting.pk).exists():
        raise NotYourDesk


def _approve(job: BulkJob, item: BulkItem) -> None:
    """Approve through the command everybody uses, after what the exam asks of approving in bulk."""
    public_id = item.application.public_id
    with desk.holding(public_id) as paper:
        _require_no_doubts(paper)
        reviewer.approve(public_id, by=job.posting, seen_version=item.seen_version)


def _require_no_doubts(paper: Application) -> None:
    if paper.exam.bulk_approve == BulkApprove.OFF:
        raise Refused(Objection("no_bulk", "", OFF))
    if paper.exam.bulk_approve == BulkApprove.OPENED:
        return
    doubts = doubts_about(paper, today=timezone.localdate())
    if doubts:
        raise Refused(Objection("doubts", "", f"{'、'.join(doubts)}，请打开逐件看。"))


def _hand_over(job: BulkJob, item: BulkItem) -> None:
    if job.colleague is None:
        raise Refused(Objection("no_colleague", "", "没有选移交给谁。"))
    piles.hand_over(
        item.application.public_id,
        by=job.posting,
        to=job.colleague,
        words=job.words,
        seen_version=item.seen_version,
    )


def _release(job: BulkJob, item: BulkItem) -> None:
    reviewer.release(item.application.public_id, by=job.posting, seen_version=item.seen_version)


def _remind(job: BulkJob, item: BulkItem) -> None:
    reminding.remind_candidate(item.application.public_id, by=job.posting)


DEEDS: dict[BulkDeed, Callable[[BulkJob, BulkItem], None]] = {
    BulkDeed.APPROVE: _approve,
    BulkDeed.HAND_OVER: _hand_over,
    BulkDeed.RELEASE: _release,
    BulkDeed.REMIND: _remind,
}

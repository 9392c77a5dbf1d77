"""Where somebody stands, and the pages that are looked at from there.

Pages are names of the URL configuration; what a page needs in its address is a fact of the
standing, named after a `/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.everyone import employers_below, late_and_practising, standings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import World
    from tests.everyone.standings import Standing


@dataclass(frozen=True)
class Scene:
    """One standing and the pages that look different from there."""

    name: str
    walk: Callable[[World], Standing]
    pages: tuple[str, ...]


PUBLIC = (
    "entrance:home", "entrance:notice", "entrance:sign_in", "entrance:staff_sign_in",
    "entrance:forgot", "entrance:verify", "entrance:verify_message",
    "entrance:help", "entrance:register", "entrance:claim", "entrance:lost_phone",
    "entrance:follow",
)  # fmt: skip
SCENES = (
    Scene("a visitor", standings.visitor, PUBLIC),
    Scene("a claimant", standings.claimant, ("entrance:follow",)),
    Scene("forgetful", standings.forgetful, ("entrance:new_password",)),
    Scene("half way in", standings.half_way_in, ("entrance:second_factor",)),
    Scene("enrolling", standings.enrolling, ("entrance:enrol",)),
    Scene("a phone in hand", standings.phone_in_hand, ("entrance:phone",)),
    Scene(
        "a newcomer",
        standings.newcomer,
        (
            "candidate:home", "candidate:choose", "candidate:my_data", "entrance:change_phone",
            "entrance:change_password",
        ),
    ),
    Scene(
        "a beginner",
        standings.beginner,
        (
            "candidate:home", "candidate:application", "candidate:check",
            "candidate:ask_employer", "candidate:photo/paper",
        ),
    ),
    Scene(
        "ready",
        standings.ready,
        (
            "candidate:application", "candidate:check", "candidate:appraisal_form",
            "candidate:phone_upload/paper/slot",
        ),
    ),
    Scene(
        "a doubtful portrait",
        standings.doubtful_portrait,
        ("candidate:photo_cut/picture", "candidate:photo_result/picture"),
    ),
    Scene("too early", standings.too_early, ("candidate:refused",)),
    Scene(
        "submitted",
        standings.submitted,
        ("candidate:home", "candidate:progress", "candidate:withdraw", "candidate:submitted",
         "candidate:answers"),
    ),
    Scene(
        "returned",
        standings.returned,
        ("candidate:home", "candidate:fix", "candidate:fix_item/item"),
    ),
    Scene("rejected", standings.rejected, ("candidate:home", "candidate:progress")),
    Scene("approved", standings.approved, ("candidate:home", "candidate:pay")),
    Scene("ticketed", standings.ticketed, ("candidate:home", "candidate:ticket_code")),
    Scene("unlocked", standings.unlocked, ("candidate:ticket",)),
    Scene("scored", standings.scored, ("candidate:home", "candidate:result")),
    Scene(
        "at the desk",
        standings.at_the_desk,
        (
            "reviewer:inbox", "reviewer:unclaimed", "reviewer:done", "reviewer:case/paper",
            "reviewer:send_back/paper", "reviewer:reject/paper", "reviewer:recoveries",
            "reviewer:recovery/claim", "entrance:posting", "reviewer:roster",
            "reviewer:person/draft", "reviewer:upload/draft/slot",
            "reviewer:correct_employer/paper", "reviewer:change_phone/draft",
            "reviewer:conflicts", "reviewer:withdraw_conflict/conflict", "reviewer:calls",
        ),
    ),
    Scene(
        "a second key",
        standings.second_key,
        ("reviewer:case/paper", "reviewer:disqualify/paper", "reviewer:disqualify/other"),
    ),
    Scene(
        "beside the desk",
        standings.at_the_desk,
        (
            "reviewer:set_aside/paper", "reviewer:hand_over/paper", "reviewer:saved_filters",
            "reviewer:bulk_check", "reviewer:bulk_jobs", "reviewer:bulk_job/job",
        ),
    ),
    Scene(
        "in the office",
        standings.in_the_office,
        (
            "office:home", "office:tickets", "office:counter", "office:take_payment/paper",
            "office:scores", "office:score_sheet/sheet", "office:employer_requests",
            "office:employer_request/asked", "office:extensions", "office:extension/more_time",
            "office:propose_extension", "office:calls",
        ),
    ),
    Scene("warned", late_and_practising.warned, ("reviewer:reminders",)),
    Scene(
        "answering",
        late_and_practising.answering,
        ("reviewer:overdue", "reviewer:practice_results"),
    ),
    Scene(
        "practising",
        late_and_practising.practising,
        ("reviewer:practice", "reviewer:practice_case/case", "reviewer:practice_case/answered"),
    ),
    Scene(
        "looking after accounts",
        standings.looking_after,
        (
            "office:accounts", "office:new_account", "office:account/person",
            "office:grant_posting/person", "office:name_substitute/person/posting",
            "entrance:substitute", "entrance:renew_factor",
        ),
    ),
    Scene(
        "above other employers",
        employers_below.above,
        (
            "office:accounts", "office:new_account", "office:account/person",
            "office:grant_posting/person",
        ),
    ),
    Scene(
        "watching",
        standings.watching,
        ("supervisor:board", "supervisor:process", "supervisor:cases", "supervisor:trail/paper",
         "supervisor:conflicts", "supervisor:second_looks"),
    ),
    Scene(
        "looking again",
        standings.looking_again,
        ("reviewer:second_looks", "reviewer:second_look/look"),
    ),
)  # fmt: skip

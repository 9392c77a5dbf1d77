"""What every address answers to whom: one line for each URL name, and no address without a line.

A new address needs one line here: `"face:page": look(AUDIENCE)` for a page that is only looked at,
`deed(...)` for one that is only posted to, `both(...)` for a form. When the address names something
in it, say what: `look(REVIEW, "paper")`; kinds of things are made in `tests/matrix/cast.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.matrix.audiences import (
    ADMINS,
    ANSWERING,
    ASKED,
    CALLERS,
    CALLING_CLERKS,
    CANDIDATES,
    CLERKS,
    COUNTER,
    DECLARER,
    EVERYBODY,
    JUDGES,
    LOOKED_AFTER,
    OF_THE_CITY,
    OFFICE,
    PEOPLE,
    PRACTISING,
    RECOVERIES,
    REVIEW,
    REVIEWERS,
    SIGNED_IN,
    SUPERVISORS,
)

if TYPE_CHECKING:
    from tests.matrix.audiences import Audience


@dataclass(frozen=True)
class Line:
    """Who is let in, by which methods; `kind` is what the address names, "" for nothing.

    `bare` is a further status that whoever is let in may hear to a request with nothing in it.
    """

    methods: str
    who: Audience
    kind: str = ""
    bare: int = 0


def look(who: Audience, kind: str = "") -> Line:
    return Line("GET", who, kind)


def deed(who: Audience, kind: str = "", *, bare: int = 0) -> Line:
    return Line("POST", who, kind, bare)


def both(who: Audience, kind: str = "") -> Line:
    return Line("GET POST", who, kind)


EXPECTED = {
    # entrance
    "entrance:home": look(EVERYBODY),
    "entrance:region": deed(EVERYBODY),
    "entrance:notice": both(EVERYBODY),
    "entrance:register": both(EVERYBODY),
    "entrance:send_register_code": deed(EVERYBODY),
    "entrance:check_registration": deed(EVERYBODY),
    "entrance:sign_in": both(EVERYBODY),
    "entrance:staff_sign_in": both(EVERYBODY),
    "entrance:sign_out": deed(EVERYBODY),
    "entrance:posting": both(SIGNED_IN),
    "entrance:second_factor": both(EVERYBODY),
    "entrance:enrol": both(EVERYBODY),
    "entrance:renew_factor": both(SIGNED_IN),
    "entrance:substitute": both(SIGNED_IN),
    "entrance:end_substitute": deed(SIGNED_IN),
    "entrance:forgot": both(EVERYBODY),
    "entrance:send_reset_code": deed(EVERYBODY),
    "entrance:weigh_password": deed(EVERYBODY),
    "entrance:new_password": both(EVERYBODY),
    "entrance:change_password": both(SIGNED_IN),
    "entrance:claim": both(EVERYBODY),
    "entrance:send_claim_code": deed(EVERYBODY),
    "entrance:lost_phone": both(EVERYBODY),
    "entrance:send_lost_phone_code": deed(EVERYBODY),
    "entrance:change_phone": both(CANDIDATES),
    "entrance:send_change_phone_code": deed(CANDIDATES),
    "entrance:stop_change": deed(CANDIDATES),
    "entrance:follow": both(EVERYBODY),
    "entrance:send_follow_code": deed(EVERYBODY),
    "entrance:add_id_photo": deed(EVERYBODY),
    "entrance:object_to_change": deed(EVERYBODY),
    "entrance:employers": look(EVERYBODY),
    "entrance:verify": look(EVERYBODY),
    "entrance:verify_message": both(EVERYBODY),
    "entrance:help": look(EVERYBODY),
    "entrance:phone": both(EVERYBODY),
    "entrance:payment_notification": deed(EVERYBODY),
    # shell
    "shell:text_size": deed(EVERYBODY),
    "shell:stay": deed(SIGNED_IN),
    "shell:healthz": look(EVERYBODY),
    # candidate, who fills in
    "candidate:choose": both(CANDIDATES),
    "candidate:application": both(CANDIDATES),
    "candidate:papers": look(CANDIDATES),
    "candidate:employers": look(CANDIDATES),
    "candidate:ask_employer": both(CANDIDATES),
    "candidate:trades": look(CANDIDATES),
    "candidate:cascade": look(CANDIDATES),
    "candidate:save_field": deed(CANDIDATES, "paper"),
    "candidate:upload": deed(CANDIDATES, "paper"),
    "candidate:phone_upload": both(CANDIDATES, "paper"),
    "candidate:phone_upload_state": look(CANDIDATES, "paper"),
    "candidate:begin_upload": deed(CANDIDATES, "paper"),
    "candidate:send_piece": deed(CANDIDATES),
    "candidate:change_page": deed(CANDIDATES, "attachment"),
    "candidate:word_paper": both(CANDIDATES),
    "candidate:appraisal_form": both(CANDIDATES),
    "candidate:file": look(CANDIDATES, "attachment"),
    "candidate:small_file": look(CANDIDATES, "attachment"),
    "candidate:check": look(CANDIDATES),
    "candidate:confirm": deed(CANDIDATES),
    "candidate:refused": look(CANDIDATES),
    "candidate:change_level": deed(CANDIDATES),
    "candidate:send_submit_code": deed(CANDIDATES),
    "candidate:submit": both(CANDIDATES),
    "candidate:answers": look(CANDIDATES),
    "candidate:submitted": look(CANDIDATES),
    "candidate:photo": both(CANDIDATES, "paper"),
    "candidate:photo_cut": both(CANDIDATES, "original"),
    "candidate:photo_result": look(CANDIDATES, "original"),
    "candidate:photo_original": look(CANDIDATES, "original"),
    "candidate:photo_framed": look(CANDIDATES, "original"),
    "candidate:photo_marked": look(CANDIDATES, "original"),
    # candidate, who follows
    "candidate:home": look(CANDIDATES),
    "candidate:progress": look(CANDIDATES),
    "candidate:fix": both(CANDIDATES),
    "candidate:fix_send": deed(CANDIDATES),
    "candidate:fix_confirm": deed(CANDIDATES),
    "candidate:fix_item": both(CANDIDATES),
    "candidate:withdraw": both(CANDIDATES),
    "candidate:withdraw_send": deed(CANDIDATES),
    "candidate:pay": both(CANDIDATES),
    "candidate:pay_ask": deed(CANDIDATES),
    "candidate:pay_waiting": look(CANDIDATES),
    "candidate:pay_state": look(CANDIDATES),
    "candidate:pay_code": look(CANDIDATES, "order"),
    "candidate:ticket": look(CANDIDATES),
    "candidate:ticket_code": both(CANDIDATES),
    "candidate:ticket_send": deed(CANDIDATES),
    "candidate:ticket_pdf": look(CANDIDATES, "ticket"),
    "candidate:ticket_portrait": look(CANDIDATES, "ticket"),
    "candidate:ticket_qr": look(CANDIDATES, "ticket"),
    "candidate:result": look(CANDIDATES),
    "candidate:my_data": both(CANDIDATES),
    "candidate:my_data_send": deed(CANDIDATES),
    "candidate:my_data_download": deed(CANDIDATES),
    "candidate:sign_out_everywhere": deed(CANDIDATES),
    # reviewer
    "reviewer:inbox": look(REVIEW),
    "reviewer:unclaimed": look(REVIEW),
    "reviewer:done": look(REVIEW),
    "reviewer:start": deed(REVIEW),
    "reviewer:claim_next": deed(REVIEW),
    "reviewer:case": look(REVIEW, "paper"),
    "reviewer:claim": deed(REVIEW, "paper"),
    "reviewer:release": deed(REVIEW, "paper"),
    "reviewer:approve": deed(REVIEW, "paper"),
    "reviewer:send_back": both(REVIEW, "paper"),
    "reviewer:reject": both(REVIEW, "paper"),
    "reviewer:upload": both(PEOPLE, "paper"),
    "reviewer:document": look(REVIEW, "attachment"),
    "reviewer:original": look(REVIEW, "original"),
    "reviewer:recoveries": look(REVIEW),
    "reviewer:recovery": look(RECOVERIES, "recovery"),
    "reviewer:recovery_photo": look(RECOVERIES, "recovery"),
    "reviewer:propose_recovery": deed(RECOVERIES, "recovery"),
    "reviewer:confirm_recovery": deed(RECOVERIES, "recovery"),
    "reviewer:refuse_recovery": both(RECOVERIES, "recovery"),
    "reviewer:conflicts": both(REVIEW),
    "reviewer:withdraw_conflict": both(DECLARER, "conflict"),
    "reviewer:roster": look(ADMINS),
    "reviewer:export_roster": deed(ADMINS),
    "reviewer:person": look(PEOPLE, "paper"),
    "reviewer:correct_employer": both(PEOPLE, "paper"),
    "reviewer:change_phone": both(PEOPLE, "paper"),
    "reviewer:change_phone_code": deed(PEOPLE, "paper"),
    "reviewer:reminders": look(REVIEW),
    "reviewer:overdue": look(SUPERVISORS),
    "reviewer:reassign": deed(SUPERVISORS),
    "reviewer:practice": look(REVIEWERS),
    "reviewer:practice_case": both(PRACTISING, "practice"),
    "reviewer:practice_paper": look(PRACTISING, "practice"),
    "reviewer:practice_results": look(SUPERVISORS),
    "reviewer:reset_practice": deed(ANSWERING, "practiser"),
    "reviewer:calls": look(REVIEW),
    "reviewer:show_phone": deed(CALLERS, "paper"),
    "reviewer:tick_call": deed(CALLERS, "paper"),
    "reviewer:undo_call": deed(CALLERS, "paper"),
    "reviewer:undo": deed(REVIEW, "paper"),
    "reviewer:tell_now": deed(REVIEW, "paper"),
    "reviewer:note": deed(REVIEW, "paper"),
    "reviewer:disqualify": both(JUDGES, "paper"),
    "reviewer:agree_disqualification": deed(JUDGES, "paper"),
    "reviewer:drop_disqualification": deed(JUDGES, "paper"),
    # office
    "office:home": look(OFFICE),
    "office:tickets": look(CLERKS),
    "office:issue_tickets": both(CLERKS),
    "office:employer_requests": look(CLERKS),
    "office:employer_request": look(ASKED, "request"),
    "office:add_employer": deed(ASKED, "request"),
    "office:point_employer": deed(ASKED, "request", bare=404),
    "office:refuse_employer": deed(ASKED, "request"),
    "office:counter": both(COUNTER),
    "office:take_payment": both(COUNTER, "paper"),
    "office:scores": both(CLERKS),
    "office:score_template": look(CLERKS),
    "office:score_sheet": look(CLERKS, "sheet"),
    "office:publish": deed(CLERKS, "sheet"),
    "office:discard": deed(CLERKS, "sheet"),
    "office:accounts": look(LOOKED_AFTER),
    "office:new_account": both(LOOKED_AFTER),
    "office:account": look(LOOKED_AFTER, "account"),
    "office:grant_posting": both(LOOKED_AFTER, "account"),
    "office:agree_posting": deed(LOOKED_AFTER, "account", bare=404),
    "office:end_posting": deed(LOOKED_AFTER, "account", bare=404),
    "office:name_substitute": Line("GET POST", LOOKED_AFTER, "account", 404),
    "office:new_start_password": deed(LOOKED_AFTER, "account"),
    "office:deactivate": deed(LOOKED_AFTER, "account"),
    "office:reactivate": deed(LOOKED_AFTER, "account"),
    "office:ask_factor_reset": deed(LOOKED_AFTER, "account"),
    "office:agree_factor_reset": deed(LOOKED_AFTER, "account"),
    "office:refuse_factor_reset": deed(LOOKED_AFTER, "account"),
    "office:extensions": look(CLERKS),
    "office:propose_extension": both(CLERKS),
    "office:extension": look(OF_THE_CITY, "extension"),
    "office:confirm_extension": deed(OF_THE_CITY, "extension"),
    "office:refuse_extension": deed(OF_THE_CITY, "extension"),
    "office:take_back_extension": deed(OF_THE_CITY, "extension"),
    "office:calls": look(CLERKS),
    "office:show_phone": deed(CALLING_CLERKS, "paper"),
    "office:tick_call": deed(CALLING_CLERKS, "paper"),
    "office:undo_call": deed(CALLING_CLERKS, "paper"),
    # supervisor
    "supervisor:board": look(SUPERVISORS),
    "supervisor:process": look(SUPERVISORS),
    "supervisor:cases": look(SUPERVISORS),
    "supervisor:conflicts": look(SUPERVISORS),
    "supervisor:trail": look(SUPERVISORS, "paper"),
}

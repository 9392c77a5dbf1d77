"""Addresses of this face."""

from __future__ import annotations

from django.urls import path

from portals.office import (
    account,
    accounts,
    calls,
    counter,
    employer_requests,
    extensions,
    home,
    score_sheet,
    scores,
    stand_ins,
    tickets,
)

app_name = "office"
urlpatterns = [
    path("", home.home, name="home"),
    path("calls/", calls.calls, name="calls"),
    path("calls/<str:public_id>/phone/", calls.show_phone, name="show_phone"),
    path("calls/<str:public_id>/", calls.tick_call, name="tick_call"),
    path("calls/<str:public_id>/undo/", calls.undo_call, name="undo_call"),
    path("tickets/", tickets.tickets, name="tickets"),
    path("tickets/issue/", tickets.issue_tickets, name="issue_tickets"),
    path("employers/", employer_requests.employer_requests, name="employer_requests"),
    path("employers/<str:public_id>/", employer_requests.employer_request, name="employer_request"),
    path("employers/<str:public_id>/add/", employer_requests.add_employer, name="add_employer"),
    path(
        "employers/<str:public_id>/point/", employer_requests.point_employer, name="point_employer"
    ),
    path(
        "employers/<str:public_id>/refuse/",
        employer_requests.refuse_employer,
        name="refuse_employer",
    ),
    path("extensions/", extensions.extensions, name="extensions"),
    path("extensions/new/", extensions.propose_extension, name="propose_extension"),
    path("extensions/<str:public_id>/", extensions.extension, name="extension"),
    path(
        "extensions/<str:public_id>/confirm/",
        extensions.confirm_extension,
        name="confirm_extension",
    ),
    path(
        "extensions/<str:public_id>/refuse/", extensions.refuse_extension, name="refuse_extension"
    ),
    path(
        "extensions/<str:public_id>/take-back/",
        extensions.take_back_extension,
        name="take_back_extension",
    ),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.new_account, name="new_account"),
    path("accounts/<str:public_id>/", account.account, name="account"),
    path("accounts/<str:public_id>/grant/", accounts.grant_posting, name="grant_posting"),
    path(
        "accounts/<str:public_id>/postings/<str:handle>/agree/",
        account.agree_posting,
        name="agree_posting",
    ),
    path(
        "accounts/<str:public_id>/postings/<str:handle>/end/",
        account.end_posting,
        name="end_posting",
    ),
    path(
        "accounts/<str:public_id>/postings/<str:handle>/substitute/",
        stand_ins.name_substitute,
        name="name_substitute",
    ),
    path(
        "accounts/<str:public_id>/password/", account.new_start_password, name="new_start_password"
    ),
    path("accounts/<str:public_id>/close/", account.deactivate, name="deactivate"),
    path("accounts/<str:public_id>/open/", account.reactivate, name="reactivate"),
    path("accounts/<str:public_id>/reset/", account.ask_factor_reset, name="ask_factor_reset"),
    path(
        "accounts/<str:public_id>/reset/agree/",
        account.agree_factor_reset,
        name="agree_factor_reset",
    ),
    path(
        "accounts/<str:public_id>/reset/refuse/",
        account.refuse_factor_reset,
        name="refuse_factor_reset",
    ),
    path("counter/", counter.counter, name="counter"),
    path("counter/<str:public_id>/", counter.take_payment, name="take_payment"),
    path("scores/", scores.scores, name="scores"),
    path("scores/sheet.xlsx", scores.score_template, name="score_template"),
    path("scores/<str:public_id>/", score_sheet.score_sheet, name="score_sheet"),
    path("scores/<str:public_id>/publish/", score_sheet.publish, name="publish"),
    path("scores/<str:public_id>/discard/", score_sheet.discard, name="discard"),
]

"""Addresses of this face."""

from __future__ import annotations

from django.urls import path

from portals.office import (
    counter,
    employer_requests,
    extensions,
    home,
    score_sheet,
    scores,
    tickets,
)

app_name = "office"
urlpatterns = [
    path("", home.home, name="home"),
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
    path("counter/", counter.counter, name="counter"),
    path("counter/<str:public_id>/", counter.take_payment, name="take_payment"),
    path("scores/", scores.scores, name="scores"),
    path("scores/sheet.xlsx", scores.score_template, name="score_template"),
    path("scores/<str:public_id>/", score_sheet.score_sheet, name="score_sheet"),
    path("scores/<str:public_id>/publish/", score_sheet.publish, name="publish"),
    path("scores/<str:public_id>/discard/", score_sheet.discard, name="discard"),
]

"""Addresses of this face."""

from __future__ import annotations

from django.urls import path

from portals.reviewer import (
    case,
    conflicts,
    correcting,
    deciding,
    lists,
    originals,
    overdue,
    people,
    phones,
    practice,
    recoveries,
    reminders,
    roster,
    taking,
    undoing,
    uploading,
)

app_name = "reviewer"
urlpatterns = [
    path("", lists.inbox, name="inbox"),
    path("unclaimed/", lists.unclaimed, name="unclaimed"),
    path("done/", lists.done, name="done"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("overdue/", overdue.overdue, name="overdue"),
    path("overdue/reassign/", overdue.reassign, name="reassign"),
    path("practice/", practice.practice, name="practice"),
    path("practice/results/", practice.practice_results, name="practice_results"),
    path("practice/results/<str:public_id>/reset/", practice.reset_practice, name="reset_practice"),
    path("practice/<str:public_id>/", practice.practice_case, name="practice_case"),
    path("practice/<str:public_id>/<int:number>/", practice.practice_paper, name="practice_paper"),
    path("start/", taking.start, name="start"),
    path("claim-next/", taking.claim_next, name="claim_next"),
    path("case/<str:public_id>/", case.case, name="case"),
    path("case/<str:public_id>/claim/", taking.claim, name="claim"),
    path("case/<str:public_id>/release/", taking.release, name="release"),
    path("case/<str:public_id>/approve/", deciding.approve, name="approve"),
    path("case/<str:public_id>/send-back/", deciding.send_back, name="send_back"),
    path("case/<str:public_id>/reject/", deciding.reject, name="reject"),
    path("case/<str:public_id>/undo/", undoing.undo, name="undo"),
    path("case/<str:public_id>/tell-now/", undoing.tell_now, name="tell_now"),
    path("case/<str:public_id>/upload/<str:code>/", uploading.upload, name="upload"),
    path("document/<str:public_id>/", case.document, name="document"),
    path("original/<str:public_id>/", originals.original, name="original"),
    path("people/", roster.roster, name="roster"),
    path("people/export/", roster.export_roster, name="export_roster"),
    path("people/<str:public_id>/", people.person, name="person"),
    path(
        "people/<str:public_id>/employer/",
        correcting.correct_employer,
        name="correct_employer",
    ),
    path("people/<str:public_id>/phone/", phones.change_phone, name="change_phone"),
    path("people/<str:public_id>/phone/code/", phones.change_phone_code, name="change_phone_code"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path(
        "conflicts/<str:public_id>/withdraw/",
        conflicts.withdraw_conflict,
        name="withdraw_conflict",
    ),
    path("recoveries/", recoveries.recoveries, name="recoveries"),
    path("recoveries/<str:public_id>/", recoveries.recovery, name="recovery"),
    path("recoveries/<str:public_id>/photo/", recoveries.recovery_photo, name="recovery_photo"),
    path(
        "recoveries/<str:public_id>/propose/",
        recoveries.propose_recovery,
        name="propose_recovery",
    ),
    path(
        "recoveries/<str:public_id>/confirm/",
        recoveries.confirm_recovery,
        name="confirm_recovery",
    ),
    path(
        "recoveries/<str:public_id>/refuse/",
        recoveries.refuse_recovery,
        name="refuse_recovery",
    ),
]

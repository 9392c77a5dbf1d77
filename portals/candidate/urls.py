"""Addresses of this face."""

from __future__ import annotations

from django.urls import include, path

from portals.candidate import (
    answers,
    appraisal,
    asking,
    changing_pages,
    checking,
    choose,
    form,
    options,
    phone_upload,
    refusing,
    saving,
    sending,
    submitting,
    uploads,
    word_papers,
)

app_name = "candidate"
urlpatterns = [
    path("choose/", choose.choose, name="choose"),
    path("application/", form.application, name="application"),
    path("application/papers/", form.papers, name="papers"),
    path("application/employers/", options.employers, name="employers"),
    path("application/employers/ask/", asking.ask_employer, name="ask_employer"),
    path("application/trades/<slug:field>/", options.trades, name="trades"),
    path("application/cascade/", saving.cascade, name="cascade"),
    path("application/<slug:public_id>/<slug:field>/save/", saving.save_field, name="save_field"),
    path("application/<slug:public_id>/<slug:code>/upload/", uploads.upload, name="upload"),
    path(
        "application/<slug:public_id>/<slug:code>/phone/",
        phone_upload.phone_upload,
        name="phone_upload",
    ),
    path(
        "application/<slug:public_id>/<slug:code>/phone/<slug:link_id>/",
        phone_upload.phone_upload_state,
        name="phone_upload_state",
    ),
    path(
        "application/<slug:public_id>/<slug:code>/begin/",
        sending.begin_upload,
        name="begin_upload",
    ),
    path("piece/<slug:token>/", sending.send_piece, name="send_piece"),
    path("page/<slug:public_id>/", changing_pages.change_page, name="change_page"),
    path("application/word/<slug:code>/", word_papers.word_paper, name="word_paper"),
    path("application/appraisal-form/", appraisal.appraisal_form, name="appraisal_form"),
    path("file/<slug:public_id>/", uploads.file, name="file"),
    path("file/<slug:public_id>/small/", uploads.small_file, name="small_file"),
    path("check/", checking.check, name="check"),
    path("check/confirm/", checking.confirm, name="confirm"),
    path("check/refused/", refusing.refused, name="refused"),
    path("check/level/", refusing.change_level, name="change_level"),
    path("submit/code/", submitting.send_submit_code, name="send_submit_code"),
    path("submit/", submitting.submit, name="submit"),
    path("answers/", answers.answers, name="answers"),
    path("submitted/", submitting.submitted, name="submitted"),
    path("", include("portals.candidate.coach.urls")),
    path("", include("portals.candidate.following.urls")),
    path("", include("portals.candidate.mine.urls")),
]

"""Addresses of this face."""

from __future__ import annotations

from django.urls import include, path

from portals.candidate import (
    checking,
    choose,
    form,
    options,
    phone_upload,
    refusing,
    saving,
    submitting,
    uploads,
)

app_name = "candidate"
urlpatterns = [
    path("choose/", choose.choose, name="choose"),
    path("application/", form.application, name="application"),
    path("application/papers/", form.papers, name="papers"),
    path("application/employers/", options.employers, name="employers"),
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
    path("file/<slug:public_id>/", uploads.file, name="file"),
    path("check/", checking.check, name="check"),
    path("check/confirm/", checking.confirm, name="confirm"),
    path("check/refused/", refusing.refused, name="refused"),
    path("check/level/", refusing.change_level, name="change_level"),
    path("submit/code/", submitting.send_submit_code, name="send_submit_code"),
    path("submit/", submitting.submit, name="submit"),
    path("submitted/", submitting.submitted, name="submitted"),
    path("", include("portals.candidate.coach.urls")),
    path("", include("portals.candidate.following.urls")),
]

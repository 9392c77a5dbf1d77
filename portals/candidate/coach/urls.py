"""Addresses of the photo coach."""

from __future__ import annotations

from django.urls import path

from portals.candidate.coach import pictures, steps

urlpatterns = [
    path("application/<slug:public_id>/photo/", steps.photo, name="photo"),
    path("photo/<slug:public_id>/", steps.photo_cut, name="photo_cut"),
    path("photo/<slug:public_id>/result/", steps.photo_result, name="photo_result"),
    path("photo/<slug:public_id>/original.jpg", pictures.photo_original, name="photo_original"),
    path("photo/<slug:public_id>/framed.jpg", pictures.photo_framed, name="photo_framed"),
    path("photo/<slug:public_id>/marked.jpg", pictures.photo_marked, name="photo_marked"),
]

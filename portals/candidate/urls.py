"""Addresses of this face."""

from __future__ import annotations

from django.urls import include, path

app_name = "candidate"
urlpatterns = [
    path("", include("portals.candidate.following.urls")),
]

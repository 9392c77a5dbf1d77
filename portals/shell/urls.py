"""Addresses every face may use."""

from __future__ import annotations

from django.urls import path

from portals.shell import views

app_name = "shell"
urlpatterns = [
    path("text-size/", views.text_size, name="text_size"),
    path("stay/", views.stay, name="stay"),
    path("healthz/", views.healthz, name="healthz"),
]

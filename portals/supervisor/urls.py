"""Addresses of this face."""

from __future__ import annotations

from django.urls import path

from portals.supervisor import board, cases, conflicts, process, second_looks, trail

app_name = "supervisor"
urlpatterns = [
    path("", board.board, name="board"),
    path("process/", process.process, name="process"),
    path("cases/", cases.cases, name="cases"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("second-looks/", second_looks.second_looks, name="second_looks"),
    path("case/<str:public_id>/", trail.trail, name="trail"),
]

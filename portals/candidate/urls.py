"""Addresses of this face."""

from __future__ import annotations

app_name = "candidate"
urlpatterns: list[object] = []

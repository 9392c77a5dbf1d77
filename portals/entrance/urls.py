"""Addresses of this face."""

from __future__ import annotations

app_name = "entrance"
urlpatterns: list[object] = []

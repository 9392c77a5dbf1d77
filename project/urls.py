"""Every address. Each face has its own prefix."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("portals.entrance.urls")),
    path("", include("portals.shell.urls")),
    path("my/", include("portals.candidate.urls")),
    path("desk/", include("portals.reviewer.urls")),
    path("office/", include("portals.office.urls")),
    path("supervision/", include("portals.supervisor.urls")),
]

"""Prints what each page of a candidate costs to load: `python -m bench.pages`.

Asked as a browser asks, through the whole server with production's static files: compressed, with
hashed names that a browser keeps for good. First load is page, styles and scripts; a repeat is the
page alone. Uses a database of its own, which is dropped at the end.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.test")
django.setup()

from django.conf import settings  # noqa: E402 - after the set-up
from django.core.management import call_command  # noqa: E402 - after the set-up
from django.db import connection  # noqa: E402 - after the set-up
from django.test import Client, override_settings  # noqa: E402 - after the set-up
from django.urls import reverse  # noqa: E402 - after the set-up

from tests import builders  # noqa: E402 - after the set-up

if TYPE_CHECKING:
    from applications.models import Application

FIRST, REPEAT = 120, 15
"""Kilobytes a page may cost."""
TAKES = {"Accept-Encoding": "gzip, br"}
PARTS = re.compile(r'(?:<script src|<link rel="stylesheet"\s+href)="([^"]+)"')
DRAFTED = ("home", "application", "check", "ask_employer", "progress")
SUBMITTED = ("home", "progress", "answers", "withdraw")
BEFORE = ("choose",)


def size_of(client: Client, url: str) -> tuple[int, str]:
    """Return the bytes that travel, and how long a browser keeps them."""
    answer = client.get(url)
    content = b"".join(answer) if answer.streaming else answer.content
    return len(content), answer.headers.get("Cache-Control", "")


def parts_of(client: Client, url: str) -> list[str]:
    """Return the addresses of a page's styles and scripts."""
    plain = Client()
    plain.cookies = client.cookies
    return PARTS.findall(plain.get(url).content.decode())


def measure(client: Client, title: str, names: tuple[str, ...]) -> bool:
    """Print a line for each page; say whether all keep within the limits."""
    fits = True
    for name in names:
        url = reverse(f"candidate:{name}")
        page, _ = size_of(client, url)
        parts = [size_of(client, part) for part in parts_of(client, url)]
        first = page + sum(size for size, _ in parts)
        kept = all("immutable" in cache for _, cache in parts)
        fits = fits and kept and first <= FIRST * 1024 and page <= REPEAT * 1024
        told = "kept for good" if kept else "NOT KEPT"
        sizes = f"{first / 1024:6.1f} KB first  {page / 1024:5.1f} KB again"
        print(f"  {sizes}  {told}  {title} {name}")
    return fits


def signed_in(paper: Application) -> Client:
    client = Client(headers=TAKES)
    client.force_login(paper.candidate)
    return client


def main() -> int:
    """Collect the static files, walk through the pages, and drop the database."""
    connection.settings_dict["TEST"]["NAME"] = f"kaowu_bench_pages_{os.getpid()}"
    old_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    served = ["whitenoise.middleware.WhiteNoiseMiddleware", *settings.MIDDLEWARE]
    changed = {"STORAGES": storages, "MIDDLEWARE": served}
    try:
        with TemporaryDirectory() as root, override_settings(STATIC_ROOT=root, **changed):
            call_command("collectstatic", interactive=False, verbosity=0)
            print(f"{sum(1 for _ in Path(root).rglob('*.gz'))} files compressed")
            world = builders.a_world()
            nobody = Client(headers=TAKES)
            nobody.force_login(builders.a_person())
            fits = [
                measure(nobody, "new", BEFORE),
                measure(signed_in(builders.a_draft(world)), "draft", DRAFTED),
                measure(signed_in(builders.a_submitted(world)), "submitted", SUBMITTED),
            ]
        return 0 if all(fits) else 1
    finally:
        connection.creation.destroy_test_db(old_name, verbosity=0)


if __name__ == "__main__":
    raise SystemExit(main())

"""The demo province on one machine: real database, embedded broker, simulators as processes."""

from __future__ import annotations

import hashlib

from project import env
from project.embedded import database_url
from project.settings.base import *
from project.settings.base import DATA_DIR

DATA_DIR.mkdir(parents=True, exist_ok=True)
DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.words("ALLOWED_HOSTS")]
DATABASES = {"default": env.database(database_url())}
# Made up for the demo, so that a second start can read what the first one wrote.
SECRET_KEY = hashlib.sha256(b"kaowu demo").hexdigest()
FIELD_KEYS = [f"1:{hashlib.sha256(b'kaowu demo field key').hexdigest()}"]
BLIND_KEY = hashlib.sha256(b"kaowu demo blind key").hexdigest()
# Straight from the source folders: nothing to collect, nothing that can be stale.
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

"""The suite: PostgreSQL as in production, files in a scratch folder, no broker needed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from project import env
from project.embedded import database_url
from project.settings.base import *

DEMO = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = {"default": env.database(database_url())}
DATABASES["default"]["CONN_MAX_AGE"] = 0
SECRET_KEY = "only for the suite"
FIELD_KEYS = [f"1:{hashlib.sha256(b'suite field key').hexdigest()}"]
BLIND_KEY = hashlib.sha256(b"suite blind key").hexdigest()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
MEDIA_ROOT = str(Path(tempfile.gettempdir()) / f"kaowu-test-files-{os.getpid()}")
PAYMENT_GATEWAY["keys"] = str(Path(MEDIA_ROOT) / "keys")
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]
TEMPLATE_OPTIONS["debug"] = True  # the coverage of templates asks for it
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

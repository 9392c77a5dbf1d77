"""A real province. Every secret comes from the environment; nothing has an unsafe default."""

from __future__ import annotations

from project import env
from project.settings.base import *

DEMO = False
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=True)
SECRET_KEY = env.secret("SECRET_KEY")
FIELD_KEYS = env.words("FIELD_KEYS") or [env.secret("FIELD_KEYS")]
BLIND_KEY = env.secret("BLIND_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or [env.secret("ALLOWED_HOSTS")]
SITE_ADDRESS = env.secret("SITE_ADDRESS")
SMS_GATEWAY["endpoint"] = env.secret("SMS_ENDPOINT")
SMS_GATEWAY["access_key_id"] = env.secret("SMS_ACCESS_KEY_ID")
SMS_GATEWAY["access_key_secret"] = env.secret("SMS_ACCESS_KEY_SECRET")
SMS_GATEWAY["sign_name"] = env.secret("SMS_SIGN_NAME")
PAYMENT_GATEWAY["endpoint"] = env.secret("PAY_ENDPOINT")
PAYMENT_GATEWAY["keys"] = env.secret("PAY_KEYS")
DATABASES = {"default": env.database(env.secret("DATABASE_URL"))}

SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

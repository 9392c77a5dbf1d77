"""What holds everywhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from csp.constants import NONE, SELF
from kombu import Exchange, Queue

from project import env

if TYPE_CHECKING:
    from notifications.gateways import SmsOptions

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.secret("KAOWU_DATA", str(BASE_DIR / ".data")))

DEBUG = False
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "viewflow.workflow",
    "audit",
    "registry",
    "accounts",
    "exams",
    "applications",
    "notifications",
    "payments",
    "sittings",
    "flows",
    "portals.shell",
]
VIEWFLOW = {"AUTOREGISTER": False}

MIDDLEWARE = [
    "portals.shell.middleware.RequestId",
    "portals.shell.middleware.TrustedProxy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portals.shell.compression.CompressPages",
    "csp.middleware.CSPMiddleware",
    "portals.shell.middleware.SecurityHeaders",
    "portals.shell.middleware.OldBrowser",
    "portals.shell.sessions.KindSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATE_OPTIONS: dict[str, object] = {
    "context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "portals.shell.context.shell",
    ],
}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": TEMPLATE_OPTIONS,
    }
]
FORM_RENDERER = "forms.rendering.KaowuFormRenderer"

# --- who somebody is -------------------------------------------------------
AUTHENTICATION_BACKENDS = ["accounts.backends.PhoneOrIdNumber"]
PASSWORD_HASHERS = ["accounts.hashers.TunedArgon2"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "accounts.passwords.HardToGuess"}]
LOGIN_URL = "entrance:sign_in"
LOGIN_REDIRECT_URL = "entrance:home"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_SAMESITE = "Lax"

# --- what the browser may do -----------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- language and time -----------------------------------------------------
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- files -----------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = str(DATA_DIR / "files")
PRIVATE_FILES_ACCEL = env.secret("PRIVATE_FILES_ACCEL", "")
STORAGES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Celery: the outbox is the truth, the broker only a doorbell -----------
CELERY_BROKER_URL = env.secret("BROKER_URL", "memory://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "messages"
CELERY_TASK_ROUTES = {
    "notifications.tasks.deliver_codes": {"queue": "codes"},
    "flows.tasks.*": {"queue": "clock"},
}
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = (
    {"polling_interval": 0.2} if CELERY_BROKER_URL.startswith("memory") else {}
)
if CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300, "unacked_restore_throttle": 1}
if CELERY_BROKER_URL.startswith("amqp"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"confirm_publish": True}
# A worker reads them all; quorum queues survive a broker's crash.
CELERY_TASK_QUEUES = [
    Queue(
        name,
        Exchange(name),
        routing_key=name,
        queue_arguments=(
            {"x-queue-type": "quorum"} if CELERY_BROKER_URL.startswith("amqp") else None
        ),
    )
    for name in ("codes", "messages", "clock")
]

# --- those who speak to the outside ----------------------------------------
SMS_GATEWAY: SmsOptions = {
    "carrier": "console" if env.flag("SMS_TO_CONSOLE", default=False) else "aliyun",
    "endpoint": env.secret("SMS_ENDPOINT", "http://127.0.0.1:8911"),
    "access_key_id": env.secret("SMS_ACCESS_KEY_ID", "demo-key"),
    "access_key_secret": env.secret("SMS_ACCESS_KEY_SECRET", "demo-secret"),
    "sign_name": env.secret("SMS_SIGN_NAME", "河南工考"),
    "default_template": env.secret("SMS_DEFAULT_TEMPLATE", "SMS_TEXT"),
}
OUTBOX_LEASE = timedelta(seconds=env.number("OUTBOX_LEASE_SECONDS", 15))
PAYMENT_GATEWAY = {
    "endpoint": env.secret("PAY_ENDPOINT", "http://127.0.0.1:8912"),
    "keys": env.secret("PAY_KEYS", str(DATA_DIR / "keys")),
}
SITE_ADDRESS = env.secret("SITE_ADDRESS", "http://127.0.0.1:8000")

# --- limits that stop SMS bombing (trust.md T04): seconds, and how many codes in them -------------
# A phone's own, the share of it that any visitor may use, and one set of words of 找回密码. A day's
# first and third make ten, what the provider delivers to one number.
SMS_LIMITS = {
    "phone": [(60, 1), (3600, 5), (86400, 7)],
    "anybody": [(3600, 3), (86400, 4)],
    "claim": [(60, 1), (3600, 2), (86400, 3)],
    "network": [(60, 20), (3600, 100)],
    "everyone": [(60, 2000)],
}

# --- ways back to an account: how long each step waits (trust.md T09, T11) -----------------------
RECOVERY = {
    "cool_down": timedelta(hours=env.number("RECOVERY_COOL_DOWN_HOURS", 24)),
    "higher_office_after": timedelta(days=env.number("RECOVERY_HIGHER_OFFICE_DAYS", 2)),
    "life": timedelta(days=env.number("RECOVERY_LIFE_DAYS", 30)),
    "province_before_close": timedelta(hours=env.number("RECOVERY_PROVINCE_HOURS", 24)),
    "photo_kept": timedelta(days=env.number("RECOVERY_PHOTO_DAYS", 180)),
}

# --- accounts that were handed out: how long a start password opens the door -----------------
START_PASSWORD_LIFE = timedelta(days=env.number("START_PASSWORD_DAYS", 7))

# --- 手机扫码上传: how long a QR code holds, and how many pictures may be sent by it --------
PHONE_UPLOAD_LIFE = timedelta(minutes=env.number("PHONE_UPLOAD_MINUTES", 10))
PHONE_UPLOAD_MOST = 40

# --- files that arrive in pieces: how long a broken-off one waits, how much may wait ------
PARTIAL_UPLOADS_LIFE = timedelta(hours=24)
PARTIAL_UPLOADS_MOST_BYTES = 100 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "audit.redaction.RedactingFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.security": {"level": "WARNING"},
        "celery": {"level": "WARNING"},
        "amqp": {"level": "WARNING"},
    },
}

"""Settings: one file, read from the environment, safe where nothing is set.

PLAIN_HTTP=1 is for trying the site on one's own machine (script/server sets it), DEBUG=1 for
editing it there. Everywhere else SECRET_KEY and ALLOWED_HOSTS are needed, and cookies travel over
https only.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from .rules import language

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
PLAIN_HTTP = env.bool("PLAIN_HTTP", default=DEBUG)
# Without a key of its own a process makes one up: nothing of a visitor is signed with it, only
# form tokens and admin sessions, which then do not outlive the process.
SECRET_KEY = env.str("SECRET_KEY", default="") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "intake",
    "programs",
    "iop_guide",  # after these two: it reads what rests on their files
    "crispy_forms",
    "csp",
    "simple_history",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Lengths of compressed pages could give a form's token away, if someone else could have the
    # visitor's own page sent over and over with words of theirs on it. They cannot: cookies do not
    # come along from other sites, no page repeats what an address says, the token looks different
    # each time, and this adds up to a hundred random bytes.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "iop_guide.middleware.never_kept",
    "iop_guide.middleware.in_a_language",
    "iop_guide.middleware.head_as_get",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "iop_guide.preview_views.Previewing",
    "iop_guide.unkept.Unkept",
]
ROOT_URLCONF = "iop_guide.urls"
WSGI_APPLICATION = "iop_guide.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "iop_guide.context.on_every_page",
            ]
        },
    }
]
# Our own few templates for forms: templates/plain/.
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "plain"
CRISPY_FAIL_SILENTLY = not DEBUG

# SQLite unless DATABASE_URL names PostgreSQL. WAL lets readers go on while one writes; the
# busy timeout makes two writers wait for each other instead of failing; it is longer than the
# import of a whole directory holds the lock.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL;"
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "init_command": SQLITE_PRAGMAS,
        "timeout": 60,
        "transaction_mode": "IMMEDIATE",
    }
else:
    # Someone who told of danger is not left waiting for a machine that does not answer.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 2)
# Connections outlive a request; one that broke meanwhile is noticed and made anew.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]

# There is one list of languages, and it is not here; docs/languages.md says how one is added.
LANGUAGES = [(code, LANG_INFO[code]["name"]) for code in language.LANGUAGES]
LANGUAGE_CODE = language.LANGUAGES[0]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# What is the same for everyone is kept in each process, and nothing else is; while the site is
# edited nothing at all.
NOTHING = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
IN_MEMORY = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "TIMEOUT": None,
    "OPTIONS": {"MAX_ENTRIES": 1000},
}
CACHES = {"default": NOTHING, "pages": NOTHING if DEBUG else IN_MEMORY}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG
STATICFILES_STORAGE_PLAIN = DEBUG or env.bool("PLAIN_STATIC", default=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if STATICFILES_STORAGE_PLAIN
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# What definitions are asked besides programs' own checks, before they are published: each is
# called with the Definitions and returns a sentence for everything that is wrong. What the second
# list finds is shown, and stands in the way of nothing.
DEFINITION_CHECKS = [
    "iop_guide.result.checks.example_people.vignettes",
    "iop_guide.result.checks.questions.unreached_levels",
]
DEFINITION_WARNINGS = ["iop_guide.result.checks.questions.idle_options"]
# The editions of the ratings that the questions come to; limits are made for one of them.
RATINGS_EDITIONS = "intake.editions.editions"
# Whom of the example people a change of definitions moves to another level.
MOVED_PEOPLE = "iop_guide.result.checks.example_people.moved_people"
# Which of the questions ahead can still change a result by the levels of a request.
DECIDED = "iop_guide.result.decided.of_request.asks_of"
# The ways to give a level that the draft names, for whoever lists a program: key -> name.
WAYS_TO_GIVE_A_LEVEL = "programs.levels.drafts.format_names"
# Whether a change of words alone may be published without a second person. A change of limits or
# help lines never may.
TEXT_CHANGES_ALONE = env.bool("TEXT_CHANGES_ALONE", default=False)

FILE_UPLOAD_HANDLERS = [
    "programs.directory.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# After how many days without a call to the program a listing is marked as stale in the admin.
STALE_AFTER_DAYS = env.int("STALE_AFTER_DAYS", default=180)

# How long sealed answers may lie unused before they expire.
ANSWERS_IDLE_SECONDS = env.int("ANSWERS_IDLE_SECONDS", default=2 * 60 * 60)

# Cookies: for this visit only, never sent along from another site.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "iop_guide.unkept.form_expired"

SECURE_CONTENT_TYPE_NOSNIFF = True
# No other site ever learns where someone came from. Not "no-referrer": browsers then send forms
# with the origin "null", and the check of forms against forgery could no longer tell them apart.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=False)
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else env.int("SECURE_HSTS_SECONDS", default=31_536_000)
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The page that one is left on has an empty icon, written as data.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The log says what went wrong, never who asked or what was answered.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # It speaks of style sheets and of what is on a page.
    "loggers": {"weasyprint": {"propagate": False}},
}

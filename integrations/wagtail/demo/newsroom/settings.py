"""Settings of the demo site: SQLite, this machine only, nothing that calls out."""

import os
import secrets
from pathlib import Path

FOLDER = Path(os.environ.get("NEWSROOM_FOLDER", Path(__file__).resolve().parent.parent / ".site"))
FOLDER.mkdir(parents=True, exist_ok=True)

SECRET_KEY = os.environ.get("NEWSROOM_SECRET") or secrets.token_urlsafe(50)
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "onrecord_wagtail",
    "news",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.policy.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "newsroom.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL",
        },
        "TEST": {"NAME": FOLDER / "test.sqlite3"},  # a file: threads share it
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = FOLDER / "media"

WAGTAIL_SITE_NAME = "OnRecord demo newsroom"
WAGTAILADMIN_BASE_URL = os.environ.get("NEWSROOM_URL", "http://127.0.0.1:8800")
WAGTAIL_ENABLE_UPDATE_CHECK = False  # it asks wagtail.org
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # it asks gravatar.com
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10

# Which pages are briefed. Address and key come from the environment: ONRECORD_URL, ONRECORD_KEY.
ONRECORD = {
    "pages": {"news.ArticlePage": {"text": ["standfirst", "body"], "title": "title"}},
}

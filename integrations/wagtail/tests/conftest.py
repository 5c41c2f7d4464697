"""A newsroom in a database, and a stand-in for the service on a socket."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from stand_in import KEY, Service

STORIES = Path(__file__).resolve().parents[1] / "demo" / "stories"


@pytest.fixture
def service(settings, monkeypatch):
    """The stand-in, which the site is configured to use."""
    for name in ("ONRECORD_URL", "ONRECORD_KEY"):
        monkeypatch.delenv(name, raising=False)
    running = Service()
    settings.ONRECORD = {**settings.ONRECORD, "url": running.url}
    settings.ONRECORD_KEY = KEY
    yield running
    running.close()
    wait_for_threads()


@pytest.fixture
def newsroom(transactional_db, django_db_serialized_rollback, service, settings):
    """The demo's people, sections and articles; what is after a commit happens."""
    from news import newsdesk

    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # quick; it guards nothing here
    newsdesk.set_up(sorted(STORIES.glob("*.txt")))
    return service


@pytest.fixture
def page(newsroom):
    """An article in draft."""
    from news.models import ArticlePage

    return ArticlePage.objects.get(slug="harbour")


def wait_for_threads() -> None:
    """Wait for what goes on beside the requests."""
    for thread in threading.enumerate():
        if thread.name == "onrecord-after-commit":
            thread.join(20)


@pytest.fixture
def as_user(newsroom, client):
    """Log somebody in."""

    def log_in(name: str):
        from django.contrib.auth import get_user_model

        client.force_login(get_user_model().objects.get(username=name))
        return client

    return log_in

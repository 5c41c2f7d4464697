"""What the site's Django settings say: which pages are briefed, and the service's key."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings

from onrecord_wagtail.service import is_loopback, origin_of

if TYPE_CHECKING:
    from django.db.models import Model

DEFAULT_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class BriefedPage:
    """A page type that is briefed.

    Args:
        label: `app.Model`.
        text: names of the fields that make the article, in reading order.
        title: name of the field that holds its title.
        panel: whether the panel is added to its editor by itself.
    """

    label: str
    text: tuple[str, ...]
    title: str = "title"
    panel: bool = True

    @property
    def model(self) -> type[Model]:
        """The page's model. Raises LookupError where there is none."""
        return apps.get_model(self.label)


def said() -> dict[str, Any]:
    """The ONRECORD setting."""
    return dict(getattr(settings, "ONRECORD", None) or {})


def briefed_pages() -> list[BriefedPage]:
    """The page types that are briefed."""
    return [
        BriefedPage(label, tuple(one["text"]), one.get("title", "title"), one.get("panel", True))
        for label, one in said().get("pages", {}).items()
    ]


def briefed(model: type[Model]) -> BriefedPage | None:
    """How pages of this type are briefed; None where they are not."""
    label = model._meta.label.lower()
    return next((one for one in briefed_pages() if one.label.lower() == label), None)


def default_url() -> str:
    """The service's address where the admin names none."""
    return str(said().get("url") or os.environ.get("ONRECORD_URL") or DEFAULT_URL)


def key() -> str | None:
    """The service's key, from ONRECORD_KEY of the Django settings or of the environment."""
    given = getattr(settings, "ONRECORD_KEY", None) or os.environ.get("ONRECORD_KEY") or ""
    return str(given).strip() or None


def key_for(url: str) -> str | None:
    """The key, where this address may have it.

    Whoever may edit the site's settings can name any address. The key goes only to those that the
    server's own configuration names: ONRECORD["url"] (or ONRECORD_URL) and ONRECORD["key_for"].
    """
    known = [default_url(), *said().get("key_for", [])]
    return key() if origin_of(url) in {origin_of(one) for one in known} else None


def withholds_key(url: str) -> bool:
    """Whether there is a key that this address does not get."""
    return key() is not None and key_for(url) is None


def sends_in_clear(url: str) -> bool:
    """Whether articles would leave this machine unencrypted."""
    return url.startswith("http://") and not is_loopback(url)

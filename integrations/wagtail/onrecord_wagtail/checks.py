"""System checks: a mistake in the ONRECORD setting is told at the start, not to an editor."""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from wagtail.models import Page

from onrecord_wagtail import config
from onrecord_wagtail.service import origin_of


def register() -> None:
    """Register the checks with Django."""
    checks.register(check_onrecord)


def check_onrecord(**_more: Any) -> list[checks.CheckMessage]:
    """Whether ONRECORD names page models, their fields and an address."""
    met: list[checks.CheckMessage] = []
    for label, one in config.said().get("pages", {}).items():
        met.extend(_check_page(label, one))
    for url in (config.default_url(), *config.said().get("key_for", [])):
        try:
            origin_of(url)
        except ValueError:
            met.append(checks.Error(f"ONRECORD: {url!r} is no address.", id="onrecord.E004"))
        else:
            if config.sends_in_clear(url):
                met.append(
                    checks.Warning(
                        f"Articles go to {url} unencrypted.", hint="Use https://.", id="onrecord.W001"
                    )
                )
    return met


def _check_page(label: str, one: Any) -> list[checks.CheckMessage]:
    where = f"ONRECORD['pages'][{label!r}]"
    if not isinstance(one, dict) or not isinstance(one.get("text"), list | tuple) or not one["text"]:
        hint = f'"{label}": {{"text": ["body"]}}'
        return [checks.Error(f"{where} does not list its text fields.", hint=hint, id="onrecord.E001")]
    try:
        model = config.apps.get_model(label)
    except (LookupError, ValueError):
        model = None
    if model is None or not issubclass(model, Page):
        return [checks.Error(f"{where} is no page model.", hint="app.Model", id="onrecord.E002")]
    met: list[checks.CheckMessage] = []
    for name in (*one["text"], one.get("title", "title")):
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            met.append(checks.Error(f"{where}: {label} has no field {name!r}.", id="onrecord.E003"))
    return met

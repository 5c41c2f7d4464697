"""The panel in the page editor, and the button in the settings."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.forms import Media
from django.forms.widgets import Script
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _now
from wagtail.admin.panels import ObjectList, Panel, PanelGroup, TabbedInterface
from wagtail.fields import StreamField

from onrecord_wagtail import config
from onrecord_wagtail.words import words

STATIC = "onrecord_wagtail"
NAME = "OnRecord"


class OnRecordPanel(Panel):
    """Shows the brief of the draft in a page's editor.

    Page types in ONRECORD["pages"] get it by themselves, at the end of their content tab; put it
    anywhere else in their panels and it stays there. Who lacks `onrecord_wagtail.use` does not see it.
    """

    def __init__(self, heading: Any = NAME, icon: str = "onrecord", **more: Any) -> None:
        super().__init__(heading=heading, icon=icon, **more)

    @property
    def clean_name(self) -> str:
        """The panel's name in ids."""
        return "onrecord"

    class BoundPanel(Panel.BoundPanel):
        """The panel on one page."""

        template_name = "onrecord_wagtail/panel.html"

        def is_shown(self) -> bool:
            """Only to those who may use OnRecord, on pages that are briefed."""
            may: bool = self.request.user.has_perm("onrecord_wagtail.use")
            return may and config.briefed(type(self.instance)) is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the template and the script need; nothing of the service itself."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            how = config.briefed(type(self.instance))
            context["page"] = self.instance
            if how is None or self.instance.pk is None:
                return context
            context["id"] = f"{self.prefix}-config"
            context["targets"] = targets = _targets(self.instance)
            context["config"] = {
                "status": reverse("onrecord:status", args=[self.instance.pk]),
                "ask": reverse("onrecord:ask", args=[self.instance.pk]),
                "brief": reverse("onrecord:brief", args=[self.instance.pk]),
                "block": reverse("onrecord:block", args=[self.instance.pk]),
                "fields": [how.title, *how.text],
                "targets": targets,
                "words": words(),
            }
            return context

        @property
        def media(self) -> Media:
            """A module each for the component and the panel; no inline script, no inline style."""
            return Media(
                js=[
                    Script(static(f"{STATIC}/onrecord-brief.js"), type="module"),
                    Script(static(f"{STATIC}/panel.js"), type="module"),
                ],
                css={"all": [static(f"{STATIC}/panel.css")]},
            )


class TestConnectionPanel(Panel):
    """A button that tries the service at the address in the form."""

    __test__ = False  # for pytest, whom the name deceives

    class BoundPanel(Panel.BoundPanel):
        """The button in the settings' form."""

        template_name = "onrecord_wagtail/test_connection.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Where to ask, and what the server is configured with."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "address": reverse("onrecord:test"),
                "default_url": config.default_url(),
                "has_key": config.key() is not None,
                "failed": _now("The test itself did not get through. Reload the page and try again."),
            }

        @property
        def media(self) -> Media:
            """The script of the button."""
            return Media(
                js=[Script(static(f"{STATIC}/test-connection.js"), type="module")],
                css={"all": [static(f"{STATIC}/panel.css")]},
            )


def _targets(page: Any) -> list[dict[str, str]]:
    """The blocks of this page's streams that a brief can fill."""
    from onrecord_wagtail.blocks import brief_blocks

    return [
        {"field": field.name, "block": name, "kind": block.kind, "label": str(block.label)}
        for field in type(page)._meta.get_fields()
        if isinstance(field, StreamField)
        for name, block in brief_blocks(field.stream_block).items()
    ]


def add_panels() -> None:
    """Add the panel to the page types of ONRECORD["pages"] whose panels do not hold it already."""
    if not apps.ready:  # pragma: no cover - ready() runs when models are there
        apps.check_models_ready()
    for how in config.briefed_pages():
        try:
            model: Any = how.model
        except (LookupError, ValueError):
            continue  # a system check says so
        if how.panel:
            _add_panel(model)


def _add_panel(model: Any) -> None:
    handler = getattr(model, "edit_handler", None)
    if handler is not None:
        if not _holds([handler]):
            tab = ObjectList([OnRecordPanel()], heading=NAME)
            children = [*handler.children, tab] if isinstance(handler, TabbedInterface) else None
            handler.children = children or [*handler.children, OnRecordPanel()]
    elif not _holds([*model.content_panels, *model.promote_panels, *model.settings_panels]):
        model.content_panels = [*model.content_panels, OnRecordPanel()]


def _holds(panels: list[Any]) -> bool:
    return any(
        isinstance(one, OnRecordPanel) or (isinstance(one, PanelGroup) and _holds(list(one.children)))
        for one in panels
    )

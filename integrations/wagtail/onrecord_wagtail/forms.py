"""The form of the settings in the admin."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from onrecord_wagtail.config import briefed_pages


def page_types() -> list[tuple[str, str]]:
    """The page types that are briefed, by label and name."""
    return [(how.label, str(how.model._meta.verbose_name).capitalize()) for how in briefed_pages()]


class SettingsForm(WagtailAdminModelForm):
    """Page types are ticked, not typed."""

    page_types = forms.MultipleChoiceField(
        label=_("Page types"),
        choices=page_types,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only these; all of them where none is ticked."),
    )

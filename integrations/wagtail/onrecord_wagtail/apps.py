"""The Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OnRecordAppConfig(AppConfig):
    """Adds the panel to the chosen page types and listens to publishing."""

    name = "onrecord_wagtail"
    label = "onrecord_wagtail"
    verbose_name = _("OnRecord")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Everything that needs all models."""
        from onrecord_wagtail import checks, publishing
        from onrecord_wagtail.panels import add_panels

        checks.register()
        add_panels()
        publishing.connect()

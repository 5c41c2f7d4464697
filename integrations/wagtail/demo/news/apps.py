"""The newsroom's own pages."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Sections and articles."""

    name = "news"
    default_auto_field = "django.db.models.BigAutoField"

"""What the app adds to the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.urls import include, path
from wagtail import hooks

from onrecord_wagtail import urls

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.urls import URLResolver


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """The views, behind the admin's login."""
    return [path("onrecord/", include(urls, namespace="onrecord"))]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """`use` can be given to groups in Settings → Groups."""
    return Permission.objects.filter(content_type__app_label="onrecord_wagtail", codename="use")


@hooks.register("register_icons")
def icons(known: list[str]) -> list[str]:
    """The app's icon in the admin's sprite."""
    return [*known, "onrecord_wagtail/icons/onrecord.svg"]

"""Which page has which brief, and what the site's editors may set."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page, Revision

from onrecord_wagtail.config import default_url, key_for
from onrecord_wagtail.forms import SettingsForm
from onrecord_wagtail.panels import TestConnectionPanel
from onrecord_wagtail.service import OnRecord, origin_of


class State(models.TextChoices):
    """How far a brief has come."""

    WAITING = "waiting", _("Not sent yet")
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Being read")
    SUCCEEDED = "succeeded", _("There")
    FAILED = "failed", _("Ended with a problem")
    LEAVING = "leaving", _("To be deleted at the service")


UNFINISHED = (State.WAITING, State.QUEUED, State.RUNNING)


class BriefOfPage(models.Model):
    """A page's brief: one a page and text. The brief itself stays with the service.

    A row is written before anything is sent, so that an article the service could not take is not
    forgotten; and it outlives its page until the service has deleted the brief.
    """

    page = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="onrecord_briefs", verbose_name=_("page")
    )
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("revision")
    )
    text_sha256 = models.CharField(max_length=64)
    brief_id = models.CharField(max_length=64, blank=True)
    earlier = models.JSONField(
        default=list, blank=True, help_text="Briefs of this text before, which go with the page."
    )
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    request_key = models.UUIDField(default=uuid.uuid4, help_text="Sent as Idempotency-Key.")
    problem = models.JSONField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("brief of a page")
        verbose_name_plural = _("briefs of pages")
        default_permissions = ()
        permissions = [("use", _("Can see briefs of OnRecord and ask for them"))]
        constraints = [models.UniqueConstraint(fields=["page", "text_sha256"], name="onrecord_one_a_text")]
        indexes = [models.Index(fields=["state"], name="onrecord_state")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_state_display()}"


@register_setting(icon="onrecord")
class OnRecordSettings(BaseGenericSetting):
    """What may be set in the admin. The service's key is not among it: it stays on the server."""

    url = models.CharField(
        _("address of the service"),
        max_length=500,
        blank=True,
        help_text=_("Empty: the address that the server is configured with."),
    )
    send_on_publish = models.BooleanField(
        _("send on publish"), default=True, help_text=_("Ask for a brief whenever a page is published.")
    )
    page_types = models.JSONField(
        _("page types"),
        default=list,
        blank=True,
        help_text=_("Only these; all of them where none is ticked."),
    )
    delete_with_page = models.BooleanField(
        _("delete with the page"),
        default=True,
        help_text=_("When a page is deleted, the service deletes its briefs, article and answers."),
    )
    delete_on_unpublish = models.BooleanField(
        _("delete on unpublishing"),
        default=False,
        help_text=_("When a page is unpublished, the service deletes its briefs as well."),
    )

    base_form_class = SettingsForm
    panels = [
        MultiFieldPanel([FieldPanel("url"), TestConnectionPanel()], heading=_("Service")),
        MultiFieldPanel(
            [FieldPanel("send_on_publish"), FieldPanel("page_types")], heading=_("When a page is published")
        ),
        MultiFieldPanel(
            [FieldPanel("delete_with_page"), FieldPanel("delete_on_unpublish")],
            heading=_("When a page goes"),
        ),
    ]

    class Meta:
        verbose_name = "OnRecord"

    def clean(self) -> None:
        """Refuse an address that is none, or that holds a user and password."""
        super().clean()
        if self.url:
            try:
                origin_of(self.url)
            except ValueError:
                raise ValidationError(
                    {"url": _("An address over http:// or https://, without a user.")}
                ) from None

    @property
    def address(self) -> str:
        """Where the service is."""
        return self.url or default_url()

    def service(self) -> OnRecord:
        """The service, with the key where this address may have it."""
        return OnRecord(self.address, key_for(self.address))

    def sends(self, label: str) -> bool:
        """Whether a page of this type is sent when it is published."""
        return self.send_on_publish and (not self.page_types or label in self.page_types)

"""`manage.py onrecord_retry`: send what waits, look after what is read, delete what is to go."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from onrecord_wagtail import asking
from onrecord_wagtail.models import UNFINISHED, BriefOfPage, State


class Command(BaseCommand):
    """For cron, every few minutes, so that a service that was away is caught up with."""

    help = "Send articles that OnRecord could not take, and delete briefs that it could not delete."

    def handle(self, *_given: Any, **_options: Any) -> None:
        """Take up every row that is not finished."""
        for row in BriefOfPage.objects.filter(state=State.LEAVING):
            asking.let_go(row)
        for row in BriefOfPage.objects.filter(state__in=UNFINISHED):
            if row.page is None:
                row.delete()
                continue
            asking.retry(row)
            if row.pk is not None:
                asking.follow(row)
        waiting = BriefOfPage.objects.filter(state=State.WAITING).count()
        leaving = BriefOfPage.objects.filter(state=State.LEAVING).count()
        self.stdout.write(f"{waiting} still to be sent, {leaving} still to be deleted.")
        first = BriefOfPage.objects.filter(
            state__in=[State.WAITING, State.LEAVING], problem__isnull=False
        ).first()
        if first is not None:
            self.stdout.write("{title} {remedy}".format(**first.problem))

"""What happens to briefs when pages are published, unpublished and deleted."""

from __future__ import annotations

import logging
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import close_old_connections, connection, transaction
from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from onrecord_wagtail import asking
from onrecord_wagtail.article import article_of
from onrecord_wagtail.config import briefed
from onrecord_wagtail.models import BriefOfPage, OnRecordSettings, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Revision

THREADS = "onrecord-after-commit"

log = logging.getLogger(__name__)


def connect() -> None:
    """Listen to Wagtail."""
    page_published.connect(published, dispatch_uid="onrecord")
    page_unpublished.connect(unpublished, dispatch_uid="onrecord")
    pre_delete.connect(deleted, sender=Page, dispatch_uid="onrecord")


def published(instance: Page, revision: Revision | None = None, **_more: Any) -> None:
    """Note the article in a row; it is sent after the commit, beside the request."""
    how = briefed(type(instance))
    if how is None or instance.alias_of_id is not None:  # an alias has its page's words and no editor
        return
    try:
        with transaction.atomic():
            if not OnRecordSettings.load().sends(how.label):
                return
            article = article_of(instance)
            row = asking.note(
                instance,
                article,
                user=revision.user if revision is not None else None,
                revision=revision,
                anew=False,
            )
    except Exception as error:  # noqa: BLE001 - publishing goes on; the message may quote the page
        log.error(
            "The published page could not be noted for OnRecord: page %s, %s",
            instance.pk,
            type(error).__name__,
        )
        return
    transaction.on_commit(partial(beside, partial(asking.send, row, article)), robust=True)


def unpublished(instance: Page, **_more: Any) -> None:
    """Have the service delete the page's briefs, where the settings say so."""
    if briefed(type(instance)) is not None and OnRecordSettings.load().delete_on_unpublish:
        _leave(instance)


def deleted(instance: Page, **_more: Any) -> None:
    """Have the service delete the page's briefs, unless the settings say otherwise."""
    rows = BriefOfPage.objects.filter(page_id=instance.pk)
    if not rows.exists():
        return
    if OnRecordSettings.load().delete_with_page:
        _leave(instance)
    else:
        rows.delete()


def _leave(page: Page) -> None:
    rows = BriefOfPage.objects.filter(page_id=page.pk)
    left = list(rows.values_list("pk", flat=True))
    rows.update(state=State.LEAVING, page=None)
    transaction.on_commit(partial(beside, partial(let_go, left)), robust=True)


def let_go(left: list[int]) -> None:
    """Have the service delete the briefs of these rows; what it does not take stays for the next time."""
    for row in BriefOfPage.objects.filter(pk__in=left, state=State.LEAVING):
        asking.let_go(row)


def beside(work: Callable[[], Any]) -> None:
    """Do this work beside the request: a slow service slows no editor down.

    A process that ends before the thread does loses nothing: the row is there, and is taken up when
    the panel is opened or by `manage.py onrecord_retry`.
    """
    threading.Thread(target=_alone, args=(work,), name=THREADS, daemon=True).start()


def _alone(work: Callable[[], Any]) -> None:
    close_old_connections()
    try:
        work()
    except Exception as error:  # noqa: BLE001 - nobody would see it otherwise; the message may quote the page
        log.error("OnRecord could not be told of a page: %s", type(error).__name__)
    finally:
        connection.close()

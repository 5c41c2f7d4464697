"""Asking for briefs: a row first, then the service; what could not be sent waits in its row."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from onrecord_wagtail.article import PageArticle, article_of
from onrecord_wagtail.models import UNFINISHED, BriefOfPage, OnRecordSettings, State
from onrecord_wagtail.service import BriefFailed, BriefGone, ServiceTrouble, Standing

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser
    from wagtail.models import Page, Revision


def draft_of(page: Page) -> Page:
    """The page as its latest revision has it, which is what its editor shows."""
    draft: Page = page.get_latest_revision_as_object()
    return draft


def note(
    page: Page, article: PageArticle, *, user: AbstractBaseUser | None, revision: Revision | None, anew: bool
) -> BriefOfPage:
    """The row that asks for a brief of this text.

    Args:
        page: the page.
        article: its article.
        user: who asks; None where publishing does.
        revision: which revision the text is of.
        anew: ask again although this text has a brief already.
    """
    with transaction.atomic():
        row, made = BriefOfPage.objects.select_for_update().get_or_create(
            page_id=page.pk, text_sha256=article.sha256, defaults={"asked_by": user, "revision": revision}
        )
        if not made and (row.state == State.FAILED or (anew and row.state not in UNFINISHED)):
            row.earlier += [row.brief_id] if row.brief_id else []
            row.state, row.brief_id, row.problem = State.WAITING, "", None
            row.request_key, row.asked_at, row.asked_by = uuid.uuid4(), timezone.now(), user
        row.revision = revision or row.revision
        row.save()
    return row


def send(row: BriefOfPage, article: PageArticle) -> None:
    """Send the article of a waiting row. What goes wrong is noted in the row and not raised."""
    if row.state != State.WAITING:
        return
    try:
        sent = (
            OnRecordSettings.load().service().submit(article.as_json(), idempotency_key=str(row.request_key))
        )
    except ServiceTrouble as trouble:
        _met(row, trouble, State.WAITING if trouble.passes else State.FAILED)
        return
    if not _keep(row, brief_id=sent.id, state=_state(sent.state), problem=None):
        _take_back(row, sent.id)


def follow(row: BriefOfPage) -> Standing | None:
    """Look how far a sent row has come. What the service says is noted in the row."""
    if row.state not in (State.QUEUED, State.RUNNING):
        return None
    try:
        told = OnRecordSettings.load().service().get(row.brief_id)
    except (BriefGone, BriefFailed) as ended:
        _met(row, ended, State.FAILED)
        return None
    except ServiceTrouble as trouble:
        _met(row, trouble, State(row.state))
        return None
    if isinstance(told, Standing):
        _keep(row, state=_state(told.state), problem=None)
        return told
    _keep(row, state=State.SUCCEEDED, problem=None)
    return None


def retry(row: BriefOfPage) -> None:
    """Send what is still waiting, as long as its text is still there to be sent."""
    if row.state != State.WAITING or row.page is None:
        return
    for page in _texts(row):
        article = article_of(page)
        if article.sha256 == row.text_sha256:
            send(row, article)
            return
    row.delete()  # the text it asked for is nowhere any more


def _texts(row: BriefOfPage) -> Any:
    page = row.page.specific
    if row.revision is not None:
        yield row.revision.as_object()
    yield draft_of(page)
    yield page


def let_go(row: BriefOfPage) -> bool:
    """Have the service delete a leaving row's briefs. Returns whether it is done."""
    try:
        for brief_id in (*row.earlier, row.brief_id):
            if brief_id:
                OnRecordSettings.load().service().delete(brief_id)
    except ServiceTrouble as trouble:
        BriefOfPage.objects.filter(pk=row.pk).update(problem=trouble.as_json())
        return False
    row.delete()
    return True


def _take_back(row: BriefOfPage, brief_id: str) -> None:
    """Its page went while the article was being sent: the brief goes the same way, if briefs do."""
    settings = OnRecordSettings.load()
    if settings.delete_with_page or settings.delete_on_unpublish:
        let_go(
            BriefOfPage.objects.create(
                text_sha256=row.text_sha256, brief_id=brief_id, state=State.LEAVING, revision=None
            )
        )


def lost(row: BriefOfPage) -> None:
    """Note that the service has this brief no more."""
    problem = {
        "title": _("The service does not have this brief any more."),
        "detail": _("Briefs are kept there for a limited time."),
        "remedy": _("Ask for a new one."),
    }
    _keep(row, state=State.FAILED, problem=problem)


def _met(row: BriefOfPage, trouble: ServiceTrouble, state: State) -> None:
    _keep(row, state=state, problem=trouble.as_json())


def _keep(row: BriefOfPage, **told: Any) -> bool:
    """Note this, unless the row is gone, leaves or asks anew: all may happen while the service is asked."""
    for name, value in told.items():
        setattr(row, name, value)
    same = BriefOfPage.objects.filter(pk=row.pk, request_key=row.request_key).exclude(state=State.LEAVING)
    return bool(same.update(**told))


def _state(told: str) -> State:
    return State(told) if told in State.values else State.RUNNING

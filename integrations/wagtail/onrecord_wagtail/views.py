"""What the panel and the settings ask. The browser speaks to these views, never to the service."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.telepath import JSContext
from wagtail.fields import StreamField
from wagtail.models import Page

from onrecord_wagtail import asking, config
from onrecord_wagtail.article import article_of
from onrecord_wagtail.blocks import BriefBlock, brief_blocks
from onrecord_wagtail.models import BriefOfPage, OnRecordSettings, State
from onrecord_wagtail.service import BriefFailed, BriefGone, OnRecord, ServiceTrouble, Standing, origin_of

if TYPE_CHECKING:
    from collections.abc import Callable

    PageView = Callable[..., HttpResponse]

POLL_SECONDS = 2
RETRY_SECONDS = 15


def _of_page(view: PageView) -> PageView:
    """A view of a briefed page, for those who may use OnRecord and may edit this page."""

    @wraps(view)
    def checked(request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id).specific
        may_edit = page.permissions_for_user(request.user).can_edit()
        if not may_edit or not request.user.has_perm("onrecord_wagtail.use"):
            raise PermissionDenied
        if config.briefed(type(page)) is None:
            raise Http404
        try:
            return view(request, page)
        except ServiceTrouble as trouble:
            return JsonResponse({"problem": trouble.as_json()}, status=502)

    return checked


@require_GET
@_of_page
def status(_request: HttpRequest, page: Page) -> HttpResponse:
    """How the draft's brief stands; what still waits is sent, and what is being read is looked after."""
    newest = BriefOfPage.objects.filter(page_id=page.pk).order_by("-asked_at").first()
    standing = None
    if newest is not None and newest.state == State.WAITING:
        asking.retry(newest)
        newest = BriefOfPage.objects.filter(page_id=page.pk).order_by("-asked_at").first()
    if newest is not None:
        standing = asking.follow(newest)
    return JsonResponse(_told(page, standing))


@require_POST
@_of_page
def ask(request: HttpRequest, page: Page) -> HttpResponse:
    """Ask for a brief of the saved draft. The answer does not wait for the reading."""
    draft = asking.draft_of(page)
    article = article_of(draft)
    row = asking.note(page, article, user=request.user, revision=page.latest_revision, anew=True)
    asking.send(row, article)
    return JsonResponse(_told(page, None), status=202)


@require_GET
@_of_page
def brief(request: HttpRequest, page: Page) -> HttpResponse:
    """The brief that the panel shows, with its corrections, for the component."""
    made, corrections = _shown(page, request)
    return JsonResponse({"brief": made, "corrections": corrections})


@require_GET
@_of_page
def block(request: HttpRequest, page: Page) -> HttpResponse:
    """A StreamField block filled with items of the brief, as the editor's form takes it."""
    into = _target(page, request.GET.get("field", ""), request.GET.get("block", ""))
    made, _corrections = _shown(page, request)
    items = set(request.GET.getlist("item")) or None
    value = into.filled(made, items)
    return JsonResponse(
        {
            "count": len(value["entries"]),
            "block": JSContext().pack(into.get_form_state(value)),
            "text": _as_text(value),
        }
    )


@require_POST
def test_connection(request: HttpRequest) -> HttpResponse:
    """Try the service at the address in the settings' form, saved or not."""
    if not OnRecordSettings.get_permission_policy().user_has_permission(request.user, "change"):
        raise PermissionDenied
    url = request.POST.get("url", "").strip() or config.default_url()
    try:
        origin_of(url)
        OnRecord(url, config.key_for(url)).check()
    except ValueError:
        return _tested(ok=False, title=_("This is no address over http:// or https://."))
    except ServiceTrouble as trouble:
        withheld = _withheld(url) if trouble.status in (401, 403) else ""
        return _tested(ok=False, title=trouble.title, detail=withheld or trouble.remedy or trouble.detail)
    detail = _("Note: articles would go there unencrypted.") if config.sends_in_clear(url) else ""
    return _tested(ok=True, title=_("OnRecord answers at {url} and is ready.").format(url=url), detail=detail)


def _withheld(url: str) -> str:
    if not config.withholds_key(url):
        return ""
    return _(
        "The site's key is not sent to this address, as the server's configuration does not name it: "
        "it belongs in ONRECORD['url'] or ONRECORD['key_for']."
    )


def _tested(*, ok: bool, title: str, detail: str = "") -> HttpResponse:
    return JsonResponse({"ok": ok, "title": title, "detail": detail})


def _told(page: Page, standing: Standing | None) -> dict[str, Any]:
    """The panel's state: the newest request, and the newest brief, which may be an older one."""
    rows = BriefOfPage.objects.filter(page_id=page.pk).select_related("asked_by").order_by("-asked_at")
    sha256 = article_of(asking.draft_of(page)).sha256
    same = rows.filter(text_sha256=sha256).first()
    newest = rows.first()
    asked = newest if newest is not None and newest.state != State.SUCCEEDED else None
    made = same if same is not None and same.state == State.SUCCEEDED else _newest_made(page)
    wait = (
        RETRY_SECONDS
        if asked is not None and (asked.state == State.WAITING or asked.problem)
        else POLL_SECONDS
    )
    return {
        "asked": None if asked is None else _request(asked, standing),
        "brief": None if made is None else _made(made, sha256),
        "again_in": wait if asked is not None and asked.state != State.FAILED else None,
    }


def _newest_made(page: Page) -> BriefOfPage | None:
    made = BriefOfPage.objects.filter(page_id=page.pk, state=State.SUCCEEDED)
    return made.select_related("asked_by").order_by("-asked_at").first()


def _request(row: BriefOfPage, standing: Standing | None) -> dict[str, Any]:
    told = {"state": row.state, "problem": row.problem}
    if standing is not None:
        told |= {"stage": standing.stage, "done": standing.done, "total": standing.total}
    return told


def _made(row: BriefOfPage, sha256: str) -> dict[str, Any]:
    who = None if row.asked_by is None else row.asked_by.get_full_name() or row.asked_by.get_username()
    return {
        "row": row.pk,
        "asked_at": row.asked_at.isoformat(),  # a new brief of the same text has the same row
        "stale": row.text_sha256 != sha256,
        "by": who,
        "when": date_format(localtime(row.asked_at), "SHORT_DATETIME_FORMAT"),
    }


def _shown(page: Page, request: HttpRequest) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    number = request.GET.get("row", "")
    rows = BriefOfPage.objects.filter(page_id=page.pk, state=State.SUCCEEDED)
    row = rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None
    if row is None:
        raise Http404
    try:
        return OnRecordSettings.load().service().corrected(row.brief_id)
    except (BriefGone, BriefFailed):
        asking.lost(row)
        raise


def _target(page: Page, field: str, name: str) -> BriefBlock:
    found = next((one for one in type(page)._meta.get_fields() if one.name == field), None)
    into = brief_blocks(found.stream_block).get(name) if isinstance(found, StreamField) else None
    if into is None:
        raise Http404
    return into


def _as_text(value: Any) -> str:
    """The entries as plain text, to be copied where the form does not take them."""
    lines = [" — ".join(str(part) for part in entry.values() if part) for entry in value["entries"]]
    return "\n".join([str(value["heading"]), *lines])

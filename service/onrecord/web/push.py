"""What a CMS pushes: ninjs items, signed; each version answered with 202 once it is kept.

Made for a transmitter that repeats what is answered with 5xx and never what is answered with 4xx
(Superdesk's): whatever may pass is a 503 with a time to come back, and only what would be refused
again for ever is a 4xx.
"""

import hashlib
import hmac
from collections import Counter
from typing import Any

import structlog
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from onrecord.config import Config
from onrecord.errors import OnRecordError
from onrecord.intake.ninjs import Unread, read_ninjs
from onrecord.jobs import Jobs
from onrecord.store.items import ItemState, Pushed
from onrecord.web import refusal
from onrecord.web.negotiation import JSON
from onrecord.web.operation import TEXT, Answer, Body, Operation
from onrecord.web.problem import dumped
from onrecord.web.rendition import address_of
from onrecord.web.shapes import PushAnswer
from onrecord.web.submission import beside, body_of_request

SIGNATURE = "x-superdesk-signature"
COME_BACK = 60
"""Seconds after which to repeat what was met by trouble that names no time itself."""

PASSING = frozenset({408, 409, 429})
WHY = {
    Unread.KIND: "Items of this type hold no article.",
    Unread.PACKAGE: "A package is not read; the items in it are, where each is pushed by itself.",
    Unread.TOO_SHORT: "It has fewer words than an article.",
}
SUPERSEDED = "A newer version of this item is known."
WITHDRAWN = "The item was withdrawn; its briefs are deleted."

log = structlog.get_logger(__name__)
refused_so_far: Counter[str] = Counter()
"""By reason, since the program started."""


@post(
    "/v1/push/ninjs",
    status_code=202,
    operation_id="pushNinjs",
    tags=["Push"],
    summary="Push an item from a CMS",
)
async def ninjs(
    request: Request[Any, Any, Any], jobs: NamedDependency[Jobs], config: NamedDependency[Config]
) -> Response[bytes]:
    """Take a version of a ninjs item (1.x as Superdesk sends it, or 3.1): 202 once it is kept.

    A newer version supersedes: what reads an older one is called off. An older one that arrives late is
    not read. `canceled` and `withheld` delete the item's briefs, articles and answers. The same version
    sent again gives the same brief. 4xx is never worth repeating, 503 always is.
    """
    try:
        return await _take(request, jobs, config)
    except RequestEntityTooLarge:
        raise _lasting(refusal.body_too_large(config.max_body)) from None
    except OnRecordError as met:
        raise _lasting(met) from None


async def _take(request: Request[Any, Any, Any], jobs: Jobs, config: Config) -> Response[bytes]:
    given = request.headers.getall(SIGNATURE, [])
    if config.push_secrets and not given:
        raise refusal.signature_needed(wrong=False)
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
        raise refusal.content_encoding_unsupported()
    raw = await body_of_request(request)
    if config.push_secrets and not _is_signed(raw, given, config.push_secrets):
        raise refusal.signature_needed(wrong=True)
    item = await beside(read_ninjs, raw, max_words=config.max_words)
    pushed = await jobs.push(item, hashlib.sha256(raw).hexdigest())
    if item.refused is not None and pushed.state is ItemState.REFUSED:
        raise item.refused
    return _answer(item.uri, item.unread, pushed)


def _is_signed(raw: bytes, given: list[str], secrets: tuple[bytes, ...]) -> bool:
    """Whether the one signature is of these bytes by any secret; how long that takes tells nothing of them."""
    sent = given[0].strip().lower().encode("latin-1", "replace")
    right = [
        hmac.compare_digest(sent, b"sha1=" + hmac.new(secret, raw, hashlib.sha1).hexdigest().encode())
        for secret in secrets
    ]
    return len(given) == 1 and any(right)


def _answer(uri: str, unread: Unread | None, pushed: Pushed) -> Response[bytes]:
    why = None
    if pushed.job is not None:
        state = pushed.job.state.value
    elif pushed.state is None:
        state, why = "superseded", SUPERSEDED
    elif pushed.state is ItemState.WITHDRAWN:
        state, why = ItemState.WITHDRAWN.value, WITHDRAWN
    else:
        state, why = ItemState.IGNORED.value, WHY[unread or Unread.KIND]
    brief_id = pushed.job.id if pushed.job else None
    body = {"id": brief_id, "state": state, "item": uri, "version": pushed.version.name, "why": why}
    log.info("item pushed", state=state, brief=brief_id, unread=unread and unread.value)
    headers = {"Location": address_of(brief_id)} if brief_id else {}
    return Response(dumped(body), status_code=202, headers=headers, media_type=JSON)


def _lasting(met: OnRecordError) -> OnRecordError:
    """The error as the transmitter is to hear it: what may pass is repeated, whatever it is called elsewhere."""
    if met.status >= 500 or met.status in PASSING or met.slug == "upload-broken":
        met.status, met.retry_after = 503, met.retry_after or COME_BACK
        return met
    refused_so_far[met.slug] += 1
    log.warning("push refused", reason=met.slug, pointer=met.pointer, so_far=refused_so_far[met.slug])
    return met


DESCRIBED = {
    "pushNinjs": Operation(
        answers={202: Answer(words="It is kept", content={JSON: PushAnswer}, headers={"Location": TEXT})},
        problems=(400, 413, 415, 422),
        body=Body(
            content={JSON: {"type": "object", "additionalProperties": True}},
            words="One item of ninjs, 1.x as Superdesk sends it or 3.1.",
        ),
        headers={
            "x-superdesk-signature": "`sha1=` and the HMAC-SHA1 of the raw body: asked for where"
            " ONRECORD_PUSH_SECRET is set, and no key then."
        },
    )
}

ROUTES = [ninjs]

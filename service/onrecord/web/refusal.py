"""A request that is refused before it reaches a job, and every way that happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: at a JSON `pointer` of the body, or in a query `parameter`."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None


class RequestRefused(OnRecordError):
    """The request itself cannot be used. `faults` list what is wrong where there may be several."""

    default_status = 400

    def __init__(
        self,
        slug: str,
        message: str,
        *,
        remedy: str,
        status: int | None = None,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        retry_after: int | None = None,
    ) -> None:
        pointer = faults[0].pointer if faults else None
        super().__init__(
            slug, message, remedy=remedy, status=status, pointer=pointer, retry_after=retry_after
        )
        self.faults = tuple(faults)
        self.headers = dict(headers or {})


def route_unknown() -> RequestRefused:
    """Nothing is served at this path."""
    return RequestRefused(
        "route-unknown", "There is nothing at this address.", remedy="/docs lists every address.", status=404
    )


def method_not_allowed(allow: str) -> RequestRefused:
    """The path is known, the method is not."""
    return RequestRefused(
        "method-not-allowed",
        "This address does not take this method.",
        remedy=f"Use {allow}." if allow else "/docs lists the methods of every address.",
        status=405,
        headers={"Allow": allow} if allow else None,
    )


def body_too_large(largest: int) -> RequestRefused:
    """The body has more bytes than are read."""
    return RequestRefused(
        "body-too-large",
        f"The body has more than {largest:,} bytes.",
        remedy="Send one article, as plain text rather than as a whole page, or raise ONRECORD_MAX_BODY.",
        status=413,
    )


def upload_timeout(seconds: float) -> RequestRefused:
    """The body did not come to an end."""
    return RequestRefused(
        "upload-timeout",
        f"The body was not complete after {seconds:g} seconds.",
        remedy="Send it again on a better connection.",
        status=408,
        headers={"Connection": "close"},
    )


def upload_broken() -> RequestRefused:
    """The client went away while it sent."""
    return RequestRefused(
        "upload-broken", "The connection broke before the body's end.", remedy="Send it again."
    )


def media_type_unsupported(given: str) -> RequestRefused:
    """The body is of a type that is not read."""
    return RequestRefused(
        "media-type-unsupported",
        f"Bodies of type {given or 'unknown'} are not read.",
        remedy="Send application/json, or the article itself as text/plain or text/html.",
        status=415,
        headers={"Accept-Post": "application/json, text/plain, text/html"},
    )


def json_wanted(given: str) -> RequestRefused:
    """The body is of another type than JSON, where only JSON is read."""
    return RequestRefused(
        "media-type-unsupported",
        f"Bodies of type {given or 'unknown'} are not read here.",
        remedy="Send application/json.",
        status=415,
        headers={"Accept-Post": "application/json"},
    )


def json_unlabelled() -> RequestRefused:
    """The body is JSON, the request does not say so."""
    return RequestRefused(
        "media-type-unsupported",
        "The body looks like JSON but is not sent as application/json.",
        remedy="Send it with the header Content-Type: application/json.",
        status=415,
        headers={"Accept-Post": "application/json, text/plain, text/html"},
    )


def content_encoding_unsupported() -> RequestRefused:
    """The body is compressed."""
    return RequestRefused(
        "content-encoding-unsupported",
        "Compressed bodies are not read.",
        remedy="Send the body as it is, without Content-Encoding.",
        status=415,
        headers={"Accept-Encoding": "identity"},
    )


def json_malformed(why: str, wanted: str | None = None) -> RequestRefused:
    """The body cannot be read as JSON. `wanted` shows another body than an article's."""
    article = 'Send {"article": {"text": "…"}} in UTF-8, or the article itself as text/plain.'
    return RequestRefused(
        "json-malformed",
        f"The body is not JSON that can be read: {why}.",
        remedy=f"Send {wanted} in UTF-8." if wanted else article,
    )


def body_invalid(faults: Sequence[Fault]) -> RequestRefused:
    """The body is JSON of another shape."""
    first = faults[0]
    more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
    return RequestRefused(
        "body-invalid",
        f"{first.pointer or 'The body'}: {first.detail}{more}.",
        remedy="Mend what `errors` lists; /docs describes the body.",
        status=422,
        faults=faults,
    )


def query_invalid(faults: Sequence[Fault]) -> RequestRefused:
    """A query parameter cannot be used."""
    named = "; ".join(f"{fault.parameter}: {fault.detail}" for fault in faults)
    return RequestRefused(
        "query-invalid",
        f"The address's query cannot be used: {named}.",
        remedy="Mend what `errors` lists; /docs describes the parameters.",
        faults=faults,
    )


def idempotency_key_malformed(longest: int) -> RequestRefused:
    """The key is empty, too long or not printable ASCII."""
    return RequestRefused(
        "idempotency-key-malformed",
        "The Idempotency-Key cannot be used.",
        remedy=f"Send 1 to {longest} printable ASCII characters, such as a UUID.",
    )


def not_acceptable(offered: Sequence[str]) -> RequestRefused:
    """No rendering is of a type that the client takes."""
    return RequestRefused(
        "not-acceptable",
        "The brief is not rendered in any type that Accept names.",
        remedy=f"Ask for one of {', '.join(offered)}.",
        status=406,
    )


def key_needed(wrong: bool) -> RequestRefused:
    """The bearer key is missing or wrong."""
    return RequestRefused(
        "key-wrong" if wrong else "key-missing",
        "The key is not this service's." if wrong else "This service asks for a key.",
        remedy="Send the header Authorization: Bearer and the value of ONRECORD_API_KEY.",
        status=401,
        headers={
            "WWW-Authenticate": 'Bearer realm="onrecord"' + (', error="invalid_token"' if wrong else "")
        },
    )


def sign_in_needed(path: str) -> RequestRefused:
    """A person opened a page that needs a session: they are shown where to sign in."""
    return RequestRefused(
        "key-missing",
        "This page is for those who have signed in.",
        remedy="Sign in with the service's key.",
        status=303,
        headers={"Location": f"/sign-in?{urlencode({'next': quote(path)})}"},
    )


def name_unusable(longest: int) -> RequestRefused:
    """Whoever signs in gave no name, or one that is too long."""
    return RequestRefused(
        "name-unusable",
        "A name is needed to sign in.",
        remedy=f"Give 1 to {longest} characters: it stands beside what you correct.",
        status=422,
    )


def file_unsupported(suffix: str) -> RequestRefused:
    """A file of a kind that is not read was chosen."""
    return RequestRefused(
        "file-unsupported",
        f"Files that end in {suffix[:20]} are not read.",
        remedy="Choose a .txt, .md or .html file, or open it and paste its text.",
        status=415,
    )


def actor_unknown() -> RequestRefused:
    """No brief that is looked at names this actor."""
    return RequestRefused(
        "actor-unknown",
        "No brief kept here has a named actor of this name.",
        remedy="/actors lists those there are.",
        status=404,
    )


def link_expired() -> RequestRefused:
    """The link's time is over."""
    return RequestRefused(
        "link-expired",
        "The time of this link is over.",
        remedy="Ask whoever made it for a new one: POST to /v1/briefs/{id}/links.",
        status=401,
        headers={"WWW-Authenticate": 'Bearer realm="onrecord", error="invalid_token"'},
    )


def link_wrong() -> RequestRefused:
    """The token was not made here, or not as it came."""
    return RequestRefused(
        "link-wrong",
        "This is no link of this service, or not whole.",
        remedy="Copy the whole token, or ask for a new link: POST to /v1/briefs/{id}/links.",
        status=401,
        headers={"WWW-Authenticate": 'Bearer realm="onrecord", error="invalid_token"'},
    )


def link_narrow() -> RequestRefused:
    """The link opens something else."""
    return RequestRefused(
        "link-narrow",
        "The link does not open this.",
        remedy='A link opens one brief; to correct it, ask for one whose `may` holds "correct".',
        status=403,
    )


def host_not_allowed() -> RequestRefused:
    """The Host header is not this machine's: another site may have pointed its name here."""
    return RequestRefused(
        "host-not-allowed",
        "This service does not answer to this host name.",
        remedy="Use 127.0.0.1 or localhost, or add the name to ONRECORD_ALLOWED_HOSTS.",
        status=403,
    )


def origin_not_allowed() -> RequestRefused:
    """Another site's page sent the request."""
    return RequestRefused(
        "origin-not-allowed",
        "A page of another site may not change anything here.",
        remedy="Use this service's own page, or send the request from the other site's server.",
        status=403,
    )


def signature_needed(wrong: bool) -> RequestRefused:
    """What was pushed is not signed, or not by whom it should be."""
    return RequestRefused(
        "signature-wrong" if wrong else "signature-missing",
        "The signature is not of this body by the service's secret."
        if wrong
        else "This service takes signed items alone.",
        remedy="Send x-superdesk-signature: sha1= and the HMAC-SHA1 of the raw body, in hexadecimal digits,"
        " by a secret of ONRECORD_PUSH_SECRET.",
        status=401,
        headers={"WWW-Authenticate": 'Signature realm="onrecord"'},
    )


def brief_cancelled() -> RequestRefused:
    """There will be no brief under this id."""
    return RequestRefused(
        "brief-cancelled",
        "The reading was called off; there is no brief.",
        remedy="Send the article again if a brief is wanted.",
        status=410,
    )


def schema_unknown(known: Sequence[str]) -> RequestRefused:
    """No schema has this name."""
    return RequestRefused(
        "schema-unknown",
        "There is no schema of this name.",
        remedy=f"Known are {', '.join(known)}.",
        status=404,
    )


def not_ready(reason: str, remedy: str, retry_after: int) -> RequestRefused:
    """No brief can be made yet."""
    return RequestRefused("not-ready", reason, remedy=remedy, status=503, retry_after=retry_after)


def request_malformed(status: int) -> RequestRefused:
    """The server could not make sense of the request; it has no better name for it."""
    return RequestRefused(
        "request-malformed",
        "The request cannot be understood.",
        remedy="/docs describes every request.",
        status=status,
    )

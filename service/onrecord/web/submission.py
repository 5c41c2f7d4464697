"""What a client POSTs: JSON, or the article itself; made into an article with its options."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from litestar.exceptions import InternalServerException
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from onrecord.errors import ArticleRefused
from onrecord.intake import decode, make_article
from onrecord.intake.markup import looks_like_html
from onrecord.options import Options
from onrecord.web import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from litestar import Request
    from pydantic_core import ErrorDetails

    from onrecord.article import Article

UPLOAD_TIMEOUT = 60.0
READERS = 2
"""Articles made at one time. It is work for the processor: more threads would only share it."""
LONGEST_KEY = 255
MOST_FAULTS = 20
LONGEST_TOKEN = 100
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
UNTYPED = frozenset({"", "application/x-www-form-urlencoded"})
"""No type at all, and what `curl --data-binary` says where it is told none: the article itself."""

_READERS = ThreadPoolExecutor(READERS, thread_name_prefix="intake")
Given = ParamSpec("Given")
MadeT = TypeVar("MadeT")

_LOOKS_LIKE_JSON = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"')
_LOOKS_LIKE_A_FORM = re.compile(rb"\A[^\s=&]+=[^\s]*\Z")


class Part(BaseModel):
    """Common to all parts of the body: unknown fields are refused, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SentArticle(Part):
    """The article: exactly one of `text` and `html`, and what is known about it."""

    text: str | None = Field(None, description="Plain text. Line breaks part paragraphs.")
    html: str | None = Field(None, description="A whole page, or the body field of a CMS.")
    title: str | None = Field(None, max_length=1_000)
    url: str | None = Field(None, max_length=4_000)
    language: str | None = Field(
        None, max_length=35, description="BCP 47 tag; told from the words where absent."
    )
    published_at: str | None = Field(
        None,
        max_length=64,
        description="ISO 8601; UTC where it names no zone.",
        json_schema_extra={"format": "date-time"},
    )
    id: str | None = Field(
        None, min_length=1, max_length=500, description="The article's id where it comes from."
    )


class BriefRequest(Part):
    """The body of `POST /v1/briefs`."""

    article: SentArticle
    options: Options = Field(default_factory=Options)


Models = Mapping[str, type[BaseModel]]
MODELS: Models = {"": BriefRequest, "article": SentArticle, "options": Options}
"""The shapes within the body by where they stand."""


@dataclass(frozen=True, slots=True)
class Submission:
    """An article to read. `body_sha256` tells requests with one idempotency key apart."""

    article: Article
    options: Options
    body_sha256: str


async def read_submission(
    request: Request[Any, Any, Any],
    *,
    title: str | None,
    url: str | None,
    language: str | None,
    max_words: int,
) -> Submission:
    """The article in this request; `title`, `url` and `language` belong to a body that is the article itself.

    Raises:
        RequestRefused: the body cannot be read (400, 408, 413, 415) or has another shape (422).
        ArticleRefused: it is no article.
    """
    kind, parameters = request.content_type
    kind = kind.strip().lower()
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
        raise refusal.content_encoding_unsupported()
    if kind not in {"application/json", "text/plain"} | HTML_TYPES | UNTYPED:
        raise refusal.media_type_unsupported(kind[:LONGEST_TOKEN])
    raw = await body_of_request(request)
    said = {"title": title, "url": url, "language": language}
    if kind == "application/json":
        given = [name for name, value in said.items() if value is not None]
        if given:
            raise refusal.query_invalid(
                [refusal.Fault("belongs into the JSON body", parameter=name) for name in given]
            )
        article, options = await beside(_from_json, raw, max_words)
    else:
        if kind in UNTYPED:
            if _LOOKS_LIKE_JSON.match(raw):
                raise refusal.json_unlabelled()
            if kind and _LOOKS_LIKE_A_FORM.match(raw):
                raise refusal.media_type_unsupported(kind)
        article = await beside(from_words, raw, kind, parameters.get("charset"), said, max_words)
        options = Options()
    heading = repr((kind, sorted(said.items()))).encode("utf-8", "surrogatepass")
    return Submission(article, options, hashlib.sha256(heading + b"\n" + raw).hexdigest())


def idempotency_key(given: Sequence[str]) -> str | None:
    """The key in these Idempotency-Key headers. Raises RequestRefused (400) where it cannot be used."""
    if not given:
        return None
    key = given[0].strip()
    if len(given) > 1 or not 1 <= len(key) <= LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise refusal.idempotency_key_malformed(LONGEST_KEY)
    return key


async def beside(work: Callable[Given, MadeT], *given: Given.args, **more: Given.kwargs) -> MadeT:
    """Do this work in one of a few threads: a burst of articles must not become a burst of threads."""
    return await asyncio.get_running_loop().run_in_executor(_READERS, partial(work, *given, **more))


async def body_of_request(request: Request[Any, Any, Any]) -> bytes:
    """The raw body. Raises RequestRefused (400, 408) where it does not come to an end."""
    try:
        async with asyncio.timeout(UPLOAD_TIMEOUT):
            return await request.body()
    except TimeoutError:
        raise refusal.upload_timeout(UPLOAD_TIMEOUT) from None
    except InternalServerException:  # what Litestar makes of a client that went away
        raise refusal.upload_broken() from None


async def json_of_request(request: Request[Any, Any, Any], *, may_be_empty: bool = False) -> bytes:
    """The raw body of a request that is sent as JSON, which no form of another site's page can be.

    An empty one is `{}` where it may be empty.

    Raises:
        RequestRefused: it is of another type (415), or does not come to an end (400, 408).
    """
    kind = request.content_type[0].strip().lower()
    if kind != "application/json" and not may_be_empty:
        raise refusal.json_wanted(kind[:LONGEST_TOKEN])
    raw = (await body_of_request(request)).removeprefix(BYTE_ORDER_MARK)
    if may_be_empty and not raw.strip():
        return b"{}"
    if kind != "application/json":
        raise refusal.json_wanted(kind[:LONGEST_TOKEN])
    return raw


def _from_json(raw: bytes, max_words: int) -> tuple[Article, Options]:
    try:
        sent = BriefRequest.model_validate_json(raw.removeprefix(BYTE_ORDER_MARK), strict=True)
    except ValidationError as error:
        # The input stays out of it: it is the article.
        met = error.errors(include_url=False, include_input=False)
        raise _refused(met) from None
    article = sent.article
    return make_article(**article.model_dump(), max_words=max_words), sent.options


def from_words(
    raw: bytes, kind: str, charset: str | None, said: dict[str, str | None], max_words: int
) -> Article:
    """The article in these bytes; whether an untyped one is HTML is looked for. Raises ArticleRefused."""
    try:
        words = decode(raw, charset)
        is_html = kind in HTML_TYPES or (kind in UNTYPED and looks_like_html(words))
        return make_article(**{"html" if is_html else "text": words}, **said, max_words=max_words)
    except ArticleRefused as refused:
        refused.pointer = None  # there is no JSON for it to point into
        raise


def refused_body(error: ValidationError, model: type[BaseModel]) -> refusal.RequestRefused:
    """What is wrong with a body of this shape, without a word of what was sent."""
    return _refused(error.errors(include_url=False, include_input=False), {"": model})


def _refused(met: list[ErrorDetails], models: Models = MODELS) -> refusal.RequestRefused:
    if met[0]["type"] == "json_invalid":
        return refusal.json_malformed(str(met[0].get("ctx", {}).get("error", "it cannot be read")))
    return refusal.body_invalid([_fault(one, models) for one in met[:MOST_FAULTS]])


def _fault(met: ErrorDetails, models: Models) -> refusal.Fault:
    place = [str(step) for step in met["loc"]]
    pointer = "".join("/" + step[:LONGEST_TOKEN].replace("~", "~0").replace("/", "~1") for step in place)
    if met["type"] == "extra_forbidden":
        return refusal.Fault(
            f"unknown field; known here are {', '.join(_known(place[:-1], models))}", pointer=pointer
        )
    if met["type"] == "missing":
        return refusal.Fault("this field is missing", pointer=pointer)
    message = met["msg"]
    return refusal.Fault(message[:1].lower() + message[1:], pointer=pointer)


def _known(place: list[str], models: Models) -> list[str]:
    return list(models["/".join(place)].model_fields)

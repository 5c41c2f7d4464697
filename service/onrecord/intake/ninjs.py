"""Items in IPTC's ninjs, 1.x as Superdesk extends it or 3.1, read as the article they hold.

Sources: the ninjs 3.1 schema and user guide (iptc.org/std/ninjs); for 1.x Superdesk's formatter, which
calls `uri` `guid`, writes property names in lower case and versions as numbers. Names are read in any
letter case, unknown properties are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictStr, ValidationError
from pydantic_core import PydanticCustomError, from_json

from onrecord.errors import OnRecordError
from onrecord.intake.article import MAX_WORDS, make_article
from onrecord.intake.item_version import LONGEST_VERSION, ItemVersion
from onrecord.intake.language import is_language_tag
from onrecord.intake.markup import looks_like_html, read_markup

if TYPE_CHECKING:
    from onrecord.article import Article

LONGEST_URI = 500
LONGEST_TITLE = 1_000
NO_ARTICLES = frozenset({"picture", "graphic", "video", "audio", "event", "planning"})
"""Kinds of item whose words are a caption, an alternative text or a date."""

FULL_ENOUGH = 0.8
"""Share of the longest body's words that one with markup needs to be preferred: it has the paragraphs."""

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_PLAIN = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]+")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_MARKED_UP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")


class Unread(StrEnum):
    """Why an item in good order is not read."""

    KIND = "kind"
    """Its kind holds no article: a picture, an event."""

    PACKAGE = "package"
    """A composite without words of its own; what it holds is read where it is pushed by itself."""

    TOO_SHORT = "too-short"
    """A flash: fewer words than an article has."""


class ItemRefused(OnRecordError):
    """What was pushed is not an item that can be read, and will not become one when it is sent again."""

    default_status = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a CMS pushed. Exactly one of `article`, `unread` and `refused` is set, none where it is withdrawn."""

    uri: str
    version: ItemVersion
    withdrawn: bool = False
    article: Article | None = None
    unread: Unread | None = None
    refused: OnRecordError | None = None


def _as_text(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return value


def _named(value: str) -> str:
    if _PLAIN.fullmatch(value) is None:
        raise PydanticCustomError("unprintable", "it has control characters or half characters in it")
    return value


class _Worded(BaseModel):
    model_config = ConfigDict(extra="ignore")

    value: StrictStr
    role: Any = None
    contenttype: Any = None


class _Ninjs(BaseModel):
    model_config = ConfigDict(extra="ignore")

    uri: Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_URI), BeforeValidator(_as_text)]
    version: Annotated[StrictStr | None, Field(max_length=LONGEST_VERSION), BeforeValidator(_as_text)] = None
    type: StrictStr = "text"
    pubstatus: StrictStr | None = None
    headline: StrictStr | None = None
    headlines: list[_Worded] = []
    body_html: StrictStr | None = None
    body_xhtml: StrictStr | None = None
    body_text: StrictStr | None = None
    bodies: list[_Worded] = []
    # What is used where it can be: a wrong one is no reason to refuse the article.
    title: Any = None
    language: Any = None
    url: Any = None
    versioncreated: Any = None
    firstpublished: Any = None


@dataclass(frozen=True, slots=True)
class _Body:
    value: str
    is_html: bool
    words: int


def read_ninjs(raw: bytes, *, max_words: int = MAX_WORDS) -> Item:
    """The item in these bytes.

    Raises:
        ItemRefused: `item-malformed` (400) or `item-invalid` (422), with a JSON pointer: nothing
            in it can be told apart from any other item.
    """
    sent = _parsed(raw)
    status = (sent.pubstatus or "usable").strip().lower()
    created = moment_of(sent.versioncreated)
    item_version = ItemVersion((sent.version or "").strip(), created)
    if status in WITHDRAWN:
        return Item(uri=sent.uri, version=item_version, withdrawn=True)
    if status != "usable":
        raise _invalid("/pubstatus", "not one of usable, withheld and canceled")
    if not item_version.is_named:
        item_version = ItemVersion("", datetime.now(UTC))
    read = _read(sent, max_words)
    given = {"article": None, "unread": None, "refused": None} | read
    return Item(uri=sent.uri, version=item_version, **given)


def moment_of(value: object) -> datetime | None:
    """An ISO 8601 moment, in UTC where it names no zone; None where it is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _parsed(raw: bytes) -> _Ninjs:
    try:
        found = from_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        raise ItemRefused(
            "item-malformed",
            "What was pushed is not JSON in UTF-8.",
            remedy="Push one ninjs item as JSON.",
            status=400,
        ) from None
    if not isinstance(found, dict):
        raise _invalid("", "not a JSON object")
    lowered = {name.lower(): value for name, value in found.items()}
    for name in ("headlines", "bodies"):
        if isinstance(lowered.get(name), list):
            lowered[name] = [_lowered(one) for one in lowered[name]]
    if lowered.get("guid") is not None:
        lowered["uri"] = lowered["guid"]
    present = {name: value for name, value in lowered.items() if value is not None}
    try:
        sent = _Ninjs.model_validate(present)
        _named(sent.uri), _named(sent.version or "-")
    except PydanticCustomError as error:
        raise _invalid("/uri", error.message()) from None
    except ValidationError as error:
        # The input stays out of it: it is the article.
        met = error.errors(include_url=False, include_input=False)[0]
        missing = met["type"] == "missing" and met["loc"] == ("uri",)
        words = "missing; it names the item (`guid` in Superdesk)" if missing else met["msg"]
        raise _invalid("".join(f"/{str(step)[:100]}" for step in met["loc"]), words) from None
    return sent


def _lowered(value: object) -> object:
    return {name.lower(): one for name, one in value.items()} if isinstance(value, dict) else value


def _read(sent: _Ninjs, max_words: int) -> dict[str, Any]:
    """The article, or why there is none, as arguments of Item."""
    kind = sent.type.strip().lower()
    body = _fullest(sent)
    if kind in NO_ARTICLES:
        return {"unread": Unread.KIND}
    if kind != "text" and (body is None or not body.words):
        return {"unread": Unread.PACKAGE if kind == "composite" else Unread.KIND}
    if body is None:
        return {"refused": _invalid("/bodies" if sent.headlines else "/body_html", "missing; it is the text")}
    url = next((one for one in (sent.url, sent.uri) if _is_web_address(one)), None)
    published = moment_of(sent.firstpublished) or moment_of(sent.versioncreated)
    try:
        article = make_article(
            **{"html" if body.is_html else "text": body.value},
            title=_title(sent),
            url=url,
            language=_language(sent.language),
            published_at=published,
            id=sent.uri,
            max_words=max_words,
        )
    except OnRecordError as refused:
        if refused.slug == "article-too-short":
            return {"unread": Unread.TOO_SHORT}
        refused.pointer = "/bodies" if sent.bodies else "/body_html" if body.is_html else "/body_text"
        return {"refused": refused}
    return {"article": article}


def _fullest(sent: _Ninjs) -> _Body | None:
    """The body with the most words; of those about as full, the first with markup."""
    given = [(sent.body_html, True), (sent.body_xhtml, True), (sent.body_text, False)]
    given += [(one.value, _says_html(one)) for one in sent.bodies]
    bodies = [_Body(value, html, len(_TAG.sub(" ", value).split())) for value, html in given if value]
    if not bodies:
        return None
    most = max(body.words for body in bodies)
    full = [body for body in bodies if body.words >= FULL_ENOUGH * most]
    return max(full, key=lambda body: (body.is_html, body.words))


def _says_html(body: _Worded) -> bool:
    kind = body.contenttype.lower() if isinstance(body.contenttype, str) else ""
    return "html" in kind or ("plain" not in kind and looks_like_html(body.value))


def _title(sent: _Ninjs) -> str | None:
    worded = sorted(sent.headlines, key=lambda one: one.role not in (None, "", "main"))
    given = [sent.headline, *(one.value for one in worded), sent.title]
    for words in given:
        if isinstance(words, str) and words.strip():
            plain = read_markup(words).text if _MARKED_UP.search(words) else words
            return " ".join(plain.split())[:LONGEST_TITLE] or None
    return None


def _language(said: object) -> str | None:
    tag = said.strip().replace("_", "-") if isinstance(said, str) else ""
    return tag if is_language_tag(tag) else None


def _is_web_address(value: object) -> bool:
    return (
        isinstance(value, str)
        and value.startswith(("http://", "https://"))
        and len(value) <= 4_000
        and _PLAIN.fullmatch(value) is not None
    )


def _invalid(pointer: str, words: str) -> ItemRefused:
    return ItemRefused(
        "item-invalid",
        f"What was pushed is no ninjs item: {pointer or 'the body'}: {words[:1].lower()}{words[1:]}.",
        remedy="Push one item of ninjs 1.x or 3.1; sent again as it is, it is refused again.",
        pointer=pointer,
    )

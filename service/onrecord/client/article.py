"""What is asked for: the article and how it is to be read, as the service takes them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping


class Article(TypedDict, total=False):
    """An article: exactly one of `text` and `html`, and what is known about it."""

    text: str
    html: str
    title: str
    url: str
    language: str
    published_at: str | datetime
    id: str


class Options(TypedDict, total=False):
    """How to read it. What is left out is as the service has it."""

    plan: Literal["auto", "whole", "stepwise"]
    summary: bool
    second_look: bool
    fresh: bool


def dumped(article: str | Article | None, known: Mapping[str, Any], options: Options | None) -> bytes:
    """The body of the request for a brief.

    Raises:
        TypeError: there is no article, or one and its text or HTML once more.
    """
    given: dict[str, Any] = {"text": article} if isinstance(article, str) else dict(article or {})
    doubled = sorted(given.keys() & known.keys())
    if doubled:
        raise TypeError(f"given twice: {', '.join(doubled)}")
    given |= known
    if ("text" in given) == ("html" in given):
        raise TypeError("an article is given as exactly one of text and html")
    published_at = given.get("published_at")
    if isinstance(published_at, datetime):
        given["published_at"] = published_at.isoformat()
    body: dict[str, Any] = {"article": given}
    if options:
        body["options"] = dict(options)
    return json.dumps(body).encode()

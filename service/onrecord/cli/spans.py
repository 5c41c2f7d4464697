"""Whether every span of a brief quotes its article: the published JSON walked, nothing trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def ungrounded(brief: dict[str, Any]) -> list[dict[str, Any]]:
    """The spans that are not the article's words at their place, or name another sentence than theirs."""
    text: str = brief["article"]["text"]
    sentences: list[list[int]] = brief["article"]["sentences"]
    return [span for span in spans_in(brief) if not _stands(span, text, sentences)]


def spans_in(part: object) -> Iterator[dict[str, Any]]:
    """Every object with the shape of a span, wherever it is."""
    if isinstance(part, dict):
        if part.keys() >= {"start", "end", "text"}:
            yield part
        for value in part.values():
            yield from spans_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans_in(value)


def _stands(span: dict[str, Any], text: str, sentences: list[list[int]]) -> bool:
    start, end, number = int(span["start"]), int(span["end"]), int(span["sentence"])
    if not 0 <= start < end <= len(text) or text[start:end] != span["text"]:
        return False
    if not 1 <= number <= len(sentences):
        return False
    first, last = sentences[number - 1]
    return first <= start < last

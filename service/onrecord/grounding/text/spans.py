"""The spans of a part of a brief, each by the path of its field, and the part with other spans in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.brief import Part, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PartT = TypeVar("PartT", bound=Part)

_LONGEST = 300
"""Characters that such a field may have."""

_QUOTING = ("text", "name", "designation")
"""Fields that hold the words of the `span` beside them."""


def spans_of(part: Part, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span of a part with its path (`sources.0.span`), in the order of the fields."""
    for name in type(part).model_fields:
        yield from _spans_in(getattr(part, name), f"{path}{name}")


def _spans_in(value: object, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, Part):
        yield from spans_of(value, f"{path}.")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _spans_in(each, f"{path}.{number}")


def respanned(part: PartT, move: Callable[[Span], Span]) -> PartT:
    """The part with each span moved; a field that holds the words of a span holds the moved span's."""
    changed: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        moved = _moved(value, move)
        if moved is not value:
            changed[name] = moved
    was, now = getattr(part, "span", None), changed.get("span")
    if was is not None and now is not None:
        for name in _QUOTING:
            if getattr(part, name, None) == was.text[:_LONGEST]:
                changed[name] = now.text[:_LONGEST]
    return part.model_copy(update=changed)


def _moved(value: object, move: Callable[[Span], Span]) -> object:
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, Part):
        return respanned(value, move)
    if isinstance(value, list) and any(isinstance(each, Part) for each in value):
        return [_moved(each, move) for each in value]
    return value

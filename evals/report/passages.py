"""An article cut at every boundary of a passage, so that passages may nest and overlap in markup that cannot."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Kind = Literal["private", "unclear", "public", "asset", "question", "source"]
Fate = Literal["matched", "missed", "spurious"]

KINDS: tuple[Kind, ...] = ("private", "unclear", "public", "asset", "question", "source")
"""Where passages overlap, the first of these gives the colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one item. `label` stands before it, `told` is what the item says; `wrong` if a field of it is."""

    item: str
    kind: Kind
    fate: Fate
    start: int
    end: int
    label: str = ""
    told: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A stretch that something outside the article links to."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the article that belongs to the same passages throughout.

    `marks` are the classes of its look, `label` what stands before it, `targets` what points into it,
    and `anchors` those of them that begin here.
    """

    text: str
    marks: str
    items: tuple[str, ...]
    label: str
    wrong: bool
    told: str
    targets: tuple[str, ...]
    anchors: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether nothing refers to it."""
        return not (self.marks or self.targets)


def cut(text: str, passages: Sequence[Passage], targets: Sequence[Target] = ()) -> list[Segment]:
    """The segments of a text, in order; joined they are the text. What lies outside the text is clipped."""
    length = len(text)
    inside = [one for one in passages if max(0, one.start) < min(length, one.end)]
    aims = [one for one in targets if max(0, one.start) < min(length, one.end)]
    places = [(one.start, one.end) for one in inside] + [(one.start, one.end) for one in aims]
    bounds = {0, length, *(max(0, start) for start, _ in places), *(min(length, end) for _, end in places)}
    return [_segment(text, start, end, inside, aims) for start, end in pairwise(sorted(bounds))]


def _segment(text: str, start: int, end: int, passages: list[Passage], targets: list[Target]) -> Segment:
    here = [one for one in passages if one.start < end and one.end > start]
    begin = [one for one in here if max(0, one.start) == start and one.label]
    aims = [one for one in targets if one.start < end and one.end > start]
    return Segment(
        text=text[start:end],
        marks=" ".join(_marks(here, start, end, len(text))),
        items=tuple(dict.fromkeys(one.item for one in here)),
        label=" ".join(dict.fromkeys(one.label for one in begin)),
        wrong=any(one.wrong for one in begin),
        told="\n".join(dict.fromkeys(one.told for one in here if one.told)),
        targets=tuple(dict.fromkeys(one.name for one in aims)),
        anchors=tuple(dict.fromkeys(one.name for one in aims if max(0, one.start) == start)),
    )


def _marks(here: list[Passage], start: int, end: int, length: int) -> Iterable[str]:
    """Fill for the first kind that is matched, an outline for the first that stands alone, lines for the others."""
    for kind in KINDS:
        if kind != "source" and any(one.kind == kind and one.fate == "matched" for one in here):
            yield f"fill-{kind}"
            break
    for kind in KINDS:
        alone = [one for one in here if one.kind == kind and one.fate != "matched"]
        if alone:
            yield from (alone[0].fate, f"ring-{kind}")
            if any(max(0, one.start) == start for one in alone):
                yield "begins"
            if any(min(length, one.end) == end for one in alone):
                yield "ends"
            break
    yield from (kind for kind in ("asset", "question", "source") if any(one.kind == kind for one in here))

"""The article cut into fragments at every boundary of a passage, each knowing the items it belongs to.

Passages nest and overlap; markup cannot. So the text is cut wherever a passage starts or ends, and
the browser is given ids instead of offsets: code points never meet UTF-16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.render.wording import SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.brief import Brief, MilitaryAsset, Position, Span

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_END = re.compile(r"\n")
_HEADLINE_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One passage of one item. `words` where these are the governing words, not the whole sentence."""

    item: str
    kind: str
    start: int
    end: int
    words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A stretch of the article that belongs to the same items throughout.

    `kinds` are what it is evidence for, `leads` the highlighted items that begin here with their
    kinds, and `starts` the items whose very first passage begins here.
    """

    number: int
    text: str
    items: list[str]
    words: list[str]
    kinds: list[str]
    leads: list[tuple[str, str]]
    starts: list[str]

    @property
    def label(self) -> str:
        """What stands before the passage: the sign of its kind and the ids that begin here."""
        return " ".join(f"{SIGN[kind]}{item}" for item, kind in self.leads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the article, and the breaks that follow it (and, for the first, precede it)."""

    before: str
    fragments: list[Fragment]
    after: str
    is_headline: bool


def marks_of(brief: Brief) -> list[Mark]:
    """Every passage of every item, the account's included, in the order of the brief."""
    marks: list[Mark] = []
    settings = {position.id: position for position in brief.positions}
    for position in brief.positions:
        marks += _position(position)
    for asset in brief.military_assets:
        marks += _asset(asset)
    for question in brief.unresolved_questions:
        marks += _each(question.id, "question", question.evidence)
    for divergence in brief.divergences:
        if divergence.span:
            marks += _each(divergence.id, "", [divergence.span], words=True)
        for position_id in (*divergence.public, *divergence.private):
            if position_id in settings:
                marks += _each(divergence.id, "", settings[position_id].evidence)
    for actor in brief.actors:
        spans = [*actor.mentions, *([actor.role_span] if actor.role_span else [])]
        marks += _each(actor.id, "", spans, words=True)
    for number, sentence in enumerate(brief.summary, start=1):
        marks += _each(f"s{number}", "", sentence.evidence)
    for number, uncovered in enumerate(brief.account.uncovered, start=1):
        marks += _each(f"u{number}", "", [uncovered.span])
    for number, ambiguous in enumerate(brief.account.ambiguous, start=1):
        marks += _each(f"g{number}", "", ambiguous.places)
    for number, flagged in enumerate(brief.account.flagged, start=1):
        marks += _each(f"f{number}", "", [flagged.span])
    length = len(brief.article.text)
    return [mark for mark in marks if 0 <= mark.start < mark.end <= length]


def paragraphs_of(brief: Brief) -> list[Paragraph]:
    """Cut the article into paragraphs of fragments; together they are `article.text` exactly."""
    text = brief.article.text
    stretches = list(_stretches(text))
    cuts = {cut for start, end, _ in stretches for cut in (start, end)}
    fragments = list(_fragments(text, marks_of(brief), cuts))
    paragraphs: list[Paragraph] = []
    position = 0
    for number, (start, end, after) in enumerate(stretches):
        mine: list[Fragment] = []
        while position < len(fragments) and fragments[position][0] < end:
            if fragments[position][0] >= start:
                mine.append(fragments[position][1])
            position += 1
        paragraphs.append(
            Paragraph(
                before=text[:start] if number == 0 else "",
                fragments=mine,
                after=text[end:after],
                is_headline=number == 0
                and _is_headline(text[start:end], brief.article.title, len(stretches)),
            )
        )
    return paragraphs


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each paragraph, and where the break behind it ends."""
    last = len(text.rstrip("\n \t"))
    start = len(text) - len(text.lstrip("\n \t"))
    if start >= last:
        return
    breaks = _BLANK_LINES if _BLANK_LINES.search(text, start, last) else _LINE_END
    for found in breaks.finditer(text, start, last):
        yield start, found.start(), found.end()
        start = found.end()
    yield start, last, len(text)


def _is_headline(text: str, title: str | None, paragraphs: int) -> bool:
    if title and text.strip() == title.strip():
        return True
    return (
        paragraphs > 1 and len(text) <= _HEADLINE_LENGTH and "\n" not in text and text[-1] not in ".!?…。\"”'"
    )


def _fragments(text: str, marks: Iterable[Mark], cuts: set[int]) -> Iterator[tuple[int, Fragment]]:
    starting: dict[int, list[Mark]] = {}
    ending: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
        ending.setdefault(mark.end, []).append(mark)
    edges = sorted({0, len(text), *cuts, *starting, *ending})
    active: dict[Mark, int] = {}
    seen: set[str] = set()
    before: set[str] = set()
    labelled: set[str] = set()  # the words of an asset lie apart: only the first are labelled
    for number, (start, end) in enumerate(pairwise(edges)):
        for mark in ending.get(start, []):
            active[mark] -= 1
            if not active[mark]:
                del active[mark]
        for mark in starting.get(start, []):
            active[mark] = active.get(mark, 0) + 1
        items = list(dict.fromkeys(mark.item for mark in active))
        shown = {mark.item: mark.kind for mark in active if mark.kind}
        leads = [(item, kind) for item, kind in shown.items() if item not in before | labelled]
        labelled.update(item for item, kind in leads if kind == "asset")
        fresh = [item for item in items if item not in seen]
        seen.update(fresh)
        yield (
            start,
            Fragment(
                number=number,
                text=text[start:end],
                items=items,
                words=list(dict.fromkeys(mark.item for mark in active if mark.words)),
                kinds=[kind for kind in _KINDS if any(mark.kind == kind for mark in active)],
                leads=leads,
                starts=fresh,
            ),
        )
        before = set(shown)


_KINDS = ("private", "unclear", "public", "question", "asset")


def _position(position: Position) -> Iterator[Mark]:
    kind = position.setting
    yield from _each(position.id, kind, position.evidence)
    yield from _each(position.id, kind, [*position.content, *position.quotes], words=True)
    sources = [source.span for source in (*position.sources, *position.relayed_by)]
    yield from _each(position.id, "", sources, words=True)
    rest = (position.cue, position.condition, position.anonymity_reason)
    yield from _each(position.id, "", [span for span in rest if span], words=True)
    if position.when:
        yield from _each(position.id, "", [position.when.span], words=True)


def _asset(asset: MilitaryAsset) -> Iterator[Mark]:
    yield from _each(asset.id, "asset", [asset.span], words=True)
    if asset.quantity:
        yield from _each(asset.id, "asset", [asset.quantity.span], words=True)
    for part in (asset.operator, asset.location):
        if part:
            yield from _each(asset.id, "", [part.span], words=True)
    yield from _each(asset.id, "", [*asset.evidence, *(source.span for source in asset.sources)])


def _each(item: str, kind: str, spans: Iterable[Span], *, words: bool = False) -> Iterator[Mark]:
    for span in spans:
        yield Mark(item=item, kind=kind, start=span.start, end=span.end, words=words)

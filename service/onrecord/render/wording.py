"""The words an editor reads for the closed lists of the brief. Defined here, once, for all renderings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.brief import (
        Act,
        ActorKind,
        AssetKind,
        AssetStatus,
        Basis,
        Certainty,
        Disclosure,
        ItemKind,
        Position,
        Quantity,
        Reason,
        RejectionReason,
        Relation,
        Setting,
        Source,
        SourceType,
    )

SETTING: Mapping[Setting, str] = {
    "public": "In public",
    "private": "In private",
    "unclear": "Setting unclear",
}
SIGN: Mapping[str, str] = {"public": "○", "private": "●", "unclear": "◐", "asset": "◆", "question": "?"}
ACT: Mapping[Act, str] = {
    "says": "says",
    "accuses": "accuses",
    "denies": "denies",
    "demands": "demands",
    "offers": "offers",
    "threatens": "threatens",
    "refuses": "refuses",
    "commits": "commits",
    "does": "does",
}
CERTAINTY: Mapping[Certainty, str] = {
    "stated": "stated",
    "reported": "reported",
    "alleged": "alleged",
    "hypothetical": "hypothetical",
}
ACTOR_KIND: Mapping[ActorKind, str] = {
    "state": "state",
    "institution": "institution",
    "group": "group",
    "person": "person",
}
SOURCE_TYPE: Mapping[SourceType, str] = {
    "named_person": "named person",
    "named_organisation": "named organisation",
    "unnamed_person": "unnamed person",
    "unnamed_group": "unnamed group",
    "document": "document",
    "outlet": "news outlet",
    "none": "no source given",
}
RELATION: Mapping[Relation, str] = {
    "same": "the same actor",
    "part_of": "one actor is part of the other",
    "speaks_for": "one actor speaks for the other",
}
BASIS: Mapping[Basis, str] = {
    "contrast": "the article draws the contrast itself",
    "denial": "the public position denies the private one",
    "model": "the program's judgement; the article does not draw the contrast",
}
ASSET_KIND: Mapping[AssetKind, str] = {
    "ship": "ship",
    "aircraft": "aircraft",
    "vehicle": "vehicle",
    "weapon": "weapon",
    "force": "force",
    "facility": "facility",
}
STATUS: Mapping[AssetStatus, str] = {
    "present": "present",
    "deployed": "deployed",
    "ordered": "ordered",
    "promised": "promised",
    "used": "used",
    "lost": "lost",
    "threatened": "threatened",
    "unknown": "status not told",
}
REASON: Mapping[Reason, str] = {
    "withheld": "withheld",
    "declined": "declined to say",
    "unconfirmed": "unconfirmed",
    "disputed": "disputed",
    "undecided": "undecided",
    "unknown": "unknown",
}
ITEM_KIND: Mapping[ItemKind, str] = {
    "actor": "Actor",
    "position": "Position",
    "divergence": "Divergence",
    "asset": "Military asset",
    "question": "Unresolved question",
    "summary": "Summary sentence",
}
REJECTION: Mapping[RejectionReason, str] = {
    "ungrounded": "its words do not stand in the article where they should",
    "no_actor": "nobody in the article holds it",
    "no_speaker": "a quote that nothing ties to a speaker",
    "not_attributed": "the writer's own words, nobody's position",
    "no_evidence": "no sentence of the article shows it",
    "no_cue": "nothing in its sentence announces an item of this kind",
    "not_governed": "the number, negation or hedge belongs to something else",
    "no_private_cue": "called private without a word that says so",
    "not_military": "no military asset",
    "not_open": "the article does not leave it open",
    "unsupported": "says more or other than its items",
    "duplicate": "the same item stands already",
    "no_difference": "the two positions do not diverge",
}
FIELD: Mapping[str, str] = {
    "positions": "positions",
    "military_assets": "military assets",
    "unresolved_questions": "unresolved questions",
}
FLAG: Mapping[str, str] = {
    "addresses_the_model": "addresses the model instead of the reader",
    "setting_conflict": "public and private cues conflict",
    "hidden_characters": "holds hidden characters",
}

_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 sentence`, `3 sentences`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def in_words(number: int) -> str:
    """Small whole numbers as newsrooms write them: `four`, `11`."""
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else f"{number:,}"


def figure(number: float) -> str:
    """Write a number in full, never rounded: `3,000`, `2.5`."""
    if isinstance(number, int) or number.is_integer():
        return f"{int(number):,}"
    return repr(number)


def bounds(quantity: Quantity | None) -> str:
    """Say what number the article's words give; says so where they give none."""
    if quantity is None:
        return "not stated"
    low, high, value = quantity.minimum, quantity.maximum, quantity.value
    if low is not None and high is not None:
        spread = f"{figure(low)} to {figure(high)}"
    elif low is not None:
        spread = f"at least {figure(low)}"
    elif high is not None:
        spread = f"at most {figure(high)}"
    else:
        spread = ""
    if value is None:
        return spread or "no number given"
    if not spread or (low == value == high):
        return figure(value)
    return f"{figure(value)} ({spread})"


def is_unnamed(source: Source) -> bool:
    """Whether the article keeps this source's name to itself."""
    return source.type in ("unnamed_person", "unnamed_group")


def source_kind(source: Source) -> str:
    """Say the kind of source and how many: `unnamed, 4 sources`, `unnamed, number not given`."""
    if is_unnamed(source):
        if source.count is not None:
            return "unnamed, " + counted(source.count, "source")
        if source.type == "unnamed_group":
            return "unnamed group, number not given"
        return "unnamed person"
    kind = SOURCE_TYPE[source.type]
    return kind if source.count is None or source.count == 1 else f"{kind}, {figure(source.count)}"


def disclosure(position: Position) -> str:
    """How it came out. Counts of several sources are never added up: they may be the same people."""
    ways: Mapping[Disclosure, str] = {
        "self": "said openly by the actor itself"
        if position.setting == "public"
        else "made known by the actor itself",
        "counterpart": "came out through the other side",
        "named": "came out through a named source",
        "unnamed": "came out through " + _unnamed([s for s in position.sources if is_unnamed(s)]),
        "document": "came out through a document",
    }
    return ways[position.disclosed_by]


def _unnamed(sources: Sequence[Source]) -> str:
    if len(sources) != 1:
        return "unnamed sources"
    (source,) = sources
    if source.count is not None:
        return f"{in_words(source.count)} unnamed source{'' if source.count == 1 else 's'}"
    return "an unnamed source" if source.type == "unnamed_person" else "unnamed sources, number not given"

"""The service's own pages: paste an article, watch it being read, read its brief; who held what when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from onrecord.render import wording
from onrecord.render.page import shown_brief
from onrecord.render.picture import picture_of
from onrecord.render.shell import Who, in_shell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from onrecord.brief import Brief
    from onrecord.render.actors import ActorEntry, Record

STAGES: Mapping[str, str] = {
    "queued": "Waiting in line",
    "model": "Getting the model ready",
    "reading": "Reading",
    "grounding": "Looking every word up in the article",
    "second look": "Second look at what was missed",
    "divergences": "Comparing public and private",
    "summary": "Summing up",
}
"""A reading's stages in order, in words."""

OTHER_STAGES: Mapping[str, str] = {"resumed": "Going on after a restart", "done": "Done"}
STATES: Mapping[str, str] = {
    "queued": "waiting",
    "running": "being read",
    "succeeded": "ready",
    "failed": "failed",
    "cancelled": "called off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """One line of the list of briefs. `counts` is None where there is no brief."""

    id: str
    title: str
    state: str
    at: datetime
    counts: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A reading under way, or ended without a brief. `words` of its article; `expected` and `elapsed` in seconds."""

    id: str
    title: str
    state: str
    stage: str
    done: int
    total: int
    at: datetime
    words: int
    text: str
    elapsed: int
    expected: float | None
    measured: int
    """How many finished briefs the expectation is the median of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What somebody typed: never lost, whatever was wrong with it."""

    text: str = ""
    title: str = ""
    url: str = ""


def front_page(
    *,
    endpoint_words: str,
    leaves_machine: bool,
    most: int,
    nonce: str,
    example: str | None = None,
    recent: Sequence[Recent] = (),
    kept: Kept | None = None,
    problem: Mapping[str, Any] | None = None,
    who: Who | None = None,
) -> str:
    """Return the page for `GET /`.

    `endpoint_words` name the endpoint that reads (a model's name, or a host); `leaves_machine` says
    whether the text is sent to another machine. `most` is the size of the largest file, in bytes.
    `example` is an article that a button puts into the empty field. `nonce` tells a form that is sent twice
    from two that are alike.
    """
    return in_shell(
        "front.html",
        who=who,
        endpoint_words=endpoint_words,
        leaves_machine=leaves_machine,
        most=most,
        nonce=nonce,
        example=example,
        recent=recent,
        kept=kept or Kept(),
        problem=problem,
        states=STATES,
    )


def reading_page(reading: Reading, *, who: Who | None = None) -> str:
    """Return the page of an article that is being read."""
    at = list(STAGES).index(reading.stage) if reading.stage in STAGES else 0
    return in_shell(
        "reading.html",
        who=who,
        reading=reading,
        stages=[
            (stage, words, "past" if number < at else "now" if number == at else "")
            for number, (stage, words) in enumerate(STAGES.items())
        ],
        stage_words=STAGES.get(reading.stage) or OTHER_STAGES.get(reading.stage, reading.stage),
        expected=None if reading.expected is None else in_words(reading.expected),
        elapsed=in_words(reading.elapsed),
    )


def ended_page(reading: Reading, problem: Mapping[str, Any] | None, *, who: Who | None = None) -> str:
    """Return the page of a reading that failed with this problem, or was called off."""
    return in_shell("ended.html", who=who, reading=reading, problem=problem)


def brief_page(brief: Brief, *, corrected: int = 0, who: Who | None = None) -> str:
    """Return the page of a brief: the component, and the same without a script.

    `corrected` counts the corrections that stand in `brief`.
    """
    shown = shown_brief(brief, live=False)
    return in_shell("brief_page.html", who=who, id=brief.id, corrected=corrected, **shown)


def delete_page(reading: Reading, *, who: Who | None = None) -> str:
    """Return the page that asks whether to delete."""
    return in_shell("delete.html", who=who, reading=reading)


def trouble_page(problem: Mapping[str, Any], *, who: Who | None = None) -> str:
    """Return the page that says what went wrong and what to do."""
    return in_shell("trouble.html", who=who, problem=problem)


def actors_page(actors: Sequence[ActorEntry], *, of: int, limit: int, who: Who | None = None) -> str:
    """Return the list of actors in the newest `of` briefs; `limit` is how many are looked at."""
    return in_shell("actors.html", who=who, actors=actors, of=of, limit=limit, address_of=actor_address)


def actor_page(record: Record, *, of: int, limit: int, who: Who | None = None) -> str:
    """Return an actor's page: its positions over time as a picture and as a table."""
    picture = picture_of(record.entries) if record.entries else None
    return in_shell(
        "actor.html",
        who=who,
        record=record,
        picture=picture,
        of=of,
        limit=limit,
        address_of=actor_address,
        sign=wording.SIGN,
        setting_words=wording.SETTING,
    )


def actor_address(name: str) -> str:
    """Return where an actor's page is."""
    return f"/actors/{quote(name, safe='')}"


def in_words(seconds: float) -> str:
    """Write a time as people say it, no more exact than it is known: `40 s`, `about` is left to the page."""
    if seconds < 20:
        return f"{max(1, round(seconds))} s"
    if seconds < 120:
        return f"{round(seconds / 10) * 10} s"
    if seconds < 5400:
        return wording.counted(round(seconds / 60), "minute")
    return wording.counted(round(seconds / 3600), "hour")

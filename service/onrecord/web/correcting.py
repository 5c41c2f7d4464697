"""Correcting a brief: the body that asks for it, and the brief with its corrections as of this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from onrecord.brief import ItemId, Part
from onrecord.corrections import Change, Correction, Replay
from onrecord.errors import CorrectionRefused
from onrecord.store.trouble import brief_unfinished
from onrecord.web import refusal
from onrecord.web.problem import ProblemBody, body_of
from onrecord.web.replays import replay_of
from onrecord.web.submission import LONGEST_TOKEN, MOST_FAULTS, json_of_request

if TYPE_CHECKING:
    from litestar import Request
    from pydantic_core import ErrorDetails

    from onrecord.jobs import Jobs
    from onrecord.store.corrections import Corrected, Corrections

Editor = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$"),
]
"""Who corrects, in the newsroom's own words."""

_FIELDS = {
    "p": ("setting", "disclosed_by", "act", "certainty", "claim", "actor", "sources", "content", "about"),
    "m": ("quantity", "operator", "location", "status", "certainty", "designation", "kind"),
    "q": ("question", "reason"),
    "a": ("name", "kind"),
}
_ADDED = ("position", "asset", "question", "divergence")


class CorrectionRequest(Part):
    """The body of `POST /v1/briefs/{id}/corrections`."""

    by: Editor = Field(description="Who makes it.")
    change: Change


class KeptCorrection(Correction):
    """A correction as it stands beside its brief."""

    adds: list[ItemId] = Field(description="Items of the corrected brief that it added.")
    not_applied: ProblemBody | None = Field(
        description="Why it is not in the corrected brief though it was not withdrawn."
    )


class CorrectionList(Part):
    """All corrections of a brief, withdrawn ones as well, in the order in which they apply."""

    corrections: list[KeptCorrection]


@dataclass(frozen=True, slots=True)
class Tried:
    """A change that is not kept yet."""

    number: int
    change: Change
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """A finished brief with its corrections and what they come to."""

    kept: Corrected
    replay: Replay

    def told(self, correction: Correction) -> KeptCorrection:
        """A correction with what became of it."""
        why = next((each.why for each in self.replay.not_applied if each.number == correction.number), None)
        return KeptCorrection(
            **dict(correction),
            adds=self.replay.added.get(correction.number, []),
            not_applied=None if why is None else ProblemBody.model_validate(body_of(in_the_body(why))),
        )


async def kept_of(brief_id: str, jobs: Jobs, corrections: Corrections) -> Corrected:
    """The finished brief and its corrections.

    Raises:
        StoreTrouble: `brief-unknown` (404), `brief-unfinished` (409).
    """
    await jobs.get(brief_id)
    kept = await corrections.of(brief_id)
    if kept is None:
        raise brief_unfinished()
    return kept


async def standing_of(kept: Corrected) -> Standing:
    """What the corrections of a brief come to."""
    return Standing(kept, await replay_of(kept.brief, kept.corrections))


async def correct(
    brief_id: str, asked: CorrectionRequest, jobs: Jobs, corrections: Corrections
) -> KeptCorrection:
    """Keep a correction that applies; where another editor was quicker, to what that one left.

    Raises:
        CorrectionRefused: it does not apply (409, 422).
        StoreTrouble: `brief-unknown` (404), `brief-unfinished`, `corrections-full` (409).
    """
    while True:
        kept = await kept_of(brief_id, jobs, corrections)
        number = kept.corrections[-1].number + 1 if kept.corrections else 1
        replay = await replay_of(kept.brief, [*kept.corrections, Tried(number, asked.change)])
        refused = next((each.why for each in replay.not_applied if each.number == number), None)
        if refused is not None:
            raise in_the_body(refused)
        made = await corrections.append(brief_id, asked.by, asked.change, kept.corrections)
        if made is not None:
            return Standing(kept, replay).told(made)


async def read_correction(request: Request[Any, Any, Any]) -> CorrectionRequest:
    """The correction in this request.

    Raises:
        RequestRefused: the body cannot be read (400, 408, 413, 415) or has another shape (422).
    """
    raw = await json_of_request(request)
    try:
        return CorrectionRequest.model_validate_json(raw, strict=True)
    except ValidationError as error:
        met = error.errors(include_url=False, include_input=False)  # the input may quote the article
        if met[0]["type"] == "json_invalid":
            why = str(met[0].get("ctx", {}).get("error", "it cannot be read"))
            raise refusal.json_malformed(why, wanted='{"by": "…", "change": {…}}') from None
        raise refusal.body_invalid([_fault(one) for one in met[:MOST_FAULTS]]) from None


def in_the_body(refused: CorrectionRefused) -> CorrectionRefused:
    """The refusal with its pointer into the body that was sent."""
    return CorrectionRefused(
        refused.slug,
        refused.message,
        remedy=refused.remedy,
        status=refused.status,
        pointer=None if refused.pointer is None else f"/change{refused.pointer}",
    )


def _fault(met: ErrorDetails) -> refusal.Fault:
    if met["type"] == "union_tag_invalid":
        return _no_such_change(str(met.get("ctx", {}).get("tag", "")))
    # Steps with a colon name the kind of change, and stand nowhere in the body.
    place = [str(step) for step in met["loc"] if ":" not in str(step)]
    pointer = "".join("/" + step[:LONGEST_TOKEN].replace("~", "~0").replace("/", "~1") for step in place)
    if met["type"] == "extra_forbidden":
        return refusal.Fault("unknown field; /v1/schemas/correction.v1 names those known here", pointer)
    if met["type"] == "missing":
        return refusal.Fault("this field is missing", pointer)
    return refusal.Fault(met["msg"][:1].lower() + met["msg"][1:], pointer)


def _no_such_change(tag: str) -> refusal.Fault:
    op, _, rest = tag.partition(":")
    if op == "add":
        return refusal.Fault(f"not one of {', '.join(_ADDED)}", "/change/kind")
    if op != "change":
        return refusal.Fault("not one of change, delete, add", "/change/op")
    known = _FIELDS.get(rest[:1])
    if known is None:
        return refusal.Fault("not the id of a position, an asset, a question or an actor", "/change/item")
    return refusal.Fault(f"not one of {', '.join(known)}", "/change/field")

"""The routes of corrections: list them, make one, withdraw one, and have the brief with all that stand."""

import hashlib
from typing import Annotated, Any

from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from onrecord.jobs import Jobs
from onrecord.store.corrections import Corrections
from onrecord.store.trouble import correction_unknown
from onrecord.web.briefs import IF_NONE_MATCH, MADE
from onrecord.web.correcting import (
    CorrectionList,
    CorrectionRequest,
    KeptCorrection,
    correct,
    kept_of,
    read_correction,
    standing_of,
)
from onrecord.web.negotiation import JSON, negotiated
from onrecord.web.operation import UNCHANGED, Operation, body_of, json_of
from onrecord.web.rendition import rendered

BriefId = Annotated[str, PathParameter(description="The brief's id.")]
Number = Annotated[int, PathParameter(description="The correction's number.", ge=1, le=1_000_000_000)]
By = Annotated[
    str,
    QueryParameter(
        description="Who withdraws it.",
        min_length=1,
        max_length=200,
        pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$",
    ),
]
Asked = Request[Any, Any, Any]


@get(
    "/v1/briefs/{brief_id:str}/corrections",
    operation_id="listCorrections",
    tags=["Corrections"],
    summary="List what editors corrected",
)
async def list_(
    jobs: NamedDependency[Jobs], corrections: NamedDependency[Corrections], brief_id: BriefId
) -> Response[bytes]:
    """All corrections in the order in which they apply, withdrawn ones as well; 409 while there is no brief.

    `not_applied` says why one that stands is not in the corrected brief: what it built on was withdrawn.
    """
    standing = await standing_of(await kept_of(brief_id, jobs, corrections))
    made = CorrectionList(corrections=[standing.told(each) for each in standing.kept.corrections])
    return Response(made.model_dump_json().encode(), media_type=JSON)


@post(
    "/v1/briefs/{brief_id:str}/corrections",
    status_code=201,
    operation_id="correctBrief",
    tags=["Corrections"],
    summary="Correct a brief",
)
async def make(
    request: Asked,
    jobs: NamedDependency[Jobs],
    corrections: NamedDependency[Corrections],
    brief_id: BriefId,
) -> Response[bytes]:
    """Keep one change, with who made it, beside the model's brief. The whole is in `/corrected`.

    422 where the words do not stand in the article, 409 where the item is gone or the brief is not finished.
    """
    made = await correct(brief_id, await read_correction(request), jobs, corrections)
    return Response(made.model_dump_json().encode(), status_code=201, media_type=JSON)


@delete(
    "/v1/briefs/{brief_id:str}/corrections/{number:int}",
    status_code=200,
    operation_id="withdrawCorrection",
    tags=["Corrections"],
    summary="Withdraw a correction",
)
async def withdraw(
    jobs: NamedDependency[Jobs],
    corrections: NamedDependency[Corrections],
    brief_id: BriefId,
    number: Number,
    by: By,
) -> Response[bytes]:
    """Apply it no more; it stays in the list, marked. Withdrawing twice is no error."""
    await kept_of(brief_id, jobs, corrections)
    made = await corrections.withdraw(brief_id, number, by.strip())
    if made is None:
        raise correction_unknown()
    standing = await standing_of(await kept_of(brief_id, jobs, corrections))
    return Response(standing.told(made).model_dump_json().encode(), media_type=JSON)


@get(
    "/v1/briefs/{brief_id:str}/corrected",
    operation_id="getCorrectedBrief",
    tags=["Corrections"],
    summary="Have a brief with its corrections",
)
async def corrected(
    request: Asked,
    jobs: NamedDependency[Jobs],
    corrections: NamedDependency[Corrections],
    brief_id: BriefId,
) -> Response[bytes]:
    """The brief with all standing corrections applied, as `Accept` asks; the model's own where there are none."""
    kind = negotiated(request.headers.getall("accept", []))
    kept = await kept_of(brief_id, jobs, corrections)
    named = hashlib.sha256(kept.brief.encode())
    for correction in kept.corrections:
        named.update(correction.model_dump_json().encode())

    async def whole() -> str:
        if not any(correction.stands for correction in kept.corrections):
            return kept.brief
        return (await standing_of(kept)).replay.brief.model_dump_json()

    none_match = request.headers.getall("if-none-match", [])
    return await rendered(named.hexdigest(), whole, kind, none_match)


DESCRIBED = {
    "listCorrections": Operation(
        answers={200: json_of("The corrections", CorrectionList)}, problems=(404, 409)
    ),
    "correctBrief": Operation(
        answers={201: json_of("The correction is kept", KeptCorrection)},
        problems=(400, 404, 408, 409, 413, 415, 422),
        body=body_of(
            CorrectionRequest,
            example={
                "by": "Ana Ruiz",
                "change": {"op": "change", "item": "p1", "field": "setting", "value": "private"},
            },
        ),
    ),
    "withdrawCorrection": Operation(
        answers={200: json_of("The correction as it stands", KeptCorrection)}, problems=(400, 404, 409)
    ),
    "getCorrectedBrief": Operation(
        answers={200: MADE, 304: UNCHANGED}, problems=(404, 406, 409), headers=IF_NONE_MATCH
    ),
}

ROUTES = [list_, make, withdraw, corrected]

"""The OpenAPI description: paths and parameters as Litestar reads them, bodies and problems as they are.

Litestar knows neither a body that is read by hand nor problem details, so those are written here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from litestar import Litestar
from litestar.openapi import OpenAPIConfig
from pydantic.json_schema import models_json_schema

from onrecord import __version__
from onrecord.brief import Brief
from onrecord.web.catalogue import CATALOGUE
from onrecord.web.correcting import CorrectionList, CorrectionRequest, KeptCorrection
from onrecord.web.negotiation import HTML, JSON, MARKDOWN
from onrecord.web.problem import MEDIA_TYPE, ProblemBody
from onrecord.web.shapes import BriefList, Health, LinkRequest, MadeLink, Standing
from onrecord.web.submission import BriefRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from litestar.types import ControllerRouterHandler, Dependencies
    from pydantic import BaseModel

ABOUT = """Reads a news article and answers with a brief: who the actors are, what each holds in public and in
private, which military assets move where, and what nobody knows yet. Every span quotes the article at exact
offsets (Unicode code points).

`curl --data-binary @article.txt -H 'Content-Type: text/plain' http://127.0.0.1:8000/v1/briefs`

Every error is `application/problem+json` with a stable `type`, the `detail` and the `remedy`."""

_PROBLEMS = {
    400: "Unreadable: malformed JSON, unknown charset, or a query that cannot be used",
    401: "The bearer key is missing or wrong",
    403: "Another host name, or a page of another site",
    404: "There is nothing under this address",
    406: "Not rendered in any type that Accept names",
    408: "The body did not arrive in time",
    409: "It has ended already, is not finished, or what is to be corrected is gone",
    410: "The reading was called off; there is no brief",
    413: "The body or the article is too large",
    415: "The body is of a type, or compressed in a way, that is not read",
    422: "Not an article, unknown fields, words that do not stand in it, or an idempotency key used before",
    500: "The service met an error of its own",
    502: "The model could not be reached or gave no usable answer",
    503: "The line is full, or the service is not ready; Retry-After says when to come back",
    504: "The model gave no answer in time",
}
_ALWAYS = (401, 403, 500, 503)
_BRIEF_TROUBLE = (404, 406, 410, 502, 504)
_RAISED = {
    "makeBrief": (400, *_BRIEF_TROUBLE, 408, 413, 415, 422),
    "listBriefs": (400,),
    "getBrief": _BRIEF_TROUBLE,
    "deleteBrief": (404,),
    "cancelBrief": (404, 409),
    "retryBrief": (404, 409),
    "followBrief": (404,),
    "makeLink": (400, 404, 422),
    "listCorrections": (404, 409),
    "correctBrief": (400, 404, 408, 409, 413, 415, 422),
    "withdrawCorrection": (400, 404, 409),
    "getCorrectedBrief": (404, 406, 409),
    "getSchema": (404,),
    "getProblem": (404,),
    "ready": (503,),
    "live": (),
}
_MODELS: tuple[type[BaseModel], ...] = (
    Brief,
    BriefRequest,
    CorrectionList,
    CorrectionRequest,
    LinkRequest,
    MadeLink,
    ProblemBody,
    BriefList,
    Standing,
    Health,
)
_SENT = (BriefRequest, CorrectionRequest, LinkRequest)
_TEXT = {"schema": {"type": "string"}}


def describe(routes: Sequence[ControllerRouterHandler], dependencies: Dependencies) -> bytes:
    """The description of these routes, as JSON."""
    config = OpenAPIConfig(title="OnRecord", version=__version__, description=ABOUT, render_plugins=[])
    app = Litestar(list(routes), dependencies=dependencies, openapi_config=config, logging_config=None)
    described = app.openapi_schema.to_schema()
    described["servers"] = [{"url": "/"}]
    described["components"] = {
        "schemas": _schemas(),
        "securitySchemes": {
            "key": {
                "type": "http",
                "scheme": "bearer",
                "description": "Only where ONRECORD_API_KEY is set; a link's token opens its brief as well.",
            }
        },
    }
    described["security"] = [{}, {"key": []}]
    for path in described["paths"].values():
        for operation in path.values():
            _mend(operation)
    return json.dumps(described, ensure_ascii=False).encode()


def _schemas() -> dict[str, Any]:
    _, made = models_json_schema(
        [(model, "validation" if model in _SENT else "serialization") for model in _MODELS],
        ref_template="#/components/schemas/{model}",
    )
    schemas: dict[str, Any] = made["$defs"]
    schemas["ProblemBody"]["properties"]["type"]["examples"] = [f"/problems/{slug}" for slug in CATALOGUE]
    return schemas


def _mend(operation: dict[str, Any]) -> None:
    name = operation["operationId"]
    good = _answers(name)
    raised = set(_RAISED[name]) | (set(_ALWAYS) if name not in ("live", "ready", "getProblem") else set())
    problems = {
        str(status): {
            "description": _PROBLEMS[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}},
        }
        for status in sorted(raised)
    }
    operation["responses"] = good | problems
    if name == "makeBrief":
        operation["requestBody"] = {
            "required": True,
            "content": {
                JSON: {
                    "schema": {"$ref": "#/components/schemas/BriefRequest"},
                    "example": {
                        "article": {"text": "The whole text of an article.", "title": "Its headline"}
                    },
                },
                "text/plain": _TEXT,
                HTML: _TEXT,
            },
        }
        operation.setdefault("parameters", []).extend(
            [
                _header("Prefer", "`wait=N` seconds, at most 300, or `respond-async`."),
                _header(
                    "Idempotency-Key", "The same key and body give the same brief; 255 characters at most."
                ),
            ]
        )
    if name == "makeLink":
        operation["requestBody"] = {"required": False, "content": {JSON: _schema(LinkRequest)}}
    if name == "correctBrief":
        operation["requestBody"] = {
            "required": True,
            "content": {
                JSON: _schema(CorrectionRequest)
                | {
                    "example": {
                        "by": "Ana Ruiz",
                        "change": {"op": "change", "item": "p1", "field": "setting", "value": "private"},
                    }
                }
            },
        }
    if name in ("getBrief", "getCorrectedBrief"):
        operation.setdefault("parameters", []).append(
            _header("If-None-Match", "The ETag of what is there already.")
        )


def _answers(name: str) -> dict[str, Any]:
    brief = {
        "200": {
            "description": "The brief",
            "content": {JSON: _schema(Brief), HTML: _TEXT, MARKDOWN: _TEXT},
            "headers": {"ETag": _TEXT},
        },
        "202": {
            "description": "It is being read: ask `Location` again after `Retry-After` seconds",
            "content": {JSON: _schema(Standing)},
            "headers": {"Location": _TEXT, "Retry-After": {"schema": {"type": "integer"}}},
        },
    }
    answers: dict[str, dict[str, Any]] = {
        "makeBrief": brief,
        "getBrief": brief | {"304": {"description": "It has not changed"}},
        "listBriefs": _one("The briefs", JSON, _schema(BriefList)),
        "deleteBrief": {"204": {"description": "It is gone"}},
        "cancelBrief": _one("It is called off", JSON, _schema(Standing)),
        "retryBrief": {"202": brief["202"]},
        "followBrief": _one("The stages, to the last", "text/event-stream", _TEXT)
        | {"204": {"description": "There is nothing more to follow"}},
        "makeLink": {"201": {"description": "The link", "content": {JSON: _schema(MadeLink)}}},
        "listCorrections": _one("The corrections", JSON, _schema(CorrectionList)),
        "correctBrief": {
            "201": {"description": "The correction is kept", "content": {JSON: _schema(KeptCorrection)}}
        },
        "withdrawCorrection": _one("The correction as it stands", JSON, _schema(KeptCorrection)),
        "getCorrectedBrief": {"200": brief["200"], "304": {"description": "It has not changed"}},
        "getSchema": _one("The schema", "application/schema+json", {"schema": {"type": "object"}}),
        "getProblem": _one("What it means", HTML, _TEXT),
        "ready": _one("A brief can be made", JSON, _schema(Health)),
        "live": _one("The service runs", JSON, _schema(Health)),
    }
    return answers[name]


def _one(words: str, media_type: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": words, "content": {media_type: content}}}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}


def _header(name: str, words: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": words,
        "schema": {"type": "string"},
    }

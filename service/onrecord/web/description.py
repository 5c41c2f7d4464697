"""The OpenAPI description: paths and parameters as Litestar reads them, bodies and problems as they are.

Litestar knows neither a body that is read by hand nor problem details, so each module of routes describes those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from litestar import Litestar
from litestar.openapi import OpenAPIConfig
from pydantic.json_schema import models_json_schema

from onrecord import __version__
from onrecord.web.catalogue import CATALOGUE
from onrecord.web.negotiation import JSON
from onrecord.web.problem import MEDIA_TYPE, ProblemBody

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from litestar.types import ControllerRouterHandler, Dependencies
    from pydantic import BaseModel

    from onrecord.web.operation import Answer, Body, Operation, Shape

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
    409: "Not as it stands: it has ended already, or not yet, or what it refers to is gone, or there are too many",
    410: "The reading was called off; there is no brief",
    413: "The body or the article is too large",
    415: "The body is of a type, or compressed in a way, that is not read",
    422: "Not an article, unknown fields, words that do not stand in it, or an idempotency key used before",
    500: "The service met an error of its own",
    502: "The model could not be reached or gave no usable answer",
    503: "The line is full, or the service is not ready; Retry-After says when to come back",
    504: "The model gave no answer in time",
}


def describe(
    routes: Sequence[ControllerRouterHandler],
    described: Mapping[str, Operation],
    dependencies: Dependencies,
) -> bytes:
    """The description of these routes, as JSON; `described` has what each is by its operation id."""
    config = OpenAPIConfig(title="OnRecord", version=__version__, description=ABOUT, render_plugins=[])
    app = Litestar(list(routes), dependencies=dependencies, openapi_config=config, logging_config=None)
    made = app.openapi_schema.to_schema()
    made["servers"] = [{"url": "/"}]
    made["components"] = {
        "schemas": _schemas(described.values()),
        "securitySchemes": {
            "key": {
                "type": "http",
                "scheme": "bearer",
                "description": "Only where ONRECORD_API_KEY is set; a link's token opens its brief as well.",
            }
        },
    }
    made["security"] = [{}, {"key": []}]
    for path in made["paths"].values():
        for shown in path.values():
            _mend(shown, described[shown["operationId"]])
    return json.dumps(made, ensure_ascii=False).encode()


def _schemas(described: Iterable[Operation]) -> dict[str, Any]:
    sent = {model for operation in described for model in operation.sent()}
    answered = {model for operation in described for model in operation.answered()} | {ProblemBody}
    modes: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = [
        *((model, "validation") for model in sorted(sent, key=_name)),
        *((model, "serialization") for model in sorted(answered, key=_name)),
    ]
    _, made = models_json_schema(modes, ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = made["$defs"]
    schemas["ProblemBody"]["properties"]["type"]["examples"] = [f"/problems/{slug}" for slug in CATALOGUE]
    return schemas


def _mend(shown: dict[str, Any], operation: Operation) -> None:
    answers = {str(status): _answer(answer) for status, answer in operation.answers.items()}
    problems = {
        str(status): {
            "description": _PROBLEMS[status],
            "content": {MEDIA_TYPE: _shape(ProblemBody)},
        }
        for status in operation.statuses
    }
    shown["responses"] = answers | problems
    if operation.body is not None:
        shown["requestBody"] = _body(operation.body)
    if operation.headers:
        shown.setdefault("parameters", []).extend(_header(*named) for named in operation.headers.items())


def _answer(answer: Answer) -> dict[str, Any]:
    shown: dict[str, Any] = {"description": answer.words}
    if answer.content:
        shown["content"] = {kind: _shape(shape) for kind, shape in answer.content.items()}
    if answer.headers:
        shown["headers"] = {name: _shape(shape) for name, shape in answer.headers.items()}
    return shown


def _body(body: Body) -> dict[str, Any]:
    content = {kind: _shape(shape) for kind, shape in body.content.items()}
    if body.example is not None:
        content[JSON]["example"] = body.example
    said = {"description": body.words} if body.words else {}
    return {"required": body.required, "content": content} | said


def _shape(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, Mapping):
        return {"schema": shape}
    return {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}


def _header(name: str, words: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": words,
        "schema": {"type": "string"},
    }


def _name(model: type[BaseModel]) -> str:
    return model.__name__

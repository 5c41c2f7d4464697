"""What a browser opens beside the desk: the docs, the schemas and what each problem means."""

from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from typing import Annotated

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from onrecord.web import refusal
from onrecord.web.catalogue import CATALOGUE
from onrecord.web.negotiation import HTML
from onrecord.web.operation import TEXT, Answer, Operation
from onrecord.web.problem import title_of

DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
ASSETS = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "docs.js": "text/javascript",
}
SchemaName = Annotated[str, PathParameter(description="Such as brief.v1.json.")]
Slug = Annotated[str, PathParameter(description="The last part of a problem's type.")]
FileName = Annotated[str, PathParameter()]


@cache
def packaged(name: str) -> bytes:
    """A file of the docs page."""
    return files("onrecord.web").joinpath("docs", name).read_bytes()


@get("/docs", include_in_schema=False, sync_to_thread=False)
def docs() -> Response[bytes]:
    """The description of this service for people; it loads nothing from elsewhere."""
    headers = {"Content-Security-Policy": DOCS_POLICY}
    return Response(packaged("docs.html"), media_type="text/html", headers=headers)


@get("/docs/openapi.json", include_in_schema=False, sync_to_thread=True)
def openapi(description: NamedDependency[Callable[[], bytes]]) -> Response[bytes]:
    """The description of this service for programs."""
    return Response(
        description(), media_type="application/vnd.oai.openapi+json", headers={"Cache-Control": "no-cache"}
    )


@get("/docs/{name:str}", include_in_schema=False, sync_to_thread=False)
def asset(name: FileName) -> Response[bytes]:
    """A file that the docs page loads."""
    if name not in ASSETS:
        raise refusal.route_unknown()
    return Response(
        packaged(name), media_type=ASSETS[name], headers={"Cache-Control": "public, max-age=86400"}
    )


@get(
    "/v1/schemas/{name:str}",
    operation_id="getSchema",
    tags=["Schemas"],
    summary="Have a JSON Schema",
    sync_to_thread=False,
)
def schema(schemas: NamedDependency[Mapping[str, str]], name: SchemaName) -> Response[bytes]:
    """The JSON Schema that every brief follows."""
    found = schemas.get(name) or schemas.get(f"{name}.json")
    if found is None:
        raise refusal.schema_unknown(sorted(schemas))
    return Response(
        found.encode(), media_type="application/schema+json", headers={"Cache-Control": "no-cache"}
    )


@get(
    "/problems/{slug:str}",
    operation_id="getProblem",
    tags=["Problems"],
    summary="What a problem means",
    sync_to_thread=False,
)
def problem(slug: Slug) -> Response[bytes]:
    """What a problem type means, as a short page."""
    meaning = CATALOGUE.get(slug)
    if meaning is None:
        raise refusal.route_unknown()
    title = escape(title_of(slug))
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1>'
        f"<p>{escape(meaning)}</p>"
        "<p>The problem's <code>detail</code> says more, its <code>remedy</code> what to do.</p>"
    )
    return Response(page.encode(), media_type="text/html")


DESCRIBED = {
    "getSchema": Operation(
        answers={200: Answer(words="The schema", content={"application/schema+json": {"type": "object"}})},
        problems=(404,),
    ),
    "getProblem": Operation(
        answers={200: Answer(words="What it means", content={HTML: TEXT})}, problems=(404,), is_open=True
    ),
}

ROUTES = [docs, openapi, asset, schema, problem]

"""The files that the service's pages load, and the component that any site's page may."""

from functools import cache
from importlib.resources import files
from typing import Annotated

from litestar import Response, get
from litestar.params import PathParameter

from onrecord.web import refusal

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "json": "application/json"}
FILES = frozenset(
    "icon.svg tokens.css base.css shell.css brief.css front.js problem.js reading.js actor.js desk.js "
    "desk_dialog.js desk_dom.js desk_fields.js desk_forms.js desk_words.js".split()
)
COMPONENT = "onrecord-brief.js"
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=3600",
}
"""What is the same for everybody, and may be used on any site."""

FileName = Annotated[str, PathParameter()]


@cache
def asset_of(name: str) -> bytes:
    """A file of the service's pages."""
    return files("onrecord.render").joinpath("static", name).read_bytes()


@get("/assets/{name:str}", include_in_schema=False, sync_to_thread=False)
def asset(name: FileName) -> Response[bytes]:
    """A style sheet, a script or a picture that the service's pages load."""
    if name not in FILES:
        raise refusal.route_unknown()
    return _file(asset_of(name), name, {"Cache-Control": "no-cache"})


def _file(content: bytes, name: str, headers: dict[str, str]) -> Response[bytes]:
    kind = TYPES[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers=headers)


ROUTES = [asset]

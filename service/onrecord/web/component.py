"""The web component `<onrecord-brief>`: one module that any site's page may load, with no key."""

from functools import cache
from hashlib import sha256
from typing import Any

from litestar import Request, Response, get

from onrecord.packaged import packaged
from onrecord.web.assets import COMPONENT, FOR_ALL, TYPES
from onrecord.web.rendition import etag_matches


@cache
def module() -> tuple[bytes, str]:
    """The built module and its ETag."""
    content = (packaged("component") / COMPONENT).read_bytes()
    return content, f'"{sha256(content).hexdigest()[:32]}"'


@get(f"/component/{COMPONENT}", include_in_schema=False, sync_to_thread=True)
def component(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The component, the same for everybody; 304 where the caller has it already."""
    content, etag = module()
    had = etag_matches(request.headers.getall("if-none-match", []), etag)
    return Response(
        b"" if had else content,
        status_code=304 if had else 200,
        media_type=TYPES["js"],
        headers=FOR_ALL | {"ETag": etag},
    )


ROUTES = [component]

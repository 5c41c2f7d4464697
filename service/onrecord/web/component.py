"""The web component `<onrecord-brief>`: one module that any site's page may load, with no key."""

from functools import cache
from hashlib import sha256
from typing import Any

from litestar import Request, Response, get

from onrecord.packaged import packaged
from onrecord.web import refusal
from onrecord.web.assets import COMPONENT, FOR_ALL, TYPES, FileName
from onrecord.web.rendition import etag_matches

Asked = Request[Any, Any, Any]


@cache
def built() -> dict[str, tuple[bytes, str]]:
    """The built module and the words of each language, by name, with their ETags."""
    folder = packaged("component")
    contents = {
        path.name: path.read_bytes() for path in (folder / COMPONENT, *(folder / "words").glob("*.js"))
    }
    return {name: (each, f'"{sha256(each).hexdigest()[:32]}"') for name, each in contents.items()}


@get(f"/component/{COMPONENT}", include_in_schema=False, sync_to_thread=True)
def component(request: Asked) -> Response[bytes]:
    """The component, the same for everybody; 304 where the caller has it already."""
    return _answer(request, COMPONENT)


@get("/component/words/{name:str}", include_in_schema=False, sync_to_thread=True)
def words(request: Asked, name: FileName) -> Response[bytes]:
    """The component's words in one language, which it loads from beside itself."""
    if name == COMPONENT or name not in built():
        raise refusal.route_unknown()
    return _answer(request, name)


def _answer(request: Asked, name: str) -> Response[bytes]:
    content, etag = built()[name]
    had = etag_matches(request.headers.getall("if-none-match", []), etag)
    return Response(
        b"" if had else content,
        status_code=304 if had else 200,
        media_type=TYPES["js"],
        headers=FOR_ALL | {"ETag": etag},
    )


ROUTES = [component, words]

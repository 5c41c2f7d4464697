"""The pages of actors: who is in the articles, and what each of them held when."""

from typing import Annotated, Any

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from onrecord.render import desk
from onrecord.render.actors import actors_of, record_of
from onrecord.web import refusal
from onrecord.web.page_answer import page, page_of_error, who_asks
from onrecord.web.session import Session
from onrecord.web.shelf import NEWEST, Shelf

Asked = Request[Session | None, Any, Any]
Name = Annotated[str, PathParameter()]


@get("/actors", include_in_schema=False)
async def list_(request: Asked, shelf: NamedDependency[Shelf]) -> Response[str]:
    """Every actor of the newest briefs."""
    digests = await shelf.newest()
    return page(desk.actors_page(actors_of(digests), of=len(digests), limit=NEWEST, who=who_asks(request)))


@get("/actors/{name:path}", include_in_schema=False)
async def show(request: Asked, shelf: NamedDependency[Shelf], name: Name) -> Response[str]:
    """One actor's positions over time."""
    digests = await shelf.newest()
    record = record_of(name.removeprefix("/"), digests)
    if record is None:
        raise refusal.actor_unknown()
    return page(desk.actor_page(record, of=len(digests), limit=NEWEST, who=who_asks(request)))


PAGES = Router("/", route_handlers=[list_, show], exception_handlers={Exception: page_of_error})
ROUTES = [PAGES]

"""The web application. Everything it needs is given to it; it opens nothing and starts nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from litestar import Litestar
from litestar.di import Provide

from onrecord.web import (
    actors,
    assets,
    briefs,
    component,
    corrections,
    desk,
    health,
    links,
    pages,
    push,
    replays,
    sign_in,
    webhooks,
)
from onrecord.web.access import Access
from onrecord.web.description import describe
from onrecord.web.gate import Gate
from onrecord.web.problem import answer_error
from onrecord.web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from litestar.types import ControllerRouterHandler

    from onrecord.config import Config
    from onrecord.jobs import Jobs
    from onrecord.store.store import Store
    from onrecord.web.health import Ready

MODULES = (
    briefs,
    corrections,
    links,
    webhooks,
    push,
    pages,
    desk,
    actors,
    assets,
    component,
    sign_in,
    health,
)
ROUTES: list[ControllerRouterHandler] = [route for module in MODULES for route in module.ROUTES]
DESCRIBED = {
    name: operation for module in MODULES for name, operation in getattr(module, "DESCRIBED", {}).items()
}


def create_app(
    *,
    config: Config,
    jobs: Jobs,
    store: Store,
    ready: Ready,
    schemas: Mapping[str, str],
    endpoint_words: str,
    leaves_machine: bool,
    example: str | None = None,
) -> Litestar:
    """The application, ready to be served.

    Args:
        config: `api_key`, `push_secret`, `allowed_hosts`, `max_body` and `max_words` are read.
        jobs: started and stopped by the caller.
        store: what the jobs keep, and what is kept beside their briefs; closed by the caller.
        ready: asked at every `/health/ready`; must not block.
        schemas: published JSON Schemas by file name, as JSON.
        endpoint_words: who reads: the model's name or the endpoint's host, for the front page.
        leaves_machine: whether articles are sent to another machine.
        example: an article that the front page offers.
    """

    @cache
    def description() -> bytes:
        return describe(ROUTES, DESCRIBED, dependencies)

    access = Access(config, store.secrets)
    shelf = Shelf(jobs, store.corrections)
    jobs.when_deleted(shelf.forget)
    jobs.when_deleted(replays.forget)
    dependencies = {
        "access": _given(access),
        "config": _given(config),
        "jobs": _given(jobs),
        "corrections": _given(store.corrections),
        "readiness": Provide(ready, sync_to_thread=False),
        "schemas": _given(schemas),
        "front": _given(desk.Front(endpoint_words, leaves_machine, example, config.max_body)),
        "shelf": _given(shelf),
        "description": _given(description),
    }
    app = Litestar(
        ROUTES,
        dependencies=dependencies,
        exception_handlers={Exception: answer_error},
        request_max_body_size=config.max_body,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    app.asgi_handler = Gate(app.asgi_handler, access)
    return app


def _given(value: object) -> Provide:
    return Provide(lambda: value, sync_to_thread=False)

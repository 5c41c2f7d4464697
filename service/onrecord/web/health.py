"""Whether the service lives, and whether it can make a brief."""

from collections.abc import Callable
from dataclasses import dataclass

from litestar import get
from litestar.di import NamedDependency

from onrecord.web.operation import Operation, json_of
from onrecord.web.refusal import not_ready
from onrecord.web.shapes import Health


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether a brief can be made now; if not, `reason` says why and `remedy` what helps."""

    is_ready: bool
    reason: str = ""
    remedy: str = "Wait for it, then ask again."
    retry_after: int = 5
    """In seconds."""


Ready = Callable[[], Readiness]


@get(
    "/health/live",
    operation_id="live",
    tags=["Health"],
    summary="Whether the service runs",
    sync_to_thread=False,
)
def live() -> dict[str, str]:
    """Whether the service runs."""
    return {"status": "live"}


@get(
    "/health/ready",
    operation_id="ready",
    tags=["Health"],
    summary="Whether a brief can be made",
    sync_to_thread=False,
)
def ready(readiness: NamedDependency[Readiness]) -> dict[str, str]:
    """200 once a brief can be made, 503 with the reason until then."""
    if not readiness.is_ready:
        raise not_ready(
            readiness.reason or "No brief can be made yet.", readiness.remedy, readiness.retry_after
        )
    return {"status": "ready"}


DESCRIBED = {
    "live": Operation(answers={200: json_of("The service runs", Health)}, is_open=True),
    "ready": Operation(answers={200: json_of("A brief can be made", Health)}, problems=(503,), is_open=True),
}
ROUTES = [live, ready]

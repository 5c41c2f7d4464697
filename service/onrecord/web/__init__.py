"""HTTP, version 1: briefs over `/v1`, the page, the docs and the health checks."""

from onrecord.web.access import bind_guard
from onrecord.web.app import create_app
from onrecord.web.health import Readiness

__all__ = ["Readiness", "bind_guard", "create_app"]

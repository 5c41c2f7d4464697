"""Which rendering of a brief a client wants: the Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.web.refusal import not_acceptable

if TYPE_CHECKING:
    from collections.abc import Sequence

JSON = "application/json"
HTML = "text/html"
MARKDOWN = "text/markdown"
OFFERED = (JSON, HTML, MARKDOWN)
"""Where a client likes several equally well, the first."""


def negotiated(accept: Sequence[str]) -> str:
    """The offered media type that these Accept headers like best. Raises RequestRefused (406)."""
    ranges = [range_ for part in ",".join(accept).split(",") if (range_ := _range(part)) is not None]
    if not ranges:
        return JSON
    best = max(OFFERED, key=lambda offered: (_quality(offered, ranges), -OFFERED.index(offered)))
    if _quality(best, ranges) <= 0:
        raise not_acceptable(OFFERED)
    return best


def _range(part: str) -> tuple[str, float] | None:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if not name:
        return None
    quality = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                quality = min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                quality = 1.0
    return name, quality


def _quality(offered: str, ranges: list[tuple[str, float]]) -> float:
    """The quality that the most specific matching range gives."""
    for matching in (offered, offered.partition("/")[0] + "/*", "*/*"):
        given = [quality for name, quality in ranges if name == matching]
        if given:
            return max(given)
    return 0.0

"""Every way a model call fails, as a ModelTrouble that says which endpoint and what to do.

Nothing of the provider's own message is passed on: providers quote the prompt and the key.
"""

from __future__ import annotations

import math
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from onrecord.errors import ModelTrouble, OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model.endpoint import Endpoint


class _Kind(NamedTuple):
    status: int
    message: str
    remedy: str


_KINDS = {
    "model-unreachable": _Kind(
        502,
        "The model endpoint {host} cannot be reached.",
        "Check that it is running and that ONRECORD_LLM_URL is its address.",
    ),
    "model-key-refused": _Kind(
        502,
        "The model endpoint {host} refuses the key.",
        "Set ONRECORD_LLM_API_KEY to a key that may use model {model}.",
    ),
    "model-unknown": _Kind(
        502,
        "The model endpoint {host} knows no model {model} at this address.",
        "Check ONRECORD_LLM_MODEL, and that ONRECORD_LLM_URL ends before /chat/completions.",
    ),
    "model-busy": _Kind(
        503,
        "The model endpoint {host} takes no more requests for now.",
        "Try again later, or lower ONRECORD_LLM_CONCURRENCY.",
    ),
    "model-failing": _Kind(
        502, "The model endpoint {host} fails on its side.", "Try again later, or ask whoever runs it."
    ),
    "model-timeout": _Kind(
        504,
        "The model endpoint {host} gave no answer within the deadline.",
        "Try again later, or raise ONRECORD_LLM_CALL_TIMEOUT.",
    ),
    "model-cut-off": _Kind(
        502, "The model endpoint {host} broke off in the middle of its answer.", "Try again later."
    ),
    "model-request-refused": _Kind(
        502,
        "The model endpoint {host} refuses the request.",
        "Check that model {model} takes JSON schemas and articles of this length.",
    ),
    "model-answer-unusable": _Kind(
        502,
        "Model {model} at {host} did not answer in the form it was asked for.",
        "Try again, or choose a more capable model with ONRECORD_LLM_MODEL.",
    ),
    "model-answer-truncated": _Kind(
        502,
        "Model {model} at {host} did not come to an end of its answer.",
        "Try again, or choose a more capable model with ONRECORD_LLM_MODEL.",
    ),
    "model-refused": _Kind(
        502,
        "Model {model} at {host} refuses to answer about this article.",
        "Choose another model with ONRECORD_LLM_MODEL.",
    ),
}
RETRIED = frozenset({"model-unreachable", "model-busy", "model-failing", "model-timeout", "model-cut-off"})
"""Troubles of the moment: worth the same request once more within the deadline."""

DISCONNECTED = frozenset({"model-unreachable", "model-cut-off"})
"""Troubles after which an embedded server may have been started again elsewhere."""


def trouble(slug: str, endpoint: Endpoint, retry_after: int | None = None) -> ModelTrouble:
    """The trouble of this name at this endpoint."""
    kind = _KINDS[slug]
    named = {"host": urlsplit(endpoint.url).netloc.rpartition("@")[2], "model": endpoint.model}
    return ModelTrouble(
        slug,
        kind.message.format(**named),
        remedy=kind.remedy.format(**named),
        status=kind.status,
        retry_after=retry_after,
    )


def trouble_of_status(status: int, headers: Mapping[str, str], endpoint: Endpoint) -> ModelTrouble:
    """The trouble that an HTTP status other than 2xx stands for."""
    by_status = {401: "model-key-refused", 403: "model-key-refused", 404: "model-unknown"}
    by_status |= {408: "model-timeout", 409: "model-busy", 425: "model-busy", 429: "model-busy"}
    usual = "model-failing" if status >= 500 else "model-request-refused"
    return trouble(by_status.get(status, usual), endpoint, retry_after(headers))


def retry_after(headers: Mapping[str, str]) -> int | None:
    """Seconds to wait by `Retry-After` (seconds or an HTTP date), rounded up; None where it says none."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    try:
        seconds = float(said)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(said).timestamp() - time.time()
        except ValueError:
            return None
    return max(0, math.ceil(seconds)) if math.isfinite(seconds) else None


def bare(met: OnRecordError) -> OnRecordError:
    """The same trouble without traceback, cause or context, which would hold the prompt."""
    return type(met)(
        met.slug,
        met.message,
        remedy=met.remedy,
        status=met.status,
        pointer=met.pointer,
        retry_after=met.retry_after,
    )

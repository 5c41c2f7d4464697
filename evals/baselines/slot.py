"""The slot of an embedded server that a baseline may fill: one that no prefix of OnRecord's is kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.plans.stepwise import prefixes

if TYPE_CHECKING:
    from onrecord.model.endpoint import Endpoint


def slot_settings(endpoint: Endpoint) -> dict[str, Any]:
    """Request settings for this endpoint: the last slot if no prefix is kept there, none for other endpoints."""
    if not endpoint.slots:
        return {}
    last = endpoint.slots - 1
    pinned = {slot for slot, _ in prefixes()}
    return {"cache_prompt": True} | ({} if last in pinned else {"id_slot": last})

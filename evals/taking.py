"""A brief with its corrections, taken out of the configured store or from a running service."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import quote

from evals.seeds import SeedTrouble
from onrecord.brief import Brief
from onrecord.corrections import Correction
from onrecord.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from onrecord.config import Config

_KEPT = frozenset(Correction.model_fields)


def from_store(brief_id: str, config: Config) -> tuple[Brief, list[Correction]]:
    """From the store that this configuration names.

    Raises:
        SeedTrouble: there is no finished brief of this id.
        StoreTrouble: the store cannot be used.
    """
    return asyncio.run(_from_store(brief_id, config))


async def _from_store(brief_id: str, config: Config) -> tuple[Brief, list[Correction]]:
    store = await Store.open(config.folder_path, config.tenant, config.store_address)
    try:
        kept = await store.corrections.of(brief_id)
    finally:
        await store.aclose()
    if kept is None:
        raise SeedTrouble(f"There is no finished brief {brief_id} in the store. GET /v1/briefs lists them.")
    return Brief.model_validate_json(kept.brief), kept.corrections


def from_service(
    brief_id: str, url: str, key: str | None, transport: httpx2.BaseTransport | None = None
) -> tuple[Brief, list[Correction]]:
    """From the service at this address.

    Raises:
        SeedTrouble: it does not answer, or has no finished brief of this id.
    """
    import httpx2

    headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    address = f"/v1/briefs/{quote(brief_id, safe='')}"
    try:
        with httpx2.Client(base_url=url, headers=headers, timeout=30, transport=transport) as client:
            brief, made = client.get(address), client.get(f"{address}/corrections")
    except (httpx2.HTTPError, httpx2.InvalidURL):
        raise SeedTrouble(f"The service at {url} does not answer: check the address.") from None
    for answer in (brief, made):
        if answer.status_code != 200:
            raise SeedTrouble(f"The service has no finished brief {brief_id} for you: {_why(answer)}")
    listed: list[Mapping[str, object]] = made.json()["corrections"]
    corrections = [
        Correction.model_validate({name: value for name, value in each.items() if name in _KEPT})
        for each in listed
    ]
    return Brief.model_validate_json(brief.content), corrections


def _why(answer: httpx2.Response) -> str:
    """The problem in a line. Problems hold no words of articles."""
    try:
        problem = answer.json()
        return f"{problem['detail']} {problem['remedy']}"
    except (ValueError, KeyError, TypeError):
        return f"it answers {answer.status_code}."

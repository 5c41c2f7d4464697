"""The shelf: what pages need of the newest briefs is read once, however many look."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from onrecord.store.corrections import Corrected, Corrections
from onrecord.web import replays
from onrecord.web.shelf import Shelf
from web.desk import TEXT

if TYPE_CHECKING:
    from web.desk import Desk


class Counted(Corrections):
    """Counts how often a brief is taken out of the store."""

    taken = 0

    async def of(self, brief_id: str) -> Corrected | None:
        """The brief."""
        self.taken += 1
        return await super().of(brief_id)


async def test_many_who_open_a_page_at_once_read_each_brief_once(desk: Desk, client: Any):
    """A morning's first readers must not read every brief each for themselves."""
    for n in range(2):
        assert (await client.post("/v1/briefs", json={"article": {"text": f"{TEXT} {n}"}})).status_code == 200
    corrections = Counted(desk.store.database, desk.config.tenant)
    shelf = Shelf(desk.jobs, corrections)
    found = await asyncio.gather(*(shelf.newest() for _ in range(5)))
    assert all(len(digests) == 2 for digests in found)
    assert corrections.taken == 2


async def test_what_was_deleted_stays_in_no_memory_of_the_pages(desk: Desk, client: Any):
    """Neither what lists show of it nor how its corrections were worked out."""
    brief_id = (await client.post("/v1/briefs", json={"article": {"text": TEXT}})).json()["id"]
    start = TEXT.index("more would follow")
    change = {
        "op": "add",
        "kind": "question",
        "question": "How many more?",
        "reason": "unknown",
        "span": {"start": start, "end": start + len("more would follow")},
    }
    corrected = await client.post(
        f"/v1/briefs/{brief_id}/corrections", json={"by": "Ana Ruiz", "change": change}
    )
    assert corrected.status_code == 201
    assert (await client.get("/actors")).status_code == 200
    shelf: Any = desk.app.dependencies["shelf"].dependency()
    assert shelf._kept
    assert replays._replay.cache_info().currsize
    assert (await client.delete(f"/v1/briefs/{brief_id}")).status_code == 204
    assert not shelf._kept
    assert not replays._replay.cache_info().currsize

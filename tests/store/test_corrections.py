"""Rows of corrections: numbered in order, withdrawn but kept, deleted with their brief without a trace."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from fakes import new_job, small_article
from onrecord.corrections import CHANGE, Change, Correction
from onrecord.errors import StoreTrouble
from onrecord.store.corrections import Corrections
from onrecord.store.job import JobState
from onrecord.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", "postgresql"])
async def stores(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[list[Store]]:
    """One store as two programs open it, of both kinds."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    opened = [await Store.open(tmp_path / "folder", url=url) for _ in range(2)]
    yield opened
    for one in opened:
        await one.aclose()


@pytest.fixture
async def store(stores: list[Store]) -> Store:
    """One of them."""
    return stores[0]


def claim(words: str) -> Change:
    """A change of a claim to these words."""
    made: Change = CHANGE.validate_python({"op": "change", "item": "p1", "field": "claim", "value": words})
    return made


async def finished(store: Store) -> str:
    """The id of a brief that is there."""
    made = new_job()
    await store.briefs.add(small_article(), made)
    await store.briefs.finish(made.id, JobState.SUCCEEDED, brief="{}")
    return made.id


async def corrections_of(store: Store, brief_id: str) -> list[Correction]:
    """All corrections of a brief that is there."""
    kept = await store.corrections.of(brief_id)
    assert kept is not None
    return kept.corrections


async def correct(store: Store, brief_id: str, by: str, words: str) -> Correction:
    """Keep a correction, as often as somebody else is quicker."""
    while True:
        seen = await corrections_of(store, brief_id)
        made = await store.corrections.append(brief_id, by, claim(words), seen)
        if made is not None:
            return made


async def test_a_brief_has_so_many_corrections_at_most(store: Store, monkeypatch: pytest.MonkeyPatch):
    """All are applied at each look: beyond that the article is read anew."""
    monkeypatch.setattr("onrecord.store.corrections.MOST", 2)
    brief_id = await finished(store)
    for words in ("One.", "Two."):
        await correct(store, brief_id, "Ana", words)
    await store.corrections.withdraw(brief_id, 1, "Ana")
    with pytest.raises(StoreTrouble, match="2 corrections"):
        await correct(store, brief_id, "Ana", "Three.")
    assert len(await corrections_of(store, brief_id)) == 2


async def test_a_correction_comes_back_as_it_was_made(store: Store):
    """With its number, who and when, in any script; what was not given is not kept as given."""
    brief_id = await finished(store)
    given = {"op": "add", "kind": "asset", "span": {"start": 0, "end": 3, "text": "سفن"}, "quantity": None}
    made = await store.corrections.append(brief_id, "آنا رويز", CHANGE.validate_python(given), [])
    assert made is not None
    assert (made.number, made.by, made.stands) == (1, "آنا رويز", True)
    assert made.change.model_dump(exclude_unset=True) == given
    assert await corrections_of(store, brief_id) == [made]


async def test_of_a_brief_that_is_not_there_or_not_finished_there_is_nothing(store: Store):
    """Neither list nor number."""
    waiting = new_job()
    await store.briefs.add(small_article(), waiting)
    for brief_id in ("absent", waiting.id):
        assert await store.corrections.of(brief_id) is None
    assert await store.corrections.append("absent", "A", claim("x"), []) is None
    assert await store.corrections.withdraw("absent", 1, "A") is None


async def test_no_number_is_given_twice(stores: list[Store]):
    """Two programs and twelve editors at once: each finds what the one before left, and numbers have no gaps."""
    brief_id = await finished(stores[0])
    made = await asyncio.gather(
        *(correct(stores[n % 2], brief_id, f"editor {n}", f"words {n}") for n in range(12))
    )
    assert sorted(each.number for each in made) == list(range(1, 13))
    kept = await corrections_of(stores[1], brief_id)
    assert [each.number for each in kept] == list(range(1, 13))
    assert {each.by for each in kept} == {f"editor {n}" for n in range(12)}


async def test_what_was_found_to_apply_to_another_state_is_not_kept(store: Store):
    """Somebody corrected in between, or withdrew."""
    brief_id = await finished(store)
    first = await store.corrections.append(brief_id, "A", claim("one"), [])
    assert first is not None
    assert await store.corrections.append(brief_id, "B", claim("two"), []) is None
    await store.corrections.withdraw(brief_id, 1, "A")
    assert await store.corrections.append(brief_id, "B", claim("two"), [first]) is None
    assert len(await corrections_of(store, brief_id)) == 1


async def test_a_withdrawn_correction_is_kept_and_marked_once(store: Store):
    """By whom and when first; its number is not used again."""
    brief_id = await finished(store)
    await correct(store, brief_id, "A", "one")
    gone = await store.corrections.withdraw(brief_id, 1, "B")
    assert gone is not None
    assert (gone.stands, gone.withdrawn_by, gone.by) == (False, "B", "A")
    assert await store.corrections.withdraw(brief_id, 1, "C") == gone
    assert await store.corrections.withdraw(brief_id, 2, "C") is None
    assert (await correct(store, brief_id, "A", "two")).number == 2


async def test_one_tenant_neither_sees_nor_changes_another_s(store: Store):
    """As with briefs."""
    brief_id = await finished(store)
    await correct(store, brief_id, "A", "one")
    other = Corrections(store.database, "other")
    assert await other.of(brief_id) is None
    assert await other.append(brief_id, "B", claim("two"), []) is None
    assert await other.withdraw(brief_id, 1, "B") is None
    assert (await corrections_of(store, brief_id))[0].stands


async def test_corrections_go_with_their_brief_and_leave_no_bytes(store: Store, tmp_path: Path):
    """Out of the file and its log: claims that editors write are as confidential as the article."""
    brief_id, other = await finished(store), await finished(store)
    for n in range(40):
        await correct(store, brief_id, "Zanzibar Editor", f"Zanzibar-frigate-marker {n} " * 20)
    await store.corrections.withdraw(brief_id, 1, "Zanzibar Editor")
    kept = await correct(store, other, "A", "stays")
    files = list((tmp_path / "folder").glob("*"))  # none where a server keeps them
    assert any(b"Zanzibar" in path.read_bytes() for path in files) == bool(files)
    assert await store.briefs.delete(brief_id) == 1
    assert not any(b"Zanzibar" in path.read_bytes() for path in files)
    assert await rows(store) == [(other, kept.number)]


async def rows(store: Store) -> list[Any]:
    """What is left in the table."""
    from sqlalchemy import select

    from onrecord.store.tables import corrections

    query = select(corrections.c.brief_id, corrections.c.number)
    return [tuple(row) for row in await store.database.read(lambda found: found.execute(query).all())]

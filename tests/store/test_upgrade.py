"""`onrecord db upgrade`: another release's tables are refused, brought up to date, and lose nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert

from fakes import new_job, small_article
from onrecord.errors import StoreTrouble
from onrecord.store.database import Database
from onrecord.store.job import JobState, Lane
from onrecord.store.kept_article import dump_article
from onrecord.store.schema import upgrade, version_of
from onrecord.store.store import Store, dialect_of
from onrecord.store.tables import SCHEMA_VERSION, metadata
from store import first_release

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.store.dialect import Dialect
    from onrecord.store.job import Job


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    """Where the store is: a folder, or a server."""
    return request.getfixturevalue("postgres_url") if request.param == "postgresql" else None


async def of_the_first_release(dialect: Dialect, jobs: list[Job]) -> Database:
    """A store as the first release left it."""
    dialect.prepare()
    database = Database(dialect)
    known = set(first_release.briefs.c.keys())

    def work(connection):
        first_release.metadata.create_all(connection)
        connection.execute(insert(first_release.schema).values(version=1))
        for job in jobs:
            row = asdict(job) | {"article": dump_article(small_article()), "brief": None}
            connection.execute(
                insert(first_release.briefs).values({key: row[key] for key in known & row.keys()})
            )

    await database.write(work)
    return database


async def test_the_first_release_s_tables_are_refused_with_the_remedy(tmp_path: Path, url: str | None):
    """Nothing is changed behind an operator's back."""
    database = await of_the_first_release(dialect_of(tmp_path, url), [])
    await database.aclose()
    with pytest.raises(StoreTrouble) as met:
        await Store.open(tmp_path, url=url)
    assert (met.value.slug, met.value.status) == ("store-older", 503)
    assert "onrecord db upgrade" in met.value.remedy


async def test_an_upgrade_keeps_every_job_and_makes_the_tables_of_this_release(
    tmp_path: Path, url: str | None
):
    """Down to the last index; what was in line is in line, in the backlog."""
    queued, running = new_job(), new_job(state=JobState.RUNNING, attempts=1, idempotency_key="k")
    database = await of_the_first_release(dialect_of(tmp_path, url), [queued, running])
    assert await database.write(lambda c: upgrade(c, dialect_of(tmp_path, url))) == (1, SCHEMA_VERSION)

    def differences(connection):
        ours = lambda _, name, kind, *__: not (kind == "table" and name == "alembic_version")  # noqa: E731 - its own protocol
        compared = MigrationContext.configure(connection, opts={"include_object": ours})
        return compare_metadata(compared, metadata)

    assert await database.read(differences) == []
    assert await database.write(lambda c: upgrade(c, dialect_of(tmp_path, url))) == (
        SCHEMA_VERSION,
        SCHEMA_VERSION,
    )
    await database.aclose()
    store = await Store.open(tmp_path, url=url)
    kept = await store.briefs.get(queued.id)
    assert kept is not None
    assert (kept.state, kept.lane, kept.run) == (JobState.QUEUED, Lane.BACKLOG, 0)
    article = await store.briefs.article(queued.id)
    assert article is not None
    assert article.text == small_article().text
    begun = await store.briefs.begin(running.id, 0, "worker")
    assert begun is not None
    assert begun[0].attempts == 2
    await store.aclose()


async def test_an_upgrade_of_nothing_makes_the_tables(tmp_path: Path, url: str | None):
    """The order of `db upgrade` and the first start does not matter."""
    dialect = dialect_of(tmp_path, url)
    dialect.prepare()
    database = Database(dialect)
    assert await database.read(version_of) is None
    assert await database.write(lambda c: upgrade(c, dialect_of(tmp_path, url))) == (None, SCHEMA_VERSION)
    await database.aclose()
    await (await Store.open(tmp_path, url=url)).aclose()

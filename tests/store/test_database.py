"""The database: private, durable, clear about what is wrong, and never torn."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, update

from onrecord.errors import StoreTrouble
from onrecord.store.database import Database
from onrecord.store.sqlite import FILE, JOBS_FILE, SqliteFile
from onrecord.store.tables import SCHEMA_VERSION, answers, schema

if TYPE_CHECKING:
    from pathlib import Path


def mode(path: Path) -> int:
    """The permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


async def add(database: Database, key: str, text: str = "x") -> None:
    """Write one row."""
    from datetime import UTC, datetime

    row = {
        "tenant": "t",
        "key": key,
        "text": text,
        "model": "m",
        "topic": "t",
        "created_at": datetime.now(UTC),
    }
    await database.write(lambda connection: connection.execute(insert(answers).values(row)))


async def keys(database: Database) -> list[str]:
    """All keys."""

    def work(connection):
        return list(connection.execute(select(answers.c.key).order_by(answers.c.key)).scalars())

    return await database.read(work)


async def test_a_new_folder_is_for_this_user_alone(tmp_path: Path):
    """0700 for the folder, 0600 for every file in it, the log's included."""
    folder = tmp_path / "a" / "b"
    database = await Database.open(SqliteFile(folder))
    await add(database, "k")
    assert mode(folder) == 0o700
    files = list(folder.iterdir())
    assert {path.name for path in files} >= {FILE, f"{FILE}-wal", JOBS_FILE}
    assert {mode(path) for path in files} == {0o600}
    await database.aclose()


async def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path):
    """Somebody's home is not closed to others by pointing at it; the file still is."""
    tmp_path.chmod(0o755)  # noqa: ASYNC240 - nothing else runs here
    await (await Database.open(SqliteFile(tmp_path))).aclose()
    assert mode(tmp_path) == 0o755
    assert mode(tmp_path / FILE) == 0o600


async def test_what_was_written_is_there_after_opening_again(tmp_path: Path):
    """The schema is made once."""
    for key in ("a", "b"):
        database = await Database.open(SqliteFile(tmp_path))
        await add(database, key)
        await database.aclose()
    database = await Database.open(SqliteFile(tmp_path))
    assert await keys(database) == ["a", "b"]
    await database.aclose()


async def test_a_newer_schema_is_refused_with_the_remedy(tmp_path: Path):
    """An old release touches nothing of a newer one's."""
    database = await Database.open(SqliteFile(tmp_path))
    await database.write(
        lambda c: c.execute(update(schema).values(version=SCHEMA_VERSION + 1, works_from=SCHEMA_VERSION + 1))
    )
    await database.aclose()
    with pytest.raises(StoreTrouble) as met:
        await Database.open(SqliteFile(tmp_path))
    assert (met.value.slug, met.value.status) == ("store-newer", 503)
    assert "ONRECORD_FOLDER" in met.value.remedy


async def test_a_newer_schema_that_lets_this_release_work_on_is_opened(tmp_path: Path):
    """While one release takes the other's place, both work."""
    database = await Database.open(SqliteFile(tmp_path))
    await database.write(lambda c: c.execute(update(schema).values(version=SCHEMA_VERSION + 1)))
    await database.aclose()
    again = await Database.open(SqliteFile(tmp_path))
    await add(again, "k")
    await again.aclose()


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    """A file stands where the folder should."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreTrouble) as met:
        await Database.open(SqliteFile(tmp_path / "taken" / "folder"))
    assert met.value.slug == "store-unwritable"
    assert str(tmp_path / "taken") in met.value.message


async def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    """Damage is told apart from a missing permission."""
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreTrouble) as met:
        await Database.open(SqliteFile(tmp_path))
    assert met.value.slug == "store-broken"


async def test_a_full_disk_is_named_and_loses_nothing_written_before(tmp_path: Path):
    """SQLite's own page limit stands for the end of the disk; the text is in no message."""
    database = await Database.open(SqliteFile(tmp_path))
    await add(database, "before")

    def limit(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    await database.write(limit)
    with pytest.raises(StoreTrouble) as met:
        await add(database, "after", "SECRET" * 20_000)
    assert (met.value.slug, met.value.status) == ("store-full", 503)
    assert met.value.__cause__ is None
    assert met.value.__context__ is None
    assert await keys(database) == ["before"]
    await database.aclose()


async def test_a_failing_write_leaves_nothing_half_done(tmp_path: Path):
    """A transaction is whole or not there."""
    database = await Database.open(SqliteFile(tmp_path))

    def half(connection):
        connection.execute(insert(schema).values(version=99))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(half)
    found = await database.read(lambda c: c.execute(select(schema.c.version)))
    assert found.scalars().all() == [SCHEMA_VERSION]
    await database.aclose()


async def test_a_caller_who_is_cancelled_tears_no_transaction(tmp_path: Path):
    """The write is finished, and the next one is not disturbed."""
    database = await Database.open(SqliteFile(tmp_path))
    for n in range(20):
        task = asyncio.create_task(add(database, f"{n:02}"))
        await asyncio.sleep(0.0005 * n)
        task.cancel()
        await asyncio.wait([task])
    await add(database, "last")
    assert "last" in await keys(database)
    await database.aclose()


async def test_many_writers_and_readers_at_once_meet_no_lock(tmp_path: Path):
    """Two programs on one file: each waits for the other."""
    one, two = await Database.open(SqliteFile(tmp_path)), await Database.open(SqliteFile(tmp_path))
    await asyncio.gather(
        *(add(database, f"{name}{n}") for n in range(20) for name, database in (("a", one), ("b", two)))
    )
    assert len(await keys(one)) == 40
    await one.aclose()
    await two.aclose()


async def test_the_file_is_in_write_ahead_mode(tmp_path: Path):
    """Readers do not wait for the writer."""
    await (await Database.open(SqliteFile(tmp_path))).aclose()
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()

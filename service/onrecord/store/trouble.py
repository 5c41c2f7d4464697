"""Every way that keeping and finding briefs fails, as a StoreTrouble with the remedy."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from onrecord.errors import StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path


def brief_unknown() -> StoreTrouble:
    """Nothing stands under this id."""
    return StoreTrouble(
        "brief-unknown",
        "There is no brief of this id.",
        remedy="Check the id; a deleted brief is gone for good.",
        status=404,
    )


def brief_finished(state: str) -> StoreTrouble:
    """There is nothing left to call off."""
    return StoreTrouble(
        "brief-finished",
        f"This brief has {state} already.",
        remedy="Delete it if it is not wanted.",
        status=409,
    )


def line_full(waiting: int, retry_after: int) -> StoreTrouble:
    """No place is left in the line."""
    return StoreTrouble(
        "line-full",
        f"{waiting} briefs are waiting already.",
        remedy="Send the article again later.",
        status=503,
        retry_after=retry_after,
    )


def idempotency_mismatch() -> StoreTrouble:
    """The key stands for another request."""
    return StoreTrouble(
        "idempotency-mismatch",
        "This idempotency key was used with another body.",
        remedy="Use a new key for a new article.",
        status=422,
    )


def store_newer(found: int, known: int) -> StoreTrouble:
    """A newer release made the tables."""
    return StoreTrouble(
        "store-newer",
        f"A newer release wrote the briefs kept here (schema {found}; this one knows {known}).",
        remedy="Install that release again, or point ONRECORD_FOLDER at another folder.",
        status=503,
    )


def store_unwritable(folder: Path, why: str | None = None) -> StoreTrouble:
    """The folder or the file cannot be written."""
    return StoreTrouble(
        "store-unwritable",
        f"Briefs cannot be kept in {folder}{f' ({why})' if why else ''}.",
        remedy="Point ONRECORD_FOLDER at a folder this user may write to, on a disk that works.",
        status=503,
    )


def trouble_of(error: object, folder: Path, file: str) -> StoreTrouble:
    """What SQLite's error means for the user; its own message is not passed on."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == sqlite3.SQLITE_FULL:
        return StoreTrouble(
            "store-full",
            f"There is no room left in {folder}.",
            remedy="Free disk space, or delete briefs that are no longer needed.",
            status=503,
            retry_after=60,
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreTrouble(
            "store-busy",
            f"Another program holds the briefs in {folder}.",
            remedy="Try again in a moment.",
            status=503,
            retry_after=5,
        )
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return StoreTrouble(
            "store-broken",
            f"The file {folder / file} is damaged.",
            remedy="Put a copy of it back, or move it away to start anew.",
            status=503,
        )
    return store_unwritable(folder)

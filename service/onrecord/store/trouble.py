"""Every way that keeping and finding briefs fails, as a StoreTrouble with the remedy."""

from __future__ import annotations

from onrecord.errors import StoreTrouble


def brief_unknown() -> StoreTrouble:
    """Nothing stands under this id."""
    return StoreTrouble(
        "brief-unknown",
        "There is no brief of this id.",
        remedy="Check the id; a deleted brief is gone for good.",
        status=404,
    )


def brief_unfinished() -> StoreTrouble:
    """Its reading is under way, failed or was called off."""
    return StoreTrouble(
        "brief-unfinished",
        "There is no finished brief under this id, so there is nothing to correct.",
        remedy="GET /v1/briefs and the id says how it stands; come back once the brief is there.",
        status=409,
    )


def corrections_full(most: int) -> StoreTrouble:
    """Each of them is applied anew whenever the brief is asked for."""
    return StoreTrouble(
        "corrections-full",
        f"This brief has {most} corrections already, withdrawn ones included.",
        remedy="Have the article read anew, and correct that brief.",
        status=409,
    )


def correction_unknown() -> StoreTrouble:
    """Nothing was corrected under this number."""
    return StoreTrouble(
        "correction-unknown",
        "There is no correction of this number.",
        remedy="GET the brief's /corrections lists them.",
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


def service_stopping() -> StoreTrouble:
    """It takes nothing more; what it took is kept."""
    return StoreTrouble(
        "service-stopping",
        "The service is stopping and accepts nothing more.",
        remedy="Send the article again in a moment; what was accepted is kept.",
        status=503,
        retry_after=10,
    )


def store_fault(where: str) -> StoreTrouble:
    """A statement that the database does not take: ours is the fault."""
    return StoreTrouble(
        "store-fault",
        f"OnRecord asked {where} for something that it does not do.",
        remedy="Run `onrecord db status`; if the tables are of this release, report the log line.",
        status=500,
    )


def idempotency_mismatch() -> StoreTrouble:
    """The key stands for another request."""
    return StoreTrouble(
        "idempotency-mismatch",
        "This idempotency key was used with another body.",
        remedy="Use a new key for a new article.",
        status=422,
    )


def brief_not_ended(state: str) -> StoreTrouble:
    """There is nothing to try again: it is under way, or its brief is there."""
    return StoreTrouble(
        "brief-not-failed",
        f"This brief is {state}; only one that failed or was cancelled is tried again.",
        remedy="Send the article again, with the option `fresh` to ask the model anew.",
        status=409,
    )


def webhook_unknown() -> StoreTrouble:
    """Nothing stands under this id."""
    return StoreTrouble(
        "webhook-unknown",
        "There is no webhook of this id.",
        remedy="GET /v1/webhooks lists those that there are.",
        status=404,
    )


def webhook_stopped() -> StoreTrouble:
    """Its target answered 410; it is told nothing more."""
    return StoreTrouble(
        "webhook-stopped",
        "This webhook is stopped: its target answered that it is gone (410).",
        remedy="Make a webhook anew for a target that wants one.",
        status=409,
    )


def webhooks_full(most: int) -> StoreTrouble:
    """Each brief is told to every one of them."""
    return StoreTrouble(
        "webhooks-full",
        f"There are {most} webhooks already.",
        remedy="Delete one that is not needed any more.",
        status=409,
    )


def delivery_unknown() -> StoreTrouble:
    """Nothing stands under this id."""
    return StoreTrouble(
        "delivery-unknown",
        "There is no delivery of this id.",
        remedy="GET /v1/webhooks/{id}/deliveries lists those that there are.",
        status=404,
    )


def delivery_waiting() -> StoreTrouble:
    """It is tried again by itself."""
    return StoreTrouble(
        "delivery-waiting",
        "This delivery has not ended: it is tried again by itself.",
        remedy="Wait for its end; its log tells what stands in its way.",
        status=409,
    )


def store_newer(found: int, known: int) -> StoreTrouble:
    """A newer release made the tables, and this one cannot work with them."""
    return StoreTrouble(
        "store-newer",
        f"A newer release wrote the briefs kept here (schema {found}; this one knows {known}).",
        remedy="Install that release again, or point ONRECORD_FOLDER or ONRECORD_STORE_URL elsewhere.",
        status=503,
    )


def store_older(found: int, known: int) -> StoreTrouble:
    """An older release made the tables."""
    return StoreTrouble(
        "store-older",
        f"An older release wrote the briefs kept here (schema {found}; this one needs {known}).",
        remedy="Make a copy of them, then run `onrecord db upgrade`.",
        status=503,
    )


def store_engine_older() -> StoreTrouble:
    """An older release made the job engine's tables."""
    return StoreTrouble(
        "store-older",
        "An older release wrote the jobs kept here.",
        remedy="Make a copy of the store, then run `onrecord db upgrade`.",
        status=503,
    )


def store_unwritable(where: str, why: str | None = None) -> StoreTrouble:
    """The folder or the file cannot be written."""
    return StoreTrouble(
        "store-unwritable",
        f"Briefs cannot be kept in {where}{f' ({why})' if why else ''}.",
        remedy="Point ONRECORD_FOLDER at a folder this user may write to, on a disk that works.",
        status=503,
        retry_after=60,
    )


def store_full(where: str) -> StoreTrouble:
    """No room is left."""
    return StoreTrouble(
        "store-full",
        f"There is no room left in {where}.",
        remedy="Free disk space, or delete briefs that are no longer needed.",
        status=503,
        retry_after=60,
    )


def store_busy(where: str) -> StoreTrouble:
    """Somebody else holds it for longer than one waits."""
    return StoreTrouble(
        "store-busy",
        f"Another program holds the briefs in {where}.",
        remedy="Try again in a moment.",
        status=503,
        retry_after=5,
    )


def store_read_only(where: str) -> StoreTrouble:
    """It can be read but not written."""
    return StoreTrouble(
        "store-read-only",
        f"Nothing can be written to {where}.",
        remedy="Make it writable again: look at how the disk is mounted and at the server's settings.",
        status=503,
        retry_after=60,
    )


def store_broken(where: str) -> StoreTrouble:
    """What stands there is no database any more."""
    return StoreTrouble(
        "store-broken",
        f"The file {where} is damaged.",
        remedy="Put a copy of it back, or move it away to start anew.",
        status=503,
    )


def store_away(where: str) -> StoreTrouble:
    """The server does not answer."""
    return StoreTrouble(
        "store-away",
        f"{where[0].upper()}{where[1:]} does not answer.",
        remedy="Check that it runs and that ONRECORD_STORE_URL is its address; what was accepted is kept.",
        status=503,
        retry_after=5,
    )


def store_refused(where: str) -> StoreTrouble:
    """The server answers, but lets nobody in."""
    return StoreTrouble(
        "store-refused",
        f"{where[0].upper()}{where[1:]} refuses this user or has no such database.",
        remedy="Check user, password and database name in ONRECORD_STORE_URL, and the user's rights.",
        status=503,
    )


PASSING = frozenset({"store-full", "store-busy", "store-read-only", "store-unwritable", "store-away"})
"""Troubles that end without anything being installed or chosen anew: a reading waits for it."""

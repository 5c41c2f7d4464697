"""`onrecord jobs`, `worker` and `db`: what an operator sees and does."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import threading

from running import FRIGATE
from sqlalchemy import create_engine, insert
from test_serve import get, serving

from fakes import failure
from onrecord.store.tables import SCHEMA_VERSION
from store import first_release

__all__ = ["serving"]
CURL = ["curl", "-s", "-i", "-H", "Prefer: respond-async", "--data-binary"]


def test_a_worker_reads_what_a_service_accepted(asking, serving):
    """Of two programs over one folder, the one answers and the other reads."""
    onrecord, provider = asking()
    onrecord.environment["ONRECORD_JOBS_AT_ONCE"] = "0"
    service = serving(onrecord)
    posted = subprocess.run(  # noqa: S603 -- our own service
        ["/bin/sh", "-c", shlex.join([*CURL, f"@{FRIGATE}", f"{service.address}/v1/briefs"])],
        capture_output=True,
        text=True,
        check=True,
    )
    place = re.search(r"^location: (\S+)", posted.stdout, re.MULTILINE | re.IGNORECASE)[1]
    threading.Event().wait(1)
    assert provider.asked == 0
    del onrecord.environment["ONRECORD_JOBS_AT_ONCE"]
    worker = onrecord.start("worker", stderr=subprocess.DEVNULL)
    for _ in range(200):
        body = json.loads(get(f"{service.address}{place}"))
        if "article" in body:
            break
        threading.Event().wait(0.1)
    worker.terminate()
    out, _ = worker.communicate(timeout=30)
    assert body["article"]["title"] == "Norway denies that it asked Sweden for a frigate"
    assert b"Ready: worker" in out
    assert out.endswith(b"Stopped.\n")
    assert worker.returncode == 0
    listed = onrecord("jobs", "--json")
    assert [json.loads(line)["state"] for line in listed.out.splitlines()] == ["succeeded"]
    assert "succeeded" in onrecord("jobs").out
    failed = onrecord("jobs", "--failed")
    assert (failed.code, failed.out, failed.err) == (0, "", "No such job.\n")


def test_what_failed_is_listed_with_why_and_what_to_do(asking, serving):
    """And a service whose endpoint is down says so where machines ask."""
    import urllib.error

    onrecord, provider = asking(failure(503))
    onrecord.environment |= {"ONRECORD_BRIEF_TIMEOUT": "8", "ONRECORD_STOP_GRACE": "0"}
    service = serving(onrecord)
    sent = shlex.join(["curl", "-s", "--data-binary", f"@{FRIGATE}", f"{service.address}/v1/briefs"])
    posting = subprocess.Popen(["/bin/sh", "-c", sent], stdout=subprocess.PIPE)  # noqa: S603 -- our own service
    provider.wait_until_asked()
    for _ in range(100):
        try:
            get(f"{service.address}/health/ready")
        except urllib.error.HTTPError as met:
            reason = json.load(met)
            break
        threading.Event().wait(0.05)
    assert reason["detail"] == "The model endpoint does not answer."
    answered = json.loads(posting.communicate(timeout=30)[0])
    assert answered["type"] == "/problems/brief-timeout"
    listed = onrecord("jobs", "--failed").out
    assert "failed" in listed.splitlines()[0]
    assert "ONRECORD_BRIEF_TIMEOUT" in listed.splitlines()[1]


def test_a_worker_that_would_read_nothing_is_refused(asking):
    """With the remedy."""
    onrecord, _ = asking()
    onrecord.environment["ONRECORD_JOBS_AT_ONCE"] = "0"
    ended = onrecord("worker")
    assert ended.code == 4
    assert "ONRECORD_JOBS_AT_ONCE" in ended.err


def test_tables_of_another_release_are_refused_until_they_are_upgraded(onrecord, tmp_path):
    """The message names the command, and the command does it."""
    assert "no tables yet" in onrecord("db", "status").out
    assert onrecord("db", "upgrade").out.startswith("Made the tables")
    file = tmp_path / "kept" / "onrecord.sqlite3"
    for written in file.parent.glob(f"{file.name}*"):
        written.unlink()
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        first_release.metadata.create_all(connection)
        connection.execute(insert(first_release.schema).values(version=1))
    engine.dispose()
    refused = onrecord("jobs")
    assert refused.code == 4
    assert "onrecord db upgrade" in refused.err
    assert "brings them up to date" in onrecord("db", "status").out
    assert f"from schema 1 to {SCHEMA_VERSION}" in onrecord("db", "upgrade").out
    assert "of this release" in onrecord("db", "upgrade").out
    assert onrecord("jobs").code == 0

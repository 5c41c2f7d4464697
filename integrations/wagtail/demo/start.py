"""`make wagtail-demo`: a newsroom in SQLite, and the OnRecord service beside it where none is given."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
PORT = int(os.environ.get("NEWSROOM_PORT", "8800"))
SERVICE_PORT = int(os.environ.get("NEWSROOM_SERVICE_PORT", "8801"))
SITES_OWN = ("ONRECORD_URL", "ONRECORD_KEY")
"""What the site reads; the service refuses settings that it does not know."""

WAIT = 900.0
"""Seconds until the service has to answer: the first start fetches a model of 1.1 GB."""


def main() -> int:
    """Set up what is missing and serve until Ctrl-C."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the service is stopped as well
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    os.environ["NEWSROOM_URL"] = f"http://127.0.0.1:{PORT}"
    os.environ.setdefault("NEWSROOM_FOLDER", str(HERE / ".site"))
    Path(os.environ["NEWSROOM_FOLDER"]).mkdir(parents=True, exist_ok=True)
    if not os.environ.get("NEWSROOM_SECRET"):
        os.environ["NEWSROOM_SECRET"] = _kept_secret(Path(os.environ["NEWSROOM_FOLDER"]) / "secret")
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    if not os.environ.get("ONRECORD_URL"):
        _start_service()

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from news import newsdesk

    newsdesk.set_up(sorted((HERE / "stories").glob("*.txt")))
    _welcome()
    call_command("runserver", f"127.0.0.1:{PORT}", use_reloader=False, verbosity=0)
    return 0


def _start_service() -> None:
    """`onrecord serve` with a key of its own, as a newsroom would have it."""
    onrecord = _program()
    if onrecord is None:
        sys.exit("No OnRecord service: run `make serve` first, or name one by ONRECORD_URL.")
    key = secrets.token_urlsafe(32)
    url = f"http://127.0.0.1:{SERVICE_PORT}"
    its_own = {"ONRECORD_API_KEY": key, "ONRECORD_HOST": "127.0.0.1", "ONRECORD_PORT": str(SERVICE_PORT)}
    environment = {name: value for name, value in os.environ.items() if name not in SITES_OWN}
    service = subprocess.Popen([onrecord, "serve"], env=environment | its_own)  # noqa: S603 - the repository's own
    os.environ["ONRECORD_URL"], os.environ["ONRECORD_KEY"] = url, key
    atexit.register(_stop, service)
    deadline = time.monotonic() + WAIT
    while not _answers(f"{url}/health/live"):
        if service.poll() is not None or time.monotonic() > deadline:
            sys.exit("The OnRecord service did not start; its own words are above.")
        time.sleep(0.3)


def _program() -> str | None:
    beside = REPOSITORY / ".venv" / "bin" / "onrecord"
    return str(beside) if beside.is_file() else shutil.which("onrecord")


def _stop(service: subprocess.Popen[bytes]) -> None:
    service.terminate()
    try:
        service.wait(30)
    except subprocess.TimeoutExpired:
        service.kill()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - loopback
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _kept_secret(path: Path) -> str:
    if not path.is_file():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), "utf-8")
    return path.read_text("utf-8")


def _welcome() -> None:
    print(  # noqa: T201 - a program that speaks
        f"""
Demo newsroom: http://127.0.0.1:{PORT}/admin/   OnRecord: {os.environ["ONRECORD_URL"]}
  admin / admin     everything          chief / chief   edits and publishes
  editor / editor   edits               sport / sport   edits the Sport section only
These passwords are for this machine only: never put this site on a network.
Open World, then an article, and look for OnRecord under its text. Ctrl-C stops both.
""",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())

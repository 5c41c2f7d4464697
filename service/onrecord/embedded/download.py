"""One URL into one file, taken up where it broke off."""

from __future__ import annotations

import os
import re
import ssl
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import httpx2

from onrecord import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

AnswerT = TypeVar("AnswerT")

TRIES = 4
"""Broken attempts in a row that brought no byte."""

CONNECT_TRIES = 2
"""Attempts to reach a place that never answered: it is probably out of reach, and others wait."""

PAUSE = 0.25
LONGEST_PAUSE = 8.0

PATIENCE = httpx2.Timeout(30.0, connect=10.0)

CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "PIP_CERT", "CURL_CA_BUNDLE")
"""Read when `SSL_CERT_FILE` and `SSL_CERT_DIR`, which httpx2 honours by itself, are not set."""


class SourceError(Exception):
    """A place does not have the file or does not give it. The message names no credentials."""


class BrokenAnswerError(Exception):
    """An answer that is worth another try."""


def source_client() -> httpx2.Client:
    """Open a client with the environment's proxies and certificates, following redirects."""
    return httpx2.Client(
        timeout=PATIENCE,
        follow_redirects=True,
        verify=_certificates(),
        headers={"User-Agent": f"onrecord/{__version__}", "Accept-Encoding": "identity"},
    )


def _certificates() -> ssl.SSLContext | bool:
    if os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR"):
        return True
    for variable in CA_VARIABLES:
        bundle = Path(os.environ.get(variable) or "/nowhere")
        if bundle.is_file():
            return ssl.create_default_context(cafile=bundle)
        if bundle.is_dir():
            return ssl.create_default_context(capath=bundle)
    return True


def host_of(url: str) -> str:
    """Name a source by its host, without the credentials that an index URL may carry."""
    return httpx2.URL(url).host or url.partition(":")[0]


def get(client: httpx2.Client, url: str, accept: str) -> httpx2.Response:
    """GET a page, with a few tries. Raises SourceError."""

    def once() -> httpx2.Response:
        answer = client.get(url, headers={"Accept": accept})
        _check(answer)
        return answer

    return _persistently(url, once, lambda: 0)


def download(
    client: httpx2.Client, url: str, target: Path, largest: int, progress: Callable[[int], None]
) -> None:
    """Bring `target` to the whole of `url`, keeping the bytes it already has.

    `progress` is told the bytes there. Raises SourceError; what came stays for the next time.
    HTTP range requests as in RFC 9110, section 14.
    """

    def once() -> None:
        have = _size(target)
        asked = {"Range": f"bytes={have}-"} if have else {}
        with client.stream("GET", url, headers=asked) as answer:
            if answer.status_code == 416:
                if answer.headers.get("Content-Range") == f"bytes */{have}":
                    return
                target.unlink()
                raise BrokenAnswerError("has another size than the part that was there")
            _check(answer)
            start, total = _extent(answer)
            if start not in (0, have):
                target.unlink(missing_ok=True)
                raise BrokenAnswerError("sent another range than was asked for")
            _write(answer, target, start, largest, progress)
        if total is not None and _size(target) < total:
            raise BrokenAnswerError("broke off")

    _persistently(url, once, lambda: _size(target))


def _write(
    answer: httpx2.Response, target: Path, start: int, largest: int, progress: Callable[[int], None]
) -> None:
    with target.open("r+b" if start else "wb") as file:
        file.seek(start)
        done = start
        for chunk in answer.iter_raw():  # no chunk size: collecting chunks would lose them at a break
            done += len(chunk)
            if done > largest:
                raise SourceError(f"{host_of(str(answer.url))} sends more than the file holds")
            file.write(chunk)
            progress(done)


def _extent(answer: httpx2.Response) -> tuple[int, int | None]:
    """Where the body starts and how large the whole is, if the answer tells."""
    told = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
    if answer.status_code == 206 and told:
        return int(told[1]), None if told[2] == "*" else int(told[2])
    length = answer.headers.get("Content-Length", "")
    return 0, int(length) if length.isdigit() else None


def _check(answer: httpx2.Response) -> None:
    if answer.status_code == 429 or answer.status_code >= 500:
        raise BrokenAnswerError(f"answered {answer.status_code}")
    if not answer.is_success:
        raise SourceError(f"{host_of(str(answer.url))} answered {answer.status_code}")


def _persistently(url: str, once: Callable[[], AnswerT], size: Callable[[], int]) -> AnswerT:
    """Try until it works, giving up after tries in a row that brought nothing."""
    failures = 0
    answered = False
    while True:
        before = size()
        try:
            return once()
        except (httpx2.UnsupportedProtocol, httpx2.InvalidURL):
            raise SourceError("the address of the source is no http:// or https:// URL") from None
        except (httpx2.TransportError, BrokenAnswerError) as error:
            unreached = isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout))
            answered = answered or not unreached
            failures = 1 if size() > before else failures + 1
            if failures >= (TRIES if answered else CONNECT_TRIES):
                raise SourceError(f"{host_of(url)} {_why(error)}") from None
        except httpx2.HTTPError as error:
            raise SourceError(f"{host_of(url)} cannot be read ({type(error).__name__})") from None
        time.sleep(min(LONGEST_PAUSE, PAUSE * 2 ** (failures - 1)))


def _why(error: Exception) -> str:
    if isinstance(error, BrokenAnswerError):
        return str(error)
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "shows a certificate that is not trusted here (SSL_CERT_FILE names those that are)"
    if isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout)):
        return "cannot be reached"
    return f"broke off ({type(error).__name__})"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0

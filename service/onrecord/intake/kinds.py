"""What a paragraph is: running text, a title, or the caption of a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.article import SentenceKind

LONGEST_TITLE = 20
LONGEST_HEADLINE = 40
LONGEST_CAPTION = 60
"""Words of a heading, of the text's first line and of a caption."""

LONGEST_LINE = 600
"""Characters of any heading or caption."""

LONGEST_UNSPACED_TITLE = 40
"""Characters of a heading in scripts that set no spaces."""

_ENDS = re.compile(r"""[.!?…:;,。！？；：，؟۔।॥։—–-][\s"'”’»›)\]」』]*\Z""")
_CUT_SHORT = re.compile(r"(?:\w(?:\.\.\.|…)|\?|!)[\s\"'”’»]*\Z")
_LABEL = re.compile(r"[A-Z][A-Z .’'-]{0,40}:")
_OPENS_LOW = re.compile(r"""[•*‣▪◦·–—-]|[“"«„「『]""")
_CREDIT_WORD = (
    r"(?:image|photo(?:graph)?|picture|file photo|file|caption|credit|photo credit|video|foto"
    r"|fotograf(?:ía|ia)|imagen|imagem|bild|photographie|crédit(?: photo)?|légende|zdjęcie|fotoğraf"
    r"|afbeelding|kuva|kép|фото|фотография|изображение|зображення|صورة|الصورة|תמונה|εικόνα|φωτογραφία|写真|画像"
    r"|图|图片|圖|사진|चित्र|फोटो)"
)
_STARTS_CAPTION = re.compile(rf"[(\[]?{_CREDIT_WORD}(?: by)?\s?[:：]", re.IGNORECASE)
_ENDS_CAPTION = re.compile(
    rf"(?:[.!?)\]。]\s|[(\[]){_CREDIT_WORD}(?: (?:credit|by|courtesy(?: of)?))?\s?[:：/]?"
    r"\s?[^.:]{2,80}\.?[)\]]?\Z"
    r"|\((?:[A-Z][\w. ]+ )?(?:file )?(?:photo|image|foto)(?: by [^)]{2,60})?\)\s*\.?\Z",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\((?:left|right|cent(?:er|re)|top|bottom|l|r|second from (?:left|right)|far (?:left|right)|pictured"
    r"|above|below|front|back|foreground|background)\)"
    r"|\b(?:file|archive|handout|undated|satellite) (?:photo|image|picture)\b"
    r"|\bseen in (?:this|a) (?:\w+ )?(?:photo|image|picture)\b|\A\W*(?:pictured|above|below)\b",
    re.IGNORECASE,
)


def kind_of(line: str, *, is_first: bool, is_last: bool) -> SentenceKind:
    """The kind of a paragraph from its own words and its place among the others.

    A caption names its picture ("Photo: …", "(left)", "file photo"). A title is short, has no end of a
    sentence and stands before another paragraph.
    """
    if len(line) > LONGEST_LINE:
        return "text"
    words = len(line.split())
    if words <= LONGEST_CAPTION and _is_caption(line, words):
        return "caption"
    if is_last or not any(map(str.isalpha, line)):
        return "text"
    longest = LONGEST_HEADLINE if is_first else LONGEST_TITLE
    if words > longest or (words <= 2 and len(line) > LONGEST_UNSPACED_TITLE):
        return "text"
    if _ENDS.search(line):
        is_headline = (
            is_first and words <= LONGEST_TITLE and _CUT_SHORT.search(line) and not _LABEL.match(line)
        )
        return "title" if is_headline else "text"
    if not is_first and (_OPENS_LOW.match(line) or line[0].islower()):
        return "text"
    return "title"


def _is_caption(line: str, words: int) -> bool:
    if _STARTS_CAPTION.match(line) or _ENDS_CAPTION.search(line):
        return True
    return (
        words <= LONGEST_CAPTION // 2 and _SHOWS.search(line) is not None and not re.search(r"[“”\"]", line)
    )

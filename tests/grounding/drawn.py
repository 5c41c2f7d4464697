"""Texts and quotes drawn by chance: sentences of nine languages, hostile signs among them, and harmless edits."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hypothesis import strategies as st

from onrecord.article import Article, Sentence
from onrecord.grounding.text.folding import is_han
from onrecord.intake import normalise
from tests.edits.article import own_articles
from tests.edits.passage import sentences
from tests.edits.words import LANGUAGES

HOSTILE = [
    *(
        "\u200b",
        "\u00ad",
        "\u200f",
        "\u2060",
        "\u064b",
        "\u0640",
        "\u0301",
        "  ",
        "\n",
        "\n\n",
        "\u00a0",
        "\u3000",
    ),
    *"… ... [...] [sic] «\u00a0 \u00a0» « » “ ” „ \" ' ’ 「 」 ` ｀ - -- – ( ) . , ? ! : ; 。 ，".split(" "),
    *"ﬁ Ａ ８ ٣ ½ İ ß Σ É e\u0301 🚢 𝐊 中 の 가 ﷺ ﹱ 8 18,000 7.8 U.S. US us".split(),
    *(" — ", " ... ", "not ", "nicht "),
]
QUOTE_MARKS = "\"'“”‘’„‟‚‛「」『』＂＇´′″"
DASHES = "-‐‑‒–—―−﹣－"
SPACES = ["  ", "\n", "\u00a0", "\u2009", "\u202f", " \n", "\u3000", "\t "]
UNSEEN = "\u200b\u2060\ufeff\u00ad\u200e\u200f\u200c"
LIGATURES = {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_WORD = re.compile(r"\S+")


@cache
def _all_sentences() -> tuple[str, ...]:
    return tuple(
        passage.text
        for language in LANGUAGES
        for article in own_articles(language)
        for passage in sentences(article)
    )


@st.composite
def texts(draw: st.DrawFn, most: int = 4) -> str:
    """A few sentences, of one or of several languages, hostile signs put in anywhere; as an article has them."""
    parts = draw(st.lists(st.sampled_from(_all_sentences()), min_size=1, max_size=most))
    text = draw(st.sampled_from([" ", "\n\n", "\n"])).join(parts)
    for sign in draw(st.lists(st.sampled_from(HOSTILE), max_size=5)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + sign + text[at:]
    return normalise(text) or "nothing"


@st.composite
def cuts(draw: st.DrawFn, text: str) -> str:
    """Words copied from a text: mostly whole ones, sometimes any stretch."""
    if draw(st.integers(0, 4)) == 0:
        start = draw(st.integers(0, len(text) - 1))
        return text[start : start + draw(st.integers(1, 80))]
    spans = [match.span() for match in _WORD.finditer(text)]
    first = draw(st.integers(0, len(spans) - 1))
    last = draw(st.integers(first, min(len(spans) - 1, first + 14)))
    return text[spans[first][0] : spans[last][1]]


@st.composite
def harmlessly_edited(draw: st.DrawFn, words: str) -> str:
    """The words with differences from the named list of `folding`, and no others."""
    edited = []
    for at, char in enumerate(words):
        after = words[at + 1 : at + 2]
        beside_han = any(map(is_han, (words[at - 1 : at] or "a") + (after or "a")))
        changes = [char] * 3
        if char in QUOTE_MARKS:
            changes.append(draw(st.sampled_from(QUOTE_MARKS)))
        elif char in DASHES:
            changes.append(draw(st.sampled_from(DASHES)))
        elif char == " " and not beside_han:
            changes.append(draw(st.sampled_from(SPACES)))
        elif "!" <= char <= "~" and char not in "'\"`-.":
            changes.append(chr(ord(char) + 0xFEE0))
        elif not char.isascii():
            changes.append(unicodedata.normalize("NFD", char))
        if after and not unicodedata.combining(after):
            changes.append(char + draw(st.sampled_from(UNSEEN)))
        edited.append(draw(st.sampled_from(changes)))
    return "".join(edited)


def article_of(text: str) -> Article:
    """An article of one sentence, whatever its characters are."""
    return Article(text, (Sentence(1, 0, len(text), 1),), "a", "en")

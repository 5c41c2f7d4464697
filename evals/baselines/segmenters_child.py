"""Cuts paragraphs into sentences with other libraries, in their own environment: JSON on stdin and on stdout.

    order:   [{"language", "paragraph"}, …]
    answer:  {"icu": [[offset, …] or null where it does not know the language, …], …}

Offsets are where sentences start, in code points of the paragraph.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "ja": "japanese", "pt": "portuguese", "ru": "russian", "zh": "chinese",
}  # fmt: skip


def by_icu(paragraph: str, language: str) -> list[int] | None:
    """The rules of Unicode and the abbreviations of CLDR, where a language has any."""
    from icu4py.breakers import SentenceBreaker  # type: ignore[import-not-found, unused-ignore]

    units = [start for start, _ in SentenceBreaker(paragraph, f"{language}@ss=standard").segments()]
    wide = paragraph.encode("utf-16-le")  # it counts in UTF-16
    return [len(wide[: 2 * start].decode("utf-16-le")) for start in units]


def by_pysbd(paragraph: str, language: str) -> list[int] | None:
    """The Golden Rules of Pragmatic Segmenter."""
    import pysbd  # type: ignore[import-not-found, unused-ignore]

    try:
        return _starts(paragraph, pysbd.Segmenter(language=language, clean=False).segment(paragraph))
    except ValueError:
        return None


def by_sentencesplit(paragraph: str, language: str) -> list[int] | None:
    """The same rules as they are kept today."""
    from sentencesplit import Segmenter  # type: ignore[import-not-found, unused-ignore]

    try:
        return [span.start for span in Segmenter(language=language).segment_spans(paragraph)]
    except ValueError:
        return None


def by_punkt(paragraph: str, language: str) -> list[int] | None:
    """NLTK's Punkt (Kiss & Strunk 2006) with its trained models."""
    return _starts(paragraph, _punkt()(paragraph, NAMES[language]))


@lru_cache(maxsize=1)
def _punkt() -> Any:  # noqa: ANN401 -- a function of a library without types
    import punkt  # type: ignore[import-not-found, unused-ignore]

    return punkt.sent_tokenize


def _starts(paragraph: str, sentences: Iterable[str]) -> list[int]:
    """Where the sentences start, which some libraries give without their spaces."""
    starts, at = [], 0
    for sentence in filter(None, map(str.strip, sentences)):
        found = paragraph.find(sentence, at)
        if found >= 0:
            starts.append(found)
            at = found + len(sentence)
    return starts


SEGMENTERS = {"icu": by_icu, "pysbd": by_pysbd, "sentencesplit": by_sentencesplit, "punkt": by_punkt}


def main() -> None:
    """Read the order, write the answer."""
    order: list[dict[str, str]] = json.load(sys.stdin)
    answer = {
        name: [cut(one["paragraph"], one["language"]) for one in order] for name, cut in SEGMENTERS.items()
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()

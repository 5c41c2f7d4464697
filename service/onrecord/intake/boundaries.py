"""Where the sentences of one paragraph end: the segmenter's proposal, mended by the table of stops."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import sentencex  # type: ignore[import-untyped]  # it ships no types

from onrecord.intake.stops import GOES_ON_AFTER_QUOTE, SPEECH, Stops, stops_for

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = 2_000
"""Characters given to the segmenter at one time: brackets cost it quadratic time."""

LONGEST = 1_200
"""Characters of the longest sentence; without a stop in that many, a comma or a space has to do."""

_UNCASED_STOPS = "。！？｡؟۔।॥։።፧။។᠃"
_STOPS = ".!?…‼⁇⁈⁉" + _UNCASED_STOPS
_CLOSERS = "\"'”’»›)]}」』）】》〉"
_OPENERS = "\"'“‘„‚«»‹([{「『（【《〈¿¡—–-"
_CANDIDATE = re.compile(
    rf"(?<![.!?…‼⁇⁈⁉])[.!?…‼⁇⁈⁉]+(?:[{re.escape(_CLOSERS)}]|[ \u00a0\u202f][»›])*(?:\[\d{{1,3}}\])*\s+"
    rf"|(?<![{_UNCASED_STOPS}])[{_UNCASED_STOPS}]+[{re.escape(_CLOSERS)}]*\s*"
)
_GAP = re.compile(r"(?<=[^\s.!?…:;,—–-])[ \u00a0]{2,}(?=[“\"‘«„]?[^\W\d_])")
_INTRODUCES = {
    "said",
    "says",
    "added",
    "told",
    "asked",
    "wrote",
    "called",
    "that",
    "the",
    "a",
    "an",
    "of",
    "as",
}
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ON_X = frozenset({"on", "to", "via", "en", "sur", "auf", "em", "su"})
"""What stands before the name of the site `X`, which is no initial: `wrote on X. Varga said`."""

_INITIAL = re.compile(r"[^\W\d_]\.")
_WITHIN_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]\.\Z")
_UNSPACED = re.compile(r".*[\u3040-\u30ff\u3400-\u9fff](?=[A-Za-z.]+\Z)")
_FOOTNOTES = re.compile(r"(?<=\D)(?:\[\d{1,3}\])+\Z")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]")
_ROMAN = re.compile(r"[IVXLC]+\b")
_COMMAS = ",;:、，；：،؛"
_NEVER_OPENS = frozenset(",;:!?，；：、。！？،؛؟")
_PAUSE = re.compile(rf"[{_COMMAS}]\s*|\s+")
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def boundaries(paragraph: str, language: str) -> list[int]:
    """Offsets at which a sentence of `paragraph` starts, but for the first; each follows its sentence.

    A line break in `paragraph` counts as a space.
    """
    paragraph = paragraph.replace("\n", " ")
    primary = language.split("-")[0].lower()
    primary = "en" if primary == "und" else primary
    stops = stops_for(language)
    proposed = {_after_closers(paragraph, offset) for offset in _proposed(paragraph, primary)}
    candidates = proposed | {match.end() for match in _CANDIDATE.finditer(paragraph)}
    gaps = set(_unmarked(paragraph, stops))
    found: list[int] = []
    start = 0
    first_word, last_word = _first_word(paragraph, 0), _last_word(paragraph)
    for offset in sorted(candidates | gaps):
        if not first_word < offset <= last_word:
            continue  # without a word of its own it belongs to its neighbour
        if offset in gaps or _ends(paragraph, start, offset, primary, stops, offset in proposed):
            found.append(offset)
            start = offset
            first_word = _first_word(paragraph, start)
    return sorted({*found, *_pauses(paragraph, found)})


def _proposed(paragraph: str, primary: str) -> Iterator[int]:
    """The segmenter's boundaries, window by window; each window starts where a sentence does."""
    base = 0
    while base < len(paragraph):
        window = paragraph[base : base + WINDOW]
        is_last = base + WINDOW >= len(paragraph)
        pieces = sentencex.segment(primary, window)
        if "".join(pieces) != window:
            pieces = [window]
        offset = 0
        for piece in pieces if is_last else pieces[:-1]:
            offset += len(piece)
            if base + offset < len(paragraph):
                yield base + offset
        base += offset if offset and not is_last else WINDOW


def _after_closers(paragraph: str, offset: int) -> int:
    """`offset` moved past the quote marks and brackets that close what was just said, and past spaces."""
    end = offset
    while end and paragraph[end - 1].isspace():
        end -= 1
    while end < len(paragraph) and paragraph[end] in _CLOSERS:
        end += 1
    offset = max(offset, end)
    while offset < len(paragraph) and paragraph[offset].isspace():
        offset += 1
    return offset


def _ends(paragraph: str, start: int, offset: int, primary: str, stops: Stops, is_proposed: bool) -> bool:
    """Whether the sentence that began at `start` ends before `offset`."""
    right = paragraph[offset : offset + 120]
    if right[0] in _NEVER_OPENS or (right[0] in "»›" and primary not in ("de", "da")):
        return False
    head = _bare(right).lstrip(_OPENERS + " \u00a0")
    if not head or head[0].islower():
        return False
    if _INITIAL.match(head) and _WITHIN_INITIALS.search(paragraph[max(0, offset - 3) : offset]):
        return False
    before = _bare(paragraph[max(start, offset - 80) : offset]).rstrip()
    before = _FOOTNOTES.sub("", before)
    stopped = before.rstrip(_CLOSERS + " \u00a0")
    closers = before[len(stopped) :]
    if not stopped or stopped[-1] not in _STOPS:
        # Greek and Arabic question marks and the like, which only the segmenter knows.
        return is_proposed
    if closers and GOES_ON_AFTER_QUOTE.match(right):
        return False
    if stopped[-1] in _UNCASED_STOPS:
        return True
    if _ENUMERATOR.fullmatch(_bare(paragraph[start:offset]).strip() if offset - start < 12 else ""):
        return False
    if stopped[-1] in "!?‼⁇⁈⁉":
        return not (closers and SPEECH.match(right))
    if stopped[-1] == "…" or stopped.endswith(".."):
        return not (closers.startswith((")", "]")) and stopped.rstrip("….")[-1:] in ("(", "["))
    return _full_stop_ends(stopped[:-1], closers, head, primary, stops, is_proposed)


def _full_stop_ends(
    before: str, closers: str, head: str, primary: str, stops: Stops, is_proposed: bool
) -> bool:
    """Whether one full stop after the words `before` ends the sentence, when `head` comes next."""
    words = before.split()
    word_before = _word_before(words[-1], stops) if words else ""
    opener = _WORD.match(head)
    opens = opener is not None and _opens(opener[0], stops) and not _INITIAL.match(head)
    if word_before in stops.numbered and not closers:
        return not (head[0].isdigit() or _ROMAN.match(head))
    if _listed(word_before, stops.joined) and not closers:
        return False
    if word_before == "X" and words[-2:-1] and words[-2].lower() in _ON_X and not closers:
        return True
    if len(word_before) == 1 and word_before.isupper() and not closers:
        return opens or words[-2:-1] == ["War"] or (word_before == "X" and words[-2:-1] in (["on"], ["to"]))
    if _listed(word_before, stops.either) or _INITIALS.fullmatch(word_before):
        if head[0].isdigit():
            return False
        return opens if stops.openers else is_proposed
    if stops.ordinals and (
        (word_before.isdigit() and len(word_before) <= 2) or (word_before and _ROMAN.fullmatch(word_before))
    ):
        return opens
    if (
        word_before == "said"
        and words[:-1]
        and words[-2][-1] in _CLOSERS
        and head.split(".")[0] in stops.joined
    ):
        return False  # a stray full stop between "said" and the speaker's rank
    return is_proposed or not _is_known_abbreviation(primary, word_before)


def _word_before(word: str, stops: Stops) -> str:
    """What of a word may be an abbreviation: without what it is joined to by a hyphen, an elision or no space."""
    word = _UNSPACED.sub("", word.lstrip(_OPENERS + "/"))
    if stops.elides:
        word = word.replace("’", "'").rsplit("'", 1)[-1]
    return word if "-" not in word or word in stops.joined else word.rsplit("-", 1)[-1]


def _opens(word: str, stops: Stops) -> bool:
    word = word.replace("’", "'").lower()
    return word in stops.openers or ("'" in word and word.split("'")[0] + "'" in stops.openers)


def _listed(word_before: str, words: frozenset[str]) -> bool:
    return word_before in words or (
        len(word_before) > 1 and word_before.isupper() and word_before.capitalize() in words
    )


@lru_cache(maxsize=4_096)
def _is_known_abbreviation(primary: str, word_before: str) -> bool:
    """Whether the segmenter itself takes `word_before.` for an abbreviation, quotes and brackets apart."""
    return not word_before or len(sentencex.segment(primary, f"Aa {word_before}. Then it went.")) == 1


def _unmarked(paragraph: str, stops: Stops) -> Iterator[int]:
    """Sentences that two spaces alone keep apart, as where a full stop was lost before a quotation."""
    gaps = list(_GAP.finditer(paragraph))
    if len(gaps) > 2 + len(paragraph) // 400:
        return  # justified text, where wide spaces mean nothing
    for gap in gaps:
        word = paragraph[max(0, gap.start() - 40) : gap.start()].split()[-1].lower()
        right = paragraph[gap.end() : gap.end() + 40]
        quoted = right[0] in '“"‘«„'
        head = right.lstrip('“"‘«„')
        opener = _WORD.match(head)
        if word in _INTRODUCES or not head[:1].isupper() or opener is None:
            continue
        if quoted or _opens(opener[0], stops):
            yield gap.end()


def _pauses(paragraph: str, found: list[int]) -> Iterator[int]:
    """Cuts inside sentences that are longer than any sentence should be."""
    for start, end in zip([0, *found], [*found, len(paragraph)], strict=True):
        while end - start > LONGEST:
            pauses = [
                match.end() for match in _PAUSE.finditer(paragraph, start + LONGEST // 2, start + LONGEST)
            ]
            commas = [
                offset
                for offset in pauses
                if paragraph[offset - 1] in _COMMAS or paragraph[offset - 2] in _COMMAS
            ]
            start = (commas or pauses or [start + LONGEST])[-1]
            yield start


def _first_word(paragraph: str, start: int) -> int:
    """The offset of the first letter or digit from `start` on."""
    found = _LETTER.search(paragraph, start)
    return found.start() if found else len(paragraph)


def _last_word(paragraph: str) -> int:
    """The offset of the last letter or digit: what follows it belongs to the last sentence."""
    for offset in range(len(paragraph) - 1, -1, -1):
        if paragraph[offset].isalnum():
            return offset
    return -1


def _bare(text: str) -> str:
    """`text` without the characters that no reader sees."""
    if text.isascii():
        return text
    return "".join(character for character in text if unicodedata.category(character) != "Cf")

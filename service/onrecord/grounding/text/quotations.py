"""Stretches inside quotation marks, and the article's other forms of speech.

Forms: paired marks of any house (curly, straight, angled, corner, low), paragraphs that open with a mark
and leave it unclosed until the last, labels (`QUESTION:`, `MR KIRBY:`), and statements that follow a line
such as `The minister said:` without any marks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.article import Article

_PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“”", "‹": "›", "〝": "〞", "”": "”"}
_LABEL = re.compile(r"(?P<who>(?:[A-Z][A-Z.'’-]+|M[RS]S?\.?)(?: [A-Z][A-Z.'’-]*){0,4}|Q|A)\s*:\s+(?=\S)")
_TITLED_LABEL = re.compile(
    r"(?P<who>(?:(?:Prime|Foreign|Defen[cs]e|Interior|Finance|Deputy|Vice|Acting|Former|First)\s)*(?:President|Premier|Minister|Secretary(?:-General)?|"
    r"Chancellor|Ambassador|Senator|Governor|Mayor|General|Gen\.|Lt\.|Maj\.|Major|Brig\.|Brigadier|Colonel|Col\.|Captain|Capt\.|Commander|Cmdr\.|Admiral|"
    r"Adm\.|King|Emir|Mrs?\.?|Ms\.?|Dr\.?|Rep\.|Sen\.|Gov\.|Spokes(?:man|woman|person))"
    r"(?:\s(?:of\s|de\s|al-|bin\s|von\s|van\s)?[A-ZÀ-Þ][\w.’'-]*){1,5}):\s+[“\"«„](?P<words>[^“”\"«»„]+)[”\"»“]?\s*$"
)
"""`Prime Minister Lena Orr: “…”`: a speaker before marked words, with no verb."""
_SURE_LABEL = re.compile(
    r"Q|A|QUESTION|ANSWER|REPORTER|MODERATOR|(?:M[RS]S?|DR|SEN|GEN|MINISTER|PRESIDENT|SECRETARY)\.?\s.*"
)
_CAPITALISED = re.compile(r"(?<=[\w,]\s)[A-Z][a-z]+\b")
"""Names, for the most part: words with a capital inside a sentence."""
_NAME_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_LINKING = frozenset("of the de la los las el del le des and for al von van di da bin".split())


LONGEST_SINGLE = 400
"""Characters within which a single mark must close to be no apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: offsets of the words, without the marks."""

    start: int
    end: int
    form: Literal["marks", "label", "statement"] = "marks"
    speaker: tuple[int, int] | None = None


def quotations(article: Article) -> tuple[Quotation, ...]:
    """All stretches of marked speech in the article, in order, outermost only. Linear in its length."""
    found: list[Quotation] = []
    paragraphs = _paragraphs(article.text)
    labels = [_LABEL.match(article.text, start, end) for start, end in paragraphs]
    seen = Counter(label["who"] for label in labels if label)
    names = set(_CAPITALISED.findall(article.text)) if seen else set()
    for (start, end), label in zip(paragraphs, labels, strict=True):
        if titled := _TITLED_LABEL.match(article.text, start, end):
            found.append(Quotation(*titled.span("words"), "label", titled.span("who")))
        elif label and (seen[label["who"]] > 1 or _names_speaker(label["who"], names)):
            found.append(Quotation(label.end(), end, "label", label.span("who")))
        else:
            found += _marked(article.text, start, end)
    return tuple(found)


def _names_speaker(label: str, names: set[str]) -> bool:
    """Whether a label that stands once names somebody, and is no rubric: `VEHICLES:`, `WHERE IT STANDS:`."""
    return _SURE_LABEL.fullmatch(label) is not None or label.split()[-1].capitalize() in names


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text)]


def _opens(text: str, at: int) -> bool:
    """A straight mark opens where a word follows and none precedes."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or not (before.isalnum() or before in ".,!?…")) and bool(after) and not after.isspace()


def _marked(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for at in range(start, end):
        char = text[at]
        if opened is None:
            if char in _PAIRS and (char != "”" or _opens(text, at)):
                opened = (at, _PAIRS[char])
            elif char == '"' and _opens(text, at):
                opened = (at, '"')
            elif char in "‘'" and _opens(text, at) and _single_closes(text, at, end):
                opened = (at, "’'")
            elif char == "'" and text[at + 1 : at + 2] == "'":
                continue
        elif char in opened[1] and at > opened[0] + 1:
            if opened[1] == "’'" and not _closes_single(text, at):
                continue
            if char == '"' and _opens(text, at) and text[at - 1 : at].isspace():
                continue
            found.append(Quotation(opened[0] + 1, at))
            opened = None
        elif char == "\n" and opened[1] == '"':
            # A straight mark left open ends with its line, or the rest of the article would be a quotation.
            found.append(Quotation(opened[0] + 1, at))
            opened = None
    if opened is not None and opened[1] != "’'" and end - opened[0] > 2:
        found.append(Quotation(opened[0] + 1, end))
    return found


def _closes_single(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after.isalnum() and not text[at - 1 : at].isspace()


def _single_closes(text: str, at: int, end: int) -> bool:
    """Single marks are apostrophes unless they close within the paragraph after at least two words."""
    line_end = text.find("\n", at, end)
    line_end = min(end if line_end < 0 else line_end, at + LONGEST_SINGLE)
    for place in range(at + 2, line_end):
        if text[place] in "’'" and _closes_single(text, place):
            words = text[at + 1 : place]
            # "leaders' plan" closes nothing: a possessive plural is followed by a word and a space.
            return not (text[place - 1] == "s" and text[place + 1 : place + 2] == " " and " " not in words)
        if text[place] in '"“”':
            return False
    return False


def is_marked(text: str, quotation: Quotation) -> bool:
    """Whether words stand in quotation marks: those behind a label may or may not."""
    return quotation.form == "marks" or text[quotation.start - 1 : quotation.start] in tuple('“"«„')


def is_name(words: str) -> bool:
    """Whether words in marks are a name or a term set apart, not speech: "Cartel de los Soles", "Q-West"."""
    tokens = [token for token in _NAME_WORDS.findall(words) if token.lower() not in _LINKING]
    return bool(tokens) and len(tokens) <= 6 and all(token[0].isupper() for token in tokens)


def inside(quoted: tuple[Quotation, ...], start: int, end: int) -> Quotation | None:
    """The quotation that holds all of a stretch."""
    return next((q for q in quoted if q.start <= start and end <= q.end), None)

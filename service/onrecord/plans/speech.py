"""Speech that the article sets out without quotation marks: labels and statements that follow a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.draft import DraftPosition
from onrecord.grounding.text.quotations import Quotation, is_marked

if TYPE_CHECKING:
    from onrecord.grounding.grounding import Grounding

_ASKER = re.compile(r"^(?:Q|QUESTION|REPORTER|MODERATOR|INTERVIEWER)$", re.IGNORECASE)
_TITLED = re.compile(r"(?:M[RS]S?|DR|SIR|GEN|ADM|COL|MAJ|CAPT|SEN|REP|GOV|AMB)\b\.?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of sentences spoken by one actor; `intro` is the sentence that announces it, 0 for a label."""

    speaker: str
    sentences: tuple[int, ...]
    words: tuple[str, ...]
    intro: int = 0

    def draft(self) -> DraftPosition:
        """A position whose content is the block's sentences."""
        return DraftPosition(
            actor=self.speaker,
            sentences=list(self.sentences[:60]),
            content=list(self.words[:60]),
            spoken=True,
        )


def speech_blocks(grounding: Grounding) -> list[Block]:
    """Labelled answers (`MR KIRBY: …`), and paragraphs after `The minister said:` that stand without marks."""
    return [*_labelled(grounding), *_statements(grounding)]


def _labelled(grounding: Grounding) -> list[Block]:
    blocks: list[Block] = []
    labels = [
        grounding.article.text[slice(*quotation.speaker)]
        for quotation in grounding.quoted
        if quotation.form == "label" and quotation.speaker is not None
    ]
    for quotation in grounding.quoted:
        if quotation.form != "label" or quotation.speaker is None:
            continue
        speaker = grounding.article.text[slice(*quotation.speaker)]
        if labels.count(speaker) == 1 and not _named_elsewhere(grounding.article.text, speaker):
            continue  # `CORRECTION:`, `ALSO READ:`: a heading, nobody's label
        numbers = _within(grounding, quotation)
        words = grounding.article.text[quotation.start : quotation.end].split()
        marked = is_marked(grounding.article.text, quotation)
        if not _ASKER.match(speaker) and numbers and (marked or len(words) >= 6):
            blocks.append(_block(grounding, speaker, numbers))
    return blocks


def _named_elsewhere(text: str, label: str) -> bool:
    """Whether a label is a person's: by its title, or because the text has the name in small letters."""
    if _TITLED.match(label):
        return True
    return re.search(rf"\b{re.escape(label.split()[-1].strip('.').capitalize())}\b", text) is not None


def _block(grounding: Grounding, speaker: str, numbers: tuple[int, ...], intro: int = 0) -> Block:
    article, spoken = grounding.article, []
    for number in numbers:
        sentence = article.sentences[number - 1]
        start = max(
            (
                q.start
                for q in grounding.quoted
                if q.form == "label" and sentence.start <= q.start < sentence.end
            ),
            default=sentence.start,
        )
        spoken.append(article.text[start : sentence.end])
    return Block(speaker, numbers, tuple(spoken), intro)


def _within(grounding: Grounding, quotation: Quotation) -> tuple[int, ...]:
    first, last = (
        grounding.article.sentence_at(quotation.start),
        grounding.article.sentence_at(quotation.end - 1),
    )
    return tuple(range(first, last + 1))


def _statements(grounding: Grounding) -> list[Block]:
    article = grounding.article
    blocks: list[Block] = []
    for sentence in article.sentences:
        words = article.words_of(sentence.number)
        if not words.endswith(":") or len(words.split()) > 40:
            continue
        frames = grounding.frames.frames(sentence.number)
        if not frames or frames[-1].subject is None:
            continue
        subject = article.text[slice(*frames[-1].subject)]
        paragraphs: dict[int, list[int]] = {}
        for later in article.sentences[sentence.number :]:
            if later.kind != "text" or _names(article.words_of(later.number), subject):
                break
            if any(
                q.start <= later.start + 1 and q.form == "marks" and later.end <= q.end + 1
                for q in grounding.quoted
            ):
                break
            paragraphs.setdefault(later.paragraph, []).append(later.number)
        blocks += [
            _block(grounding, subject, tuple(numbers), sentence.number) for numbers in paragraphs.values()
        ]
    return blocks


def _names(words: str, subject: str) -> bool:
    """The speaker named in the third person again: the narrative has taken over."""
    last = subject.split()[-1]
    return re.search(rf"\b{re.escape(last)}\b", words) is not None or subject.lower() in words.lower()

"""The words attributed: quotations that run on over sentences, and those that a line announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.text.quotations import Quotation, is_marked, is_name

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.text.locating import Locator


class Speech:
    """Follows speech through the sentences of one article."""

    def __init__(self, locator: Locator, quoted: tuple[Quotation, ...], frames: FrameReader) -> None:
        self._locator = locator
        self._article = locator.article
        self._text = locator.article.text
        self._quoted = quoted
        self._frames = frames

    def announced(self, number: int) -> list[Offsets]:
        """The quotation that follows `The minister said:`."""
        if number >= len(self._article.sentences):
            return []
        following = self._article.sentences[number]
        begun = any(
            following.start <= q.start < following.end and q.start - following.start <= 2
            for q in self._quoted
        )
        return [self._inside_marks(following.start, following.end)] if begun else []

    def with_continuation(self, content: list[Offsets], number: int) -> tuple[list[Offsets], list[int]]:
        """Sentences of the same speech: the rest of a quotation, or quotations that follow without a speaker."""
        sentences = self._article.sentences
        numbers = sorted(
            {
                number,
                *(
                    n
                    for a, b in content
                    for n in range(self._article.sentence_at(a), self._article.sentence_at(b - 1) + 1)
                ),
            }
        )
        quoted = [q for q in self._quoted if any(q.start < b and a < q.end for a, b in content)]
        if not quoted:
            return content, numbers
        pieces = list(content)
        for back in range(number - 1, 0, -1):
            sentence = sentences[back - 1]
            if not any(q.start <= sentence.start + 1 and sentence.end <= q.end + 1 for q in quoted):
                break
            pieces.insert(0, self._inside_marks(sentence.start, sentence.end))
            numbers.insert(0, back)
        for ahead in range(numbers[-1] + 1, min(len(sentences), numbers[-1] + 12) + 1):
            sentence = sentences[ahead - 1]
            marks = [q for q in self._quoted if q.start < sentence.end and sentence.start < q.end]
            covered = sum(min(q.end, sentence.end) - max(q.start, sentence.start) for q in marks)
            own_frames = self._frames.frames(ahead)
            same = any(q in quoted for q in marks)
            if any(q.form == "label" and q not in quoted for q in marks):
                break  # the next label is somebody else's turn
            if own_frames or covered < (sentence.end - sentence.start) * 0.9 - 3:
                break
            if not same and sentence.paragraph != sentences[ahead - 2].paragraph and not self._runs_on(ahead):
                break
            pieces.append(self._inside_marks(sentence.start, sentence.end))
            numbers.append(ahead)
            quoted += marks
        return pieces, numbers

    def _runs_on(self, ahead: int) -> bool:
        """Whether the paragraph before left its quotation open, as houses do over several paragraphs."""
        before = self._article.sentences[ahead - 2]
        return self._text[before.start : before.end].rstrip()[-1:] not in '”"»'

    def _inside_marks(self, start: int, end: int) -> Offsets:
        words = self._text[start:end]
        left = len(words) - len(words.lstrip("“\"«‘' "))
        right = len(words.rstrip("”\"»’' "))
        return (start + left, start + right) if right > left else (start, end)

    def quotes_in(self, content: list[Offsets]) -> list[Span]:
        """The words of the content that stand in quotation marks; names and terms in marks are none."""
        spans: list[Span] = []
        for quotation in self._quoted:
            if not is_marked(self._text, quotation):
                continue
            for a, b in content:
                start, end = max(a, quotation.start), min(b, quotation.end)
                words = self._text[start:end]
                if start < end and words.strip() and not is_name(words):
                    spans.append(self._locator.span(start, end))
        return spans

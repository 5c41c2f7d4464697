"""What stands in the article where an editor selected words: spans, numbers, sources, kinds."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, cast, get_args

from onrecord.article import Article, Sentence
from onrecord.brief import AssetKind, Quantity, Source, Span
from onrecord.corrections.refusal import kind_unread, not_in_article, numbers_unclear, too_long, too_much
from onrecord.corrections.selection import Selection
from onrecord.cues.lexicon import load_lexicon
from onrecord.cues.states import demonyms, state_names
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.numbers.numerals import Numerals
from onrecord.grounding.numbers.quantities import Reading, quantities
from onrecord.grounding.text.quotations import is_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.brief import Actor, BriefArticle
    from onrecord.corrections.selection import SelectedSource
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.text.entry import Entry

LONGEST_NAME = 300
"""Characters of a field that quotes a name or a number."""

LONGEST = 4_000
"""Characters of one selection, and of all the words attributed in a position: whole articles, hundreds of times
over, would be a brief that no program holds."""

_COUNTED_ABROAD = frozenset({"es", "fr", "ar"})
_ONE = re.compile(r"(?:an?|another|one|a single|a lone|una?|une)", re.IGNORECASE)
_MARKS = frozenset("“”\"„«»‘’'")
_UNNAMED = frozenset({"unnamed_person", "unnamed_group"})
_JOINED = re.compile(r"[\u0620-\u064a](?=\d)")
_SPACED = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ]")
_TWO_NAMES = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,2}")


class Passages:
    """Reads the article of one brief by the rules that its drafts are grounded by."""

    def __init__(self, article: BriefArticle) -> None:
        self.article = _article(article)
        self._text = article.text

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon(self.article.language)

    @cached_property
    def _grounding(self) -> Grounding:
        return Grounding(self.article, self._lexicon, states=state_names(), adjectives=demonyms())

    def span(self, selected: Selection, pointer: str) -> Span:
        """The selected words without white space at their ends.

        Raises:
            CorrectionRefused: they do not stand there, or in no sentence, or are too many.
        """
        start, end = selected.start, selected.end
        if not start < end <= len(self._text):
            raise not_in_article("the offsets lie outside the text", pointer)
        if end - start > LONGEST:
            raise too_much(LONGEST, pointer)
        if selected.text is not None and self._text[start:end] != selected.text:
            raise not_in_article("other words stand at these offsets", pointer)
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        if not any(char.isalnum() for char in self._text[start:end]):
            raise not_in_article("there is no word at these offsets", pointer)
        if not self._in_a_sentence(start):
            raise not_in_article("its beginning is part of no sentence", pointer)
        if any(_parts_words(self._text[at - 1 : at + 1]) for at in (start, end) if 0 < at < len(self._text)):
            raise not_in_article("it begins or ends within a word", pointer)
        return self._at(start, end)

    def name(self, selected: Selection, pointer: str) -> Span:
        """Selected words that are a name or a number: short and in one paragraph. Raises CorrectionRefused."""
        span = self.content(selected, pointer)
        if len(span.text) > LONGEST_NAME or "\n" in span.text:
            raise too_long(LONGEST_NAME, pointer)
        return span

    def content(self, selected: Selection, pointer: str) -> Span:
        """The selected words without the quotation marks around them. Raises CorrectionRefused."""
        span = self.span(selected, pointer)
        if len(span.text) > 2 and span.text[0] in _MARKS and span.text[-1] in _MARKS:
            return self.span(Selection(start=span.start + 1, end=span.end - 1), pointer)
        return span

    def quotes(self, content: Span) -> list[Span]:
        """The words of the content that stand in quotation marks; names in marks are none."""
        found: list[Span] = []
        for quotation in self._grounding.quoted:
            start, end = max(content.start, quotation.start), min(content.end, quotation.end)
            words = self._text[start:end]
            if quotation.form == "marks" and words.strip() and not is_name(words):
                found.append(self._at(start, end))
        return found

    def cue(self, content: Span) -> Span | None:
        """The word that announces the content, where one frame of its sentences has it for its own."""
        frames = [
            frame
            for number in self._numbers(content)
            for frame in self._grounding.frames.frames(number)
            if any(first < content.end and content.start < last for first, last in frame.content)
        ]
        if len(frames) != 1:
            return None
        return self._at(*frames[0].key)

    def sentences(self, spans: Iterable[Span]) -> list[Span]:
        """The sentences that these words stand in, in order."""
        numbers = {number for span in spans for number in self._numbers(span)}
        return [self._at(s.start, s.end) for s in self.article.sentences if s.number in numbers]

    def quantity(self, selected: Selection, pointer: str) -> Quantity:
        """How many the selected words say, as a whole: `at least three` where only `three` is selected.

        Words without a number (`several`) have no value.

        Raises:
            CorrectionRefused: they hold several numbers, or one that cannot be read.
        """
        span = self.name(selected, pointer)
        sentence = self.article.sentences[span.sentence - 1]
        read = self._readings(self._text, sentence.start, max(sentence.end, span.end))
        found = [reading for reading in read if reading.start < span.end and span.start < reading.end]
        if not found and _JOINED.match(self._text, span.start - 1):
            # `بـ40 دبابة`: the selection parts the number from the particle that is written with it.
            alone = self._readings(span.text, 0, len(span.text))
            found = [replace(r, start=r.start + span.start, end=r.end + span.start) for r in alone]
        if len(found) > 1:
            raise numbers_unclear("there is more than one", pointer)
        if not found and _ONE.fullmatch(span.text):
            found = [Reading(span.start, span.end, 1, 1, 1)]
        if found:
            return self._quantity(found[0])
        if any(char.isdigit() for char in span.text):
            raise numbers_unclear("its digits are no number of things", pointer)
        if self._text[span.start - 1 : span.start].isalpha() or self._text[span.end : span.end + 1].isalpha():
            raise numbers_unclear("it is a part of a word", pointer)
        return Quantity(value=None, minimum=None, maximum=None, text=span.text, span=span)

    def source(self, selected: SelectedSource, actors: Iterable[Actor], pointer: str) -> Source:
        """Who is cited. Raises CorrectionRefused."""
        span = self.name(selected, pointer)
        said = self._grounding.sourcing.source(span, person=self._is_person(span, actors))
        kind = selected.type or said.type
        counted = self._grounding.sourcing.count(span.text) if kind in _UNNAMED else None
        return Source(text=span.text, span=span, type=kind, count=selected.count or counted)

    def entry(self, span: Span) -> Entry | None:
        """The actor that the words stand for by the project's own rules, as if it were the first; None for none."""
        actors = self._grounding.actors
        actors.entries.clear()
        if actors.is_pronoun(span.text):
            return None
        return actors.resolve(span.text, span.sentence, recent=[])

    def mentions(self, names: Iterable[str], first: Span, taken: Iterable[Span]) -> list[Span]:
        """Where these names stand as words of their own and no part of another actor's mention."""
        found = {first.start: first}
        covered = bytearray(len(self._text))  # by character: a short word may stand thousands of times
        for span in (first, *taken):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        for name in sorted(names, key=len, reverse=True):
            for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._text):
                start, end = place.span()
                if covered.find(1, start, end) < 0 and self._in_a_sentence(start):
                    found[start] = self._at(start, end)
                    covered[start:end] = b"\1" * (end - start)
        return [found[start] for start in sorted(found)]

    def asset_kind(self, span: Span, pointer: str) -> AssetKind:
        """The kind of asset that the words name. Raises CorrectionRefused."""
        for candidate in self._grounding.phrases.in_sentence(span.sentence):
            if candidate.start < span.end and span.start < candidate.end:
                return candidate.kind
        cues = self._grounding.phrases.cues(span.start, span.end)
        kinds = [cast("AssetKind", cue.name) for cue in cues if cue.name in get_args(AssetKind)]
        if kinds:  # English puts what describes a noun before it
            return kinds[-1 if self._lexicon.language == "en" else 0]
        raise kind_unread(pointer)

    def _is_person(self, span: Span, actors: Iterable[Actor]) -> bool:
        role, name = self._grounding.actors.split_title(span)
        known = [actor for actor in actors if name.text in (actor.name, *actor.aliases)]
        if len(known) == 1:
            return known[0].kind == "person"
        return role is not None or _TWO_NAMES.fullmatch(name.text) is not None

    def _readings(self, text: str, start: int, end: int) -> list[Reading]:
        language = self._lexicon.language
        if language in _COUNTED_ABROAD:
            return Numerals(language).find(text, start, end)
        return quantities(text, start, end)

    def _quantity(self, reading: Reading) -> Quantity:
        end = reading.end - (3 if self._text[reading.start : reading.end].lower().endswith(" of") else 0)
        span = self._at(reading.start, end)
        return Quantity(
            value=reading.value, minimum=reading.minimum, maximum=reading.maximum, text=span.text, span=span
        )

    def _numbers(self, span: Span) -> range:
        return range(self.article.sentence_at(span.start), self.article.sentence_at(span.end - 1) + 1)

    def _in_a_sentence(self, offset: int) -> bool:
        sentence = (
            self.article.sentences[self.article.sentence_at(offset) - 1] if self.article.sentences else None
        )
        return sentence is not None and sentence.start <= offset < sentence.end

    def _at(self, start: int, end: int) -> Span:
        return Span(
            start=start, end=end, text=self._text[start:end], sentence=self.article.sentence_at(start)
        )


def _parts_words(pair: str) -> bool:
    """Whether two characters are of one word, in a script that joins no other words to it."""
    return len(pair) == 2 and all(_SPACED.match(char) is not None for char in pair)


def _article(read: BriefArticle) -> Article:
    """The article as intake made it, as far as the brief tells."""
    sentences: list[Sentence] = []
    paragraph, before = 0, 0
    for number, (start, end) in enumerate(read.sentences, start=1):
        if number > 1 and "\n" in read.text[before:start]:
            paragraph += 1
        is_title = number == 1 and read.title is not None and read.text[start:end] == read.title
        sentences.append(Sentence(number, start, end, paragraph, "title" if is_title else "text"))
        before = end
    return Article(
        text=read.text,
        sentences=tuple(sentences),
        id=read.id,
        language=read.language,
        title=read.title,
        url=read.url,
        published_at=read.published_at,
    )

"""Open questions: what the article says is withheld, declined, unconfirmed, disputed, undecided or unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.subjects import subject_before
from onrecord.grounding.claims.claims import check_names_and_numbers, overlap
from onrecord.grounding.questions.openings import Opening, Openings
from onrecord.grounding.questions.wording import worded
from onrecord.grounding.text.items import QuestionItem
from onrecord.grounding.text.locating import Locator, nearest
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.brief import Reason
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.draft import DraftQuestion
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.text.account import Ledger

_VERB_FIRST = re.compile(
    r"^(?:did|does|do|is|are|was|were|will|would|has|have|had|can|could)\b", re.IGNORECASE
)

_JOINED = re.compile(r"\b(?:and|but)(?:\s\w+ly)?\s*$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:without|declining|refusing)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:is|are|was|were|been|being|be|not|kept|remains?|remained|undisclosed)\b", re.IGNORECASE
)
_NESTED = re.compile(r"^.*\s(?:said|says|added|that|makes?)\s(?:them\s)?(?=\w)")
_BECAUSE = re.compile(r",?\s(?:because|as|since)\s[^,;]*")
_CLAUSAL = re.compile(r"\b(?:had|has|have|would|will|which|whose|there|it is|it was)\b", re.IGNORECASE)

LONGEST_HOLDER = 14
"""Words beyond which a subject is no name but a clause that was read wrongly."""

OWN_WORDS = 0.34
"""Share of a question's words that must be the article's."""


class Questions:
    """Finds the cues of open questions, and grounds what the model made of them."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
        frames: FrameReader,
        ledger: Ledger,
    ) -> None:
        self._locator = locator
        self._article = locator.article
        self._text = locator.article.text
        self._lexicon = lexicon
        self._quoted = quoted
        self._frames = frames
        self._openings = Openings(locator.article, lexicon, quoted)
        self._ledger = ledger
        self.items: list[QuestionItem] = []

    def cues(self, number: int) -> list[Cue]:
        """The cues of open questions in a sentence, one for each stretch that leaves something open."""
        anonymity = self._anonymity(number)
        return [
            opening.cue
            for opening in self._openings.in_sentence(number)
            if not any(start <= opening.cue.start < end for start, end in anonymity)
        ]

    def in_words(self, number: int, anchor: int) -> str:
        """The question as the sentence itself words it (`… would not disclose who the envoys were`), or nothing."""
        opening = self._opening(number, anchor)
        if opening is None:
            return ""
        if opening.asked is None:
            holder = self.holder(number, anchor)
            return worded(opening, self._text, holder) if self._lexicon.language == "en" else ""
        words = self._text[slice(*opening.asked)]
        if self._lexicon.language == "en":
            words = re.sub(r"^if\b", "whether", words, flags=re.IGNORECASE)
        return words

    def holder(self, number: int, anchor: int) -> str:
        """Who keeps the answer back: the subject of the cue, or the speaker of the words that refuse it."""
        opening = self._opening(number, anchor)
        if opening is None or opening.reason not in ("withheld", "declined"):
            return ""
        held = inside(self._quoted, opening.cue.start, opening.cue.end)
        if held is not None and (held.speaker or held.start < opening.cue.start):
            return self._text[slice(*held.speaker)] if held.speaker else "I"
        if self._lexicon.language != "en" or _PASSIVE.match(opening.cue.text):
            return ""
        start = self._article.sentences[number - 1].start
        end = opening.cue.start - (held is not None)  # `Washington "does not comment"`
        joined = _JOINED.search(self._text, start, end) or _PARTICIPLE.match(opening.cue.text)
        subject = None if joined else subject_before(self._text, start, end)
        if subject is None:
            # `… confirmed the talks but would not say who …`: the subject is the verb's before it.
            before = [f for f in self._frames.frames(number) if f.cue.start < opening.cue.start and f.subject]
            subject = before[-1].subject if before else None
        if subject is None:
            return ""
        # `Carvalho said he`, `Who makes them I`: the subject is the last of them.
        words = _NESTED.sub("", self._text[slice(*subject)])
        return "" if _CLAUSAL.search(words) or len(words.split()) > LONGEST_HOLDER else words

    def _opening(self, number: int, anchor: int) -> Opening | None:
        return next((o for o in self._openings.in_sentence(number) if o.cue.start == anchor), None)

    def _anonymity(self, number: int) -> list[tuple[int, int]]:
        """Where the sentence says that somebody is not named, and why: nothing of that is open."""
        sentence = self._article.sentences[number - 1]
        phrases = self._lexicon.list("sources", "anonymity")
        return [
            (
                cue.start,
                because.end() if (because := _BECAUSE.match(self._text, cue.end, sentence.end)) else cue.end,
            )
            for cue in phrases.find(self._text, sentence.start, sentence.end)
        ]

    def ground(self, draft: DraftQuestion) -> QuestionItem | None:
        """The grounded question, or None with the reason in the ledger."""
        opening = self._opening_of(draft)
        if opening is None:
            self._ledger.reject(
                "question", draft, "not_open", "no words in the cited sentences leave it open"
            )
            return None
        number = self._article.sentence_at(opening.cue.start)
        around = self._text[slice(*self._locator.window(number - 1, number))]
        question = draft.question.strip()
        if question and not self._asks(question):
            question = ""
        if question:
            # A question turns the negation of its evidence round, so only its numbers and names are checked.
            verdict = check_names_and_numbers(question, around, self._lexicon)
            if verdict.outcome == "refused":
                self._ledger.reject("question", draft, "unsupported", verdict.meaning)
                question = ""
            elif overlap(question, around) < OWN_WORDS:
                self._ledger.reject("question", draft, "unsupported", "its words are not the article's")
                question = ""
        if not question:
            question = self.in_words(number, opening.cue.start) or self._from_words(opening)
        question = question[0].upper() + question[1:].rstrip(" .?") + "?"
        reason = draft.reason if draft.anchor is None and draft.reason else opening.reason
        item = QuestionItem(
            question=question[:2_000],
            reason=reason,
            withheld_by=self._holder(draft, number, reason),
            evidence=[self._locator.span(opening.start, opening.end)],
        )
        if any(
            overlap(other.question, item.question) > 0.8 and other.evidence[0].sentence == number
            for other in self.items
        ):
            self._ledger.reject("question", draft, "duplicate", "the same question stands already")
            return None
        self.items.append(item)
        return item

    def _opening_of(self, draft: DraftQuestion) -> Opening | None:
        if draft.anchor is not None:
            return self._opening(self._article.sentence_at(draft.anchor), draft.anchor)
        total = len(self._article.sentences)
        for number in [n for n in draft.sentences if 1 <= n <= total]:
            cues = self.cues(number)
            if cues:
                return self._opening(number, cues[0].start)
        return None

    def _asks(self, question: str) -> bool:
        """Whether a line is a question: it begins with a question word or a verb put first."""
        kinds = (self._lexicon.list("open_words", name) for name in ("interrogatives", "relatives"))
        if any(word.start <= 2 for kind in kinds for word in kind.find(question)):
            return True
        return self._lexicon.language != "en" or _VERB_FIRST.match(question) is not None

    def _from_words(self, opening: Opening) -> str:
        """A question in the article's own words, where neither a clause nor the model gives one."""
        return f"What stays open in the words “{self._text[opening.start : opening.end]}”"

    def _holder(self, draft: DraftQuestion, number: int, reason: Reason) -> str | None:
        """Who does not tell: named in the sentence itself, and only where somebody withholds or declines."""
        words = draft.withheld_by.strip()
        if not words or reason not in ("withheld", "declined"):
            return None
        window = self._locator.window(number, number)
        best, _ = nearest(self._locator.places(words, *window), [window])
        if best is None or best.end - best.start > 300:
            self._ledger.reject(
                "question", draft, "ungrounded", "who leaves it open is not named in the sentence"
            )
            return None
        return self._text[best.start : best.end]

"""Open questions: what the article says is withheld, declined, unconfirmed, disputed, undecided or unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from onrecord.grounding.claims import check_claim, overlap
from onrecord.grounding.items import QuestionItem
from onrecord.grounding.locating import Locator, nearest
from onrecord.grounding.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.brief import Reason
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.draft import DraftQuestion
    from onrecord.grounding.account import Ledger

_ASKS = re.compile(
    r"^(?:who|what|which|whether|when|where|why|how|did|does|do|is|are|was|were|will|would|has|have|had|can|could)\b",
    re.IGNORECASE,
)


_CLAUSE = re.compile(
    r"\b(?:whether|who|what|when|where|why|how|if)\b(?:(?!,\s(?:and|but|while|as)\b)[^.;])*", re.IGNORECASE
)


class Questions:
    """Finds the cues of open questions, and grounds what the model made of them."""

    def __init__(
        self, locator: Locator, lexicon: Lexicon, quoted: tuple[Quotation, ...], ledger: Ledger
    ) -> None:
        self._locator = locator
        self._article = locator.article
        self._text = locator.article.text
        self._lexicon = lexicon
        self._quoted = quoted
        self._ledger = ledger
        self.items: list[QuestionItem] = []

    def cues(self, number: int) -> list[Cue]:
        """The cues of open questions in a sentence, outside quotation marks, the writer's own questions left out."""
        sentence = self._article.sentences[number - 1]
        if self._text[sentence.end - 1] == "?":
            return []
        found = self._lexicon.find("open", self._text, sentence.start, sentence.end)
        anonymity = list(
            self._lexicon.list("sources", "anonymity").find(self._text, sentence.start, sentence.end)
        )
        return [
            cue
            for cue in found
            if not inside(self._quoted, cue.start, cue.end)
            and not any(a.start <= cue.start < a.end for a in anonymity)
        ]

    def in_words(self, number: int, anchor: int) -> str:
        """The question as the sentence itself words it (`… would not disclose who the envoys were`), or nothing."""
        end = self._article.sentences[number - 1].end
        cue = next((cue for cue in self.cues(number) if cue.start == anchor), None)
        clause = _CLAUSE.search(self._text, cue.start, end) if cue else None
        if clause is None:
            return ""
        words = re.sub(r"^if\b", "whether", clause.group().rstrip(" .,"), flags=re.IGNORECASE)
        return words if len(words.split()) > 2 else ""

    def ground(self, draft: DraftQuestion) -> QuestionItem | None:
        """The grounded question, or None with the reason in the ledger."""
        cue = self._cue_of(draft)
        if cue is None:
            self._ledger.reject(
                "question", draft, "not_open", "no words in the cited sentences leave it open"
            )
            return None
        number = self._article.sentence_at(cue.start)
        sentence = self._locator.sentence_span(number)
        around = self._text[slice(*self._locator.window(number - 1, number))]
        question = draft.question.strip()
        if question and not _ASKS.match(question):
            question = ""
        if question:
            # A question turns the negation of its evidence round, so only its numbers and names are checked.
            verdict = check_claim(question, around, "", self._lexicon)
            if verdict.outcome == "refused" and "negation" not in verdict.why:
                self._ledger.reject("question", draft, "unsupported", verdict.why)
                question = ""
            elif overlap(question, around) < 0.34:
                self._ledger.reject("question", draft, "unsupported", "its words are not the article's")
                question = ""
        if not question:
            question = self._from_words(cue, sentence.end)
        question = question[0].upper() + question[1:].rstrip(" .?") + "?"
        reason = draft.reason if draft.anchor is None and draft.reason else cast("Reason", cue.name)
        item = QuestionItem(
            question=question[:2_000],
            reason=reason,
            withheld_by=self._holder(draft, number, reason),
            evidence=[sentence],
        )
        if any(
            overlap(other.question, item.question) > 0.8 and other.evidence[0].sentence == number
            for other in self.items
        ):
            self._ledger.reject("question", draft, "duplicate", "the same question stands already")
            return None
        self.items.append(item)
        return item

    def _cue_of(self, draft: DraftQuestion) -> Cue | None:
        if draft.anchor is not None:
            number = self._article.sentence_at(draft.anchor)
            return next((cue for cue in self.cues(number) if cue.start == draft.anchor), None)
        total = len(self._article.sentences)
        for number in [n for n in draft.sentences if 1 <= n <= total]:
            cues = self.cues(number)
            if cues:
                return cues[0]
        return None

    def _from_words(self, cue: Cue, end: int) -> str:
        """A question in the article's own words: the clause that the cue opens."""
        rest = self._text[cue.start : end]
        return (
            self.in_words(self._article.sentence_at(cue.start), cue.start)
            or f"What stays open in the words “{rest.strip(' .')}”"
        )

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

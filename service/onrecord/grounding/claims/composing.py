"""Claims composed of the article's own words: who, the verb, the words attributed. Nothing is paraphrased."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.claims.claims import sentence_case
from onrecord.grounding.claims.heads import introduced, labelled, without_connective, without_label
from onrecord.grounding.claims.pieces import (
    closed_inside,
    in_whose_version,
    joined,
    past_form,
    with_its_turn,
    without_dateline,
)
from onrecord.grounding.claims.severed import (
    as_what,
    cites_nobody,
    dangles,
    goes_on,
    hangs_on,
    is_bare,
    is_half_a_list,
    is_infinitive,
    is_inner,
    is_no_verb,
    is_parenthesis,
    is_quotation_alone,
    is_taken_back,
    lacks_a_clause,
    lacks_a_verb,
    loses_whom,
    mark_ahead,
    names_the_speaker,
    tells_nothing,
    wants_whom,
)
from onrecord.grounding.claims.subjects import ClaimSubjects
from onrecord.grounding.text.clean_cuts import (
    closed,
    is_in_marks,
    is_relative,
    is_whole,
    opened,
    opens_in_marks,
    stands_alone,
)

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.text.items import PositionItem
    from onrecord.grounding.text.locating import Locator

LONGEST = 2_000
"""Characters that the schema allows a claim."""

_AUXILIARY_RUN = re.compile(
    r"(?:\s(?:has|have|had|is|are|was|were|did|does|do|would|will|could|can|may|might|must|should|not|never|also|still|again|repeatedly|been|"
    r"always|long|already|since|just|now|later|ever|often|twice|once|"
    r"(?-i:(?!only|family|early|daily)[a-z]+ly)|\w+n['’]t))+\s*$",
    re.IGNORECASE,
)
_FIRST_PERSON = frozenset({"I", "We", "we"})
_NO_VERB = frozenset({"according to", "told"})
_DETERMINER = re.compile(r"^(?:An?|The|This|That|These|Those|Its|His|Her|Their|Any|All|Some|Such)\b")
_COMMA_AT_END = re.compile(r",([”\"’])\.?$")
_STAGE = re.compile(r"^[\w ,]{2,40}\)\s*")
_QUOTED_AS_SAYING = re.compile(r"\bquot(?:ed|es|ing)\s.{0,80}\bas\s")
_TO_THE_WRITER = re.compile(
    r"\s(?:me|us)(?=:|,?\s[“\"]|\s(?:that|he|she|it|they|the|his|her|its|their|an?)\b)"
)
_FEW_WORDS = 4
_NEXT = 20
"""Characters behind a name in which its verb stands."""

_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_IN_MARKS = re.compile(r"[“\"‘«][^”\"’»]*(?:[”\"’»]|$)")
"""What somebody says to somebody else stays in quotation marks; a claim in the writer's voice addresses nobody."""
_COMMA_BEFORE_WORDS = re.compile(
    r"^,\s(?=[A-Za-z])(?!(?:on|in|at|with|for|from|by|through|citing|speaking|when|as|if|though|however|without|to|of|once|"
    r"almost|perhaps|not|only|smiling|laughing|again|too|after|before|during|while|who|which)\b)"
)
_INSERTED = re.compile(r"^,\s[^,:;“”\"]{2,60}\s(?P<verb>\w+),\s(?=that\b|to\b|not\sto\b|[“\"])")
_TAKES = dict.fromkeys(
    (
        "dismissed",
        "described",
        "rejected",
        "denounced",
        "condemned",
        "characterised",
        "characterized",
        "hailed",
    ),
    "as",
) | dict.fromkeys(("called", "dubbed", "termed", "labelled", "labeled", "branded"), "name")
"""Verbs whose object, where none follows them, stands in the clause before."""


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()


class Composer:
    """Writes the claims of one article's positions.

    Args:
        locator: finds words in the article.
        lexicon: the cue lists of its language.
    """

    def __init__(self, locator: Locator, lexicon: Lexicon) -> None:
        text = locator.article.text
        self._article = locator
        self._text = text
        self._lexicon = lexicon
        self._verbs = frozenset(lexicon.verbs)
        self._subjects = ClaimSubjects(text)

    def compose(self, frame: Frame | None, item: PositionItem) -> str:
        """One sentence that says who holds what, in the article's words."""
        if frame and frame.subject is None and self._lexicon.language != "en" and not frame.announces:
            return self._sentence(item.evidence[0].text)  # no rule here reads this language's word order
        claim = self._in_english(frame, item)
        lost = (
            frame is not None
            and frame.subject is not None
            and self._text[slice(*frame.subject)].strip() not in _FIRST_PERSON
            and self._lost(frame, item)
        )
        addressed = _ADDRESSED.search(_IN_MARKS.sub("", claim)) is not None
        if lost or addressed or dangles(claim):
            return self._whole(item, frame)
        return self._sentence(in_whose_version(claim, self._sentence_at(item.content[0]).text))

    def _in_english(self, frame: Frame | None, item: PositionItem) -> str:
        who = self._subjects.of(frame, item)
        first = item.content[0]
        if frame and frame.subject and self._text[slice(*frame.subject)].strip() in _FIRST_PERSON:
            # A label's own words: `MR KIRBY: I reject the claim.`, or a release's: `To that end, we believe …`
            own = self._text[frame.subject[0] : first.end]
            if not own:
                return self._whole(item, frame)
            return self._sentence(
                f"{self._subjects.name(item)} said: {own[0].upper()}{own[1:]}{joined(self._text, item.content)}"
            )
        told_of = frame is not None and self.told_of(item, frame)
        if frame and not told_of and self._leads(frame, item):
            return self._led(frame, item, who)
        if frame and first.start <= frame.cue.start < first.end:
            return self._whole(item, frame)  # the words say themselves whose they are
        words, quoted = self._words(item)
        if frame and frame.subject and not quoted and not self._is_clean(words, frame, item):
            return self._whole(item, frame)
        words = words if quoted else without_connective(without_label(words, item.actor, self._verbs))
        if told_of and not quoted:
            return self._sentence(words)
        if frame and frame.subject and frame.inverted and not quoted and self._is_passive(frame):
            if wants_whom(frame.cue.text):
                return self._whole(item, frame)
            return self._sentence(f"{who} {frame.cue.text} {_DETERMINER.sub(_lower, words)}")
        if frame and not quoted and frame.act != "says" and frame.subject:
            return self._whole(item, frame)  # what is wanted or threatened is no speech behind a colon
        if frame is None and not quoted and self._names_itself(item):
            return self._whole(item, frame)
        verb = past_form(frame.cue.text, self._verbs) if frame else "said"
        verb = "said" if verb.lower() in _NO_VERB or wants_whom(verb) else verb
        if _QUOTED_AS_SAYING.search(verb):
            return self._whole(item, frame)
        if verb.endswith(" that") and not quoted:
            return self._sentence(f"{who} {verb} {words}")
        return self._sentence(f"{who} {verb}: “{words}”" if quoted else f"{who} {verb}: {words}")

    def _leads(self, frame: Frame, item: PositionItem) -> bool:
        """Whether the verb stands before all the words attributed: `X said that …`."""
        return (
            not frame.inverted
            and not frame.tail
            and frame.cue.text.lower() != "according to"
            and all(span.start > frame.cue.start for span in item.content)
        )

    def _led(self, frame: Frame, item: PositionItem, who: str) -> str:
        """The subject, its verb with the auxiliaries, and what follows."""
        first = item.content[0]
        lead = _AUXILIARY_RUN.search(self._text, max(0, frame.cue.start - 60), frame.cue.start)
        if (
            lead
            and frame.subject is None
            and lead.group().split()[0] == "have"
            and item.actor.kind == "person"
        ):
            return self._whole(item, frame)  # `Both have promised`
        verb = f"{lead.group().strip()} {frame.cue.text}" if lead else past_form(frame.cue.text, self._verbs)
        if _QUOTED_AS_SAYING.search(verb):
            return self._whole(item, frame)
        if is_no_verb(verb, self._text[max(0, frame.cue.start - 30) : frame.cue.start]):
            return self._whole(item, frame)
        end = self._sentence_at(first).end
        at = mark_ahead(self._text, self._sentence_at(first).start, first.end, end)
        at = as_what(self._text, frame.cue.text, at, end) if len(item.content) == 1 else at
        content = [
            span for span in item.content if span.sentence == first.sentence or self._is_announced(frame)
        ]
        if content and any(q.start < content[-1].end <= q.end for q in item.quotes):
            content = with_its_turn(content, [span for span in item.content if self._is_quoted([span], item)])
        words = self._text[frame.cue.end : at]
        named = any(end == first.end for _, end in item.actor.mentions)
        if not words.strip(" ,.;:") or (named and lacks_a_verb(self._text[frame.cue.end : at], self._verbs)):
            return self._whole(item, frame)  # `said alliance chief Lena Orr`
        if wants_whom(verb.split()[-1]) and tells_nothing(words):
            return self._whole(item, frame)
        if self._opens_with_as(frame) and self._text[: first.start].endswith(", "):
            cut = first.start - frame.cue.end  # `As X announced today, Y will …`
            words = f"{words[:cut].rstrip(' ,')} that {words[cut:]}"
        inserted = _INSERTED.match(words)
        if inserted and inserted.group("verb").lower() in self._verbs:
            words = " " + words[inserted.end() :]
        if verb == "told" and (writer := _TO_THE_WRITER.match(words)):
            verb, words = "said", words[writer.end() :]
        words = _COMMA_BEFORE_WORDS.sub(": ", words)
        claim = f"{who} {verb}{words}{joined(self._text, content)}"
        takes = _TAKES.get(frame.cue.text.split()[0].lower(), "")
        behind = self._text[frame.cue.end : frame.cue.end + 4]
        if not is_whole(claim, self._text[frame.cue.end : at], behind, takes=takes):
            return self._whole(item, frame)
        return self._sentence(claim)

    def _opens_with_as(self, frame: Frame) -> bool:
        """Whether the sentence opens by saying who has said what follows: `As the minister announced, …`."""
        subject = frame.subject or (0, 0)
        return self._text[self._article.article.sentences[frame.sentence - 1].start : subject[0]] == "As "

    def _is_announced(self, frame: Frame) -> bool:
        """Whether a quotation follows the verb at once: `She said: “…`; its next sentences are hers as well."""
        return self._text[frame.cue.end : frame.cue.end + 4].lstrip(" ,:")[:1] in tuple('“"«‘')

    def _lost(self, frame: Frame, item: PositionItem) -> bool:
        """Whether a claim cut out of this sentence would lose what its words depend on."""
        subject = frame.subject or (0, 0)
        sentence = self._sentence_at(item.content[0])
        chosen = self._telling(item)
        last = max(span.end for span in item.content if span.sentence == chosen.sentence)
        behind, follows = self._text[frame.cue.end : chosen.start], self._text[last : sentence.end]
        if self._subjects.is_another(frame, item) or self._text[subject[1] : subject[1] + 2] in ("'s", "’s"):
            return True
        if frame.cue.text.lower() == "according to" and cites_nobody(self._text[frame.cue.end :][:8]):
            return True
        before = self._text[sentence.start : subject[0]]
        words = self._text[frame.cue.end : last]
        if not self._leads(frame, item):
            _, quoted = self._words(item)
            after = max(frame.cue.end, subject[1])
            if quoted or self.told_of(item, frame):
                inner = is_inner(self._text[sentence.start : chosen.start], self._verbs)
                return not quoted and (inner or (last <= after and goes_on(self._text[last : sentence.end])))
            rest = self._text[after : sentence.end] if all(s.start < after for s in item.content) else ""
            named = any(chosen.start <= at < chosen.end for at, _ in item.actor.mentions)
            if item.actor.kind == "person" and named and ": " in chosen.text:
                return True  # `Gantz sounded in no rush: Israel would answer, he said`
            return is_in_marks(self._text[sentence.start : chosen.start]) or lacks_a_clause(chosen.text, rest)
        shared = subject[1] < frame.cue.start and any(
            cue.end < frame.cue.start
            for cue in self._lexicon.find("acts", self._text, subject[1], frame.cue.start)
        )
        lead = _AUXILIARY_RUN.search(self._text, max(0, frame.cue.start - 60), frame.cue.start)
        return (
            is_inner(before, self._verbs)
            or (lead is None and is_bare(frame.cue.text, self._subjects.of(frame, item), self._verbs))
            or self._subjects.of(frame, item).lower().endswith(f" {frame.cue.text.lower()}")
            or is_infinitive(self._text[subject[1] : lead.start() if lead else frame.cue.start] + " ")
            or is_parenthesis(before, behind)
            or is_parenthesis(before, words)
            or names_the_speaker(self._text[sentence.start : frame.cue.start], words)
            or is_half_a_list(words, follows, self._verbs)
            or (is_taken_back(follows) and not is_in_marks(self._text[sentence.start : last]))
            or (item.condition is None and hangs_on(before))
            or (
                before.strip() != "" and self._subjects.of(frame, item).lower().startswith(("its ", "their "))
            )
            or goes_on(follows)
            or loses_whom(words, item.actor, shared=shared)
            or any(frame.cue.end <= at < chosen.start for at, _ in item.actor.mentions)
            or any(subject[1] <= at < frame.cue.start for at, _ in item.actor.mentions)
        )

    def _names_itself(self, item: PositionItem) -> bool:
        """Whether the words attributed say themselves who says them: `Asked about it, Lena Orr said …`."""
        first = item.content[0]
        return any(
            first.start <= start
            and end < first.end
            and self._lexicon.find("acts", self._text[end : end + _NEXT].partition(":")[0])
            for start, end in item.actor.mentions
        )

    def _sentence_at(self, span: Span) -> Span:
        return self._article.sentence_span(span.sentence)

    def told_of(self, item: PositionItem, frame: Frame) -> bool:
        """The verb is another's, who tells of what the actor did: `The ministry said the envoy had left.`."""
        if frame.subject is None:
            return False
        starts = [start for start, _ in item.actor.mentions]
        if any(frame.subject[0] <= start < frame.subject[1] for start in starts):
            return False
        return any(span.start <= start < span.end for span in item.content for start in starts)

    def _is_clean(self, words: str, frame: Frame, item: PositionItem) -> bool:
        """Whether the words attributed can be cut out of their sentence and printed behind `X said:`."""
        chosen = self._telling(item)
        content = [span for span in item.content if span.sentence == chosen.sentence]
        start, end = content[0].start, content[-1].end
        subject = frame.subject or (start, start)
        if lacks_a_verb(words, self._verbs) and len(words.split()) > _FEW_WORDS:
            return False
        if opens_in_marks(content[0].text) or is_relative(self._text[max(0, subject[0] - 10) : subject[0]]):
            return False
        sentence = next((span for span in item.evidence if span.start <= start < span.end), content[0])
        return stands_alone(
            words,
            before=self._text[sentence.start : start],
            after=self._text[end : end + 10],
            pieces=len(content),
            verbs=self._verbs,
        )

    def _whole(self, item: PositionItem, frame: Frame | None = None) -> str:
        """The sentence that tells it, as the article has it, but with a name for the pronoun that is its subject."""
        at = self._telling(item).start
        whole = next((s for s in item.evidence if s.start <= at < s.end), item.evidence[0])
        words = self._subjects.replaced(whole.text, whole.start, frame, item)
        words = introduced(words, item.actor) if words == whole.text else words
        words = without_label(without_dateline(words, whole.sentence), item.actor, self._verbs)
        if spoken := labelled(words, item.actor):
            return self._sentence(f"{self._subjects.name(item)} said: {spoken}")
        if self._lexicon.language == "en" and is_quotation_alone(words):
            return self._sentence(f"{self._subjects.name(item)} said: {words}")
        return self._sentence(without_connective(words))

    def whole(self, frame: Frame | None, item: PositionItem) -> str:
        """The article's sentence that tells it, with a name for the pronoun that is its subject."""
        return self._whole(item, frame)

    def as_it_stands(self, _: Frame | None, item: PositionItem) -> str:
        """The article's sentence that tells it."""
        return self._whole(item)

    def _is_passive(self, frame: Frame) -> bool:
        """`A fast track was rejected by the minister`: the agent stands behind the verb."""
        agent = frame.subject[0] if frame.subject else frame.cue.end
        return self._text[frame.cue.end : agent].strip() == "by"

    def _words(self, item: PositionItem) -> tuple[str, bool]:
        """The words attributed, and whether all of them stand in quotation marks."""
        chosen = self._telling(item)
        content = [span for span in item.content if span.sentence == chosen.sentence]
        after = [span for span in item.content if span.sentence == chosen.sentence + 1]
        if after and len(content[0].text.split()) < _FEW_WORDS and len(content) == 1:
            content.append(after[0])  # `Four.` answers a question; what follows says of what
        elif self._is_quoted(content, item):
            content = with_its_turn(content, [span for span in item.content if self._is_quoted([span], item)])
        words = content[0].text.strip(" ,") + joined(self._text, content)
        words = without_dateline(words, chosen.sentence)
        words = labelled(words, item.actor) or words
        if words.count(")") > words.count("("):
            words = _STAGE.sub("", words)  # `(laughs) Some of them do.`
        quoted = self._is_quoted(content, item)
        return (closed_inside(words.strip("“”\"' ,")), True) if quoted else (words, False)

    def _is_quoted(self, content: list[Span], item: PositionItem) -> bool:
        return bool(item.quotes) and all(
            any(q.start <= span.start and span.end - 1 <= q.end for q in item.quotes) for span in content
        )

    def _telling(self, item: PositionItem) -> Span:
        """The sentence of a longer speech that shows the act; the first where none does."""
        name = {"demands": "demand", "offers": "offer", "commits": "commit"}.get(item.act)
        cues = self._lexicon.list("modifiers", name) if name else None
        return next((span for span in item.content if cues and cues.first(span.text)), item.content[0])

    def _sentence(self, words: str) -> str:
        return closed(sentence_case(opened(_COMMA_AT_END.sub(r"\1", words))))[:LONGEST]

"""Claims composed of the article's own words: who, the verb, the words attributed. Nothing is paraphrased."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.grounding.claims import sentence_case
from onrecord.grounding.clean_cuts import (
    closed,
    is_balanced,
    is_relative,
    is_whole,
    opens_in_marks,
    stands_alone,
)

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.frame import Frame
    from onrecord.grounding.items import PositionItem

LONGEST = 2_000
"""Characters that the schema allows a claim."""

_LONGEST_SUBJECT = 160
_LONGEST_LEAD = 40
_AUXILIARY_RUN = re.compile(
    r"(?:\s(?:has|have|had|is|are|was|were|did|does|do|would|will|could|can|may|might|must|should|not|never|also|still|again|repeatedly|been|"
    r"(?-i:(?!only|family|early|daily)[a-z]+ly)|\w+n['’]t))+\s*$",
    re.IGNORECASE,
)
_FIRST_PERSON = frozenset({"I", "We"})
_NO_VERB = frozenset({"according to", "told"})
_IRREGULAR = {"say": "said", "tell": "told", "stress": "stressed", "hold": "held"}
_DETERMINER = re.compile(r"^(?:An?|The|This|That|These|Those|Its|His|Her|Their|Any|All|Some|Such)\b")
_NO_NOUN_PHRASE = re.compile(r"\n|(?<!who)(?<!which)(?<!that)\s(?:has|have|had|is|are|was|were)\s")
_COMMA_INSIDE = re.compile(r",[”\"’»']")
_COMMA_BEFORE_WORDS = re.compile(r"^,\s(?=[A-Za-z])")
_BARE = {"es": re.compile(r"(?:[ai]d[oa]s?|ndo)$"), "fr": re.compile(r"(?:ée?s?|i[st]?e?s?|u[et]?s?|ant)$")}
"""Participles, and what looks like one. Arabic has its verbs before their subjects: none is printed behind a name."""
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
_ARABIC_BREAKS = tuple("،؛:.!؟»-–—")
_ENOUGH = 20
"""Characters by which the beginning of a claim is found in its sentence."""
_CITED_ALOUD = frozenset({"unnamed_person", "unnamed_group"})


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()


class Composer:
    """Writes the claims of one article's positions.

    Args:
        text: the article's text.
        lexicon: the cue lists of its language.
        abroad: whether a module of its own reads the language's word order (all but English).
    """

    def __init__(self, text: str, lexicon: Lexicon, *, abroad: bool) -> None:
        self._text = text
        self._lexicon = lexicon
        self._abroad = abroad
        self._verbs = frozenset(lexicon.verbs)

    def compose(self, frame: Frame | None, item: PositionItem) -> str:
        """One sentence that says who holds what, in the article's words."""
        if frame and frame.subject is None and self._lexicon.language != "en" and not frame.announces:
            return self._sentence(item.evidence[0].text)  # no rule here reads this language's word order
        if frame and frame.subject and self._abroad:
            claim = self._in_another_language(frame, item)
            return claim if is_balanced(claim) and self._begins_well(claim, item) else self._whole(item)
        who = self._who(frame, item)
        first = item.content[0]
        if frame and frame.subject and self._text[slice(*frame.subject)].strip() in _FIRST_PERSON:
            # A label's own words: `MR KIRBY: I reject the claim.`
            return self._sentence(
                f"{item.actor.name} said: {self._text[frame.subject[0] : first.end]}{self._rest(item.content)}"
            )
        told_of = frame is not None and self.told_of(item, frame)
        after = frame is not None and all(span.start > frame.cue.start for span in item.content)
        if frame and not frame.inverted and not frame.tail and after and not told_of:
            lead = _AUXILIARY_RUN.search(self._text, max(0, frame.cue.start - 60), frame.cue.start)
            auxiliary = lead.group().strip() + " " if lead else ""
            verb = auxiliary + (self._told(frame.cue) if not lead else frame.cue.text)
            words = _COMMA_BEFORE_WORDS.sub(": ", self._text[frame.cue.end : first.end])
            claim = f"{who} {verb}{words}{self._rest(item.content)}"
            takes = _TAKES.get(frame.cue.text.split()[0].lower(), "")
            behind = self._text[frame.cue.end : frame.cue.end + 4]
            if not is_whole(claim, self._text[frame.cue.end : first.end], behind, takes=takes):
                return self._whole(item)
            return self._sentence(claim)
        if frame and first.start <= frame.cue.start < first.end:
            return self._sentence(first.text)  # the words say themselves whose they are
        words, quoted = self._words(item)
        if frame and frame.subject and not quoted and not self._is_clean(words, frame, item):
            return self._whole(item)
        if told_of and not quoted:
            return self._sentence(words)
        if frame and frame.subject and frame.inverted and not quoted and self._is_passive(frame):
            return self._sentence(f"{who} {frame.cue.text} {_DETERMINER.sub(_lower, words)}")
        verb = self._told(frame.cue) if frame and frame.cue.text.lower() not in _NO_VERB else "said"
        return self._sentence(f"{who} {verb}: “{words}”" if quoted else f"{who} {verb}: {words}")

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

    def _whole(self, item: PositionItem) -> str:
        """The sentence that tells it, as the article has it."""
        at = self._telling(item).start
        return self._sentence(
            next((s for s in item.evidence if s.start <= at < s.end), item.evidence[0]).text
        )

    def _is_passive(self, frame: Frame) -> bool:
        """`A fast track was rejected by the minister`: the agent stands behind the verb."""
        agent = frame.subject[0] if frame.subject else frame.cue.end
        return self._text[frame.cue.end : agent].strip() == "by"

    def _who(self, frame: Frame | None, item: PositionItem) -> str:
        """The subject as the article has it where it names the actor, or cites an unnamed source; else the name."""
        name = item.actor.name
        if frame and frame.subject:
            start, end = frame.subject
            words = self._text[start:end].strip(" ,")
            named = any(start <= at < end for at, _ in item.actor.mentions)
            cited = any(
                source.type in _CITED_ALOUD and source.span.start < end and start < source.span.end
                for source in item.sources
            )
            if (named or cited) and len(words) <= _LONGEST_SUBJECT and not _NO_NOUN_PHRASE.search(words):
                return words
        articles = ("the ", "The ")
        definite = any(
            self._text[:at].endswith(articles)
            for (at, _), span in item.actor.mentions.items()
            if span.text == name
        )
        return f"The {name}" if definite and item.actor.kind != "person" else name

    def _told(self, cue: Cue) -> str:
        """The verb as a sentence of its own has it: `dismissed` for the article's `, dismissing`."""
        first, _, rest = cue.text.partition(" ")
        if not first.lower().endswith("ing"):
            return cue.text
        stem = first.lower().removesuffix("ing")
        past = _IRREGULAR.get(stem) or next(
            (
                form
                for form in (f"{stem}ed", f"{stem}d", f"{stem}e", f"{stem[:-1]}ied")
                if form in self._verbs
            ),
            None,
        )
        return f"{past} {rest}".strip() if past else cue.text

    def _rest(self, content: list[Span]) -> str:
        """The pieces after the first, with the comma that an attribution in the middle took the place of."""
        rest = ""
        for before, span in pairwise(content):
            between = self._text[before.end : span.start]
            apart = before.sentence != span.sentence
            rest += (" … " if apart else ", " if _COMMA_INSIDE.match(between) else " ") + span.text.strip(
                " ,"
            )
        return rest

    def _words(self, item: PositionItem) -> tuple[str, bool]:
        """The words attributed, and whether all of them stand in quotation marks."""
        chosen = self._telling(item)
        content = [span for span in item.content if span.sentence == chosen.sentence]
        words = content[0].text.strip(" ,") + self._rest(content)
        quoted = bool(item.quotes) and all(
            any(q.start <= span.start and span.end - 1 <= q.end for q in item.quotes) for span in content
        )
        return (words.strip("“”\"' ,"), True) if quoted else (words, False)

    def _telling(self, item: PositionItem) -> Span:
        """The sentence of a longer speech that shows the act; the first where none does."""
        name = {"demands": "demand", "offers": "offer", "commits": "commit"}.get(item.act)
        cues = self._lexicon.list("modifiers", name) if name else None
        return next((span for span in item.content if cues and cues.first(span.text)), item.content[0])

    def _in_another_language(self, frame: Frame, item: PositionItem) -> str:
        """The article's own clause where it names the actor; else the actor, and the words."""
        first, last = item.content[0], max(span.end for span in item.content)
        subject = frame.subject or (first.start, first.start)
        named = any(subject[0] <= start < subject[1] for start, _ in item.actor.mentions)
        if named and frame.cue.end <= subject[0] and subject[1] <= first.start and not frame.inverted:
            return self._sentence(self._text[frame.cue.start : last])  # the verb leads: `نفت الحكومة …`
        gap = self._text[subject[1] : frame.cue.start]
        plain = not frame.inverted and not frame.tail and first.start >= frame.cue.end
        if named and plain and frame.cue.start - subject[1] > 0 and not self._lexicon.find("acts", gap):
            return self._sentence(self._text[subject[0] : last])
        if plain and subject[1] <= frame.cue.start:
            # With the auxiliary, which may be a hedge: `Il leur aurait demandé`.
            lead = self._text[subject[1] : frame.cue.start].strip()
            lead = f"{lead} " if 0 < len(lead) <= _LONGEST_LEAD and "\n" not in lead else ""
            follows = self._text[frame.cue.end : frame.cue.end + 1]
            if (not lead and self._is_bare(frame.cue)) or "," in lead + follows or self._is_common(item):
                return self._whole(item)
            lead = "no " if not lead and frame.negated and self._lexicon.language == "es" else lead
            return self._sentence(f"{item.actor.name} {lead}{self._text[frame.cue.start : last]}")
        words, quoted = self._words(item)
        if not quoted and not self._is_clean(words, frame, item):
            return self._whole(item)
        return self._sentence(f"{item.actor.name}: “{words}”" if quoted else f"{item.actor.name}: {words}")

    def _begins_well(self, claim: str, item: PositionItem) -> bool:
        """Whether words cut out of an Arabic sentence begin where a clause of it does."""
        if self._lexicon.language != "ar":
            return True
        at = next((s.text.find(claim[:_ENOUGH]) for s in item.evidence if claim[:_ENOUGH] in s.text), 0)
        sentence = next((s.text for s in item.evidence if claim[:_ENOUGH] in s.text), "")
        return at == 0 or sentence[:at].rstrip()[-1:] in _ARABIC_BREAKS

    def _is_bare(self, cue: Cue) -> bool:
        """A participle whose auxiliary stands elsewhere, or a verb that wants its subject behind it."""
        pattern = _BARE.get(self._lexicon.language)
        return pattern is None or pattern.search(cue.text.split()[0]) is not None

    def _is_common(self, item: PositionItem) -> bool:
        """Whether the actor is called by a common noun, which wants its article: `le ministre`."""
        return not any(span.text[:1].isupper() for span in item.actor.mentions.values())

    def _sentence(self, words: str) -> str:
        return closed(sentence_case(words))[:LONGEST]

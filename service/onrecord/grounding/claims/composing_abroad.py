"""Claims in other languages than English: the article's own clause, or its sentence, for no rule inflects a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.claims.composing import Composer
from onrecord.grounding.claims.heads import introduced
from onrecord.grounding.text.clean_cuts import is_balanced

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.text.items import PositionItem

_LONGEST_LEAD = 40
_BARE = {"es": re.compile(r"(?:[ai]d[oa]s?|ndo)$"), "fr": re.compile(r"(?:ée?s?|i[st]?e?s?|u[et]?s?|ant)$")}
"""Participles, and what looks like one. Arabic has its verbs before their subjects: none is printed behind a name."""
_ARABIC_BREAKS = tuple("،؛:.!؟»-–—")
_A_PAIR = 2
_ENOUGH = 20
"""Characters by which the beginning of a claim is found in its sentence."""

_WHO = re.compile(r"^,\s(?:qui|quien|quienes|el cual|la cual)\s")
_WHAT = re.compile(r"^,\s(?:que|qu['’]|dont|où|donde|cuy[oa]s?)\b")
_PLACED = re.compile(
    r"(?:^|\s)(?:[AÀaà]ux?|[EeÉé]n|[DdÀ]ans|[Cc]hez|[Dd]el?|[Dd]u|[Dd]es|[Aa]l?|[Pp]our|[Pp]ara|[Pp]or|[Ss]elon|[Ss]egún)\s$"
)
_PLAIN_LEAD = re.compile(
    r"^(?:,[^,“«\"]*,|,)?\s*(?:(?:[Nn]o|ne|n['’]|se|s['’]|l['’]|le|les|lo|la|los|las|leur|lui|y|en|nos|me|ha|han|había|habían|"
    r"habría|habrían|a|ont|avait|avaient|aurait|auraient|est|sont|été|également|aussi|même|ensuite|encore|pas|jamais|"
    r"también|además|ya|aún|nunca|siempre|toujours|déjà|\w+ment|\w+mente)(?:\s+|(?<=['’])|$))*$"
)
_SUBORDINATE = re.compile(
    r"(?:\b(?:porque|si|cuando|parce que|car|lorsque|alors que|mientras|aunque|donde|où|dont|et que|y que|puisque)|"
    r"parce qu['’]|s['’]|lorsqu['’]|alors qu['’]|^Quant\s[^.]*,|^En cuanto\s[^.]*,)\s?$",
    re.IGNORECASE,
)
_HALF = re.compile(r"^\s(?:y medi[oa]|et demie?)\b")
_ACCUSATIVE = re.compile(r"(?:اً|ًا)$")
_ACCOUNT = re.compile(r"^(?:[Ss]egún|[Ss]elon|[Dd][’']après)\s")
_ALONE = re.compile(r"\S+(?<!ا)(?<!ن)")
"""One Arabic verb of one person: `أضافا` is of two."""

_SET_OFF = re.compile(r"[,”»\"]\s$")
_TURNED = re.compile(
    r"\b(?:(?P<verb>a|avait|aurait|est|était|serait)(?:-t)?-(?:il|elle)\s(?P<part>\w+)|"
    r"(?P<plain>\w+?)(?:-t)?-(?:il|elle))\b(?=[\s,.;]|$)"
)
_PRONOUN = re.compile(r"(?:Il|Elle|Celui-ci|Celle-ci)(?=\s)")
_AUXILIARY = re.compile(
    r"(?:\b(?:a|ont|avait|avaient|aurait|auraient|s['’]est|est|ha|han|había|habían|habría|habrían)(?:\s(?:\w+ment|aussi|también))?\s)$"
)


class ComposerAbroad(Composer):
    """Writes the claims of one article that is not in English."""

    def compose(self, frame: Frame | None, item: PositionItem) -> str:
        """One sentence that says who holds what, in the article's words."""
        if frame is None:
            return self._whole(item)
        if frame.subject is None:
            return super().compose(frame, item)
        claim = self._clause(frame, frame.subject, item)
        if claim and is_balanced(claim) and self._begins_well(claim, item):
            return introduced(claim, item.actor)
        named = self._with_name(frame, item)
        return self._sentence(named) if named else self._whole(item)

    def _clause(self, frame: Frame, subject: tuple[int, int], item: PositionItem) -> str:
        """The article's own clause, or the actor and the words; nothing where it is unclear."""
        first, last = item.content[0], max(span.end for span in item.content)
        start = self._sentence_at(first).start
        if _SUBORDINATE.search(self._text[start : subject[0]]) or _HALF.match(self._text[last : last + 10]):
            return ""
        named = any(subject[0] <= start < subject[1] for start, _ in item.actor.mentions)
        if named and frame.cue.end <= subject[0] and subject[1] <= first.start and not frame.inverted:
            if _ACCOUNT.match(f"{frame.cue.text} ") and frame.cue.start > start:
                return ""  # `Caracas, según la ministra, ha cumplido`
            if _ACCUSATIVE.search(frame.cue.text):
                return ""  # a participle, whose subject stands before
            return self._sentence(self._text[frame.cue.start : last])  # the verb leads: `نفت الحكومة …`
        if self._lexicon.language == "ar":
            return ""
        gap = self._text[subject[1] : frame.cue.start]
        plain = not frame.inverted and not frame.tail and first.start >= frame.cue.end
        if named and plain and frame.cue.start > subject[1] and not self._lexicon.find("acts", gap):
            return self._named_clause(subject, (frame.cue.end, last), gap)
        if plain and subject[1] <= frame.cue.start:
            return self._after_a_name(frame, subject, item, last)
        return self._announced_words(frame, item)

    def _named_clause(self, subject: tuple[int, int], words_at: tuple[int, int], gap: str) -> str:
        """`Moscou a dénoncé …`; of a relative clause (`Orr, quien exigió …`) the subject and its verb."""
        begin, last = words_at
        words = self._text[subject[0] : last]
        placed = _PLACED.search(self._text, max(0, subject[0] - 8), subject[0])
        who = _WHO.match(gap)
        apposed = gap.count(",") >= _A_PAIR and gap.rstrip().endswith(",")
        clear = who is not None or apposed or _PLAIN_LEAD.match(gap) is not None
        if placed or not clear or _ACCOUNT.match(words) or (_WHAT.match(gap) and not apposed):
            return ""
        closed = gap.rstrip().endswith(",") or (who is not None and "," in gap[1:])
        if who and closed:
            lead = gap[gap.rindex(",") + 1 :]  # the relative clause is over: `Moscou, qui a …, a suspendu`
            rest = self._text[subject[1] + len(gap) : last]
            words = f"{self._text[slice(*subject)]} {lead.lstrip()}{rest}"
            return self._sentence(words) if _PLAIN_LEAD.match(lead) else ""
        if who and "," in self._text[begin:last]:
            return ""  # the clause ends, and the sentence goes on
        if who:
            words = f"{self._text[subject[0] : subject[1]]} {self._text[subject[1] + who.end() : last]}"
        return self._sentence(words)

    def _after_a_name(self, frame: Frame, subject: tuple[int, int], item: PositionItem, last: int) -> str:
        # With the auxiliary, which may be a hedge: `Il leur aurait demandé`.
        lead = self._text[subject[1] : frame.cue.start].strip()
        lead = f"{lead} " if 0 < len(lead) <= _LONGEST_LEAD and "\n" not in lead else ""
        follows = self._text[frame.cue.end : frame.cue.end + 1]
        if lead and not _PLAIN_LEAD.match(lead):
            return ""
        if (not lead and self._is_bare(frame.cue)) or "," in lead + follows or self._is_common(item):
            return ""
        lead = "no " if not lead and frame.negated and self._lexicon.language == "es" else lead
        rest = self._text[frame.cue.start : last]
        return self._sentence(f"{item.actor.name} {lead}{rest[0].lower()}{rest[1:]}")

    def _with_name(self, frame: Frame, item: PositionItem) -> str:
        """A sentence that does not name who speaks, with his name; nothing where it names him or has no place for it.

        `Advirtió, además, de que …` and `وتوعّد بأن …` have a verb alone, `a-t-il lancé` and `Elle a dit` a pronoun.
        """
        sentence = self._sentence_at(item.content[0])
        here = any(sentence.start <= at < sentence.end for at, _ in item.actor.mentions)
        known = item.actor.kind == "person" if self._lexicon.language == "ar" else not self._is_common(item)
        if here or not known or not sentence.start <= frame.cue.start < sentence.end:
            return ""
        text, name = sentence.text, item.actor.name
        at, end = frame.cue.start - sentence.start, frame.cue.end - sentence.start
        outside = frame.subject is not None and frame.subject[1] <= sentence.start
        language = self._lexicon.language
        if language == "es" and outside and at == 0:
            return f"{name} {text[0].lower()}{text[1:]}"
        if (
            language == "es"
            and outside
            and _SET_OFF.search(text[:at])
            and text[end : end + 1] in (",", ".", "")
        ) or (language == "ar" and outside and at == 0 and _ALONE.fullmatch(frame.cue.text)):
            return f"{text[:end]} {name}{text[end:]}"
        if language == "fr":
            turned = _TURNED.search(text)
            if turned:
                verb = " ".join(part for part in turned.group("verb", "part", "plain") if part)
                return f"{text[: turned.start()]}{verb} {name}{text[turned.end() :]}"
            pronoun = _PRONOUN.match(text)
            if pronoun and frame.subject == (sentence.start, sentence.start + pronoun.end()):
                return f"{name}{text[pronoun.end() :]}"
        return ""

    def _announced_words(self, frame: Frame, item: PositionItem) -> str:
        """A quotation whose sentence does not say whose it is: `Orr dijo: “…”`; else nothing."""
        words, quoted = self._words(item)
        sentence = self._sentence_at(self._telling(item))
        here = any(sentence.start <= at < sentence.end for at, _ in item.actor.mentions)
        if not quoted or here or self._is_common(item) or " " in frame.cue.text:
            return ""
        lead = _AUXILIARY.search(self._text, max(0, frame.cue.start - 30), frame.cue.start)
        if lead is None and self._is_bare(frame.cue):
            return ""
        verb = f"{lead.group() if lead else ''}{frame.cue.text}"
        return self._sentence(f"{item.actor.name} {verb}: “{words}”")

    def _begins_well(self, claim: str, item: PositionItem) -> bool:
        """Whether words cut out of an Arabic sentence begin where a clause of it does."""
        if self._lexicon.language != "ar":
            return True
        sentence = next((s.text for s in item.evidence if claim[:_ENOUGH] in s.text), None)
        if sentence is None:
            return False
        at = sentence.find(claim[:_ENOUGH])
        return at == 0 or sentence[:at].rstrip()[-1:] in _ARABIC_BREAKS

    def _is_bare(self, cue: Cue) -> bool:
        """A participle whose auxiliary stands elsewhere, or a verb that wants its subject behind it."""
        pattern = _BARE.get(self._lexicon.language)
        return pattern is None or pattern.search(cue.text.split()[0]) is not None

    def _is_common(self, item: PositionItem) -> bool:
        """Whether the actor is called by a common noun, which wants its article: `le ministre`."""
        return not any(span.text[:1].isupper() for span in item.actor.mentions.values())

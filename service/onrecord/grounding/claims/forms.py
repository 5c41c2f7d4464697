"""The forms of one sentence that say the same: attribution first, active, adverbial last, names of a list in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

Words = list["Word"]

COMMAS = frozenset({",", "—", "–", "-", ";", ":"})
QUOTES = frozenset("\"“”„«»'‘’")
_LONGEST_ATTRIBUTION = 25
_MOST = 6
"""Forms of one sentence."""

_MOST_CUTS = 30
"""Commas and marks at the end of a sentence between which who says it is looked for."""

_FAR = 2 * _LONGEST_ATTRIBUTION
"""Words and marks of the longest stretch that may only say who says it."""

_NEAR_A_VERB = 4
"""Words behind an inverted verb of saying among which no other verb stands."""

_LONGEST_ADVERBIAL = 9
_AGENT_ENDS = frozenset(
    "in on at after before during when while as because since for to with from and who which that until near "
    "over within north south east west off last next this yesterday".split()
)
_BESIDE_A_VERB = frozenset(
    "on in at late early earlier reporters journalists lawmakers parliament to during after".split()
)


class Forms:
    """Rewrites sentences with the words of one language.

    Args:
        lists: the words of the language.
        verbs: the forms of every verb by which somebody acts; of them a verb of saying may stand behind its words.
    """

    def __init__(self, lists: ClaimWords, verbs: frozenset[str]) -> None:
        self._lists = lists
        self._speech = lists["says"] | (verbs - lists["auxiliaries"])

    def of(self, sentence: Sequence[Word]) -> list[Words]:
        """The sentence as it stands, and rewritten: every form once."""
        forms = [list(sentence)]
        steps: list[Callable[[Words], Words]] = [self.attributed, self.active, self.late, self.listed]
        for step in steps:
            for form in list(forms):
                changed = step(form)
                if len(forms) < _MOST and [w.key for w in changed] != [w.key for w in form]:
                    forms.append(changed)
        return forms

    def attributed(self, words: Words) -> Words:
        """With who says it first: `the talks failed, two aides said` → `two aides said the talks failed`."""
        for start, end in _segments(words, self._speech):
            head = self._attribution(words, start, end)
            if head is None:
                continue
            if start == 0 and head[-1].key != "said":
                continue
            tail = words[end:]
            if tail and tail[0].key in QUOTES:
                tail = tail[1:]
            content = words[:start]
            while content and content[-1].key in COMMAS:
                content = content[:-1]
            return [*head, *content, *tail]
        return words

    def _attribution(self, words: Words, start: int, end: int) -> Words | None:
        solid = [word for word in words[start:end] if word.solid]
        if not solid or len(solid) > _LONGEST_ATTRIBUTION:
            return None
        if solid[0].key == "according" and len(solid) > 2 and solid[1].key == "to":
            return [*solid[2:], replace(solid[0], key="said", text="said")]
        if start == 0:
            return None
        at = next((n for n, word in enumerate(solid) if word.key in self._speech), None)
        if at is None or any(w.key in self._lists["relatives"] for w in solid[:at]):
            return None
        acts = self._speech | self._lists["auxiliaries"]
        quoted = words[start - 1].key in QUOTES
        if quoted and words[start - 1].end == words[start].start:
            return None  # an opening mark: the words are quoted themselves
        if solid[at].key not in self._lists["says"] and not quoted:
            return None  # `…, a figure the ministry disputes`
        if at == 0:
            told = solid[0].key in ("tell", "tells", "told", "telling")
            if (
                told
                or len(solid) < 2
                or solid[1].key == "that"
                or any(w.key in acts for w in solid[1:_NEAR_A_VERB])
            ):
                return None
            said = next(word for word in words[start:end] if word.solid)
            subject = [word for word in words[start:end] if word is not said and word.key not in QUOTES]
            commas = [word for word in subject if word.key == ","]
            return [*subject, *commas[:1], said]
        beside = solid[at + 1] if at + 1 < len(solid) else None
        if beside and beside.kind != "date" and beside.key not in _BESIDE_A_VERB:
            return None
        return solid

    def active(self, words: Words) -> Words:
        """`B was struck by A` → `A struck B`, where the past of the verb is known."""
        for at, word in enumerate(words):
            if word.key != "by" or at < 3:
                continue
            past = self._past(words[at - 1].key)
            auxiliary = words[at - 2].key
            if past is None or auxiliary not in ("was", "were", "been"):
                continue
            begin = at - 2
            had: list[Word] = []
            if auxiliary == "been":
                if words[at - 3].key not in ("had", "has", "have"):
                    continue
                begin = at - 3
                had = [words[at - 3]]
            first = begin
            while first > 0 and words[first - 1].solid and words[first - 1].key not in ("that", "and", "but"):
                first -= 1
            last = at + 1
            ends = _AGENT_ENDS | ({"of"} if words[at - 1].key in self._lists["of_verbs"] else set())
            while (
                last < len(words)
                and words[last].solid
                and words[last].key not in ends
                and words[last].kind != "date"
            ):
                last += 1
            patient, agent = words[first:begin], words[at + 1 : last]
            if patient and agent and not any(w.key in self._lists["auxiliaries"] for w in patient):
                key = words[at - 1].key if had else past
                verb = replace(words[at - 1], key=key, text=key)
                return [*words[:first], *agent, *had, verb, *patient, *words[last:]]
        return words

    def _past(self, participle: str) -> str | None:
        if participle in self._lists.pasts:
            return self._lists.pasts[participle]
        return participle if participle.endswith("ed") and len(participle) > 4 else None

    def late(self, words: Words) -> Words:
        """With when and where at the end, in a sentence of one clause: `On Monday, A left` → `A left on Monday`."""
        comma = next((n for n, word in enumerate(words) if word.key == ","), 0)
        lead = [word for word in words[:comma] if word.solid]
        if not lead or len(lead) > _LONGEST_ADVERBIAL or lead[0].key not in self._lists["leads"]:
            return words
        rest = words[comma + 1 :]
        if any(self._opens_a_clause(word) for word in (*lead[1:], *rest)):
            return words
        stop = [word for word in rest if word.kind == "stop"]
        return [*(word for word in rest if word.kind != "stop"), *lead, *stop]

    def _opens_a_clause(self, word: Word) -> bool:
        key = word.key
        return (
            key in self._lists["relatives"]
            or key in self._lists["conditions"]
            or key in self._lists["negators"]
            or key
            in (
                "that",
                "because",
                "when",
                "while",
                "and",
                "but",
                "after",
                "before",
                "as",
                "until",
                "said",
                "says",
            )
            or (word.kind == "mark" and key not in QUOTES)
        )

    def listed(self, words: Words) -> Words:
        """Names joined by `and` in the order of the alphabet: `Macron and Merz` for `Merz and Macron`."""
        for at, word in enumerate(words):
            if word.key != "and":
                continue
            first, last = at, at + 1
            while first > 0 and words[first - 1].kind == "name":
                first -= 1
            while last < len(words) and words[last].kind == "name":
                last += 1
            before, after = words[first:at], words[at + 1 : last]
            if before and after and [w.key for w in after] < [w.key for w in before]:
                return [*words[:first], *after, word, *before, *words[last:]]
        return words


def _segments(words: Words, says: frozenset[str]) -> list[tuple[int, int]]:
    """The stretches between commas and marks, the last one first; `said X, a clerk` is taken with its apposition."""
    stop = next((n for n, word in enumerate(words) if word.kind == "stop" and n > 0), len(words))
    cuts = [n for n, word in enumerate(words[:stop]) if word.key in COMMAS or word.key in QUOTES]
    found: list[tuple[int, int]] = []
    for start in reversed([0, *(n + 1 for n in cuts[-_MOST_CUTS:])]):
        ends = [n for n in cuts if start < n <= start + _FAR] + [stop]
        if start < len(words) and words[start].key in says and words[start].key != "according":
            ends.reverse()
        found += [(start, end) for end in ends]
    return found

"""The people an Arabic article introduces: an office with a name behind it, at once or set apart by commas.

There are no capitals. A name set between commas is whole (`وزير الدفاع، اللواء سالم المغربي، `); right behind an office
it ends where a verb, a preposition or the words for something else begin.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.grounding.languages.arabic_grammar import PREFIXED, STOP, TOKEN, ArabicGrammar, bare

if TYPE_CHECKING:
    from onrecord.grounding.languages.clauses import Offsets

_CONJUNCTION = re.compile(r"[وف](?=\w{3,})")
_FIGURE = re.compile(r"\d")
_NO_NISBA = re.compile(r"(?:ين|ون|ان|ات)$")
_BRANCHES = ("ركن", "طيار", "بحري", "متقاعد", "احتياط", "حقوقي", "مهندس")
_OFFICE_WORDS = 11
_NAME_WORDS = 6
_REMEMBERED = 200


class Person(NamedTuple):
    """Where an article puts a person's full name beside an office."""

    name: Offsets
    role: Offsets


class ArabicPeople(ArabicGrammar):
    """Finds names beside offices, and names told before."""

    @cached_property
    def people(self) -> list[Person]:
        """The people introduced with an office, in the order of the article."""
        tokens = list(TOKEN.finditer(self._text))
        found: list[Person] = []
        for at, token in enumerate(tokens):
            word = bare(token.group())
            lead = 0 if self.is_office_noun(word) else 1 if _CONJUNCTION.match(word) else -1
            if lead < 0 or not self.is_office_noun(word[lead:]):
                continue
            if found and token.start() < found[-1].name[1]:
                continue  # a rank inside the words of an office read already
            person = self._behind(tokens, at) or self._before(tokens, at)
            if person is not None:
                start = token.start() + lead
                found.append(Person(person.name, (start, person.role[1])))
        return found[:_REMEMBERED]

    def is_office_noun(self, word: str) -> bool:
        """Whether a word, with or without the article, is the noun of an office, a rank or a calling."""
        noun = word.removeprefix("ال")
        return self._syntax.holds("offices", noun) or self._syntax.holds("ranks", noun)

    def introduced_at(self, first: int) -> Person | None:
        """The person whose office begins at a place."""
        return next((one for one in self.people if one.role[0] == first), None)

    def known_name_at(self, first: int, end: int) -> int | None:
        """Where the name of somebody introduced anywhere in the article ends, if one begins here."""
        for name in self._names:
            last = first + len(name)
            if (
                last <= end
                and self._text.startswith(name, first)
                and not self._text[last : last + 1].isalnum()
            ):
                return last
        return None

    @cached_property
    def _names(self) -> list[str]:
        names = {self._text[slice(*one.name)] for one in self.people}
        surnames = {surname for name in names if (surname := self.surname(name)) is not None}
        return sorted(names | surnames, key=len, reverse=True)

    def surname(self, name: str) -> str | None:
        """The last part of a full name, with what compounds it: `بن طالب`, `عبد السلام`."""
        words = name.split()
        if len(words) < 2:
            return None
        first = len(words) - 1
        while first > 1 and self._syntax.holds("compound", bare(words[first - 1])):
            first -= 1
        return " ".join(words[first:])

    def _behind(self, tokens: list[re.Match[str]], at: int) -> Person | None:
        """`وزير الخارجية المالي عبد الله ديالو قد …`, `المتحدث باسم الحكومة، ماجد السقاف، …`."""
        if not self._stands_for_somebody(tokens, at):
            return None
        rank = self._syntax.holds("ranks", bare(tokens[at].group()).removeprefix("ال"))
        last = tokens[at].end()
        for step in range(at + 1, min(len(tokens), at + 1 + _OFFICE_WORDS)):
            token = tokens[step]
            word = bare(token.group())
            if word in ("«", "»", '"', "“", "”"):
                continue
            if word in ("،", ","):
                name = self._apposed(tokens, step + 1)
                return Person(name, (tokens[at].start(), last)) if name else None
            if STOP.match(word):
                return None
            before = bare(tokens[step - 1].group())
            if word in _BRANCHES and self._syntax.holds("ranks", before.removeprefix("ال")):
                last = token.end()
                continue  # `اللواء ركن عادل الصميدعي`
            within = self._syntax.holds("prepositions", before)
            named = None if within else self._run(tokens, step, least=1 if rank and step == at + 1 else 2)
            if named is not None:
                return Person(named, (tokens[at].start(), last))
            if not self._goes_on(word) or (step > at + 1 and self._opens_another(word, before)):
                return None
            last = token.end()
        return None

    def _stands_for_somebody(self, tokens: list[re.Match[str]], at: int) -> bool:
        """Whether somebody known holds an office: with the article, or of a body (not `مسؤول أمني كردي`)."""
        word = bare(tokens[at].group())
        noun = _CONJUNCTION.sub("", word) if not self.is_office_noun(word) else word
        if noun.startswith("ال") or at + 1 >= len(tokens):
            return noun.startswith("ال")
        following = bare(tokens[at + 1].group())
        held = (
            following.startswith(("ال", "لل"))
            or following in ("«", "باسم", "بإسم")
            or self.is_office_noun(following)
            or self._syntax.holds("role_words", following)
            or any(following in phrases for phrases in self._bodies)
            or following.endswith(("ها", "هم", "ته"))
            or (self._states(following) and not following.endswith(("ي", "ية")))
        )
        if self._syntax.holds("callings", noun):
            return held and not self._syntax.holds("prepositions", following)
        return held

    def _before(self, tokens: list[re.Match[str]], at: int) -> Person | None:
        """`قالت كارين لوند، المبعوثة الأممية، إن …`: the office behind the name, the verb before it."""
        if at < 3 or bare(tokens[at - 1].group()) not in ("،", ","):
            return None
        first = at - 1
        while first > 0 and at - 1 - first < 4 and self._may_be_name(bare(tokens[first - 1].group())):
            first -= 1
        before = bare(tokens[first - 1].group()) if first > 0 else ""
        verb = before in self._forms or (before[:1] in "وف" and before[1:] in self._forms)
        if at - 1 - first < 2 or not verb:
            return None
        last = tokens[at].end()
        for token in tokens[at + 1 : at + 1 + _OFFICE_WORDS]:
            word = bare(token.group())
            if STOP.match(word) or not self._goes_on(word):
                break
            last = token.end()
        return Person((tokens[first].start(), tokens[at - 2].end()), (tokens[at].start(), last))

    def _goes_on(self, word: str) -> bool:
        """Whether a word behind the noun of an office still belongs to it."""
        return (
            word.startswith(("ال", "لل"))
            or self._syntax.holds("role_words", word)
            or self.is_office_noun(word)
            or self._states(word)
            or word in self._titles
            or any(word in phrases for phrases in self._bodies)
            or word.endswith(("ها", "هم", "ته"))
            or (PREFIXED.match(word) is not None and self._states(word[1:]))
            or word in ("لدى", "باسم", "بإسم", "لشؤون", "غير", "حقوق", "شمال", "جنوب", "شرق", "غرب")
        )

    def _apposed(self, tokens: list[re.Match[str]], step: int) -> Offsets | None:
        """A name between commas, behind a rank or none."""
        while step < len(tokens) and (
            self.is_office_noun(bare(tokens[step].group())) or self._is_demonym(bare(tokens[step].group()))
        ):
            step += 1
        first = step
        while step < len(tokens) and step - first <= _NAME_WORDS and re.match(r"\w", tokens[step].group()):
            word = bare(tokens[step].group())
            later = step > first and (word.startswith("ال") or word in self._forms)
            following = bare(tokens[step + 1].group()) if step + 1 < len(tokens) else ""
            later = later or (step == first and word.startswith("ال") and self._may_be_name(following))
            if not self._may_be_name(word) and not later:
                return None
            step += 1
        closes = step < len(tokens) and tokens[step].group() in "،,.«(؛:؟!"
        if not closes or not 2 <= step - first <= _NAME_WORDS:
            return None
        return tokens[first].start(), tokens[step - 1].end()

    def _is_demonym(self, word: str) -> bool:
        return word.startswith("ال") and self._states(word)

    def _may_be_name(self, word: str) -> bool:
        return (
            len(word) > 1
            and re.match(r"[\u0621-\u064a]", word) is not None
            and not word.startswith(("ال", "لل"))
            and not self._syntax.holds("prepositions", word)
            and not self._syntax.holds("times", word)
            and not self._syntax.holds("negations", word)
            and not self._opener.fullmatch(word)
            and not self._states(word)
            and not any(word in phrases for phrases in self._bodies)
            and not (word in self._forms and len(word) > 3)
        )

    def _run(self, tokens: list[re.Match[str]], step: int, *, least: int) -> Offsets | None:
        """A name that no comma sets apart, from its first word."""
        first, parts = step, 0
        while step < len(tokens) and step - first < _NAME_WORDS:
            word = bare(tokens[step].group())
            compound = step > first and self._syntax.holds("compound", bare(tokens[step - 1].group()))
            if self._closes(word) and not (compound and self._opener.fullmatch(word) is None):
                break
            if word.startswith("ال"):
                if step == first or not (compound or parts == 1 or self._is_nisba(word)):
                    break
            elif not (self._is_name_word(word) or self._is_given(tokens, step, parts)) or (
                parts > 1
                and not compound
                and not self._syntax.holds("compound", word)
                and not (self._ends(tokens, step) or self._stands_alone(word))
            ):
                break
            parts += not self._syntax.holds("compound", word)
            step += 1
        while step > first and self._syntax.holds("compound", bare(tokens[step - 1].group())):
            step -= 1
        if parts < least or step == first:
            return None
        return tokens[first].start(), tokens[step - 1].end()

    def _closes(self, word: str) -> bool:
        """Whether a word is surely no part of a name."""
        return (
            self._syntax.holds("particles", word)
            or self._syntax.holds("objects", word)
            or self._syntax.holds("times", word)
            or self._opener.fullmatch(word) is not None
            or word in self._forms
            or _FIGURE.match(word) is not None
        )

    def _stands_alone(self, word: str) -> bool:
        """Whether a word is a subject by itself elsewhere in the article: `وقال ألباريس إن …`."""
        return any(
            bare(match["verb"]).lstrip("وف") in self._forms or bare(match["verb"]) in self._forms
            for match in re.finditer(
                rf"(?P<verb>\w+)\s{re.escape(word)}(?=\s(?:إن|أن|ان|في|على|من)\s|،|\.)", self._text
            )
        )

    def _is_given(self, tokens: list[re.Match[str]], step: int, parts: int) -> bool:
        """A name that begins like a prefixed word: a usual one, or one behind a name and before the words' end."""
        word = bare(tokens[step].group())
        if word == "باسم" and self._syntax.holds("spokesmen", bare(tokens[step - 1].group())):
            return False  # `المتحدث باسم الجيش`
        if self._syntax.holds("given_names", word) or self._syntax.holds("compound", word):
            return True
        return (
            parts > 0
            and PREFIXED.match(word) is not None
            and self._may_be_name(word)
            and (self._ends(tokens, step) or self._before_a_state(tokens, step))
        )

    def _before_a_state(self, tokens: list[re.Match[str]], step: int) -> bool:
        return step + 1 < len(tokens) and self._states(bare(tokens[step + 1].group()))

    def _is_nisba(self, word: str) -> bool:
        """`محمد شياع السوداني`: a name from a place or tribe; a state's adjective is none."""
        return (
            word.endswith("ي")
            and _NO_NISBA.search(word) is None
            and not any(word.removeprefix("ال") in phrases for phrases in self._bodies)
        )

    def _ends(self, tokens: list[re.Match[str]], step: int) -> bool:
        if step + 1 >= len(tokens):
            return True
        word = bare(tokens[step + 1].group())
        return (
            STOP.match(word) is not None
            or self._opener.fullmatch(word) is not None
            or word in self._forms
            or self._syntax.holds("times", word)
            or word == "قد"
            or word.startswith("نظير")
        )

"""What a Spanish or French verb governs: the words behind `que`, a colon or an infinitive, without the scene."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.languages.romance_grammar import DOUBTFUL, INFINITIVE, MOVED, PARTICIPLE
from onrecord.grounding.languages.romance_subjects import RomanceSubjects
from onrecord.grounding.text.quotations import inside

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue
    from onrecord.grounding.languages.clauses import Offsets

_RELATIVE_NOUN = re.compile(r",\s(?:un[ao]?s?\s|el\s|l[oa]s?\s|une\s|des\s|les?\s|l['’])?[\wà-ÿ-]+\s$")
"""`cuarenta muertos, | cifra | que …`: a noun of its own before a relative, which is no `que` of the verb's."""


class RomanceGoverning(RomanceSubjects):
    """Reads the words that a verb governs, and where they end."""

    def _rest(self, start: int, end: int) -> tuple[Offsets, ...]:
        """After `«…», dijo X` only more speech in marks belongs to the content."""
        pieces = [
            (q.start, q.end) for q in self._quoted if start <= q.start and q.end <= end and q.form == "marks"
        ]
        following = next(
            (
                c
                for c in self._lexicon.find("acts", self._text, start, end)
                if not inside(self._quoted, c.start, c.end)
            ),
            None,
        )
        return tuple(piece for piece in pieces if following is None or piece[0] < following.start)

    def _governed(self, start: int, end: int, cue: Cue) -> tuple[Offsets, ...]:
        """What a verb governs: after `que`, after a colon, or all that follows without what sets the scene."""
        text = self._text
        limit = end
        for match in self._contrast.finditer(text, start, end):
            if not inside(self._quoted, match.start(), match.end()) and match.start() > start + 8:
                limit = match.start()
                break
        for phrases in self._silence:
            for silence in phrases.find(text, start, limit):
                lead = self._text[start : self._verb_start(start, silence.start)]
                if self._joined.search(lead) and not inside(self._quoted, silence.start, silence.end):
                    limit = start + len(self._joined.sub("", lead))
                    break
        opener = next(
            (
                m
                for m in self._complementizer.finditer(text, start, limit)
                if not inside(self._quoted, m.start(), m.end())
            ),
            None,
        )
        mark = re.compile(r":\s*[«“\"]|[«“\"]").search(text, start, limit)
        if (
            opener
            and (mark is None or opener.start() < mark.start() + 1)
            and self._leads_to(cue, start, opener.start())
        ):
            return ((opener.end(), limit),)
        if mark and mark.group().startswith(":"):
            return ((mark.end() - 1, end),)
        first = start + len(text[start:limit]) - len(text[start:limit].lstrip(" ,\u00a0\u202f"))
        while scene := self._time.match(text, first, limit) or self._adverb.match(text, first, limit):
            first = scene.end() + len(text[scene.end() : limit]) - len(text[scene.end() : limit].lstrip(" ,"))
        first = self._past_scene(cue, first, limit)
        return tuple(self._without_scene(first, limit)) if first < limit else ()

    def _past_scene(self, cue: Cue, start: int, end: int) -> int:
        """Past whom and where it was promised or offered: `en tête-à-tête à l'émissaire, fin octobre, | de rester`."""
        for phrases in self._settings:
            cue_at = phrases.first(self._text, start, end)
            if cue_at and cue_at.start == start:
                start = (
                    cue_at.end
                    + len(self._text[cue_at.end : end])
                    - len(self._text[cue_at.end : end].lstrip(" ,"))
                )
        if cue.name not in MOVED or not self._preposition.match(self._text, start, end):
            return start
        infinitive = re.compile(r"(?<![\w'’])(?:(?:de|d['’]|à)\s?)?(?P<verb>[a-zà-ÿ]{3,})(?!\w)")
        for match in infinitive.finditer(self._text, start, min(end, start + 130)):
            if inside(self._quoted, match.start(), match.end()):
                break
            verb = INFINITIVE[self._language].fullmatch(match.group("verb"))
            led = match.group() != match.group("verb")
            if verb and match.start() > start and (led or self._language == "es"):
                return match.start()
        return start

    def _leads_to(self, cue: Cue, start: int, opener: int) -> bool:
        """Whether a `que` is the verb's own: nothing stands between but whom, where and when."""
        gap = self._text[start:opener]
        if _RELATIVE_NOUN.search(gap):
            return False
        if cue.name in ("accuses", "demands", "offers", "refuses", "commits", "does", "denies"):
            return len(gap.split()) <= 2 and not self._joins.search(gap)
        return (len(gap) <= 140 and not re.search(r",\s*$", gap[-2:])) or gap.strip() == ""

    def _without_scene(self, start: int, end: int) -> list[Offsets]:
        """`reprochó a la Armada, en una reunión a puerta cerrada, no haber …`: the occasion is no content."""
        pieces: list[Offsets] = []
        first = start
        for match in re.compile(r",(?!\d)([^,«»“”]{4,90}),").finditer(self._text, start, end):
            lead = match.group(1).strip()
            if self._preposition.match(lead) and self._private.first(lead):
                pieces.append((first, match.start()))
                first = match.end()
        return [*pieces, (first, end)]

    def _past_apposition(self, at: int, end: int) -> int:
        """Past a relative clause after a cited source: `selon un diplomate présent à table, dont Radio X …`."""
        rest = re.compile(
            rf",\s(?:{self._syntax.words('relatives')})(?:\s|(?<=['’])).*", re.IGNORECASE | re.DOTALL
        )
        match = rest.match(self._text, at, end)
        if match is None:
            return at
        comma = self._text.find(",", at + 2, end)
        return comma if comma > 0 else end

    def _opens_clause(self, at: int) -> bool:
        """Whether `que` follows a verb at once."""
        gap = len(self._text[at:]) - len(self._text[at:].lstrip())
        return self._complementizer.match(self._text, at + gap) is not None

    def _tense(self, cue: Cue) -> str:
        first = cue.text.lower().split()[0]
        if PARTICIPLE[self._language].fullmatch(first) and first not in DOUBTFUL:
            return "past"
        return (
            "past"
            if re.search(r"(?:ó|aron|ieron|ijeron|uvo|ijo|uso|a|èrent)$", first)
            and first.endswith(("ó", "ron", "vo", "jo", "so", "èrent"))
            else "present"
        )

"""Whose an asset is, by English word order: its adjective, its owner, or the subject of the verb that moves it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.subjects import subject_before

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors import Actors
    from onrecord.grounding.asset_phrases import Candidate
    from onrecord.grounding.asset_status import AssetStatuses
    from onrecord.grounding.locating import Locator

_CAP = r"[A-ZÀ-Þ][\w’'-]*[\w.]|[A-Z]"
_FORCES = (
    r"(?:army|navy|air force|military|coast ?guard|border (?:service|guards?|force)|armed forces"
    r"|marine corps|defen[cs]e (?:ministry|forces?)|"
    r"ministry of defen[cs]e|government|junta|rebels|militia|paramilitar(?:y|ies)|insurgents|army command"
    r"|national guard|"
    r"police|presidential guard|group|movement|regime|militants|separatists|jihadists)"
)
_BODY = re.compile(
    rf"(?:[Tt]he\s+)?(?:(?:(?:{_CAP})['’]s|(?:{_CAP}))\s+){{0,4}}(?i:{_FORCES})\b|(?:U\.[SKN]\."
    rf"|{_CAP})(?:\s(?:of\s)?(?:{_CAP})){{0,4}}"
)
_OWNER = re.compile(
    rf"(?P<owner>(?:the\s+)?(?:U\.[SKN]\.|(?:{_CAP})(?:\s(?:{_CAP})){{0,3}})(?:\s(?i:{_FORCES}))?"
    rf"|the\s+(?i:{_FORCES}))['’]s?\s+(?:own\s+|entire\s+|only\s+|main\s+|remaining\s+|\w+-\w+\s+)?$"
)
_POSSESSIVE = re.compile(
    r"\b(?:its|their|his|her|our|my)\s+(?:own\s+|entire\s+|only\s+|remaining\s+)?$", re.IGNORECASE
)
_ATTACHED = re.compile(
    rf"\s+(?:of|from|belonging to|operated by|fired by|flown by|launched by|sent by"
    rf"|owned by)\s+(?P<owner>(?:the\s+)?(?:U\.[SKN]\."
    rf"|(?:{_CAP})(?:\s(?:{_CAP})){{0,4}})(?:['’]s)?(?:\s(?i:{_FORCES}))?|the\s+(?i:{_FORCES}))"
)
_LEADING_FORCE = re.compile(rf"(?:(?:{_CAP})\s+){{0,2}}(?i:{_FORCES}|rebel)(?=\s)")
_RELATIVE = re.compile(
    rf"\s+(?:that|which)?\s*(?P<owner>(?:the\s+)?(?:{_CAP})(?:\s(?:{_CAP})){{0,3}}(?:\s(?i:{_FORCES}))?"
    rf"|the\s+(?i:{_FORCES}))\s+"
    r"(?:(?:has|had|have|still|now|also|already)\s+){0,3}(?:keeps?|kept|holds?|held|sent|deployed|deploys"
    r"|stationed|operates?|ordered|bought|has|had|owns?|moved|promised|pledged|fired|launched)\b"
)
_HAVING = re.compile(
    r"\b(?:has|have|had|keeps?|kept|maintains?|maintained|operates?|operated|holds?|held|owns?|fields?"
    r"|commanded|commands?|"
    r"counts|puts?|sign(?:ed)? for|lost|acknowledged|admitted|suffered|mourn(?:ed|s)|getting|received"
    r"|given)\b(?!\s+(?:been|to))"
)
_AGENT = re.compile(
    r"\b(?:destroy\w*|kill\w*|captur\w*|shot down|shoot\w* down|sank|sunk|sinking|hit|struck|strikes?"
    r"|seized|downed|bombed|attacked|shelled|intercept\w*|wrecked|blew up|damaged|met|saw|counted)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|they|we|he|she)$", re.IGNORECASE)
_STRETCH = 130
_STAFF = (
    r"(?!\s+(?:attach|offici|spokes|sourc|offic|analyst|expert|chief|command|leader|minister|correspond"
    r"|veteran|camp|base))"
)
_ENDS_IN_FORCE = re.compile(rf"(?i:{_FORCES})$")
_RELATIVE_VERB = re.compile(
    r",?\s(?:which|who|that)\s+(?:(?:has|have|had|still|now|also|already|is|are)\s+){0,3}$", re.IGNORECASE
)
_OBLIQUE = re.compile(r"\b(?:by|against|to|with|on|for|from|in|of)\s+(?:the\s+)?$", re.IGNORECASE)
_SALE = re.compile(r"\b(?:sales?|sell|sells|sold|selling)\b[^,;]{0,60}$", re.IGNORECASE)
_TO = re.compile(r"[^,;.]{0,60}?\sto\s+")
_UNARMED = re.compile(
    r"\b(?:institute|university|court|hospital|bank|council|parliament|congress|senate|embassy|committee|fund|"
    r"company|corporation|tribunal|college|party|union|agency)$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\s+(?:\w+ly\s+|not\s+|also\s+)?(?:\w+ed|\w+en|\w+wn|sent|made|left|kept|held|had|lost|put)\b"
)
_COORDINATE = re.compile(r"(?:\b(?:and|but|then)|,)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


_LOSSES_OF = re.compile(
    r"\b(?P<whose>[A-ZÀ-Þ][\w-]+)\s(?:losses|casualties|dead|deaths)\s(?:[\w’' -]{0,40}?\s)?"
    r"(?:at|to|of|as)\s[^;:.]{0,60}$"
)
_OWN_LOSS = re.compile(
    r"\b(?:announced|acknowledged|confirmed|admitted|reported|mourned)\s(?:the\s)?(?:deaths?|loss|killing|capture)\sof\s$"
)
_BOUGHT = re.compile(
    r"\b(?:ordered|order|orders|buy|buys|bought|buying|purchase[ds]?|acquire[ds]?|received?|seeks?|sought|asked)\b[^;:.]*$"
)
_NAVIES = {
    "USS": "United States",
    "USNS": "United States",
    "USCGC": "United States",
    "HMS": "United Kingdom",
    "HMAS": "Australia",
    "HMCS": "Canada",
    "HMNZS": "New Zealand",
    "INS": "India",
    "JS": "Japan",
    "ROKS": "South Korea",
    "BRP": "Philippines",
    "KRI": "Indonesia",
    "KD": "Malaysia",
    "TCG": "Turkey",
    "FS": "France",
    "ITS": "Italy",
    "HNLMS": "Netherlands",
    "HDMS": "Denmark",
    "HSwMS": "Sweden",
    "ORP": "Poland",
}
"""Ship prefixes by navy: the navies' own usage. INS is Israel's too: it stands only where the article names India."""

_PREFIX = re.compile(rf"\b(?:{'|'.join(_NAVIES)})(?=\s[A-Z])")


class Operators:
    """Finds who has the assets of one English article."""

    def __init__(self, locator: Locator, actors: Actors, statuses: AssetStatuses) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors
        self._statuses = statuses

    def operator_of(self, candidate: Candidate) -> Span | None:
        """The words for whoever has an asset, or None where no rule can say."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        return (
            self._leading(candidate)
            or self._owner(candidate, start)
            or self._losses(candidate, start)
            or self._by_its_ship_name(candidate)
            or self._attached(candidate, end)
            or self._buyer(candidate, start, end)
            or self._subject(candidate, start, end)
            or self._giver(candidate, start)
        )

    def _buyer(self, candidate: Candidate, start: int, end: int) -> Span | None:
        """`the sale of 116 tanks to Poland`: they are the buyer's."""
        if not _SALE.search(self._text, start, candidate.anchor):
            return None
        to = _TO.match(self._text, candidate.end, end)
        return self._body(to.end(), min(end, to.end() + 40)) if to else None

    def _giver(self, candidate: Candidate, start: int) -> Span | None:
        """`The package comprises 38 vehicles`: whose package it is, the sentences before say."""
        listing = self._statuses.listing(candidate, start)
        if listing is None:
            return None
        own = self._first_body(start, listing)
        if own is not None:
            return own
        for number in range(candidate.sentence - 1, max(0, candidate.sentence - 4), -1):
            first = self._first_body(*self._locator.window(number, number))
            if first is not None:
                return first
        return None

    def _leading(self, candidate: Candidate) -> Span | None:
        """`Turkish` of `Turkish warships`, `Philippine Navy` of `Philippine Navy patrol boat`."""
        force = _LEADING_FORCE.match(self._text, candidate.start, candidate.end)
        if force is not None and force.end() < candidate.end:
            return self._locator.span(*force.span())
        return self._actors.leading_body(candidate.start, candidate.end)

    def _owner(self, candidate: Candidate, start: int) -> Span | None:
        for end in {candidate.anchor, candidate.start}:
            owner = _OWNER.search(self._text, max(start, end - 80), end)
            if owner is not None:
                span = self._body(*owner.span("owner"))
                if span is not None:
                    return span
            if _POSSESSIVE.search(self._text, max(start, end - 20), end):
                return self.antecedent(candidate.sentence, end)
        return None

    def _losses(self, candidate: Candidate, start: int) -> Span | None:
        """`put Ukrainian losses at up to 390 troops`, `announced the death of 19 soldiers`: whose losses they are."""
        stated = _LOSSES_OF.search(self._text, start, candidate.anchor)
        if stated is not None:
            return (
                self._locator.span(*stated.span("whose")) if self._actors.is_body(stated["whose"]) else None
            )
        own = _OWN_LOSS.search(self._text, start, candidate.anchor)
        subject = subject_before(self._text, start, own.start()) if own else None
        return self._body(*subject) if subject else None

    def _by_its_ship_name(self, candidate: Candidate) -> Span | None:
        """`USS Carl Vinson`: the prefix is a navy's, where the article names that state."""
        prefix = _PREFIX.search(self._text, candidate.start, candidate.end)
        if prefix is None:
            return None
        state = _NAVIES[prefix.group()]
        return self._actors.mention_of_state(state, candidate.start)

    def _attached(self, candidate: Candidate, end: int) -> Span | None:
        inside = re.search(r"\sof\s+(?:the\s+|an?\s+)?", self._text[candidate.head[1] : candidate.end])
        if inside and candidate.head[1] < candidate.end:
            span = self._body(candidate.head[1] + inside.end(), candidate.end)
            if span is not None:
                return span
        floor = max(self._locator.window(candidate.sentence, candidate.sentence)[0], candidate.anchor - 60)
        if _BOUGHT.search(self._text, floor, candidate.anchor):
            return None  # `Chad has ordered 12 drones from Turkey`: the buyer's
        attached = _ATTACHED.match(self._text, candidate.end, end) or _RELATIVE.match(
            self._text, candidate.end, end
        )
        return self._body(*attached.span("owner")) if attached else None

    def _subject(self, candidate: Candidate, start: int, end: int) -> Span | None:
        """The subject of the verb before the asset, unless the verb does it harm."""
        floor = max(start, candidate.anchor - _STRETCH)
        verb = self._verb(candidate, floor)
        if verb is None:
            return None
        if _COORDINATE.search(self._text, start, verb):
            return self._first_body(start, verb)  # `The navy has sent a carrier and keeps six bombers`
        if _RELATIVE_VERB.search(self._text, start, verb):
            return self.antecedent(candidate.sentence, verb)  # `Moscow, which still keeps 3,000 soldiers`
        subject = subject_before(self._text, start, verb)
        if subject is None:
            return None
        words = self._text[slice(*subject)]
        if _PRONOUN.search(words) or self._actors.is_pronoun(words):
            return self.antecedent(candidate.sentence, subject[0], nearest=False)
        return self._body(*subject)

    def _verb(self, candidate: Candidate, floor: int) -> int | None:
        """Where the nearest verb of having, sending, ordering or firing begins before the asset."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        governing = self._statuses.governing(candidate, start, end)
        text = self._text
        having = [
            m.start()
            for m in _HAVING.finditer(text, floor, candidate.anchor)
            if m.group() not in ("has", "have", "had") or not _PARTICIPLE.match(text, m.end())
        ]
        harm = [m.start() for m in _AGENT.finditer(text, floor, candidate.anchor)]
        if governing is not None and governing.before and governing.status != "lost":
            cue = governing.cue
            if not _AGENT.match(cue.text) and not any(h >= cue.start for h in harm):
                return max([cue.start, *(h for h in having if h > cue.end)])
        if having and not any(h > having[-1] for h in harm):
            between = text[having[-1] : candidate.anchor]
            if not re.search(r"[;:]|\s(?:that|which|who|but|while|said)\s", between):
                return having[-1]
        return None

    def antecedent(self, number: int, at: int, *, nearest: bool = True) -> Span | None:
        """Whom a pronoun stands for: a body before it in the sentence, else the first of the sentence before.

        `its` and `which` mean the nearest, a subject (`it has ordered`) goes on with the sentence's own subject.
        """
        start, _ = self._locator.window(number, number)
        bodies = [b for b in self._bodies(start, at) if not _OBLIQUE.search(self._text, start, b.start)]
        if bodies or number == 1:
            return (bodies[-1] if nearest else bodies[0]) if bodies else None
        return self._first_body(*self._locator.window(number - 1, number - 1))

    def _first_body(self, start: int, end: int) -> Span | None:
        bodies = self._bodies(start, end)
        return bodies[0] if bodies else None

    def _body(self, start: int, end: int) -> Span | None:
        """The state, body or group that a stretch names; None for a person, a place or a thing."""
        return self._first_body(start, end)

    def _bodies(self, start: int, end: int) -> list[Span]:
        """The states, bodies and groups that a stretch names, in order; a bare adjective is none."""
        found: list[Span] = []
        for match in _BODY.finditer(self._text, start, end):
            words = re.sub(r"['’]s?$", "", match.group())
            if words.endswith(".") and words.count(".") == 1:
                words = words[:-1]  # the sentence's full stop, not an abbreviation's
            lead = 4 if words.lower().startswith("the ") and words[4:5].isupper() else 0
            if re.match(_STAFF, self._text[match.start() + len(words) :]) is None:
                continue
            if _UNARMED.search(words):
                continue
            if _ENDS_IN_FORCE.search(words) or (
                self._actors.is_force(words) and not self._actors.is_adjective(words[lead:])
            ):
                found.append(self._locator.span(match.start() + lead, match.start() + len(words)))
        return found

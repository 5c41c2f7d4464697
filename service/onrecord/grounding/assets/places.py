"""Where an asset is, goes or was: the nearest place phrase, by English word order.

First what follows the asset in its clause (`two frigates off Lamu`, `sent 300 men to the border`), then what
stands before it (`In Gyumri, …`), then the rest of the sentence. A place is a name after a preposition of place
that is no person, body or day, or a noun for a place (`the river`, `the waters south of Crete`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.assets.phrases import AssetPhrases
    from onrecord.grounding.text.locating import Locator
    from onrecord.grounding.text.quotations import Quotation

Offsets = tuple[int, int]

_CAP = r"[A-ZÀ-Þ][\w’'-]*[\w]"
_NAME = (
    rf"(?:(?:al|el|ar|as|an|ad|az|ash)-)?{_CAP}(?:\s(?:(?:al-|el-|de\s|del\s|la\s|of\s(?:the\s)?|du\s"
    rf"|and\s(?=\w+\s(?:islands?|provinces?)))?{_CAP}))*"
)
_SIDE = (
    r"(?:(?:far\s+)?(?:northern|southern|eastern|western|central|north|south|east|west|north-?east(?:ern)?"
    r"|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|disputed|occupied|nearby|neighbou?ring"
    r"|coastal|border|desert|strategic|whole|same|remote|besieged))"
)
_KIND = (
    r"(?:borders?|frontiers?|coasts?|coastline|shores?|rivers?|lakes?|seas?|oceans?|straits?|gulf|bay|channel|canal|"
    r"islands?|islets?|archipelago|peninsula|valleys?|mountains?|hills?|desert|plains?|plateau|forests?|woods?|"
    r"regions?|provinces?|districts?|territory|territories|areas?|zones?|sectors?|enclaves?|strip|"
    r"capital|city|cities|towns?|villages?|suburbs?|outskirts|neighbou?rhoods?|cent(?:er|re)|"
    r"ports?|harbou?rs?|airports?|airfields?|airstrips?|roads?|highways?|bridges?|crossings?|junction|"
    r"(?:air |naval |military |army )?bases?|garrisons?|barracks|depots?|camps?|palace|parliament|treasury|"
    r"embassy|front(?:\s?lines?)?|lines?|positions?|waters|water(?=\s(?:north|south|east|west|off|of)\b)|airspace|skies|north|south|east|west|north-?east"
    r"|north-?west|"
    r"south-?east|south-?west|grounds|tunnels?|dry dock|dock|docks|shoals?|reefs?|country|"
    r"site|sites|compound|buffer zone|demarcation line|ceasefire line|line of control|siding)"
)
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)"
)
_OF_NAME = (
    rf"(?:\s+(?:of|off|in|on|near|outside|between|with|from|around|along"
    rf"|{_SIDE}\s+of)\s+(?:the\s+)?(?!{_DAY}\b)(?:(?:{_SIDE}\s+)?{_NAME}(?:(?<=between\s)|(?:\sand\s{_NAME}(?=[,.;]|$)))?|{_KIND}\b))"
)
# `the road to the presidential palace`, `the bridge to Lamu`
_LEADS_TO = rf"(?:(?:(?<=road)|(?<=highway)|(?<=bridge))\s+to\s+(?:{_NAME}|the\s+(?:[a-z]+\s+)?{_KIND}\b))"
_PLACE = re.compile(
    r"(?<!ccording )\b(?P<lead>(?i:in|enter(?:ing)?|inside|into|at|near|off|to|toward|towards|from|over|on|onto"
    r"|outside|around|across|along|through|above|aboard|towards?|"
    r"within|between|beyond|behind|entered|left|reached|north of|south of|east of|west of|close to|bound for|"
    r"headed for|heading for|destined for|within\s(?:easy\s)?(?:reach|range|striking\sdistance)\sof|"
    r"within\s[\w.,]+\s(?:km|kms|kilomet(?:er|re)s|miles|nautical\smiles|met(?:er|re)s)\sof|"
    r"patrol(?:s|led|ling)?|cross(?:es|ed|ing)?|transit(?:s|ed|ing)?|screen(?:s|ed|ing)?|blockad(?:es|ed|ing)|circl(?:es|ed|ing)|"
    rf"(?:block(?:ed|ing)?|guard(?:ed|ing)?|surround(?:ed|ing)?|besieg(?:ed|ing)|seiz(?:ed|ing)|captur(?:ed"
    rf"|ing)|hit|struck|shelled|bombed)(?=\s+(?:the|an?|{_CAP}['’]s)\s)))\s+"
    rf"(?:(?:the|a|an|its|their|his|both|what is now|some|two|three)\s+)?"
    rf"(?P<whole>(?:{_SIDE}\s+)*(?:"
    rf"(?P<named>(?:(?:[a-z-]+\s+)?(?:port|city|town|village|province|region|district|island|islet|state"
    rf"|capital|port city|oblast)\s+of\s+|(?:capital|city|town|village|port),?\s+)?(?P<name>{_NAME})(?:\s+{_KIND}\b)?)"
    rf"|(?:(?!the\b|an?\b|in\b|of\b|and\b"
    rf"|to\b)[a-z-]+\s+){{0,2}}?(?P<kind>{_KIND})\b(?P<of>{_OF_NAME})?{_LEADS_TO}?"
    rf"))"
)
_NO_PLACE = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Telegram|Facebook|Twitter"
    r"|X|Parliament|"
    r"Congress|Reuters|TV|Islam|Christmas|Easter|Ramadan|I|He|She|It|They|We|GMT|Operation|Article"
    r"|Resolution|Chapter)\b"
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|whereas)\s|\s(?:but|while|whereas)\s|[.?!]\s")
_OWN_CLAUSE = re.compile(
    r"[;:]|,?\s+(?:but|while|whereas|when|after|before|because|although|if|unless)\s|,?\s(?:according to"
    r"|said|says|told)\s|,\s+(?:and|as|which|who)\s|"
    r"\sand\s(?=that\s|(?:the|an?|it|they|he|she|[A-Z]\S*)\s\w+(?:ed|s)\b)"
)


_SOMEBODY = re.compile(
    r"\b(?:officials?|attach[eé]s?|ministers?|ministry|analysts?|spokes\w+|sources?|diplomats?|officers?|residents?|"
    r"correspondents?|reporters?|witness(?:es)?|experts?|lawmakers?|academics?|professor|institute|embassy"
    r"|college|university)"
    r"\s+(?:\w+\s+){0,2}(?:in|at|from|near|of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ADJECTIVAL = re.compile(r"(?:an|ish|ese|ic)$")


_ANOTHER_CLAUSE = re.compile(
    r"[^,;]*?\b(?:was|were|been|had|has|have|is|are)\b[^,;]*?(?P<next>\sand\s(?:an?|the|its|their|\w+)\s)"
)
_DEPLOYMENT = re.compile(
    r"\b(?:deployment|presence|build-?up|reinforcements?|contingent|mission)\b", re.IGNORECASE
)
_NEAR = 150
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,40})(?:,\s[^—–\n]{2,40}?)?\s?(?:\([\w /]+\)\s)?(?:[—–]|--?(?=\s))\s"
)
_HERE = re.compile(r"\bhere\b")
_GIVEN = re.compile(
    rf"\b(?:send|sends|sent|sending|ship|ships|shipped|shipping|deliver|delivers|delivered|give|gives|gave|giving)\s"
    rf"(?P<whom>(?:U\.[SKN]\.|{_CAP})(?:\s{_CAP}){{0,2}})\s(?:[a-z]+\s){{0,2}}$"
)
_REFUSED = re.compile(r"\b(?:refus|declin)(?:e|es|ed|ing)\sto\s$")
_CAME_FROM = re.compile(r"\s(?:(?:that|which)\s)?(?:came|come|coming)\sfrom\s(?:the\s)?")
_PASSED = re.compile(r"from$|left$|through$|cross|transit")
_INNER = frozenset({"in", "on", "near", "off", "at"})
_BASED = re.compile(r"\b(?:based|stationed|parked|berthed|normally)\s(?:in|at|on|near|aboard)\s(?:the\s)?$")
_PLEDGED = re.compile(
    r"\b(?:promis(?:ed|es)|pledge[ds]|offer(?:ed|s)|order(?:ed|s)|agreed|bought|buys|announce[ds]|threaten(?:ed|s))\b"
)
_WITHIN = re.compile(r",?\s(?:(?:in|on|of|near|off|outside|at)\s)?(?:(?:the|what is now)\s)?")
_OWN_PART = re.compile(rf"\s(?:[\w-]+\s){{0,2}}?{_KIND}\b")


_GOES_ON = re.compile(r"(?:,|\sand|\sbut|,\s(?:and|but))\s(?:\w+ly\s|also\s|then\s)?$")
_BROUGHT = re.compile(
    r"\b(?:bought|buys?|buying|ordered|orders|purchased?|acquired?|received?|receives|obtained|got|leased|rented|imported)\s[^;:]*$"
)
_AIMED = re.compile(r"\b(?:aimed|pointed|pointing|directed|trained|targeted)\s(?:at|on)\s(?:the\s)?$")
_CARRIED = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|transfer(?:s|red|ring)?|shift(?:s|ed|ing)?|redeploy\w*|relocat\w+)\s[^,;]{0,150}$"
)
"""`would move two batteries in Spain to Crete`: where they go."""
_SOME_PLACE = re.compile(r"(?:the\s)?(?:region|town|city|village|province|district)")
_PACKAGE = re.compile(
    rf"\b(?:packages?|aid|assistance|donations?|shipments?|tranche|consignment)\s(?:for|to)\s(?:the\s)?(?P<whom>{_CAP}(?:\s{_CAP}){{0,2}})"
)
"""`a package for Moldova`: where what is in it goes."""
_LEFT_BEHIND = re.compile(
    r"\b(?:gone|left|with(?:drew|draw\w*)|(?:pull|mov)\w*\s(?:out|back)|retreat\w*|evacuat\w*)\s(?:[\w’'-]+\s){0,3}?from\s(?:the\s)?$"
)
"""`would be gone from Bor by Sunday`: the town is Bor, unlike the one that a shot came from."""
_LISTS = re.compile(
    r",?\s(?:(?:worth|valued\sat)\s[^,;:]{1,30}?,?\s)?(?:(?:that|which|will|would|also)\s){0,3}"
    r"(?:includ(?:e|es|ed|ing)|compris(?:e|es|ed|ing)|contain(?:s|ed|ing)?|consist(?:s|ed|ing)?\sof|cover(?:s|ed|ing)?|of)\s"
)
_PACKED = re.compile(r"\b(?:packages?|aid|assistance|donations?|shipments?|tranche|consignment|[Ii]t)\b")
_SPOKEN = re.compile(
    r"\b(?:sp(?:oke|eaks?|eaking)|me(?:t|ets?|eting)|meetings?|talk(?:s|ed|ing)|summit|conference|interview|visit(?:s|ed|ing)?"
    r"|address(?:ed|es|ing)?)\b"
)
"""`spoke in Vienna`: where words were spoken nothing need have been fired at."""
_CALLED = re.compile(rf"\sof\s(?:the\s)?{_NAME}")
_TO_WHOM = re.compile(
    r"\b(?:assigned|attached|belong(?:s|ed|ing)?|answer(?:s|ed|ing)?|loyal|according|report(?:s|ed|ing)?|sold|handed|owed)\sto\s(?:the\s)?$"
)
"""What follows is somebody and no place."""
_FELL = re.compile(
    r"\s(?:(?:were|was|had been|have been|are)\s)?(?:killed|died|dead|wounded|injured|missing|captured|lost)\s"
    r"(?:and\s[\w-]+\s(?:others?\s|more\s)?(?:were\s)?\w+ed\s)?(?:on\s\w+\s)?(?:when|after|as)\b"
)
"""`killed when mortar bombs hit their base in Bor`: the place of what befell them is theirs."""
_THERE = re.compile(r"\bthere\b(?!\s(?:is|are|was|were|has|have|had|will|would|may|could)\b)")


class AssetPlaces:
    """Finds the places of the assets of one English article."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        actors: Actors,
        phrases: AssetPhrases,
        quoted: tuple[Quotation, ...],
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._actors = actors
        self._phrases = phrases
        self._quoted = quoted

    def place_of(self, candidate: Candidate) -> Span | None:
        """The place of an asset in its own sentence, or None; `the town` is the one that the sentences before name."""
        place = self._told(candidate)
        if place is None or _SOME_PLACE.fullmatch(place.text) is None:
            return place
        start, _ = self._locator.window(candidate.sentence, candidate.sentence)
        named = self._named_before(candidate, start, place.start)
        for number in range(candidate.sentence - 1, max(0, candidate.sentence - 3), -1):
            if named:
                break
            named = self._named_before(candidate, *self._locator.window(number, number))
        only = named.popitem() if len(named) == 1 else None
        if only is None or (
            only[1] == "from" and not _LEFT_BEHIND.search(self._text, max(0, only[0][0] - 80), only[0][0])
        ):
            return place  # `From Belgorod, Russia fired at the city`
        return self._locator.span(*only[0])

    def _named_before(self, candidate: Candidate, start: int, end: int) -> dict[Offsets, str]:
        """The places that a stretch calls by name, save where somebody speaks, and what leads to them."""
        return {
            found: lead
            for lead, found in self._places(start, end, candidate)
            if re.search(r"[A-ZÀ-Þ]", self._text[slice(*found)])
            and not _SPOKEN.search(self._text, start, found[0])
            and not _SOMEBODY.search(self._text, start, found[0])
            and (
                not self._said_between(start, found[0])
                or re.search(r"\bthat\b", self._text[start : found[0]])
            )
        }

    def _told(self, candidate: Candidate) -> Span | None:
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        dateline = _DATELINE.match(self._text, start, end)
        if dateline is not None:
            start = dateline.end()
        package = self._package(start, candidate.anchor)
        if package is not None and self._is_listed(package[1], candidate.anchor):
            return self._locator.span(*package)
        given = _GIVEN.search(self._text, start, candidate.anchor)
        refused = given is not None and _REFUSED.search(self._text, start, given.start()) is not None
        if given is not None and not refused and self._actors.is_body(given["whom"]):
            return self._locator.span(*given.span("whom"))
        behind = max(candidate.end, candidate.quantity.end if candidate.quantity else 0)
        clause = _OWN_CLAUSE.search(self._text, behind, end)
        limit = min(clause.start() if clause else end, behind + _NEAR)
        another = _ANOTHER_CLAUSE.match(self._text, behind, limit)
        limit = another.start("next") if another else limit
        limit = min([limit, *self._done_next(candidate, behind, limit)])
        after = self._places(behind, limit, candidate)
        if not after and behind > candidate.end:  # `the number of troops in Kosovo would be cut to 450`
            after = self._places(candidate.end, behind, candidate)
        after = [p for p in after if not (self._is_speakers(p[1]) or self._is_sellers(p, candidate))]
        if after:
            if _BROUGHT.search(self._text, start, candidate.anchor):
                after = [p for p in after if p[0] != "from"]
                if not after:
                    return None  # `has bought 32 jets from Spain`: whose they were, not where they are
            if len(after) > 1 and _AIMED.search(self._text, candidate.end, after[0][1][0]):
                after = after[1:]  # `launchers aimed at Haifa were destroyed near Tyre`
            going = [p for p in after if not _PASSED.match(p[0])]
            moved = [p for p in going if p[0] in ("to", "into", "onto", "toward", "towards")]
            carried = _CARRIED.search(self._text, start, candidate.anchor) and not self._phrases.is_total(
                candidate
            )
            if moved and (carried or _BASED.search(self._text, candidate.end, after[0][1][0])):
                going = moved  # `F-16s based at Aviano were moved to Crete`
            going = going or [p for p in after if p[0] != "from"]
            return self._locator.span(*(going or after)[0][1])
        if dateline is not None and _HERE.search(self._text, candidate.end, end):
            return self._locator.span(*dateline.span("place"))
        before = self._places(start, candidate.start, candidate)
        if before and self._holds(*before[-1], start, candidate):
            return self._locator.span(*before[-1][1])
        fell = _FELL.match(self._text, candidate.end, end) is not None
        for lead, found in self._places(limit, min(end, limit + _NEAR), candidate):
            if lead != "from" and (fell or not self._parted(candidate, found[0])):
                return self._locator.span(*found)
        return self._taken_up(candidate, limit)

    def _package(self, start: int, end: int) -> Offsets | None:
        """Whom a package of a stretch goes to."""
        package = _PACKAGE.search(self._text, start, end)
        return package.span("whom") if package and self._actors.is_body(package["whom"]) else None

    def _is_listed(self, start: int, end: int) -> bool:
        """Whether what stands behind a package, up to an asset, lists what is in it: `…, including 20 vehicles`."""
        lists = _LISTS.match(self._text, start, end)
        return lists is not None and not any(
            clause.search(self._text, lists.end(), end) for clause in (_CLAUSE, _OWN_CLAUSE)
        )

    def _is_speakers(self, found: Offsets) -> bool:
        """`…, the foreign ministry in Vienna said`: where somebody speaks."""
        return _SOMEBODY.search(
            self._text, max(0, found[0] - 60), found[0]
        ) is not None and self._said_between(found[1], min(len(self._text), found[1] + 10))

    def is_bought(self, candidate: Candidate) -> bool:
        """Whether its sentence tells where it was bought, and so not where it is."""
        _, end = self._locator.window(candidate.sentence, candidate.sentence)
        return any(self._is_sellers(p, candidate) for p in self._places(candidate.end, end, candidate))

    def _is_sellers(self, place: tuple[str, Offsets], candidate: Candidate) -> bool:
        """`jets that it ordered from Japan`, `that came from Japan`: where they were bought."""
        lead, (at, _) = place
        came = _CAME_FROM.fullmatch(self._text, candidate.end, at) is not None
        return lead == "from" and (came or _BROUGHT.search(self._text, candidate.end, at) is not None)

    def _done_next(self, candidate: Candidate, behind: int, limit: int) -> list[int]:
        """Where the clause goes on to what is done with another asset: `…, and move a brigade to Romania`."""
        return [
            cue.start
            for cue in self._lexicon.find("asset_status", self._text, behind, limit)
            if _GOES_ON.search(self._text, behind, cue.start)
            and any(cue.end <= c.start < limit for c in self._phrases.in_sentence(candidate.sentence))
        ]

    def _taken_up(self, candidate: Candidate, limit: int) -> Span | None:
        """`It keeps two dozen tanks there.`: the last place that the sentence before names for something."""
        number = max(1, candidate.sentence - 1)
        if not _THERE.search(self._text, candidate.end, limit):
            return None
        start, _ = self._locator.window(candidate.sentence, candidate.sentence)
        own = [found for _, found in self._places(start, candidate.start, candidate)]
        places = own or [found for _, found in self._places(*self._locator.window(number, number), candidate)]
        return self._locator.span(*places[-1]) if places else None

    def _parted(self, candidate: Candidate, at: int) -> bool:
        """Whether a place further on is another asset's, a speaker's, or in a clause of its own."""
        between = self._text[candidate.end : at]
        others = (c for c in self._phrases.in_sentence(candidate.sentence) if candidate.end <= c.start < at)
        return (
            _CLAUSE.search(between) is not None
            or re.search(r"\baccording to\b|\bwho\b", between) is not None
            or self._said_between(candidate.end, at)
            or any(other.kind != "facility" for other in others)
        )

    def place_before(self, candidate: Candidate) -> Span | None:
        """Where the sentences before put the deployment or the package that an asset is listed as part of."""
        begun, _ = self._locator.window(candidate.sentence, candidate.sentence)
        packed = _PACKED.search(self._text, begun, candidate.anchor)
        for number in range(candidate.sentence - 1, max(0, candidate.sentence - 4), -1):
            start, end = self._locator.window(number, number)
            package = self._package(start, end) if packed else None
            if package is not None:
                return self._locator.span(*package)
            for deployment in _DEPLOYMENT.finditer(self._text, start, end):
                for lead, place in self._places(deployment.end(), end, candidate):
                    if lead != "from" and place[0] - deployment.end() < 20:
                        return self._locator.span(*place)
        return None

    def _holds(self, lead: str, found: Offsets, start: int, candidate: Candidate) -> bool:
        """Whether a place before the asset is the asset's: at the head of the sentence, or in one clause with it."""
        if lead == "from" or self._said_between(found[1], candidate.anchor):
            return False
        if _SOMEBODY.search(self._text, start, found[0]):
            return False  # `an attache in the region` is there, not the troops he counts
        if self._said_between(start, found[0]) and not re.search(r"\bthat\b|,", self._text[start : found[0]]):
            return False  # `Kenya said in Nairobi that`
        if _PLEDGED.search(self._text, found[1], candidate.anchor):
            return False  # `In Brussels, Britain promised Ukraine 100,000 drones`
        head = self._text[start : found[0]].split()
        between = self._text[found[1] : candidate.anchor]
        return len(head) <= 3 or (
            "," not in between and not _OWN_CLAUSE.search(between) and len(between) < 90
        )

    def _places(self, start: int, end: int, candidate: Candidate) -> list[tuple[str, Offsets]]:
        """The places of a stretch and what leads to them; `in Italy` only tells of `Aviano air base` before it."""
        found: list[tuple[str, Offsets]] = []
        at = start
        stop = max(end, self._locator.window(candidate.sentence, candidate.sentence)[1])
        while (match := _PLACE.search(self._text, at, stop)) and match.start("whole") < end:
            at = match.start("whole")
            place = self._place(match, candidate)
            if place is None:
                continue
            at = place[1]
            lead = match.group("lead").lower()
            outer = found[-1][1] if found else (start, start)
            if found and lead in _INNER and _WITHIN.fullmatch(self._text, outer[1], place[0]):
                if not re.search(r"[A-ZÀ-Þ]", self._text[slice(*outer)]):
                    found[-1] = (found[-1][0], place)  # `the airfield at Keflavik`
                continue
            found.append((lead, place))
        return found

    def _place(self, match: re.Match[str], candidate: Candidate) -> Offsets | None:
        if match.group("kind") is not None:
            found = match.span("whole")
            if match.group("of") and match.group("kind") in ("port", "city", "town", "village"):
                return found
            if match.group("kind") in ("area", "areas", "country") and match.group("lead").lower() == "from":
                return None
            bare = not re.search(
                r"\b(?:the|an?|its|their|his|her|both)\s+$", self._text[match.start() : found[0]]
            )
            if re.match(r"[a-z]+ing\s", self._text[slice(*found)]) or (
                bare and match.group("lead").lower() == "to"
            ):
                return None  # `in clearing areas`, `to visit towns`: something done, not a place
            return None if self._is_other(found, candidate) else found
        name = match.group("name")
        found = match.span("named" if match.group("named").startswith(name) else "name")
        after = self._text[found[1] : found[1] + 14]
        part = _OWN_PART.match(self._text, match.end("name"))
        if name.endswith(("'s", "’s")) and part and self._actors.is_body(name[:-2]):
            return match.start("name"), part.end()  # `Niger's closed airspace`
        kind = re.match(rf"\s{_KIND}\b", self._text[match.end("name") :])
        if kind and self._actors.is_adjective(name):
            last = match.end("name") + kind.end()
            of = _CALLED.match(self._text, last)
            return match.start(
                "name"
            ), of.end() if of else last  # `the Sudanese border`, `the Cuban port of Mariel`
        if _TO_WHOM.search(self._text, max(0, found[0] - 24), found[0]) and kind is None:
            return None
        if _NO_PLACE.match(name) or self._is_nobody(match.span("name"), match.group("lead").lower()):
            return None
        if self._is_other(found, candidate):
            return None
        if re.match(r"['’]s\s", after) or name.endswith(("'s", "’s")):
            return None  # `to Sudan's army`: the name owns what comes after it
        return found

    def _is_nobody(self, found: Offsets, lead: str) -> bool:
        """Whether a name is a person's, a body's, or an adjective before a noun that names no place."""
        words = self._text[slice(*found)]
        last = words.split()[-1]
        if (
            self._actors.is_person(words)
            or self._actors.is_group(words)
            or self._actors.is_institution(words)
        ):
            return True
        if self._actors.is_adjective(last) or (words.isupper() and len(words) > 2):
            return True
        following = re.match(
            r"\s+(?!(?:and|or|but|in|on|at|for|since|with|after|before|where|that|which|who|to|of|by|as"
            r"|when)\b)([a-z]+)",
            self._text[found[1] : found[1] + 24],
        )
        kind = re.match(rf"\s+{_KIND}\b", self._text[found[1] : found[1] + 24])
        if following and not kind and _ADJECTIVAL.search(last) and not self._actors.is_body(words):
            return True  # `from Korean makers`
        return (
            lead in ("to", "from", "on", "between")
            and self._actors.is_adjective(words.split()[0])
            and following is not None
        )

    def _is_other(self, found: Offsets, candidate: Candidate) -> bool:
        """Whether a stretch belongs to an asset that is no facility: `near the frigate Psara` is no place."""
        for other in self._phrases.in_sentence(candidate.sentence):
            if other.start < found[1] and found[0] < other.end:
                placed = re.search(rf"\b{_KIND}$", self._text[slice(*found)]) is not None
                return other.start == candidate.start or not (placed or other.kind == "facility")
        return False

    def _said_between(self, start: int, end: int) -> bool:
        """Whether somebody speaks between two places of a sentence: then the place is the speaker's."""
        return any(True for _ in self._lexicon.list("acts", "says").find(self._text, start, end))

"""Disclosing: how a position came out where somebody with a name, or a body, tells of another's words.

The actor's own office, ministry or spokesman tells for it: `self`. Whoever was told, or the other side of the talk, is
its `counterpart`. A broadcaster or newspaper that gives no source of its own had it from somebody: `unnamed`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import state_bodies
from onrecord.grounding.attribution.sourcing import disclosure

if TYPE_CHECKING:
    from onrecord.brief import Disclosure, Setting, Source
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.positions.citing import Cited
    from onrecord.grounding.settings.settings import Settings
    from onrecord.grounding.settings.venues import Venues
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_REACH = 2
"""Sentences within which the talk was told of that a source took part in."""

_OFFICER = (
    r"(?:spokes(?:man|woman|person)|press\s(?:secretary|office|service)|offices?|ministry|presidency|government|chancellery|"
    r"chief\sof\sstaff|cabinet|administration)"
)
_THEIR_OFFICER = re.compile(rf"(?:his|her|its|their)\s(?:[\w-]+\s){{0,2}}?{_OFFICER}\b", re.IGNORECASE)
_OFFICER_OF = re.compile(
    rf"(?P<who>[A-ZÀ-Þ].*?)[’']s?\s(?:[\w-]+\s){{0,2}}?{_OFFICER}\b|"
    rf"(?i:an?\s|the\s|one\s)?(?i:{_OFFICER})\s(?:for|of)\s(?:the\s)?(?P<of>.+)"
)
_ITS_OFFICER = re.compile(
    r"\b(?:its|their)\s(?:[\w-]+\s){0,3}?(?:chief|leader|head|president|premier|minister|chancellor|commander|envoy|"
    r"delegation|negotiators?|ambassador|secretary(?:-general)?)\b"
)
_BARE_OFFICE = re.compile(
    r"(?:President|Prime\sMinister|(?:Foreign|Defen[cs]e|Interior|Finance)\s(?:Minister|Secretary)|Secretary\sof\sState|"
    r"[Tt]he\s(?:president|premier|(?:prime|foreign|defen[cs]e|interior|finance)\s(?:minister|secretary)))\b"
)
_THE = re.compile(r"^(?:[Tt]he\s|[Ll]['’]|[Ll]a\s|[Ee]l\s|[Ll]e\s)")
_BODY_ALONE = re.compile(
    r"(?:the|its|his|her|their)\s(?:[a-z]+\s){0,2}?(?:ministry|presidency|government|army|navy|military|air\sforce|"
    r"palace|office|embassy|delegation|command|prime\sminister[’']s\soffice|president[’']s\soffice)",
    re.IGNORECASE,
)
_BODY_ALONE_ABROAD = re.compile(
    r"(?:(?:[LlEe][ael]|[Ss]u|[Ss]es?|[Ss]on|[Ss]a)\s|[Ll]['’])?(?:[Cc]ancillería|[Mm]inist[eè]r(?:io|e)|[Pp]r[eé]siden(?:ce|cia)|[Gg]o(?:u)?[bv]ern(?:ement|o)|oficina|bureau|"
    r"portavoz|porte-parole|services|cabinet|embajada|ambassade)(?:\s(?:presidencial|présidentiels?))?|(?:ال)?(?:وزارة|رئاسة|خارجية|حكومة|ديوان)(?:\s\S+)?"
)
_ISSUED_BY = re.compile(
    r"\b(?!(?:The|This|That|An?|Its|His|Her|Their|In)\s)(?P<who>[A-ZÀ-Þ][\w.’'-]*(?:\s(?:of\s|for\s)?[A-ZÀ-Þ][\w.’'-]*){0,4})\s"
    r"(?:(?:news|press)\s)?(?:release|readout|statement|communiqué)\b"
)
"""`according to a Defense Department news release`"""
_TAKEN_UP = re.compile(r"[Tt]he\s(?:\w+\s)?(?:release|readout|statement|communiqué)")
_FROM = re.compile(r"\s(?:from|by|of|issued)\b")
_READOUT_REACH = 6
"""Sentences back within which the account was named that is taken up by `the release`."""
_OFFICE_SAID = re.compile(
    r"\b[Tt]he\s(?P<who>[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3})\s(?:said|added)\b"
)
_PRESS = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'-]+[’']s\s)?Channel\s\d+|(?:[Tt]he\s)?.*\b(?:news\s(?:site|website|outlet|channel|portal)|broadcaster|"
    r"newspaper|daily|tabloid|magazine|website|TV|Radio|Television))(?:\s(?:news|television))?"
)
_WHAT_PRESS_DOES = re.compile(r"report(?:s|ed)", re.IGNORECASE)
_TO_THE_TELLER = re.compile(r"\s(?:him|her|them|me|us)\b")
_COUNTERPART = re.compile(r"\bcounterparts?\b|\bopposite\snumber\b")


class Disclosing:
    """Tells how the positions of one article came out."""

    def __init__(self, locator: Locator, actors: Actors, settings: Settings, venues: Venues) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors
        self._settings = settings
        self._venues = venues

    def of(
        self, entry: Entry, frame: Frame | None, cited: Cited, setting: Setting, *, itself: bool
    ) -> Disclosure:
        """How it came out.

        Args:
            entry: whose position it is.
            frame: the verb, where one is read.
            cited: who is cited for it.
            setting: where it was said or done.
            itself: the actor or its spokesman tells of it.
        """
        if itself and setting == "private" and cited.relays:
            return "unnamed"  # an outlet tells of a closed meeting, and not from whom it has it
        if (
            itself
            and setting == "private"
            and cited.types == ["document"]
            and self._is_of_the_other_side(cited.sources[0], entry)
        ):
            return "counterpart"
        found = disclosure(cited.types, own=itself, counterpart=False)
        if found != "named" or frame is None:
            return found
        source = next(one for one in cited.sources if one.type.startswith("named"))
        if self._is_press(source, frame):
            return "unnamed"
        if self._speaks_for(source, entry, frame) or self._is_its_officer(frame):
            return "self"
        if setting == "private" and frame.under is not None and self._was_told(source, entry, frame):
            return "counterpart"
        return found

    def _is_of_the_other_side(self, paper: Source, entry: Entry) -> bool:
        """Whether an account of a meeting, where a body's name stands before it, is that of another state's body."""
        if not _TAKEN_UP.fullmatch(paper.text) or _FROM.match(self._text, paper.span.end):
            return False
        first, _ = self._locator.window(paper.span.sentence - _READOUT_REACH, paper.span.sentence)
        named = [*_ISSUED_BY.finditer(self._text, first, paper.span.start)]
        if not named:
            return False
        issuer = self._states_at(*named[-1].span("who"))
        mine = self._states_of(entry)
        return bool(issuer and mine) and not issuer & mine

    def _is_press(self, source: Source, frame: Frame) -> bool:
        """Whether a source without a cue for outlets passes on: `Channel 12 reported`, `Bild reported`."""
        if _PRESS.fullmatch(source.text):
            return True
        behind = self._text[source.span.end : source.span.end + 24].split()
        reports = bool(behind) and _WHAT_PRESS_DOES.fullmatch(behind[0].strip(".,")) is not None
        return reports and frame.tail is False and not self._actors.is_body(source.text)

    def _speaks_for(self, source: Source, entry: Entry, frame: Frame) -> bool:
        """Whether a source is the actor's own office or spokesman, or a body of its own state."""
        words = source.text.strip()
        if words.lower() == "it":
            return self._goes_on(source, entry)
        if _THEIR_OFFICER.match(words):
            return True
        officer = _OFFICER_OF.match(words)
        if officer is not None and entry.named_in(officer["who"] or officer["of"]):
            return True
        states = self._states_in(source)
        mine = self._states_of(entry)
        if states and mine:
            return bool(mine & states)
        if states and frame.subject is not None and _BARE_OFFICE.match(self._text, frame.subject[0]):
            return True  # `The Kremlin said President Orlov …`: its own president
        if states and frame.subject is not None:
            start, _ = self._locator.window(frame.sentence, frame.sentence)
            others = set(self._actors.states_in(start, frame.subject[0]))
            if others and not others & states:
                return True  # `In a call with the president of France, Orlov complained …, the Kremlin said`
        alone = _BODY_ALONE.fullmatch(words) or _BODY_ALONE_ABROAD.fullmatch(words)
        return not states and source.type == "named_organisation" and alone is not None

    def _goes_on(self, it: Source, entry: Entry) -> bool:
        """`…, the Kremlin said. Orlov also told him …, it said`: the actor's own office tells on."""
        offices = [
            *_OFFICE_SAID.finditer(
                self._text, *self._locator.window(it.span.sentence - 1, it.span.sentence - 1)
            )
        ]
        mine = self._states_of(entry)
        return bool(offices and self._states_at(*offices[-1].span("who")) & mine)

    def _is_its_officer(self, frame: Frame) -> bool:
        """`The group said its chief, Adnan Shukri, had told …`: the body tells of its own."""
        if frame.under is None or frame.subject is None or frame.under[1] > frame.subject[0]:
            return False
        return _ITS_OFFICER.search(self._text, frame.under[1], frame.subject[1]) is not None

    def _states_in(self, source: Source) -> set[str]:
        """The states that a source's words name, by a body that stands for one as well: `the Kremlin`."""
        return self._states_at(source.span.start, source.span.end)

    def _states_at(self, start: int, end: int) -> set[str]:
        bare = _THE.sub("", self._text[start:end].strip())
        seat = next((state for words, state in state_bodies().items() if bare.startswith(words)), None)
        return {*self._actors.states_in(start, end), *([seat] if seat else [])}

    def _states_of(self, entry: Entry) -> set[str]:
        """The states that the actor's own words name it of."""
        owner = self._actors.owner_of(entry)
        spans = [*entry.mentions.values(), *([entry.role] if entry.role else [])]
        named = {state for span in spans for state in self._actors.states_in(span.start, span.end)}
        own = self._actors.state_named(entry.name)
        return named | {state for state in (owner, own) if state is not None}

    def _was_told(self, source: Source, entry: Entry, frame: Frame) -> bool:
        """Whether the source is whom the words were told, or the other side of the talk."""
        before = frame.under is not None and frame.under[0] < frame.cue.start
        if before and _TO_THE_TELLER.match(self._text, frame.cue.end):
            return True
        start, end = self._locator.window(frame.sentence, frame.sentence)
        verb = frame.cue.start, frame.cue.start + len(frame.cue.text.split()[0])
        whom = self._venues.told_to(verb, end)
        states = self._states_in(source)
        if whom is not None:
            words = self._text[slice(*whom)]
            if states & set(self._actors.states_in(*whom)):
                return True
            name = _OFFICER_OF.match(source.text.strip())
            last = (name["who"] or name["of"]).split()[-1] if name else source.text.split()[-1]
            if last[:1].isupper() and re.search(rf"\b{re.escape(last)}\b", words):
                return True
            if self._actors.states_in(*whom):
                return False  # `assured their Greek counterparts, the State Department said`
            mine = self._states_of(entry)
            return bool(states) and not states & mine and bool(mine or _COUNTERPART.search(words))
        mine = self._states_of(entry)
        if states and mine and not states & mine:
            return True
        last = source.text.split()[-1]
        reach = self._locator.window(frame.sentence - _REACH, frame.sentence - 1)[0]
        talk = self._settings.talk(reach, start) or self._venues.talk(reach, start)
        return talk and re.search(rf"\b{re.escape(last)}\b", self._text[reach:start]) is not None

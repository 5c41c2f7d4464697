"""Nesting: which frame of a sentence stands under which, and which only tells what another says.

Rules read word order alone, for English; other languages have theirs in `clauses`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.cues.states import state_bodies
from onrecord.grounding.attribution.subjects import leading_subject
from onrecord.grounding.attribution.verbs import PARTICIPLE

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.grounding.attribution.attributed import Attributed
    from onrecord.grounding.attribution.frame import Frame, Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_SAID_TO = frozenset({"told", "asked", "assured", "warned", "urged", "offered", "promised", "informed"})
_SPOKEN = frozenset({"says", "demands", "accuses", "threatens", "offers", "refuses", "commits"})
_ITS_MEN = re.compile(
    r"(?:its|their)\s(?:own\s)?(?:[a-z-]+\s){0,2}(?:jets?|aircraft|planes?|(?:war)?ships?|vessels?|boats?|troops|soldiers|forces|crews?|"
    r"pilots?|guards|drones|fighters|helicopters?|radars?|patrols?|sailors|men)",
    re.IGNORECASE,
)
_TELLER = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press (?:secretary|service|office)|offices?|ministry|ministries|palace|kremlin|"
    r"white house|government|readout|statement|presidency|department|army|military|navy|embassy|chancellery|"
    r"delegation|mission|command)\b",
    re.IGNORECASE,
)
_IT = frozenset({"it", "the statement", "the readout", "the communiqué", "the communique"})
"""What takes up an office, or its account, from the sentence before."""
_TO_HIM = re.compile(r"\s(?:him|her|them)\b")
_SAYS_PLAINLY = re.compile(
    r"(?:said|says|stated|states|added|adds|reported|announced|wrote)\b", re.IGNORECASE
)
_PUBLICLY = re.compile(
    r"\b(?:publicly|in\spublic|openly|on\sthe\srecord|on\s(?:state\s)?television)\b", re.IGNORECASE
)
_GAINSAYS = frozenset({"denies", "refuses"})
"""`A spokesman denied that she had told them …`: what he denies is nobody's act."""
_TO_A_NAME = re.compile(
    r"\s(?P<whom>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)(?=\s(?:that|in|by|during|on|over|to)\s|,\s)"
)
_HOUSES = frozenset({"Congress", "Parliament", "Reuters", "Americans", "Israelis", "Russians"})
_SIDE = (
    r"(?:counterparts?|presidents?|premier|ministers?|chancellor|king|emir|envoys?|ambassadors?|mediators?|negotiators?|"
    r"leaders?|delegations?|secretary(?:-general)?|chief)\b"
)
"""Whom one talks to for another side."""
_TO_A_SIDE = re.compile(
    rf"\s(?:his|her|its|their|the)\s(?:[\w.’'-]+\s){{0,4}}?{_SIDE}|"
    r"\s(?:[A-ZÀ-Þ][\w.’'-]+\s){0,2}?(?:President|Prime\sMinister|Foreign\s(?:Minister|Secretary)|Chancellor|King|Emir|"
    r"Secretary(?:\sof\sState|-General)?|(?:Special\s)?Envoy|Ambassador|Defen[cs]e\s(?:Minister|Secretary))\s[A-ZÀ-Þ]"
)
_ITS_OFFICER = re.compile(
    r"\b(?:its|their)\s(?:[\w-]+\s){0,3}?(?:chief|leader|head|president|premier|minister|chancellor|commander|envoy|delegation|"
    r"negotiators?|ambassador|secretary(?:-general)?)\b"
)
_IN_A_TALK = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]n|[Oo]ver|[Aa]t|[Ii]n\sthe\scourse\sof)\s(?:an?|the|their|his|her)\s(?:[\w-]+\s){0,3}"
    r"(?:call|conversation|meeting|talks|letter|discussion|exchange|dinner|lunch|session|message|telegram|note)\b"
)
SPOKE_WITH = re.compile(
    r"\b(?:spoke|spoken|talked|met|conferred|(?:held|had)\s(?:talks|a\s(?:\w+\s)?(?:call|conversation|meeting)))\b"
    r"(?:\s(?:again|by\s(?:tele)?phone|on\s\w+day|privately|separately))*\s(?:with\s)?(?:(?:(?:his|her|its|their|the)|(?-i:[A-ZÀ-Þ])[\w.-]+['’]s)\s"
    rf"(?:[\w.’'-]+\s){{0,4}}?{_SIDE}|"
    r"(?!(?:Reuters|Bloomberg|Congress|Parliament|Fox|Sky|Al\s|[A-Z]{2,5}\b))(?-i:[A-ZÀ-Þ][a-zà-ÿ][\w.’'-]+)"
    r"(?:\s(?-i:[A-ZÀ-Þ][\w.’'-]+)|(?=[,.]|\s(?:on|in|by|to|about|for|over|at|and|after|before|during|late|early|this|again|twice)\b)))"
)
"""Two who spoke with each other, told of as such."""
_SET_IN_TIME = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|moments)\s(?:after|before)\s[^,;]{1,40}$"
)
_OCCASION = re.compile(
    r",?\s(?:(?:barely|only|just|some|about|less than)\s)?(?:[\w-]+\s){1,2}"
    r"(?:hours?|days?|weeks?|months?|years?|minutes?)\s"
    r"(?:after|before)\s[^,;]{1,40}$"
)
_BACKSHIFTED = re.compile(
    r"\s(?:(?:would|could)(?:\snot|n[’']t)|(?:was|were)(?:\snot|n[’']t)\s(?:ready|willing|prepared|inclined))\b"
)
"""A verb in the tense of what somebody tells: `Germany wanted it named but Hungary would not agree`."""
_AGAINST = re.compile(r"[\s,]*(?:while|whereas|although|though|but)\b", re.IGNORECASE)
_NO_VERB = re.compile(r"according\sto|per|as(?:\stold\sby)?|(?:in|by|going\sby)\sthe\s\w+\sof", re.IGNORECASE)
_JOINED = re.compile(r"[\s,”\"’](?:and|(?<!all\s)but|while)\s+[^,;]*$", re.IGNORECASE)
"""Found before `_CLAUSE`, whose `as` may call something a name: `condemned it as a farce and said …`."""
_BOTH_SIDES = re.compile(
    r"(?:the\stwo|both|the\spair)(?:\s[a-z]+)?|(?-i:[A-ZÀ-Þ])[\w\s.’'-]+\sand\s(?-i:[A-ZÀ-Þ])[\w\s.’'-]+|the\s[a-z]+\sand\s(?-i:[A-ZÀ-Þ])[\w’'-]+",
    re.IGNORECASE,
)
"""`The two leaders agreed to …, the ministry said`: what both sides did, by the account of one."""
_DESCRIBES = re.compile(r"(?:describ|recall|recount|remember|report)", re.IGNORECASE)
_GOES_ON = re.compile(r"[^,;:“”\"]{2,90}?\s(?:and|or)\s(?:(?:had|was|were|then|also)\s|\w+ly\s)*")
_PROSPECT = re.compile(
    r"\b(?:prospects?|chances?|likelihood|possibility|notion|idea|speculation|rumou?rs?|suggestions?)\sthat\s(?:the\s)?$"
)
_WHICH = re.compile(r"\s(?:in|during|at|(?:end|start|course|close|beginning|outset)\sof)\swhich\s$")
_CLAUSE = re.compile(
    r"(?:^|[\s,])(?:and|(?<!all\s)but|while|as|;|although|though|after|before|because|since|when)\s+[^,;]*$",
    re.IGNORECASE,
)


class Nesting:
    """Orders the frames of one article's sentences."""

    def __init__(self, article: Article, sourcing: Sourcing, attributed: Attributed) -> None:
        self._article = article
        self._text = article.text
        self._sourcing = sourcing
        self._attributed = attributed

    def outermost(self, frames: list[Frame]) -> list[Frame]:
        """Frames not governed by another; what stands under a cited source is kept and tied to it."""
        frames = self._set_in(frames)
        tails = [frame for frame in frames if frame.tail]
        kept: list[Frame] = []
        tell_more: set[Offsets | None] = set()
        denied: Frame | None = None
        for found in (frame for frame in frames if not frame.tail):
            if denied is not None and _GOES_ON.fullmatch(self._text, denied.cue.end, found.cue.start):
                continue  # `denied a report that Kenya had closed the port and seized two ships`
            frame = self._own_subject(found, [*kept, *tails])
            between = [t for t in tails if t.cue.start < frame.cue.start]
            outer = next(
                (
                    other
                    for other in reversed(kept)
                    if self._governs(other, frame) and not any(other.cue.start < t.cue.start for t in between)
                ),
                None,
            )  # what follows `…, the source said, hours after …` is no part of what the source said
            if outer is not None and self._readout(outer, frame):
                # `The presidency said he had told his counterpart …`: his words, by its account.
                kept = [f for f in kept if f is not outer]
                kept.append(replace(frame, under=outer.subject))
            elif outer is None and (scene := self._set_scene(kept, frame)) is not None:
                # `They described a dinner at which he warned …`: the warning is told of, not the dinner.
                kept = [other for other in kept if other is not scene]
                kept.append(replace(frame, under=scene.subject) if scene.cited else frame)
            elif outer is None:
                kept = [self._stop_before(other, frame) for other in kept]
                kept.append(frame)
            elif frame.subject and outer.act not in _GAINSAYS and self._tells_of(outer, frame):
                if self._set_against(outer, frame) and not any(f.under == outer.subject for f in kept):
                    tell_more.add(outer.subject)  # `said Peru would sign, but Chile would not`: both are told
                    kept = [self._stop_before(f, frame) if f is outer else f for f in kept]
                kept = [self._stop_before(f, frame) if f.under == outer.subject else f for f in kept]
                kept.append(replace(frame, under=outer.subject))
            elif outer.cited and outer.act == "denies" and not frame.cited:
                denied = frame
            elif (
                outer.act == "says"
                and not frame.cited
                and frame.act not in ("says", "does")
                and (frame.subject is None or self._refers_back(frame))
            ):
                # "said it would reject": one position, with the inner act.
                kept[kept.index(outer)] = replace(outer, act=_turned(frame))
        for tail in tails:
            governed = [f for f in kept if f.cue.start < tail.cue.start]
            if tail.cited and len(governed) > 1:
                # `While Orr publicly insists …, her aides have told …, two people said`: she said it openly
                governed = [f for f in governed if not self._openly(f, governed)]
            for frame in governed:
                cut = replace(frame, content=self._cut(frame.content, tail))
                kept[kept.index(frame)] = (
                    replace(cut, under=tail.subject) if tail.cited and not frame.under else cut
                )
            retold = (
                []
                if tail.cited
                else [f for f in kept if f.cue.start < tail.cue.start and self._retold(f, tail)]
            )
            if retold:
                # `X told his counterpart that …, his spokeswoman said`: X's words, by her account.
                kept = [replace(f, under=tail.subject) if f in retold else f for f in kept]
            elif not (tail.cited and governed):
                # A named speaker holds what the whole sentence says; the verbs in it are part of that.
                kept = [f for f in kept if f not in [k for k in kept if k.cue.start < tail.cue.start]] + [
                    tail
                ]
        with_inner = {f.under for f in kept if f.under} - tell_more
        return [
            f
            for f in kept
            if not ((f.cited or f.cue.text.lower() == "according to") and f.subject in with_inner)
        ]

    def _openly(self, frame: Frame, among: list[Frame]) -> bool:
        """Whether a clause that others follow tells of words said for all to hear."""
        if frame.subject is None or frame.under or frame is among[-1]:
            return False
        start = max(self._article.sentences[frame.sentence - 1].start, frame.subject[0] - 24)
        return _PUBLICLY.search(self._text, start, frame.cue.end + 12) is not None

    def _set_scene(self, kept: list[Frame], frame: Frame) -> Frame | None:
        """The frame that only describes a talk at which this act was done."""
        above = kept[-1] if kept else None
        if above is None or not self._in_which(frame) or not _DESCRIBES.match(above.cue.text):
            return None
        return above if any(a <= frame.cue.start < b for a, b in above.content) else None

    def _set_in(self, frames: list[Frame]) -> list[Frame]:
        """`It insisted, the diplomat said, that …`: a source set in behind the verb only tells of the act."""
        kept: list[Frame] = []
        for frame in frames:
            outer = kept[-1] if kept else None
            if outer is not None and self._parted(outer, frame):
                kept[-1] = replace(frame, under=outer.subject)
                continue
            end = self._article.sentences[frame.sentence - 1].end
            if (
                outer is not None
                and frame.cited == "unnamed"
                and frame.subject is not None
                and not outer.cited
                and self._text[outer.cue.end : frame.subject[0]].strip() == ","
                and self._text[frame.cue.end : end].lstrip().startswith(",")
            ):
                words = self._attributed.after(frame.cue.end, end)
                kept[-1] = replace(outer, under=frame.subject, content=(words,) if words else outer.content)
            else:
                kept.append(frame)
        return kept

    def _parted(self, outer: Frame, inner: Frame) -> bool:
        """`The envoy, one of them said, had promised …`: a source set in between a subject and its verb."""
        if len(outer.content) < 2 or outer.content[0][1] > outer.cue.start or inner.subject is None:
            return False
        subject = self._text[slice(*outer.subject)].lower() if outer.subject else ""
        told = outer.cited in ("unnamed", "document") or (subject == "it" and outer.cue.text.endswith(" on"))
        return told and inner.subject[0] == outer.content[0][0] and inner.cue.start > outer.content[1][0] - 2

    def _readout(self, outer: Frame, inner: Frame) -> bool:
        """Whether an office tells what somebody else said to somebody, in a tense before its own."""
        if outer.act != "says" or outer.subject is None or inner.subject is None or outer.cited:
            return False
        if _ITS_MEN.fullmatch(self._text, *inner.subject):
            return False  # what a ministry says of its own jets is the ministry's word
        if self._refers_back(inner) or inner.cue.start < inner.subject[1]:
            return False
        office = _is_office(self._text[slice(*outer.subject)])
        own = _ITS_OFFICER.search(self._text, outer.cue.end, inner.subject[1]) is not None
        to_him = _TO_HIM.match(self._text, inner.cue.end) is not None
        if inner.cue.text.lower() in _SAID_TO and self._pluperfect(inner):
            return office or own or to_him
        if not office and not own:
            return False
        # `The Kremlin said Orlov told his counterpart …`, `… said that in a call Orlov warned …`
        if inner.cue.text.lower() in _SAID_TO:
            name = _TO_A_NAME.match(self._text, inner.cue.end)
            if _TO_A_SIDE.match(self._text, inner.cue.end):
                return True
            if name and name["whom"] not in _HOUSES and not self._sourcing.is_outlet(name["whom"]):
                return True
        talk = _IN_A_TALK.search(self._text, outer.cue.end, inner.cue.start)
        says = _SAYS_PLAINLY.match(outer.cue.text) is not None
        return says and talk is not None and inner.act in _SPOKEN

    def _retold(self, frame: Frame, tail: Frame) -> bool:
        """Whether an office, or whoever an account is by, only tells what the sentence's subject said to somebody.

        `X told his counterpart that …, his spokeswoman said`, `In a call, Putin complained that …, the Kremlin said`,
        `his navy had assured the builder that …, according to W`.
        """
        if frame.subject is None or tail.subject is None or tail.cue.start < frame.cue.end:
            return False
        if self._refers_back(frame):
            return False
        told = frame.cue.text.lower() in _SAID_TO
        if tail.cue.text.lower() == "according to":
            return told and self._pluperfect(frame)
        start = max(frame.cue.end, tail.subject[0] - 80)
        teller = self._text[start : tail.subject[1]].rsplit(", ", 2)
        before = self._article.sentences[frame.sentence - 2].start if frame.sentence > 1 else None
        office = any(_is_office(words) for words in teller[-2:])
        here = self._article.sentences[frame.sentence - 1].start
        talk = _IN_A_TALK.search(self._text, here, frame.cue.start)
        if before is not None and talk is None:
            # `She spoke with the king, her office said. She also urged …, it said`: the same talk goes on
            talk = _IN_A_TALK.search(self._text, before, here) or SPOKE_WITH.search(self._text, before, here)
            again = self._text[slice(*tail.subject)].lower() in _IT
            office = office or (talk is not None and again and _is_office(self._text[before:here]))
        both = _BOTH_SIDES.fullmatch(self._text[slice(*frame.subject)])
        return office and (told or (frame.act in _SPOKEN and (talk is not None or both is not None)))

    def _own_subject(self, frame: Frame, kept: list[Frame]) -> Frame:
        """`X said … but denied …`: a verb joined by a conjunction has the subject of the one before it."""
        kept = sorted((f for f in kept if f.cue.start < frame.cue.start), key=lambda f: f.cue.start)
        if not kept or frame.inverted or frame.cue.text.lower() == "according to":
            return frame
        if len(kept) > 1 and kept[-1].tail and kept[-1].cited and not kept[-2].tail and kept[-2].subject:
            # `Varga called it a threat, the aides said, and asked …`: the aides tell of that as well.
            told_of = replace(kept[-2], under=kept[-1].subject, cue=kept[-1].cue)
            kept = [*kept[:-2], told_of]
        gap = self._text[kept[-1].cue.end : frame.cue.start]
        if PARTICIPLE.match(frame.cue.text) and re.search(r",\s*(?:also\s+)?$", gap):
            return replace(frame, subject=kept[-1].subject, cited=kept[-1].cited, under=kept[-1].under)
        joined = re.search(
            r"(?:^|[\s,”\"])(?:and|but)\s+(?:(?:also|then|later|again|still|even|has|have|had|is|was|would|did|repeatedly|\w+ly)\s+)*$",
            gap,
            re.IGNORECASE,
        )
        if not joined:
            return frame
        piece = self._attributed.after(frame.cue.end, self._article.sentences[frame.sentence - 1].end)
        whose = self._told_of(kept[-1], frame, joined.group())
        if whose is not None:
            return replace(
                frame, subject=whose, cited="", under=kept[-1].subject, content=(piece,) if piece else ()
            )
        return replace(
            frame,
            subject=kept[-1].subject,
            cited=kept[-1].cited,
            under=kept[-1].under,
            content=(piece,) if piece else (),
        )

    def _told_of(self, outer: Frame, frame: Frame, joined: str) -> Offsets | None:
        """`An official said Orr had been briefed and had told them …`: whose that verb is."""
        if outer.cited != "unnamed" or not outer.content or not re.search(r"\bhad\b", joined):
            return None
        first = outer.content[0][0]
        if not outer.cue.end <= first < frame.cue.start:
            return None
        subject = leading_subject(self._text, first, frame.cue.start)
        had = subject is not None and re.match(r"\shad\s", self._text[subject[1] : frame.cue.start])
        return subject if had else None

    def _stop_before(self, earlier: Frame, later: Frame) -> Frame:
        """What a coordinate clause says is no content of the clause before it."""
        gap = self._text[earlier.cue.end : later.cue.start]
        clause = re.search(";", gap) or _OCCASION.search(gap) or _JOINED.search(gap) or _CLAUSE.search(gap)
        if PARTICIPLE.match(later.cue.text) and gap.rstrip().endswith(","):
            clause = re.search(r",\s*$", gap)
        if clause is None or later.cue.text.lower() == "according to":
            return earlier
        limit = earlier.cue.end + clause.start()
        cut = [
            self._attributed.trim(a, min(b, limit)) if b > later.cue.start else (a, b)
            for a, b in earlier.content
            if a < limit or b <= later.cue.start
        ]
        return replace(earlier, content=tuple(piece for piece in cut if piece))

    def _cut(self, content: tuple[Offsets, ...], tail: Frame) -> tuple[Offsets, ...]:
        limit = self._attributed.office_starts(
            min(tail.subject[0] if tail.subject else tail.cue.start, tail.cue.start)
        )
        cut = [self._attributed.trim(a, min(b, limit)) for a, b in content if a < limit]
        return tuple(piece for piece in cut if piece)

    def _governs(self, outer: Frame, inner: Frame) -> bool:
        if inner.cue.start < outer.cue.start or not any(a <= inner.cue.start < b for a, b in outer.content):
            return False
        gap = self._text[outer.cue.end : inner.cue.start]
        if ";" in gap or (PARTICIPLE.match(inner.cue.text) and gap.rstrip().endswith(",")):
            return False
        if _SET_IN_TIME.search(gap) or self._in_which(inner):
            return False
        coordinate = _CLAUSE.search(gap)
        if coordinate is None or inner.subject is None:
            return True
        if inner.subject == outer.subject:
            return False
        if re.match(r"[\s,]*(?:and|but)\sthat\b", coordinate.group()):
            return True  # `informed them that four were late, and that she did not expect …`
        if _AGAINST.match(coordinate.group()):
            return self._set_against(outer, inner)
        # A comma before the conjunction starts a clause of the article's own; without it the content goes on.
        return not re.search(r",[”\"’]?\s*$|;\s*$", gap[: coordinate.start() + 1]) and not inner.cited

    def _set_against(self, outer: Frame, inner: Frame) -> bool:
        """`diplomats said Germany wanted it named but Hungary would not agree`: they tell of Hungary as well."""
        gap = self._text[outer.cue.end : inner.cue.start]
        coordinate = _CLAUSE.search(gap)
        return (
            coordinate is not None
            and inner.subject is not None
            and _AGAINST.match(coordinate.group()) is not None
            and outer.cited == "unnamed"
            and _BACKSHIFTED.match(self._text, inner.subject[1]) is not None
        )

    def _in_which(self, inner: Frame) -> bool:
        """`a letter in which she offered …`: what a paper says is an act of its own."""
        return (
            inner.subject is not None
            and _WHICH.search(self._text, max(0, inner.subject[0] - 30), inner.subject[0]) is not None
        )

    def _tells_of(self, outer: Frame, inner: Frame) -> bool:
        """Whether the words above are an account of another's act: a source's, or `according to X, Y told …`."""
        if outer.cited and (outer.act in ("denies", "refuses") or self._doubted(inner)):
            return False  # `An official denied a report that Kenya had struck`: he does not tell that it had
        if outer.cited:
            return _NO_VERB.fullmatch(outer.cue.text) is not None or not self._means(inner, outer)
        return outer.cue.text.lower() == "according to" and not self._refers_back(inner)

    def _doubted(self, inner: Frame) -> bool:
        """`He played down prospects that Kenya would leave`: what is only hoped or feared is not told."""
        return (
            inner.subject is not None
            and _PROSPECT.search(self._text, max(0, inner.subject[0] - 30), inner.subject[0]) is not None
        )

    def _means(self, inner: Frame, outer: Frame) -> bool:
        """Whether a pronoun inside what a source says can mean the source: `two of them said he …` cannot."""
        if not self._refers_back(inner) or inner.subject is None or outer.subject is None:
            return False
        pronoun = self._text[slice(*inner.subject)].lower()
        if outer.cited == "unnamed" and pronoun in ("he", "she") and self._pluperfect(inner):
            return False  # `a person said he had told them …` tells of another
        if (
            outer.cue.text.lower() == "according to"
            and pronoun in ("he", "she")
            and inner.cue.text.lower() in _SAID_TO
        ):
            return False  # `according to the same person, he told the ministers that …`
        many = self._sourcing.type_of(self._text[slice(*outer.subject)], person=False) == "unnamed_group"
        return outer.cited != "unnamed" or not (pronoun == "it" or (many and pronoun in ("he", "she")))

    def _pluperfect(self, frame: Frame) -> bool:
        return (
            frame.subject is not None and re.match(r",?\s+had\b", self._text[frame.subject[1] :]) is not None
        )

    def _refers_back(self, inner: Frame) -> bool:
        subject = inner.subject
        return subject is not None and self._text[subject[0] : subject[1]].lower() in (
            "they",
            "he",
            "she",
            "who",
            "it",
        )


def _is_office(words: str) -> bool:
    """Whether words name an office that tells what its own officer said: `the ministry`, `the Elysee`."""
    return _TELLER.search(words) is not None or any(body in words for body in state_bodies())


def _turned(frame: Frame) -> str:
    if not frame.negated:
        return frame.act
    return {"offers": "refuses", "commits": "refuses", "demands": "says", "accuses": "says"}.get(
        frame.act, "denies"
    )

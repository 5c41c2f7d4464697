"""Who a claim says it of: the article's own subject where that tells who it is, else the actor's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.claims.names import is_demonym, is_state

if TYPE_CHECKING:
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.text.items import PositionItem

_LONGEST = 160
_CITED_ALOUD = frozenset({"unnamed_person", "unnamed_group"})
_NO_NOUN_PHRASE = re.compile(
    r"\n|(?<!who)(?<!which)(?<!that)\s(?:has|have|had|is|are|was|were)\s|\s(?:by|of|to|in|from)$"
)
_BEFORE_IT = re.compile(r"^(?:[Ww]ith|[Nn]ot|[Nn]or|[Aa]nd|[Bb]ut)\s")
_SHOWN = re.compile(
    r"^(?:shows?|showed|depicts?|hears?|heard|sees?|saw|has|had|quotes?|quoted|records?|recorded)\s(?=\w)"
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_RELATIVES = frozenset({"who", "which", "that"})
_SEVERAL = re.compile(
    r"^(?:they|both|each|neither|all|the (?:two|three|others)|their|both sides)\b", re.IGNORECASE
)
_OWN = re.compile(r"^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?P<rest>.+)$", re.DOTALL)
_SPEAKS_FOR_OWNER = re.compile(
    r"(?:spokes\w+|office|bureau|lawyers?|aides?|advis[eo]rs?|campaign|team|press secretary|government|leadership|"
    r"officials?|diplomats?|representatives?|delegates?|delegation|envoys?|negotiators?|troops|forces|soldiers|army|"
    r"members|leaders?|leadership|ministry|embassy)$"
)
_NOUN_PHRASE = re.compile(
    r"^(?:the|this|that|these|those|an?|one of|another|some|several)\s[^\W\d]", re.IGNORECASE
)
_NO_SUBJECT = re.compile(
    r"^(?i:whose)\s|^[a-z]+ed\s(?!\w+s$)|^paid\s|['’]s$|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:night|morning|noon)$"
)
_NOBODY = re.compile(r"^(?:no|none|neither|nobody|not|few|hardly)\b", re.IGNORECASE)
_MAIN = re.compile(r"(?:^|[,”\"’]\s|^(?:But|And|Yet|So|Then)\s|\b(?:said|says|say)(?:\sthat)?\s)$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_OF_A_WOMAN = re.compile(r"\b(?:Ms|Mrs|Miss|Dame|Lady|Madame|Mme)\.?\s(?:[A-Z][\w’'-]*\s){0,2}$")
_OF_A_MAN = re.compile(r"\b(?:Mr|Sir|Lord)\.?\s(?:[A-Z][\w’'-]*\s){0,2}$")
_TITLE_ALONE = frozenset({"President", "Minister", "Chancellor", "Secretary", "Admiral", "General", "Bloc"})
_BODIES = frozenset(
    "ministry department office command union army navy force forces court commission council agency embassy "
    "government party committee delegation states nations mission service staff presidency parliament secretariat "
    "tribunal authority administration authorities".split()
)
_POSSESSIVE = re.compile(r"^(?:\S+\s){0,4}?\S+(?:['’]s|s['’])\s")
_GREAT_NAME = 2
_FAR = 900
"""Characters back to which the sentence before is looked for."""

_BOUNDARY = re.compile(r"\n+|(?<=[a-zà-ÿ\d)”\"’][.!?])\s(?=[“\"A-ZÀ-Þ])|(?<=[.!?][”\"’])\s(?=[“\"A-ZÀ-Þ])")
_AT_THE_HEAD = re.compile(r"(?:(?:But|And|Yet)\s)?(?:[Tt]he\s)?(?:[A-Z][\w’'-]*\s){0,2}")
_THEN_SAYS = re.compile(r"\s(?:said|says|announced|added)\b")
_HEAD = re.compile(
    r"(?:(?:But|And|Yet)\s)?(?:[Tt]he\s)?(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})(?=,|\s[a-z])"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’]?\s(?=[“\"A-ZÀ-Þ])")
_NAMED = re.compile(
    r"(?<![.!?“\"]\s)(?<![.!?]\s[“\"])(?<=\s)(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|"
    r"August|(?:Septem|Octo|Novem|Decem)ber|[A-Z]\b)[A-ZÀ-Þ][\w.’'-]+"
)
"""A capitalised word that does not open its sentence."""


class ClaimSubjects:
    """Finds the subjects of one English article's claims."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, frame: Frame | None, item: PositionItem) -> str:
        """The words that a claim begins with."""
        if frame is None or frame.subject is None:
            return self.name(item)
        start, end = frame.subject
        words = _SHOWN.sub("", _BEFORE_IT.sub("", self._text[start:end].strip(" ,")))
        if not words or len(words) > _LONGEST or _NO_NOUN_PHRASE.search(words):
            return self.name(item)
        own = _OWN.match(words)
        if own and words.lower().startswith(("its ", "their ")) and (owner := self._owner(start)):
            return f"{owner}{_ending(owner)} {own.group('rest')}"
        if self._names(frame, item) or self._cites(frame, item):
            return self._with_article(words, whole=False)
        if words.lower() in _PRONOUNS | _RELATIVES:
            return self.name(item)
        if own:
            return f"{self.name(item)}{_ending(item.actor.name)} {own.group('rest')}"
        if item.actor.kind == "person" or not _NOUN_PHRASE.match(words) or self._is_described(words, item):
            return self.name(item)
        return words

    def name(self, item: PositionItem) -> str:
        """The actor's name, with the article that it wants."""
        name = item.actor.name
        if item.actor.kind == "person" and name[:1].isupper() and name not in _TITLE_ALONE:
            return name
        definite = any(
            span.text.lower() == f"the {name.lower()}"
            or (span.text == name and self._text[:at].endswith(("the ", "The ")))
            for (at, _), span in item.actor.mentions.items()
        )
        return f"The {name}" if definite else self._with_article(name, whole=True)

    def is_another(self, frame: Frame, item: PositionItem) -> bool:
        """Whether the article's subject is somebody else than the actor, as far as its words show.

        `their offices`, `the two`, `they` for one person, `he` for a body, `he` for a lady.
        """
        if frame.subject is None:
            return False
        words = self._text[slice(*frame.subject)].strip(" ,")
        if (
            _NO_SUBJECT.search(words)
            or _NOBODY.match(words)
            or self._text[: frame.subject[0]].endswith("whose ")
        ):
            return True
        if is_demonym(words.lower()) and self._text[frame.subject[1] : frame.cue.start].strip():
            return True  # `Turkish waters, it said in a statement, which also accused Athens`
        if self._names(frame, item) or self._cites(frame, item):
            return False
        low = words.lower()
        kind = item.actor.kind
        if low in ("he", "she"):
            other = _OF_A_WOMAN if low == "he" else _OF_A_MAN
            titled = (
                any(other.search(self._text, max(0, at - 40), at) for at, _ in item.actor.mentions)
                or other.search(item.actor.name + " ") is not None
            )
            return kind != "person" or titled
        if low == "it":
            mismatched = kind == "person" or (
                item.actor.name.endswith("s")
                and (item.actor.name[:1].islower() or "agencies" in item.actor.name)
            )
            return mismatched or not self._is_clear(frame.subject[0], item)
        if _SEVERAL.match(words):
            return kind in ("person", "state") or not self._is_clear(frame.subject[0], item)
        own = _OWN.match(words)
        if own is None:
            return False
        thing = low.startswith(("its ", "their ")) and not self._is_clear(frame.subject[0], item)
        return thing or _SPEAKS_FOR_OWNER.search(own.group("rest").split(",")[0]) is None

    def _is_clear(self, at: int, item: PositionItem) -> bool:
        """Whether `it` at a place can only be the actor: nobody else is named in its sentence or the one before."""
        start = self._text.rfind("\n", 0, at) + 1
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, start, at)]
        start = ends[-2] if len(ends) > 1 else start
        named = any(start <= first < at for first, _ in item.actor.mentions)
        own = [(first, last) for first, last in item.actor.mentions if start <= first < at]
        others = [
            match
            for match in _NAMED.finditer(self._text, start, at)
            if not any(first < match.end() and match.start() < last for first, last in own)
        ]
        head = _HEAD.match(self._text, start, at)
        led = (
            head is not None
            and is_state(head.group("name"))
            and not any(first < head.end() and head.start() < last for first, last in own)
        )
        return (named and not others and not led) or self._goes_on(at, item)

    def _goes_on(self, at: int, item: PositionItem) -> bool:
        """Whether the sentence before tells in its main clause of the actor, and `it` goes on from there.

        `It added that …`, `The road is closed, it added.`
        """
        start, end = self._sentence_before(at)
        if _NAMED.search(self._text, end, at):
            return False
        short = item.actor.name.split()[-1]
        if short.islower() and re.search(
            rf"\b[Tt]he\s{re.escape(short)}{_THEN_SAYS.pattern}", self._text[start:end]
        ):
            return True  # `the ministry said` for Kenya's defence ministry
        for first, last in sorted(item.actor.mentions):
            if start <= first < end and (
                _AT_THE_HEAD.fullmatch(self._text[start:first]) or _THEN_SAYS.match(self._text, last, end)
            ):
                return True
        return False

    def _owner(self, at: int) -> str:
        """The state whose `its ministry` stands at a place: it opens this sentence, or else the one before."""
        start, end = self._sentence_before(at)
        heads = [(start, at)] if self._text[end:at].strip('\n “"') == "" else [(end, at)]
        for first, last in heads:
            head = _HEAD.match(self._text[first:last].strip())
            if head and is_state(head.group("name")):
                return head.group("name")
        return ""

    def _sentence_before(self, at: int) -> tuple[int, int]:
        """Where the sentence begins and ends before the one that stands at a place."""
        ends = [match.end() for match in _BOUNDARY.finditer(self._text, max(0, at - _FAR), at + 1)]
        end = ends[-1] if ends else 0
        return (ends[-2] if len(ends) > 1 else max(0, at - _FAR)), end

    def replaced(self, sentence: str, at: int, frame: Frame | None, item: PositionItem) -> str:
        """A whole sentence that stands at an offset, with the actor's name for the pronoun that is its subject."""
        if frame is None or frame.subject is None:
            return sentence
        start, end = frame.subject[0] - at, frame.subject[1] - at
        own = _OWN.match(sentence[start:end]) if start == 0 else None
        if own and (owner := self._owner(at)):
            return f"{owner}{_ending(owner)} {own.group('rest')}{sentence[end:]}"
        if self.is_another(frame, item):
            return sentence
        named = any(0 <= first - at < len(sentence) for first, _ in item.actor.mentions)
        whom = frame.cue.start - at
        if not named and sentence[:whom].endswith((" him ", " her ")) and frame.cue.text.endswith("ing"):
            return f"{sentence[: whom - 4]}{self.name(item)} {sentence[whom:]}"  # `recall him naming`
        alone = sentence[start:end].lower() in ("he", "she") and not _NAMED.search(sentence[:start])
        if (
            start < 0
            or named
            or sentence[start:end].lower() not in _PRONOUNS
            or not (alone or _MAIN.search(sentence[:start]))
        ):
            return sentence
        name = self.name(item)
        if start and name.startswith("The "):
            name = f"the {name[4:]}"
        return f"{sentence[:start]}{name}{sentence[end:]}"

    def _names(self, frame: Frame, item: PositionItem) -> bool:
        start, end = frame.subject or (0, 0)
        return any(start <= at < end for at, _ in item.actor.mentions)

    def _cites(self, frame: Frame, item: PositionItem) -> bool:
        start, end = frame.subject or (0, 0)
        return any(
            source.type in _CITED_ALOUD and source.span.start < end and start < source.span.end
            for source in item.sources
        )

    def _is_described(self, words: str, item: PositionItem) -> bool:
        """`the ministry` for Cambodia's Defense Ministry: the description is part of the name."""
        mine = {word.lower() for word in _WORD.findall(words)}
        return any(
            mine and mine <= {word.lower() for word in _WORD.findall(name)}
            for name in (item.actor.name, *item.actor.aliases())
        )

    def _with_article(self, words: str, *, whole: bool) -> str:
        """`the interior minister`, `the Russian embassy`: what is no name of its own wants its article."""
        parts = words.split()
        last = parts[-1].lower() if parts else ""
        if words.lower().startswith(("the ", "a ", "an ")) or (
            _POSSESSIVE.match(words) and not words[:1].islower()
        ):
            return words
        plural = last.endswith("s") and last not in _BODIES
        lower = not plural and all(part[:1].islower() for part in parts) and last != "police"
        title = whole and words in _TITLE_ALONE
        of = len(parts) > _GREAT_NAME and parts[1] == "of" and parts[0].lower() in _BODIES
        body = whole and len(parts) >= _GREAT_NAME and (last in _BODIES or of)
        return (
            f"The {words}"
            if (lower and whole) or title or body or (whole and _POSSESSIVE.match(words))
            else words
        )


def _ending(name: str) -> str:
    return "'" if name.endswith("s") else "'s"

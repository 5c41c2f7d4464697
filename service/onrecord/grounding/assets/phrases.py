"""Asset phrases: noun phrases that carry an asset cue, with the number that governs that very noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from onrecord.cues.lexicon import Cue
from onrecord.cues.states import demonyms, state_names
from onrecord.grounding.assets.candidate import Candidate
from onrecord.grounding.assets.counting import Count, count_of
from onrecord.grounding.assets.modifiers import PEOPLE, SUBJECT_BEFORE, AssetModifiers
from onrecord.grounding.assets.nouns import AssetNouns
from onrecord.grounding.assets.parts import with_parts
from onrecord.grounding.assets.strengths import is_opened, strength_of
from onrecord.grounding.assets.uncounted import is_calibre
from onrecord.grounding.numbers.quantities import FIRST_WORD, quantities

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import AssetKind
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.numbers.quantities import Reading

_CODE = re.compile(
    r"\b(?:(?:F|B|C|A|E|P|KC|MQ|RQ|UH|AH|CH|MiG|Su|Tu|Il|An|Mi|Ka|J|JF)-?\d{1,3}[A-Z]{0,2}|[A-Z]{1,2}-\d{2,3}[A-Z]?|M\d{2,4}[A-Z]?\d?)s?\b(?!-\d)"
)
_SHIP_NAME = re.compile(
    r"\b(?:U\.S\.S\.|H\.M\.S\.|USS|HMS|HMCS|HMAS|HMC|INS|JS|RFS|ROKS|FS|BRP|KRI|ITS|USNS)\s+(?:[A-Z][\w.’'-]*\s?){1,4}"
)
_UNIT = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th)\s(?:[A-Z][\w’'-]*\s){0,4}(?:Battalion|Brigade|Regiment|Division|Squadron|Wing|Fleet|Army|Corps|Group|Infantry|Battery|Company)\b"
)
_MODEL_BEFORE = re.compile(
    r"\b(?:Type|Mk|Mark|Block|Model|Project|Batch|Flight|Class|Leopard|Mirage|Challenger|Centurion|Merkava|Boeing|Airbus|"
    r"Patria|Ratel|Casspir|Falcon|Hawk|Gripen|Typhoon)\s$"
)
_HULL = re.compile(r"\([A-Z]{1,5}-?\d{1,4}\)")
_NAMED_BATTERY = re.compile(r"[A-Z]\w+ Battery$")
_AIRCRAFT_CODE = re.compile(r"^(?:F|B|C|A|E|P|KC|MQ|RQ|UH|AH|CH|MiG|Su|Tu|Il|An|Mi|Ka|J|JF)-?\d")
_STOP = frozenset(
    "of in on at by for with from to into over under near against and or but nor that which who whose as "
    "than is are was were be been has have had do does did will would can could may might must should not "
    "it they he she we i you includes include including included among said says told includes its their "
    "his her our my your the this that these those any all every no each how many both more most another other "
    "such only also just then when where while after before until about during between through across off "
    "onto out up down via per if because since though although unless like unlike despite amid them him us me "
    "there here so too very still now even plus least within without beyond behind below above along beside "
    "toward towards whether around yet again already once ago later earlier own a.m p.m a.m. p.m. today yesterday "
    "tomorrow overnight day days week weeks month months hour hours year years minutes time times january february "
    "march april june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
_TOKEN = re.compile(r"[^\s,;:()“”\"—–]+(?:(?<=\d),(?=\d{3})[^\s,;:()“”\"—–]+)*")
_ORDINAL_NAME = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)")
_DESCRIBES = frozenset(
    "patrol supply transport attack strike escort landing support rescue recovery assault cruise".split()
)
_BASE_VERBS = frozenset(
    "visit provide give help train training use using fight fighting reacting destroy attack attacking "
    "join support supporting protect host hosting operate operating maintain withdraw withdrawing put "
    "pull pulling receive buy sell supply equip equipping arm build building target targeting hit kill "
    "killing keep keeping leave take taking bring bringing face need see seeing with involving via "
    "show shows showed shown showing film filmed picture pictured".split()
)
_COMPOUND = re.compile(r"\s+(?:[\w-]+\s+){0,2}?")
_MEASURES = re.compile(
    r"\b(?:rounds|pieces|units|crates|boxes|sets|batch(?:es)?|tranche|columns?|squadrons?|flights?|swarms?|wings?|company|companies"
    r"|(?:men|women|members|personnel|officers|units|elements))\s+of\s+(?:(?:the|an?|its|their)\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s+(?:(?:of|from)\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:[A-ZÀ-Þ][\w.-]+['’]s?\s+)?(?=\d{1,3}(?:st|nd|rd|th)\s)"
    r"|of\s+(?:the\s+|an?\s+|its\s+|their\s+)?|(?:mounted|armed|fitted|equipped)\s+with\s+(?:an?\s+)?)"
)
_OF_NAME = re.compile(
    r"\s+of\s+(?:the\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,4}"
    r"(?:\s(?:army|navy|air force|military|armed forces|coast guard|national guard|border guard|militia|police)\b)?"
)
_STAFF = re.compile(
    r"\b(?:(?:commander|chief|head|spokes\w+|member|officer|veteran|leader|captain|major|colonel|general|admiral)"
    r"|[A-ZÀ-Þ][\w’'-]+)\s+(?:of|in|with|from)\s+(?:the\s+)?$"
)
_DEFINITE = re.compile(r"\b(?:the|its|their|his|her|this|that)\s+$", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:not|former|ex-?|retired|none of(?:\s(?:the|its|his|her|their|our|those|these"
    r"|[\w.-]+['’]s?))?(?:\s[\d,]+)?)\s*$",
    re.IGNORECASE,
)
_ORDINALS = (
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "further",
    "additional",
    "single",
    "lone",
    "remaining",
    "extra",
    "separate",
)
_PLURALS = (
    "s",
    "men",
    "aircraft",
    "people",
    "infantry",
    "artillery",
    "personnel",
    "ammunition",
    "armour",
    "armor",
    "craft",
)
_COMPOUND_NUMBER = re.compile(
    rf"(?:{FIRST_WORD}|\d{{1,3}}(?:,?\d{{3}})*)[-‑](?!odd\b|plus\b|(?:{FIRST_WORD})\b)[a-z]{{2,}}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|"
    r"September|October|November|December|In|On|At|The|A)\b"
)
_ROUNDS = 100
# Words for a side of a conflict: assets only where a number says how many.
_PARTIES = frozenset(
    "militia militias militants rebels fighters insurgents guerrillas gunmen forces force".split()
) | {
    "security forces",
    "armed forces",
    "ground forces",
    "rebel forces",
    "government forces",
}
_GENERAL = frozenset(
    "forces force troops soldiers vehicle vehicles base bases ship ships vessel vessels plane planes "
    "weapon weapons gun guns personnel aircraft militants rebels fighters militia truck trucks "
    "headquarters armor fleet division convoy battery corps wing mine mines security forces armed forces "
    "missile missiles jets drones jet drone tank tanks artillery".split()
) | {"security forces", "armed forces", "service members", "ground forces"}


class AssetPhrases:
    """Finds the phrases of one article that may name military assets."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self._article = article
        self._text = article.text
        self._lexicon = lexicon
        self._found: dict[int, list[Candidate]] = {}
        self._idioms = lexicon.list("idioms", "phrases")
        self._addresses = lexicon.list("addresses", "model")
        self._read: dict[tuple[int, int], tuple[Cue, ...]] = {}
        self._english = lexicon.language == "en"
        self._modifiers = AssetModifiers(article.text, self._listed)
        self._demonyms = frozenset(demonyms())
        self._states = frozenset(state_names())
        self._abroad = (
            AssetNouns(lexicon, frozenset((*state_names(), *demonyms())))
            if lexicon.language in ("es", "fr", "ar")
            else None
        )

    def in_sentence(self, number: int) -> list[Candidate]:
        """The asset phrases of a sentence, left to right, without overlaps."""
        if number not in self._found:
            self._found[number] = self._find(number)
        return self._found[number]

    def _find(self, number: int) -> list[Candidate]:
        sentence = self._article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        if self._addresses.first(self._text, start, end):
            return []  # words to a machine that reads the page tell no news
        idioms = list(self._idioms.find(self._text, start, end))
        cues = [
            cue
            for cue in self.cues(start, end)
            if not any(i.start <= cue.start and cue.end <= i.end for i in idioms)
            and not self._modifiers.is_modifier(cue, start, end)
        ]
        found: list[Candidate] = []
        for at, cue in enumerate(cues):
            taken = found[-1].end if found else start
            if cue.start < taken:
                continue
            found += self._phrase(number, cues[at:], max(start, taken), start, end)
        return with_parts(self._text, found, end) if self._english else found

    def _phrase(self, number: int, cues: list[Cue], floor: int, start: int, end: int) -> list[Candidate]:
        """The candidates of the first of these cues: none, one, or a part and its whole."""
        cue = cues[0]
        # Only English puts what describes a noun before it.
        first = self._phrase_start(cue.start, floor) if self._english else cue.start
        last = self._phrase_end(cue, first, end)
        kind = self._kind(cue, first, last)
        if self._abroad is not None:
            return self._phrase_abroad(self._abroad, number, cue, first, last, start, end)
        if self._english:
            measure = _MEASURES.search(self._text, max(floor, first - 40), first)
            first = measure.start() if measure else first
            last = self._joined(cue, cues[1:], last, end)
        count = count_of(self._text, first, last, start, end) if self._english else None
        reading = count.reading if count else None
        if self._english and cue.name == "force" and (reading is None or reading.value == 1):
            strength = strength_of(self._text, last, end)
            count, reading = (Count(strength), strength) if strength else (count, reading)
        if not self._worth(cue, first, last, reading, start, end):
            return []
        whole = Candidate(
            number, first, last, kind, count.whole if count and count.whole else reading, (cue.start, cue.end)
        )
        if count is None or count.whole is None:
            return [whole]
        return [
            Candidate(number, first, last, kind, reading, (cue.start, cue.end), whole=count.whole),
            whole,
        ]

    def _phrase_abroad(
        self, nouns: AssetNouns, number: int, cue: Cue, first: int, last: int, start: int, end: int
    ) -> list[Candidate]:
        """The candidate of a cue where adjectives follow the noun and number words are another language's."""
        last = max(last, nouns.phrase_end(self._text, cue.start, last, end, cue))
        reading = nouns.number_before(self._text, first, start)
        if reading is not None and (reading.end > first or nouns.describes(self._text, reading.end, first)):
            first = reading.end
        first += len(self._text[first : cue.start]) - len(self._text[first : cue.start].lstrip())
        if reading is None:
            first = nouns.head_start(self._text, first, last)
            reading = nouns.counted_by_form(self._text, first, last, cue) or nouns.number_behind(
                self._text, first, last, end
            )
        if not nouns.worth(self._text, first, last, cue, reading):
            return []
        kind = self._kind(cue, first, last)
        return [Candidate(number, first, last, kind, reading, (cue.start, cue.end))]

    def _kind(self, cue: Cue, first: int, last: int) -> AssetKind:
        kinds = [c.name for c in self.cues(first, last)] or [cue.name]
        words = self._text[first:last]
        if _NAMED_BATTERY.search(words):
            kinds.append("force")
        if cue.text.lower() in ("fighter", "fighters") and ("aircraft" in kinds or _CODE.search(words)):
            kinds.append("aircraft")  # `F-16 fighters` are no men
        if cue.text.lower() in ("carrier", "carriers") and _CODE.search(words):
            kinds.append("vehicle")  # an M113 carries men, not aircraft
        return cast("AssetKind", kinds[-1])

    def cues(self, start: int, end: int) -> list[Cue]:
        """The asset cues of a stretch: listed nouns, ship names, unit names and type codes."""
        listed = self._listed(start, end)
        cues = list(listed)
        for pattern, kind in ((_SHIP_NAME, "ship"), (_UNIT, "force"), (_CODE, "")):
            for match in pattern.finditer(self._text, start, end):
                words = match.group().rstrip()
                name = kind or ("aircraft" if _AIRCRAFT_CODE.match(words) else "weapon")
                first, last = match.start(), match.start() + len(words)
                apart = all(first >= cue.end or last <= cue.start for cue in listed)
                named = any(
                    _COMPOUND.fullmatch(self._text, last, cue.start)
                    for cue in listed
                    if 0 < cue.start - last < 40
                )
                if apart and not named and not _HULL.match(self._text, first - 1):
                    cues.append(Cue(name, first, last, words))
        return sorted(cues, key=lambda cue: cue.start)

    def _listed(self, start: int, end: int) -> tuple[Cue, ...]:
        if (start, end) not in self._read:
            self._read[start, end] = self._lexicon.find("assets", self._text, start, end)
        return self._read[start, end]

    def _phrase_start(self, noun: int, floor: int) -> int:
        """Back over the words that belong to the designation: adjectives, names, codes, compounds."""
        tokens = list(_TOKEN.finditer(self._text[floor:noun]))
        first = noun
        for match in reversed(tokens):
            at = floor + match.start()
            between = self._text[floor + match.end() : first]
            word = match.group().strip("'’‘")
            if word == "and" and self._joins_demonyms(floor, at, first):
                first = at
                continue  # `More than 1,400 Australian and Filipino troops`
            if (
                between.strip()
                or word in ("-", "--")
                or word.lower() in _STOP
                or word.endswith(("'s", "’s", "s'", "s’"))
            ):
                break
            if _COMPOUND_NUMBER.fullmatch(word):
                first = at
                continue  # `four two-seat jets`: the compound describes, the number before it counts
            if _ORDINAL_NAME.fullmatch(word) and re.match(r"\s?[A-ZÀ-Þ]", self._text[at + len(word) :]):
                first = at
                continue  # `the Fifth Fleet`: a name
            if word.lower() in (
                "a",
                "an",
                "half",
                "dozen",
                "half-dozen",
                "hundred",
                "thousand",
                "million",
                *_ORDINALS,
            ):
                break
            if _MODEL_BEFORE.search(self._text, max(floor, at - 14), at):
                first = at
                continue  # `Type 055`, `Leopard 2`: the number is the model's, and counts nothing
            if not is_calibre(self._text, at + len(word)) and (
                quantities(word)
                or quantities(self._text[at:first].strip())
                or word.endswith(("-odd", "-plus", "+"))
            ):
                break
            if not word[:1].isupper() and self._is_verb(word):
                break
            if (noun - at) > 70:
                break
            first = at
        return self._without_verb(first, noun, floor)

    def _joins_demonyms(self, floor: int, at: int, first: int) -> bool:
        """Whether the `and` at a place joins two adjectives of states."""
        before = re.search(r"([\w.-]+)\s$", self._text[max(floor, at - 20) : at])
        after = re.match(r"[\w.-]+", self._text[first:])
        return before is not None and after is not None and {before.group(1), after.group()} <= self._demonyms

    def _without_verb(self, first: int, noun: int, floor: int) -> int:
        """`who studies munitions`, `drones that drop grenades`: the word after the subject is its verb."""
        word = re.match(r"([a-z][\w-]*)\s+", self._text[first:noun])
        if word is None:
            return first
        before = SUBJECT_BEFORE.search(self._text, max(floor, first - 30), first)
        if before is None or ((said := before.group("noun")) and said.lower() in self._lexicon.verbs):
            return first
        return first + word.end()

    def _is_verb(self, word: str) -> bool:
        lower = word.lower()
        if lower in _DESCRIBES:
            return False
        if lower in self._lexicon.verbs or any(
            lower in self._lexicon.list("asset_status", name)
            for name in ("deployed", "used", "lost", "ordered", "promised", "present")
        ):
            return True
        return lower.endswith("ly") or lower in _BASE_VERBS

    def _phrase_end(self, cue: Cue, first: int, end: int) -> int:
        """After the noun, over a name (`frigate Psara`, `carrier, the Harry S. Truman`) but no day."""
        text = self._text
        match = re.match(
            r"(?:\s+(?:USS|HMS|INS)?\s*(?:[A-Z][\w.’'-]*|\d+[A-Z]{0,2}\d{0,2}s?\b)){1,4}", text[cue.end : end]
        )
        follows = match.group().split()[0] if match else ""
        measured = cue.text.islower() and (follows[:1].isdigit() or follows in self._states)
        if match and not measured and not re.match(r"\s+(?:and|or)\b", match.group()):
            words = _DAY.split(match.group())[0].rstrip("’' ")
            possessive = re.search(r"['’]s$", words)
            return cue.end + (len(words) if not possessive else 0)
        if self._english and cue.name == "ship" and not cue.text.lower().endswith("s"):
            named = re.match(
                r",\s+(?:the\s+)?(?:(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){0,3}(?=[,.;])",
                text[cue.end : end],
            )
            if named and text[first - 2 : first] != ", ":
                return cue.end + named.end()
        return cue.end

    def _joined(self, cue: Cue, following: list[Cue], last: int, end: int) -> int:
        """`soldiers of a parachute battalion`, `trucks mounted with machine guns`, `fighters of the RSF`."""
        join = _JOINED.match(self._text, last, end)
        if join is None:
            return last
        people = PEOPLE.search(cue.text) is not None
        if re.match(r"\s(?:of|from)\s", join.group()) and not (people or cue.name == "force"):
            return last
        unit = _UNIT.match(self._text, join.end(), end)
        if unit is not None and not join.group().lstrip().startswith(
            ("mounted", "armed", "fitted", "equipped")
        ):
            return unit.end()
        for other in following:
            if self._phrase_start(other.start, join.end()) == join.end():
                return self._phrase_end(other, join.end(), end)
        named = _OF_NAME.match(self._text, last, end)
        return named.end() if named and people else last

    def _worth(self, cue: Cue, first: int, last: int, reading: Reading | None, start: int, end: int) -> bool:
        """Whether it can be an asset at all: no staff of a unit, no collective that a number opens up."""
        text = self._text
        if reading is None and text[first:last].lower() in _PARTIES:
            return False
        if cue.text.lower() == "rounds" and (
            reading is None or (reading.value or reading.minimum or 0) < _ROUNDS
        ):
            return False  # rounds of talks are counted in ones
        if reading is None:
            if cue.name == "force" and _STAFF.search(text, start, first):
                return False  # `Admiral Sorochan of the Black Sea Fleet` is a person
            if (
                self._english
                and cue.text[0].islower()
                and first == cue.start
                and not cue.text.lower().endswith(_PLURALS)
            ):
                return _DEFINITE.search(text, start, first) is not None
        if _NONE.search(text, start, reading.start if reading else first) or text[first:last].startswith(
            "former "
        ):
            return False
        # `a garrison of some 3,000 soldiers` is 3,000 soldiers: the number opens up the collective.
        return not (
            self._english
            and (reading is None or reading.value == 1)
            and cue.name in ("force", "weapon")
            and is_opened(text, last, end)
        )

    def is_general(self, candidate: Candidate) -> bool:
        """A bare general word (`forces`, `the base`): an asset only where much is told of it."""
        words = self._text[candidate.start : candidate.end].lower()
        return words == self._text[slice(*candidate.head)].lower() and words in _GENERAL

    def is_total(self, candidate: Candidate) -> bool:
        """Whether another phrase tells of a part of it: the five of `two of the five ships`."""
        return candidate.whole is None and any(
            part.start == candidate.start and part.whole is not None and part.anchor < candidate.anchor
            for part in self.in_sentence(candidate.sentence)
        )

    def is_bare(self, candidate: Candidate) -> bool:
        """A plain noun without adjective or name: `shells`, `the garrison`."""
        words = self._text[candidate.start : candidate.end]
        return (candidate.start, candidate.end) == candidate.head and words.islower()

    def is_sure(self, candidate: Candidate) -> bool:
        """Whether the head noun can hardly mean anything civil, so that nobody need be asked."""
        head = self._text[slice(*candidate.head)]
        return (
            head in self._lexicon.list("asset_nouns", "sure")
            or self._text[candidate.start : candidate.end] in self._lexicon.list("asset_nouns", "sure")
            or _CODE.fullmatch(head) is not None
            or _SHIP_NAME.fullmatch(head) is not None
        )

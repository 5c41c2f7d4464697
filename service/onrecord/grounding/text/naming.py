"""Names as an article writes them: what makes two the same, the full name behind a surname, a body from a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

from onrecord.grounding.text.folding import without_accents

Offsets = tuple[int, int]

DATELINE = re.compile(
    r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ .,'’/-]*(?:[A-ZÀ-Þ]\w+[ .,]*){0,3}(?:\([^)\n]{2,30}\))?[ ,]*"
    r"(?:[A-Z][a-z]+\.? \d{1,2})?[ ,]*(?:\([^)\n]{2,30}\))?\s*[-–—]{1,2}\s+"
)
"""`HAVANA, Nov 27 (Agencies) - `"""

NAME = (
    r"(?:U\.[SKN]\.|(?:[A-Z]\.){2,3}(?=\s[A-Z][a-zß-ÿ])|(?:(?<!\bon\s)(?<!\bto\s)[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Brig|Rev|Sen|Rep|Gov|Prof)\.(?=\s[A-Z])|"
    r"[A-ZÀ-ÖØ-Þ][\w'’-]*|\d{1,3}(?:st|nd|rd|th)(?=\s[A-Z]))"
)
"""One word of a name: capitalised, an abbreviation of a title or state, or the number of a unit."""

PARTICLES = r"(?:v[ao]n de[rn]?|de l[ao]s|de la|de|del|al|el|von|van|der|bin|ibn|da|di|du|la|le|Al)"
"""What may stand between two words of a name."""

FULL_NAME = rf"{NAME}(?:\s(?:{PARTICLES}\s|al-|el-)?{NAME}){{0,6}}"
"""Up to seven words of a name."""

_LEAD = re.compile(
    r"^(?:the|a|an|this|these|those|its|his|her|their|our|both|some|two|three|four|several)\s+", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s$")
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_RUN = re.compile(
    rf"(?<![\w.]){_WORD}(?: (?:(?:v[ao]n de[rn]?|de l[ao]s|de la|de|del|al|el|von|van|bin|ibn|da|di|du|la)[ -])?"
    rf"{_WORD}){{1,4}}(?!\w)"
)
_NO_PART = re.compile(r"(?:['’]s|-(?:backed|led|aligned|allied|linked))$")
_NO_NAME = frozenset(
    "a an the in on at by for from of to and but or if as when while after before since until because with without "
    "this that these those it its he she they we you i his her their our my not no yes asked mr mrs ms dr sir "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december also both".split()
)
_NO_NAME_ABROAD = frozenset(
    "el la los las un una en de del al a y e o pero su sus este esta según con por para desde tras le les une des du au aux "  # noqa: E501 -- a list of words, or the pattern of one
    "et ou mais son sa ses ce cette ces selon à avec pour depuis après dans par sur m mme mr sr sra don doña".split()
)
_BODY_NOUN = (
    r"(?:operator|company|firm|bloc|group|agency|bank|maker|carrier|union|watchdog|charity|movement|manufacturer|"
    r"bidder|retailer|insurer|developer|supplier|exporter|airline|refiner|lender|newspaper|website|channel|broadcaster|alliance|militia|contractor|"
    r"shipyard|miner|party|organi[sz]ation|grouping|producer|utility|importer|federation|association|army|front|committee|"
    r"institute|think tank|startup|trader|body|faction|coalition|agency|network|foundation|consortium|firm)"
)
_BODY = (
    rf"(?:(?!(?:of|for|at|in|with|from)\s)[\w’'-]+\s){{0,5}}?{_BODY_NOUN}"
    r"(?=[,.;:]|\s(?:that|which|in|of|on|for|with|from|based|said|led|close|allied|founded)\b)"
)
_CAPITALISED = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:of\s(?:the\s)?)?[A-ZÀ-Þ][\w.’'-]*){0,5}(?:\s(?:government|ministry|army|military|presidency|administration))?"
)
_COUNTED = frozenset(
    "a an the one two three four five six several some senior both top former another many".split()
)
_EMPTY = re.compile(
    r"^(?:(?:of|in|on|at|by|for|from|to|with|under|over|as|than|into)\s.*|"
    r"(?:another|second|first|third|one|others?|some|many|most|all|none|both|more|several|a few|the latter|the former|"
    r"(?:each|both|either|neither|two|all) (?:\w+ )?(?:capitals?|sides?|governments?|parties|countries|leaders|men)|"
    r"capitals|"
    r"it|this|that|there|here|what|which|who|everyone|everybody|anyone|nobody|no one)|"
    r".*\b(?:is|are|was|were|has|have|had|been|will|would|already|describe|describes)\s.*|"
    r"(?:(?:late|early|last|on)\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s(?:morning|afternoon|evening|night))?|"
    r"\d\d-year-old(?:\s.*)?|"
    r".*\s(?:and|or|but|that|the)|"
    r".*\b(?:he|she|they|we|i|it|you)|.*\w['’](?:ll|ve|re|d|m)\b.*|.*\bn['’]t\b.*)$",
    re.IGNORECASE,
)


def without_lead(words: str) -> str:
    """Words without the determiner or number that they open with."""
    return _LEAD.sub("", words)


def without_possessive(words: str) -> str:
    """Words without a possessive ending."""
    return _POSSESSIVE.sub("", words)


def bare_name(words: str) -> str:
    """A name without the marks around it, its determiner and its possessive ending."""
    return without_possessive(without_lead(words.strip(" ,.“”\"'’")))


def name_key(words: str) -> str:
    """What two wordings of one name have in common: the bare name, without case, accents and full stops."""
    return re.sub(r"[.\s]+", " ", without_accents(bare_name(words)).lower()).strip()


def initials(words: str) -> str:
    """The first letters of the capitalised words: `AU` of `African Union`."""
    return "".join(token[0] for token in re.findall(r"\w+", words) if token[0].isupper())


def full_names(text: str, *, english: bool = True) -> list[Offsets]:
    """Runs of two to four capitalised words that can be a name, without the words that only open a sentence."""
    found = []
    for match in _RUN.finditer(text):
        words = match.group().removesuffix("'s").removesuffix("’s")
        start = match.start()
        tokens = words.split(" ")
        no_name = _NO_NAME if english else _NO_NAME_ABROAD
        while tokens and tokens[0].lower().strip(".'’") in no_name:
            start += len(tokens[0]) + 1
            tokens = tokens[1:]
        while tokens and _NO_PART.search(tokens[0]) and (len(tokens) > 2 or "-" in tokens[0]):
            # `Latvia's Ilze Vanaga`; `Iran-backed Huthi` is no full name
            start += len(tokens[0]) + 1
            tokens = tokens[1:]
        if 2 <= len(tokens) <= 4:
            found.append((start, start + len(" ".join(tokens))))
    return found


def full_name(text: str, name: str, *, before: int, english: bool = True) -> Offsets | None:
    """The only full name that one word of a person's name stands for: `Bawa` and `BAWA` for `Rahim Bawa`.

    A surname stands behind the given name, which opens it. None where the article has several such names, or none.
    """
    if " " in name or len(name) < 2 or not name[0].isupper() or name.lower() in _NO_NAME:
        return None
    if not english and name.isupper():
        return None  # `la GDF`: initials are no surname
    found: dict[str, Offsets] = {}
    for start, end in full_names(text, english=english):
        tokens = text[start:end].split(" ")
        if text[start:end].isupper() and not name.isupper():
            continue
        # `Quintanilla Arce`: either; `Obaidi` for `al-Obaidi`
        inner = name.casefold() in (one for token in tokens[1:] for one in _with_article(token.casefold()))
        if inner or (tokens[0] == name and end < before):
            found.setdefault(" ".join(tokens), (start, end))
    return next(iter(found.values())) if len(found) == 1 else None


def _with_article(token: str) -> tuple[str, str]:
    """A surname with and without the Arabic article that is written onto it."""
    return token, token.removeprefix("al-").removeprefix("el-")


_SHORT = re.compile(
    rf"(?P<long>(?:{_WORD}|of|for|and|the|de|du)(?:\s(?:{_WORD}|of|for|and|the|de|du|on|in)){{1,8}})\s"
    r"\((?:the\s)?(?P<short>[A-ZÀ-Þ][\w.&-]{1,12})\)"
)


_KNOWN_AS = re.compile(
    rf"(?P<long>{FULL_NAME}),?\s(?:who\sis\s|who\swas\s|(?:which|that)\sis\s)?(?:"
    r"(?:(?:also|better|best|commonly|popularly|widely|usually|generally)\s)?known\s(?:(?:simply|locally|commonly)\s)?(?:as|by\s"
    r"(?:(?:his|her|its|the)\s)?(?:alias|nickname|nom\sde\sguerre|acronym|initials|pseudonym))|nicknamed|alias|aka|"
    r"who\sgoes\sby(?:\sthe\sname(?:\sof)?)?|who\suses\sthe\snom\sde\sguerre|or)\s"
    rf"(?:the\s)?[“\"'‘]?(?P<short>{NAME}(?:\s{NAME})?)[”\"'’]?(?=[,.;)]|\s(?:said|says|told)\b)"
)
"""`Idris Abbakar, known as Jeddo,`; `the National Army, or NA,`."""
_BODY_LAST = re.compile(
    r"\b(?:Army|Armies|Front|Forces?|Party|Movement|Union|Council|Organi[sz]ation|Agency|Ministry|Office|Command|Guards?|Bureau|"
    r"Commission|Committee|Services?|Alliance|League|Corps|Congress|Assembly|Association|Federation|Coalition|Authority|Mission|"
    r"Bank|Fund|Institute|Group|Police|Navy|Department|Government|Administration|Resistance|Brigades?|Staff)\b"
)


def short_forms(text: str) -> dict[str, str]:
    """Other names that the article explains, by the other name: `Ministry of Defence (MoD)`, `Abbakar, known as Jeddo`.

    Letters may be another language's (`National Liberation Army (ELN)`) where the long name is that of a body.
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        long = _spelt_out(match["long"].split(), match["short"])
        if long is not None:
            found[match["short"]] = long
    for match in _KNOWN_AS.finditer(text):
        if match["short"] not in match["long"] and not _is_or_name(match):
            found.setdefault(match["short"], match["long"])
    return found


def _is_or_name(match: re.Match[str]) -> bool:
    """`Kenya or Uganda`: what `or` joins is another, unless it is letters for the name before."""
    joined = re.search(r"\sor\s(?:the\s)?$", match.group()[: match.start("short") - match.start()])
    return joined is not None and not (match["short"].isupper() and "," in match.group())


def _spelt_out(tokens: list[str], short: str) -> str | None:
    """The name among the words before a bracket that its letters stand for; None where they are something else."""
    letters = short.replace(".", "").casefold()
    capitals = "".join(char for char in short if char.isupper()).casefold()
    starts = [at for at in range(len(tokens) - 1) if tokens[at][0].isupper()]
    for first in starts:
        spelt = "".join(token[0] for token in tokens[first:] if token[0].isupper()).casefold()
        if spelt in (letters, capitals):
            return " ".join(tokens[first:])
    for first in starts:
        if _is_made_of(letters, [token.casefold() for token in tokens[first:]]):
            return " ".join(tokens[first:])
    run = len(tokens)
    while run and (tokens[run - 1][0].isupper() or tokens[run - 1] in _INSIDE_NAMES):
        run -= 1
    while run < len(tokens) and not tokens[run][0].isupper():
        run += 1
    name = " ".join(tokens[run:])
    foreign = short.isupper() and len(tokens) - run > 1 and _BODY_LAST.search(name) is not None
    return name if foreign else None


_INSIDE_NAMES = frozenset("of for the and de du".split())


def _is_made_of(letters: str, words: list[str]) -> bool:
    """Whether letters are the beginnings of words in turn, small words left out or not: `CENTCOM`, `ECOWAS`."""
    if not words:
        return not letters
    if words[0] in _INSIDE_NAMES and _is_made_of(letters, words[1:]):
        return True
    return any(
        letters.startswith(words[0][:count]) and _is_made_of(letters[count:], words[1:])
        for count in range(min(len(words[0]), len(letters), 5), 0, -1)
    )


_IN_BRACKETS = re.compile(r"\s\((?:el\s|la\s|le\s|l['’])?(?P<short>[A-ZÀ-Þ]{2,8})(?:,[^)]*)?\)")
_BEFORE_BRACKETS = re.compile(r"(?:[\w’'-]+\s){0,9}[\w’'-]+$")
_LINK = re.compile(r"(?:de|del|la|los|las|du|des|le|les|et|y|e|para|pour|en|l['’]|d['’])", re.IGNORECASE)


def short_forms_abroad(text: str) -> dict[str, str]:
    """The same in Spanish and French, where letters may be another language's: `Fuerza de Defensa de Guyana (GDF)`."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        before = _BEFORE_BRACKETS.search(text, max(0, match.start() - 140), match.start())
        tokens = before.group().split() if before else []
        first = len(tokens)
        spelt = [
            at
            for at in range(len(tokens))
            if tokens[at][:1].isupper() and _spells(tokens[at:], match["short"])
        ]
        while first > 0 and (tokens[first - 1][:1].isupper() or _LINK.fullmatch(tokens[first - 1])):
            first -= 1
        while first < len(tokens) and not tokens[first][:1].isupper():
            first += 1
        first = spelt[-1] if spelt else first
        if sum(token[:1].isupper() for token in tokens[first:]) > 1 or spelt:
            words = " ".join(tokens[first:])
            found[match["short"]] = re.sub(r"^(?:El|La|Los|Las|Le|Les|Un|Una|Une)\s|^[LD]['’]", "", words)
    return found


def initials_abroad(words: str) -> str:
    """The first letters of all words but articles and prepositions, as capitals."""
    tokens = (re.sub(r"^[lLdD]['’]", "", token) for token in words.split() if not _LINK.fullmatch(token))
    return "".join(token[:1] for token in tokens).upper()


def _spells(tokens: list[str], short: str) -> bool:
    letters = [re.sub(r"^[lLdD]['’]", "", token)[:1] for token in tokens if not _LINK.fullmatch(token)]
    return "".join(letters).casefold() == short.casefold() and len(letters) > 1


def stands_after_the(text: str, name: str) -> bool:
    """Whether the article says `the` before a name: `the Barisan Revolusi Nasional` is no person."""
    return re.search(rf"\b[Tt]he {re.escape(name)}(?![\w-]|['’]s\s[a-z])", text) is not None


def described_as_body(text: str, name: str) -> bool:
    """Whether words beside a name call it a body: `Luka Koper, the port operator`, `the rights group Kraty`."""
    words = re.escape(name)
    return (
        re.search(
            rf"\b{words}(?:,\s+which\b|,?\s+itself\b|,\s+(?:an?|the)\s+(?!(?:[\w-]+\s){{0,3}}(?:said|says|added|told)\b){_BODY})|"
            rf"\b{_BODY_NOUN}\s{words}\b(?!['’]s)|(?<!\bof\s)(?<!\bfor\s)(?<!\bat\s)(?<!\bin\s)\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?:(?!(?:of|for|at|in|the)\s)[\w-]+\s){{0,3}}{_BODY_NOUN},\s{words},",
            text,
        )
        is not None
    )


def capitalised(words: str) -> Iterator[tuple[str, int]]:
    """Names that can be of a body, without what counts or ranks people before them, each with its end in the words."""
    for match in _CAPITALISED.finditer(words):
        name = match.group().removesuffix("'s").removesuffix("’s")
        while name and name.split()[0].lower() in _COUNTED:
            name = " ".join(name.split()[1:])
        if name:
            yield name, match.end()


def names_nobody(words: str) -> bool:
    """Whether words cannot be an actor: a bare determiner, a phrase that opens with a preposition, a contraction."""
    return _EMPTY.match(words.strip()) is not None

"""The grammar of Arabic that rules read by: names, titles and bodies are told by words, as there are no capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import demonyms, state_names

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.cues.syntax import Syntax
    from onrecord.grounding.text.quotations import Quotation

_VOWELS = re.compile(r"[\u064b-\u0652\u0640]")
TOKEN = re.compile(r"[\w\u064b-\u0652\u0640]+|[^\w\s]")
STOP = re.compile(r"[،,؛;:.«»“”\"()؟!—–]|\s-\s")
PREFIXED = re.compile(r"^(?:ب|ل|ك|بال|لل|كال)(?=\w{3,})")


_REALM = re.compile(r"(?:سلطنة|مملكة|جمهورية|دولة|إمارة)\s(?P<state>[\w\u064b-\u0652]+)")


_FRONT = re.compile(
    r"(?:جبهة|حركة|حزب|جيش)\s(?:تحرير|إنقاذ|شباب|أنصار|أحرار|مقاومة|بوليساريو)(?:\s(?!في|من|على|إلى|عن|أن|إن)[\u0621-\u064a]{3,}(?<!ا)(?!\w))?"
)


def bare(word: str) -> str:
    """A word without vowel signs."""
    return _VOWELS.sub("", word)


class ArabicGrammar:
    """One article's text with the words of its language."""

    def __init__(self, text: str, lexicon: Lexicon, syntax: Syntax, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._lexicon = lexicon
        self._syntax = syntax
        self._quoted = quoted
        self._forms = lexicon.verbs
        self._not_acts = lexicon.list("modifiers", "not_acts")
        self._silence = [lexicon.list("open", name) for name in ("declined", "withheld", "unconfirmed")]
        self._anonymity = lexicon.list("sources", "anonymity")
        self._bodies = [lexicon.list("grammar", name) for name in ("institutions", "groups")]
        self._titles = lexicon.list("grammar", "titles")
        self._unnamed = lexicon.list("sources", "unnamed")
        self._papers = lexicon.list("sources", "document")
        self._private = lexicon.list("settings", "private")
        self._settings = [lexicon.list("settings", name) for name in ("private", "public")]
        self._opener = syntax.pattern("complementizers")
        self._contrast = re.compile(rf"؛|;|[،,]?\s(?:{syntax.words('contrasts')})\s")
        self._lead = re.compile(rf"(?:{syntax.words('conjunctions')})\s+")

    def _continues(self, word: str) -> bool:
        return self._states(word) or (
            self._syntax.holds("role_words", word) and not self._syntax.holds("prepositions", word)
        )

    def _opens_setting(self, at: int, end: int) -> bool:
        return any(
            (cue := phrases.first(self._text, at, end)) is not None and cue.start == at
            for phrases in self._settings
        ) and not self._titles_at(at, end)

    def _titles_at(self, at: int, end: int) -> bool:
        cue = self._titles.first(self._text, at, end)
        return cue is not None and cue.start == at

    def _name_follows(self, at: int, last: int) -> bool:
        return any(self._is_name_word(bare(m.group())) for m in TOKEN.finditer(self._text, at, last))

    def _is_name_word(self, word: str) -> bool:
        return (
            len(word) > 1
            and not word.startswith("ال")
            and not word.startswith("لل")
            and not self._syntax.holds("role_words", word)
            and not self._syntax.holds("prepositions", word)
            and not self._states(word)
            and word not in self._titles
            and not any(word in phrases for phrases in self._bodies)
            and not PREFIXED.match(word)
            and not word.endswith(("ها", "هم", "ته"))
        )

    def _titled(self, words: list[str]) -> bool:
        head = bare(words[0]) if words else ""
        return head in self._titles or (
            self._syntax.holds("role_words", head)
            and head in ("وسيط", "كبير", "كبيرة", "قائد", "زعيم", "مدير", "مساعد", "حاكم", "عضو")
        )

    def _is_unnamed_head(self, first: int, last: int) -> bool:
        cue = self._unnamed.first(self._text, first, last)
        return (
            cue is not None
            and self._text[first : cue.start].count(" ") <= 1
            and not self._titles_at(first, last)
        )

    def _known_at(self, first: int, last: int) -> int | None:
        """Where a body, group or state that opens a stretch ends, with the adjectives that follow it."""
        text = self._text
        ends = [
            cue.end
            for phrases in self._bodies
            for cue in phrases.find(text, first, last)
            if cue.start == first
        ]
        head = TOKEN.match(text, first, last)
        if head and self._states(bare(head.group())):
            ends.append(head.end())
        realm = _REALM.match(text, first, last)
        if realm is not None and self._states(realm["state"]):
            return realm.end()  # `سلطنة عُمان`
        if not ends:
            return None
        limit = max(ends)
        front = _FRONT.match(text, first, last)
        if front is not None and front.end() > limit:
            limit = front.end()  # `جبهة تحرير أزواد`: a name without the article
        if head and limit == head.end() and self._states(bare(head.group())):
            return limit
        for match in TOKEN.finditer(text, limit, last):
            word = bare(match.group())
            if not (self._states(word) or word.startswith("ال") or self._syntax.holds("role_words", word)):
                break
            if self._syntax.holds("prepositions", word):
                break
            limit = match.end()
            if self._states(word):
                break
        return limit

    def _states(self, word: str) -> bool:
        word = bare(word)
        return any(
            form in table
            for table in (state_names(), demonyms())
            for form in (word, word.removeprefix("ال"), word.removeprefix("و"), word.removeprefix("لل"))
            if len(form) > 2
        )

    def _part_of_name(self, words: str) -> bool:
        """After `عبد`, `أبو`, `بن` or one first name a word with the article goes on with the name."""
        last = bare(words.split()[-1])
        return last in ("عبد", "أبو", "ابو", "أبي", "بن", "ابن", "آل", "ولد") or self._is_name_word(last)

    def _opens_another(self, word: str, before: str) -> bool:
        """Behind a noun with the article only its adjectives follow: `طالب الوزير | مجلس الأمن`."""
        last = bare(before.split()[-1])
        if word.startswith("لل"):
            return False  # `الأمين العام للحزب`
        if last in ("باسم", "بإسم", "لدى", "في", "لشؤون") or word in ("باسم", "بإسم", "عام", "العام"):
            return False
        if not last.startswith(("ال", "لل")):
            return False
        noun = word.removeprefix("ال")
        body = any(noun in phrases or word in phrases for phrases in self._bodies)
        return body or (self._states(word) and not word.startswith("ال"))

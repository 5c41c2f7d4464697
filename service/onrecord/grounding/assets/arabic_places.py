"""Where an asset is, in Arabic: the place nearest behind it. There are no capitals, so words tell what is a place.

A state or a capital is one; so is what a noun of places (`مدينة`, `ميناء`) or of directions (`شمال`, `قبالة`) leads
to. Behind a bare `في` only a word will do that can hardly be a common noun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.languages.arabic_grammar import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.cues.syntax import Syntax
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.text.locating import Locator

_LETTERS = "[\u0621-\u064a\u064b-\u0652]"
_WORD = rf"{_LETTERS}+"
_NOUN = (
    r"(?:ال)?(?:مدينة|مدينتي|بلدة|بلدتي|قرية|ضاحية|حي|مخيم|ميناء|مرفأ|مطار|قاعدة|معسكر|ثكنة|خليج|بحر|محيط|محافظة|ولاية|إقليم|"
    r"اقليم|منطقة|مديرية|قضاء|جزيرة|جزر|مضيق|معبر|حدود|سواحل|ساحل|شواطئ|جبل|جبال|وادي|سهل|نهر|قناة|هضبة|صحراء|مياه|أجواء|اجواء|"
    r"سماء|مشارف|ضواحي|ريف|أطراف|محور|حقل|بحيرة|عاصمة|العاصمة)"
)
_DIRECTION = r"(?:شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|أقصى|اقصى)"
_AT = (
    r"(?P<sure>قرب|قبالة|قبال|باتجاه|صوب|بالقرب\sمن|على\sمقربة\sمن|في\sمحيط|في\sاتجاه|انطلاقا\sمن|فوق|داخل|تجاه)|"
    r"(?P<bare>في|إلى|الى|نحو|من|على|عبر|حتى|بين)|(?P<direct>(?=\S))"
)
_LEAD = re.compile(rf"(?<![\w\u064b-\u0652])(?:{_AT})\s?(?P<words>(?:{_WORD}|\s){{2,60}})")
_TIMES = re.compile(
    r"(?:يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|"
    r"آب|أيلول|تشرين|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|عام|سنة|شهر|يوم|ساعة|وقت|حين|صباح|مساء|ليل|فجر|منتصف|نهاية|بداية|مطلع|أواخر)"
)
_COMMON = re.compile(
    r"(?:إطار|اطار|بيان|تصريح|حديث|خطاب|مؤتمر|تقرير|هجوم|غارة|ضربة|عملية|حملة|حرب|معركة|حالة|حال|سياق|ظل|ضوء|أعقاب|اعقاب|مجال|سبيل|"
    r"مقابل|مهمة|مناورة|دورية|تدريب|رد|ما|من|كل|أي|اي|هذا|هذه|ذلك|تلك|أن|ان|أنه|أنها|شأن|طريق|طريقه|طريقها|مرة|شكل|صورة|عدد|"
    r"خدمة|قبضة|أيدي|ايدي|يد|حوزة|تحد|خرق|رسالة|لقاء|اجتماع|اتصال|تغريدة|منشور|مقطع|فيديو|تسجيل|نطاق|موقع|مكان|جهة|مقر|اتجاه|"
    r"حادث|انفجار|كمين|اشتباك|قصف|سقوط|مقتل|إصابة|حين|أقل|اقل|أكثر|اكثر|أرض|ارض|نحو|حوالي|آن|بعض|جميع|كافة|عدة|مختلف|غضون|خضم|صدد|صفوف|إشارة|اشارة|إحدى|أحد|احد)"
)
_AGENT = re.compile(r"(?<!\w)(?:من|عن)\s(?:قبل|جانب|طرف|بينها|بينهم|دون|أجل|خلال|المقرر|شأن|طراز|نوع|فئة)")
_ASKED = re.compile(r"(?:طلب|طلبت|يطلب|تطلب|طلبوا|طالب|طالبت)\s$")
"""`طلبت من واشنطن إرسال`: before whom is asked."""
_NUMBER = re.compile(r"(?:ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر|مئ|مائ|ألف|آلاف)(?:ة|ية|ون|ين|تين|ي)?")
_ITS = re.compile(r"(?:مشارف|ضواحي|أطراف|اطراف|سواحل|أراضي|حدود|محيط|أجواء|مياه|وسط)(?:ها|ه|هم)")
"""`إلى مشارفها`: a place by the pronoun of one named before."""
_WITHIN = re.compile(rf"\s(?:(?:ال|لل){_WORD}|{_DIRECTION})")
_NEAR = 90


class ArabicPlaces:
    """Reads places of the assets of one Arabic article."""

    def __init__(self, lexicon: Lexicon, syntax: Syntax, locator: Locator, actors: Actors) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors
        self._syntax = syntax
        self._verbs = lexicon.verbs
        self._listed = [
            lexicon.list(section, name)
            for section in ("assets", "asset_status", "settings", "nouns", "sources")
            for name in lexicon.words.get(section, {})
        ]
        self._bodies = [lexicon.list("grammar", name) for name in ("institutions", "groups", "titles")]

    def place_of(self, candidate: Candidate) -> Span | None:
        """The place named nearest behind an asset, else the last one before it; None where there is none."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        behind = next(self._places(candidate.end, min(end, candidate.end + _NEAR)), None)
        if behind is not None:
            return behind
        before = list(self._places(max(start, candidate.anchor - _NEAR), candidate.anchor))
        return before[-1] if before else None

    def _places(self, start: int, end: int) -> Iterator[Span]:
        at = start
        while match := _LEAD.search(self._text, at, end):
            at = match.start() + max(1, len(match.group().split()[0]))
            if _AGENT.match(self._text, match.start(), end) or _ASKED.search(
                self._text, max(0, match.start() - 12), match.start()
            ):
                continue
            last = self._place_end(match, end)
            if last is not None:
                at = last
                yield self._locator.span(match.start("words"), last)

    def _place_end(self, match: re.Match[str], end: int) -> int | None:
        """Where the place that a lead opens ends, or None where the words are no place."""
        first = match.start("words")
        words = [bare(word) for word in match["words"].split()]
        if not words:
            return None
        sure = match["sure"] is not None
        if _ITS.fullmatch(words[0]) and match["direct"] is None:
            return first + len(match["words"].split()[0])
        noun = re.compile(rf"{_NOUN}(?!\w)").match(self._text, first, end)
        if noun is not None:
            return self._named(noun.end(), end) or (
                noun.end() if words[0].startswith("ال") and sure else None
            )
        direction = re.compile(rf"(?:ال)?{_DIRECTION}(?!\w)(?:\s{_DIRECTION}(?!\w))?").match(
            self._text, first, end
        )
        if direction is not None:
            inner = re.compile(rf"\s{_NOUN}(?!\w)").match(self._text, direction.end(), end)
            return self._named(inner.end() if inner else direction.end(), end)
        if match["direct"] is not None:
            return None
        if self._actors.state_named(words[0]) and not words[0].endswith(("ي", "ية")):
            return first + len(match["words"].split()[0])
        if self._may_be_a_place(words[0], sure=sure) and self._closes(
            first + len(match["words"].split()[0]), end
        ):
            return first + len(match["words"].split()[0])
        return None

    def _named(self, at: int, end: int) -> int | None:
        """The end of a name behind a noun of places: one word, and those with the article that go on with it."""
        name = re.compile(rf"\s(?P<name>{_WORD})").match(self._text, at, end)
        if name is None or not self._may_be_named(bare(name["name"])):
            return None
        last = name.end()
        while step := _WITHIN.match(self._text, last, end):
            word = bare(step.group().strip())
            if self._is_listed(word) or _TIMES.match(word.removeprefix("ال")) or word in self._verbs:
                break
            if self._syntax.holds("times", word) or (
                word.startswith("لل") and not self._actors.state_named(word)
            ):
                break
            last = step.end()
        return last

    def _may_be_named(self, word: str) -> bool:
        return (
            len(word) > 2
            and word not in self._verbs
            and _COMMON.fullmatch(word) is None
            and _TIMES.fullmatch(word) is None
            and not self._syntax.holds("prepositions", word)
            and not self._syntax.holds("relatives", word)
            and not self._syntax.holds("times", word)
            and word not in ("حيث", "بهدف", "وذلك", "نحو", "أكثر")
        )

    def _may_be_a_place(self, word: str, *, sure: bool) -> bool:
        """Whether a single word can be a town: no word of the lists, no time, and behind `في` no everyday noun."""
        noun = word.removeprefix("ال")
        if (
            not self._may_be_named(word)
            or self._is_listed(word)
            or _TIMES.fullmatch(noun)
            or _COMMON.fullmatch(noun)
            or _NUMBER.fullmatch(noun)
        ):
            return False
        if any(phrase.first(word) for phrase in self._bodies):
            return False
        return sure or not word.endswith(("ه", "ها", "هم", "ات", "ين", "ون", "اً"))

    def _is_listed(self, word: str) -> bool:
        return any(word in phrases for phrases in self._listed)

    def _closes(self, at: int, end: int) -> bool:
        """Whether a word is a phrase by itself: a mark, a direction, a time or another preposition follows."""
        return (
            re.compile(
                rf"\s?[،.,؛)»]|\s?$|\s{self._syntax.words('times')}(?!\w)|\s(?:و?{_DIRECTION}|أمس|اليوم|يوم|في|من|إلى|منذ|بعد|قبل|خلال|على|مع|عبر|وفق|بحسب|حسب|حيث|بهدف|التي|لل)"
            ).match(self._text, at, min(end + 12, len(self._text)))
            is not None
        )

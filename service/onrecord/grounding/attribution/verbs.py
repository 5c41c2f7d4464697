"""Whether a cue word is a verb by which somebody acts: not a noun, a name, an infinitive or a word in quotation marks.

Rules read the words beside it, for English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.raising import raised
from onrecord.grounding.attribution.unsaid import is_unspoken
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue, Lexicon

_ASKED = re.compile(
    r"(?:\b(?:whether|what|how|why)|\b(?:asked?|knows?|known|clear|say|says|disclose|decided?|about|over|of)\s(?:who|which))"
    r"\s+(?:[^\s,;:]+\s+){0,6}$",
    re.IGNORECASE,
)
_PLURAL_VERBS = frozenset({"say", "believe", "argue", "insist", "deny"})
PASSIVE = re.compile(
    r"\b(?:be|been|being|was|were|is|are|get|got)\s+(?:(?:not|also|later|\w+ly)\s+)*$", re.IGNORECASE
)
PARTICIPLE = re.compile(r"^(?:\w+ing)(?:\s.*\bthat)?$", re.IGNORECASE)
_SO_MANY = re.compile(
    r"\s+(?:up to |at least |more than |some |about |another |a further )?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|dozens|scores|hundreds)\b)"
)
WITH = re.compile(
    r"\bwith\s+(?P<who>(?:the\s|[A-ZÀ-Þ])[^,;“”\"]{1,40}?)\s+(?:again\s|repeatedly\s|still\s)?$"
)
PUT_OUT = re.compile(
    r"\s+(?:has |have |had )?(?:put out|issued|released|published|posted|sent|wrote|signed|made|circulated)\s+"
    r"(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}"
    r"(?:statements?|letters?|communiqu[eé]s?|posts?|messages?|notes?|videos?|memos?)\s+(?:(?:last|this|on|late|early)\s\w+\s+)?$"
)
_VERB_PREV = frozenset(
    "to will would can could must should may might not n't did do does has have had and they we i you who "
    "also never is are was were be been he she it which that but then later earlier first again already "
    "repeatedly still now being having".split()
)
_NOUN_PREV = frozenset(
    "a an the this that these those its his her their our my your no any some such each every of for in "
    "on at by with from under over into per his first last new recent further more".split()
)
_TOLD = frozenset("told assured warned informed promised reminded advised notified cautioned".split())
"""Verbs whose passive tells what somebody heard: `had been assured that …`."""
_COMES = frozenset(
    "be been being is are was were come comes came go goes went gone get got turn turned bring brought send sent "
    "take took taken hold held pull pulled fly flew push pushed".split()
)
_ASKED_ABOUT = frozenset("about whether if why what how by when on who where".split())
_TO_TELL = frozenset("announce say tell insist declare warn".split())
_DETERMINERS = frozenset("a an the his her its their our my".split())
_NOUN_NEXT = frozenset("of for from between".split())
_LAST_WORD = re.compile(r"[.]?$")
_ITS_SUBJECT = re.compile(
    r",[”\"’]?\s(?:(?:the|its|his|her|their)\s(?:[\w’'-]+\s){1,4}|(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3})$"
)
"""`…, the army estimates.`: a comma, a subject, the verb and nothing more."""
_EXPLETIVE = re.compile(
    r"\b[Ii]t(?:['’]s|\s(?:is|was|would|will|may|might|could|seems|seemed))(?:\s(?:be|been|not|now|also|perhaps))*"
    r"\s(?:(?:too|more|less|very|only)\s)?[a-z]+\sto\s$"
)
_A_CALL = re.compile(
    r"\b(?:an?|the|this|that|his|her|its|their|phone|telephone|one)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
_TAKES_GERUND = re.compile(
    r"(?:recommend|suggest|propos|oppos|consider|advis|favou?r|advocat|support)e?s$", re.IGNORECASE
)
_BASE = re.compile(r"(?!(?:is|are|was|were|will|would)\b)[a-z]+(?<!ed)(?<!ing)\s", re.IGNORECASE)
_DONE_TO = re.compile(
    r"(?!quoted|recorded|remained)(?:[a-z]+ed|told|sent|held|shut|cut|taken|given|put|set|drawn|written)\s",
    re.IGNORECASE,
)
_WHO_DOES = re.compile(
    r"(?<!\b[Ii]t\swas\s)\b(?P<noun>[\w’'-]+)\swho\s(?:(?:has|have|had|also|now|once|still|then|later|never|always|\w+ly)\s)*$"
)
"""`a former official who now | advises | insurers`: what describes somebody is no act of the sentence."""
_MAY = re.compile(r"\b(?:can|could|may|might|must|should)\s(?:\w+ly\s|also\s|now\s)?$")
_NOUN_PHRASE = re.compile(
    r"\b(?:an?|the|this|his|her|its|their|one|no|any|every|another)\s(?:[\w-]+\s)?[\w-]*(?:al|ic|ive|ous|ent|ant|ed|ing|ful|ar|ry|ate|an|new|joint|formal)\s$"
)
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|declared)\b")
_GOES_ON = re.compile(r"[,:.]|$")
_SET_IN = re.compile(r"[,”\"’]\s(?:he|she|they|it|(?:the|this)\s[a-z]+|(?:[A-ZÀ-Þ][\w.’'-]*\s?){1,4}?)\s?$")
"""`The intruders, | he | went on, had …`: not `The war went on`."""
_BASE_FORM = re.compile(r"(?!\w*(?:ed|ing|s)$)[a-z]+$")
_THEY = re.compile(
    r"(?:[a-rt-z]s|people|men|women|police),\s(?:who|which|whose|led|backed|including|many|most|some|like|along)\b[^;:“”\"]*,\s$"
)
_TO_DO_AND = re.compile(
    r"\bto\s(?!(?:the|an?|his|her|its|their|this|that)\s)[a-z]+\b[^,;:“”\"]{0,60}\s(?:and|or)\s(?:\w+ly\s)?$"
)
"""`called on him to come and | explain |`: an infinitive joined to another."""
_BASES = frozenset(
    "order call claim report demand offer request state note plan assent support appeal pledge vow threat promise "
    "protest "
    "comment charge rebuke estimate answer reply address ban veto sanction halt guarantee dispute complaint".split()
)
_PEOPLE = re.compile(
    r"\s(?:(?:[\w’'-]+|\d+),?\s){0,4}?(?:(?:[Ss]oldiers?|troops|[Aa]irmen|[Ss]ailors|[Mm]arines|cadets|"
    r"recruits|guests?|visitors?|delegates|"
    r"delegations?|families|veterans|students|pupils|refugees|envoys?|counterparts?|ambassadors?|pilgrims|players|crews?|"
    r"arrivals|crowds|children|reporters|journalists)\b(?!['’])|(?:him|her|them)\s(?:to|at|in|with|back|home|warmly)\b|"
    r"[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)*\s(?:to|at)\s(?:the|his|her|its|their|[A-ZÀ-Þ]))"
)
"""Whom somebody greets: `welcomed | soldiers visiting from Kenya`."""
_NO = re.compile(r"\bno\s(?:\w+\s)?$", re.IGNORECASE)
_SURE = re.compile(
    r"(?:said|told|ed|wrote|thought|sought|met|held|spoke|sent|withdrew|undertook)$", re.IGNORECASE
)


def before_plural(text: str, start: int, end: int) -> bool:
    """Whether a clause about several people stands right before: `The rebels, who ordered them out, | accuse`."""
    return _THEY.search(text, start, end) is not None


class Verbs:
    """Tells acts from words that only look like them, in one article."""

    def __init__(self, text: str, lexicon: Lexicon, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._lexicon = lexicon
        self._quoted = quoted
        self._not_acts = lexicon.list("modifiers", "not_acts")

    def is_no_act(self, at: int, start: int, end: int) -> bool:
        """Whether the cue here only looks like an act: a refusal to talk, `called off`, `so-called`."""
        phrases = self._not_acts.find(self._text, max(start, at - 40), min(end, at + 40))
        return any(phrase.start <= at < phrase.end for phrase in phrases)

    def is_act(self, cue: Cue, start: int, end: int) -> bool:
        """Whether the cue is a verb of the article's own, not a noun, a name or a word in quotation marks."""
        if inside(self._quoted, cue.start, cue.end):
            return False
        text = self._text
        before = re.findall(r"[\w'’.-]+|[^\w\s]", text[max(start, cue.start - 60) : cue.start])
        previous = before[-1].lower().replace("’", "'") if before else ""
        following = re.match(r"\s*([\w'’-]+)", text[cue.end : end])
        after = following.group(1).lower() if following else ""
        words = cue.text.split()
        if cue.text.lower() in ("called", "known as") and (
            re.search(r"\b(?:also|formerly|previously|once|so)[\s-]*$", text[start : cue.start])
            or (
                re.search(r",\s*$", text[start : cue.start])
                and re.match(r"\s+[A-ZÀ-Þ“\"][^,]{1,40},", text[cue.end : end])
            )
        ):
            return False  # `an airfield, also called …` names a thing
        if cue.text.lower() == "according to":
            return True
        if re.search(r",\s*(?:who|whose|which)\b[^,]*$", text[start : cue.start]):
            return (
                False  # `…, who asked not to be named, said`: a relative clause describes, the main verb acts
            )
        if self.is_no_act(cue.start, start, end) or is_unspoken(text, start, cue):
            return False
        if self._described(cue, previous, after, start, end):
            return False
        if raised(text, start, (cue.start, cue.end)):
            return True  # `was heard to remark that …`
        if words[0].lower() in ("go", "goes", "went") and words[-1] == "on":
            set_in = _GOES_ON.match(text, cue.end, end) and _SET_IN.search(text, start, cue.start)
            return bool(set_in) and not _SAID_BEFORE.search(text, start, cue.start)
        if words[0].lower() == "be":
            return False  # `must be willing to`
        if words[0].lower().startswith("comment") and after == "on":
            return False  # `commented on the bombings`: a topic, and nothing said of it
        if words[0].lower() == "plans" and _NO.search(text[start : cue.start]):
            return False  # `no current plans to expand it exist`
        if (
            len(words) == 1
            and cue.text.lower() in _PLURAL_VERBS
            and previous not in _NOUN_PREV
            and previous != "to"
        ):
            return True
        if _ASKED.search(text[start : cue.start]):
            return False  # a question, asked or open, says of nobody that he did it
        if text[cue.start].isupper() and (cue.start > start or len(words) == 1) and not cue.text.isupper():
            # A capital inside a sentence is a name ("State", "States"); at its start a verb has no subject.
            return False
        if text[cue.end : cue.end + 1] in "-‑" and text[cue.end + 1 : cue.end + 2].isalpha():
            return False
        if before and before[-1] in "-‑" and text[cue.start - 1] in "-‑":
            return False
        if cue.text.lower() == "back" and previous in _COMES:
            return False  # `would be back in Doha`, `went back to the front`
        if words[0].lower() == "call" and _A_CALL.search(text[start : cue.start]):
            return False  # `in a call on Tuesday`, `on a background call on Wednesday`
        if len(words) > 1:
            return not self._undone(cue, previous, start)
        if cue.text.lower() == "ready" and previous in (
            "be",
            "been",
            "is",
            "are",
            "was",
            "were",
            "get",
            "stand",
        ):
            return False  # `the barracks would be ready`
        if cue.text.lower() == "ordered" and _SO_MANY.match(text, cue.end, end):
            return False  # `had ordered 212 howitzers` bought them
        if (
            previous in ("earlier", "first", "last", "new")
            and len(before) > 1
            and before[-2].lower() in _NOUN_PREV
        ):
            return False  # `an earlier demand`
        if previous == "to" and not (cue.text.lower() in _TO_TELL and after == "that"):
            return False  # `declined to comment`, `ten weeks to appeal`: an infinitive is done by nobody yet
        if previous == "to" and _EXPLETIVE.search(text[start : cue.start]):
            return False  # `it would be fairer to say that`: the writer says so
        if PASSIVE.search(text[start : cue.start]) and cue.text.lower().endswith(
            ("ed", "told", "sent", "said", "thought")
        ):
            return after == "by" or (cue.text.lower() in _TOLD and after == "that")
        if re.search(
            r"(?<!\bin\s)(?<!\bduring\s)(?<!\bat\s)(?<!\bend\sof\s)(?<!\bcourse\sof\s)\b(?:which|whom)\s+(?:[^\s,]+\s+){1,5}$",
            text[start : cue.start],
        ) and not re.match(r"\s+(?:that|to)\b", text[cue.end : end]):
            return False  # what a relative clause says belongs to the noun before it
        if _SURE.search(cue.text):
            participle = (previous in _NOUN_PREV or previous.endswith(("'s", "s'"))) and previous not in (
                "that",
                "this",
                "first",
                "last",
                "more",
                "no",
            )
            by_wire = re.match(
                r"\s+by\s(?:\w+\s)?(?:tele)?(?:phone|video|e-?mail|text|letter)", text[cue.end : end]
            )
            agentless = after == "by" and not by_wire and previous not in ("was", "were", "been", "is", "are")
            asked = cue.text.lower() == "asked" and (
                previous == "when" or (previous == "," and after in _ASKED_ABOUT)
            )
            return not participle and not agentless and not asked
        if previous.endswith("n't") or previous in _VERB_PREV:
            return previous not in ("that", "its")
        if cue.text.lower().endswith("ing") and before and before[-1][:1].isupper():
            return re.match(r"\s*(?:[:,]|that\b|[“\"])", text[cue.end : end]) is not None
        if cue.text.lower().endswith("ing"):
            if previous.endswith("ly") and len(before) > 1:
                previous = before[-2].lower()  # `are privately urging`
            return previous in ("is", "are", "was", "were", "been", "be", "not", ",", "than") or bool(
                PUT_OUT.search(text, start, cue.start) or WITH.search(text, start, cue.start)
            )
        if previous in _NOUN_PREV or after in _NOUN_NEXT or not before:
            return False
        if _LAST_WORD.match(text, cue.end, end) and _ITS_SUBJECT.search(text, start, cue.start):
            return True
        if previous == "," and _BASE_FORM.match(cue.text) and before_plural(text, start, cue.start):
            return True  # `The rebels, who ordered them out, | accuse | Paris`
        singular = cue.text.lower().endswith("s")
        if singular and cue.text.lower() not in (
            "says",
            "tells",
            "denies",
            "argues",
            "insists",
            "adds",
            "believes",
            "thinks",
            "writes",
            "warns",
            "concedes",
        ):
            # Also a plural noun ("claims", "reports", "orders"): a verb has its object or clause after it.
            singular = (
                re.match(
                    r"\s+(?:(?:that|the|a|an|it|its|they|them|their|he|him|his|she|her|this|these|any|no|to|all|both|some|more|other|"
                    r"only|two|three|four|five|six|seven|eight|nine|ten|another|what|how|whether)\b|[\dA-ZÀ-Þ“\"])",
                    text[cue.end : end],
                )
                is not None
            ) or (_TAKES_GERUND.match(cue.text) and re.match(r"\s\w+ing\b", text[cue.end : end])) is not None
        return (
            singular
            or after == "that"
            or (previous.endswith("s") and not previous.endswith(("'s", "ous")))
            or previous in ("people", "men")
        )

    def _described(self, cue: Cue, previous: str, following: str, start: int, end: int) -> bool:
        """Whether the verb only describes somebody, says what may be said, is a noun, or greets people."""
        text, word = self._text, cue.text.lower()
        if _WHO_DOES.search(text, start, cue.start):
            return True
        if cue.name == "says" and _MAY.search(text, start, cue.start) and not word.endswith("be"):
            return True
        if word.startswith(("welcom", "hail")) and _PEOPLE.match(text, cue.end, end):
            return True
        if _BASE_FORM.match(word) and following != "that" and _TO_DO_AND.search(text, start, cue.start):
            return True
        return (
            word in _BASES
            and not previous.endswith("s")
            and bool(_NOUN_PHRASE.search(text, start, cue.start))
        )

    def _undone(self, cue: Cue, previous: str, start: int) -> bool:
        """Whether the verb that opens a phrase is an infinitive, a noun or a passive: `was asked to`."""
        if previous == "to" or previous in _DETERMINERS:
            return _BASE.match(cue.text) is not None
        return PASSIVE.search(self._text, start, cue.start) is not None and bool(_DONE_TO.match(cue.text))

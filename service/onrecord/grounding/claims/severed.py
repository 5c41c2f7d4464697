"""What a claim lost when it was cut out of its English sentence: an end, a beginning, whom its pronouns mean, a denial.

Where it lost anything, the claim is the article's whole sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

    from onrecord.grounding.text.entry import Entry

_DANGLES = re.compile(
    r"(?:^|[\s,])(?:that|which|who|whom|whose|and|or|but|nor|if|when|while|because|although|than|the|an?|his|its|their|"
    r"(?:and|but)\s(?:he|she|it|they)\s(?:was|were|is|are|has|had|would)|"
    r"of|into|between|both|either|to (?:come|appear|testify))$"
)
_DANGLING_MEMBER = re.compile(r",\s(?:and|or|but)\s(?:with|in|for|of|to|from|by)\s(?:\S+\s?){1,3}$")
_INFINITIVE = re.compile(r"\bto\s(?:have\s|\w+\sand\s)?$")
_SMALL = 3
_SAID_BETWEEN = re.compile(
    r"^,\s[^,“”\"]{2,60}\s(?:said|says|say|added),\s(?:whether|that|how|who|what|when|where|if|to|for|by)\s"
)
_ASIDE = re.compile(r"^\s(?:with|in|on|at|from|by|of)\s[^,“\"]{2,40},\s(?:to|in|on|from|at|by|with|for)\s")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PASTS = frozenset({"put", "set", "cut", "let", "read", "beat", "said", "told"})
_PLURAL_SUBJECT = re.compile(
    r"^(?:Both|Two|Three|Four|Five|Several|Some|Many|People|Those|These|Police|Officials|\d+|Most|All|We|I|They|You)\b|\band\b",
    re.IGNORECASE,
)
_HAS_IT = re.compile(
    r"\b(?:has|have|had|shows?|showed|shown|depicts?|hears?|heard|saw|sees?|quotes?|quoted|records?|recorded)\s$"
)
_APPOSED = re.compile(r",\s(?:an?|the|one)\s(?:[\w’'-]+\s){1,3}(?:that|which)\s$")
_WANTS_WHOM = frozenset("told informed assured reminded notified convinced persuaded briefed".split())
_DETERMINED = re.compile(r"\b(?:an?|the|his|her|its|their|no|any|this|that|whose)\s$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|'s|’s|\w+n['’]t|"
    r"\w{2,}ed|left|fell|rose|went|came|took|gave|made|held|met|won|lost|sent|kept|began|broke|hit|cut|put|set|let|led|fled|"
    r"shot|struck|fought|sank|ran|saw|got|grew|knew|drew|flew|threw|built|spent|brought|bought|caught|taught|sought|stood|"
    r"wants?|needs?|knows?|goes|seems?|remains?|belongs?|depends?)\b",
    re.IGNORECASE,
)
_THEN_WHAT = re.compile(r"[“\"‘:]|\b(?:of|about|to|how|why|that|what|whether)\b")
_OBJECT_RELATIVE = re.compile(r"\b(\w+)\s(?:that|which|whom)\s$")
_BETWEEN = re.compile(r"\bbetween\s(?:(?!\band\b)\S+\s?){1,5}$")
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|"
    r"doubt(?:s|ed|ing)?|rul(?:e|es|ed|ing)\sout|no\sevidence|not\sthe\scase|untrue|false|never|nor|neither|not|n['’]t)\b"
    r"[^.;:“”\"]{0,60}?\b(?:that|when|having)\s$"
)
_LET_KNOWN = re.compile(
    r"\b(?:let it be (?:known|understood)|is (?:said|understood|believed|thought|reported)|made it known|"
    r"are (?:said|understood|believed)|was heard|hinted|indicated|signall?ed)\b[^.;:]{0,60}?\b(?:that|to)\s$"
)
_SPEAKER_THEN = re.compile(r"^\s?(?:[A-Z][\w.’'-]*\s?){2,7},\s(?:an?|the|its|his|her|[A-Z]\w+['’]s)\s")
_LISTS_ON = re.compile(r"^,?\s(?:and|but)\s")
_AND_VERB = re.compile(r",\s(\w+)\s[^,]*$")
_PLEONASTIC = re.compile(
    r"^(?:was|is|were|(?:would|will|may|might|could) be|had been|has been)\s"
    r"(?:[\w“”\"‘’-]+\s){1,3}?(?:to|that|for|who|when)\b|"
    r"^(?:rain|snow|take|took|seem|appear|matter|depend)\w*\b|^\w+\s(?:plain|clear|known)\b|^(?:all|up)\b"
)
_THING = re.compile(r"(?<!\w)(it|them|they|this|these|those)(?!\w)")
_SOMEBODY = re.compile(r"(?<!\w)(?:him|his|he|her|she)(?!\w)")
_COPULA = re.compile(r"^\s(?:was|is|were|would be|will be|had been|has been)\s")
_NOUN = re.compile(
    r"(?<!\w)(?:the|an?|any|no|its|his|her|their|our|some|every|each|all|two|three|four|five|six|seven|\d[\d,.]*)\s\w+|(?<!^)\b[A-Z][a-z]+|"
    r"\b\w{3,}(?:s|tion|ment|ing|ity)\b"
)
_BARE_OPENER = re.compile(
    r"^(?:If|When|While|Unless|Although|Though|Because|Since|Once|After|Before|As|Until|Whether|Where|Who|What|How|Why)\b[^,]*$"
)
_TAKES_UP = re.compile(r"^(?:that|this|these|those|such|after that|without (?:it|that|them))\b")
_GOES_ON = re.compile(
    r"^,?\s(?:though\b[^,]*,\s)?(?:(?:and|but|or)\s)?(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|did|does|nor)\s"
)
_GIVES_UP = (
    r"(?:(?:has|have|had|was|were|is|are)\s)?(?:(?:then|later|since|soon|quickly|eventually|suddenly|promptly|now)\s)*"
    r"(?:drop|abandon|withdr[ae]w|scrap|cancel|revers|reneg|reconsider|changed\s(?:its|his|her|their)\smind|suspend|retract|"
    r"shelv|postpon|recant|back(?:ed|ing|s)\s(?:down|out|away|off)|thought\sbetter|fail|stopped\sshort|"
    r"(?:did|do|does|has|have|had|would|will|could)(?:\snot|n['’]t|\snever)\b|never\b|not\b)"
)
_TAKEN_BACK = re.compile(
    rf"^,?\s(?:(?:but|only\sto|before)\s{_GIVES_UP}|but\s(?:in|on|by|last|later|only|a\s\w+\slater)\b|an?\s\w+\s(?:(?:that|which)\s)?(?:it|he|she|they)\s{_GIVES_UP})"
)
_CONDITION_AHEAD = re.compile(
    r"^(?:But\s|And\s)?"
    r"(?:If|Unless|Should|Had|Were|Provided|As long as|So long as|In case|Only (?:if|when|once|after))\s.*,\s$",
    re.DOTALL,
)
_ALL_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")
_NO_SPEECH_AFTER = re.compile(r"^\s?(?:which|whom)\b")


def dangles(claim: str) -> bool:
    """Whether a claim ends in the middle: `a workshop in which`, `has not been settled and`."""
    if is_quoted_to_its_end(claim):
        return False
    return (
        _DANGLES.search(claim.rstrip(" .")) is not None
        or _DANGLING_MEMBER.search(claim.rstrip(" .")) is not None
    )


def is_inner(before: str, verbs: Set[str]) -> bool:
    """Whether what stands before a subject and its verb takes them for a part of itself.

    `has the minister telling`, `a timetable that Oslo agreed`, `denied that she had offered`, `is said to have told`.
    """
    relative = _OBJECT_RELATIVE.search(before)
    about = (
        relative is not None and relative.group(1).lower() not in verbs and not _says_before(before, verbs)
    )
    return (
        about
        or _APPOSED.search(before) is not None
        or _HAS_IT.search(before) is not None
        or _DENIED.search(before[-120:]) is not None
        or _LET_KNOWN.search(before[-120:]) is not None
    )


def _says_before(before: str, verbs: Set[str]) -> bool:
    """`told reporters on Monday that`: a verb of saying has this clause, and no noun."""
    return any(word.strip(",").lower() in verbs for word in before.split()[-12:])


def wants_whom(verb: str) -> bool:
    """Whether a verb says nothing without the one who was told: `they were assured by her that`."""
    return verb.lower().split()[0] in _WANTS_WHOM


def tells_nothing(words: str) -> bool:
    """Whether only the one who was told stands behind a verb of telling: `told state television`."""
    return not _FINITE.search(words) and not _THEN_WHAT.search(words)


def is_no_verb(verb: str, before: str) -> bool:
    """Whether words that announce are no verb that a subject may have: `elected on | a pledge`, `Iran-|backed`.

    Args:
        verb: as the claim would have it, with its auxiliaries.
        before: the article before it.
    """
    first = verb.lower().split()[0]
    return (
        first in ("a", "an", "the", "to")
        or first.endswith("ing")
        or before.endswith(("-", "‑"))
        or _DETERMINED.search(before) is not None
    )


def is_infinitive(before: str) -> bool:
    """Whether a verb hangs on another one: `appears to have said`, `was heard to remark`."""
    return _INFINITIVE.search(before) is not None


def is_bare(verb: str, who: str, verbs: Set[str]) -> bool:
    """Whether a verb without an ending follows one person or body: `was to sit down and | remind him`."""
    word = verb.split()[0].lower()
    singular = any(form in verbs for form in (f"{word}s", f"{word}es", f"{word[:-1]}ies"))
    return (
        singular
        and word not in _PASTS
        and not word.endswith(("ed", "ing"))
        and not who.rstrip(",").endswith("s")
        and _PLURAL_SUBJECT.search(who) is None
    )


def is_parenthesis(before: str, behind_cue: str) -> bool:
    """Whether an attribution only interrupts: `and one, he said with a smile, to a ditch`."""
    if before.rstrip().endswith(",") and _ASIDE.match(behind_cue):
        return True
    return before.rstrip().endswith((",", ",”", ',"', ",’", "as")) and behind_cue.rstrip().endswith(
        (",", ", “", ', "')
    )


def names_the_speaker(before: str, words: str) -> bool:
    """Whether what follows a verb is its subject: `…, said Lena Orr, a spokeswoman`."""
    return before.rstrip().endswith((",", "”", '"')) and _SPEAKER_THEN.match(words + " ") is not None


def is_half_a_list(words: str, after: str, verbs: Set[str]) -> bool:
    """Whether a row lost its last: `admitted a loss, put it at nine | and accused Oslo`, `between Oslo | and Rome`."""
    if not _LISTS_ON.match(after):
        return False
    if _BETWEEN.search(words):
        return True
    last = _AND_VERB.search(_QUOTED.sub("…", words))
    if last is None:
        return False
    return (last.group(1).lower() in verbs and len(last.group(1)) > _SMALL) or last.group(1) in (
        "put",
        "puts",
    )


def is_taken_back(after: str) -> bool:
    """Whether the same subject gives up behind the words what they say: `planned a base | but dropped the idea`."""
    return _TAKEN_BACK.match(after) is not None


def hangs_on(before: str) -> bool:
    """Whether a condition stands before the subject: `If the truce held, | the army promised …`."""
    return _CONDITION_AHEAD.match(before) is not None


def is_quoted_to_its_end(words: str) -> bool:
    """Whether words end with a quotation, whose commas are its own."""
    return words.rstrip(" .").endswith(("”", '"', "’", "»"))


def goes_on(after: str) -> bool:
    """Whether words go on behind who says so: `has yet to decide, an aide said, whether …`."""
    return _SAID_BETWEEN.match(after) is not None


def loses_whom(words: str, actor: Entry, *, shared: bool) -> bool:
    """Whether a pronoun among the words means something that stands outside of them.

    Args:
        words: what follows the verb.
        actor: who is named before it.
        shared: whether the verb follows another one of the same subject, whose words a pronoun may take up.
    """
    body = actor.kind != "person"
    for found in _THING.finditer(words):
        pronoun, rest = found.group().lower(), words[found.end() :]
        before = words[: found.start()]
        if _NOUN.search(before) or (pronoun in ("this", "these", "those") and re.match(r"\s\w+", rest)):
            break
        if pronoun == "it" and _PLEONASTIC.match(rest.lstrip()):
            continue
        if pronoun == "it" and body:
            if shared and _COPULA.match(rest):
                return True
            continue
        if pronoun == "they" and (body or actor.name.endswith("s")):
            continue
        return True
    somebody = _SOMEBODY.search(words)
    return (
        body
        and shared
        and somebody is not None
        and re.search(r"\b[A-Z][a-z]+", words[: somebody.start()]) is None
        and not _NOUN.search(words[: somebody.start()])
    )


def lacks_a_clause(words: str, behind: str) -> bool:
    """Whether words printed behind `X said:` are no sentence: a clause alone, or one that goes on behind the speaker.

    Args:
        words: what would be printed.
        behind: the article after the attribution.
    """
    return (
        _BARE_OPENER.match(words) is not None
        or _TAKES_UP.match(words) is not None
        or _GOES_ON.match(behind) is not None
        or (behind.startswith(", ") and re.match(r"(?:though|although|that)\b", behind[2:]) is not None)
    )


def lacks_a_verb(words: str, verbs: Set[str]) -> bool:
    """Whether no word may be a verb, so that words are the description of somebody and nothing said."""
    return not _FINITE.search(words) and not any(word in verbs for word in re.findall(r"\w+", words.lower()))


def is_quotation_alone(words: str) -> bool:
    """Whether nothing but one quotation stands there, and not who says it."""
    return _ALL_QUOTED.fullmatch(words.strip()) is not None


def cites_nobody(behind_cue: str) -> bool:
    """`the bulletins, according to which`: the words before are not what it says."""
    return _NO_SPEECH_AFTER.match(behind_cue) is not None


def mark_ahead(text: str, start: int, at: int, end: int) -> int:
    """Where the quotation closes that a cut went through, else the cut itself.

    Args:
        text: the article's.
        start: where the sentence begins.
        at: where the words were cut.
        end: where the sentence ends.
    """
    before = text[start:at]
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"')):
        opened = (
            before.count(opening) > before.count(closing) if opening != closing else before.count(opening) % 2
        )
        if not opened:
            continue
        close = text.find(closing, at, end)
        if close >= 0 and re.search(r"\w", text[at:close]):
            return close + 1
    return at


_DESCRIBING = frozenset(
    "described describes dismissed dismisses rejected rejects denounced denounces condemned condemns characterised "
    "characterized hailed hails regarded regards viewed views portrayed portrays branded saw sees cast casts decried "
    "deplored praised welcomed waved brushed laughed shrugged".split()
)
_AS = re.compile(
    r"\s(?:to\s(?:his|her|its|their)\s\w+\s)?as\s(?:(?:“[^”]*”|\"[^\"]*\"|‘[^’]*’)|(?:(?!\s(?:and|but|while|after)\s)[^,;.“\"])*"
    r"(?:“[^”]*”|\"[^\"]*\")?)"
)


def as_what(text: str, verb: str, at: int, end: int) -> int:
    """Where the words end that say as what somebody described or dismissed a thing, else the offset itself."""
    if verb.lower().split()[0] not in _DESCRIBING:
        return at
    found = _AS.match(text, at, end)
    return found.end() if found else at

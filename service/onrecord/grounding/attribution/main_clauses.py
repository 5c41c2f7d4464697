"""Main clauses: whose a verb is and which words it governs, by where they stand.

Rules read word order alone, for English: `X said (that) …`, `…, X said`, `"…," said X, "…"`, `according to X, …`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.frame import Frame
from onrecord.grounding.attribution.inverted import is_name, only_describes
from onrecord.grounding.attribution.raising import Raised, past_hearsay, raised
from onrecord.grounding.attribution.set_apart import named_before
from onrecord.grounding.attribution.subjects import (
    PARENTHESIS,
    leading_subject,
    subject_after,
    subject_before,
)
from onrecord.grounding.attribution.verbs import PARTICIPLE, PASSIVE, PUT_OUT, WITH, before_plural
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.attribution.attributed import Attributed
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_BESIDE = re.compile(
    r"\s+(?:late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[.]?$|,)|[\s.]*$|\s*,(?!\s*[“\"'‘«])|\s+(?:reporters|journalists|on|in|at|after|during)\b[^,“\"]{0,60}[.]?$"
)
_WITHOUT_A_NAME = re.compile(
    r",?\s(?:(?:speaking|who\sspoke|and\sspoke|both\sspeaking|also\sspeaking)\s)?(?:strictly\s)?(?:on|under)\s(?:the\s)?conditions?\sof\s"
    r"(?:strict\s)?anonymity\b[^“”\"]*$|"
    r",\s(?:who\s)?(?:ask(?:ed|ing)|request(?:ed|ing)|insist(?:ed|ing)|declin(?:ed|ing)|prefer(?:red|ring))\s(?:for\s|on\s)?"
    r"(?:anonymity|not\sto\sbe\s(?:named|identified|quoted)|to\sbe\s(?:named|identified))\b[^“”\"]*$",
    re.IGNORECASE,
)
"""Why a source that stands behind its words has no name: `…, an official said on condition of anonymity because …`."""
_ASIDE = re.compile(r"([^“”\":]{10,}:\s)(?=[^“”\",:]{3,40},\s(?:he|she|[A-ZÀ-Þ]\w+)\s$)")
_APART = re.compile(r",\s(?:and\s|while\s|also\s|\w+ly\s)?$|\band\s$")
_IN_WHICH = re.compile(
    r"\s(?:in|to|on|at|during|under|(?:end|start|course|close|beginning|outset)\sof)\swhich\s"
)
_CONNECTIVE = re.compile(
    r"(?:however|meanwhile|but|and|still|yet|instead|moreover|also|on \w+day)$", re.IGNORECASE
)
_BEHIND_A_SOURCE = re.compile(r"[\s.]*$|\s*;|,\s(?:an?|the|its|his|her)\s[^,]{3,60}$|,?\swho\s[^“\"]*$")
_RUNS_ON = re.compile(
    r"(?<!who\s)(?<!which\s)(?<!that\s)\b(?:has|have|had|is|was|are|were)\s(?!who\b)[a-z]+(?:ed|en|nt|ne|ept|eld|ing|self|ent)\b|"
    r"\s(?:hastened|took\spains|was\squick|is\skeen)$"
)
_SETS_SCENE = re.compile(
    r"(?i:in|on|at|over|during|after|before|by|since|last|late|early|earlier|later|privately|for|within|throughout|behind|inside|"
    r"outside|from|under|two|three|a\sfew|some|days|hours|weeks|months|minutes|moments|that|this|there|meanwhile)\b"
    r"(?:(?!\b(?:was|were|is|are|has|have|had|will|would|did|does|said|says|told)\b)[^,;:“”\"])*"
)
"""Words that only say where or when: `Over dinner at Camp David on Sunday`."""
_WAS_TOLD = re.compile(r"(?:was|were)\stold", re.IGNORECASE)
_BY_WHOM_TOLD = re.compile(r"(?:,\s[^;:“”\"]{3,90}?,)?(?:\sthat\s|\s(?=to\s))")
_PRONOUN = re.compile(r"they|he|she|we|I", re.IGNORECASE)
_WENT_ON = re.compile(r"\s(?:went|goes|gone)\son(?:\sto)?$")
_VERBS_IN_SUBJECTS = frozenset(
    "said says say told added confirmed insisted insists claimed claims argued argues maintained maintains conceded "
    "concedes admitted acknowledged suggested suggests stressed noted explained recalled revealed disclosed hinted "
    "estimated believed believes".split()
)
_AS_ADJECTIVE = re.compile(
    r"(?:^|\b(?:the|an?|his|her|its|their|this|that|these|those|recently|newly|so)\s)$", re.IGNORECASE
)
"""What stands before a participle that describes: `the disclosed sum`."""
_DESCRIBED_ON = re.compile(r"\s(?:on|in|at|to|with|about|from|of|who)\s[^“”\",;]{2,80}?(?=[.]?$)")
_IS_PASSIVE = re.compile(r"(?:was|were|been|is|are)\s", re.IGNORECASE)
_SAID_BY = re.compile(
    r"(?:,\s[^,;:“”\"]{3,60},)?(?:\s(?:in|on|at|during|over|late|early|last|that|before|after)\s[^,;:“”\"]{2,70}?)??"
    r"(?:\sthat\s|\s(?=to\s))"
)
"""What comes behind an agent: `told by Vlaicu, her deputy, in a call on Monday that …`."""
_SHORT = 8
"""Words before `, X said,` that are no statement: `In a phone call this week, two aides said, …`."""

_CLAUSE = 14
"""Words before `, X told the agency`, that are a statement although they begin with where or when."""
_TOLD_PUBLIC = re.compile(
    r"\s(?:(?:reporters|journalists|lawmakers|parliament|senators|MPs|us|me|(?:an?|the|this|state|local|public|national)\s\w+|"
    r"[A-ZÀ-Þ][\w-]+)(?!.*\b(?:to|that|and|about|he|she|they|it|not)\b)[^,“\"‘’]{0,50})[.]?$"
)
_TAKES_WHOM = re.compile(
    r"(?:told|tells?|asked|warned|informed|assured|reminded|notified|briefed|urged)$", re.IGNORECASE
)
_FEW = 3
_TO_WHOM = re.compile(
    r"\s(?:(?!(?:that|to|not|he|she|they|it|whether|if|why|how|what|when|where|about|for)\b)[^\s,;:“”\"]+\s){0,6}[^\s,;:“”\"]+(?:,\s(?:according\sto|the|an?|two|three|one)\b|[.]?$)"
)
_ADDRESSEE = re.compile(
    r"\s(?:(?!(?:that|to|not|he|she|they|it)\b)[^\s,;:“”\"]+\s){0,6}[^\s,;:“”\"]+,\s(?=[a-z\d])"
)
_WHEN = re.compile(
    r"(?:according|in|at|on|toward|towards|late|early|hours|then|later|after|before|during|when|while|as|asked|speaking|over|from|by|since|following|hours|days|weeks)\b",
    re.IGNORECASE,
)


_OTHER_CLAUSE = re.compile(
    r"(?:[”\"’»,.]|\b(?:hours?|days?|weeks?|months?|years?|minutes?|moments))\s"
    r"(?:and|but|while|as|then|after|before|when|whereas|although|though|because|since|once)\s+$"
)
_RESUMES = re.compile(r"[“\"«]?[a-z]")
_SAID_THAT = re.compile(
    r"\b(?:said|says|say|told|added|reported|confirmed|recalled)\s(?:[^\s,“”\"]+\s){0,4}?that\b"
)
_CLOSED = re.compile(r"[,?!.…][”\"’»]$")
_GOES_ON = re.compile(
    r"\b(?:that|how|why|whether)\b|[“\"‘«:]|,\s(?!and\b|but\b|as\b|in\b|on\b|at\b|who\b|which\b|a\b|an\b|the\b)"
)


class MainClauses:
    """Reads the main clauses of one article's verbs."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        sourcing: Sourcing,
        quoted: tuple[Quotation, ...],
        attributed: Attributed,
    ) -> None:
        self._text = text
        self._sourcing = sourcing
        self._quoted = quoted
        self._attributed = attributed
        self._says = lexicon.list("acts", "says")

    def read(self, number: int, cue: Cue, start: int, end: int) -> Frame:
        """The frame of a verb in the stretch from `start` to `end`, its subject not yet judged as a source."""
        text = self._text
        if cue.text.lower() == "according to":
            return self._according_to(number, cue, start, end)
        if _WAS_TOLD.fullmatch(cue.text) and re.match(r"\s+by\s", text[cue.end : end]):
            cue = replace(cue, start=cue.end - len("told"), text="told")  # `was told by Varga to leave`
        start = past_hearsay(text, self._begin(cue, start), cue.start)
        if reported := raised(text, start, (cue.start, cue.end)):
            return self._reported(number, cue, reported, start, end)
        subject, inverted = self._subject(cue, start, end)
        left = self._attributed.trim(
            start, self._attributed.office_starts(subject[0] if subject and not inverted else cue.start)
        )
        if text[end - 1] == ":" and cue.name == "says" and len(text[cue.end : end]) < 60 and subject:
            # `The minister said:` — the words follow in the next sentences.
            return Frame(number, cue, "says", subject, (), inverted=inverted, announces=True)
        if (
            inverted
            and subject
            and cue.name == "says"
            and left
            and (not self._attributed.holds_quotation(left) or self._told_by(subject, left))
            and len(text[left[0] : left[1]].split()) >= 5
            and (_BEHIND_A_SOURCE.match(text[subject[1] : end]) or only_describes(text[subject[1] : end]))
        ):
            # `…, said one of the mediators.`: what stands before is what was said, or what is told of another.
            return Frame(number, cue, cue.name, subject, (left,), inverted=True, tail=True)
        if (PASSIVE.search(text[start : cue.start]) or _IS_PASSIVE.match(cue.text)) and (
            agent := re.match(r"\s+by\s+", text[cue.end : end])
        ):
            matter = re.compile(r"\sof\s\w+ing\b|\sto\s(?=[“\"‘]?[a-z]+\b)").search(text, cue.end, end)
            patient, agents = (
                subject,
                subject_after(text, cue.end + agent.end(), matter.start() if matter else end),
            )
            said = (
                _SAID_BY.match(text, agents[1], end) or _BY_WHOM_TOLD.match(text, agents[1], end)
                if agents
                else None
            )
            words = self._attributed.trim(said.end(), end) if said else None
            if words is not None:  # `they were told by Rome that …`, `she was urged by him to …`
                return Frame(number, cue, cue.name, agents, (words,), inverted=True)
            if patient and _PRONOUN.fullmatch(text, *patient):
                patient = None
            return Frame(number, cue, cue.name, agents, (patient,) if patient else (), inverted=True)
        if subject and not inverted and self._is_tail(subject, cue, start, end):
            whole = self._attributed.trim(start, self._attributed.office_starts(subject[0]))
            return Frame(number, cue, cue.name, subject, (whole,) if whole else (), tail=True)
        pieces = self._pieces(cue, start, end, subject, left, inverted=inverted)
        if inverted and pieces and self._is_quoted(pieces[0]):
            # What stands behind a quotation's speaker describes him, but for the rest of the quotation.
            resumed = self._resumed(subject, end)
            pieces = [pieces[0], *([resumed] if resumed else [])]
        negated = self._negated(start, cue.start)
        return Frame(number, cue, cue.name, subject, tuple(pieces), negated=negated, inverted=inverted)

    def _reported(self, number: int, cue: Cue, reported: Raised, start: int, end: int) -> Frame:
        """`Varga is said to have told …`; in `“…,” she was quoted as telling the agency` it is the quotation."""
        text, by = self._text, reported.by
        who, words = subject_before(text, start, reported.start), self._attributed.after(cue.end, end)
        spoken = self._attributed.trim(start, self._attributed.office_starts(who[0])) if who else None
        if spoken and self._attributed.holds_quotation(spoken) and not cue.text.endswith("that"):
            words = spoken
        if by and self._sourcing.is_outlet(text[slice(*by)]):
            by = None
        return Frame(number, cue, cue.name, who, (words,) if words else (), under=by)

    def _is_quoted(self, piece: Offsets) -> bool:
        return any(q.start <= piece[0] + 1 and piece[1] - 1 <= q.end for q in self._quoted)

    def _resumed(self, subject: Offsets | None, end: int) -> Offsets | None:
        """The rest of a broken quotation: `“The water,” said Capt. Orr, commander of the 91st, “was high.”`."""
        for quotation in self._quoted:
            behind = subject is not None and subject[1] < quotation.start < end
            comma = self._text[: quotation.start].rstrip('“"« ').endswith(",")
            if behind and comma and _RESUMES.match(self._text, quotation.start):
                return self._attributed.trim(quotation.start, min(quotation.end, end))
        return None

    def _begin(self, cue: Cue, start: int) -> int:
        """Where the verb's own clause begins: what stands before a semicolon or a colon is said by another."""
        semicolons = [
            m.end()
            for m in re.finditer(r";\s", self._text[start : cue.start])
            if not inside(self._quoted, start + m.start(), start + m.end())
        ]
        start += semicolons[-1] if semicolons else 0
        for which in _IN_WHICH.finditer(self._text, start, cue.start):
            if not inside(self._quoted, *which.span()):
                start = which.end()
        aside = _ASIDE.match(self._text, start, cue.start)
        return aside.end(1) if aside else start

    def _subject(self, cue: Cue, start: int, end: int) -> tuple[Offsets | None, bool]:
        """The verb's subject, and whether it stands behind the verb."""
        text = self._text
        put_out = PUT_OUT.search(text, start, cue.start)
        beside = WITH.search(text, start, cue.start) if PARTICIPLE.match(cue.text) else None
        subject = (
            beside.span("who")
            if beside
            else subject_before(text, start, put_out.start() if put_out else cue.start)
        )
        if subject and (verb := self._verb_in(subject)):
            # `The release said the two leaders discussed …`: the subject begins after the verb above it.
            subject = subject_before(text, verb, cue.start)
        if subject and (named := named_before(text, start, subject)):
            subject = named
        if subject and (further := _WENT_ON.search(text, *subject)):
            subject = (subject[0], further.start())
        if subject and _RUNS_ON.search(text, *subject):
            # `The ministry has confined itself to calling on …`: the subject ends before its own verb.
            subject = leading_subject(text, start, cue.start) or subject
        if subject and before_plural(text, start, cue.start) and not cue.text.endswith(("s", "ed", "ing")):
            # `The Democrats, led by the minister, Anna Kask, favour …`: the verb is in the plural.
            subject = leading_subject(text, start, cue.start) if subject[0] > start else subject
        inverted = False
        before = text[start : cue.start].rstrip()
        behind = self._source_behind(cue, end) if cue.name == "says" and subject and not beside else None
        if (
            behind
            and not _TAKES_WHOM.match(cue.text)
            and before.endswith((",", ",”", ',"'))
            and self._speaks_behind(behind, end)
        ):
            subject, inverted = behind, True  # `…, said one of the mediators.`
        if PARTICIPLE.match(cue.text) and not beside and _APART.search(text, start, cue.start):
            subject = leading_subject(text, start, cue.start)  # `…, telling reporters that …`
        elif subject is None:
            following = self._source_behind(cue, end)
            if following is not None and before.endswith((",", "”", '"', "’", "»", "'")):
                subject, inverted = following, True
        return subject, inverted

    def _speaks_behind(self, behind: Offsets, end: int) -> bool:
        """Whether whoever stands behind a verb says what stands before it: nothing but a description follows."""
        words, rest = self._text[slice(*behind)], self._text[behind[1] : end]
        if self._sourcing.is_unnamed(words):
            return not rest.strip(" .") or rest.startswith(", who ")
        return is_name(words) and only_describes(rest)

    def _source_behind(self, cue: Cue, end: int) -> Offsets | None:
        """The subject behind a verb; of unnamed people with all that describes them to the sentence's end."""
        found = subject_after(self._text, cue.end, end)
        if found is None or not self._sourcing.is_unnamed(self._text[slice(*found)]):
            return found
        described = _DESCRIBED_ON.match(self._text, found[1], end)
        whole = (found[0], described.end()) if described else found
        return whole if self._sourcing.is_unnamed(self._text[slice(*whole)]) else found

    def _is_speech(
        self, left: Offsets, cue: Cue, start: int, subject: Offsets | None, *, inverted: bool
    ) -> bool:
        """Whether the words before a verb and its subject are what is said."""
        text = self._text
        if PARTICIPLE.match(cue.text):
            return False  # `…, dismissing it as gossip`: the words before are the main verb's
        if not inverted and subject and _OTHER_CLAUSE.search(text, start, subject[0]):
            return False  # `… of a "stab in the back," and Paris recalled its ambassadors`
        until = subject[0] if subject and not inverted else cue.start
        if _SAID_THAT.search(text, *left) and not self._attributed.holds_quotation(left):
            return False  # `A source said that, after the vote, he replied, …`: another's statement
        return any(q.start < left[1] and q.end > left[0] for q in self._quoted) or text[
            left[0] : until
        ].rstrip().endswith((",", "”", '"', "’", "?", "!"))

    def _pieces(
        self, cue: Cue, start: int, end: int, subject: Offsets | None, left: Offsets | None, *, inverted: bool
    ) -> list[Offsets]:
        """The words attributed: those before the verb, those behind it, or both."""
        text = self._text
        pieces: list[Offsets] = []
        after_from = subject[1] if subject and inverted else cue.end
        right = self._attributed.after(after_from, end)
        if right and subject and not inverted:
            right = self._attributed.of_clause(right, start, subject[0])
        if right and cue.name != "says":
            right = self._attributed.of_act(right)
        tail = _BESIDE.match(text[cue.end : end]) is not None
        left_is_speech = left is not None and self._is_speech(left, cue, start, subject, inverted=inverted)
        if (
            left
            and not self._attributed.holds_quotation(left)
            and len(text[left[0] : left[1]].split()) < _SHORT
        ):
            left_is_speech = False  # `In Syria, the secretary said, forces advanced`
            if re.match(r"\s*,\s*\w", text[cue.end : end]):
                right = self._attributed.trim(cue.end + 1, end)
        whom = (
            left is not None
            and not _WHEN.match(text, *left)
            and not _CONNECTIVE.match(text, *left)
            and _TAKES_WHOM.match(cue.text)
            and _ADDRESSEE.match(text, cue.end, end)
        )
        in_the_middle = (
            left is not None
            and cue.name == "says"
            and not _SAID_THAT.search(text, *left)
            and (whom or re.match(r"\s*,\s*[a-z\d]", text[cue.end : end]) is not None)
            and text[left[1] : subject[0] if subject else cue.start].strip() == ","
        )  # `Independence, he said, would not be discussed`
        parted = left is not None and in_the_middle and not _CONNECTIVE.match(text, *left)
        if left and (
            parted or (left_is_speech and (tail or inverted or self._attributed.holds_quotation(left)))
        ):
            pieces.append(left)
        if whom and in_the_middle:
            right = self._attributed.trim(whom.end() - 1, end)
        if right and (in_the_middle or not (pieces and not self._attributed.is_speech(after_from, right))):
            pieces.append(right)
        return pieces

    def _told_by(self, subject: Offsets, left: Offsets) -> bool:
        """`She told them he was “a lovely man,” said one of the guests`: the guest only tells of it."""
        return self._sourcing.is_unnamed(self._text[slice(*subject)]) and not any(
            q.start <= left[0] + 1 for q in self._quoted if q.start < left[1] and left[0] <= q.end
        )

    def _according_to(self, number: int, cue: Cue, start: int, end: int) -> Frame:
        """`According to X, …` and `…, according to X.`."""
        opened, start = start, self._begin(cue, start)
        if self._text[start : cue.start].rstrip().endswith(":"):
            start = cue.start  # `It had found a new supplier: according to the ministry, …`
        subject = subject_after(self._text, cue.end, end, whole=True)
        left, right = (
            self._attributed.trim(start, cue.start),
            self._attributed.trim(subject[1] if subject else cue.end, end),
        )
        if left and right and _SETS_SCENE.fullmatch(self._text, *left) and start == opened:
            return Frame(
                number, cue, "says", subject, (right,)
            )  # `Over dinner, according to X, he complained …`
        if left and right and len(self._text[left[0] : left[1]].split()) >= 6:
            right = None  # `…, according to X, who …`: what follows is about X
        content = tuple(piece for piece in (left, right) if piece)
        tail = cue.start > start + 12 and len(content) == 1
        return Frame(number, cue, "says", subject, content, tail=tail)

    def _verb_in(self, subject: Offsets) -> int | None:
        """Where a verb of saying inside a subject ends."""
        return next(
            (
                verb.end
                for verb in self._says.find(self._text, *subject)
                if verb.text.lower() in _VERBS_IN_SUBJECTS
                and not _AS_ADJECTIVE.search(self._text, subject[0], verb.start)
            ),
            None,
        )

    def _is_tail(self, subject: Offsets, cue: Cue, start: int, end: int) -> bool:
        """`…, the source added.`: a subject right after a comma, a verb of saying, and nothing it governs."""
        lead, rest = self._text[start : subject[0]].rstrip(), self._text[cue.end : end]
        rest = _WITHOUT_A_NAME.sub("", rest)
        if cue.name != "says" or not lead.endswith((",", "”", '"', "’")) or len(lead) < 8:
            return False
        if re.match(r"\s*:\s*[“\"‘'«]", rest):
            return False  # `Asked about it, she said: “…”`
        if cue.text.lower() == "told" and re.search(r"\s(?:to|that)\s|[‘“\"]", rest):
            return False
        if (
            cue.text.lower() in ("told", "tell", "tells")
            and _TOLD_PUBLIC.match(rest)
            and not (
                _WHEN.match(lead)
                and (
                    len(lead.split()) < _CLAUSE or not self._sourcing.is_unnamed(self._text[slice(*subject)])
                )
            )
        ):
            return len(lead.split()) > _FEW and not re.search(r"\bhad\s$", self._text[start : cue.start])
        if _TAKES_WHOM.match(cue.text) and _TO_WHOM.match(rest) and not _WHEN.match(lead):
            # `The port would open, she told both sides.`, not `…, its chief, Orr, had told both sides.`
            return len(lead.split()) > _FEW and not re.search(r"\bhad\s$", self._text[start : cue.start])
        if re.match(r"\s*,\s*(?!and\s)\w", rest) and len(lead.split()) < _SHORT:
            return False  # `In Syria, the secretary said, forces advanced`: the words follow
        if _CLOSED.search(lead) and not _GOES_ON.search(rest):
            return True  # `“…,” he said in reply to a question`
        parenthetical = PARENTHESIS.match(lead[lead.rfind(",", 0, -1) + 1 :]) if lead.endswith(",") else None
        return re.match(
            r"[\s.]*$|\s*[;:]|\s*,(?!\s*[“\"'‘«])|"
            r"\s+(?:late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[.]?$|,)|"
            r"\s+(?:(?:[A-ZÀ-Þ]\w+\s){1,3})?(?:on|in|at|after|during|by|via|late|early)\b"
            r"(?![^,“\"]{0,40}\sthat\s(?!day|night|week|month|year|evening|morning|afternoon|time))[^,“\"]{0,40}(?:[.]?$|,)",
            rest,
        ) is not None and not (
            parenthetical and parenthetical.group().strip().lower() in ("who", "speaking", "which")
        )

    def _negated(self, start: int, cue_start: int) -> bool:
        return bool(
            re.search(
                r"(?:\bnot|n['’]t|\bnever|\bno longer|\bneither)\s+(?:\w+\s+){0,2}$",
                self._text[max(start, cue_start - 22) : cue_start],
                re.IGNORECASE,
            )
        )

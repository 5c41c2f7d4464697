"""Attribution frames: a cue verb with its subject and the words it governs (source + cue + content).

Rules read word order alone, for English: `X said (that) …`, `…, X said`, `"…," said X, "…"`,
`according to X, …`, `X, who …, said`. What they cannot read is left for the model to say.
Attribution as source, cue and content follows PARC 3.0 (Pareti 2016).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.cues.lexicon import Cue
from onrecord.grounding.clauses import nested
from onrecord.grounding.naming import DATELINE
from onrecord.grounding.quotations import Quotation, inside
from onrecord.grounding.relatives import relative_clause
from onrecord.grounding.subjects import PARENTHESIS, leading_subject, subject_after, subject_before
from onrecord.grounding.verbs import PASSIVE, PUT_OUT, WITH, Verbs

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.clauses import Cited, Clause, ClauseReader
    from onrecord.grounding.sourcing import Sourcing

Offsets = tuple[int, int]

_BESIDE = re.compile(
    r"\s+(?:late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[.]?$|,)|[\s.]*$|\s*,(?!\s*[“\"'‘«])|\s+(?:reporters|journalists|on|in|at|after|during)\b[^,“\"]{0,60}[.]?$"
)
_MARKS = " \u00a0\u202f\n،؛,;:“”\"«»'‘’-–—."
_SET_APART = re.compile(
    r";|,\s(?:\w+\s){0,2}?(?:hours?|days?|weeks?|months?)?\s?(?:after|before)\s"
    r"|,?\s(?:even as|while|whereas|even though|although|though|but|yet)\s",
    re.IGNORECASE,
)
_SAID_TO = frozenset({"told", "asked", "assured", "warned", "urged", "offered", "promised", "informed"})
_TELLER = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press (?:secretary|service|office)|office|ministry|palace|kremlin|white house|"
    r"government|readout|statement|presidency|department)\b",
    re.IGNORECASE,
)
_TO_HIM = re.compile(r"\s(?:him|her|them)\b")
_IN_A_TALK = re.compile(
    r"\b[Ii]n\s(?:an?|the|their|his|her)\s(?:[\w-]+\s){0,3}(?:call|conversation|meeting|talks|letter)\b"
)
_SPOKEN = frozenset({"says", "demands", "accuses", "threatens", "offers", "refuses", "commits"})
_CITING = re.compile(r",\s(?:citing|quoting)\s")
_OFFICE_BEFORE = re.compile(r"[,”\"]\s(?:his|her|its|their|the|a|an)\s[a-z][a-z -]{2,40},\s*$")
_RATED = re.compile(r"(?:puts?|regards?|regarded|rates?|rated|sees?|saw)(?=\s)", re.IGNORECASE)
_TELLING = re.compile(r"\b(?:told|warned|informed|assured|reminded|notified|advised)$")
_TOLD_AT_LENGTH = re.compile(
    r"\s+(?:the|his|her|their|its|[A-ZÀ-Þ])[^“\":;,.]{1,70}(?:,\s(?:which|who)\s[^“\":;.]{1,80}?,)\sthat\s"
)
_SAID_WHERE = re.compile(
    r"\s+(?:today\s|yesterday\s|on\s\w+\s)?(?:at|in|during|outside|inside|from)\s(?:the|an?|his|her|its|their)\s[^,“\":;]{2,60}?"
    r"(?:,\s+(?=(?:the|an?|it|he|she|they|its|his|her)\s|[A-ZÀ-Þ])|\s+that\s+)"
)
_SAID_BY_WIRE = re.compile(
    r"\s+(?:by\s(?:tele)?phone|by\s(?:e-?mail|video\slink|text\smessage)|via\s\w+|on\s(?:Twitter|X|Facebook|Telegram))"
    r"(?:\s(?:from|on)\s[^,“\"]{2,30}?)?\s+that\s"
)
_TOLD_NAME = re.compile(
    r"\s+((?:the\s)?[A-ZÀ-Þ][\w.&’'-]*(?:\s[A-ZÀ-Þ][\w.&’'-]*){0,4}?)[:,]?\s+(?=[a-z“\"])"
)
_BY_WHOM = re.compile(
    r"\s+by\s(?:the\s)?(?:[A-ZÀ-Þ][\w.’'-]*\s?){1,6}(?:over fears|on the grounds?|because|amid fears|for fear)\s"
)
_OCCASION = re.compile(
    r",\s(?:(?:a|an|two|three|several|some)\s)?(?:(?:minutes?|hours?|days?|weeks?|months?|years?)\s)?"
    r"(?:after|before|following|amid|in response to|in retaliation for)\s"
)
_JUDGED = re.compile(
    r",\s(?:citing|most recently|prompting|sparking|drawing|a (?:move|decision|ruling|step|claim|charge|figure|number|"
    r"setback|rebuke|sharp|stinging)|the (?:first|latest|second|clearest) (?:time|sign|such|in))\b|"
    r",\s(?:an?\s|the\s)?(?:figures?|claims?|numbers?|tolls?|accounts?|reports?|assertions?|statements?)\s"
    r"(?:that|which)\s(?:could|can|cannot|was|were|has|have|is|are)\b|"
    r",\swithout\s(?:saying|giving|elaborating|naming|specifying|providing|offering|explaining)\b"
)
_BEHIND_A_SOURCE = re.compile(r"[\s.]*$|\s*;|,\s(?:an?|the|its|his|her)\s[^,]{3,60}$|,?\swho\s[^“\"]*$")
_TOLD_PUBLIC = re.compile(
    r"\s(?:(?:reporters|journalists|lawmakers|parliament|senators|MPs|(?:an?|the|state|local|public|national)\s\w+|"
    r"[A-ZÀ-Þ][\w-]+)(?!.*\b(?:to|that|and|about|he|she|they|it|not)\b)[^,“\"‘’]{0,50})[.]?$"
)
_WHEN = re.compile(
    r"(?:in|at|on|after|before|during|when|while|as|asked|speaking|over|from|by|since|following|hours|days|weeks)\b",
    re.IGNORECASE,
)
_APART = re.compile(r",\s(?:and\s|while\s|also\s|\w+ly\s)?$|\band\s$")
_CONNECTIVE = re.compile(
    r"(?:however|meanwhile|but|and|still|yet|instead|moreover|also|on \w+day)$", re.IGNORECASE
)
_ASIDE = re.compile(r"([^“”\":]{10,}:\s)(?=[^“”\",:]{3,40},\s(?:he|she|[A-ZÀ-Þ]\w+)\s$)")
_COORDINATE = re.compile(
    r",\s(?:and|but|while|whereas|although|though)\s(?=(?:[A-ZÀ-Þ]|the |its |his |her |their |a |it |they |he |she ))"
)
_QUOTING = re.compile(r"\bquot(?:ed|es|ing)\s+(?P<who>[^,“”\"]{3,90}?)\s+as\s+saying\b(?:\s+that\b)?")
_PARTICIPLE = re.compile(r"^(?:\w+ing)(?:\s.*\bthat)?$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:^|[\s,])(?:and|but|while|as|;|although|though|after|before|because|since|when)\s+[^,;]*$",
    re.IGNORECASE,
)
_TOLD_WHOM = re.compile(
    r"\s+(?:(?:in|on|at|during|for|after|before|to|late|early|privately|publicly|separately|last)\b[^,“\":;]{0,60}?\s|"
    r"(?:the\s)?[A-ZÀ-Þ]\w[^,“\":;]{0,40}?\s|(?:his|her|its|their|the|an?|some|several|both|hundreds\sof|thousands\sof)\s[^,“\":;]{0,60}?\s|(?:him|her|them|aides|mediators|allies|colleagues|diplomats|ministers|donors)\s)that\s"
)
_JOINED_ACT = re.compile(r"\b(?:and|but)\s(?:\w+ly\s)?(?:also\s)?(?:\w+ed|said|told|urged)\b")
_SUBORDINATOR = re.compile(
    r"^(?:,|:)?\s*(?:(?:reporters|journalists|lawmakers|parliament|a (?:news|press) conference|"
    r"on \w+day|(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|"
    r"in a (?:\w+ )?statement|that)\b(?!['’])[\s,:]*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue and its surroundings. Offsets are the article's; `cited` marks a source's own verb."""

    sentence: int
    cue: Cue
    act: str
    subject: Offsets | None
    content: tuple[Offsets, ...]
    cited: Literal["", "unnamed", "outlet", "document"] = ""
    under: Offsets | None = None
    negated: bool = False
    inverted: bool = False
    tail: bool = False
    announces: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """Where the cue stands."""
        return self.cue.start, self.cue.end


class FrameReader:
    """Reads the attribution frames of one article's sentences."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        sourcing: Sourcing,
        quoted: tuple[Quotation, ...],
        reader: ClauseReader | None = None,
    ) -> None:
        self._article = article
        self._text = article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._quoted = quoted
        self._read: dict[int, list[Frame]] = {}
        self._says = lexicon.list("acts", "says")
        self._verbs = Verbs(article.text, lexicon, quoted)
        self._clauses = reader

    def frames(self, number: int) -> list[Frame]:
        """The frames of a sentence that can carry a position, each with the source frame above it."""
        if number not in self._read:
            self._read[number] = self._frames_of(number)
        return self._read[number]

    def _frames_of(self, number: int) -> list[Frame]:
        sentence = self._article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        if self._clauses is not None:
            return self._abroad(self._clauses, number, start, end)
        dateline = DATELINE.match(self._text, start, end)
        start = dateline.end() if dateline else start
        quoting = self._quoting(number, start, end)
        found = [
            cue
            for cue in self._lexicon.find("acts", self._text, start, end)
            if not any(frame.cue.start <= cue.start < frame.cue.end for frame in quoting)
        ]
        relative: list[tuple[int, Frame]] = []
        cues: list[Cue] = []
        for phrase in found:
            cue = self._first_word(phrase)
            if any(f.cue.start < cue.start < f.content[-1][1] for _, f in relative):
                continue  # part of what a relative clause says
            clause = self._relative(number, cue, start, end, cues)
            if clause is not None:
                relative.append(clause)
            elif self._verbs.is_act(phrase, start, end):
                cues.append(cue)
        frames = [self._frame(number, cue, start, end) for cue in cues]
        frames = self._outermost(sorted([*frames, *quoting], key=lambda frame: frame.cue.start), start, end)
        return [*(self._before(frame, relative) for frame in frames), *(frame for _, frame in relative)]

    def _first_word(self, cue: Cue) -> Cue:
        """`puts its losses at`: the verb is the cue, what it rates belongs to the words attributed."""
        rated = _RATED.match(cue.text)
        if rated is None or " " not in cue.text:
            return cue
        return Cue(cue.name, cue.start, cue.start + rated.end(), rated.group())

    def _relative(
        self, number: int, cue: Cue, start: int, end: int, earlier: list[Cue]
    ) -> tuple[int, Frame] | None:
        """A frame whose verb stands in a relative clause, and where that clause begins."""
        if inside(self._quoted, cue.start, cue.end) or self._verbs.is_no_act(cue.start, start, end):
            return None
        if cue.text.lower().endswith("ing") or cue.text.lower() == "according to" or cue.text[0].isupper():
            return None
        clause = relative_clause(self._text, start, end, (cue.start, cue.end), self._quoted)
        if clause is None:
            return None
        content = clause.content
        if content and content[0] >= cue.end:
            content = self._trim(*self._past_subordinator(content[0], content[1]))
        elif content:
            verb = max((c.end for c in earlier if content[0] <= c.start < content[1]), default=content[0])
            by = _BY_WHOM.match(self._text, verb, content[1])
            verb = by.end() if by else verb
            content = self._trim(*self._past_subordinator(verb, content[1]))
        frame = Frame(number, cue, cue.name, clause.subject, (content,) if content else ())
        return (clause.begins, self._cite(frame)) if content else None

    def _quoting(self, number: int, start: int, end: int) -> list[Frame]:
        """`"…," the channel quoted X as saying`: X speaks, the channel passes it on."""
        frames = []
        for match in _QUOTING.finditer(self._text, start, end):
            if inside(self._quoted, match.start(), match.end()):
                continue
            right = self._trim(match.end(), end)
            left = self._trim(start, match.start())
            piece = right if right else left
            if right is None and left is not None:
                speech = [q for q in self._quoted if q.start < left[1] and left[0] <= q.start]
                piece = (speech[0].start, speech[-1].end) if speech else left
            subject = match.span("who")
            cue = next(
                (
                    c
                    for c in self._says.find(self._text, match.start(), match.end())
                    if c.start == match.start()
                ),
                None,
            )
            cue = cue or Cue(
                "says", match.start(), match.start() + 6, self._text[match.start() : match.start() + 6]
            )
            if piece:
                frames.append(self._cite(Frame(number, cue, "says", subject, (piece,), inverted=True)))
        return frames

    def _before(self, frame: Frame, relative: list[tuple[int, Frame]]) -> Frame:
        """What is said in a relative clause at the end is no content of the main clause."""
        for begins, inner in relative:
            if frame.cue.start < begins:
                cut = [
                    self._trim(a, begins) if a < begins < b and inner.cue.end <= b else (a, b)
                    for a, b in frame.content
                ]
                frame = replace(frame, content=tuple(piece for piece in cut if piece))
        return frame

    def _abroad(self, reader: ClauseReader, number: int, start: int, end: int) -> list[Frame]:
        """Frames of a language whose word order its own module reads."""
        frames: list[Frame] = []
        subject = self._subject_above(number) if self._lexicon.language != "fr" else None
        clauses = [
            replace(clause, subject=subject) if clause.subject is None and clause.shared else clause
            for clause in reader.read(start, end)
        ]
        for clause in nested(clauses, reader, self._cited_by):
            content = tuple(p for p in (self._trim(a, b) for a, b in clause.content) if p)
            announces = not content and self._text[start:end].rstrip().endswith(":")
            if content or announces:
                frames.append(
                    Frame(
                        number,
                        clause.cue,
                        clause.act,
                        clause.subject,
                        content,
                        cited=clause.cited,
                        under=clause.under,
                        negated=clause.negated,
                        inverted=clause.inverted,
                        tail=clause.sourcing,
                        announces=announces,
                    )
                )
        return frames

    def _subject_above(self, number: int) -> Offsets | None:
        """Spanish and Arabic leave a subject out that the sentence before has named."""
        sentences = self._article.sentences
        if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
            return None
        above = self.frames(number - 1)
        return above[-1].subject if above else None

    def _cited_by(self, clause: Clause) -> Cited:
        """How a clause's subject is cited, as a frame's is."""
        return self._cite(Frame(0, clause.cue, clause.cue.name, clause.subject, ())).cited

    def _frame(self, number: int, cue: Cue, start: int, end: int) -> Frame:
        text = self._text
        if cue.text.lower() == "according to":
            return self._according_to(number, cue, start, end)
        semicolons = [
            m.end()
            for m in re.finditer(r";\s", text[start : cue.start])
            if not inside(self._quoted, start + m.start(), start + m.end())
        ]
        start += semicolons[-1] if semicolons else 0  # what stands before a semicolon is said by another
        aside = _ASIDE.match(text, start, cue.start)
        start = aside.end(1) if aside else start
        put_out = PUT_OUT.search(text, start, cue.start)
        beside = WITH.search(text, start, cue.start) if _PARTICIPLE.match(cue.text) else None
        subject = (
            beside.span("who")
            if beside
            else subject_before(self._text, start, put_out.start() if put_out else cue.start)
        )
        if subject and (verb := self._verb_in(subject)):
            # `The release said the two leaders discussed …`: the subject begins after the verb above it.
            subject = subject_before(self._text, verb, cue.start)
        inverted = False
        behind = subject_after(text, cue.end, end) if cue.name == "says" and subject and not beside else None
        if (
            behind
            and text[start : cue.start].rstrip().endswith(",")
            and not text[behind[1] : end].strip(" .")
            and self._sourcing.is_unnamed(text[slice(*behind)])
        ):
            subject, inverted = behind, True  # `…, said one of the mediators.`
        if _PARTICIPLE.match(cue.text) and not beside and _APART.search(text, start, cue.start):
            subject = leading_subject(text, start, cue.start)  # `…, telling reporters that …`
        elif subject is None:
            following = subject_after(self._text, cue.end, end)
            if following is not None and text[start : cue.start].rstrip().endswith(
                (",", "”", '"', "’", "»", "'")
            ):
                subject, inverted = following, True
        tail = _BESIDE.match(text[cue.end : end]) is not None
        left = self._trim(start, self._office_starts(subject[0] if subject and not inverted else cue.start))
        after_from = subject[1] if subject and inverted else cue.end
        right = self._after(after_from, end)
        if right and cue.name != "says":
            limits = [at for at in (self._new_subject(right), self._occasion(right)) if at]
            right = self._trim(right[0], min(limits)) if limits else right
        left_is_speech = left is not None and (
            any(q.start < left[1] and q.end > left[0] for q in self._quoted)
            or (
                text[left[0] : (subject[0] if subject and not inverted else cue.start)]
                .rstrip()
                .endswith((",", "”", '"', "’", "?", "!"))
            )
        )
        if left_is_speech and re.search(
            r"[”\"’»]\s(?:and|but|while|as|then)\s*$", text[start : subject[0] if subject else start]
        ):
            left_is_speech = False  # `… of a "stab in the back," and Paris recalled its ambassadors`
        if text[end - 1] == ":" and cue.name == "says" and len(text[cue.end : end]) < 60 and subject:
            # `The minister said:` — the words follow in the next sentences.
            return self._cite(Frame(number, cue, "says", subject, (), inverted=inverted, announces=True))
        negated = self._negated(start, cue.start)
        if (
            inverted
            and subject
            and cue.name == "says"
            and left
            and (not self._quoted_in(left) or self._told_by(subject, left))
            and len(text[left[0] : left[1]].split()) >= 5
            and _BEHIND_A_SOURCE.match(text[subject[1] : end])
        ):
            # `…, said one of the mediators.`: what stands before is what was said, or what is told of another.
            return self._cite(Frame(number, cue, cue.name, subject, (left,), inverted=True, tail=True))
        if PASSIVE.search(text[start : cue.start]) and (agent := re.match(r"\s+by\s+", text[cue.end : end])):
            matter = re.compile(r"\sof\s\w+ing\b").search(text, cue.end, end)
            patient, agents = (
                subject,
                subject_after(text, cue.end + agent.end(), matter.start() if matter else end),
            )
            return self._cite(
                Frame(number, cue, cue.name, agents, (patient,) if patient else (), inverted=True)
            )
        if subject and not inverted and self._is_tail(subject, cue, start, end):
            whole = self._trim(start, subject[0])
            return self._cite(Frame(number, cue, cue.name, subject, (whole,) if whole else (), tail=True))
        pieces: list[Offsets] = []
        if _PARTICIPLE.match(cue.text):
            left_is_speech = False  # `…, dismissing it as gossip`: the words before are the main verb's
        if left and not self._quoted_in(left) and len(text[left[0] : left[1]].split()) < 6:
            left_is_speech = False  # `In Syria, the secretary said, forces advanced`
            if re.match(r"\s*,\s*\w", text[cue.end : end]):
                right = self._trim(cue.end + 1, end)
        in_the_middle = (
            left is not None
            and cue.name == "says"
            and re.match(r"\s*,\s*[a-z\d]", text[cue.end : end]) is not None
            and text[left[1] : subject[0] if subject else cue.start].strip() == ","
        )  # `Independence, he said, would not be discussed`
        if left and in_the_middle and not _CONNECTIVE.match(text, *left):
            left_is_speech = True
            pieces.append(left)
        elif left and left_is_speech and (tail or inverted or self._quoted_in(left)):
            pieces.append(left)
        if right and (in_the_middle or not (pieces and not self._speechlike(after_from, right))):
            pieces.append(right)
        return self._cite(
            Frame(number, cue, cue.name, subject, tuple(pieces), negated=negated, inverted=inverted)
        )

    def _told_by(self, subject: Offsets, left: Offsets) -> bool:
        """`She told them he was “a lovely man,” said one of the guests`: the guest only tells of it."""
        return self._sourcing.is_unnamed(self._text[slice(*subject)]) and not any(
            q.start <= left[0] + 1 for q in self._quoted if q.start < left[1] and left[0] <= q.end
        )

    def _according_to(self, number: int, cue: Cue, start: int, end: int) -> Frame:
        """`According to X, …` and `…, according to X.`."""
        subject = subject_after(self._text, cue.end, end, whole=True)
        left, right = self._trim(start, cue.start), self._trim(subject[1] if subject else cue.end, end)
        if left and right and len(self._text[left[0] : left[1]].split()) >= 6:
            right = None  # `…, according to X, who …`: what follows is about X
        content = tuple(piece for piece in (left, right) if piece)
        tail = cue.start > start + 12 and len(content) == 1
        return self._cite(Frame(number, cue, "says", subject, content, tail=tail))

    def _new_subject(self, piece: Offsets) -> int | None:
        """Where a coordinate clause with a subject of its own begins: `to mediate, and the minister agreed`."""
        for match in _COORDINATE.finditer(self._text, *piece):
            if inside(self._quoted, match.start(), match.end()) is None:
                return match.start()
        return None

    def _occasion(self, piece: Offsets) -> int | None:
        """Where words begin that only say when an act was done: `recalled its envoy, after a call`."""
        for match in _OCCASION.finditer(self._text, *piece):
            if inside(self._quoted, match.start(), match.end()) is None:
                return match.start()
        return None

    def _verb_in(self, subject: Offsets) -> int | None:
        """Where a verb of saying inside a subject ends."""
        verb = self._says.first(self._text, *subject)
        return (
            verb.end if verb and verb.text.lower() in ("said", "says", "told", "added", "confirmed") else None
        )

    def _is_tail(self, subject: Offsets, cue: Cue, start: int, end: int) -> bool:
        """`…, the source added.`: a subject right after a comma, a verb of saying, and nothing it governs."""
        lead, rest = self._text[start : subject[0]].rstrip(), self._text[cue.end : end]
        if cue.name != "says" or not lead.endswith((",", "”", '"', "’")) or len(lead) < 8:
            return False
        if re.match(r"\s*:\s*[“\"‘'«]", rest):
            return False  # `Asked about it, she said: “…”`
        if cue.text.lower() == "told" and re.search(r"\s(?:to|that)\s|[‘“\"]", rest):
            return False
        if cue.text.lower() == "told" and _TOLD_PUBLIC.match(rest) and not _WHEN.match(lead):
            return len(lead.split()) > 4 and not re.search(r"\bhad\s$", self._text[start : cue.start])
        if re.match(r"\s*,\s*\w", rest) and len(lead.split()) < 6:
            return False  # `In Syria, the secretary said, forces advanced`: the words follow
        parenthetical = PARENTHESIS.match(lead[lead.rfind(",", 0, -1) + 1 :]) if lead.endswith(",") else None
        return re.match(
            r"[\s.]*$|\s*[;:]|\s*,(?!\s*[“\"'‘«])|"
            r"\s+(?:late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[.]?$|,)|"
            r"\s+(?:(?:[A-ZÀ-Þ]\w+\s){1,3})?(?:on|in|at|after|during|by|via|late|early)\b[^,“\"]{0,40}(?:[.]?$|,)",
            rest,
        ) is not None and not (
            parenthetical and parenthetical.group().strip().lower() in ("who", "speaking", "which")
        )

    def _quoted_in(self, piece: Offsets) -> bool:
        return any(q.start >= piece[0] - 1 and q.end <= piece[1] + 1 for q in self._quoted)

    def _speechlike(self, after: int, right: Offsets) -> bool:
        """After `"…," he said` only more speech belongs to the content, not `in a statement`."""
        return self._quoted_in(right) or self._text[after : right[0]].strip(" ,:").lower() == "that"

    def _after(self, start: int, end: int) -> Offsets | None:
        """The words after a verb that it governs; what the article adds about them is its own."""
        first, last = self._past_subordinator(start, end)
        judged = _JUDGED.search(self._text, first, last)
        return self._trim(first, judged.start() if judged else last)

    def _past_subordinator(self, start: int, end: int) -> Offsets:
        """Past what stands between a verb and the words it governs: whom it was told, where, and `that`."""
        told = next(
            (m for p in (_TOLD_WHOM, _SAID_WHERE, _SAID_BY_WIRE) if (m := p.match(self._text, start, end))),
            None,
        )
        if told and _JOINED_ACT.search(told.group()):
            told = None  # `accused Paris of arming rebels and warned that`: another verb's `that`
        if told is None and _TELLING.search(self._text, max(0, start - 12), start):
            told = _TOLD_AT_LENGTH.match(self._text, start, end)
        if told:
            return told.end(), end
        outlet = _TOLD_NAME.match(self._text, start, end)
        if outlet and self._text[:start].endswith("told") and self._sourcing.is_outlet(outlet.group(1)):
            return outlet.end(), end
        match = _SUBORDINATOR.match(self._text[start:end].lstrip())
        offset = len(self._text[start:end]) - len(self._text[start:end].lstrip())
        return (start + offset + (match.end() if match else 0)), end

    def is_no_act(self, at: int, start: int, end: int) -> bool:
        """Whether the cue here only looks like an act: a refusal to talk, `called off`, `so-called`."""
        return self._verbs.is_no_act(at, start, end)

    def clause(self, frame: Frame) -> Offsets:
        """The clause that holds the frame's cue: what a conjunction sets apart governs another act."""
        sentence = self._article.sentences[frame.sentence - 1]
        first, last = sentence.start, sentence.end
        apart = self._clauses.set_apart() if self._clauses else _SET_APART
        for match in apart.finditer(self._text, sentence.start, sentence.end):
            if inside(self._quoted, match.start(), match.end()):
                continue
            if match.end() <= frame.cue.start and not self._text[match.end() :].startswith(("also", "then")):
                first = match.end()
            elif match.start() >= frame.cue.end:
                last = match.start()
                break
        return first, last

    def _trim(self, start: int, end: int) -> Offsets | None:
        """A stretch without the marks and spaces round it; a mark whose partner is inside stays."""
        text, limit = self._text, end
        stretch = text[start:end]
        first = start + len(stretch) - len(stretch.lstrip(_MARKS))
        last = start + len(stretch.rstrip(_MARKS))
        inner = text[first:last]
        if inner.count('"') % 2 or inner.count("“") > inner.count("”") or inner.count("«") > inner.count("»"):
            closing = re.compile(r"[\u00a0\u202f ]?[.,!?]?[\"”»]").match(text, last, limit)
            if closing:
                last = closing.end()
            elif text[first - 1 : first] in ('"', "“", "«") and first > start:
                first -= 1
        elif (inner.count("”") > inner.count("“") or inner.count("»") > inner.count("«")) and first > start:
            first -= 1
        return (first, last) if last - first >= 2 and re.search(r"\w", self._text[first:last]) else None

    def _negated(self, start: int, cue_start: int) -> bool:
        return bool(
            re.search(
                r"(?:\bnot|n['’]t|\bnever|\bno longer|\bneither)\s+(?:\w+\s+){0,2}$",
                self._text[max(start, cue_start - 22) : cue_start],
                re.IGNORECASE,
            )
        )

    def _cite(self, frame: Frame) -> Frame:
        if frame.subject is None:
            return frame
        words = self._text[frame.subject[0] : frame.subject[1]]
        end = self._article.sentences[frame.sentence - 1].end if frame.sentence else frame.cue.end
        reports = frame.cue.text.lower().startswith("report") and _CITING.search(
            self._text, frame.cue.end, end
        )
        if self._sourcing.is_outlet(words) or reports:
            return replace(frame, cited="outlet")
        if self._sourcing.is_unnamed(words) and frame.act in ("says", "denies", "refuses"):
            return replace(frame, cited="unnamed")  # who offers or threatens acts, named or not
        if self._sourcing.is_document(words):
            return replace(frame, cited="document")
        return frame

    def _outermost(self, frames: list[Frame], start: int, end: int) -> list[Frame]:
        """Frames not governed by another; what stands under a cited source is kept and tied to it."""
        tails = [frame for frame in frames if frame.tail]
        kept: list[Frame] = []
        for found in (frame for frame in frames if not frame.tail):
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
            elif outer is None:
                kept = [self._stop_before(other, frame) for other in kept]
                kept.append(frame)
            elif frame.subject and self._tells_of(outer, frame):
                kept.append(replace(frame, under=outer.subject))
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
        with_inner = {f.under for f in kept if f.under}
        return [
            f
            for f in kept
            if not ((f.cited or f.cue.text.lower() == "according to") and f.subject in with_inner)
        ]

    def _readout(self, outer: Frame, inner: Frame) -> bool:
        """Whether an office tells what somebody else said to somebody, in a tense before its own."""
        if outer.act != "says" or outer.subject is None or inner.subject is None or outer.cited:
            return False
        return (
            inner.cue.text.lower() in _SAID_TO
            and self._pluperfect(inner)
            and not self._refers_back(inner)
            and (
                _TELLER.search(self._text[slice(*outer.subject)]) is not None
                or _TO_HIM.match(self._text, inner.cue.end) is not None
            )
        )

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
        office = any(_TELLER.search(words) for words in teller[-2:])
        talk = _IN_A_TALK.search(
            self._text, self._article.sentences[frame.sentence - 1].start, frame.cue.start
        )
        return office and (told or (frame.act in _SPOKEN and talk is not None))

    def _own_subject(self, frame: Frame, kept: list[Frame]) -> Frame:
        """`X said … but denied …`: a verb joined by a conjunction has the subject of the one before it."""
        kept = sorted((f for f in kept if f.cue.start < frame.cue.start), key=lambda f: f.cue.start)
        if not kept or frame.inverted or frame.cue.text.lower() == "according to":
            return frame
        gap = self._text[kept[-1].cue.end : frame.cue.start]
        if _PARTICIPLE.match(frame.cue.text) and re.search(r",\s*(?:also\s+)?$", gap):
            return replace(frame, subject=kept[-1].subject, cited=kept[-1].cited, under=kept[-1].under)
        joined = re.search(
            r"(?:^|[\s,”\"])(?:and|but)\s+(?:(?:also|then|later|again|still|even|has|have|had|is|was|would|did|repeatedly|\w+ly)\s+)*$",
            gap,
            re.IGNORECASE,
        )
        if not joined:
            return frame
        piece = self._after(frame.cue.end, self._article.sentences[frame.sentence - 1].end)
        return replace(
            frame,
            subject=kept[-1].subject,
            cited=kept[-1].cited,
            under=kept[-1].under,
            content=(piece,) if piece else (),
        )

    def _stop_before(self, earlier: Frame, later: Frame) -> Frame:
        """What a coordinate clause says is no content of the clause before it."""
        gap = self._text[earlier.cue.end : later.cue.start]
        clause = re.search(";", gap) or _CLAUSE.search(gap)
        if _PARTICIPLE.match(later.cue.text) and gap.rstrip().endswith(","):
            clause = re.search(r",\s*$", gap)
        if clause is None or later.cue.text.lower() == "according to":
            return earlier
        limit = earlier.cue.end + clause.start()
        cut = [
            self._trim(a, min(b, limit)) if b > later.cue.start else (a, b)
            for a, b in earlier.content
            if a < limit or b <= later.cue.start
        ]
        return replace(earlier, content=tuple(piece for piece in cut if piece))

    def _office_starts(self, limit: int) -> int:
        """Where an office begins that stands before its holder's name: `…, his spokesman, Marc Delorme, said`."""
        described = _OFFICE_BEFORE.search(self._text, max(0, limit - 60), limit)
        return described.start() if described else limit

    def _cut(self, content: tuple[Offsets, ...], tail: Frame) -> tuple[Offsets, ...]:
        limit = self._office_starts(min(tail.subject[0] if tail.subject else tail.cue.start, tail.cue.start))
        cut = [self._trim(a, min(b, limit)) for a, b in content if a < limit]
        return tuple(piece for piece in cut if piece)

    def _governs(self, outer: Frame, inner: Frame) -> bool:
        if inner.cue.start < outer.cue.start or not any(a <= inner.cue.start < b for a, b in outer.content):
            return False
        gap = self._text[outer.cue.end : inner.cue.start]
        if ";" in gap or (_PARTICIPLE.match(inner.cue.text) and gap.rstrip().endswith(",")):
            return False
        coordinate = _CLAUSE.search(gap)
        if coordinate is None or inner.subject is None:
            return True
        if inner.subject == outer.subject:
            return False
        if re.match(r"[\s,]*(?:while|whereas|although|though|but)\b", coordinate.group(), re.IGNORECASE):
            return False
        # A comma before the conjunction starts a clause of the article's own; without it the content goes on.
        return not re.search(r",\s*$|;\s*$", gap[: coordinate.start() + 1]) and not inner.cited

    def _tells_of(self, outer: Frame, inner: Frame) -> bool:
        """Whether the words above are an account of another's act: a source's, or `according to X, Y told …`."""
        if outer.cited:
            return not self._means(inner, outer)
        return outer.cue.text.lower() == "according to" and not self._refers_back(inner)

    def _means(self, inner: Frame, outer: Frame) -> bool:
        """Whether a pronoun inside what a source says can mean the source: `two of them said he …` cannot."""
        if not self._refers_back(inner) or inner.subject is None or outer.subject is None:
            return False
        pronoun = self._text[slice(*inner.subject)].lower()
        if outer.cited == "unnamed" and pronoun in ("he", "she") and self._pluperfect(inner):
            return False  # `a person said he had told them …` tells of another
        many = self._sourcing.type_of(self._text[slice(*outer.subject)], person=False) == "unnamed_group"
        return outer.cited != "unnamed" or not (pronoun == "it" or (many and pronoun in ("he", "she")))

    def _pluperfect(self, frame: Frame) -> bool:
        return frame.subject is not None and re.match(r"\s+had\b", self._text[frame.subject[1] :]) is not None

    def _refers_back(self, inner: Frame) -> bool:
        subject = inner.subject
        return subject is not None and self._text[subject[0] : subject[1]].lower() in (
            "they",
            "he",
            "she",
            "who",
            "it",
        )


def _turned(frame: Frame) -> str:
    if not frame.negated:
        return frame.act
    return {"offers": "refuses", "commits": "refuses", "demands": "says", "accuses": "says"}.get(
        frame.act, "denies"
    )

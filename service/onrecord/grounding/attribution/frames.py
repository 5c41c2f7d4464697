"""Attribution frames of an article's sentences: each cue verb with its subject and the words it governs.

English is read by word order alone: main clauses, `X, who …, said`, `"…," the channel quoted X as saying`. Other
languages have readers of their own. What no rule can read is left for the model to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.attribution.accounts import Accounts
from onrecord.grounding.attribution.attributed import Attributed
from onrecord.grounding.attribution.frame import Frame
from onrecord.grounding.attribution.main_clauses import MainClauses
from onrecord.grounding.attribution.nesting import Nesting
from onrecord.grounding.attribution.nominals import Nominals
from onrecord.grounding.attribution.relatives import relative_clause
from onrecord.grounding.attribution.taken_up import tellers_before, they_are
from onrecord.grounding.attribution.tellers import Tellers
from onrecord.grounding.attribution.unsaid import is_unsaid
from onrecord.grounding.attribution.verbs import PASSIVE, Verbs
from onrecord.grounding.languages.clauses import nested
from onrecord.grounding.text.naming import DATELINE, NAME
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.languages.clauses import Cited, Clause, ClauseReader

_WARNS = re.compile(r"(?:advi[re]|alert|avis|prévi|prév[ei]n|avert|و?(?:ي|ت)?حذ)", re.IGNORECASE)
"""Warnings, in these languages, are mostly of what others do: an unnamed source tells them."""
_RATED = re.compile(
    r"(?:puts?|regards?|regarded|rates?|rated|sees?|saw|views?|viewed|considers?|considered|support(?:s|ed)?|questions?|"
    r"questioned|sign(?:s|ed)?(?!\s(?:off|up))|lodge[sd]?|file[sd]?|adopt(?:s|ed)?|pass(?:es|ed)?|hand(?:s|ed)?|submit(?:s|ted)?|"
    r"table[sd]?|tender(?:s|ed)?|extend(?:s|ed)?|sever(?:s|ed)?|close[sd]?|shuts?|reopen(?:s|ed)?|release[sd]?|downgrade[sd]?|"
    r"restore[sd]?|resume[sd]?|tighten(?:s|ed)?|cancel(?:s|l?ed)?|fire[sd]?|gives?|gave(?!\s[\w\s]+to\sunderstand)|attribute[sd]?|raise[sd]?|drop(?:s|ped)?|trace[sd]?|walk(?:s|ed)?\sout)(?=\s)|"
    r"(?:flew|travell?ed|went|slipped|sailed|drove|sent|dispatched|made|paid|pay|make)"
    r"(?=\s.*\b(?:secret\w*|quiet(?:ly)?|discreetly|unannounced|undisclosed|clandestine|covert)\b)",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\s+by\s(?:the\s)?(?:[A-ZÀ-Þ][\w.’'-]*\s?){1,6}(?:over fears|on the grounds?|because|amid fears|for fear)\s"
)
_QUOTING = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<who>(?!by\s)[^,“”\"]{3,90}?)\s+as\s+"
    r"(?P<verb>saying|stating|claiming|reporting|confirming|adding|announcing|warning|insisting|denying|rejecting)\b(?:\s+that\b)?"
)
_SET_APART = re.compile(
    r";|,\s(?:\w+\s){0,2}?(?:hours?|days?|weeks?|months?)?\s?(?:after|before)\s"
    r"|,?\s(?:even as|while|whereas|even though|although|though|but|yet)\s",
    re.IGNORECASE,
)
_CITING = re.compile(r",\s(?:citing|quoting)\s")


_BECAUSE = re.compile(r",?\s(?:because|as|since|for\sfear|out\sof\sfear)\s[^,;]*")
_OF_PAPERS = re.compile(r"\b(?:shows?|showed|finds?|found|reads?|records?|recorded|details?|detailed)\b")
_APPOSED = re.compile(rf",\s(?P<who>{NAME}(?:\s{NAME}){{1,5}}),\s")
"""The name behind a description: `The force commander, Maj. Gen. Oluwaseun Adebanjo, called …`."""


_AS_WE_SAID = re.compile(
    r"As\s(?:we|I)(?:['’]ve|\shave|\shad)?\s(?:(?:also|often|long|always|already|now|\w+ly)\s)*"
    r"(?:made\s(?:it\s)?(?:very\s|quite\s)?(?:clear|plain)|said|say|stated|noted|announced|warned|stressed|indicated|repeated)(?:\s[^,“”\"]{1,40})?,\s"
)
"""`As we have repeatedly made clear, the United States supports …`: what follows is the attitude."""
_COMPOUND = re.compile(r"\w(?<!\bre)(?<!\bco)(?<!\bpre)-$", re.IGNORECASE)
"""`the Iran-backed group promised`: what a hyphen joins to a name is no verb."""
_RUBRIC = re.compile(r"(?:[•▪◦●–—*-]\s+|[A-Z][A-Z’' -]{2,40}:\s+)+")
"""What opens an item of a list: a bullet, or a rubric as in `VEHICLES: …`."""
_OFFICE_ABROAD = re.compile(
    r"[EÉ]lys[ée]e|Kremlin|Maison[\s-]Blanche|Casa\s(?:Blanca|Rosada)|Moncloa|Palacio|présidence|ministère|bureau|porte-parole|cabinet|"
    r"diplomatie|Presidencia|Ministerio|Cancillería|oficina|portavoz|vocero|[Gg]obierno|gouvernement|"
    r"الكرملين|البيت\sالأبيض|الرئاسة|وزارة|الخارجية|مكتب|الديوان|المتحدث",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r",\s(?:a|ont|avait|avaient|ha|han|había|habían)\s*$")
_TALK_ABROAD = re.compile(
    r"\b(?:entretien|appel|conversation|échange)s?\stéléphoniques?|au\stéléphone|par\stéléphone|\bhomologues?\b|"
    r"\b(?:llamada|conversación|charla)\stelefónica|por\steléfono|\bhomólog[oa]s?\b|\breunión\scon\b|"
    r"اتصال|مكالمة|نظير",
    re.IGNORECASE,
)


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
        self._attributed = Attributed(article.text, sourcing, quoted)
        self._main = MainClauses(article.text, lexicon, sourcing, quoted, self._attributed)
        self._nesting = Nesting(article, sourcing, self._attributed)
        self._nominals = Nominals(article.text, lexicon, quoted, self._attributed, sourcing)
        self._tellers = Tellers(article.text, sourcing, quoted, self._attributed)
        self._accounts = Accounts(article.text, sourcing, quoted, self._attributed)
        self._clauses = reader

    def frames(self, number: int) -> list[Frame]:
        """The frames of a sentence that can carry a position, each with the source frame above it."""
        if number not in self._read:
            self._read[number] = self._frames_of(number)
        return self._read[number]

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

    def is_no_act(self, at: int, start: int, end: int) -> bool:
        """Whether the cue here only looks like an act: a refusal to talk, `called off`, `so-called`."""
        return self._verbs.is_no_act(at, start, end)

    def _frames_of(self, number: int) -> list[Frame]:
        sentence = self._article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        if self._clauses is not None:
            return self._abroad(self._clauses, number, start, end)
        for lead in (_RUBRIC, DATELINE, _AS_WE_SAID):
            opening = lead.match(self._text, start, end)
            start = opening.end() if opening else start
        quoting = self._quoting(number, start, end)
        headers = [match.span() for match in _QUOTING.finditer(self._text, start, end)] if quoting else []
        found = [
            cue
            for cue in self._lexicon.find("acts", self._text, start, end)
            if not any(a <= cue.start < b for a, b in headers)
            and not _COMPOUND.search(self._text, start, cue.start)
        ]
        nameless = self._why_nameless(start, end)
        found = [cue for cue in found if not any(a <= cue.start < b for a, b in nameless)]
        teller, (first, last) = self._tellers.read(number, start, end)
        found = [cue for cue in found if not first <= cue.start < last]
        found = sorted([*found, *self._what_papers_do(start, end, found)], key=lambda cue: cue.start)
        relative: list[tuple[int, Frame]] = []
        cues: list[Cue] = []
        for phrase in found:
            cue = self._first_word(phrase)
            if any(f.cue.start < cue.start < f.content[-1][1] for _, f in relative):
                continue  # part of what a relative clause says
            clause = self._relative(number, cue, start, end, cues)
            if clause is not None:
                relative.append(clause)
            elif _OF_PAPERS.fullmatch(phrase.text) or self._verbs.is_act(phrase, start, end):
                cues.append(cue)
        frames = [self._cite(self._main.read(number, cue, start, end)) for cue in cues]
        frames = self._with_nouns(frames, number, start, end)
        frames = [f for f in frames if f.cited == "document" or not _OF_PAPERS.fullmatch(f.cue.text)]
        if teller is not None and any(frame.under == teller.subject for frame in frames):
            teller = None  # set in between a noun and what it stands for
        told = [teller] if teller is not None else []
        tails = [
            frame
            for frame in [*frames, *told]
            if frame.cited in ("unnamed", "document")
            and frame.content
            and frame.content[0][1] < frame.cue.start
        ]
        if teller is None:
            frames = self._accounts.told(frames, number, start, end)
        relative = [(begins, self._under_tail(frame, tails)) for begins, frame in relative]
        frames = self._nesting.outermost(
            sorted([*frames, *quoting, *told], key=lambda frame: frame.cue.start)
        )
        whole = [*(self._before(frame, relative) for frame in frames), *(frame for _, frame in relative)]
        return [frame for frame in whole if not is_unsaid(self._text, frame)]

    def _with_nouns(self, frames: list[Frame], number: int, start: int, end: int) -> list[Frame]:
        """With the acts that nouns tell of; a cue within such a noun's words is no act of its own."""
        nouns = [self._cite(frame) for frame in self._nominals.read(number, start, end)]
        kept = [
            frame
            for frame in frames
            if not any(
                noun.cue.start <= frame.cue.start < noun.content[0][0]
                or (frame.subject == noun.subject and any(a <= noun.cue.start < b for a, b in frame.content))
                for noun in nouns
            )
        ]
        return [*kept, *nouns]

    def _why_nameless(self, start: int, end: int) -> list[Offsets]:
        """Where a sentence says why people are not named: `asked not to be named because they feared reprisals`."""
        return [
            (cue.start, because.end() if (because := _BECAUSE.match(self._text, cue.end, end)) else cue.end)
            for cue in self._lexicon.list("sources", "anonymity").find(self._text, start, end)
        ]

    def _what_papers_do(self, start: int, end: int, found: list[Cue]) -> list[Cue]:
        """Verbs by which only papers say something: `emails show that …`, `the report found that …`."""
        return [
            Cue("says", *match.span(), match.group())
            for match in _OF_PAPERS.finditer(self._text, start, end)
            if not any(cue.start <= match.start() < cue.end for cue in found)
            and not inside(self._quoted, *match.span())
            and not PASSIVE.search(self._text, start, match.start())
        ]

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
            content = self._attributed.trim(*self._attributed.past_subordinator(content[0], content[1]))
        elif content:
            verb = max((c.end for c in earlier if content[0] <= c.start < content[1]), default=content[0])
            by = _BY_WHOM.match(self._text, verb, content[1])
            verb = by.end() if by else verb
            content = self._attributed.trim(*self._attributed.past_subordinator(verb, content[1]))
        frame = Frame(number, cue, cue.name, clause.subject, (content,) if content else ())
        return (clause.begins, self._cite(frame)) if content else None

    def _quoting(self, number: int, start: int, end: int) -> list[Frame]:
        """`"…," the channel quoted X as saying`: X speaks, the channel passes it on."""
        frames = []
        for match in _QUOTING.finditer(self._text, start, end):
            if inside(self._quoted, match.start(), match.end()):
                continue
            right = self._attributed.trim(match.end(), end)
            left = self._attributed.trim(start, match.start())
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
            act = "denies" if match["verb"] in ("denying", "rejecting") else "says"
            if piece:
                frames.append(self._cite(Frame(number, cue, act, subject, (piece,), inverted=True)))
        return frames

    def _under_tail(self, frame: Frame, tails: list[Frame]) -> Frame:
        """`X, who reminded him that …, a diplomat recounted`: the diplomat tells of the relative clause too."""
        for tail in tails:
            told = any(a <= frame.cue.start < b for a, b in tail.content)
            if told and frame.cue.end < tail.cue.start and not frame.cited:
                return replace(frame, under=frame.under or tail.subject)
        return frame

    def _before(self, frame: Frame, relative: list[tuple[int, Frame]]) -> Frame:
        """What is said in a relative clause at the end is no content of the main clause."""
        for begins, inner in relative:
            if frame.cue.start < begins:
                cut = [
                    self._attributed.trim(a, begins) if a < begins < b and inner.cue.end <= b else (a, b)
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
        for clause in nested(clauses, reader, self._cited_by, self._retells):
            pieces = [(a, self._before_auxiliary(a, b)) for a, b in clause.content]
            content = tuple(p for p in (self._attributed.trim(a, b) for a, b in pieces) if p)
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

    def _before_auxiliary(self, start: int, end: int) -> int:
        """Where words end that a compound verb of saying follows: `… seraient livrés | , a` (annoncé le ministère)."""
        auxiliary = _AUXILIARY.search(self._text, start, end)
        return auxiliary.start() if auxiliary else end

    def _retells(self, told: Clause, tail: Clause) -> bool:
        """`Lors d'un entretien téléphonique, X a averti son homologue que …, a indiqué l'Elysée`: X's words."""
        if told.subject is None or tail.subject is None or told.cited or told.shared:
            return False
        office = _OFFICE_ABROAD.search(self._text[slice(*tail.subject)]) is not None
        first = min(tail.content[0][0], told.subject[0]) if tail.content else told.subject[0]
        return office and _TALK_ABROAD.search(self._text, first, told.cue.end + 60) is not None

    def _subject_above(self, number: int) -> Offsets | None:
        """Spanish and Arabic leave a subject out that the sentence before has named."""
        sentences = self._article.sentences
        if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
            return None
        above = [frame for frame in self.frames(number - 1) if frame.cited != "unnamed" and not frame.tail]
        return above[-1].subject if above else None

    def _cited_by(self, clause: Clause) -> Cited:
        """How a clause's subject is cited, as a frame's is."""
        return self._cite(Frame(0, clause.cue, clause.cue.name, clause.subject, ())).cited

    def _cite(self, frame: Frame) -> Frame:
        if frame.subject is None:
            return frame
        words = self._text[frame.subject[0] : frame.subject[1]]
        end = self._article.sentences[frame.sentence - 1].end if frame.sentence else frame.cue.end
        reports = frame.cue.text.lower().startswith("report") and _CITING.search(
            self._text, frame.cue.end, end
        )
        if self._sourcing.is_outlet(words, frame.subject[0]) or reports:
            return replace(frame, cited="outlet")
        apposed = _APPOSED.match(self._text, frame.subject[1], frame.cue.start)
        if apposed and self._lexicon.language == "en" and self._sourcing.is_unnamed(words):
            return replace(frame, subject=apposed.span("who"))
        if self._sourcing.is_unnamed(words) and frame.act in ("says", "denies", "refuses"):
            return replace(frame, cited="unnamed")  # who offers or threatens acts, named or not
        if frame.act in ("says", "denies") and self._takes_up_tellers(words, frame.sentence):
            return replace(frame, cited="unnamed")
        if (
            self._sourcing.is_unnamed(words)
            and self._lexicon.language != "en"
            and _WARNS.match(frame.cue.text)
        ):
            return replace(frame, cited="unnamed")
        if self._sourcing.is_document(words):
            return replace(frame, cited="document")
        return frame

    def _takes_up_tellers(self, words: str, number: int) -> bool:
        """Whether `they` are the people without a name whom the sentence before cites."""
        return they_are(words) and tellers_before(self._article, self._sourcing, number) is not None

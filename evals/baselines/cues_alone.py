"""A baseline without a model: cue lists and quotation marks alone, in the manner of quotation extractors.

A cue verb makes a position of its sentence. The speaker is the nearest name or described subject, the content
what is quoted, else what follows the cue. No grammar, no coreference beyond "the last one named", no grounding.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from evals.baselines.assembly import assemble
from evals.baselines.counting import count_of, is_number
from evals.baselines.drafts import Draft, DraftActor, DraftAsset, DraftPosition, DraftQuestion, DraftSource
from evals.system import Reading
from onrecord.cues.lexicon import load_lexicon
from onrecord.cues.states import state_names
from onrecord.grounding.text.quotations import is_name, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.baselines.drafts import Words
    from evals.seeds import Seed
    from onrecord.article import Article, Sentence
    from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Reason
    from onrecord.cues.lexicon import Cue
    from onrecord.progress import Listener

SHORTEST = 3
"""Words that a content must have."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ\u0600-\u06ff][\w'’.-]*\w"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|de|del|du|des|al|el|bin|van|von|the)\s+){{0,2}}{_CAPITAL})*")
_WORD = re.compile(r"[\w'’-]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_CLOSING = ('"', "”", "’", "'", "»")
_DAYS = frozenset((*calendar.day_name, *calendar.month_name))
_NEAR = 20
"""Characters between an owner's name and the body that it owns."""


@dataclass(frozen=True, slots=True)
class CuesAlone:
    """Reads an article by its cues."""

    name: str = "cues"
    model: str = "none"
    digest: str | None = None
    version: str = "1"

    async def read(self, seed: Seed, epoch: int, listen: Listener) -> Reading:
        """The labels that the cues of a seed's article amount to."""
        made = assemble(CueReading(seed.article).draft(), seed.article, by=self.name)
        return Reading(made, calls=0, tokens_in=0, tokens_out=0, cost=0.0, seconds=0.0, asked=0)


class CueReading:
    """One article, read sentence by sentence."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._sentences = [sentence for sentence in article.sentences if sentence.kind == "text"]
        self._lexicon = load_lexicon(article.language)
        self._quoted = [q for q in quotations(article) if not is_name(self._text[q.start : q.end])]
        self._last: str | None = None
        self._actors: dict[str, ActorKind] = {}

    def draft(self) -> Draft:
        """What its cues say."""
        positions: list[DraftPosition] = []
        assets: list[DraftAsset] = []
        questions: list[DraftQuestion] = []
        for sentence in self._sentences:
            left_open = self._lexicon.find("open", self._text, sentence.start, sentence.end)
            if left_open:
                questions.append(self._question(left_open[0], sentence))
            else:
                positions += self._positions(sentence)
            assets += self._assets(sentence)
        actors = [DraftActor(name, kind) for name, kind in self._actors.items()]
        return Draft(actors, positions, assets, questions)

    # -- positions

    def _positions(self, sentence: Sentence) -> Iterator[DraftPosition]:
        """One for the sentence's first cue that has a speaker and something said."""
        others = self._lexicon.list("modifiers", "not_acts")
        no_acts = list(others.find(self._text, sentence.start, sentence.end))
        for cue in self._lexicon.find("acts", self._text, sentence.start, sentence.end):
            if self._is_quoted(cue.start) or any(no.start <= cue.start < no.end for no in no_acts):
                continue
            content = self._content(cue, sentence)
            speaker = self._speaker(cue, sentence)
            if content and speaker:
                private = self._lexicon.list("settings", "private")
                yield DraftPosition(
                    actor=speaker,
                    content=content,
                    act=cast("Act", cue.name),
                    setting="private"
                    if private.first(self._text, sentence.start, sentence.end)
                    else "public",
                    sources=self._sources(cue, sentence),
                )
                return

    def _content(self, cue: Cue, sentence: Sentence) -> list[Words]:
        """The quoted words; else what follows the cue; where nothing does, what stands before its comma."""
        quoted: list[Words] = [
            (max(q.start, sentence.start), min(q.end, sentence.end))
            for q in self._quoted
            if q.start < sentence.end and q.end > sentence.start
        ]
        if quoted:
            return quoted
        after = self._trimmed(cue.end, sentence.end)
        if after:
            return [after]
        comma = self._text.rfind(",", sentence.start, cue.start)
        before = self._trimmed(sentence.start, comma) if comma > 0 else None
        return [before] if before else []

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch without a leading "that" and the marks around it, if it is long enough."""
        words = list(_WORD.finditer(self._text, start, end))
        that = self._lexicon.list("grammar", "subordinators")
        if words and words[0].group() in that:
            words = words[1:]
        return (words[0].start(), words[-1].end()) if len(words) >= SHORTEST else None

    def _speaker(self, cue: Cue, sentence: Sentence) -> str | None:
        """The nearest name or described body before the cue, else after it, else whoever spoke last."""
        if self._pronoun_before(cue.start, sentence.start):
            return self._last
        before = [place for place in self._names(sentence.start, cue.start) if not self._is_quoted(place[0])]
        after = [place for place in self._names(cue.end, sentence.end) if not self._is_quoted(place[0])]
        inverted = self._text[sentence.start : cue.start].rstrip(" ,")[-1:] in _CLOSING
        nearest = after[:1] or before[-1:] if inverted else before[-1:] or after[:1]
        if nearest:
            self._last = self._known(*nearest[0])
        return self._last

    def _pronoun_before(self, end: int, start: int) -> bool:
        words = [word.group() for word in _WORD.finditer(self._text, start, end)][-2:]
        return any(word in self._lexicon.list("grammar", "pronouns") for word in words)

    def _names(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words, and bodies: "the interior ministry", "Estonia's border service"."""
        lists = ("pronouns", "articles", "subordinators")
        plain = [self._lexicon.list("grammar", name) for name in lists]
        found: list[tuple[int, int]] = []
        for match in _NAME.finditer(self._text, start, end):
            first = _WORD.match(self._text, match.start())
            begin = match.start()
            if first and any(first.group() in words for words in plain):
                begin = first.end() + 1  # "The Kremlin" at the head of a sentence
            if begin < match.end() and self._text[begin].isupper() and match.group() not in _DAYS:
                found.append((begin, match.end()))
        for body in self._lexicon.list("grammar", "institutions").find(self._text, start, end):
            owner = next(
                (
                    at
                    for at, place in enumerate(found)
                    if 0 < body.start - place[1] <= _NEAR and "," not in self._text[place[1] : body.start]
                ),
                None,
            )
            if owner is not None:
                found[owner] = (found[owner][0], body.end)
            elif all(body.start >= place[1] or body.end <= place[0] for place in found):
                found.append(self._described(body, start))
        yield from sorted(found)

    def _described(self, body: Cue, start: int) -> tuple[int, int]:
        """A body with up to two words that stand between an article and it."""
        words = list(_WORD.finditer(self._text, start, body.start))[-3:]
        articles = self._lexicon.list("grammar", "articles")
        begins = [word.end() + 1 for word in words if word.group() in articles]
        return (begins[-1] if begins else body.start), body.end

    def _known(self, start: int, end: int) -> str:
        name = _POSSESSIVE.sub("", self._text[start:end])
        title = self._lexicon.list("grammar", "titles").first(name)
        kind = self._kind(name)
        if title and title.start == 0 and title.end + 1 < len(name):
            name = name[title.end + 1 :]
        self._actors.setdefault(name, kind)
        return name

    def _kind(self, name: str) -> ActorKind:
        grammar = {kind: self._lexicon.list("grammar", kind) for kind in ("titles", "institutions", "groups")}
        if name in state_names():
            return "state"
        if grammar["titles"].first(name):
            return "person"
        if grammar["institutions"].first(name):
            return "institution"
        if grammar["groups"].first(name):
            return "group"
        return "person" if name[:1].isupper() and not name.isupper() else "institution"

    def _sources(self, cue: Cue, sentence: Sentence) -> list[DraftSource]:
        """The unnamed source before the cue, with the number or article that it begins with."""
        found = list(self._lexicon.list("sources", "unnamed").find(self._text, sentence.start, cue.start))
        if not found or any(True for _ in self._names(found[-1].end, cue.start)):
            return []
        words = list(_WORD.finditer(self._text, sentence.start, found[-1].end))[-5:]
        articles = self._lexicon.list("grammar", "articles")
        starts = [word for word in words if is_number(word.group()) or word.group() in articles]
        begin = starts[-1].start() if starts else found[-1].start
        number = count_of(self._text[begin : found[-1].start]).value
        return [DraftSource((begin, found[-1].end), unnamed=True, count=int(number) if number else None)]

    # -- assets, questions

    def _assets(self, sentence: Sentence) -> Iterator[DraftAsset]:
        """Asset nouns with a number before them, two describing words between at the most."""
        for cue in self._lexicon.find("assets", self._text, sentence.start, sentence.end):
            words = list(_WORD.finditer(self._text, sentence.start, cue.start))[-3:]
            numbers = [at for at, word in enumerate(words) if is_number(word.group())]
            if not numbers:
                continue
            at = numbers[-1]
            begin = words[at + 1].start() if at + 1 < len(words) else cue.start
            status = self._lexicon.find("asset_status", self._text, sentence.start, sentence.end)
            named = list(self._names(sentence.start, words[at].start()))
            yield DraftAsset(
                designation=(begin, cue.end),
                kind=cast("AssetKind", cue.name),
                quantity=words[at].span(),
                operator=self._known(*named[-1]) if named else None,
                status=cast("AssetStatus", status[0].name) if status else "unknown",
            )

    def _question(self, cue: Cue, sentence: Sentence) -> DraftQuestion:
        words = self._text[sentence.start : sentence.end]
        return DraftQuestion(words, (cue.start, sentence.end), cast("Reason", cue.name))

    def _is_quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self._quoted)

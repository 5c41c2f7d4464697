"""The plan for small models: one question a cue, asked only where a cue stands, grouped by topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

import structlog
from pydantic import BaseModel, Field

from onrecord.draft import Draft, DraftActor, DraftAsset, DraftPosition, DraftQuestion
from onrecord.errors import ModelTrouble
from onrecord.grounding.claims.claims import overlap
from onrecord.grounding.positions.briefings import names_spokesman
from onrecord.grounding.positions.holders import joined_names
from onrecord.model.question import AnswerT, Question
from onrecord.plans.prompts import Prompt, load_prompts
from onrecord.plans.speech import speech_blocks
from onrecord.plans.together import together
from onrecord.progress import Listener, Progress

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.grounding import Grounding
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import PositionItem
    from onrecord.model.asking import Asks

log = structlog.get_logger(__name__)
ItemT = TypeVar("ItemT")
FilledT = TypeVar("FilledT")


class SpeakerAnswer(BaseModel):
    """Who does what the cue says, and who tells of it."""

    who: str = Field(max_length=120)
    by: str = Field(max_length=160)


class AssetAnswer(BaseModel):
    """Whether a phrase is a military asset, whose, and where."""

    mil: Literal["yes", "no"]
    of: str = Field(max_length=80)
    at: str = Field(max_length=80)


class QuestionAnswer(BaseModel):
    """The open question and who leaves it open."""

    q: str = Field(max_length=220)
    by: str = Field(max_length=100)


class BelongsAnswer(BaseModel):
    """Whom an actor belongs to or speaks for."""

    of: str = Field(max_length=80)


class DifferAnswer(BaseModel):
    """Whether two claims disagree."""

    differ: Literal["yes", "no"]


@dataclass(slots=True)
class Stepwise:
    """Asks one model about one article. Questions whose answers cannot be used are counted in `failed`."""

    grounding: Grounding
    asks: Asks
    listen: Listener
    failed: int = 0
    asked: int = 0

    name: Literal["stepwise"] = "stepwise"
    compares: bool = False
    """Whether its model's word on two claims is worth a question: of a small one it is not."""

    async def draft(self) -> Draft:
        """Read the whole article, topic by topic."""
        numbers = [
            s.number
            for s in self.grounding.article.sentences
            if s.kind == "text" and not self.grounding.addresses_the_model(s.number)
        ]
        blocks = speech_blocks(self.grounding)
        spoken = {number for block in blocks for number in (*block.sentences, block.intro)}
        frames = [
            frame
            for number in numbers
            if number not in spoken
            for frame in self.grounding.frames.frames(number)
        ]
        candidates = [c for number in numbers for c in self.grounding.phrases.in_sentence(number)]
        cues = [(number, cue) for number in numbers for cue in self.grounding.questions.cues(number)]
        total = len(frames) + len(candidates) + len(cues)
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            self.listen(Progress("reading", done, total))

        self.listen(Progress("reading", 0, total))
        positions = [block.draft() for block in blocks]
        positions += await self._each(frames, self._position, step)
        positions.sort(key=lambda draft: draft.sentences[0])
        assets = await self._each(candidates, self._asset, step)
        questions = await self._each(
            cues, lambda pair: self._question(pair[0], pair[1].start, pair[1].text), step
        )
        return Draft(positions=positions, assets=assets, questions=questions)

    async def second_look(self) -> Draft:
        """Read uncovered sentences once more, with more of what stands before them."""
        self.listen(Progress("second look"))
        again = [
            frame
            for entry in self.grounding.uncovered()
            if entry.field == "positions"
            for frame in self.grounding.frames.frames(entry.span.sentence)
            if not self._read_by_rule(frame) and not frame.cited
        ]
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            self.listen(Progress("second look", done, len(again)))

        positions = await self._each(again, lambda frame: self._position(frame, back=2), step)
        return Draft(positions=positions)

    async def belongs(self, entries: Sequence[Entry]) -> list[DraftActor]:
        """Whom each of these actors belongs to or speaks for."""
        actors = self.grounding.actors

        async def one(entry: Entry) -> DraftActor | None:
            number = self.grounding.article.sentence_at(entry.first)
            # A state that the person's own words are about is most likely the other side; of the rest only
            # one that stands beside the person will do.
            about = {
                state
                for frame in self._spoken_by(entry, number)
                for piece in frame.content
                for state in actors.states_in(*piece)
            }
            listed = [
                state for state in actors.states_in(0, len(self.grounding.article.text)) if state not in about
            ]
            if not listed or not actors.in_office(entry):
                return None
            name = f"{entry.role.text} {entry.name}" if entry.role else entry.name
            answer = await self._ask(
                "belongs",
                BelongsAnswer,
                passage=self._words(number - 1, number),
                name=name,
                list="; ".join([*listed, "none"]),
            )
            state = actors.seat_of(entry, answer.of) if answer is not None else None
            if state is None:
                return None
            return DraftActor(name=entry.name, of=actors.words_for(state), relation="speaks_for")

        return await self._each(entries, one, lambda: None)

    def _spoken_by(self, entry: Entry, number: int) -> list[Frame]:
        """The frames of a sentence whose subject is this actor."""
        return [
            frame
            for frame in self.grounding.frames.frames(number)
            if frame.subject
            and any(frame.subject[0] <= start < frame.subject[1] for start, _ in entry.mentions)
        ]

    async def differ(self, public: PositionItem, private: PositionItem) -> bool:
        """Whether a public and a private claim disagree, by the model's word."""
        answer = await self._ask("divergence", DifferAnswer, public=public.claim, private=private.claim)
        return answer is not None and answer.differ == "yes"

    async def summary(self, notes: Sequence[str]) -> list[str]:
        """None: a small model's sentences said more than its notes, so the article's own words stand."""
        return []

    async def _each(
        self,
        items: Sequence[ItemT],
        one: Callable[[ItemT], Awaitable[FilledT | None]],
        step: Callable[[], None],
    ) -> list[FilledT]:
        """Several at once, as many as the model takes; the order of the items is kept."""

        async def counted(item: ItemT) -> FilledT | None:
            draft = await one(item)
            step()
            return draft

        return [draft for draft in await together([counted(item) for item in items]) if draft is not None]

    def _words(self, first: int, last: int) -> str:
        start, end = self.grounding.locator.window(first, last)
        return self.grounding.article.text[start:end]

    def _before(self, number: int, back: int) -> str:
        """The sentences before, within reach and never a heading."""
        sentences = self.grounding.article.sentences
        first = max(1, number - back)
        kept = [n for n in range(first, number) if sentences[n - 1].kind == "text"]
        return " ".join(self.grounding.article.words_of(n) for n in kept)

    def _read_by_rule(self, frame: Frame) -> bool:
        """A subject that is a name the article introduces needs no model to be read."""
        if frame.subject is None or frame.cited:
            return False
        return self.grounding.actors.is_known_name(self.grounding.locator.span(*frame.subject))

    async def _position(self, frame: Frame, back: int = 1) -> DraftPosition | None:
        text = self.grounding.article.text
        draft = DraftPosition(
            actor="", cue=frame.cue.text, sentences=[frame.sentence], anchor=frame.cue.start
        )
        if frame.subject is not None and self._read_by_rule(frame):
            return draft.model_copy(update={"actor": text[frame.subject[0] : frame.subject[1]]})
        subject = text[frame.subject[0] : frame.subject[1]] if frame.subject else ""
        if subject and self.grounding.lexicon.language != "en":
            # Rules read these languages' subjects; a small model asked in English often names another word.
            return draft.model_copy(update={"actor": subject[:300]})
        if subject.lower() in ("we", "i", "he", "she", "it") or frame.cited == "document":
            return draft.model_copy(update={"actor": subject})
        if frame.cited == "unnamed" and frame.act == "denies" and names_spokesman(subject):
            return draft.model_copy(update={"actor": subject})  # whose spokesman it is, rules read
        leans = (
            not subject
            or self.grounding.actors.is_pronoun(subject)
            or subject.lower().startswith(("the ", "they ", "his ", "her ", "its "))
            or back > 1
        )
        answer = await self._ask(
            "speaker",
            SpeakerAnswer,
            before=self._before(frame.sentence, back) if leans else "",
            sentence=self.grounding.article.words_of(frame.sentence),
            word=frame.cue.text,
        )
        if answer is None:
            return None
        who = answer.who.strip()
        if (
            subject
            and not self.grounding.actors.is_pronoun(subject)
            and not frame.cited
            and not self._agrees(who, subject)
        ):
            # The verb's own subject stands beside it; a small model that names another has read another verb.
            who = subject if self._names_someone(subject) else who
        if frame.under and subject and overlap(who, text[slice(*frame.under)]) > 0.5:
            who = subject  # the source tells of another's act
        if not frame.cited and len(joined_names(subject)) > 1 and not self.grounding.actors.is_body(subject):
            who = subject  # `Britain, France and Germany`: each of them
        if subject and self.grounding.actors.is_group(subject):
            # `the group` is not its chief, whom the sentence before named.
            who = self.grounding.actors.leading_group(who) or who
        return draft.model_copy(update={"actor": who, "sources": [answer.by] if answer.by.strip() else []})

    def _agrees(self, who: str, subject: str) -> bool:
        described = subject.lower().startswith("the ") and subject.split()[-1][:1].islower()
        return overlap(who, subject) > 0 or (described and not self.grounding.actors.is_body(subject))

    def _names_someone(self, subject: str) -> bool:
        words = subject.split()
        if self.grounding.actors.is_body(subject):
            return True
        named = [word for at, word in enumerate(words) if word[:1].isupper() and (at > 0 or len(words) == 1)]
        return bool(named) and len(words) <= 8

    async def _asset(self, candidate: Candidate) -> DraftAsset | None:
        grounding = self.grounding
        draft = DraftAsset(
            designation=grounding.article.text[candidate.start : candidate.end],
            sentences=[candidate.sentence],
            anchor=candidate.anchor,
        )
        if grounding.phrases.is_sure(candidate):
            return draft  # a frigate is a frigate: rules read the rest
        answer = await self._ask(
            "asset",
            AssetAnswer,
            before="",
            sentence=grounding.article.words_of(candidate.sentence),
            phrase=grounding.article.text[candidate.anchor : candidate.end],
        )
        if answer is None:
            return None
        # What the sentence's word order tells a small model only puts at risk.
        draft = draft.model_copy(
            update={
                "operator": "" if grounding.assets.owner_read(candidate) else answer.of,
                "location": "" if grounding.assets.place_read(candidate) else answer.at,
            }
        )
        if answer.mil == "no":
            grounding.ledger.reject("asset", draft, "not_military", "the model says it is no military asset")
            return None
        return draft

    async def _question(self, number: int, anchor: int, words: str) -> DraftQuestion | None:
        worded = self.grounding.questions.in_words(number, anchor)
        holder = self.grounding.questions.holder(number, anchor)
        if worded or self.grounding.lexicon.language != "en":
            # A small model asks in English, in words that are not the article's: there the sentence stands.
            return DraftQuestion(question=worded, withheld_by=holder, sentences=[number], anchor=anchor)
        answer = await self._ask(
            "question",
            QuestionAnswer,
            before=self._before(number, 1),
            sentence=self.grounding.article.words_of(number),
            words=words,
        )
        if answer is None:
            return None
        # Whether something is open the cue has told; a small model that finds nothing open has missed it.
        return DraftQuestion(
            question=answer.q, withheld_by=holder or answer.by, sentences=[number], anchor=anchor
        )

    async def _ask(self, topic: str, answer: type[AnswerT], **fields: str) -> AnswerT | None:
        """One question. An answer that cannot be used is counted and left out; other trouble is the caller's."""
        prompt = load_prompts("stepwise")[topic]
        question = Question(
            topic=topic,
            messages=prompt.messages(**fields),
            answer=answer,
            max_tokens=prompt.max_tokens,
            slot=prompt.slot if self.asks.slots else None,
        )
        self.asked += 1
        try:
            return (await self.asks.ask(question)).value
        except ModelTrouble as trouble:
            if not trouble.slug.startswith("model-answer"):
                raise
            self.failed += 1
            log.warning("answer left out", topic=topic, slug=trouble.slug)
            if self.failed >= 3 and self.failed * 2 > self.asked:
                raise
            return None


def prefixes() -> list[tuple[int, Prompt]]:
    """The prompts whose prefixes an embedded server keeps, with the slot of each."""
    return sorted(
        ((prompt.slot, prompt) for prompt in load_prompts("stepwise").values()), key=lambda pair: pair[0]
    )

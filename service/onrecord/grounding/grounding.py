"""Grounding of one article: everything a draft must pass before it is published. No model, no I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.brief import Flagged, Uncovered
from onrecord.grounding.actors.actors import Actors
from onrecord.grounding.assets.assets import Assets
from onrecord.grounding.assets.phrases import AssetPhrases
from onrecord.grounding.attribution.callings import callings_of
from onrecord.grounding.attribution.frames import FrameReader
from onrecord.grounding.attribution.offices import Naming
from onrecord.grounding.attribution.sourcing import Sourcing
from onrecord.grounding.divergences.answers import link_answers
from onrecord.grounding.languages.arabic import Arabic
from onrecord.grounding.languages.readers import clause_reader
from onrecord.grounding.positions.positions import Positions
from onrecord.grounding.questions.questions import Questions
from onrecord.grounding.text.account import Ledger
from onrecord.grounding.text.entry import chain_of
from onrecord.grounding.text.locating import Locator, nearest
from onrecord.grounding.text.quotations import inside, quotations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.article import Article
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import Draft, DraftActor
    from onrecord.grounding.text.entry import Entry


class Grounding:
    """Grounds drafts of one article and keeps the account.

    Args:
        article: the article; its text is the only thing that decides.
        lexicon: the cue lists of its language.
        states: names, aliases and capitals of states → the state's name.
        adjectives: demonyms → the state's name.
    """

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        *,
        states: Mapping[str, str],
        adjectives: Mapping[str, str],
    ) -> None:
        self.article = article
        self.lexicon = lexicon
        self.ledger = Ledger()
        self.locator = Locator(article)
        self.quoted = quotations(article)
        reader = clause_reader(article.text, lexicon, self.quoted)
        naming = Naming(lexicon, states, reader if isinstance(reader, Arabic) else None) if reader else None
        callings = callings_of(article.text, lexicon, naming, {**adjectives, **states})
        self.sourcing = Sourcing(self.locator, lexicon, reader, callings)
        self.frames = FrameReader(article, lexicon, self.sourcing, self.quoted, reader)
        self.actors = Actors(
            self.locator,
            lexicon,
            self.sourcing,
            states=states,
            adjectives=adjectives,
            naming=naming,
            callings=callings,
            quoted=self.quoted,
        )
        self.positions = Positions(
            self.locator,
            lexicon,
            self.quoted,
            self.sourcing,
            self.actors,
            self.frames,
            self.ledger,
            article.published_at,
        )
        self.phrases = AssetPhrases(article, lexicon)
        self.assets = Assets(
            self.locator,
            lexicon,
            self.quoted,
            self.sourcing,
            self.actors,
            self.frames,
            self.phrases,
            self.ledger,
        )
        self.questions = Questions(self.locator, lexicon, self.quoted, self.frames, self.ledger)
        self._flag()

    def ground(self, draft: Draft, *, again: bool = False) -> None:
        """Ground what a model filled in; what does not survive goes to the ledger. May be called again.

        `again`: a second look, where the same item refused for the same reason is no second item.
        """
        before = list(self.ledger.rejected)
        for position in draft.positions:
            self.positions.ground(position)
        self.positions.items.sort(key=lambda item: item.order)
        for asset in draft.assets:
            self.assets.ground(asset)
        for question in draft.questions:
            self.questions.ground(question)
        self._name_holders()
        self._describe(draft.actors)
        link_answers(self.positions.items, self.lexicon)
        if again:
            new = [entry for entry in self.ledger.rejected[len(before) :] if entry not in before]
            self.ledger.rejected = before + new

    def _name_holders(self) -> None:
        """`she declined to say`: who leaves a question open is named, by the position of the same sentence."""
        for item in self.questions.items:
            if item.withheld_by and self.actors.is_pronoun(item.withheld_by):
                number = item.evidence[0].sentence
                names = [p.actor for p in self.positions.items if p.evidence[-1].sentence == number]
                before = [p.actor for p in self.positions.items if p.evidence[0].sentence <= number]
                named = names[-1] if names else self.actors.resolve(item.withheld_by, number, recent=before)
                item.withheld_by = named.name if named else None

    def _describe(self, drafts: list[DraftActor]) -> None:
        """What a model said of actors it named: kept for actors that hold a position or operate an asset."""
        for draft in drafts:
            entry = next(
                (e for e in self.actors.entries if e.name == draft.name or draft.name in e.aliases()), None
            )
            if entry is None:
                self.ledger.reject(
                    "actor", draft, "no_evidence", "it holds no position and operates no asset"
                )
                continue
            if draft.kind and entry.kind == "group" and draft.kind != "state":
                entry.kind = draft.kind  # rules that find no sign of a kind say group
            if draft.role and entry.role is None:
                best, _ = nearest(self.locator.places(draft.role), entry.mentions)
                entry.role = self.locator.span(best.start, best.end) if best else None
            if not draft.of:
                continue
            owner = self.actors.body(draft.of, self.article.sentence_at(entry.first))
            if owner is None:
                self.ledger.reject("actor", draft, "ungrounded", "whom it belongs to is not in the article")
            elif entry in chain_of(owner):
                self.ledger.reject("actor", draft, "not_governed", "an actor does not belong to itself")
            else:
                entry.of = owner
                entry.relation = draft.relation or ("speaks_for" if entry.kind == "person" else "part_of")

    def covered(self) -> set[int]:
        """The numbers of the sentences that are evidence for an item, or name whom a position cites."""
        spans = [span for item in self.positions.items for span in item.evidence]
        spans += [source.span for item in self.positions.items for source in item.sources]
        spans += [span for item in self.assets.items for span in item.evidence]
        spans += [span for item in self.questions.items for span in item.evidence]
        return {span.sentence for span in spans}

    def uncovered(self) -> list[Uncovered]:
        """The sentences with a cue that are evidence for no item, in order."""
        covered = self.covered()
        found: list[Uncovered] = []
        for sentence in self.article.sentences:
            if sentence.kind != "text" or sentence.number in covered:
                continue
            span = self.locator.sentence_span(sentence.number)
            frames = [frame.cue.text for frame in self.frames.frames(sentence.number)]
            phrases = [self.article.text[c.start : c.end] for c in self.phrases.in_sentence(sentence.number)]
            open_cues = [cue.text for cue in self.questions.cues(sentence.number)]
            if frames:
                found.append(Uncovered(span=span, field="positions", cues=frames))
            if phrases:
                found.append(Uncovered(span=span, field="military_assets", cues=phrases))
            if open_cues:
                found.append(Uncovered(span=span, field="unresolved_questions", cues=open_cues))
        return found

    def flag_hidden(self, stretches: list[tuple[int, int]]) -> None:
        """Sentences with characters that no reader sees (zero-width, direction overrides, tags)."""
        numbers = {self.article.sentence_at(start) for start, _ in stretches}
        for number in sorted(numbers):
            span = self.locator.sentence_span(number)
            self.ledger.flagged.append(Flagged(span=span, reason="hidden_characters", item=None))

    def states_beside(self, entry: Entry) -> list[str]:
        """The states named where a person is introduced, but those that the person's own words are about."""
        number = self.article.sentence_at(entry.first)
        about = {
            state
            for frame in self.frames.frames(number)
            if frame.subject and any(frame.subject[0] <= at < frame.subject[1] for at, _ in entry.mentions)
            for piece in frame.content
            for state in self.actors.states_in(*piece)
        }
        beside = self.actors.states_in(*self.locator.window(number - 1, number))
        return [state for state in beside if state not in about]

    def addresses_the_model(self, number: int) -> bool:
        """Whether a sentence speaks to whoever reads the text, and not of the news; a quotation does not."""
        start, end = self.locator.window(number, number)
        cues = self.lexicon.list("addresses", "model").find(self.article.text, start, end)
        return any(inside(self.quoted, cue.start, cue.end) is None for cue in cues)

    def _flag(self) -> None:
        """Sentences that address the model, for an editor to look at."""
        addresses = self.lexicon.list("addresses", "model")
        for sentence in self.article.sentences:
            if addresses.first(self.article.text, sentence.start, sentence.end):
                span = self.locator.sentence_span(sentence.number)
                self.ledger.flagged.append(Flagged(span=span, reason="addresses_the_model", item=None))

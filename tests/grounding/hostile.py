"""Drafts of a hostile model: anything that the schema allows, most of it near to an article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import strategies as st

from grounding.building import brief_of
from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Certainty, Reason, Setting
from onrecord.cues.lexicon import load_lexicon
from onrecord.cues.states import demonyms, state_names
from onrecord.draft import Draft, DraftActor, DraftAsset, DraftPosition, DraftQuestion
from onrecord.grounding.divergences.divergences import merged, pairs
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.summaries import checked, lead, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.article import Article
    from onrecord.brief import Brief

WORDS = [
    "he",
    "they",
    "it",
    "we",
    "the",
    "said",
    "Reuters",
    "a senior US official",
    "two sources",
    "officials and diplomats",
    "a document",
    "the ministry",
    "Kenya and France",
    "The Rebels and The Army",
    "US",
    "us",
    "Washington",
    "40",
    "...",
    "…",
    "[...]",
    "'s",
    "’s",
    "“”",
    '"',
    " ",
    "\n",
    "\u200b",
    "\u0301",
    "\ud83d".encode("utf-8", "ignore").decode(),
    "ﬁ",
    "ß",
    "İ",
    "1" * 20,
    "Whether",
    "who",
    "Not",
]


@cache
def hostile_strings(text: str, longest: int) -> st.SearchStrategy[str]:
    """Random strings, words that mean something to rules, and cuts of the article, edited or not."""
    at = st.integers(0, len(text))

    def cut(start: int, length: int) -> str:
        return text[start : start + length]

    cuts = st.builds(cut, at, st.integers(0, min(longest, 120)))
    whole_words = st.sampled_from(sorted(set(text.split())))
    edited = st.builds(
        lambda one, glue, other: one + glue + other,
        cuts,
        st.sampled_from([" ... ", "…", " [sic] ", "[...]", "", " not ", " and ", "\u200b", "  ", '"', "8"]),
        cuts,
    )
    phrases = st.lists(whole_words | st.sampled_from(WORDS), max_size=5).map(" ".join)
    anything = st.text(st.characters(codec="utf-8"), max_size=20)
    return st.one_of(cuts, cuts.map(str.swapcase), edited, phrases, st.sampled_from(WORDS), anything).map(
        lambda words: words[:longest]
    )


def hostile_drafts(article: Article) -> st.SearchStrategy[Draft]:
    """Anything that the schema of a draft allows, most of it near to the article."""
    text = article.text

    def words(longest: int) -> st.SearchStrategy[str]:
        return hostile_strings(text, longest)

    total = len(article.sentences)
    number = st.one_of(
        st.integers(1, total), st.integers(-3, total + 3), st.sampled_from([10**20, -(10**20)])
    )
    cue_starts = sorted(set(_cue_starts(article))) or [0]
    anchor = st.one_of(
        st.none(), st.sampled_from(cue_starts), st.integers(-5, len(text) + 5), st.just(10**12)
    )

    def perhaps(literal: Any) -> st.SearchStrategy[Any]:
        return st.none() | st.sampled_from(get_args(literal))

    actor = st.builds(
        DraftActor,
        name=words(300),
        kind=perhaps(ActorKind),
        role=words(300),
        of=st.just("") | words(300),
        relation=st.sampled_from(["part_of", "speaks_for", ""]),
    )
    position = st.builds(
        DraftPosition,
        actor=words(300),
        cue=words(120),
        sentences=st.lists(number, max_size=4),
        sources=st.lists(words(120), max_size=3),
        setting=perhaps(Setting),
        act=perhaps(Act),
        claim=st.just("") | words(1_000),
        content=st.lists(words(300), max_size=3),
        certainty=perhaps(Certainty),
        relayed_by=st.lists(words(100), max_size=2),
        anchor=anchor,
    )
    asset = st.builds(
        DraftAsset,
        designation=words(300),
        quantity=words(120),
        operator=words(300),
        location=words(300),
        kind=perhaps(AssetKind),
        status=perhaps(AssetStatus),
        sentences=st.lists(number, max_size=4),
        anchor=anchor,
    )
    question = st.builds(
        DraftQuestion,
        question=words(500),
        reason=perhaps(Reason),
        withheld_by=words(300),
        sentences=st.lists(number, max_size=4),
        anchor=anchor,
    )
    return st.builds(
        Draft,
        actors=st.lists(actor, max_size=3),
        positions=st.lists(position, max_size=4),
        assets=st.lists(asset, max_size=3),
        questions=st.lists(question, max_size=2),
    )


def _cue_starts(article: Article) -> Iterator[int]:
    grounding = fresh(article)
    for sentence in article.sentences:
        yield from (frame.cue.start for frame in grounding.frames.frames(sentence.number))
        yield from (phrase.start for phrase in grounding.phrases.in_sentence(sentence.number))
        yield from (cue.start for cue in grounding.questions.cues(sentence.number))


def fresh(article: Article) -> Grounding:
    """A grounding of the article that nothing was put into."""
    return Grounding(article, load_lexicon(article.language), states=state_names(), adjectives=demonyms())


def whole_brief(grounding: Grounding, sentences: list[str]) -> Brief:
    """The brief with every divergence the model could be asked about, and its own summary."""
    found = pairs(grounding.positions.items, grounding.locator, grounding.lexicon, grounding.quoted)
    divergences = merged([(pair, pair.basis or "model") for pair in found])
    items = [item for _, item in notes(grounding)]
    summary = checked(grounding, sentences, items) if sentences else lead(grounding, items)
    return brief_of(grounding, divergences, summary)

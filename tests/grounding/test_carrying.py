"""A brief carried over to an edited text, over the seeds: what stands, and that nothing stands by chance.

The edits that change the meaning and those that do not come from `tests/edits`.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grounding.seed_briefs import SEEDS, carried, seed_brief, sentence_texts
from onrecord.brief import Brief
from onrecord.cli.spans import ungrounded
from onrecord.grounding.carrying.carried import KEPT
from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.spans import spans_of
from tests.edits.article import own_articles
from tests.edits.chance import chance
from tests.edits.harmless import REWRITERS
from tests.edits.meaning import meaning_edits

if TYPE_CHECKING:
    from onrecord.grounding.carrying.carried import Carried, CarriedItem
    from tests.edits.edit import Edit

LANGUAGES = ("en", "es", "fr", "ar")
FOLDED = tuple(kind for kind in REWRITERS if kind not in ("first letter", "word case"))
"""Capitals are on no list of harmless differences between two versions: `US` is not `us`."""

NEWS = "The harbour master of Bergen counted seven ferries this morning."
ONE_IN = 4
"""Of the edits that change the meaning: a fourth is some 300."""

seeds = st.sampled_from(SEEDS)
often = settings(max_examples=60, deadline=None, derandomize=True)


def holds(item: CarriedItem, numbers: set[int]) -> bool:
    """Whether words of an item, or the sentences that carry it, stand in these old sentences."""
    return item.kind != "actor" and any(span.was.sentence in numbers for span in item.spans)


def fallen(made: Carried) -> list[CarriedItem]:
    """The items that do not stand."""
    return [item for item in made.items if item.state not in KEPT]


@pytest.mark.parametrize("number", SEEDS)
def test_a_brief_stands_in_its_own_text(number):
    """Every item at its place, the account too, and nothing is unread."""
    brief = seed_brief(number)
    made = carried(brief, brief.article.text)
    assert {item.state for item in made.items} == {"stands"}
    assert (made.unread, made.whole) == ([], True)
    parts = set(Brief.model_fields) - {"article"}
    assert made.brief.model_dump(include=parts) == brief.model_dump(include=parts)


@often
@given(seeds, st.data())
def test_a_sentence_put_in_elsewhere_moves_and_loses_nothing(number, data):
    """But what leans on the sentences before it, to tell whose words it is, does so only where they are as before."""
    brief = seed_brief(number)
    at = data.draw(st.integers(1, len(brief.article.sentences)), label="in front of sentence")
    start = brief.article.sentences[at - 1][0]
    made = carried(brief, f"{brief.article.text[:start]}\n\n{NEWS}\n\n{brief.article.text[start:]}")
    assert [each.span.text for each in made.unread] == [NEWS]
    assert all(item.state == "changed" and (item.leads or item.falls_with) for item in fallen(made))
    assert all(at - 1 in item.leads for item in fallen(made) if item.leads)
    assert all(holds(item, set(range(1, at + 5))) for item in fallen(made) if item.leads)


@pytest.mark.parametrize("number", SEEDS)
def test_a_new_lead_and_a_new_end_lose_nothing(number):
    """They part no sentence from another."""
    brief = seed_brief(number)
    for text in (f"{NEWS}\n\n{brief.article.text}", f"{brief.article.text}\n\n{NEWS}"):
        made = carried(brief, text)
        assert (fallen(made), [each.kind for each in made.unread]) == ([], ["new"])


@often
@given(seeds, st.data())
def test_a_sentence_cut_out_loses_what_rests_on_it_and_nothing_else(number, data):
    """Its items are lost; others fall only with one of these, or where it told whose words they are."""
    brief = seed_brief(number)
    cut = data.draw(st.integers(1, len(brief.article.sentences)), label="sentence")
    start, end = brief.article.sentences[cut - 1]
    made = carried(brief, brief.article.text[:start] + brief.article.text[end:])
    down = {item.id for item in fallen(made)}
    assert all(item.state == "lost" for item in made.items if holds(item, {cut}))
    for item in fallen(made):
        named_there = item.kind == "actor" and any(span.was.sentence == cut for span in item.spans)
        falls = bool(item.falls_with) and set(item.falls_with) <= down
        assert holds(item, {cut}) or named_there or cut in item.leads or falls, item.id
    assert [sentence.number for sentence in made.sentences if sentence.state == "lost"] == [cut]


@often
@given(seeds, st.sampled_from(FOLDED), st.data())
def test_a_harmless_edit_loses_nothing(number, kind, data):
    """Marks, dashes, spaces, ligatures, unseen signs, forms of letters and digits: all of it is read already."""
    brief = seed_brief(number)
    language = brief.article.language.split("-")[0]
    chosen = data.draw(st.sets(st.integers(1, len(brief.article.sentences)), min_size=1), label="sentences")
    text = brief.article.text
    for each in sorted(chosen, reverse=True):
        start, end = brief.article.sentences[each - 1]
        text = (
            text[:start]
            + REWRITERS[kind](text[start:end], language, chance(number, kind, str(each)))
            + text[end:]
        )
    made = carried(brief, text)
    assert ([(item.id, item.fields) for item in fallen(made)], made.unread) == ([], [])


@pytest.fixture(scope="module")
def meaning() -> list[tuple[Brief, Edit]]:
    """Edits that change the meaning, of articles that there is a brief of."""
    names = {each.text: each.name[:3] for language in LANGUAGES for each in own_articles(language)}
    edits = [edit for edit in meaning_edits(shared=()) if edit.language in LANGUAGES]
    english = [edit for edit in edits if edit.language == "en"]
    edits = [*english[::ONE_IN], *(edit for edit in edits if edit.language != "en")]
    found = [(seed_brief(names[edit.article]), edit) for edit in edits if names[edit.article].isdigit()]
    return [(brief, edit) for brief, edit in found if brief.article.text.count(edit.original) == 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edit_of_the_meaning_in_an_evidence_sentence_is_never_let_through(language, meaning):
    """A digit, a name, a negation, a hedge, a tail: whether in the item's own words or round them."""
    judged, let_through = 0, []
    for brief, edit in meaning:
        if edit.language != language:
            continue
        at = brief.article.text.index(edit.original)
        edited = _edited_sentences(brief, edit, at)
        text = brief.article.text[:at] + edit.edited + brief.article.text[at + len(edit.original) :]
        resting = [item for item in carried(brief, text).items if holds(item, edited)]
        judged += len(resting)
        let_through += [(edit.kind, edit.edited, item.id) for item in resting if item.state in KEPT]
    assert judged > 40
    assert let_through == []


def _edited_sentences(brief: Brief, edit: Edit, at: int) -> set[int]:
    """Those in which a word was changed."""
    first = _shared(edit.original, edit.edited)
    last = _shared(edit.original[first:][::-1], edit.edited[first:][::-1])
    low, high = at + first, at + len(edit.original) - last
    sentences = enumerate(brief.article.sentences, start=1)
    return {n for n, (start, end) in sentences if start < max(high, low + 1) and low < end}


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


Op = tuple[str, int, int]
ops = st.tuples(
    st.sampled_from(["cut", "put", "move", "copy", "word"]), st.integers(0, 200), st.integers(0, 200)
)


@often
@given(seeds, st.lists(ops, max_size=8))
def test_whatever_is_edited_the_carried_brief_quotes_the_new_text(number, edits):
    """Its references are whole, its items are in their old words, and what is not in it is in its account."""
    brief = seed_brief(number)
    made = carried(brief, "\n\n".join(_edited(sentence_texts(brief), edits)))
    after = made.brief
    assert ungrounded(after.model_dump(mode="json")) == []
    words = {item.id: {plain(span.was.text) for span in item.spans} for item in made.items}
    parts = [*after.positions, *after.divergences, *after.military_assets, *after.unresolved_questions]
    for part in parts:
        assert {plain(span.text) for _, span in spans_of(part)} == words[part.id]
    ids = {part.id for part in (*parts, *after.actors)}
    assert _references(after) <= ids
    kept = ids | {
        f"s{n}"
        for n, each in enumerate(brief.summary, start=1)
        if each.text in {s.text for s in after.summary}
    }
    told = {entry.item.get("id") for entry in after.account.rejected}
    assert {item.id for item in made.items} == kept | (told - {None})
    assert {item.id for item in made.items if item.carried} == kept


def _edited(sentences: list[str], edits: list[Op]) -> list[str]:
    """The sentences after some edits."""
    for what, first, second in edits:
        at, to = first % len(sentences), second % len(sentences)
        if what == "cut" and len(sentences) > 4:
            del sentences[at]
        elif what == "put":
            sentences.insert(at, NEWS)
        elif what == "move":
            sentences.insert(to, sentences.pop(at))
        elif what == "copy":
            sentences.insert(to, sentences[at])
        elif what == "word":
            parts = sentences[at].split(" ")
            parts[second % len(parts)] = "otherwise"
            sentences[at] = " ".join(parts)
    return sentences


def _references(brief: Brief) -> set[str]:
    """All ids that a brief's items refer to."""
    found = {each for actor in brief.actors for each in (actor.part_of, actor.speaks_for)}
    found |= {each for position in brief.positions for each in (position.actor_id, position.about)}
    found |= {each for divergence in brief.divergences for each in (*divergence.public, *divergence.private)}
    found |= {each for sentence in brief.summary for each in sentence.items}
    found |= {asset.part_of for asset in brief.military_assets}
    found |= {asset.operator.actor_id for asset in brief.military_assets if asset.operator}
    found |= {note.item for note in brief.account.ambiguous} | {flag.item for flag in brief.account.flagged}
    return {each for each in found if each is not None}

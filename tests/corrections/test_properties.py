"""Properties of corrected briefs, over briefs of seeds in four languages and whatever editors do to them."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from cuba import cuba_brief
from hypothesis import given
from hypothesis import strategies as st

from corrections.desk_of_editors import change, delete, numbered, set_to
from grounding.examples import examples
from grounding.seed_briefs import seed_brief
from onrecord import brief as schema
from onrecord.brief import Brief
from onrecord.cli.spans import ungrounded
from onrecord.corrections import corrected, replayed

BRIEFS = ["cuba", "001", "068", "071", "102"]
"""One made by hand, and readings in English, Spanish, French and Arabic."""

EACH = pytest.mark.parametrize("name", BRIEFS)
VALUES: dict[str, dict[str, Any]] = {
    "p": {
        "setting": schema.Setting,
        "disclosed_by": schema.Disclosure,
        "act": schema.Act,
        "certainty": schema.Certainty,
    },
    "m": {"status": schema.AssetStatus, "kind": schema.AssetKind},
    "q": {"reason": schema.Reason},
    "a": {"kind": schema.ActorKind},
}
TEXTS = {"p": "claim", "q": "question", "a": "name"}


def brief_of(name: str) -> Brief:
    """A brief to correct."""
    return cuba_brief() if name == "cuba" else seed_brief(name)


def names(brief: Brief, letters: str) -> list[str]:
    """Ids of these kinds, and a few beyond them that additions may get."""
    lists: list[list[Any]] = [
        brief.actors,
        brief.positions,
        brief.divergences,
        brief.military_assets,
        brief.unresolved_questions,
    ]
    there = [each.id for items in lists for each in items if each.id[0] in letters]
    beyond = [
        f"{letter}{len(items) + 1}" for items, letter in zip(lists, "apdmq", strict=True) if letter in letters
    ]
    return there + beyond


@st.composite
def selections(draw: st.DrawFn, brief: Brief) -> dict[str, Any]:
    """A run of words of one sentence, or offsets that mean nothing."""
    if draw(st.integers(0, 9)) == 0:
        start = draw(st.integers(0, len(brief.article.text)))
        return {"start": start, "end": start + draw(st.integers(1, 40))}
    start, end = draw(st.sampled_from(brief.article.sentences))
    text = brief.article.text[start:end]
    edges = [0, *(at + 1 for at, char in enumerate(text) if char == " ")]
    first = draw(st.sampled_from(edges))
    last = draw(st.sampled_from([edge for edge in [*edges[1:], len(text)] if edge > first][:6]))
    return {"start": start + first, "end": start + last}


@st.composite
def changes(draw: st.DrawFn, brief: Brief) -> dict[str, Any]:
    """Anything that an editor can do, applicable or not."""
    words = selections(brief)
    actor = st.one_of(words, st.sampled_from(names(brief, "a")).map(lambda name: {"id": name}))
    kind = draw(
        st.sampled_from(["field", "field", "text", "span", "delete", "position", "asset", "question", "pair"])
    )
    if kind == "field":
        letter = draw(st.sampled_from("pmqa"))
        field = draw(st.sampled_from(sorted(VALUES[letter])))
        value = draw(st.sampled_from(get_args(VALUES[letter][field])))
        return set_to(draw(st.sampled_from(names(brief, letter))), field, value)
    if kind == "text":
        letter = draw(st.sampled_from("pqa"))
        return set_to(
            draw(st.sampled_from(names(brief, letter))), TEXTS[letter], draw(st.sampled_from("xyz"))
        )
    if kind == "span":
        field = draw(
            st.sampled_from(
                ["quantity", "operator", "location", "designation", "actor", "sources", "content", "about"]
            )
        )
        if field == "actor":
            return set_to(draw(st.sampled_from(names(brief, "p"))), field, draw(actor))
        if field == "sources":
            return set_to(draw(st.sampled_from(names(brief, "p"))), field, draw(st.lists(words, max_size=2)))
        if field == "content":
            return set_to(draw(st.sampled_from(names(brief, "p"))), field, [draw(words)])
        if field == "about":
            answered = st.none() | st.sampled_from(names(brief, "p"))
            return set_to(draw(st.sampled_from(names(brief, "p"))), field, draw(answered))
        value = words if field == "designation" else st.none() | words
        return set_to(draw(st.sampled_from(names(brief, "m"))), field, draw(value))
    if kind == "delete":
        return delete(draw(st.sampled_from(names(brief, "apdmq"))))
    made: dict[str, Any] = {"op": "add", "kind": kind, "span": draw(words)}
    if kind == "position":
        setting = draw(st.sampled_from(get_args(schema.Setting)))
        return made | {
            "actor": draw(actor),
            "setting": setting,
            "claim": "c",
            "sources": draw(st.lists(words, max_size=1)),
        }
    if kind == "asset":
        more = {name: draw(st.none() | words) for name in ("quantity", "operator", "location")}
        return made | more | {"asset_kind": draw(st.none() | st.just("ship"))}
    if kind == "question":
        return made | {"question": "q", "reason": "unknown"}
    sides = {side: [draw(st.sampled_from(names(brief, "p")))] for side in ("public", "private")}
    return made | sides | {"kind": "divergence"}


def references(brief: Brief) -> set[str]:
    """Every id that something in the brief points at."""
    found = {position.actor_id for position in brief.positions}
    found |= {position.about or "" for position in brief.positions}
    found |= {actor.part_of or "" for actor in brief.actors} | {
        actor.speaks_for or "" for actor in brief.actors
    }
    found |= {name for each in brief.divergences for name in (*each.public, *each.private)}
    found |= {asset.part_of or "" for asset in brief.military_assets}
    found |= {(asset.operator and asset.operator.actor_id) or "" for asset in brief.military_assets}
    found |= {name for sentence in brief.summary for name in sentence.items}
    found |= {note.item for note in brief.account.ambiguous} | {
        flag.item or "" for flag in brief.account.flagged
    }
    return found - {""}


def ids(brief: Brief) -> list[str]:
    """Every id of an item."""
    lists: tuple[list[Any], ...] = (
        brief.actors,
        brief.positions,
        brief.divergences,
        brief.military_assets,
        brief.unresolved_questions,
    )
    return [each.id for items in lists for each in items]


@EACH
@examples(60)
@given(drawn=st.data())
def test_whatever_editors_do_the_brief_is_whole(name: str, drawn: st.DataObject):
    """It follows its schema, every span quotes the article, every id is one item's, and all references resolve."""
    brief = brief_of(name)
    done = drawn.draw(st.lists(changes(brief), max_size=8))
    withdrawn = tuple(drawn.draw(st.sets(st.integers(1, 8))))
    replay = replayed(brief, numbered(brief, *done, withdrawn=withdrawn))
    made = replay.brief
    assert Brief.model_validate_json(made.model_dump_json()) == made
    assert ungrounded(made.model_dump(mode="json")) == []
    there = ids(made)
    assert len(there) == len(set(there))
    assert references(made) <= set(there)
    added = [name for names in replay.added.values() for name in names]
    assert len(added) == len(set(added))
    assert not set(added) & set(ids(brief))
    missed = {each.number for each in replay.not_applied}
    assert missed.isdisjoint(replay.added)
    assert missed | replay.added.keys() == set(range(1, len(done) + 1)) - set(withdrawn)
    assert made.article == brief.article
    assert made.provenance == brief.provenance


@EACH
@examples(40)
@given(drawn=st.data())
def test_the_order_of_independent_changes_does_not_matter(name: str, drawn: st.DataObject):
    """Each of another field or item: what they come to is the same in any order."""
    brief = brief_of(name)
    fields: dict[tuple[str, str], dict[str, Any]] = {}
    for each in drawn.draw(st.lists(changes(brief), max_size=12)):
        if each["op"] == "change" and each["field"] in ("actor", "operator", "sources", "name", "kind"):
            continue  # who is known by which words depends on what was named before
        if each["op"] == "change" and each["item"] in ids(brief):
            fields[each["item"], each["field"]] = each
    touched = {item for item, _ in fields}
    touched |= {each["value"] for each in fields.values() if each["field"] == "about"}
    gone = [delete(each) for each in drawn.draw(st.sets(st.sampled_from(ids(brief)))) if each not in touched]
    held = {p.actor_id for p in brief.positions if p.id in touched}
    done = [*fields.values(), *(each for each in gone if each["item"] not in held and each["item"][0] != "a")]
    done = [each for each in done if not replayed(brief, numbered(brief, each)).not_applied]
    shuffled = drawn.draw(st.permutations(done))
    first = corrected(brief, [change(**each) for each in done])
    assert corrected(brief, [change(**each) for each in shuffled]) == first


@EACH
@examples(30)
@given(drawn=st.data())
def test_withdrawing_all_gives_the_model_s_brief_back(name: str, drawn: st.DataObject):
    """Nothing of a correction sticks."""
    brief = brief_of(name)
    done = drawn.draw(st.lists(changes(brief), max_size=6))
    assert replayed(brief, numbered(brief, *done, withdrawn=tuple(range(1, 7)))).brief == brief

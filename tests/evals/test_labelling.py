"""Tests of evals.labelling: what is not in the article is no label."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from evals_seed import LABELS, TEXT, make_seed

from evals.labelling import Labelling
from onrecord.intake import make_article

ARTICLE = make_article(text=TEXT, language="en")


def problems(**update: Any) -> list[str]:
    """What is said about the labels with something changed in their first position."""
    raw = copy.deepcopy(LABELS)
    raw["positions"][0].update(update)
    labelling = Labelling(ARTICLE)
    assert labelling.complete(raw) is None
    return labelling.problems


KASKS = make_article(text="Kask spoke\n\nKask said Kask would go, Kask added on a bad day.", language="en")


def one_position(content: list[str]) -> dict[str, Any]:
    """The labels of an article in which one name stands three times."""
    raw = copy.deepcopy(LABELS)
    raw["positions"] = raw["positions"][:1]
    raw["positions"][0].update(sources=[], cue=None, content=content)
    nothing: dict[str, Any] = {"divergences": [], "military_assets": [], "unresolved_questions": []}
    return raw | nothing | {"actors": [{"id": "a1", "name": "Kask", "kind": "person"}]}


def test_words_become_spans_that_quote_the_article() -> None:
    """The labeller writes words; the offsets follow."""
    for position in make_seed().gold.positions:
        for span in (*position.content, *position.evidence):
            assert ARTICLE.text[span.start : span.end] == span.text


def test_finished_labels_can_be_completed_again() -> None:
    """Running the tool twice changes nothing."""
    gold = make_seed().gold
    again = Labelling(ARTICLE).complete(json.loads(gold.model_dump_json()))
    assert again == gold


@pytest.mark.parametrize(
    ("update", "said"),
    [
        ({"content": ["2: the shells would come late"]}, "does not stand in sentence 2"),
        ({"content": ["9: anything"]}, "there is no sentence 9"),
        ({"content": ["the batteries"]}, 'write it as "7: the words"'),
        ({"content": []}, "needs content"),
        ({"evidence": [77]}, "there is no sentence 77"),
        ({"actor_id": "a9"}, "refers to a9"),
        ({"about": "p9"}, "refers to p9"),
        ({"setting": "secret"}, "p1.setting"),
        ({"content": [{"start": 0, "end": 4, "text": "Mask"}]}, "does not quote the article"),
    ],
)
def test_a_label_without_its_evidence_in_the_article_is_refused(update: dict[str, Any], said: str) -> None:
    """The reason names the item."""
    assert any(said in problem for problem in problems(**update)), problems(**update)


def test_an_actor_that_does_nothing_is_refused() -> None:
    """Who holds no position and operates nothing is only mentioned."""
    raw = copy.deepcopy(LABELS)
    raw["actors"].append({"id": "a3", "name": "Narva", "kind": "state"})
    labelling = Labelling(ARTICLE)
    assert labelling.complete(raw) is None
    assert labelling.problems == ["a3: holds no position and operates no asset; leave it out"]


def test_words_that_stand_twice_need_their_number() -> None:
    """An ambiguous place is asked for, never guessed."""
    raw = one_position(content=["2: Kask"])
    labelling = Labelling(KASKS)
    assert labelling.complete(raw) is None
    assert "stands 3 times" in labelling.problems[0]
    raw["positions"][0]["content"] = ["2#2: Kask"]
    gold = Labelling(KASKS).complete(raw)
    assert gold is not None
    assert gold.positions[0].content[0].start == KASKS.text.index("Kask would")


def test_half_a_word_is_not_taken_where_the_word_stands_alone() -> None:
    """`a` is the article, not the second letter of `Kask`."""
    raw = one_position(content=["2: a"])
    gold = Labelling(KASKS).complete(raw)
    assert gold is not None
    assert gold.positions[0].content[0].start == KASKS.text.index("a bad")

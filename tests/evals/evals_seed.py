"""A small article with labels for the harness's tests, and ways to spoil the labels."""

from __future__ import annotations

from datetime import date
from typing import Any

from evals.gold import Gold, SeedNotes
from evals.labelling import Labelling
from evals.seeds import Seed
from onrecord.intake import make_article

TEXT = """Kask wants more batteries

TALLINN, March 3 - Defence Minister Anna Kask told the cabinet that the batteries would come late, two aides said.

In public, Kask said the batteries would come on time.

Estonia has ordered at least three air-defence batteries and sent 40 soldiers to Narva.

The ministry would not say when the batteries would arrive.
"""
LABELS: dict[str, Any] = {
    "seed": {"part": "dev", "kind": "wire", "topics": ["arms"], "hard": []},
    "labelled": {"by": "T", "on": "2026-11-22", "guide": 1},
    "actors": [
        {
            "id": "a1",
            "name": "Anna Kask",
            "kind": "person",
            "role": "2: Defence Minister",
            "aliases": ["Kask"],
            "speaks_for": "a2",
        },
        {"id": "a2", "name": "Estonia", "kind": "state"},
    ],
    "positions": [
        {
            "id": "p1",
            "actor_id": "a1",
            "setting": "private",
            "disclosed_by": "unnamed",
            "act": "says",
            "certainty": "reported",
            "claim": "Anna Kask told the cabinet that the batteries would come late.",
            "sources": [{"text": "2: two aides", "type": "unnamed_group", "count": 2}],
            "cue": "2: told",
            "content": ["2: the batteries would come late"],
            "evidence": [2],
        },
        {
            "id": "p2",
            "actor_id": "a1",
            "setting": "public",
            "disclosed_by": "self",
            "act": "says",
            "certainty": "stated",
            "claim": "Anna Kask said the batteries would come on time.",
            "sources": [{"text": "3: Kask", "type": "named_person"}],
            "cue": "3: said",
            "about": "p1",
            "content": ["3: the batteries would come on time"],
            "evidence": [3],
        },
    ],
    "divergences": [
        {
            "id": "d1",
            "public": ["p2"],
            "private": ["p1"],
            "relation": "same",
            "basis": "contrast",
            "span": "3: In public",
        }
    ],
    "military_assets": [
        {
            "id": "m1",
            "designation": "4: air-defence batteries",
            "kind": "weapon",
            "quantity": {"text": "4: at least three", "value": 3, "minimum": 3},
            "operator": {"name": "Estonia", "actor_id": "a2", "span": "4: Estonia"},
            "status": "ordered",
            "certainty": "stated",
            "evidence": [4],
        },
        {
            "id": "m2",
            "designation": "4: soldiers",
            "kind": "force",
            "quantity": {"text": "4: 40", "value": 40},
            "operator": {"name": "Estonia", "actor_id": "a2", "span": "4: Estonia"},
            "location": "4: Narva",
            "status": "deployed",
            "certainty": "stated",
            "evidence": [4],
        },
    ],
    "unresolved_questions": [
        {
            "id": "q1",
            "question": "When will the batteries arrive?",
            "reason": "withheld",
            "withheld_by": "The ministry",
            "evidence": ["5: would not say when the batteries would arrive"],
        }
    ],
}


def make_seed(*, name: str = "900-kask", part: str = "dev", second: Gold | None = None) -> Seed:
    """The article with its labels as a seed."""
    article = make_article(text=TEXT, language="en")
    gold = Labelling(article).complete(LABELS)
    assert gold is not None
    gold = gold.model_copy(
        update={
            "labelled": gold.labelled.model_copy(update={"on": date(2026, 11, 22)}),
            "seed": SeedNotes(part=part, kind="wire", topics=["arms"], hard=[]),  # type: ignore[arg-type]
        }
    )
    assert gold.seed is not None
    return Seed(name=name, article=article, gold=gold, second=second, notes=gold.seed)


def without(gold: Gold, field: str, *names: str) -> Gold:
    """The labels without some items of one list."""
    return gold.model_copy(update={field: [item for item in getattr(gold, field) if item.id not in names]})


def changed(gold: Gold, field: str, name: str, **update: Any) -> Gold:
    """The labels with one item changed."""
    items = [item.model_copy(update=update) if item.id == name else item for item in getattr(gold, field)]
    return gold.model_copy(update={field: items})

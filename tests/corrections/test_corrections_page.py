"""docs/CORRECTIONS.md: its examples are changes that apply, and it names every field that can be changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from corrections.desk_of_editors import edit
from grounding.seed_briefs import seed_brief
from onrecord.corrections import change as changes

PAGE = Path(__file__).parents[2].joinpath("docs/CORRECTIONS.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\{.*\}$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_applies_to_the_first_seed_s_brief(example: str):
    """As it is written there: the selection stands in the article, the item is in the brief."""
    changed = edit(seed_brief("001"), json.loads(example))
    assert changed.article == seed_brief("001").article


def test_the_page_names_every_field():
    """And no other."""
    assert len(EXAMPLES) >= 7
    rows = dict(
        re.findall(r"^\| (positions|military assets|open questions|actors) \| (.*) \|$", PAGE, re.MULTILINE)
    )
    unions = {
        "positions": get_args(changes.OfPosition),
        "military assets": get_args(changes.OfAsset),
        "open questions": (changes.ChangeQuestion, changes.ChangeReason),
        "actors": get_args(changes.OfActor),
    }
    named = {name: set(re.findall(r"`(\w+)`", row)) for name, row in rows.items()}
    assert named == {
        name: {value for kind in kinds for value in get_args(kind.model_fields["field"].annotation)}
        for name, kinds in unions.items()
    }

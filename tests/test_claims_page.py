"""`docs/CLAIMS.md` says what the check does: its examples are run, and its names are the code's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from onrecord.cues.lexicon import load_lexicon
from onrecord.grounding.claims.claims import LONGEST_SENTENCE, MEANINGS, Why, check_claim

PAGE = (Path(__file__).parents[1] / "docs" / "CLAIMS.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| (?P<rule>[^|]+?) \| (?P<claim>[^|]+?) \| (?P<evidence>[^|]+?) \| "
    r"(?P<outcome>supported|unverified|refused) \|$",
    re.MULTILINE,
)
NAMED = re.compile(r"`(?P<why>[a-z]+)`")
HOLDER = "Juma Odera"
EXAMPLES = [match.groupdict() for match in ROW.finditer(PAGE)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_an_example_of_the_page_has_the_verdict_that_the_page_gives(example):
    """What is checked is checked, and what is said not to be is not."""
    verdict = check_claim(example["claim"], example["evidence"], HOLDER, load_lexicon("en"))
    assert verdict.outcome == example["outcome"]
    named = NAMED.match(example["rule"])
    assert not named or verdict.why == named["why"]


def test_the_page_has_examples_of_every_verdict():
    """And the tables are found at all."""
    assert len(EXAMPLES) >= 40
    assert {example["outcome"] for example in EXAMPLES} == {"supported", "unverified", "refused"}


def test_the_page_names_every_why_of_the_code_and_no_other():
    """The closed list of the code is the list of the page."""
    names = {why for why in get_args(Why) if why}
    assert names == set(MEANINGS)
    assert {name for name in names if f"`{name}`" not in PAGE} == set()
    assert f"{LONGEST_SENTENCE} words" in PAGE

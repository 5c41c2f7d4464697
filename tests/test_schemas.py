from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from cuba import cuba_brief

from fakes import empty_brief, small_article
from onrecord.schemas import schema_texts, write_schemas

SCHEMAS = Path(__file__).parent.parent / "schemas"
BRIEF = json.loads(schema_texts()["brief.v1.json"])


def test_the_schemas_in_the_repository_are_those_of_the_models(tmp_path):
    """`make schemas` writes them; here is where a change of the models without it is noticed."""
    write_schemas(tmp_path)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}


def test_the_schema_is_one_and_has_a_name():
    """It names its dialect and itself, so that validators can keep it."""
    jsonschema.Draft202012Validator.check_schema(BRIEF)
    assert BRIEF["$id"] == "urn:onrecord:schema:brief.v1"
    assert BRIEF["title"]


@pytest.mark.parametrize(
    "brief", [cuba_brief(), empty_brief(small_article(), "abcdefgh")], ids=["full", "empty"]
)
def test_briefs_follow_the_schema(brief):
    """What is published validates, full or empty."""
    jsonschema.validate(json.loads(brief.model_dump_json()), BRIEF)


@pytest.mark.parametrize("part", [("article",), ("provenance",), ("provenance", "cost"), ()])
def test_unknown_properties_are_refused_at_every_level(part):
    """A reader of version 1 can rely on what it knows."""
    brief = json.loads(cuba_brief().model_dump_json())
    inside = brief
    for name in part:
        inside = inside[name]
    inside["unheard_of"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(brief, BRIEF)

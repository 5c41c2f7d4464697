"""The real model, from a file to a brief, as a user runs it."""

from __future__ import annotations

import json

import jsonschema
import pytest
from running import FRIGATE

from onrecord.cli.spans import spans_in, ungrounded
from onrecord.schemas import schema_texts

pytestmark = pytest.mark.model


def test_the_embedded_model_briefs_a_short_article(onrecord, users_cache):
    """What an editor would look for is there: who asked in private, who denied it in public, which ship."""
    onrecord.environment["ONRECORD_CACHE"] = str(users_cache)  # its prefixes may be warm already
    ended = onrecord("brief", FRIGATE, "--json", timeout=540)
    assert ended.code == 0, ended.err
    brief = json.loads(ended.out)
    jsonschema.validate(brief, json.loads(schema_texts()["brief.v1.json"]))
    assert len(list(spans_in(brief))) > 10
    assert ungrounded(brief) == []

    names = {actor["id"]: actor["name"] for actor in brief["actors"]}
    held = [(names[one["actor_id"]], one["setting"], one["act"]) for one in brief["positions"]]
    assert ("Ingrid Dahl", "public", "denies") in held
    private = next(one for one in brief["positions"] if one["setting"] == "private")
    assert "Norway" in names[private["actor_id"]]
    assert [source["count"] for source in private["sources"]] == [2]
    assets = {asset["designation"]: asset["quantity"]["value"] for asset in brief["military_assets"]}
    assert assets.get("Norwegian submarines", assets.get("submarines")) == 2
    assert any("Sweden" in question["question"] for question in brief["unresolved_questions"])
    assert brief["provenance"]["plan"] == "stepwise"
    assert brief["provenance"]["model_digest"]

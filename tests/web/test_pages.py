"""The front page, the docs, the schemas, the problems and the health checks."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.store import problem, trouble
from onrecord.web import Readiness
from onrecord.web.catalogue import CATALOGUE

if TYPE_CHECKING:
    from web.desk import Desk

SERVICE = files("onrecord")


async def test_the_front_page_says_who_reads(client: Any):
    """And offers the example."""
    answer = await client.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "test-model" in answer.text
    assert "stays on this machine" in answer.text
    assert "two frigates" in answer.text


async def test_the_docs_load_nothing_from_elsewhere(client: Any):
    """Every address in the page is this service's, and the policy allows no other."""
    answer = await client.get("/docs")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    addresses = re.findall(r'(?:src|href)="([^"]+)"', answer.text)
    assert len(addresses) >= 4
    for address in addresses:
        if not address.startswith("data:"):
            found = await client.get(address)
            assert found.status_code == 200, address
            assert found.headers["x-content-type-options"] == "nosniff"
    assert "validatorUrl: null" in (await client.get("/docs/docs.js")).text


def test_the_vendored_files_are_the_ones_that_the_notice_names():
    """By their digests, with their licence beside them."""
    folder = SERVICE.joinpath("web", "docs")
    named = re.findall(r"(\S+)\s+sha256 ([0-9a-f]{64})", folder.joinpath("NOTICE").read_text("utf-8"))
    assert [name for name, _ in named] == ["swagger-ui-bundle.js", "swagger-ui.css"]
    for name, digest in named:
        assert hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest() == digest
    assert "Apache License" in folder.joinpath("LICENSE").read_text("utf-8")


async def test_the_description_names_every_route_and_its_problems(client: Any):
    """Bodies, renderings and problem details; every reference leads somewhere."""
    described = (await client.get("/docs/openapi.json")).json()
    assert set(described["paths"]) == {
        "/v1/briefs",
        "/v1/briefs/{brief_id}",
        "/v1/briefs/{brief_id}/cancel",
        "/v1/briefs/{brief_id}/corrected",
        "/v1/briefs/{brief_id}/corrections",
        "/v1/briefs/{brief_id}/corrections/{number}",
        "/v1/briefs/{brief_id}/events",
        "/v1/briefs/{brief_id}/links",
        "/v1/briefs/{brief_id}/retry",
        "/v1/push/ninjs",
        "/v1/deliveries/{delivery_id}/redeliver",
        "/v1/webhooks",
        "/v1/webhooks/{webhook_id}",
        "/v1/webhooks/{webhook_id}/deliveries",
        "/v1/webhooks/{webhook_id}/rotate",
        "/v1/schemas/{name}",
        "/problems/{slug}",
        "/health/live",
        "/health/ready",
    }
    make = described["paths"]["/v1/briefs"]["post"]
    assert set(make["requestBody"]["content"]) == {"application/json"}
    assert "`text/plain`" in make["requestBody"]["description"]
    assert {"200", "202", "400", "401", "403", "413", "415", "422", "502", "503", "504"} <= set(
        make["responses"]
    )
    assert list(make["responses"]["422"]["content"]) == ["application/problem+json"]
    assert {one["name"] for one in make["parameters"]} == {
        "title",
        "url",
        "language",
        "Prefer",
        "Idempotency-Key",
    }
    listing = described["paths"]["/v1/briefs"]["get"]
    assert {one["name"] for one in listing["parameters"]} == {"state", "limit", "before", "item"}
    schemas = described["components"]["schemas"]
    text = (await client.get("/docs/openapi.json")).text
    assert set(re.findall(r"#/components/schemas/(\w+)", text)) <= set(schemas)


async def test_a_schema_is_had_by_its_name(client: Any):
    """With and without its ending."""
    for name in ("brief.v1.json", "brief.v1"):
        answer = await client.get(f"/v1/schemas/{name}")
        assert (answer.status_code, answer.json()) == (200, {"title": "Brief"})
        assert answer.headers["content-type"] == "application/schema+json"


async def test_ready_says_why_not(desk: Desk, client: Any):
    """503 with the reason and a time to come back, until a brief can be made."""
    assert (await client.get("/health/ready")).status_code == 200
    desk.ready = Readiness(is_ready=False, reason="The model is being fetched.", retry_after=9)
    answer = await client.get("/health/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "9")
    assert (answer.json()["type"], answer.json()["detail"]) == (
        "/problems/not-ready",
        "The model is being fetched.",
    )
    assert (await client.get("/health/live")).status_code == 200


async def test_head_is_get_without_a_body(client: Any):
    """With the same headers."""
    for path in ("/health/live", "/", "/v1/briefs", "/nowhere"):
        head, whole = await client.head(path), await client.get(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-length"] == whole.headers["content-length"]


def test_every_problem_of_the_program_is_explained():
    """The slugs that intake, the model, the store and the web name are all in the catalogue."""
    named = {
        problem.INTERNAL.slug,
        problem.INTERRUPTED.slug,
        problem.TIMED_OUT.slug,
        trouble.line_full(1, 1).slug,
    }
    for folder in ("hooks", "intake", "model", "embedded", "store", "corrections", "web"):
        for file in SERVICE.joinpath(folder).iterdir():
            if file.name.endswith(".py") and file.name != "catalogue.py":
                named |= set(
                    re.findall(
                        r"(?:Refused|Trouble|_no_file)\(\s*\"([a-z]+(?:-[a-z]+)+)\"", file.read_text("utf-8")
                    )
                )
    assert len(named) > 30
    assert named - set(CATALOGUE) <= {"bind-needs-key", "config-invalid"}


async def test_a_problem_is_explained_where_its_type_says(client: Any):
    """In words, for people."""
    answer = await client.get("/problems/line-full")
    assert "As many briefs" in answer.text
    assert "Line full" in answer.text


@pytest.mark.parametrize("slug", sorted(CATALOGUE))
def test_explanations_are_sentences(slug: str):
    """Whole ones."""
    assert re.fullmatch(r"[A-Z].*\.", CATALOGUE[slug])

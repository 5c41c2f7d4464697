"""Correcting a brief over HTTP: make, list, withdraw, and have the whole in every rendering."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx2
import jsonschema
import pytest
from cuba import CUBA, cuba_brief

from evals.seeds import SeedTrouble
from evals.taking import from_service
from onrecord.brief import Brief
from onrecord.schemas import schema_texts
from web.desk import TEXT, FakeReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.article import Article
    from onrecord.options import Options
    from onrecord.progress import Listener
    from web.desk import Desk

CORRECTION = json.loads(schema_texts()["correction.v1.json"])
GOOD = {"start": 0, "end": 6, "text": "Havana"}
OTHER_WORDS = GOOD | {"text": "Moscow"}
HALF_A_WORD = {"start": 0, "end": 3}
ADDED = ("adds", "not_applied")
"""What the service says of a correction beyond what it keeps."""


class CubaReader(FakeReader):
    """Finds in any article what the first seed's brief has."""

    async def __call__(self, article: Article, options: Options, brief_id: str, listener: Listener) -> Brief:
        """The brief under this id."""
        await super().__call__(article, options, brief_id, listener)
        return cuba_brief().model_copy(update={"id": brief_id})


@pytest.fixture
def reader() -> FakeReader:
    """A reader that finds something to correct."""
    return CubaReader()


@pytest.fixture
async def brief(client: Any) -> str:
    """The address of a finished brief."""
    answer = await client.post("/v1/briefs", json={"article": {"text": CUBA}})
    assert answer.status_code == 200
    return str(answer.headers["location"])


def to(item: str, field: str, value: Any) -> dict[str, Any]:
    """A change of one field."""
    return {"op": "change", "item": item, "field": field, "value": value}


async def correct(client: Any, brief: str, change: dict[str, Any], by: str = "Ana Ruiz") -> Any:
    """The answer to a correction."""
    return await client.post(f"{brief}/corrections", json={"by": by, "change": change})


async def test_a_correction_is_kept_beside_the_model_s_brief(client: Any, brief: str):
    """201 with its number; `/corrected` has it, the brief itself is what it was."""
    before = await client.get(brief)
    made = await correct(client, brief, to("p3", "setting", "private"))
    assert made.status_code == 201
    body = made.json()
    assert (body["number"], body["by"], body["withdrawn_at"], body["adds"]) == (1, "Ana Ruiz", None, [])
    assert body["change"] == to("p3", "setting", "private")
    assert (await client.get(f"{brief}/corrections")).json() == {"corrections": [body]}
    jsonschema.validate({name: value for name, value in body.items() if name not in ADDED}, CORRECTION)
    corrected = Brief.model_validate_json((await client.get(f"{brief}/corrected")).content)
    assert corrected.positions[2].setting == "private"
    assert (await client.get(brief)).content == before.content


async def test_without_corrections_the_corrected_brief_is_the_model_s(client: Any, brief: str):
    """Byte for byte."""
    assert (await client.get(f"{brief}/corrected")).content == (await client.get(brief)).content
    assert (await client.get(f"{brief}/corrections")).json() == {"corrections": []}


async def test_what_was_added_is_named(client: Any, brief: str):
    """So that a page can show it at once; a new actor as well."""
    start = CUBA.index("it had not moved any forces")
    at = CUBA.index("Cuba's defense ministry")
    change = {
        "op": "add",
        "kind": "position",
        "span": {"start": start, "end": start + 27, "text": "it had not moved any forces"},
        "actor": {"start": at, "end": at + 23},
        "setting": "public",
        "claim": "Cuba's defense ministry said it had not moved any forces.",
    }
    assert (await correct(client, brief, change)).json()["adds"] == ["p10", "a8"]


async def test_the_corrected_brief_is_rendered_as_the_brief_is(client: Any, brief: str):
    """HTML and Markdown by Accept; each with its own ETag, which changes with every correction."""
    await correct(client, brief, to("p3", "claim", "Rodríguez blamed Washington."))
    tags = set()
    for kind in ("application/json", "text/html", "text/markdown"):
        answer = await client.get(f"{brief}/corrected", headers={"Accept": kind})
        assert answer.headers["content-type"].startswith(kind)
        assert "Rodríguez blamed Washington." in answer.text
        tags.add(answer.headers["etag"])
        same = {"Accept": kind, "If-None-Match": answer.headers["etag"]}
        assert (await client.get(f"{brief}/corrected", headers=same)).status_code == 304
        await correct(client, brief, to("p4", "claim", f"Words for {kind}."))
        assert (await client.get(f"{brief}/corrected", headers=same)).status_code == 200
    assert len(tags) == 3
    refused = await client.get(f"{brief}/corrected", headers={"Accept": "image/png"})
    assert refused.status_code == 406


async def test_a_withdrawn_correction_stays_in_the_list(client: Any, brief: str):
    """Marked with who withdrew it; the brief is the model's again, and a second time is no error."""
    original = (await client.get(brief)).content
    await correct(client, brief, to("p3", "setting", "private"))
    gone = await client.delete(f"{brief}/corrections/1", params={"by": "Ben Okri"})
    assert gone.status_code == 200
    assert gone.json()["withdrawn_by"] == "Ben Okri"
    assert (await client.get(f"{brief}/corrected")).content == original
    assert (await client.get(f"{brief}/corrections")).json()["corrections"] == [gone.json()]
    again = await client.delete(f"{brief}/corrections/1", params={"by": "Cem"})
    assert again.json() == gone.json()


async def test_one_that_built_on_a_withdrawn_one_says_why_it_is_not_applied(client: Any, brief: str):
    """It is listed with its problem, not lost."""
    start = CUBA.index("declined to give details")
    question = {"op": "add", "kind": "question", "question": "What was said?", "reason": "declined"}
    added = await correct(client, brief, question | {"span": {"start": start, "end": start + 24}})
    assert added.json()["adds"] == ["q4"]
    await correct(client, brief, to("q4", "reason", "withheld"))
    await client.delete(f"{brief}/corrections/1", params={"by": "Ana Ruiz"})
    first, second = (await client.get(f"{brief}/corrections")).json()["corrections"]
    assert (first["adds"], first["not_applied"]) == ([], None)
    assert second["not_applied"]["type"] == "/problems/correction-item-gone"
    assert second["withdrawn_at"] is None


async def test_of_two_who_delete_the_same_item_one_is_told(client: Any, brief: str):
    """409: it is gone."""
    answers = await asyncio.gather(
        *(correct(client, brief, {"op": "delete", "item": "p3"}) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert len((await client.get(f"{brief}/corrections")).json()["corrections"]) == 1


async def test_editors_who_correct_at_once_all_succeed(client: Any, brief: str):
    """Each correction under a number of its own."""
    made = await asyncio.gather(*(correct(client, brief, to(f"p{n}", "act", "says")) for n in range(1, 9)))
    assert sorted(answer.json()["number"] for answer in made) == list(range(1, 9))


@pytest.mark.parametrize(
    ("change", "status", "kind", "pointer"),
    [
        (to("p99", "setting", "private"), 409, "correction-item-gone", "/change/item"),
        (to("m2", "location", {"start": 0, "end": 99_999}), 422, "correction-not-in-article", "/change/value"),
        (to("m2", "location", OTHER_WORDS), 422, "correction-not-in-article", "/change/value"),
        (to("p3", "sources", [GOOD, HALF_A_WORD]), 422, "correction-not-in-article", "/change/value/1"),
        (to("p3", "actor", {"id": "a99"}), 409, "correction-item-gone", "/change/value/id"),
        (to("p3", "setting", "secret"), 422, "body-invalid", "/change/value"),
        (to("p3", "sources", [{"start": 0}]), 422, "body-invalid", "/change/value/0/end"),
        (to("p3", "actor", {"id": 3}), 422, "body-invalid", "/change/value/id"),
        (to("p3", "quantity", None), 422, "body-invalid", "/change/field"),
        (to("s1", "setting", "private"), 422, "body-invalid", "/change/item"),
        ({"op": "rename", "item": "p3"}, 422, "body-invalid", "/change/op"),
        ({"op": "add", "kind": "actor"}, 422, "body-invalid", "/change/kind"),
        ({"op": "delete", "item": "p3", "why": "x"}, 422, "body-invalid", "/change/why"),
        ({"op": "delete", "item": "x3"}, 422, "body-invalid", "/change/item"),
        ("delete p3", 422, "body-invalid", "/change/op"),
    ],
)  # fmt: skip
async def test_what_cannot_be_applied_is_refused_where_it_is_wrong(
    client: Any, brief: str, change: Any, status: int, kind: str, pointer: str
):
    """A problem with its pointer and a remedy, no words of the article, and nothing is kept."""
    answer = await correct(client, brief, change)
    problem = answer.json()
    assert (answer.status_code, problem["type"], problem["pointer"]) == (status, f"/problems/{kind}", pointer)
    assert problem["remedy"]
    assert "Havana" not in answer.text
    assert (await client.get(f"{brief}/corrections")).json() == {"corrections": []}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {"Content-Type": "application/json"}, 400),
        (b'{"by": "A", "change": "\\ud800"}', {"Content-Type": "application/json"}, 400),
        (b"by=A", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b'{"change": {"op": "delete", "item": "p3"}}', {"Content-Type": "application/json"}, 422),
        (b'{"by": " ", "change": {"op": "delete", "item": "p3"}}', {"Content-Type": "application/json"}, 422),
        (b'{"by": "A\\u0000", "change": {"op": "delete", "item": "p3"}}', {"Content-Type": "application/json"}, 422),
        (b'{"by": "A"}', {"Content-Type": "application/json"}, 422),
        (b"[]", {"Content-Type": "application/json"}, 422),
    ],
)  # fmt: skip
async def test_a_body_that_is_no_correction_is_refused(
    client: Any, brief: str, body: bytes, headers: dict[str, str], status: int
):
    """Not JSON, another type, nobody's."""
    answer = await client.post(f"{brief}/corrections", content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


async def test_withdrawing_asks_for_who_and_a_number_that_is_there(client: Any, brief: str):
    """400 without a name, 404 for another number."""
    await correct(client, brief, to("p3", "setting", "private"))
    for query in ({}, {"by": ""}, {"by": " "}):
        assert (await client.delete(f"{brief}/corrections/1", params=query)).status_code == 400
    for number in ("0", "99999999999999999999"):
        refused = await client.delete(f"{brief}/corrections/{number}", params={"by": "A"})
        assert refused.status_code == 400
    gone = await client.delete(f"{brief}/corrections/2", params={"by": "A"})
    assert (gone.status_code, gone.json()["type"]) == (404, "/problems/correction-unknown")


async def test_a_brief_that_is_not_finished_has_nothing_to_correct(
    desk: Desk, client: Any, reader: FakeReader
):
    """409 while it is read; 404 where there is none."""
    reader.hold()
    sent = await client.post(
        "/v1/briefs", json={"article": {"text": TEXT}}, headers={"Prefer": "respond-async"}
    )
    address = sent.headers["location"]
    for where, status, kind in (
        (address, 409, "brief-unfinished"),
        ("/v1/briefs/absent", 404, "brief-unknown"),
    ):
        for answer in (
            await correct(client, where, to("p3", "setting", "private")),
            await client.get(f"{where}/corrections"),
            await client.get(f"{where}/corrected"),
            await client.delete(f"{where}/corrections/1", params={"by": "A"}),
        ):
            assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    reader.go_on()


async def test_a_seed_can_be_made_of_it_from_elsewhere(
    open_desk: Callable[..., Any], served: Callable[..., Any]
):
    """`python -m evals add --url` has the brief and its corrections over HTTP, with the key."""
    desk = await open_desk(api_key="secret-key")
    url = f"http://127.0.0.1:{await served(desk)}"
    async with httpx2.AsyncClient(base_url=url, headers={"Authorization": "Bearer secret-key"}) as client:
        made = await client.post("/v1/briefs", json={"article": {"text": CUBA}})
        await correct(client, made.headers["location"], to("p3", "setting", "private"))
    brief_id = made.json()["id"]
    brief, corrections = await asyncio.to_thread(from_service, brief_id, url, "secret-key")
    assert (brief.id, [each.by for each in corrections]) == (brief_id, ["Ana Ruiz"])
    for wrong in ((brief_id, url, None), ("absent", url, "secret-key")):
        with pytest.raises(SeedTrouble, match="no finished brief"):
            await asyncio.to_thread(from_service, *wrong)


async def test_with_the_brief_go_its_corrections(client: Any, brief: str):
    """For good."""
    await correct(client, brief, to("p3", "setting", "private"))
    assert (await client.delete(brief)).status_code == 204
    assert (await client.get(f"{brief}/corrections")).status_code == 404

"""Links: a token opens one brief for a limited time, from any site, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord.store.store import Store
from onrecord.web.link import PREFIX, Links
from onrecord.web.refusal import RequestRefused
from onrecord.web.seal import Seal
from web.desk import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from web.desk import Desk

KEY = "correct horse battery staple"
WITH_KEY = {"Authorization": f"Bearer {KEY}"}
ELSEWHERE = {"Origin": "https://cms.example"}


@pytest.fixture(params=[KEY, None], ids=["with a key", "without a key"])
async def desk(request: pytest.FixtureRequest, open_desk: Callable[..., Any]) -> Desk:
    """A service with a key, and one without."""
    opened: Desk = await open_desk(api_key=request.param)
    return opened


def bearer(token: str) -> dict[str, str]:
    """The headers of a page of another site that has this token."""
    return {"Authorization": f"Bearer {token}"} | ELSEWHERE


async def made(client: Any, **asked: Any) -> tuple[str, dict[str, Any]]:
    """A brief's id and a link to it."""
    sent = {"article": {"text": TEXT}}
    brief = (await client.post("/v1/briefs", json=sent, headers=WITH_KEY)).json()["id"]
    answer = await client.post(f"/v1/briefs/{brief}/links", json=asked, headers=WITH_KEY)
    assert answer.status_code == 201
    return brief, answer.json()


async def test_a_link_opens_its_brief_from_any_site(desk: Desk):
    """The brief, and its events; every answer may be read by a page of any site."""
    async with desk.client() as client:
        brief, link = await made(client)
        assert link["url"] == f"http://127.0.0.1:8000/v1/briefs/{brief}"
        assert link["may"] == ["read"]
        for path in ("", "/events"):
            answer = await client.get(f"/v1/briefs/{brief}{path}", headers=bearer(link["token"]))
            assert answer.status_code == 200
            assert answer.headers["access-control-allow-origin"] == "*"
            assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert "ETag" in answer.headers["access-control-expose-headers"]


async def test_a_link_opens_nothing_else(desk: Desk):
    """No other brief, no list, no deletion, no further link, no page; the refusal can be read and says why."""
    async with desk.client() as client:
        brief, link = await made(client, may=["read", "correct"])
        other, _ = await made(client)
        for method, path in [
            ("GET", f"/v1/briefs/{other}"),
            ("GET", f"/v1/briefs/{other}/corrections"),
            ("POST", f"/v1/briefs/{other}/corrections"),
            ("GET", "/v1/briefs"),
            ("POST", "/v1/briefs"),
            ("DELETE", f"/v1/briefs/{brief}"),
            ("POST", f"/v1/briefs/{brief}/links"),
            ("POST", f"/v1/briefs/{brief}/retry"),
            ("GET", f"/v1/briefs/{brief}/corrections/1"),
            ("GET", "/"),
            ("GET", f"/briefs/{brief}"),
        ]:
            answer = await client.request(method, path, headers=bearer(link["token"]))
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/link-narrow"), path
            assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(("method", "rest"), [("POST", "/corrections"), ("DELETE", "/corrections/1")])
async def test_a_link_to_read_corrects_nothing(desk: Desk, method: str, rest: str):
    """One to correct as well passes, and one that may only correct reads nothing."""
    async with desk.client() as client:
        brief, reading = await made(client)
        answer = await client.request(method, f"/v1/briefs/{brief}{rest}", headers=bearer(reading["token"]))
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/link-narrow")
        brief, correcting = await made(client, may=["correct"])
        answer = await client.request(
            method, f"/v1/briefs/{brief}{rest}", headers=bearer(correcting["token"])
        )
        assert answer.status_code not in (401, 403)
        answer = await client.get(f"/v1/briefs/{brief}", headers=bearer(correcting["token"]))
        assert answer.json()["type"] == "/problems/link-narrow"


async def test_a_link_ends(desk: Desk):
    """401, with what to do, which a page of another site can show."""
    seal = Seal(desk.store.secrets, "link", KEY if desk.config.api_key else None)
    async with desk.client() as client:
        brief, _ = await made(client)
        over = PREFIX + await seal.close({"brief": brief, "may": ["read"]}, -1)
        answer = await client.get(f"/v1/briefs/{brief}", headers=bearer(over))
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/link-expired")
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_a_link_that_was_changed_opens_nothing(desk: Desk):
    """Another letter anywhere, a part of it, a session's seal, a seal under another key."""
    seals = [
        Seal(desk.store.secrets, "session", KEY if desk.config.api_key else None),
        Seal(desk.store.secrets, "link", "another key"),
    ]
    async with desk.client() as client:
        brief, link = await made(client)
        token = link["token"]
        half = len(token) // 2
        changed = [
            token[:half] + ("A" if token[half] != "A" else "B") + token[half + 1 :],
            token[:half],
            PREFIX,
            token + "A",
            *[PREFIX + await seal.close({"brief": brief, "may": ["read"]}, 60) for seal in seals],
        ]
        for each in changed:
            answer = await client.get(f"/v1/briefs/{brief}", headers=bearer(each))
            assert (answer.status_code, answer.json()["type"]) == (401, "/problems/link-wrong")


async def test_a_link_is_good_in_every_program_of_the_store(desk: Desk, tmp_path: Path):
    """The secret is made once and kept; a new key ends what was made under the old one."""
    async with desk.client() as client:
        brief, link = await made(client)
    other = await Store.open(tmp_path / "folder")
    try:
        key = KEY if desk.config.api_key else None
        opened = await Links(other.secrets, key).allowed(link["token"], "GET", f"/v1/briefs/{brief}")
        assert opened.brief_id == brief
        with pytest.raises(RequestRefused) as refused:
            await Links(other.secrets, "a new key").allowed(link["token"], "GET", f"/v1/briefs/{brief}")
        assert refused.value.slug == "link-wrong"
    finally:
        await other.aclose()


async def test_without_a_token_another_site_reads_nothing(desk: Desk):
    """No answer says that it may be read there, and with a key set there is none."""
    async with desk.client() as client:
        brief, _ = await made(client)
        answer = await client.get(f"/v1/briefs/{brief}", headers=ELSEWHERE)
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.status_code == (401 if desk.config.api_key else 200)


async def test_a_browser_is_told_that_a_token_may_be_sent(desk: Desk):
    """For the addresses that tokens open, and no others."""
    asked = ELSEWHERE | {"Access-Control-Request-Method": "POST"}
    async with desk.client() as client:
        for path in ("/v1/briefs/b1", "/v1/briefs/b1/corrections", "/v1/briefs/b1/corrections/3"):
            answer = await client.options(path, headers=asked)
            assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
            assert "Authorization" in answer.headers["access-control-allow-headers"]
            assert "DELETE" in answer.headers["access-control-allow-methods"]
        for path in ("/v1/briefs", "/v1/briefs/b1/links", "/v1/briefs/b1/cancel", "/"):
            answer = await client.options(path, headers=asked)
            assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "asked",
    [
        {"seconds": 0},
        {"seconds": 604_801},
        {"may": []},
        {"may": ["delete"]},
        {"until": "tomorrow"},
        {"seconds": "60"},
    ],
)
async def test_a_link_that_cannot_be_made_is_refused(desk: Desk, asked: dict[str, Any]):
    """422, and where it is wrong."""
    async with desk.client() as client:
        brief, _ = await made(client)
        answer = await client.post(f"/v1/briefs/{brief}/links", json=asked, headers=WITH_KEY)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/body-invalid")
    assert answer.json()["pointer"].startswith("/" + next(iter(asked)))


async def test_a_link_s_address_is_the_one_that_others_know(open_desk: Callable[..., Any]):
    """Behind a proxy the service does not hear under which name and scheme it is reached."""
    desk = await open_desk(public_url="https://onrecord.example/")
    async with desk.client() as client:
        brief, link = await made(client)
    assert link["url"] == f"https://onrecord.example/v1/briefs/{brief}"


async def test_only_json_makes_a_link(desk: Desk):
    """As in every other route that reads JSON."""
    async with desk.client() as client:
        brief, _ = await made(client)
        answer = await client.post(
            f"/v1/briefs/{brief}/links", content=b"{}", headers=WITH_KEY | {"Content-Type": "text/plain"}
        )
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/media-type-unsupported")


async def test_nothing_has_no_link(desk: Desk):
    """404 where there is no such brief; with an empty body an hour of reading is meant."""
    async with desk.client() as client:
        assert (await client.post("/v1/briefs/none/links", headers=WITH_KEY)).status_code == 404
        brief, _ = await made(client)
        answer = await client.post(f"/v1/briefs/{brief}/links", headers=WITH_KEY)
        assert (answer.status_code, answer.json()["may"]) == (201, ["read"])

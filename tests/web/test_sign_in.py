"""Signing in: a cookie that holds a name, opens what the key opens, and is of no use to other sites."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from onrecord.web import submission
from onrecord.web.access import MOST_WAITING, WRONG_KEYS, Access
from onrecord.web.seal import Seal
from onrecord.web.session import COOKIE

if TYPE_CHECKING:
    from collections.abc import Callable

    from web.desk import Desk

KEY = "correct horse battery staple"
HERE = {"Origin": "http://127.0.0.1:8000"}


@pytest.fixture
async def desk(open_desk: Callable[..., Any]) -> Desk:
    """A service with a key."""
    opened: Desk = await open_desk(api_key=KEY)
    return opened


async def enter(client: Any, **given: str) -> Any:
    """Send the form."""
    return await client.post(
        "/sign-in", data={"name": "Ana Ruiz", "key": KEY, "next": "/"} | given, headers=HERE
    )


@pytest.mark.parametrize("path", ["/", "/briefs/b1", "/actors", "/actors/Norway"])
async def test_a_page_without_a_session_leads_to_where_one_signs_in(desk: Desk, path: str):
    """And from there back; programs are told 401 as ever."""
    async with desk.client() as client:
        answer = await client.get(path)
        assert answer.status_code == 303
        form = await client.get(answer.headers["location"])
        assert f'name="next" value="{path}"' in form.text
        assert (await client.get("/v1/briefs")).status_code == 401


@pytest.mark.parametrize(
    "path", ["/actors/Who%3F", "/actors/50%25%20%23", "/actors/%D0%9A%D0%B8%D1%97%D0%B2"]
)
async def test_signing_in_leads_back_to_the_very_page(desk: Desk, path: str):
    """Its address is given as it stands in addresses: a question mark of a name is no query."""
    async with desk.client() as client:
        there = (await client.get(path)).headers["location"]
        answer = await enter(client, next=parse_qs(urlsplit(there).query)["next"][0])
    assert answer.headers["location"] == path


async def test_the_key_and_a_name_open_the_pages_and_what_they_fetch(desk: Desk):
    """The cookie is for this service's pages alone, ends by itself, and does not hold the key."""
    async with desk.client() as client:
        answer = await enter(client, next="/actors")
        assert (answer.status_code, answer.headers["location"]) == (303, "/actors")
        cookie = answer.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict", "Max-Age=43200", "Path=/"} <= set(cookie.split("; "))
        assert "Secure" not in cookie
        assert KEY not in cookie
        assert (await client.get("/v1/briefs")).status_code == 200
        page = await client.get("/sign-in")
        assert 'value="Ana Ruiz"' in page.text


async def test_a_proxy_that_asks_for_a_password_of_its_own_does_not_end_the_session(desk: Desk):
    """What it passes on opens nothing by itself, and a wrong key is refused beside a session as well."""
    proxied = {"Authorization": "Basic YW5hOmh1bnRlcjI="}
    async with desk.client() as client:
        assert (await client.get("/v1/briefs", headers=proxied)).status_code == 401
        await enter(client)
        assert (await client.get("/v1/briefs", headers=proxied)).status_code == 200
        assert (await client.delete("/v1/briefs/none", headers=proxied)).status_code == 403
        wrong = {"Authorization": "Bearer wrong"}
        assert (await client.get("/v1/briefs", headers=wrong)).status_code == 401


async def test_over_https_the_cookie_stays_there(desk: Desk):
    """It is never sent in the clear."""
    async with desk.client(base_url="https://desk.example") as client:
        answer = await client.post(
            "/sign-in", data={"name": "Ana", "key": KEY}, headers={"Sec-Fetch-Site": "same-origin"}
        )
    assert "Secure" in answer.headers["set-cookie"]


async def test_a_wrong_key_is_told_and_the_name_kept(desk: Desk):
    """Nothing is opened."""
    async with desk.client() as client:
        answer = await enter(client, key="guess")
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        assert 'value="Ana Ruiz"' in answer.text
        assert 'role="alert"' in answer.text


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "Ana\x1b"])
async def test_a_name_is_needed(desk: Desk, name: str):
    """It stands beside every correction."""
    async with desk.client() as client:
        answer = await enter(client, name=name)
    assert (answer.status_code, "set-cookie" in answer.headers) == (422, False)


async def test_whoever_signs_out_is_out(desk: Desk):
    """In this browser."""
    async with desk.client() as client:
        await enter(client)
        assert (await client.post("/sign-out", headers=HERE)).status_code == 303
        assert (await client.get("/v1/briefs")).status_code == 401


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        (HERE, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "same-site"} | HERE, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
async def test_the_cookie_changes_nothing_from_another_sites_page(
    desk: Desk, headers: dict[str, str], is_own: bool
):
    """A browser says where a request comes from; one that says nothing changes nothing."""
    async with desk.client() as client:
        await enter(client)
        answer = await client.delete("/v1/briefs/none", headers=headers)
        assert answer.status_code == (404 if is_own else 403)
        answer = await client.post("/sign-in", data={"name": "Eve", "key": KEY}, headers=headers)
        assert answer.status_code == (303 if is_own else 403)


async def test_a_cookie_that_was_changed_or_is_over_opens_nothing(desk: Desk):
    """Nor does one of another key."""
    mine, other = Seal(desk.store.secrets, "session", KEY), Seal(desk.store.secrets, "session", "another")
    content = {"name": "Ana"}
    good = await mine.close(content, 60)
    cookies = [await mine.close(content, -1), await other.close(content, 60), good[:-1], "x", ""]
    async with desk.client() as client:
        for cookie in cookies:
            answer = await client.get("/v1/briefs", headers={"Cookie": f"{COOKIE}={cookie}"})
            assert answer.status_code == 401
        assert (
            await client.get("/v1/briefs", headers={"Cookie": f"a=b; {COOKIE}={good}"})
        ).status_code == 200


@pytest.mark.parametrize(
    "goal", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\r\nb"]
)
async def test_signing_in_leads_nowhere_else(desk: Desk, goal: str):
    """Only to this service's own pages."""
    async with desk.client() as client:
        assert (await enter(client, next=goal)).headers["location"] == "/"


async def test_who_guesses_keys_waits_and_who_knows_does_not(desk: Desk):
    """After a few wrong keys the next answers come slowly, the right key's at once."""
    async with desk.client() as client:
        guesses = [asyncio.create_task(enter(client, key=f"guess {n}")) for n in range(WRONG_KEYS + 3)]
        await asyncio.wait(guesses, return_when=asyncio.FIRST_COMPLETED)
        assert (await enter(client)).status_code == 303
        waiting = [guess for guess in guesses if not guess.done()]
        assert len(waiting) >= 2
        for guess in guesses:
            guess.cancel()
        await asyncio.wait(guesses)


async def test_a_form_that_does_not_come_to_an_end_is_not_waited_for(
    desk: Desk, served: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    """It is open to everybody: nobody may hold it as long as they like."""
    monkeypatch.setattr(submission, "UPLOAD_TIMEOUT", 0.05)
    reader, writer = await asyncio.open_connection("127.0.0.1", await served(desk))
    headers = "Host: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 5000"
    form = "Content-Type: application/x-www-form-urlencoded\r\n\r\nname="
    writer.write(f"POST /sign-in HTTP/1.1\r\n{headers}\r\n{form}".encode())
    async with asyncio.timeout(5):
        assert b" 408 " in await reader.readline()
    writer.close()


async def test_a_flood_of_guesses_does_not_pile_up(desk: Desk):
    """So many wait; who comes beyond them is told at once, and who hangs up gives the place free."""
    access = Access(desk.config, desk.store.secrets)
    guesses = [asyncio.create_task(access.check_key("guess")) for _ in range(WRONG_KEYS + MOST_WAITING + 20)]
    for _ in range(5):
        await asyncio.sleep(0)
    assert sum(not guess.done() for guess in guesses) == MOST_WAITING
    for guess in guesses:
        guess.cancel()
    await asyncio.wait(guesses)
    late = asyncio.create_task(access.check_key("guess"))
    for _ in range(5):
        await asyncio.sleep(0)
    assert late.done() is False
    late.cancel()


async def test_without_a_key_only_a_name_is_asked(open_desk: Callable[..., Any]):
    """It is kept in the cookie, and opens nothing that was not open."""
    desk = await open_desk()
    async with desk.client() as client:
        assert 'type="password"' not in (await client.get("/sign-in")).text
        answer = await client.post("/sign-in", data={"name": " Ana \t Ruiz "}, headers=HERE)
        assert answer.status_code == 303
        assert 'value="Ana Ruiz"' in (await client.get("/sign-in")).text
        stranger = {"Origin": "https://evil.example"}
        assert (await client.post("/sign-in", data={"name": "Eve"}, headers=stranger)).status_code == 403

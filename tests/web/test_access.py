"""Who may ask: a bearer key where one is set, else this machine only and no page of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord.config import Config
from onrecord.errors import ConfigRefused
from onrecord.web import bind_guard
from web.desk import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "correct horse battery staple"
SENT = {"article": {"text": TEXT}}


async def test_with_a_key_set_everything_that_holds_a_secret_asks_for_it(open_desk: Callable[..., Any]):
    """Where one signs in, the docs, the problems and the health checks are open, on any host name."""
    desk = await open_desk(api_key=KEY)
    async with desk.client(base_url="https://desk.example") as client:
        for path in (
            "/sign-in",
            "/docs",
            "/docs/openapi.json",
            "/health/live",
            "/health/ready",
            "/problems/key-missing",
        ):
            assert (await client.get(path)).status_code == 200, path
        for method, path in [
            ("GET", "/v1/briefs"),
            ("POST", "/v1/briefs"),
            ("GET", "/v1/briefs/health"),
            ("GET", "/v1/schemas/brief.v1.json"),
            ("GET", "/v1/briefs/x/events"),
            ("DELETE", "/v1/briefs/x"),
            ("GET", "/nowhere"),
            ("GET", "//v1/briefs"),
            ("GET", "/health/live/../../v1/briefs"),
            ("GET", "/v1/briefs?/health/live"),
            ("OPTIONS", "/v1/briefs"),
        ]:
            answer = await client.request(method, path)
            assert (answer.status_code, answer.json()["type"]) == (401, "/problems/key-missing"), path
            assert answer.headers["www-authenticate"].startswith("Bearer")
        assert (await client.get("/v1/briefs", headers={"Authorization": f"bearer {KEY}"})).status_code == 200
        answer = await client.post("/v1/briefs", json=SENT, headers={"Authorization": f"Bearer {KEY}"})
        assert answer.status_code == 200


@pytest.mark.parametrize(
    "given", ["Bearer", "Bearer ", "Bearer wrong", f"Basic {KEY}", KEY, f"Bearer {KEY}x", "Bearer é"]
)
async def test_a_wrong_key_opens_nothing(open_desk: Callable[..., Any], given: str):
    """Another key, another scheme, none at all; and the answer does not say which part was wrong."""
    desk = await open_desk(api_key=KEY)
    async with desk.client() as client:
        answer = await client.get("/v1/briefs", headers={b"Authorization": given.encode("latin-1")})
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/key-wrong")
    assert KEY not in answer.text


async def test_a_key_beyond_ascii_works(open_desk: Callable[..., Any]):
    """As the bytes that were sent."""
    desk = await open_desk(api_key="schlüssel")
    async with desk.client() as client:
        answer = await client.get("/v1/briefs", headers={b"Authorization": "Bearer schlüssel".encode()})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8000", 200),
        ("desk.example", 200),
        ("desk.example:9", 200),
        ("evil.example", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("127.0.0.1:8000@evil.example", 403),
        ("desk.example.evil.example", 403),
        ("192.0.2.1", 403),
        ("", 403),
    ],
)
async def test_without_a_key_only_this_machine_is_answered_to(
    open_desk: Callable[..., Any], host: str, status: int
):
    """A site that points its own name at 127.0.0.1 gets nothing, not even the page."""
    desk = await open_desk(allowed_hosts=["desk.example"])
    async with desk.client() as client:
        for path in ("/", "/v1/briefs", "/health/live"):
            answer = await client.get(path, headers={"Host": host})
            assert answer.status_code == status
            if status == 403:
                assert answer.json()["type"] == "/problems/host-not-allowed"


@pytest.mark.parametrize(
    ("origin", "is_own"),
    [
        (None, True),
        ("http://127.0.0.1:8000", True),
        ("https://desk.example", True),
        ("null", False),
        ("https://evil.example", False),
        ("http://127.0.0.1:9000", False),
        ("http://localhost:8000", False),
        ("http://[", False),
    ],
)
async def test_a_page_of_another_site_changes_nothing(
    open_desk: Callable[..., Any], origin: str | None, is_own: bool
):
    """A form on any site could post text to this machine; the browser says where it comes from."""
    desk = await open_desk(allowed_hosts=["desk.example"])
    headers = {"Content-Type": "text/plain"} | ({"Origin": origin} if origin else {})
    async with desk.client() as client:
        posted = await client.post("/v1/briefs", content=TEXT, headers=headers)
        assert posted.status_code == (200 if is_own else 403)
        deleted = await client.delete("/v1/briefs/none", headers=headers)
        assert deleted.status_code == (404 if is_own else 403)
        assert (await client.get("/v1/briefs", headers=headers)).status_code == 200
    assert len(desk.reader.read) == int(is_own)


@pytest.mark.parametrize("host", ["::", "", "192.0.2.1", "desk.example"])
def test_listening_beyond_this_machine_needs_a_key(host: str):
    """A blank key is none."""
    for key in (None, "  "):
        with pytest.raises(ConfigRefused, match="ONRECORD_API_KEY") as refused:
            bind_guard(Config(host=host, api_key=key))
        assert refused.value.slug == "bind-needs-key"
    bind_guard(Config(host=host, api_key=KEY))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_listening_on_this_machine_needs_none(host: str):
    """Whatever the loopback address is called."""
    bind_guard(Config(host=host))


async def test_every_answer_carries_the_security_headers(client: Any):
    """Also problems, redirects and what is unknown."""
    for method, path in [
        ("GET", "/"),
        ("GET", "/docs"),
        ("GET", "/nowhere"),
        ("POST", "/v1/briefs"),
        ("GET", "/v1/briefs"),
    ]:
        headers = (await client.request(method, path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        # A page's own forms name their origin only under same-origin; nothing is told to other sites.
        assert headers["referrer-policy"] == ("same-origin" if path == "/" else "no-referrer")
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"


async def test_the_log_names_the_route_and_nothing_of_the_article(
    client: Any, capsys: pytest.CaptureFixture[str]
):
    """Method, path template, status and milliseconds."""
    answer = await client.post(
        "/v1/briefs?title=Secret", content=TEXT, headers={"Content-Type": "text/plain"}
    )
    await client.get(answer.headers["location"])
    await client.get("/secret-path")
    told = capsys.readouterr().out
    assert "/v1/briefs/{brief_id}" in told
    assert "status=404" in told
    assert "ms=" in told
    assert not any(word in told for word in ("ecret", "frigate", answer.json()["id"]))

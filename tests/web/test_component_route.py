"""The web component, as the service gives it to any site's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.packaged import packaged

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "/component/onrecord-brief.js"


async def test_any_site_may_load_the_component_without_a_key(open_desk: Callable[..., Any]):
    """It is the built module, as a script, open to other origins and to caches."""
    desk = await open_desk(api_key="correct horse battery staple")
    async with desk.client(base_url="https://desk.example") as client:
        answer = await client.get(ADDRESS)
    assert answer.status_code == 200
    assert answer.content == (packaged("component") / "onrecord-brief.js").read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "public" in answer.headers["cache-control"]


async def test_who_has_the_component_already_is_told_so(client: Any):
    """304 by its ETag, without the module; another ETag brings it again."""
    etag = (await client.get(ADDRESS)).headers["etag"]
    again = await client.get(ADDRESS, headers={"If-None-Match": f'"other", W/{etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == etag
    assert (await client.get(ADDRESS, headers={"If-None-Match": '"other"'})).status_code == 200


async def test_the_words_of_each_language_lie_beside_the_component(client: Any):
    """Four modules; English is in the component itself."""
    for lang in ("ar", "de", "es", "fr"):
        answer = await client.get(f"/component/words/{lang}.js")
        assert answer.status_code == 200, lang
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["access-control-allow-origin"] == "*"
    for name in ("en.js", "onrecord-brief.js", "..%2fpackage.json"):
        assert (await client.get(f"/component/words/{name}")).status_code == 404, name


async def test_nothing_else_lies_beside_the_component(client: Any):
    """Its sources are not served."""
    assert (await client.get("/component/package.json")).status_code == 404

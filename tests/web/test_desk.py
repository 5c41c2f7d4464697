"""The pages where people work, as a browser without a script gets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from cuba import cuba_brief

from onrecord.errors import ModelTrouble
from web.desk import TEXT, FakeReader

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import Brief
    from web.desk import Desk

HERE = {"Origin": "http://127.0.0.1:8000"}
JSON = HERE | {"Accept": "application/json"}


async def submitted(client: Any, headers: dict[str, str] = HERE, **form: Any) -> Any:
    """What the front page's form is answered with."""
    files = {name: value for name, value in form.items() if isinstance(value, tuple)}
    words = {name: value for name, value in form.items() if not isinstance(value, tuple)}
    # With a file part a browser's form is multipart, whether a file was chosen or not.
    return await client.post("/", data=words, files=files or {"file": ("", b"")}, headers=headers)


async def opened(client: Any, **form: Any) -> str:
    """The address of a new article's page."""
    answer = await submitted(client, **form)
    assert answer.status_code == 303
    address: str = answer.headers["location"]
    return address


def tree_of(answer: Any) -> Any:
    """The page."""
    return lxml.html.fromstring(answer.text)


def words_of(tree: Any, path: str) -> str:
    """The words of the first element of this path, in one line."""
    return " ".join(tree.xpath(path)[0].text_content().split())


FOUND = pytest.mark.parametrize("reader", [True], indirect=True)


class Finding(FakeReader):
    """Reads every article as the first seed was read by hand, at two words a second."""

    async def __call__(self, article: Article, options: Any, brief_id: str, listener: Any) -> Brief:
        """The brief, under this id."""
        await super().__call__(article, options, brief_id, listener)
        found = cuba_brief()
        seconds = len(found.article.text.split()) / 2
        made = found.provenance.model_copy(update={"seconds": seconds, "answers_reused": 0})
        return found.model_copy(update={"id": brief_id, "provenance": made})


@pytest.fixture
def reader(request: pytest.FixtureRequest) -> FakeReader:
    """A reader that finds nothing; where the test asks for it, one that finds the first seed's brief."""
    return Finding() if getattr(request, "param", False) else FakeReader()


async def test_an_article_is_read_without_a_script(desk: Desk, client: Any, reader: FakeReader):
    """A form leads to the article's page, which looks again by itself, and then to the brief."""
    reader.hold()
    address = await opened(client, text=TEXT, title="Frigates")
    tree = tree_of(await client.get(address))
    assert tree.xpath("//noscript/meta[@http-equiv='refresh']")
    assert words_of(tree, "//h1") == "Frigates"
    async for job in desk.jobs.events(address.rpartition("/")[2]):
        if job.done:
            break
    tree = tree_of(await client.get(address))
    assert words_of(tree, "//*[@id='stage']") == "Reading: 1 of 4 questions"
    assert words_of(tree, "//*[@aria-current='step']") == "Reading"
    assert TEXT in tree.text_content()
    reader.go_on()
    await desk.jobs.wait(address.rpartition("/")[2], 20)
    tree = tree_of(await client.get(address))
    assert tree.xpath("//onrecord-brief/@src") == [f"/v1{address}"]
    assert words_of(tree, "//onrecord-brief//h1") == "Frigates"


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("a.txt", TEXT.encode(), TEXT),
        ("a.MD", TEXT.encode(), TEXT),
        ("article", TEXT.encode(), TEXT),
        ("a.html", f"<p>{TEXT}</p>".encode(), TEXT),
        (
            "a.txt",
            "Der Außenminister bestritt öffentlich, was er vertraulich zugesagt hatte.".encode("cp1252"),
            None,
        ),
    ],
)
async def test_a_file_is_read_as_what_it_is(
    desk: Desk, client: Any, reader: FakeReader, name: str, content: bytes, read: str | None
):
    """Text, Markdown, HTML; in whatever charset it was kept."""
    address = await opened(client, file=(name, content, "application/octet-stream"), text="")
    await desk.jobs.wait(address.rpartition("/")[2], 20)
    assert reader.read == [
        read or "Der Außenminister bestritt öffentlich, was er vertraulich zugesagt hatte."
    ]


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("a.pdf", b"%PDF-1.7", 415, ".pdf are not read"),
        ("a.docx", b"PK\x03\x04", 415, ".docx are not read"),
        ("a.txt", b"%PDF-1.7 \x00", 400, "not text"),
        ("a.txt", b"", 422, "no words"),
    ],
)
async def test_a_file_that_is_no_article_is_refused_in_words(
    client: Any, name: str, content: bytes, status: int, said: str
):
    """With what to do instead."""
    answer = await submitted(client, file=(name, content, "application/octet-stream"))
    assert answer.status_code == status
    alert = words_of(tree_of(answer), "//*[@role='alert']")
    assert said in alert
    assert "Choose" in alert or "Send" in alert or "Paste" in alert


async def test_what_was_typed_is_kept_where_it_is_refused(client: Any, reader: FakeReader):
    """Text, title and address stand in the form again, to the letter."""
    typed = '\n <b>Two</b> & "words"\n'
    answer = await submitted(client, text=typed, title='A "title"', url="https://example.org/?a&b")
    assert answer.status_code == 422
    tree = tree_of(answer)
    assert tree.xpath("//*[@role='alert']")
    assert tree.xpath("//textarea")[0].text_content().removeprefix("\n") == typed
    assert tree.xpath("//input[@name='title']/@value") == ['A "title"']
    assert tree.xpath("//input[@name='url']/@value") == ["https://example.org/?a&b"]
    assert reader.read == []


async def test_html_that_is_pasted_is_seen_to_be_html(desk: Desk, client: Any, reader: FakeReader):
    """Nobody need say so."""
    address = await opened(client, text=f"<h1>Frigates move</h1><p>{TEXT}</p>")
    await desk.jobs.wait(address.rpartition("/")[2], 20)
    assert "<p>" not in reader.read[0]
    assert TEXT in reader.read[0]


async def test_a_form_sent_twice_is_one_article(client: Any):
    """An impatient click; what was changed since is another."""
    nonce = tree_of(await client.get("/")).xpath("//input[@name='nonce']/@value")[0]
    first = await opened(client, text=TEXT, nonce=nonce)
    assert await opened(client, text=TEXT, nonce=nonce) == first
    assert await opened(client, text=TEXT + " More.", nonce=nonce) != first
    other = tree_of(await client.get("/")).xpath("//input[@name='nonce']/@value")[0]
    assert await opened(client, text=TEXT, nonce=other) != first


async def test_the_example_is_read_without_a_script(desk: Desk, client: Any, reader: FakeReader):
    """By its own button."""
    address = await opened(client, text="", example="yes")
    await desk.jobs.wait(address.rpartition("/")[2], 20)
    assert reader.read == [TEXT]


async def test_a_script_is_told_where_the_page_is_or_what_is_wrong(client: Any):
    """In JSON: the page it runs in keeps what was typed."""
    answer = await submitted(client, JSON, text=TEXT)
    assert (answer.status_code, answer.json()["page"]) == (201, answer.headers["location"])
    answer = await submitted(client, JSON, text=" ")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/article-empty")


async def test_the_front_page_lists_what_was_read(desk: Desk, client: Any, reader: FakeReader):
    """The newest first, with how it stands and what was found."""
    done = await opened(client, text=TEXT, title="<i>Done</i>")
    await desk.jobs.wait(done.rpartition("/")[2], 20)
    reader.hold()
    running = await opened(client, text=TEXT + " Again.", title="Running")
    lines = tree_of(await client.get("/")).xpath("//*[@class='recent']//li")
    assert [line.xpath("a/@href")[0] for line in lines] == [running, done]
    assert "ready" in lines[1].text_content()
    assert "nothing found" in lines[1].text_content()
    assert "<i>Done</i>" in lines[1].text_content()


async def test_a_failed_reading_says_why_and_is_tried_again(desk: Desk, client: Any, reader: FakeReader):
    """With the remedy and the article; the button puts it in line again."""
    reader.raises = ModelTrouble("model-timeout", "The model gave no answer.", remedy="Look at the endpoint.")
    address = await opened(client, text=TEXT)
    brief_id = address.rpartition("/")[2]
    await desk.jobs.wait(brief_id, 20)
    tree = tree_of(await client.get(address))
    assert "The model gave no answer. Look at the endpoint." in words_of(tree, "//*[@role='alert']")
    assert TEXT in tree.text_content()
    reader.raises = None
    (retry,) = tree.xpath("//form[contains(@action, 'retry')]/@action")
    assert (await client.post(retry, headers=HERE)).headers["location"] == address
    await desk.jobs.wait(brief_id, 20)
    assert tree_of(await client.get(address)).xpath("//onrecord-brief")


async def test_a_reading_is_called_off(desk: Desk, client: Any, reader: FakeReader):
    """By a button; what has ended already is shown as it ended."""
    reader.hold()
    address = await opened(client, text=TEXT)
    for _ in range(2):
        assert (await client.post(f"{address}/cancel", headers=HERE)).headers["location"] == address
    assert "called off" in (await client.get(address)).text
    reader.go_on()


async def test_a_brief_is_deleted_once_that_is_confirmed(desk: Desk, client: Any):
    """The question first; then it is gone."""
    address = await opened(client, text=TEXT, title="Frigates")
    await desk.jobs.wait(address.rpartition("/")[2], 20)
    question = tree_of(await client.get(f"{address}/delete"))
    assert words_of(question, "//h1") == "Frigates"
    assert question.xpath("//form[@method='post']/@action") == [f"{address}/delete"]
    assert (await client.post(f"{address}/delete", headers=HERE)).headers["location"] == "/"
    gone = await client.get(address)
    assert gone.status_code == 404
    assert "no brief of this id" in words_of(tree_of(gone), "//*[@role='alert']").lower()


async def test_nothing_is_promised_before_it_was_measured(desk: Desk, client: Any, reader: FakeReader):
    """How long it takes is told from three finished readings on, by their pace."""
    reader.hold()
    tree = tree_of(await client.get(await opened(client, text=TEXT)))
    assert "not known yet" in words_of(tree, "//*[@id='waiting']")
    reader.go_on()


@FOUND
async def test_what_to_expect_is_the_pace_of_what_was_read(desk: Desk, client: Any, reader: FakeReader):
    """The median of the last readings' seconds a word, for this article's words."""
    for number in range(3):
        address = await opened(client, text=f"{TEXT} {number}")
        await desk.jobs.wait(address.rpartition("/")[2], 20)
    reader.hold()
    tree = tree_of(await client.get(await opened(client, text="The navy denied it. " * 30)))
    waiting = words_of(tree, "//*[@id='waiting']")
    assert "About 60 s in all is to be expected: 120 words, at the pace of the last 3 articles" in waiting
    reader.go_on()
    front = tree_of(await client.get("/"))
    assert "9 positions" in front.xpath("//*[@class='recent']//li")[1].text_content()


@FOUND
async def test_the_brief_is_readable_without_a_script(desk: Desk, client: Any):
    """All items, their evidence and the article, and no button that would do nothing."""
    address = await opened(client, text=TEXT)
    await desk.jobs.wait(address.rpartition("/")[2], 20)
    answer = await client.get(address)
    tree = tree_of(answer)
    brief = cuba_brief()
    for item in [*brief.positions, *brief.military_assets, *brief.unresolved_questions]:
        assert len(tree.xpath(f"//*[@id='{item.id}']")) == 1
    assert not tree.xpath("//onrecord-brief//button")
    for href in tree.xpath("//onrecord-brief//a[starts-with(@href, '#')]/@href"):
        assert len(tree.xpath(f"//*[@id='{href[1:]}']")) == 1, href
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@FOUND
async def test_the_brief_is_had_in_each_form(desk: Desk, client: Any):
    """JSON, Markdown and one page that needs nothing else, with the corrections in them."""
    address = await opened(client, text=TEXT)
    brief_id = address.rpartition("/")[2]
    await desk.jobs.wait(brief_id, 20)
    change = {"op": "change", "item": "p1", "field": "claim", "value": "They talked."}
    kept = await client.post(f"/v1/briefs/{brief_id}/corrections", json={"by": "Ana", "change": change})
    assert kept.status_code == 201
    for ending, kind in (("json", "application/json"), ("md", "text/markdown"), ("html", "text/html")):
        answer = await client.get(f"{address}/brief.{ending}")
        assert answer.headers["content-type"].startswith(kind)
        assert "They talked." in answer.text
    page = tree_of(await client.get(address))
    assert "They talked." in page.text_content()
    assert "1 correction" in words_of(page, "//*[@id='corrections']")
    assert (await client.get(f"{address}/brief.pdf")).status_code == 404


@FOUND
async def test_an_actors_page_follows_corrections(desk: Desk, client: Any):
    """What an editor moved into private stands below the line; withdrawn, above it again."""
    address = await opened(client, text=TEXT)
    brief_id = address.rpartition("/")[2]
    await desk.jobs.wait(brief_id, 20)
    assert "Bruno Rodríguez" in (await client.get("/actors")).text
    page = "/actors/Bruno%20Rodr%C3%ADguez"
    assert len(tree_of(await client.get(page)).xpath("//*[contains(@class, 'mark public')]")) == 2
    change = {"op": "change", "item": "p3", "field": "setting", "value": "private"}
    await client.post(f"/v1/briefs/{brief_id}/corrections", json={"by": "Ana", "change": change})
    tree = tree_of(await client.get(page))
    assert tree.xpath("//*[contains(@class, 'mark private')]/@href") == [f"/briefs/{brief_id}#p3"]
    await client.delete(f"/v1/briefs/{brief_id}/corrections/1?by=Ana")
    assert len(tree_of(await client.get(page)).xpath("//*[contains(@class, 'mark public')]")) == 2


async def test_nobody_of_that_name_is_told(client: Any):
    """404 as a page, with where to look."""
    for name in ("Nobody", "a/b", "%3Cscript%3E"):
        answer = await client.get(f"/actors/{name}")
        assert answer.status_code == 404
        assert "/actors lists" in words_of(tree_of(answer), "//*[@role='alert']")


@pytest.mark.parametrize("path", ["/", "/actors", "/sign-in", "/briefs/none"])
async def test_a_page_runs_and_shows_nothing_but_its_own_files(client: Any, path: str):
    """The policy allows files of this service alone, and the page holds no script or style of its own."""
    answer = await client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "same-origin"
    tree = tree_of(answer)
    assert not tree.xpath("//style | //*[@style] | //script[not(@src)]")
    assert not [name for name in tree.xpath("//@*") if re.match("on[a-z]+$", getattr(name, "attrname", ""))]
    for address in tree.xpath("//script/@src | //link/@href"):
        assert address.startswith("/")
        assert (await client.get(address)).status_code == 200, address


async def test_an_unknown_file_is_not_served(client: Any):
    """Only those that the pages load."""
    for name in ("brief.js.map", "..%2Fdesk.py", "front.css", "shell.css/"):
        assert (await client.get(f"/assets/{name}")).status_code in (
            200 if name == "shell.css/" else 404,
            404,
        )


@pytest.mark.parametrize("path", ["/", "/briefs/none/cancel", "/briefs/none/retry", "/briefs/none/delete"])
async def test_another_sites_form_changes_nothing(client: Any, path: str):
    """Nor does one that a browser will not name the origin of."""
    for origin in ("https://evil.example", "null"):
        answer = await client.post(path, data={"text": TEXT}, headers={"Origin": origin})
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/origin-not-allowed")

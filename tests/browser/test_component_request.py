"""How the component asks the service: progress, problems, links that expire, corrections."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cuba import cuba_brief
from playwright.sync_api import expect

from browser.embedding import STRICT, embedding, files, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.hosting import Host

    Hosting = Callable[..., Host]

EVENTS = """
    window.told = [];
    for (const name of ["ready", "progress", "problem"])
      addEventListener(`onrecord-${name}`, ({ type, detail }) => told.push([type, detail]));
"""
BRIEF = "/v1/briefs/b1"
AS_JSON = json.loads(cuba_brief().model_dump_json())
PROBLEM = {"Content-Type": "application/problem+json"}


class Desk:
    """The service's side of one brief: answers in turn, the last one for good."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.tokens: list[str | None] = []

    def __call__(self, request: Any) -> Any:
        """Answer a request, and keep what it came with."""
        self.tokens.append(request.headers["Authorization"])
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def embedded(desk: Any, attributes: str = "", **more: Any) -> dict[str, Any]:
    """A page whose component asks `desk` for its brief."""
    page = embedding(attributes, head='<script src="/told.js"></script>').replace("/brief.json", BRIEF)
    return files(page) | {"/told.js": EVENTS, BRIEF: desk} | more


def reading(stage: str, done: int = 0, total: int = 0) -> Any:
    """202: it is being read."""
    return (
        202,
        {"Retry-After": "0.3"},
        {"id": "b1", "state": "running", "stage": stage, "done": done, "total": total},
    )


def test_while_it_is_read_the_stages_are_shown_and_then_the_brief(page: Page, host: Hosting):
    """Polled as the service says, with the link's token; the fallback stays until the brief is there."""
    desk = Desk(reading("queued"), reading("reading", 3, 12))
    served = host(embedded(desk, 'token="link-token"'), STRICT)
    page.goto(served.url)
    page.get_by_text("Reading: 3 of 12").wait_for()
    assert page.locator("onrecord-brief progress").evaluate("one => [one.value, one.max]") == [3, 12]
    assert page.locator("onrecord-brief [aria-current=step]").inner_text() == "Reading"
    assert page.get_by_text("The fallback.").is_visible()
    desk.answers = [(200, {}, AS_JSON)]
    page.locator("onrecord-brief .brief").wait_for()
    assert set(desk.tokens) == {"Bearer link-token"}
    told = page.evaluate("told")
    assert told[1] == ["onrecord-progress", {"state": "running", "stage": "reading", "done": 3, "total": 12}]
    assert told[-1][0] == "onrecord-ready"


def test_a_problem_is_told_with_its_remedy_and_may_be_tried_again(page: Page, host: Hosting):
    """As the service words it; trying again brings the brief."""
    told = {
        "type": "/problems/model-trouble",
        "title": "The model did not answer.",
        "detail": "It was asked 3 times.",
        "remedy": "Check that it runs.",
        "status": 502,
    }
    desk = Desk((502, PROBLEM, told), (200, {}, AS_JSON))
    page.goto(host(embedded(desk), STRICT).url)
    box = page.locator("onrecord-brief [role=alert]")
    assert box.inner_text().split("\n\n")[:3] == [told["title"], told["detail"], told["remedy"]]
    assert page.evaluate("told") == [
        ["onrecord-problem", {name: told[name] for name in ("title", "detail", "remedy")}]
    ]
    page.get_by_role("button", name="Try again").click()
    page.locator("onrecord-brief .brief").wait_for()


def test_an_expired_link_says_so_in_the_readers_language(page: Page, host: Hosting):
    """With what to do."""
    told = {"type": "/problems/link-expired", "title": "The link has expired.", "status": 401}
    page.goto(host(embedded(Desk((401, PROBLEM, told)), 'lang="de"')).url)
    box = page.locator("onrecord-brief [role=alert]")
    assert "Dieser Link ist abgelaufen." in box.inner_text()
    assert "neuen Link" in box.inner_text()


def test_an_answer_that_is_no_brief_and_one_without_a_problem_are_told(page: Page, host: Hosting):
    """Neither a page of a proxy nor a bare status leaves the reader with nothing."""
    page.goto(host(embedded(Desk((200, {"Content-Type": "text/html"}, "<h1>Sign in</h1>")))).url)
    page.get_by_text("The answer is not a brief.").wait_for()
    page.goto(host(embedded(Desk((418, {}, "teapot")))).url)
    page.get_by_text("The service answered 418.").wait_for()


def test_a_service_that_is_gone_for_a_moment_is_asked_again(page: Page, host: Hosting):
    """Too many requests, then the brief: nobody is troubled."""
    desk = Desk((503, PROBLEM, {"type": "/problems/busy", "title": "Busy."}), (200, {}, AS_JSON))
    shown(page, host(embedded(desk)).url)
    assert [name for name, _ in page.evaluate("told")] == ["onrecord-ready"]


def test_with_standing_corrections_the_corrected_brief_is_shown_and_marked(page: Page, host: Hosting):
    """By whom and which field; what was withdrawn or could not be applied is listed, and marks nothing.

    Nor do corrections that were fetched mark a brief that the host sets.
    """
    corrected = json.loads(json.dumps(AS_JSON))
    corrected["positions"][2]["setting"] = "private"
    base = {"at": "2026-11-27T18:00:00Z", "withdrawn_at": None, "withdrawn_by": None}
    given = {
        "corrections": [
            {
                **base,
                "number": 1,
                "by": "Ana Ruiz",
                "change": {"op": "change", "item": "p3", "field": "setting", "value": "private"},
            },
            {
                **base,
                "number": 2,
                "by": "Ben Ode",
                "change": {"op": "change", "item": "p4", "field": "claim", "value": "x"},
                "withdrawn_at": "2026-11-27T18:05:00Z",
                "withdrawn_by": "Ana Ruiz",
            },
            {
                **base,
                "number": 3,
                "by": "Ana Ruiz",
                "change": {"op": "add", "kind": "question"},
                "adds": ["q1"],
            },
            {
                **base,
                "number": 4,
                "by": "Ana Ruiz",
                "change": {"op": "change", "item": "p5", "field": "claim", "value": "x"},
                "not_applied": {"detail": "What it built on was withdrawn."},
            },
        ]
    }
    more = {
        f"{BRIEF}/corrections": lambda _: (200, {}, given),
        f"{BRIEF}/corrected": lambda _: (200, {}, corrected),
    }
    shown(page, host(embedded(Desk((200, {}, AS_JSON)), **more)).url)
    card = page.locator("onrecord-brief [data-item=p3]")
    assert "corrected by Ana Ruiz: setting" in card.inner_text()
    assert "In private" in card.inner_text()
    assert "added by Ana Ruiz" in page.locator("onrecord-brief [data-item=q1]").inner_text()
    for item in ("p4", "p5"):
        assert page.locator(f"onrecord-brief [data-item={item}] .corrected").count() == 0
    fold = page.locator("onrecord-brief [data-fold=corrections]")
    assert "2 standing" in fold.inner_text()
    fold.locator("summary").click()
    assert "withdrawn by Ana Ruiz" in fold.inner_text()
    assert "What it built on was withdrawn." in fold.inner_text()
    page.evaluate(
        "(element => { element.brief = structuredClone(element.brief) })(document.querySelector('onrecord-brief'))"
    )
    expect(page.locator("onrecord-brief [data-item=p3] .corrected")).to_have_count(0)


def test_a_new_look_shows_what_was_corrected_meanwhile(page: Page, host: Hosting):
    """And, withdrawn, the model's own again."""
    corrected = json.loads(json.dumps(AS_JSON))
    corrected["positions"][2]["setting"] = "private"
    given: dict[str, Any] = {"corrections": []}
    more = {
        f"{BRIEF}/corrections": lambda _: (200, {}, given),
        f"{BRIEF}/corrected": lambda _: (200, {}, corrected),
    }
    shown(page, host(embedded(Desk((200, {}, AS_JSON)), **more)).url)
    setting = page.locator("onrecord-brief [data-item=p3] .setting")
    assert "In public" in setting.inner_text()
    change = {"op": "change", "item": "p3", "field": "setting", "value": "private"}
    one = {
        "number": 1,
        "by": "Ana Ruiz",
        "at": "2026-11-27T18:00:00Z",
        "change": change,
        "withdrawn_at": None,
    }
    given["corrections"] = [one]
    page.evaluate("document.querySelector('onrecord-brief').refresh()")
    page.get_by_text("corrected by Ana Ruiz").wait_for()
    assert "In private" in setting.inner_text()
    given["corrections"] = [one | {"withdrawn_at": "2026-11-27T18:05:00Z", "withdrawn_by": "Ana Ruiz"}]
    page.evaluate("document.querySelector('onrecord-brief').refresh()")
    page.locator("onrecord-brief [data-item=p3] .setting.public").wait_for()


def test_corrections_that_cannot_be_had_are_never_passed_over(page: Page, host: Hosting):
    """Asked again; an uncorrected brief does not pass for the corrected one."""
    corrections = Desk((503, PROBLEM, {"title": "Busy."}), (200, {}, {"corrections": []}))
    desk = Desk((200, {}, AS_JSON))
    shown(page, host(embedded(desk, **{f"{BRIEF}/corrections": corrections})).url)
    assert len(corrections.tokens) == 2
    assert len(desk.tokens) == 2


def test_without_standing_corrections_the_models_brief_is_shown(page: Page, host: Hosting):
    """The corrected one is not asked for; a service without corrections is no problem."""
    served = host(embedded(Desk((200, {}, AS_JSON))))
    shown(page, served.url)
    assert f"GET {BRIEF}/corrections" in served.asked
    assert f"GET {BRIEF}/corrected" not in served.asked


def test_a_new_look_keeps_what_the_reader_had_open(page: Page, host: Hosting):
    """Refreshed, the chosen item, the open folds and the focus are as they were."""
    shown(page, host(embedded(Desk((200, {}, AS_JSON)))).url)
    page.locator("onrecord-brief [data-fold=account] > summary").click()
    page.locator("onrecord-brief [data-pick=p3]").click()
    page.evaluate("document.querySelector('onrecord-brief').refresh()")
    page.wait_for_function("told.filter(([name]) => name === 'onrecord-ready').length === 2")
    assert page.locator("onrecord-brief [data-fold=account][open]").count() == 1
    assert page.locator("onrecord-brief [data-pick=p3]").get_attribute("aria-pressed") == "true"
    active = "document.querySelector('onrecord-brief').shadowRoot.activeElement?.dataset.pick"
    assert page.evaluate(active) == "p3"


def test_an_element_that_is_used_again_elsewhere_shows_the_brief_of_its_new_address(
    page: Page, host: Hosting
):
    """Frameworks take elements off the page, change them and put them back."""
    other = AS_JSON | {"article": AS_JSON["article"] | {"title": "Another article"}}
    shown(page, host(embedded(Desk((200, {}, AS_JSON)), **{"/other.json": other})).url)
    page.evaluate("""() => {
      const element = document.querySelector("onrecord-brief");
      const place = element.parentNode;
      element.remove();
      element.setAttribute("src", "/other.json");
      place.append(element);
    }""")
    expect(page.locator("onrecord-brief h1")).to_have_text("Another article")


def test_a_brief_that_a_host_sets_asks_for_nothing(page: Page, host: Hosting):
    """Even when it was set before the element was known."""
    early = """addEventListener("DOMContentLoaded", () => {}); const wait = new MutationObserver(() => {
        const one = document.querySelector("onrecord-brief");
        if (!one) return;
        wait.disconnect();
        one.brief = BRIEF;
        const insert = (item) => ({ id: "in", label: `Insert ${item.id}`, run: (...all) => (window.ran = all) });
        one.actions = (item) => item.kind === "asset" ? [insert(item)] : [];
    }); wait.observe(document, { childList: true, subtree: true });""".replace("BRIEF", json.dumps(AS_JSON))
    document = embedding(head='<script src="/early.js"></script>')
    served = host(files(document) | {"/early.js": early}, STRICT)
    shown(page, served.url)
    assert "GET /brief.json" not in served.asked
    assert page.locator("onrecord-brief .action").count() == len(AS_JSON["military_assets"])
    page.get_by_role("button", name="Insert m2").click()
    item, kind = page.evaluate("[ran[0], ran[1].type]")
    assert (item["kind"], item["id"], kind) == ("asset", "m2", "click")
    assert item["value"] == AS_JSON["military_assets"][1]
    assert page.locator("onrecord-brief [aria-pressed=true][data-pick]").count() == 0


def test_every_kind_of_item_is_offered_to_the_hosts_actions(page: Page, host: Hosting):
    """Positions, assets, questions, actors, divergences and the sentences of the summary; null takes them away."""
    shown(page, host(files(embedding())).url)
    page.evaluate("""() => {
        window.kinds = new Set();
        document.querySelector("onrecord-brief").actions = (item) =>
          (kinds.add(item.kind), [{ id: "note", label: "Note", run: () => {} }]);
    }""")
    page.locator("onrecord-brief .action").first.wait_for()
    assert set(page.evaluate("[...kinds]")) == {
        "position",
        "asset",
        "question",
        "actor",
        "divergence",
        "summary",
    }
    page.evaluate("document.querySelector('onrecord-brief').actions = null")
    page.wait_for_function("!document.querySelector('onrecord-brief').shadowRoot.querySelector('.action')")

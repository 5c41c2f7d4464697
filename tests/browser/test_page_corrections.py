"""Correcting a brief at its page: by mouse and by keyboard, kept with a name, and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.kept import cuba, keep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from browser.serving import Service

expect.set_options(timeout=30_000)  # others may be at work on this machine

SELECT = """([words]) => {
  const pane = document.querySelector("onrecord-brief").shadowRoot.querySelector(".text");
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) { nodes.push([walker.currentNode, text.length]); text += walker.currentNode.data; }
  const start = text.indexOf(words);
  const at = (place, end) => {
    const [node, from] = nodes.findLast(([, from]) => (end ? from < place : from <= place));
    return [node, place - from];
  };
  getSelection().setBaseAndExtent(...at(start, false), ...at(start + words.length, true));
}"""


class Desk:
    """A brief's page with the corrections turned on."""

    def __init__(self, page: Page, service: Service, brief_id: str) -> None:
        self.page = page
        self.service = service
        self.address = f"/v1/briefs/{brief_id}"
        page.goto(f"{service.url}/briefs/{brief_id}")
        page.get_by_role("button", name="Correct", exact=True).click()

    @property
    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.get_by_role("dialog")

    @property
    def status(self) -> Locator:
        """What was just done."""
        return self.page.locator(".status")

    def item(self, item: str) -> Locator:
        """An item of the component."""
        return self.page.locator(f"onrecord-brief [data-item={item}]").last

    def press(self, title: str) -> None:
        """An item's button."""
        self.page.get_by_title(title, exact=True).first.click()

    def select(self, words: str) -> None:
        """Select these words in the article, as a mouse would."""
        self.page.evaluate(SELECT, [words])
        expect(self.page.get_by_role("region", name="Selected words")).to_contain_text(words[:40])

    def save(self, button: str = "Save") -> None:
        """Send the dialog; the name the first time."""
        name = self.dialog.get_by_label("Your name")
        if name.count():
            name.fill("Ana Ruiz")
        self.dialog.get_by_role("button", name=button, exact=True).click()
        expect(self.dialog).to_have_count(0)

    def corrected(self) -> Any:
        """The corrected brief, as programs have it."""
        return self.service.ask(f"{self.address}/corrected")

    def one(self, kind: str, item: str) -> Any:
        """One item of it."""
        return next(each for each in self.corrected()[kind] if each["id"] == item)


@pytest.fixture
def desk(page: Page, service: Callable[..., Service], tmp_path: Path) -> Desk:
    """The page of the first seed's brief."""
    (brief_id,) = keep(tmp_path / "service" / "kept", [cuba()])
    return Desk(page, service(), brief_id)


def test_a_setting_is_corrected_and_withdrawn(desk: Desk):
    """The corrected brief is shown, with who made it; undone, the model's own; its own was never touched."""
    expect(desk.item("p3").locator(".setting")).to_contain_text("In public")
    desk.press("Correct position p3")
    desk.dialog.get_by_label("Setting").select_option("in private")
    desk.save()
    expect(desk.status).to_contain_text("p3 was corrected.")
    expect(desk.item("p3").locator(".setting")).to_contain_text("In private")
    expect(desk.item("p3")).to_contain_text("Ana Ruiz")
    assert desk.one("positions", "p3")["setting"] == "private"
    model = desk.service.ask(desk.address)
    assert next(each for each in model["positions"] if each["id"] == "p3")["setting"] == "public"
    fold = desk.page.locator("#corrections details")
    fold.locator("summary").click()
    expect(fold).to_contain_text("p3, setting: in private")
    expect(fold).to_contain_text("Ana Ruiz")
    fold.get_by_role("button", name="Withdraw correction 1").click()
    expect(desk.status).to_contain_text("Correction 1 was withdrawn.")
    expect(fold).to_contain_text("withdrawn by Ana Ruiz")
    expect(desk.item("p3").locator(".setting")).to_contain_text("In public")
    assert desk.one("positions", "p3")["setting"] == "public"


def test_who_corrects_is_asked_once(desk: Desk):
    """The name is kept for the next correction and the next page."""
    desk.press("Correct position p3")
    desk.dialog.get_by_role("button", name="Save").click()
    expect(desk.dialog.get_by_label("Your name")).to_be_focused()
    expect(desk.dialog).to_contain_text("This cannot be empty.")
    desk.dialog.get_by_label("Act", exact=True).select_option("threatens")
    desk.save()
    desk.press("Correct position p4")
    expect(desk.dialog.get_by_label("Your name")).to_have_count(0)
    desk.page.keyboard.press("Escape")
    desk.page.reload()
    expect(desk.page.get_by_text("Your name: Ana Ruiz")).to_be_visible()


def test_several_fields_are_corrected_at_once(desk: Desk):
    """Each is a correction of its own; what was not changed is none."""
    desk.press("Correct position p1")
    desk.dialog.get_by_label("Certainty").select_option("alleged")
    desk.dialog.get_by_label("Claim").fill("Officials talked.")
    desk.dialog.get_by_label("Actor", exact=True).select_option("Cuba")
    desk.save()
    expect(desk.item("p1")).to_contain_text("Officials talked.")
    position = desk.one("positions", "p1")
    actor = next(each for each in desk.corrected()["actors"] if each["name"] == "Cuba")
    assert (position["certainty"], position["claim"]) == ("alleged", "Officials talked.")
    assert position["actor_id"] == actor["id"]
    made = desk.service.ask(f"{desk.address}/corrections")["corrections"]
    assert {each["change"]["field"] for each in made} == {"certainty", "claim", "actor"}


def test_a_quantity_is_selected_in_the_article(desk: Desk):
    """The dialog makes way, the words are taken, and the service reads their number."""
    asset = next(each for each in desk.corrected()["military_assets"] if each["quantity"] is None)
    desk.press(f"Correct military asset {asset['id']}")
    desk.dialog.get_by_role("button", name="Quantity: select in the article").click()
    expect(desk.dialog).to_have_count(0)
    tray = desk.page.get_by_role("region", name="Selected words")
    expect(tray.get_by_role("button", name="Use these words")).to_be_disabled()
    desk.select("eight")
    tray.get_by_role("button", name="Use these words").click()
    expect(desk.dialog.get_by_label("Quantity", exact=True)).to_have_value("eight")
    desk.save()
    expect(desk.item(asset["id"])).to_contain_text("eight")
    assert desk.one("military_assets", asset["id"])["quantity"]["value"] == 8


def test_another_button_while_words_are_selected_leads_back_to_the_dialog(desk: Desk):
    """One dialog at a time, and nothing that was filled in is lost."""
    desk.press("Correct position p3")
    desk.dialog.get_by_label("Act", exact=True).select_option("threatens")
    desk.dialog.get_by_role("button", name="Words for the source: select in the article").first.click()
    desk.press("Delete position p4")
    expect(desk.dialog).to_have_count(1)
    expect(desk.dialog.get_by_label("Act", exact=True)).to_have_value("threatens")
    desk.save()
    assert desk.one("positions", "p3")["act"] == "threatens"


def test_a_source_is_added_and_removed(desk: Desk):
    """By its words in the article; the others stay as they are."""
    before = desk.one("positions", "p1")["sources"]
    desk.press("Correct position p1")
    desk.dialog.get_by_role("button", name="Add a source").click()
    desk.dialog.get_by_label("Words for the source", exact=True).last.fill("Reuters")
    desk.save()
    after = desk.one("positions", "p1")["sources"]
    assert [each["text"] for each in after] == [*(each["text"] for each in before), "Reuters"]
    assert after[0] == before[0]
    desk.press("Correct position p1")
    desk.dialog.get_by_role("button", name="Remove this source").first.click()
    desk.save()
    expect(desk.status).to_contain_text("p1 was corrected.")
    assert [each["text"] for each in desk.one("positions", "p1")["sources"]] == ["Reuters"]


def test_a_button_pressed_while_the_brief_is_fetched_anew_opens_what_was_saved(desk: Desk):
    """An editor who is quicker than the network does not overwrite the correction made a moment before."""
    desk.page.evaluate(
        """() => {
          const plain = window.fetch;
          window.fetch = async (...asked) => {
            const slow = String(asked[0]?.url ?? asked[0]).includes("/correct");
            if (slow) await new Promise((done) => setTimeout(done, 700));
            return plain(...asked);
          };
        }"""
    )
    before = desk.one("positions", "p1")["sources"]
    desk.press("Correct position p1")
    desk.dialog.get_by_role("button", name="Add a source").click()
    desk.dialog.get_by_label("Words for the source", exact=True).last.fill("Reuters")
    desk.save()
    desk.press("Correct position p1")
    expect(desk.dialog.get_by_label("Words for the source", exact=True)).to_have_count(len(before) + 1)


def test_undo_takes_back_all_of_ones_own_and_nothing_of_anybody_elses(desk: Desk):
    """Whatever another editor corrected in the meantime stands."""
    before = desk.one("positions", "p3")
    desk.press("Correct position p3")
    desk.dialog.get_by_label("Setting").select_option("in private")
    desk.dialog.get_by_label("Act", exact=True).select_option("threatens")
    others = {"op": "change", "item": "p4", "field": "act", "value": "demands"}

    def late(route: Route) -> None:
        if route.request.method == "GET" and not made:
            made.append(desk.service.ask(f"{desk.address}/corrections", {"by": "Ben Ode", "change": others}))
        route.continue_()

    made: list[Any] = []
    desk.page.route("**/corrections", late)
    desk.save()
    expect(desk.page.locator("#corrections summary")).to_have_text("Corrections: 3")
    desk.status.get_by_role("button", name="Undo").click()
    expect(desk.status).to_contain_text("Corrections 2, 1 were withdrawn.")
    expect(desk.page.locator("#corrections summary")).to_be_focused()
    assert desk.one("positions", "p3") == before
    assert desk.one("positions", "p4")["act"] == "demands"


def test_an_item_is_deleted_and_comes_back(desk: Desk):
    """Undo is at hand."""
    desk.press("Delete position p3")
    desk.save("Delete")
    card = desk.page.locator("onrecord-brief .card[data-item=p3]")
    expect(card).to_have_count(0)
    assert "p3" not in {each["id"] for each in desk.corrected()["positions"]}
    desk.status.get_by_role("button", name="Undo").click()
    expect(card).to_be_visible()
    assert "p3" in {each["id"] for each in desk.corrected()["positions"]}


@pytest.mark.parametrize("kind", ["position", "asset", "question"])
def test_an_item_is_added_by_selecting_its_words(desk: Desk, kind: str):
    """It stands in the corrected brief with these words as its evidence."""
    words = "They did not offer to help push Maduro out" if kind != "asset" else "nuclear submarine"
    desk.select(words)
    desk.page.get_by_role("button", name=f"Add {kind}").click()
    if kind == "position":
        expect(desk.dialog.get_by_label("Words that say it", exact=True)).to_have_value(words)
        desk.dialog.get_by_label("Claim").fill("They offered no help.")
        desk.dialog.get_by_label("Setting").select_option("in private")
    elif kind == "question":
        desk.dialog.get_by_label("Question").fill("Will they help?")
    desk.save("Add")
    expect(desk.status).to_contain_text("was added.")
    name = {"position": "positions", "asset": "military_assets", "question": "unresolved_questions"}[kind]
    known = {each["id"] for each in desk.service.ask(desk.address)[name]}
    (added,) = [each for each in desk.corrected()[name] if each["id"] not in known]
    span = added["content"][0] if kind == "position" else added.get("span") or added["evidence"][0]
    assert words in span["text"]
    expect(desk.item(added["id"])).to_be_in_viewport()


def test_what_the_service_refuses_is_shown_with_its_remedy(desk: Desk):
    """The dialog stays with what was filled in, and nothing is kept."""
    desk.select("Cuban interlocutors")
    desk.page.get_by_role("button", name="Add asset").click()
    desk.dialog.get_by_label("Quantity", exact=True).fill("Havana")
    if desk.dialog.get_by_label("Your name").count():
        desk.dialog.get_by_label("Your name").fill("Ana Ruiz")
    desk.dialog.get_by_role("button", name="Add", exact=True).click()
    problem = desk.dialog.locator(".problem")
    expect(problem).to_be_focused()
    expect(desk.dialog.get_by_label("Quantity", exact=True)).to_have_value("Havana")
    assert len((problem.text_content() or "").split(".")) >= 3
    assert desk.service.ask(f"{desk.address}/corrections")["corrections"] == []


def test_words_that_do_not_stand_in_the_article_are_told_at_once(desk: Desk):
    """And where they stand in several places, which is meant is asked."""
    asset = next(each for each in desk.corrected()["military_assets"] if each["quantity"] is None)
    desk.press(f"Correct military asset {asset['id']}")
    field = desk.dialog.get_by_label("Place", exact=True)
    field.fill("Atlantis")
    desk.dialog.get_by_label("Your name").fill("Ana Ruiz")
    desk.dialog.get_by_role("button", name="Save").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(desk.dialog).to_contain_text("do not stand in the article")
    field.fill("Havana")
    places = desk.dialog.get_by_label("Place: which place")
    expect(places).to_be_visible()
    places.select_option(index=1)
    desk.save()
    text = desk.corrected()["article"]["text"]
    span = desk.one("military_assets", asset["id"])["location"]["span"]
    assert span["start"] == text.index("Havana", text.index("Havana") + 1)


def test_all_of_it_by_keyboard(desk: Desk):
    """From the item's button through the dialog and back to the item."""
    desk.page.get_by_title("Correct position p3", exact=True).press("Enter")
    expect(desk.dialog.get_by_label("Your name")).to_be_focused()
    desk.page.keyboard.type("Ana Ruiz")
    desk.page.keyboard.press("Tab")
    expect(desk.dialog.get_by_label("Setting")).to_be_focused()
    desk.page.keyboard.type("in private")
    desk.page.keyboard.press("Enter")
    save = desk.dialog.get_by_role("button", name="Save")
    for _ in range(30):
        if not save.count() or save.evaluate("save => save === document.activeElement"):
            break
        desk.page.keyboard.press("Tab")
    if save.count():
        desk.page.keyboard.press("Enter")
    expect(desk.item("p3").locator(".setting")).to_contain_text("In private")
    focused = "document.querySelector('onrecord-brief').shadowRoot.activeElement?.closest('[data-item]')?.dataset.item"
    assert desk.page.evaluate(focused) == "p3"


def test_a_component_that_is_quicker_than_the_page_s_script_is_no_trouble(desk: Desk):
    """The script that corrects may come late; it finds the brief that is shown already."""
    page = desk.page

    def late(route: Route) -> None:
        page.locator("onrecord-brief .sheet").wait_for()
        route.continue_()

    page.route("**/assets/desk.js", late)
    page.reload(wait_until="commit")
    page.get_by_role("button", name="Correct", exact=True).click()
    desk.press("Correct position p3")
    expect(desk.dialog.get_by_label("Words for the source", exact=True)).to_have_value("Bruno Rodríguez")


def test_two_editors_see_each_other(desk: Desk, context_of: Callable[..., Any]):
    """What the first corrected, the second finds, with the first one's name."""
    desk.press("Correct position p3")
    desk.dialog.get_by_label("Setting").select_option("unclear")
    desk.save()
    second = Desk(context_of().new_page(), desk.service, desk.address.rpartition("/")[2])
    expect(second.item("p3")).to_contain_text("Ana Ruiz")
    second.press("Correct position p3")
    expect(second.dialog.get_by_label("Setting")).to_have_value("unclear")
    expect(second.dialog.get_by_label("Your name")).to_have_value("")

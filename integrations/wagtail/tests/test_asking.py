from __future__ import annotations

import pytest

from conftest import wait_for_threads
from onrecord_wagtail.models import BriefOfPage, State
from stand_in import KEY


def status(client, page) -> dict:
    """What the panel hears."""
    return client.get(f"/admin/onrecord/pages/{page.pk}/").json()


def ask(client, page) -> dict:
    """Press the button."""
    answer = client.post(f"/admin/onrecord/pages/{page.pk}/ask/")
    assert answer.status_code == 202
    return answer.json()


def retitle(page, title: str) -> None:
    """Save a draft with another title."""
    page.title = title
    page.save_revision()


def test_a_draft_without_a_brief_says_so(as_user, page):
    """Nothing is asked for by opening the editor."""
    assert status(as_user("editor"), page) == {"asked": None, "brief": None, "again_in": None}


def test_asking_does_not_wait_for_the_reading(as_user, page, service):
    """The service is asked to answer at once, with the site's key, and the panel shows the stages."""
    service.looks_needed = 2
    client = as_user("editor")
    assert ask(client, page)["asked"]["state"] == "queued"
    assert service.headers[0]["Prefer"] == "respond-async"
    assert service.headers[0]["Authorization"] == f"Bearer {KEY}"
    told = status(client, page)
    assert told["asked"] == {"state": "running", "problem": None, "stage": "reading", "done": 1, "total": 2}
    assert told["again_in"] == 2


def test_the_brief_of_the_draft_is_shown(as_user, page, service):
    """Once it is there the panel gets it from the admin, with who asked for it."""
    client = as_user("editor")
    ask(client, page)
    told = status(client, page)
    assert told["asked"] is None
    assert told["again_in"] is None
    assert told["brief"]["by"] == "editor"
    assert not told["brief"]["stale"]
    shown = client.get(f"/admin/onrecord/pages/{page.pk}/brief/?row={told['brief']['row']}").json()
    assert shown["brief"]["id"] == "brief-0001"
    assert shown["corrections"] == []


def test_the_newsrooms_corrections_are_shown(as_user, page, service):
    """What stands corrected at the service is corrected here; what was withdrawn does not count."""
    client = as_user("editor")
    ask(client, page)
    row = status(client, page)["brief"]["row"]
    withdrawn = {"number": 1, "by": "Ana", "withdrawn_at": "2026-04-09T10:00:00Z"}
    service.corrections = [withdrawn]
    shown = client.get(f"/admin/onrecord/pages/{page.pk}/brief/?row={row}").json()
    assert shown["brief"]["positions"][1]["claim"] == "Latvia denied the report."
    service.corrections = [withdrawn, {"number": 2, "by": "Ana", "withdrawn_at": None}]
    shown = client.get(f"/admin/onrecord/pages/{page.pk}/brief/?row={row}").json()
    assert shown["brief"]["positions"][1]["claim"] == "Latvia denied it, the desk says."
    assert [one["number"] for one in shown["corrections"]] == [1, 2]


def test_it_is_the_draft_that_is_read_not_the_live_page(as_user, page, service):
    """A live page with a newer draft: the draft's words are sent."""
    page.save_revision().publish()
    page.refresh_from_db()
    retitle(page, "Only in the draft")
    ask(as_user("editor"), page)
    assert service.articles[max(service.articles)]["title"] == "Only in the draft"


def test_a_brief_turns_stale_when_the_draft_changes_and_back(as_user, page):
    """The old brief stays on show, marked; the old words make it fresh again."""
    client = as_user("editor")
    ask(client, page)
    old = page.title
    assert not status(client, page)["brief"]["stale"]
    retitle(page, "Other words")
    assert status(client, page)["brief"]["stale"]
    retitle(page, old)
    assert not status(client, page)["brief"]["stale"]


def test_the_old_brief_stays_while_a_new_one_is_read(as_user, page, service):
    """There is something to read meanwhile."""
    client = as_user("editor")
    ask(client, page)
    first = status(client, page)["brief"]["row"]
    retitle(page, "Other words")
    service.looks, service.looks_needed = 0, 1
    ask(client, page)
    told = status(client, page)
    assert told["asked"]["state"] == "running"
    assert told["brief"] == {**told["brief"], "row": first, "stale": True}
    told = status(client, page)
    assert told["brief"]["row"] != first
    assert not told["brief"]["stale"]


def test_asking_again_for_the_same_text_is_another_request(as_user, page, service):
    """But pressing twice while one is being read is not."""
    service.looks_needed = 1
    client = as_user("editor")
    ask(client, page)
    ask(client, page)
    assert len(service.articles) == 1
    status(client, page)
    status(client, page)
    ask(client, page)
    assert len(service.articles) == 2
    assert BriefOfPage.objects.count() == 1


def test_a_new_brief_of_the_same_text_is_told_from_the_one_before(as_user, page, service):
    """Else the panel would go on showing the old one; and both go with the page."""
    client = as_user("editor")
    ask(client, page)
    before = status(client, page)["brief"]
    ask(client, page)
    after = status(client, page)["brief"]
    assert after["asked_at"] != before["asked_at"]
    page.delete()
    wait_for_threads()
    assert service.deleted == ["brief-0001", "brief-0002"]
    assert service.articles == {}


def test_a_service_that_is_away_gets_the_article_later(as_user, page, service):
    """The row keeps what could not be sent; opening the panel sends it, once."""
    service.refuses = (
        503,
        {"type": "/problems/busy", "title": "Busy", "detail": "Full.", "remedy": "Later."},
    )
    client = as_user("editor")
    told = ask(client, page)
    assert told["asked"]["state"] == "waiting"
    assert told["asked"]["problem"]["title"] == "Busy"
    assert told["again_in"] == 15
    service.refuses = None
    status(client, page)
    assert status(client, page)["brief"] is not None
    assert len(service.articles) == 1


def test_nobody_listening_is_told_in_words(as_user, page, settings):
    """No traceback, no address: what happened and what to do."""
    settings.ONRECORD = {**settings.ONRECORD, "url": "http://127.0.0.1:9"}
    told = ask(as_user("editor"), page)["asked"]
    assert told["state"] == "waiting"
    assert told["problem"]["title"] == "OnRecord cannot be reached."


def test_what_is_no_article_ends_with_the_services_words(as_user, page, service):
    """A refusal that will not pass is not tried again, until somebody asks again."""
    service.refuses = (
        422,
        {"type": "/problems/too-short", "title": "Too short", "detail": "2 words.", "remedy": "More."},
    )
    client = as_user("editor")
    told = ask(client, page)
    assert told["asked"] == {
        "state": "failed",
        "problem": {"title": "Too short", "detail": "2 words.", "remedy": "More."},
    }
    assert told["again_in"] is None
    service.refuses = None
    ask(client, page)
    assert status(client, page)["brief"] is not None


def test_a_reading_that_fails_ends_with_its_problem(as_user, page, service):
    """The service's own words on why there is no brief."""
    problem = {
        "type": "/problems/model",
        "title": "No model",
        "detail": "d",
        "remedy": "r",
        "instance": "/v1/briefs/x",
    }
    service.ends_with = (502, problem)
    client = as_user("editor")
    ask(client, page)
    told = status(client, page)
    assert told["asked"]["state"] == "failed"
    assert told["asked"]["problem"]["title"] == "No model"


def test_trouble_while_looking_ends_nothing(as_user, page, service):
    """A gateway that stumbles once does not lose the reading."""
    client = as_user("editor")
    ask(client, page)
    service.refuses = (503, {"type": "/problems/busy", "title": "Busy", "detail": "", "remedy": ""})
    assert status(client, page)["asked"]["state"] == "queued"
    service.refuses = None
    assert status(client, page)["brief"] is not None


def test_a_brief_that_the_service_no_longer_has_can_be_asked_for_again(as_user, page, service):
    """Briefs are kept for a limited time."""
    client = as_user("editor")
    ask(client, page)
    row = status(client, page)["brief"]["row"]
    service.articles.clear()
    answer = client.get(f"/admin/onrecord/pages/{page.pk}/brief/?row={row}")
    assert answer.status_code == 502
    assert BriefOfPage.objects.get().state == State.FAILED
    assert "any more" in status(client, page)["asked"]["problem"]["title"]


def test_a_block_comes_filled_as_the_form_takes_it(as_user, page):
    """All items, or those named; and as text to copy."""
    client = as_user("editor")
    ask(client, page)
    row = status(client, page)["brief"]["row"]
    address = f"/admin/onrecord/pages/{page.pk}/block/?row={row}&field=body&block=who_says_what"
    told = client.get(address).json()
    assert told["count"] == 2
    assert told["text"].startswith("Who says what\nLatvia — Latvia <offered> ships — private")
    one = client.get(f"{address}&item=p2").json()
    assert one["count"] == 1
    assert "Latvia denied the report." in str(one["block"])


@pytest.mark.parametrize(
    "query",
    [
        "row=1&field=body&block=paragraph",
        "row=1&field=title&block=x",
        "row=x&field=body&block=who_says_what",
        "",
    ],
)
def test_only_blocks_that_a_brief_fills_can_be_asked_for(as_user, page, query):
    """Anything else is not found."""
    client = as_user("editor")
    ask(client, page)
    status(client, page)
    assert client.get(f"/admin/onrecord/pages/{page.pk}/block/?{query}").status_code == 404


def test_an_answer_that_is_not_onrecords_is_said_to_be_none(as_user, page, service):
    """A login page or another program at that address is no brief."""
    service.refuses = (200, {})
    told = ask(as_user("editor"), page)["asked"]
    assert told["state"] == "waiting"
    assert told["problem"]["title"] == "What answers is not OnRecord."

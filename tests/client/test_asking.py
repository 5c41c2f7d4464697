"""What is asked again and what is not, how long is waited in between, and when it ends."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.driven import Driven
from onrecord.client import (
    AnswerUnusable,
    ClientTrouble,
    Conflict,
    NotAllowed,
    NotThere,
    Problem,
    ReadingFailed,
    Refused,
    ServiceTrouble,
    TookTooLong,
    Unreachable,
)
from onrecord.client.asking import MOST_ATTEMPTS, Answer, Ask, NoAnswer, retry_after

TEXT = "The navy moved two frigates into the strait on Monday, officials said."
PROBLEM = "application/problem+json"


def says(status: int, body: Any = None, **headers: str) -> Answer:
    """An answer; a problem from 400 on."""
    media_type = PROBLEM if status >= 400 else "application/json"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, {"content-type": media_type} | named, json.dumps(body or {}).encode())


def come(state: str = "running", **more: Any) -> dict[str, Any]:
    """How far a reading has come."""
    return {"id": "b1", "state": state, "stage": "reading", "done": 1, "total": 4} | more


def script(*acts: Answer | NoAnswer):
    """A service that gives these answers, the last one for ever."""
    left = list(acts)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize("act", [NoAnswer("ReadError"), *(says(status) for status in (429, 502, 503, 504))])
def test_what_may_pass_is_asked_again(act: Answer | NoAnswer):
    """With growing pauses that differ from client to client."""
    driven = Driven(script(act, act, act, says(202, come())))
    driven.run(driven.calls.get("b1"))
    assert len(driven.asked) == 4
    assert 0.25 <= driven.pauses[0] <= 0.5
    assert 0.5 <= driven.pauses[1] <= 1.0
    assert 1.0 <= driven.pauses[2] <= 2.0


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (401, NotAllowed),
        (403, NotAllowed),
        (404, NotThere),
        (409, Conflict),
        (410, ReadingFailed),
        (413, Refused),
        (415, Refused),
        (422, Refused),
        (500, ServiceTrouble),
    ],
)
def test_what_will_not_pass_is_asked_once(status: int, kind: type[Problem]):
    """And raised as what it is."""
    members = {"type": "/problems/x-y", "detail": "It went wrong.", "remedy": "Mend it.", "pointer": "/a"}
    driven = Driven(script(says(status, members)))
    with pytest.raises(kind) as met:
        driven.run(driven.calls.get("b1"))
    assert type(met.value) is kind
    assert (met.value.status, met.value.slug, met.value.pointer) == (status, "x-y", "/a")
    assert str(met.value) == "It went wrong. Mend it."
    assert len(driven.asked) == 1


def test_it_gives_up_after_some_attempts():
    """With the last trouble."""
    driven = Driven(lambda _: NoAnswer("ConnectError"))
    with pytest.raises(Unreachable, match="ConnectError"):
        driven.run(driven.calls.get("b1"))
    assert len(driven.asked) == MOST_ATTEMPTS


@pytest.mark.parametrize("said", ["", "soon", "-1", "Thu, 01 Jan 99999999999999999999 00:00:00 GMT"])
def test_a_retry_after_that_says_nothing_is_passed_over(said: str):
    """Whatever stands between the service and its client may write what it likes."""
    assert retry_after({"retry-after": said}) is None


def test_retry_after_is_honoured_as_a_number_and_as_a_date():
    """Never earlier, a little later."""
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    driven = Driven(script(says(503, retry_after="7"), says(503, retry_after=date), says(202, come())))
    driven.run(driven.calls.get("b1"))
    assert 7.0 <= driven.pauses[0] <= 7.7
    assert 17.0 <= driven.pauses[1] <= 22.0


def test_a_wait_beyond_the_deadline_is_not_begun():
    """The trouble comes at once, with the time to come back."""
    driven = Driven(script(says(503, {"type": "/problems/line-full"}, retry_after="600")))
    with pytest.raises(ServiceTrouble) as met:
        driven.run(driven.calls.get("b1"))
    assert (met.value.retry_after, driven.pauses) == (600.0, [])


@given(st.lists(st.sampled_from(["broken", "429", "503", "503 in 9"]), max_size=30), st.floats(0.1, 120))
def test_no_call_outlasts_its_deadline(acts: list[str], seconds: float):
    """Whatever the service does."""
    answers = {
        "broken": NoAnswer("x"),
        "429": says(429),
        "503": says(503),
        "503 in 9": says(503, retry_after="9"),
    }
    driven = Driven(script(*(answers[act] for act in acts), says(202, come())), seconds)
    with contextlib.suppress(ClientTrouble):
        driven.run(driven.calls.get("b1"))
    assert driven.now <= seconds
    assert all(0 < one.timeout <= seconds for one in driven.asked)


@pytest.mark.parametrize("act", [NoAnswer("ReadError"), says(503)])
def test_a_post_without_a_key_is_asked_once(act: Answer | NoAnswer):
    """It may have been done."""
    for name, given_ in [
        ("link", ("b1", 60, ("read",))),
        ("correct", ("b1", {"op": "delete", "item": "p1"}, "Ana")),
        ("add_webhook", ("https://cms.example/hook", (), None)),
        ("retry", ("b1",)),
    ]:
        driven = Driven(script(act))
        with pytest.raises((Unreachable, ServiceTrouble)):
            driven.run(getattr(driven.calls, name)(*given_))
        assert len(driven.asked) == 1, name


def test_an_article_is_sent_again_under_the_same_key():
    """One of its own for each call, unless it was given."""
    keys = []
    for key in (None, None, "mine"):
        driven = Driven(script(NoAnswer("ReadError"), says(503), says(202, come("queued"))))
        driven.run(driven.calls.submit(TEXT, {}, None, key))
        assert len({(one.headers["Idempotency-Key"], one.body) for one in driven.asked}) == 1
        keys.append(driven.asked[0].headers["Idempotency-Key"])
    assert len(set(keys)) == 3
    assert keys[2] == "mine"


def test_a_deletion_whose_answer_got_lost_is_done():
    """The second attempt finds nothing; a first that finds nothing is an error."""
    driven = Driven(script(NoAnswer("ReadError"), says(404)))
    assert driven.run(driven.calls.delete("b1")) is None
    driven = Driven(script(says(404)))
    with pytest.raises(NotThere):
        driven.run(driven.calls.delete("b1"))


def test_a_reading_that_failed_is_not_asked_after_again():
    """Its problem has the status of what it met, and names the brief."""
    ended = {
        "type": "/problems/model-busy",
        "detail": "Too busy.",
        "remedy": "Wait.",
        "instance": "/v1/briefs/b1",
    }
    driven = Driven(script(says(202, come()), says(503, ended, retry_after="9")))
    with pytest.raises(ReadingFailed) as met:
        driven.run(driven.calls.brief(TEXT, {}, None, 900, None, None))
    assert (met.value.brief_id, met.value.slug, met.value.retry_after) == ("b1", "model-busy", 9.0)
    assert len(driven.asked) == 2


def test_progress_is_told_whenever_it_has_changed():
    """And the service is asked when it says."""
    told = []
    acts = [says(202, come(done=done), retry_after="3") for done in (0, 0, 1, 2)]
    driven = Driven(script(*acts, says(410)))
    with pytest.raises(ReadingFailed):
        driven.run(driven.calls.brief(TEXT, {}, None, 900, None, told.append))
    assert [one.done for one in told] == [0, 1, 2]
    assert driven.pauses == [3.0] * 4


def test_a_service_that_is_away_while_it_reads_is_waited_for():
    """A restart ends no wait; what was accepted is kept."""
    driven = Driven(
        script(says(202, come()), *[NoAnswer("ConnectError")] * 20, says(202, come(done=2)), says(410))
    )
    with pytest.raises(ReadingFailed):
        driven.run(driven.calls.brief(TEXT, {}, None, 900, None, None))
    assert len(driven.asked) == 23


def test_a_wait_that_is_over_says_what_to_wait_for():
    """The service reads on."""
    driven = Driven(script(says(202, come(), retry_after="2")))
    with pytest.raises(TookTooLong) as met:
        driven.run(driven.calls.brief(TEXT, {}, None, 30, None, None))
    assert met.value.brief_id == "b1"
    assert driven.now <= 30
    driven = Driven(script(says(202, come()), NoAnswer("ConnectError")))
    with pytest.raises(TookTooLong) as met:
        driven.run(driven.calls.wait("b1", 30, None))
    assert met.value.brief_id == "b1"


@pytest.mark.parametrize(
    "body", [b"", b"<html>SECRET</html>", b'{"id": 5}', b'{"schema_version": "2", "text": "SECRET"}']
)
def test_an_answer_of_something_else_is_said_to_be_one(body: bytes):
    """With nothing of it in the message."""
    for status in (200, 202):
        driven = Driven(script(Answer(status, {}, body)))
        with pytest.raises(AnswerUnusable) as met:
            driven.run(driven.calls.get("b1"))
        assert "SECRET" not in str(met.value)


def test_another_server_s_words_are_in_no_message():
    """A proxy may quote what was sent."""
    for body in (b"<html>SECRET</html>", b'{"detail": "SECRET"}'):
        driven = Driven(script(Answer(413, {"content-type": "text/html"}, body)))
        with pytest.raises(Refused) as met:
            driven.run(driven.calls.get("b1"))
        assert str(met.value) == "The service answered 413."
    driven = Driven(script(Answer(400, {"content-type": PROBLEM}, b"[")))
    with pytest.raises(Refused):
        driven.run(driven.calls.get("b1"))


def test_pages_are_asked_for_as_they_are_reached():
    """And only of this service."""

    def page(request: Ask) -> Answer:
        number = int(request.query.get("before", ["0"])[0])
        one = come("queued", id=f"b{number}", created_at="2026-11-03T08:00:00Z")
        return says(
            200, {"briefs": [one], "next": f"/v1/briefs?limit=1&before={number + 1}" if number < 3 else None}
        )

    driven = Driven(page)
    driven.run(driven.calls.list((), "urn:x", 1))
    assert [one.id for one in driven.given] == ["b0", "b1", "b2", "b3"]
    assert driven.asked[0].query == {"limit": "1", "item": "urn:x"}
    driven = Driven(script(says(200, {"briefs": [], "next": "https://elsewhere.example/v1/briefs"})))
    with pytest.raises(AnswerUnusable):
        driven.run(driven.calls.list((), None, 1))


def test_ids_cannot_leave_their_place():
    """Whatever a caller has for one."""
    driven = Driven(script(says(404)))
    with pytest.raises(NotThere):
        driven.run(driven.calls.get("../health/live?x#y"))
    assert driven.asked[0].path == "/v1/briefs/..%2Fhealth%2Flive%3Fx%23y"


@pytest.mark.parametrize(
    ("article", "known"),
    [
        (None, {}),
        ({}, {"title": "x"}),
        ("x", {"html": "y"}),
        ({"text": "x", "html": "y"}, {}),
        ("x", {"text": "y"}),
    ],
)
def test_an_article_is_given_once(article: Any, known: dict[str, Any]):
    """Said before anything is sent."""
    driven = Driven(script(says(202, come())))
    with pytest.raises(TypeError):
        driven.run(driven.calls.submit(article, known, None, None))
    assert driven.asked == []


def test_an_article_is_sent_with_what_is_known_about_it():
    """By a mapping or by name; moments as the service reads them."""
    at = datetime(2026, 11, 3, 8, tzinfo=UTC)
    for article, known in [
        ({"text": TEXT, "published_at": at}, {"title": "T"}),
        (None, {"text": TEXT, "published_at": at, "title": "T"}),
    ]:
        driven = Driven(script(says(202, come())))
        driven.run(driven.calls.submit(article, known, {"fresh": True}, None))
        assert json.loads(driven.asked[0].body or b"") == {
            "article": {"text": TEXT, "published_at": "2026-11-03T08:00:00+00:00", "title": "T"},
            "options": {"fresh": True},
        }
        assert driven.asked[0].headers["Prefer"] == "respond-async"

"""What clients ask for in headers: Prefer and Accept."""

from __future__ import annotations

import pytest

from onrecord.web.negotiation import HTML, JSON, MARKDOWN, negotiated
from onrecord.web.preference import Preference
from onrecord.web.refusal import RequestRefused


@pytest.mark.parametrize(
    ("prefer", "wait", "applied"),
    [
        ([], 120, None),
        (["respond-async"], 0, "respond-async"),
        (["wait=10"], 10, "wait=10"),
        (["WAIT = 10"], 10, "wait=10"),
        (['wait="10"'], 10, "wait=10"),
        (["wait=0"], 0, "wait=0"),
        (["wait=9999"], 300, "wait=300"),
        (["wait=-1"], 120, None),
        (["wait=x"], 120, None),
        (["wait=" + "9" * 5000], 120, None),
        (["wait=٣"], 120, None),
        (["respond-async, wait=10"], 10, "respond-async, wait=10"),
        (["respond-async", "wait=10; x=y"], 10, "respond-async, wait=10"),
        (["wait=1, wait=2"], 1, "wait=1"),
        (["return=minimal, ,;="], 120, None),
    ],
)
def test_how_long_a_client_waits(prefer: list[str], wait: int, applied: str | None):
    """120 seconds unless it says otherwise, 300 at most; what cannot be read is passed over."""
    assert Preference.read(prefer) == Preference(wait, applied)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ([], JSON),
        ([""], JSON),
        (["*/*"], JSON),
        (["application/*"], JSON),
        (["text/*"], HTML),
        (["text/markdown"], MARKDOWN),
        (["TEXT/HTML;charset=utf-8"], HTML),
        (["text/html;q=0.5, application/json;q=0.4"], HTML),
        (["text/html;q=0, */*"], JSON),
        (["application/json;q=0, */*;q=0.1"], HTML),
        (["text/markdown, */*;q=0.1"], MARKDOWN),
        (["image/png", "text/html"], HTML),
        (["application/json, application/problem+json;q=0.9"], JSON),
        (["text/html;q=x"], HTML),
    ],
)
def test_the_rendering_a_client_likes_best(accept: list[str], kind: str):
    """The most specific range counts; JSON among equals."""
    assert negotiated(accept) == kind


@pytest.mark.parametrize(
    "accept", ["image/png", "application/json;q=0", "*/*;q=0", "html", "text/html;q=nan"]
)
def test_a_rendering_that_there_is_not_is_refused(accept: str):
    """406 with what there is."""
    with pytest.raises(RequestRefused, match="text/markdown"):
        negotiated([accept])

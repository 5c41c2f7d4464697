"""Items as a CMS pushes them, written for these tests."""

from __future__ import annotations

from typing import Any

GUID = "urn:newsml:desk.example:2026-11-03T08:12:41.301923:5b0c"
BODY = (
    "<p>PORT VANE — The coast guard sent three cutters to the outer bank on Tuesday, a spokesman said.</p>"
    "<p>The minister &quot;knows nothing of it&quot;, her office said in a statement.</p>"
)
PLAIN = "The coast guard sent three cutters to the outer bank on Tuesday, a spokesman said."


def extended(version: int = 1, /, **more: Any) -> dict[str, Any]:
    """The item as Superdesk's formatter writes it: ninjs 1.x and more, a picture among its associations."""
    return {
        "guid": GUID,
        "version": str(version),
        "type": "text",
        "pubstatus": "usable",
        "headline": "Three cutters sent to the outer bank",
        "slugline": "outer-bank",
        "language": "en",
        "versioncreated": f"2026-11-03T08:{version % 60:02}:41+0000",
        "firstcreated": "2026-11-03T08:12:41+0000",
        "body_html": f"{BODY}<p>Version {version}.</p>",
        "priority": 5,
        "service": [{"code": "i", "name": "International"}],
        "associations": {
            "featuremedia": {
                "guid": "tag:desk.example:2026:picture",
                "type": "picture",
                "version": "2",
                "headline": "A cutter",
                "body_text": "A white cutter leaves the harbour of Port Vane in the early light of a grey day.",
                "renditions": {"original": {"media": "5b0c", "mimetype": "image/jpeg", "href": "x"}},
            }
        },
    } | more


def standard(version: int = 1, /, **more: Any) -> dict[str, Any]:
    """The standard's own form, 3.1, with one text in two bodies."""
    return {
        "uri": "http://desk.example/items/outer-bank",
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1"},
        "version": str(version),
        "versionCreated": f"2026-11-03T08:{version % 60:02}:41Z",
        "pubStatus": "usable",
        "language": "en",
        "by": "A. Desk",
        "headlines": [
            {"role": "short", "value": "Cutters sent"},
            {"role": "main", "value": "Three cutters sent to the outer bank"},
        ],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/plain",
                "value": f"{PLAIN} The minister knows nothing of it.",
            },
            {
                "role": "richtext",
                "contentType": "application/xhtml+xml",
                "value": f"{BODY}<p>Version {version}.</p>",
            },
        ],
    } | more


def kill(version: int, /, **more: Any) -> dict[str, Any]:
    """A kill: the text is the notice, not the article."""
    notice = "<p>Please kill the story slugged outer bank: it was sent in error, and all of it is wrong.</p>"
    return extended(version, pubstatus="canceled", headline="KILL NOTICE", body_html=notice) | more

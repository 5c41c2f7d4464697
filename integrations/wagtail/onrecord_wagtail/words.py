"""The words that the panel's script shows, in the editor's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def words() -> dict[str, Any]:
    """Words by name; `{…}` is filled in by the script."""
    return {
        "language": get_language() or "en",
        "none": _("This draft has no brief yet."),
        "ask": _("Ask for a brief"),
        "again": _("Ask for a new brief"),
        "asking": _("Asking …"),
        "saving": _("Saving the draft first …"),
        "save_first": _("Save the draft first: a brief is made of the saved draft."),
        "waiting": _("Not sent yet: it is tried again."),
        "counted": _("{stage}: {done} of {total}"),
        "stages": {
            "queued": _("Waiting for its turn"),
            "resumed": _("Going on after a restart"),
            "model": _("Getting the model ready"),
            "reading": _("Reading"),
            "grounding": _("Looking its answers up in the article"),
            "second look": _("Looking again at what no item covers"),
            "divergences": _("Comparing public with private"),
            "summary": _("Summing up"),
            "done": _("Done"),
        },
        "fresh": _("The brief of this draft."),
        "stale": _("The text has changed since this brief was made."),
        "unsaved": _("The text has changed since; what you type is not saved yet."),
        "by": _("Asked for by {who}, {when}"),
        "published": _("Sent when the page was published, {when}"),
        "trouble": _("The editor's server does not answer. Trying again …"),
        "signed_out": _("You are signed out. Sign in again in another tab; nothing you typed is lost."),
        "insert": _("Insert"),
        "insert_title": _("Insert into “{block}”"),
        "insert_all": _("Insert “{block}”"),
        "inserted": _("Inserted at the end of the page's text."),
        "nothing": _("The brief has nothing for this block."),
        "copied": _("Copied."),
        "not_copied": _("The browser did not allow it to be copied."),
    }

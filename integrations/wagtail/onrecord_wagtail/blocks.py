"""StreamField blocks that a brief fills: who says what, and what is not known."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

SETTINGS = [
    ("public", _("In public")),
    ("private", _("In private")),
    ("unclear", _("Not clear where")),
]


class WhoSaysWhatEntry(blocks.StructBlock):
    """A position: who, what, where it was said, by which source, on which words of the article."""

    who = blocks.CharBlock(label=_("Who"), max_length=300)
    words = blocks.TextBlock(label=_("Says or does"), rows=2)
    setting = blocks.ChoiceBlock(SETTINGS, label=_("Where it was said"), default="unclear")
    source = blocks.CharBlock(label=_("Source, in the article's words"), required=False, max_length=600)
    evidence = blocks.TextBlock(label=_("The article's words"), required=False, rows=2)

    class Meta:
        icon = "user"
        label = _("Position")
        label_format = "{who}: {words}"
        template = "onrecord_wagtail/blocks/who_says_what_entry.html"


class WhatIsNotKnownEntry(blocks.StructBlock):
    """An open question, and the words of the article that leave it open."""

    question = blocks.TextBlock(label=_("What is not known"), rows=2)
    evidence = blocks.TextBlock(label=_("The article's words"), required=False, rows=2)

    class Meta:
        icon = "help"
        label = _("Open question")
        label_format = "{question}"
        template = "onrecord_wagtail/blocks/what_is_not_known_entry.html"


class BriefBlock(blocks.StructBlock):
    """Common to the blocks that a brief fills. They are no part of the article that is read."""

    kind = ""
    """Which items of the brief it holds."""

    def entries_of(self, brief: dict[str, Any], items: set[str] | None = None) -> list[dict[str, str]]:
        """The entries that these items of a brief make; of all that fit where `items` is None."""
        raise NotImplementedError

    def filled(self, brief: dict[str, Any], items: set[str] | None = None) -> Any:
        """A value of this block with these items of a brief."""
        heading = str(self.child_blocks["heading"].get_default() or "")
        return self.to_python({"heading": heading, "entries": self.entries_of(brief, items)})


class WhoSaysWhatBlock(BriefBlock):
    """Who says what, in public and in private."""

    kind = "position"

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=200, default=_("Who says what"))
    entries = blocks.ListBlock(WhoSaysWhatEntry(), label=_("Positions"))

    class Meta:
        icon = "openquote"
        label = _("Who says what")
        label_format = "{heading}"
        group = "OnRecord"
        template = "onrecord_wagtail/blocks/who_says_what.html"

    def entries_of(self, brief: dict[str, Any], items: set[str] | None = None) -> list[dict[str, str]]:
        """The positions. Where a claim could not be checked, the article's own words stand for it."""
        names = {actor["id"]: actor["name"] for actor in brief["actors"]}
        return [
            {
                "who": names.get(one["actor_id"], "")[:300],
                "words": _evidence(one) if "claim" in one["unverified"] else one["claim"],
                "setting": one["setting"],
                "source": "; ".join(source["text"] for source in one["sources"])[:600],
                "evidence": _evidence(one),
            }
            for one in brief["positions"]
            if items is None or one["id"] in items
        ]

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The entries by setting, public first."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        of = {name: [one for one in value["entries"] if one["setting"] == name] for name, _words in SETTINGS}
        context["sides"] = [(name, words, of[name]) for name, words in SETTINGS if of[name]]
        return context


class WhatIsNotKnownBlock(BriefBlock):
    """What the article leaves open."""

    kind = "question"

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, max_length=200, default=_("What is not known")
    )
    entries = blocks.ListBlock(WhatIsNotKnownEntry(), label=_("Open questions"))

    class Meta:
        icon = "help"
        label = _("What is not known")
        label_format = "{heading}"
        group = "OnRecord"
        template = "onrecord_wagtail/blocks/what_is_not_known.html"

    def entries_of(self, brief: dict[str, Any], items: set[str] | None = None) -> list[dict[str, str]]:
        """The open questions."""
        return [
            {"question": one["question"], "evidence": _evidence(one)}
            for one in brief["unresolved_questions"]
            if items is None or one["id"] in items
        ]


def _evidence(item: dict[str, Any]) -> str:
    return " … ".join(span["text"] for span in item["evidence"])


def brief_blocks(stream: blocks.BaseStreamBlock) -> dict[str, BriefBlock]:
    """The blocks of a stream that a brief can fill, by their names in it."""
    return {name: block for name, block in stream.child_blocks.items() if isinstance(block, BriefBlock)}

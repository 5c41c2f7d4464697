"""Packs the component itself with its words, where the checkout has links to them."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = "onrecord_wagtail/static/onrecord_wagtail"
COMPONENT = (f"{STATIC}/onrecord-brief.js", f"{STATIC}/words")


class ComponentHook(BuildHookInterface):
    """A link out of the archive would be refused by whoever unpacks it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the file in the link's place; an editable install keeps the link."""
        if version != "editable":
            for linked in COMPONENT:
                build_data["force_include"][str((Path(self.root) / linked).resolve(strict=True))] = linked

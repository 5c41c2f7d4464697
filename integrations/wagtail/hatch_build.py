"""Packs the component itself, where the checkout has a link to it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPONENT = "onrecord_wagtail/static/onrecord_wagtail/onrecord-brief.js"


class ComponentHook(BuildHookInterface):
    """A link out of the archive would be refused by whoever unpacks it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the file in the link's place; an editable install keeps the link."""
        if version != "editable":
            build_data["force_include"][str((Path(self.root) / COMPONENT).resolve(strict=True))] = COMPONENT

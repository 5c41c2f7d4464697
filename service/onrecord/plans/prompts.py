"""Versioned prompt files: an instruction, a template and few-shot examples that include empty answers."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.model.question import Message
from onrecord.packaged import packaged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = "v1"
_FIELD = re.compile(r"\{(\w+)\}")
_OPENING = re.compile(r'(?<![\w.,!?…])"(?=\S)')


@dataclass(frozen=True)
class Prompt:
    """One prompt file. Its prefix (instruction and examples) is the same for every question of its topic."""

    topic: str
    system: str
    user: str
    examples: tuple[Mapping[str, Any], ...]
    slot: int
    max_tokens: int
    before: str = ""

    @property
    def prefix(self) -> tuple[Message, ...]:
        """Everything before the question itself."""
        messages = [Message(role="system", content=self.system)]
        for example in self.examples:
            fields = {name: text for name, text in example.items() if name != "answer"}
            messages.append(Message(role="user", content=self.render(fields)))
            messages.append(Message(role="assistant", content=compact(example["answer"])))
        return tuple(messages)

    def render(self, fields: Mapping[str, str]) -> str:
        """The question's own message. Words of the article are put in as they are, never as a template."""
        given = dict(fields)
        before = given.pop("before", "")
        given["before"] = self.before.replace("{text}", before) if before else ""
        return _FIELD.sub(lambda match: given.get(match.group(1), ""), self.user)

    def messages(self, **fields: str) -> tuple[Message, ...]:
        """The whole conversation for one question, quotation marks made typographic (see `typographic`)."""
        shown = {name: typographic(text) for name, text in fields.items()}
        return (*self.prefix, Message(role="user", content=self.render(shown)))


def compact(value: object) -> str:
    """JSON as the examples write it: no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def typographic(text: str) -> str:
    """Straight double marks made curly: a small model ends its JSON string at a straight one.

    The difference is a harmless one, so what the model copies is found in the article all the same.
    """
    return _OPENING.sub("“", text).replace('"', "”")


def _load(file: Path) -> Prompt:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Prompt(
        topic=file.stem,
        system=table["system"].strip(),
        user=table["user"],
        before=table.get("before", ""),
        examples=tuple(table.get("examples", ())),
        slot=table.get("slot", 0),
        max_tokens=table["max_tokens"],
    )


@lru_cache(maxsize=8)
def load_prompts(plan: str, version: str = VERSION) -> Mapping[str, Prompt]:
    """The prompts of a plan by topic."""
    folder = packaged("prompts") / version / plan
    return {file.stem: _load(file) for file in sorted(folder.glob("*.toml"))}


@lru_cache(maxsize=8)
def prompt_version(version: str = VERSION) -> str:
    """The version's name and a short hash of its files: two runs with other words never share a version."""
    folder = packaged("prompts") / version
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.toml")):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{version}-{digest.hexdigest()[:10]}"

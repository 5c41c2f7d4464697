"""A baseline: LangExtract on the same endpoint, with examples, a schema and settings made to suit the model.

It runs in an environment of its own (`make baselines`), one child for an article. Its own alignment gives the
offsets; what it could not align is placed as the other baselines' words are.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from pydantic import TypeAdapter, ValidationError

from evals.baselines.assembly import assemble
from evals.baselines.counting import count_of
from evals.baselines.drafts import Draft, DraftActor, DraftAsset, DraftPosition, DraftQuestion, DraftSource
from evals.baselines.recorded import Raw, key_of, reading_of, usable
from evals.baselines.slot import slot_settings
from evals.cases import RunTrouble
from evals.run import ROOT
from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Certainty, Reason, Setting
from onrecord.model.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evals.baselines.drafts import Words
    from evals.baselines.recorded import RecordedAnswers
    from evals.seeds import Seed
    from evals.system import Reading
    from onrecord.bootstrap import ConfiguredModel
    from onrecord.model.endpoint import Endpoint
    from onrecord.progress import Listener

VERSION = "1.7.1"
PYTHON = ROOT / ".venv-baselines" / "bin" / "python"
CHILD = Path(__file__).with_name("langextract_child.py")
DEADLINE = 3600.0
"""Seconds for one article."""

SETTINGS = {"max_char_buffer": 250, "max_output_tokens": 1000, "timeout": 900.0}
"""One or two sentences a request: of 600 characters (tried on seed 002) the model extracted next to nothing."""

MOST = 8
"""Extractions of one passage: an answer that goes round in circles ends before its tokens do, and is kept."""

_ATTRIBUTES: dict[str, dict[str, Any]] = {
    "actor": {"kind": ActorKind, "role": str},
    "position": {
        "actor": str, "act": Act, "setting": Setting, "source": str, "source_count": str, "certainty": Certainty,
    },
    "asset": {"kind": AssetKind, "quantity": str, "operator": str, "location": str, "status": AssetStatus},
    "question": {"question": str, "reason": Reason, "withheld_by": str},
}  # fmt: skip

_NOTHING = ("none", "null", "n/a", "unknown", "not specified")
_PRONOUNS = ("", "he", "she", "they", "it", "él", "ella", "ellos", "il", "elle", "ils")


@lru_cache(maxsize=1)
def instructions() -> dict[str, Any]:
    """The prompt and the examples."""
    return tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))


def output_schema() -> dict[str, Any]:
    """The JSON schema of an answer in LangExtract's own form: a list of extractions, each of one class."""
    items = [
        _closed(
            {
                name: {"type": "string"},
                f"{name}_attributes": _closed({key: _value(kind) for key, kind in attributes.items()}),
            }
        )
        for name, attributes in _ATTRIBUTES.items()
    ]
    return _closed({"extractions": {"type": "array", "items": {"anyOf": items}, "maxItems": MOST}})


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    required = list(properties)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _value(kind: Any) -> dict[str, Any]:  # noqa: ANN401 -- a type or a Literal
    return {"type": "string"} if kind is str else {"type": "string", "enum": list(get_args(kind))}


@dataclass(frozen=True, slots=True)
class WithLangExtract:
    """Reads an article with LangExtract."""

    answers: RecordedAnswers
    concurrency: int = 1
    python: Path = PYTHON
    name: str = "langextract"

    @property
    def model(self) -> str:
        """The model's name."""
        return self.answers.card.name

    @property
    def digest(self) -> str | None:
        """SHA-256 of the model's file where it is known."""
        return self.answers.card.digest

    @property
    def version(self) -> str:
        """The version of its prompt and examples."""
        given = instructions()
        return f"{given['version']}-{key_of(given, output_schema(), SETTINGS, VERSION)[:8]}"

    async def read(self, seed: Seed, epoch: int, listen: Listener) -> Reading:
        """The labels that LangExtract's extractions amount to.

        Raises:
            ModelTrouble: the endpoint's own trouble.
            NotRecorded: it would have to be asked and there is no live model.
            RunTrouble: LangExtract is not installed.
        """
        given = instructions()
        begin = next((s.start for s in seed.article.sentences if s.kind == "text"), 0)
        text = seed.article.text[
            begin:
        ]  # without the headline: what it says is labelled where the text says it
        key = key_of(self.model, self.digest, given, output_schema(), SETTINGS, VERSION, text)

        async def ask(live: ConfiguredModel, key: str) -> Raw:
            return await self._ask(await live.client.connect(), text, key)

        raw, asked = await self.answers.answer(seed, epoch, key, ask)
        draft = draft_of(json.loads(usable(raw)), begin, seed.article.text)
        return reading_of(assemble(draft, seed.article, by=self.name), raw, asked, self.answers.card)

    async def _ask(self, endpoint: Endpoint, text: str, key: str) -> Raw:
        given = instructions()
        order = {
            "text": text,
            "prompt": given["prompt"].strip(),
            "examples": given["examples"],
            "schema": output_schema(),
            "settings": SETTINGS | {"workers": 1 if endpoint.embedded else self.concurrency},
            "url": endpoint.url,
            "key": endpoint.api_key or "none",
            "model": endpoint.model,
            "extra_body": slot_settings(endpoint),
        }
        started = time.monotonic()
        result = await self._child(order, endpoint)
        if "trouble" in result:
            raise trouble("model-failing", endpoint)
        found = json.dumps(result["extractions"], ensure_ascii=False)
        seconds = round(time.monotonic() - started, 3)
        return Raw(key, found, None, result["calls"], result["tokens_in"], result["tokens_out"], seconds)

    async def _child(self, order: dict[str, Any], endpoint: Endpoint) -> dict[str, Any]:
        """What the child makes of an order; it ends with the run, and its words about trouble stay with it."""
        if not self.python.exists():
            raise RunTrouble(
                f"LangExtract is not installed ({self.python} is missing): run `make baselines`, or in a virtual "
                "environment of its own `pip install --require-hashes -r requirements-baselines.lock`."
            )
        hosts = "127.0.0.1,localhost"  # never through a proxy to this machine
        child = await asyncio.create_subprocess_exec(
            str(self.python),
            "-P",
            str(CHILD),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=os.environ | {"NO_PROXY": hosts, "no_proxy": hosts, "LANGEXTRACT_DISABLE_PLUGINS": "1"},
        )
        try:
            async with asyncio.timeout(DEADLINE):
                out, _ = await child.communicate(json.dumps(order).encode())
        except TimeoutError:
            raise trouble("model-timeout", endpoint) from None
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode != 0:
            raise RunTrouble(f"LangExtract ended with {child.returncode}: run `make baselines` again.")
        result: dict[str, Any] = json.loads(out)
        if "failed" in result:
            raise RunTrouble(f"LangExtract failed with {result['failed']}: run `make baselines` again.")
        return result


def draft_of(found: list[dict[str, Any]], begin: int, text: str) -> Draft:
    """What the extractions say; their offsets count from `begin` in the article's text.

    An attribute that is none of its list's words gives way to the usual one.
    """
    draft = Draft()
    last = ""
    for one in found:
        given = {key: str(value).strip() for key, value in one["attributes"].items()}
        attributes = {key: "" if value.lower() in _NOTHING else value for key, value in given.items()}
        words = _words(one, begin, text)
        if one["class"] == "actor":
            kind = _one_of(ActorKind, attributes, "kind", "institution")
            draft.actors.append(DraftActor(one["text"], kind, attributes.get("role") or None))
        elif one["class"] == "position":
            last = _holder(attributes.get("actor", ""), last)
            draft.positions.append(_position(last, words, attributes))
        elif one["class"] == "asset":
            draft.assets.append(_asset(words, attributes))
        elif one["class"] == "question":
            reason = _one_of(Reason, attributes, "reason", "unknown")
            question = attributes.get("question") or one["text"]
            draft.questions.append(
                DraftQuestion(question, words, reason, attributes.get("withheld_by") or None)
            )
    return draft


def _words(one: Mapping[str, Any], begin: int, text: str) -> Words:
    start, end = one["start"], one["end"]
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text) - begin:
        return begin + start, begin + end
    return str(one["text"])


def _holder(actor: str, last: str) -> str:
    """Who holds a position: "she" is whoever held the last one."""
    return (
        last
        if actor.lower() in ("", "he", "she", "they", "it", "el", "ella", "il", "elle") and last
        else actor
    )


def _position(actor: str, words: Words, given: Mapping[str, str]) -> DraftPosition:
    count = count_of(given.get("source_count", "")).value
    source = given.get("source", "")
    return DraftPosition(
        actor,
        [words],
        _one_of(Act, given, "act", "says"),
        _one_of(Setting, given, "setting", "public"),
        _one_of(Certainty, given, "certainty", "stated"),
        sources=[DraftSource(source, unnamed=True, count=int(count) if count else None)] if source else [],
    )


def _asset(words: Words, given: Mapping[str, str]) -> DraftAsset:
    return DraftAsset(
        words,
        _one_of(AssetKind, given, "kind", "force"),
        given.get("quantity") or None,
        None,
        given.get("operator") or None,
        given.get("location") or None,
        _one_of(AssetStatus, given, "status", "unknown"),
    )


def _one_of(kinds: Any, given: Mapping[str, str], key: str, usual: str) -> Any:  # noqa: ANN401 -- a Literal's value
    try:
        return TypeAdapter(kinds).validate_python(given.get(key, usual))
    except ValidationError:
        return usual

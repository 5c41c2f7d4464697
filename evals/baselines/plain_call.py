"""A baseline: the whole brief in one Instructor call, as one would write it in an afternoon. No grounding."""

from __future__ import annotations

import asyncio
import time
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.baselines.assembly import assemble
from evals.baselines.brief_answer import BriefAnswer
from evals.baselines.recorded import Raw, key_of, reading_of, usable
from evals.baselines.slot import slot_settings
from onrecord.model.connection import open_connection
from onrecord.model.trouble import trouble, trouble_of_status

if TYPE_CHECKING:
    from evals.baselines.recorded import RecordedAnswers
    from evals.seeds import Seed
    from evals.system import Reading
    from onrecord.bootstrap import ConfiguredModel
    from onrecord.errors import ModelTrouble
    from onrecord.model.connection import TransportFactory
    from onrecord.model.endpoint import Endpoint
    from onrecord.progress import Listener

MAX_TOKENS = 1800
RETRIES = 2
TIMEOUT = 1200.0
"""Seconds for one request: a long article and a full answer on two cores."""

SETTINGS = {"mode": "json_schema", "max_tokens": MAX_TOKENS, "max_retries": RETRIES, "temperature": 0}


@lru_cache(maxsize=1)
def _prompt() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "prompt.toml").read_text(encoding="utf-8"))


def messages(text: str) -> list[dict[str, str]]:
    """The instruction, the worked example and the article."""
    prompt = _prompt()
    return [
        {"role": "system", "content": prompt["instruction"].strip()},
        {"role": "user", "content": prompt["example"]["article"].strip()},
        {"role": "assistant", "content": prompt["example"]["answer"].strip()},
        {"role": "user", "content": text},
    ]


@dataclass(frozen=True, slots=True)
class PlainCall:
    """Asks once for everything and takes the answer as it is."""

    answers: RecordedAnswers
    transport: TransportFactory | None = None
    name: str = "plain"

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
        """The version of the prompt."""
        return f"{_prompt()['version']}-{key_of(messages(''), BriefAnswer.model_json_schema(), SETTINGS)[:8]}"

    async def read(self, seed: Seed, epoch: int, listen: Listener) -> Reading:
        """The labels that the model's one answer amounts to.

        Raises:
            ModelTrouble: the answer cannot be used, or the endpoint's own trouble.
            NotRecorded: it would have to be asked and there is no live model.
        """
        sent = messages(seed.article.text)
        key = key_of(self.model, self.digest, sent, BriefAnswer.model_json_schema(), SETTINGS)

        async def ask(live: ConfiguredModel, key: str) -> Raw:
            return await self._ask(await live.client.connect(), sent, key)

        raw, asked = await self.answers.answer(seed, epoch, key, ask)
        answer = BriefAnswer.model_validate_json(usable(raw))
        return reading_of(assemble(answer.draft(), seed.article, by=self.name), raw, asked, self.answers.card)

    async def _ask(self, endpoint: Endpoint, sent: list[dict[str, str]], key: str) -> Raw:
        """The answer, or that there was none to use. Instructor's errors carry the prompt: none leaves here."""
        instructor: Any = await asyncio.to_thread(__import__, "instructor")
        from instructor.core import IncompleteOutputException, InstructorRetryException
        from openai import APIStatusError, OpenAIError

        connection = open_connection(endpoint, TIMEOUT, self.transport)
        client = instructor.from_openai(connection.openai, mode=instructor.Mode.JSON_SCHEMA)
        counted = _Counted()
        client.on("completion:response", counted.add)
        started = time.monotonic()
        text: str | None = None
        try:
            answer = await client.chat.completions.create(
                model=endpoint.model,
                messages=sent,
                response_model=BriefAnswer,
                max_retries=RETRIES,
                max_tokens=MAX_TOKENS,
                temperature=0,
                extra_body=slot_settings(endpoint),
            )
            text = answer.model_dump_json()
        except (InstructorRetryException, IncompleteOutputException) as error:
            met: ModelTrouble | None = _trouble_in(error, endpoint)
        except APIStatusError as error:
            met = trouble_of_status(error.status_code, error.response.headers, endpoint)
        except OpenAIError:
            met = trouble("model-cut-off", endpoint)
        else:
            met = None
        finally:
            await connection.openai.close()
        if met is not None and met.slug != "model-answer-unusable":
            raise met
        seconds = round(time.monotonic() - started, 3)
        slug = met.slug if met else None
        return Raw(key, text, slug, counted.calls, counted.tokens_in, counted.tokens_out, seconds)


class _Counted:
    """Calls and tokens of all attempts, taken before Instructor writes running totals over each answer's usage."""

    def __init__(self) -> None:
        self.calls = self.tokens_in = self.tokens_out = 0

    def add(self, completion: Any) -> None:  # noqa: ANN401 -- the endpoint's completion, whatever its class
        """Count one completion."""
        self.calls += 1
        usage = getattr(completion, "usage", None)
        if usage is not None:
            self.tokens_in += usage.prompt_tokens or 0
            self.tokens_out += usage.completion_tokens or 0


def _trouble_in(error: BaseException, endpoint: Endpoint) -> ModelTrouble:
    """The endpoint's trouble where that is what ended the attempts, else an answer that cannot be used."""
    from openai import APIConnectionError, APIStatusError

    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, APIStatusError):
            return trouble_of_status(seen.status_code, seen.response.headers, endpoint)
        if isinstance(seen, APIConnectionError):
            return trouble("model-cut-off", endpoint)
        seen = seen.__cause__
    return trouble("model-answer-unusable", endpoint)

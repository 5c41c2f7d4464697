"""Runs LangExtract in its own environment: one order as JSON on stdin, one result as JSON on stdout.

LangExtract's dependencies want an older tenacity than OnRecord's, so that the two cannot be installed
together. This file imports nothing of OnRecord's and nothing but LangExtract and the OpenAI client.

    order:   {"text", "prompt", "examples", "schema", "settings", "url", "key", "model", "extra_body"}
    result:  {"extractions": [{"class", "text", "attributes", "start", "end"}], "calls", "tokens_in", "tokens_out"}
             {"trouble": "…"} where the endpoint did not answer, {"failed": "…"} where LangExtract itself failed
"""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import langextract as lx  # type: ignore[import-not-found, unused-ignore]
import openai
from langextract.core import exceptions  # type: ignore[import-not-found, unused-ignore]
from langextract.prompt_validation import PromptValidationLevel  # type: ignore[import-not-found, unused-ignore]
from langextract.providers.openai import OpenAILanguageModel  # type: ignore[import-not-found, unused-ignore]


class CountingModel(OpenAILanguageModel):  # type: ignore[misc]
    """LangExtract's OpenAI provider, its calls counted and the endpoint's own settings sent along."""

    def __init__(self, *, extra_body: dict[str, Any], timeout: float, **settings: Any) -> None:  # noqa: ANN401 -- the provider's own
        super().__init__(**settings)
        self._client = openai.OpenAI(
            api_key=self.api_key, base_url=self.base_url, timeout=timeout, max_retries=1
        )
        self._extra_body = extra_body
        self.calls = self.tokens_in = self.tokens_out = 0

    def _build_chat_completions_params(self, prompt: str, config: dict[str, Any]) -> dict[str, Any]:
        params: dict[str, Any] = super()._build_chat_completions_params(prompt, config)
        return params | {"extra_body": self._extra_body} if self._extra_body else params

    def _response_to_scored_output(self, response: Any) -> Any:  # noqa: ANN401 -- the OpenAI client's completion
        self.calls += 1
        if response.usage is not None:
            self.tokens_in += response.usage.prompt_tokens or 0
            self.tokens_out += response.usage.completion_tokens or 0
        return super()._response_to_scored_output(response)


def extract(order: dict[str, Any]) -> dict[str, Any]:
    """What LangExtract finds in the order's text, with its own alignment's offsets."""
    settings = order["settings"]
    model = CountingModel(
        model_id=order["model"],
        api_key=order["key"],
        base_url=order["url"],
        temperature=0.0,
        max_workers=settings["workers"],
        max_output_tokens=settings["max_output_tokens"],
        timeout=settings["timeout"],
        extra_body=order["extra_body"],
    )
    found = lx.extract(
        text_or_documents=order["text"],
        prompt_description=order["prompt"],
        examples=examples_of(order["examples"]),
        model=model,
        output_schema=order["schema"],
        max_char_buffer=settings["max_char_buffer"],
        batch_length=max(settings["workers"], 10),
        max_workers=settings["workers"],
        prompt_validation_level=PromptValidationLevel.OFF,  # it fails on an example without extractions
        show_progress=False,
    )
    extractions = [
        {
            "class": one.extraction_class,
            "text": str(one.extraction_text),
            "attributes": one.attributes or {},
            "start": one.char_interval.start_pos if one.char_interval else None,
            "end": one.char_interval.end_pos if one.char_interval else None,
        }
        for one in found.extractions or []
    ]
    counts = {"calls": model.calls, "tokens_in": model.tokens_in, "tokens_out": model.tokens_out}
    return {"extractions": extractions} | counts


def examples_of(given: list[dict[str, Any]]) -> list[Any]:
    """The examples as LangExtract has them."""
    return [
        lx.data.ExampleData(
            text=example["text"],
            extractions=[
                lx.data.Extraction(one["class"], one["text"], attributes=one["attributes"])
                for one in example["extractions"]
            ],
        )
        for example in given
    ]


def main() -> None:
    """Read the order, write the result. LangExtract's own logs quote the article: they stay off."""
    logging.disable(logging.CRITICAL)
    try:
        result = extract(json.load(sys.stdin))
    except exceptions.InferenceRuntimeError as error:
        result = {"trouble": type(error.original).__name__ if error.original else "InferenceRuntimeError"}
    except Exception as error:  # noqa: BLE001 -- its kind is told, its words may quote the article
        result = {"failed": type(error).__name__}
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()

"""Briefs of the seeds that are there for developing, read from recorded answers; and articles made of their texts."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING

from evals.seeds import folder_of, load_seed
from evals.system import OnRecord, card_of
from onrecord.config import Config
from onrecord.grounding.carrying.carrying import carry
from onrecord.intake import make_article
from onrecord.progress import unheard

if TYPE_CHECKING:
    from onrecord.brief import Brief
    from onrecord.grounding.carrying.carried import Carried

SEEDS = (
    "001",
    "003",
    "005",
    "009",
    "012",
    "013",
    "016",
    "019",
    "024",
    "053",
    "059",
    "063",
    "068",
    "071",
    "072",
)
"""Four languages; long and short; told openly, told by unnamed sources, told in pronouns."""


@cache
def seed_brief(number: str) -> Brief:
    """What was made of a seed with the recorded answers."""
    reading = asyncio.run(OnRecord(card_of(Config()), None).read(load_seed(folder_of(number)), 0, unheard))
    return reading.made


def carried(brief: Brief, text: str) -> Carried:
    """A brief carried over to another text in the language of its article."""
    language = brief.article.language
    return carry(brief, make_article(text=text, language=None if language == "und" else language))


def sentence_texts(brief: Brief) -> list[str]:
    """The sentences of a brief's article."""
    return [brief.article.text[start:end] for start, end in brief.article.sentences]

"""Quotes to look for in an article of a given length: copied from it, or made up."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from evals.seeds import load_seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = 40
SHORTEST, LONGEST = 20, 60
"""Words of a quote."""

_WORD = re.compile(r"\S+")
_CORE = re.compile(r"\w.*\w|\w", re.DOTALL)
_SEED = 20_261_127


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to look for; `stands` is False where they were made up."""

    words: str
    stands: bool

    def is_at(self, found: str) -> bool:
        """Whether the article's words `found` are this quote, but for marks and spaces at its ends."""
        mine, its = _CORE.search(self.words), _CORE.search(found)
        return self.stands and mine is not None and its is not None and mine[0] == its[0]


@dataclass(frozen=True, slots=True)
class Search:
    """An article and the quotes to look for in it, all of which stand there or none."""

    name: str
    stand: bool
    text: str
    quotes: tuple[Quote, ...]


def searches() -> list[Search]:
    """Quotes of 20 to 60 words, copied and made up, in articles of 1,000 and 5,000 words."""
    return [
        Search(
            f"{words:,} words, {'found' if stand else 'invented'}",
            stand,
            text_of(words),
            tuple(draw(words, stand=stand)),
        )
        for words in (1_000, 5_000)
        for stand in (True, False)
    ]


@cache
def _tokens() -> tuple[str, list[tuple[int, int]]]:
    """The English seeds of the development part, one after another, and where their words stand."""
    articles = [seed.article for seed in load_seeds(part="dev")]
    text = "\n\n".join(article.text for article in articles if article.language.startswith("en"))
    return text, [match.span() for match in _WORD.finditer(text)]


def text_of(words: int) -> str:
    """The first so many words; where the seeds have fewer they come again."""
    text, tokens = _tokens()
    rounds, rest = divmod(words, len(tokens))
    parts = [text] * rounds + ([text[: tokens[rest - 1][1]]] if rest else [])
    return "\n\n".join(parts)


def draw(words: int, *, stand: bool) -> Iterator[Quote]:
    """Quotes from anywhere in the first `words` words, the same ones each time."""
    text, tokens = _tokens()
    chance = random.Random(f"{_SEED} {words}")  # noqa: S311 -- the same draw each time, no secret
    for number in range(QUOTES):
        length = chance.randint(SHORTEST, LONGEST)
        first = chance.randrange(min(words, len(tokens)) - length)
        copied = text[tokens[first][0] : tokens[first + length - 1][1]]
        if stand:
            yield Quote(copied, stands=True)
        else:
            yield Quote(_altered(copied, number, chance), stands=False)


def _altered(copied: str, number: int, chance: random.Random) -> str:
    """The words in another order, or one left out, put in or exchanged: in turn, each a different claim."""
    words = copied.split()
    at = chance.randrange(len(words) // 4, 3 * len(words) // 4)
    if number % 4 == 0:
        chance.shuffle(words)
    elif number % 4 == 1:
        words[at : at + 2] = []
    elif number % 4 == 2:
        words[at:at] = ["never"]
    else:
        words[at] = "nineteen" if words[at].islower() else "Norway"
    return " ".join(words)

"""The articles that edits are made from: our own seeds, our own material, and real ones where they are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.edits.words import words

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
SHARED = HERE.parents[2] / "shared" / "articles"
BETWEEN_ARTICLES = "\n====\n"


@dataclass(frozen=True, slots=True)
class Article:
    """One article's text and the language it is in."""

    language: str
    name: str
    text: str


@cache
def own_articles(language: str) -> tuple[Article, ...]:
    """Those of the repository: seeds of the development part, and the material beside this file."""
    return (*_seeds(language), *_material(language))


def shared_articles(folder: Path = SHARED) -> tuple[Article, ...]:
    """Real articles in English, if the folder is there; none of their text is in the repository."""
    files = sorted(folder.glob("[0-9]*.txt"))
    return tuple(Article("en", file.stem, file.read_text("utf-8")) for file in files)


def _seeds(language: str) -> list[Article]:
    """The seeds that the language's word list names."""
    found = [next(SEEDS.glob(f"{number}-*")) for number in words(language).seeds]
    return [Article(language, seed.name, (seed / "article.md").read_text("utf-8")) for seed in found]


def _material(language: str) -> list[Article]:
    """The articles that were written for this purpose, of which a file holds several."""
    text = (HERE / "material" / f"{language}.txt").read_text("utf-8")
    parts = [part.strip() for part in text.split(BETWEEN_ARTICLES)]
    return [Article(language, f"{language}-{number}", part) for number, part in enumerate(parts, start=1)]

"""The seeds on disk: articles and their gold labels."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals.gold import Gold, SeedNotes
from onrecord.intake import read_article_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.article import Article

SEEDS = Path(__file__).parent.parent / "seeds"


class SeedTrouble(Exception):
    """A seed that cannot be used, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A hand-labelled article. `second` holds another person's labels of the same article, where there are any."""

    name: str
    article: Article
    gold: Gold
    second: Gold | None
    notes: SeedNotes

    @property
    def number(self) -> str:
        """The three digits that begin its name."""
        return self.name[:3]


def folder_of(number: str, seeds: Path = SEEDS) -> Path:
    """The folder of the seed with this number or name.

    Raises:
        SeedTrouble: there is none, or more than one.
    """
    found = sorted(
        path
        for path in seeds.iterdir()
        if path.is_dir() and (path.name == number or path.name.startswith(f"{number}-"))
    )
    if len(found) != 1:
        raise SeedTrouble(
            f"{len(found)} folders in {seeds} are called {number}-…: name one seed by its number."
        )
    return found[0]


def load_article(folder: Path) -> Article:
    """The article of a seed."""
    return read_article_file(folder / "article.md")


def load_seed(folder: Path) -> Seed:
    """A seed with its labels.

    Raises:
        SeedTrouble: labels are missing, were made for another text, or lack the notes on the seed.
    """
    article = load_article(folder)
    gold = _labels(folder / "gold.json", article)
    if gold.seed is None:
        raise SeedTrouble(f"{folder.name}/gold.json has no `seed`: say which part it belongs to.")
    second = folder / "second.json"
    return Seed(
        name=folder.name,
        article=article,
        gold=gold,
        second=_labels(second, article) if second.exists() else None,
        notes=gold.seed,
    )


def load_seeds(seeds: Path = SEEDS, *, part: str | None = None) -> list[Seed]:
    """All seeds in order, or those of one part."""
    loaded = [load_seed(path) for path in sorted(seeds.iterdir()) if path.is_dir()]
    return [seed for seed in loaded if part in (None, seed.notes.part)]


def hash_of(seeds: Iterable[Seed]) -> str:
    """SHA-256 of articles and gold labels: two runs with the same hash were scored on the same labels."""
    digest = hashlib.sha256()
    for seed in sorted(seeds, key=lambda seed: seed.name):
        labels = seed.gold.model_dump(mode="json")
        digest.update(json.dumps([seed.name, seed.article.sha256, labels], sort_keys=True).encode())
    return digest.hexdigest()


def _labels(file: Path, article: Article) -> Gold:
    remedy = f"Run `python -m evals label {file.parent.name[:3]}`."
    try:
        gold = Gold.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        raise SeedTrouble(f"{file.parent.name} has no {file.name}. {remedy}") from None
    except ValueError:
        raise SeedTrouble(
            f"{file.parent.name}/{file.name} does not fit the schema of labels. {remedy}"
        ) from None
    if gold.article_sha256 != article.sha256:
        raise SeedTrouble(
            f"{file.parent.name}/{file.name} was made for another text of the article. {remedy}"
        )
    return gold

"""From a corrected brief to a seed: the article as it was read, and the editors' judgement as its gold labels."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals.gold import Gold, Labelled, SeedNotes
from evals.labelling import Labelling
from evals.seeds import SeedTrouble, load_article
from onrecord.cli.spans import ungrounded
from onrecord.corrections import replayed
from onrecord.intake import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from evals.gold import SeedKind
    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.corrections import Correction

GUIDE = 1
"""The edition of seeds/README.md that the labels are to follow."""

_LISTS = ("actors", "positions", "divergences", "military_assets", "unresolved_questions")
_SLUG_WORDS = 3
Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief is to be as a seed. `by` None: whoever corrected it; `slug` None: from the title."""

    kind: SeedKind
    by: str | None = None
    slug: str | None = None
    topics: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A seed that was written. `unchecked` names positions whose claim is neither an editor's nor checked."""

    folder: Path
    gold: Gold
    unchecked: list[str]
    language: str
    told: str


def add_seed(
    brief: Brief, corrections: Sequence[Correction], seeds: Path, asked: Asked, today: date
) -> Added:
    """Write `NNN-slug/article.md` and `gold.json` into the folder of seeds.

    Raises:
        SeedTrouble: nobody corrected the brief, a correction does not apply, the article is a seed already,
            it does not read back as it was, or the labels do not pass the check of `python -m evals label`.
    """
    if asked.slug is not None and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", asked.slug):
        raise SeedTrouble("--slug takes small letters, digits and hyphens, such as gulf-flotilla.")
    standing = [each for each in corrections if each.stands]
    if not standing and not asked.as_is:
        raise SeedTrouble(
            "Nobody has corrected this brief: labels would be the model's own. Correct it first, or say --as-is "
            "and --by if somebody has read it against the guide and found it right."
        )
    by = asked.by or ", ".join(dict.fromkeys(each.by for each in standing))
    if not by:
        raise SeedTrouble("Say with --by who found this brief right.")
    replay = replayed(brief, corrections)
    if replay.not_applied:
        numbers = ", ".join(str(each.number) for each in replay.not_applied)
        raise SeedTrouble(f"Corrections that do not apply any more: {numbers}. Withdraw them first.")
    corrected = replay.brief
    if ungrounded(corrected.model_dump(mode="json")):
        raise SeedTrouble("The brief does not quote its own article: it was changed after it was made.")
    article = _read_back(corrected)
    _refuse_a_second(article, seeds)
    labelling = Labelling(article)
    gold = labelling.complete(
        labels_of(corrected)
        | {
            "seed": SeedNotes(
                part="dev", kind=asked.kind, topics=list(asked.topics), hard=list(asked.hard)
            ).model_dump(),
            "labelled": Labelled(
                by=by, on=max((each.at.date() for each in standing), default=today), guide=GUIDE
            ).model_dump(),
        }
    )
    if gold is None:
        problems = "".join(f"\n  {problem}" for problem in labelling.problems)
        raise SeedTrouble(f"The labels do not pass; correct the brief and add it again:{problems}")
    folder = seeds / f"{_next_number(seeds):03}-{asked.slug or _slug(corrected)}"
    folder.mkdir()
    (folder / "article.md").write_text(corrected.article.text, encoding="utf-8")
    (folder / "gold.json").write_text(
        json.dumps(gold.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    unchecked = [position.id for position in corrected.positions if "claim" in position.unverified]
    return Added(folder, gold, unchecked, corrected.article.language, article.language)


def next_steps(added: Added) -> Iterator[str]:
    """What was written, and what a person has to do now."""
    gold, number = added.gold, added.folder.name[:3]
    yield (
        f"{added.folder.name}: {len(gold.actors)} actors, {len(gold.positions)} positions, "
        f"{len(gold.divergences)} divergences, {len(gold.military_assets)} assets, "
        f"{len(gold.unresolved_questions)} questions, labelled by {gold.labelled.by}; "
        "every span quotes the article."
    )
    if added.told != added.language:
        yield f"  The harness takes its language for {added.told}; the brief was read as {added.language}."
    if added.unchecked:
        yield f"  Write claims of your own for {', '.join(added.unchecked)}: nobody has checked the model's."
    yield "Now:"
    yield f"  Read it beside seeds/README.md, above all what is missing; then python -m evals label {number}"
    yield f"  Have a second person label it from the guide alone: second.json, and label {number} --second"
    yield "  make evals asks the model about it once and keeps the answers"
    yield "  The article is the newsroom's own text: keep this folder to yourselves, do not publish it"


def labels_of(brief: Brief) -> Raw:
    """The five lists of a brief as labels: nothing unverified, no actor without part, names as the article has them."""
    raw: Raw = {name: [item.model_dump(mode="json") for item in getattr(brief, name)] for name in _LISTS}
    for item in (*raw["positions"], *raw["military_assets"]):
        item["unverified"] = []
    needed = _needed(raw)
    raw["actors"] = [
        _as_labelled(actor, brief.article.text) for actor in raw["actors"] if actor["id"] in needed
    ]
    return raw


def _needed(raw: Raw) -> set[str]:
    owners = {actor["id"]: (actor["part_of"], actor["speaks_for"]) for actor in raw["actors"]}
    waiting = [position["actor_id"] for position in raw["positions"]]
    waiting += [(asset["operator"] or {}).get("actor_id") for asset in raw["military_assets"]]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name is not None and name not in needed:
            needed.add(name)
            waiting += owners.get(name, ())
    return needed


def _as_labelled(actor: Raw, text: str) -> Raw:
    """With a name and aliases that stand in the article; an editor, or the rules, may have given another."""
    words = [actor["name"], *actor["aliases"], *(mention["text"] for mention in actor["mentions"])]
    standing = list(dict.fromkeys(word for word in words if _stands(word, text)))
    standing = standing or [_whole(mention, text) for mention in actor["mentions"][:1]] or [actor["name"]]
    role = actor["role"] if actor["role_span"] else None
    return actor | {"name": standing[0], "aliases": standing[1:], "role": role}


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _whole(mention: Raw, text: str) -> str:
    """A mention with the particles that are written with it."""
    start, end = mention["start"], mention["end"]
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _read_back(brief: Brief) -> Article:
    """The article as the harness will read it from the seed's file."""
    article = read_article(brief.article.text.encode(), name="article.md")
    if article.text != brief.article.text:
        raise SeedTrouble(
            "The article would not read back as it was: it has marks of Markdown, or other characters that are "
            "normalised. Write the seed by hand from its text, as seeds/README.md says."
        )
    return article


def _refuse_a_second(article: Article, seeds: Path) -> None:
    for folder in sorted(path for path in seeds.iterdir() if path.is_dir()):
        if (folder / "article.md").exists() and load_article(folder).sha256 == article.sha256:
            raise SeedTrouble(
                f"This article is a seed already: {folder.name}. Change its gold.json, and run "
                f"`python -m evals label {folder.name[:3]}`."
            )


def _next_number(seeds: Path) -> int:
    numbers = [int(path.name[:3]) for path in seeds.iterdir() if re.match(r"\d{3}-", path.name)]
    return max(numbers, default=0) + 1


def _slug(brief: Brief) -> str:
    """The first words of the title in plain letters, else the brief's id."""
    title = unicodedata.normalize("NFKD", brief.article.title or "").encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z]+", title.lower()) if len(word) > 2]
    return "-".join(words[:_SLUG_WORDS]) or f"brief-{brief.id[:8]}"

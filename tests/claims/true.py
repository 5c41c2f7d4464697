"""Claims that are true because they were made by means that change nothing, in nine languages."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.claims.acts import told_in_another_order, told_in_the_other_voice
from tests.claims.claim import Claim, without_repeats
from tests.claims.evidence import evidence_of, names_of
from tests.claims.rewriting import REWRITERS
from tests.edits.article import SEEDS, own_articles
from tests.edits.harmless import harmless_edits
from tests.edits.passage import sentences
from tests.edits.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.edits.passage import Passage

Labels = dict[str, Any]

OPENS = re.compile(r"^(?P<pronoun>He|She|They) (?=[a-z])")
BRACKETS = "brackets"  # what a quote may put in is another statement in a claim
CLOSED = re.compile(r"[.!?。！？؟][\"”»’]*$")


def true_claims() -> list[Claim]:
    """All of them, by language: whole sentences, harmless differences, and English sentences rewritten."""
    whole = [
        Claim(language, "word for word", passage.text, passage.text, names_of(language, article.text))
        for language in LANGUAGES
        for article in own_articles(language)
        for passage in sentences(article)
        if CLOSED.search(passage.text)
    ]
    return without_repeats(
        [*whole, *_harmless(), *_rewritten(), *_named(), *told_in_the_other_voice(), *told_in_another_order()]
    )


def _harmless() -> Iterator[Claim]:
    """The changes of signs that a quote may have: whole sentences only, for what a part leaves out may turn it."""
    for edit in harmless_edits(shared=()):
        evidence = evidence_of(edit)
        if edit.kind != BRACKETS and len(edit.original) >= 0.9 * len(evidence):
            yield Claim(
                edit.language, edit.kind, edit.edited, evidence, names_of(edit.language, edit.article)
            )


def _rewritten() -> Iterator[Claim]:
    for article in own_articles("en"):
        for passage in sentences(article):
            evidence = _in_one_line(passage)
            for kind, rewrite in REWRITERS.items():
                for text in rewrite(evidence):
                    yield Claim("en", kind, text, evidence, names_of("en", article.text))


def labelled_claims() -> list[Claim]:
    """The claims that the labellers of the English development seeds wrote, in words of their own."""
    return [
        Claim("en", "labelled", position["claim"], evidence, ", ".join([actor["name"], *actor["aliases"]]))
        for position, actor in _labels()
        if (evidence := " ".join(span["text"] for span in position["evidence"]))
    ]


def _named() -> Iterator[Claim]:
    """A pronoun by the name of whom the labels say it stands for."""
    for position, actor in _labels():
        evidence = position["evidence"][0]["text"]
        found = OPENS.match(evidence)
        if found and actor["named"] and actor["kind"] == "person" and _holds(position, evidence):
            text = f"{actor['name']} {evidence[found.end() :]}"
            names = ", ".join([actor["name"], *actor["aliases"]])
            yield Claim("en", "pronoun named", text, evidence, names)


@cache
def _labels() -> tuple[tuple[Labels, Labels], ...]:
    """The positions of the English development seeds, each with its actor."""
    abroad = {seed for language in LANGUAGES if language != "en" for seed in words(language).seeds}
    found: list[tuple[Labels, Labels]] = []
    for file in sorted(SEEDS.glob("*/gold.json")):
        gold = json.loads(file.read_text("utf-8"))
        if gold["seed"]["part"] != "dev" or file.parent.name[:3] in abroad:
            continue
        actors = {actor["id"]: actor for actor in gold["actors"]}
        found += [(position, actors[position["actor_id"]]) for position in gold["positions"]]
    return tuple((position, actor) for position, actor in found if _is_english(position["claim"]))


def _is_english(claim: str) -> bool:
    return re.search(r"\b(?:the|that|of|to|said|its|his|her|was|is|and|in)\b", claim) is not None


def _holds(position: Labels, evidence: str) -> bool:
    """Whether the sentence's first verb is the cue of the position: then its subject is who holds it."""
    cue = position["cue"]["text"] if position.get("cue") else ""
    return bool(cue) and cue in " ".join(evidence.split()[1:5])


def _in_one_line(passage: Passage) -> str:
    return " ".join(passage.text.split())

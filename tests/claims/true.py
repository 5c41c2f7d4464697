"""Claims that are true because they were made by means that change nothing, in nine languages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.claims.acts import told_in_the_other_voice
from tests.claims.claim import Claim, without_repeats
from tests.claims.evidence import evidence_of, names_of
from tests.claims.rewriting import REWRITERS
from tests.edits.article import SEEDS, own_articles
from tests.edits.harmless import harmless_edits
from tests.edits.passage import sentences
from tests.edits.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.edits.passage import Passage

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
    return without_repeats([*whole, *_harmless(), *_rewritten(), *_named(), *told_in_the_other_voice()])


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


def _named() -> Iterator[Claim]:
    """A pronoun by the name of whom the labels of the development seeds say it stands for."""
    for file in sorted(SEEDS.glob("*/gold.json")):
        gold = json.loads(file.read_text("utf-8"))
        if gold["seed"]["part"] != "dev" or gold.get("language", "en") != "en":
            continue
        actors = {actor["id"]: actor for actor in gold["actors"]}
        for position in gold["positions"]:
            actor = actors[position["actor_id"]]
            evidence = position["evidence"][0]["text"]
            found = OPENS.match(evidence)
            if found and actor["named"] and actor["kind"] == "person" and _holds(position, evidence):
                text = f"{actor['name']} {evidence[found.end() :]}"
                yield Claim(
                    "en", "pronoun named", text, evidence, ", ".join([actor["name"], *actor["aliases"]])
                )


def _holds(position: dict, evidence: str) -> bool:
    """Whether the sentence's first verb is the cue of the position: then its subject is who holds it."""
    cue = position["cue"]["text"] if position.get("cue") else ""
    return bool(cue) and cue in " ".join(evidence.split()[1:5])


def _in_one_line(passage: Passage) -> str:
    return " ".join(passage.text.split())

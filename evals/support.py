"""Claims and summaries against their evidence: drawn for blind readers, and what the readers found.

Readers see a sentence and its evidence and say whether the evidence supports it. They see neither scores nor
each other's answers. Summaries are also checked for the gold items that they carry.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals.matching import characters, share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.results import Results
    from evals.run import Run

READINGS = Path(__file__).parent / "readings"
DRAWN = 60
"""Sentences of each kind."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim or a summary sentence with the evidence that should support it."""

    id: str
    kind: str
    text: str
    evidence: list[str]


@dataclass(frozen=True, slots=True)
class Supported:
    """How many sentences of a kind each reader found supported, and how often the readers agreed."""

    kind: str
    n: int
    by_reader: list[int]
    by_all: int
    agreed: int


def draw(run: Run, seed: int = 1) -> list[Sentence]:
    """Up to `DRAWN` claims and as many summary sentences, drawn over all briefs of a run."""
    claims, summaries = [], []
    for case in run.cases:
        if case.brief is None or case.epoch:
            continue
        for position in case.brief.positions:
            evidence = [span.text for span in position.evidence]
            claims.append(Sentence(f"{case.seed}/{position.id}", "claim", position.claim, evidence))
        for number, sentence in enumerate(case.brief.summary, start=1):
            evidence = [span.text for span in sentence.evidence]
            summaries.append(Sentence(f"{case.seed}/s{number}", "summary", sentence.text, evidence))
    chance = random.Random(seed)  # noqa: S311 -- a sample, no secret
    return [
        *chance.sample(claims, min(DRAWN, len(claims))),
        *chance.sample(summaries, min(DRAWN, len(summaries))),
    ]


def write_sheet(sentences: Sequence[Sentence], file: Path) -> None:
    """A sheet for readers: one JSON object a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(asdict(sentence), ensure_ascii=False) for sentence in sentences]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def supported(folder: Path = READINGS) -> list[Supported]:
    """What the readers found. A reader's file maps ids to true (supported) or false."""
    files = sorted(folder.glob("reader-*.json"))
    readers: list[Mapping[str, bool]] = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    sheet = folder / "sheet.jsonl"
    if not readers or not sheet.exists():
        return []
    rows = [json.loads(line) for line in sheet.read_text(encoding="utf-8").splitlines()]
    found = []
    for kind in ("claim", "summary"):
        ids = [row["id"] for row in rows if row["kind"] == kind and all(row["id"] in r for r in readers)]
        said = [[reader[name] for reader in readers] for name in ids]
        found.append(
            Supported(
                kind,
                len(ids),
                [sum(answers[at] for answers in said) for at in range(len(readers))],
                sum(all(answers) for answers in said),
                sum(len(set(answers)) == 1 for answers in said),
            )
        )
    return found


def carried(results: Results) -> tuple[int, int]:
    """Gold positions whose content the summary's evidence holds, and how many there are."""
    held = total = 0
    for case in results.cases:
        brief = case.case.brief
        if brief is None:
            continue
        summary = characters(span for sentence in brief.summary for span in sentence.evidence)
        for position in case.seed.gold.positions:
            total += 1
            held += share(characters(position.content), summary) >= 0.5
    return held, total

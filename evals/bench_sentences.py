"""How well hard cases are cut into sentences, beside other segmenters.

    python -m evals.bench_sentences [LANGUAGE]      (make bench-sentences)

Precision and recall are of the offsets at which sentences start, but for each case's first. Blank lines are cut
before the other segmenters see the text, as their users do. With a language its cases that we cut wrong are
printed. Exit code 1: another segmenter has the higher F1 in a language.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import sentencex  # type: ignore[import-untyped]  # it ships no types
from rich.console import Console
from rich.table import Table

from evals.baselines.with_langextract import PYTHON
from evals.hard_cases import LANGUAGES, HardCase, hard_cases
from evals.run import ROOT
from onrecord.intake import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

CHILD = ROOT / "evals" / "baselines" / "segmenters_child.py"


@dataclass(frozen=True, slots=True)
class Score:
    """Of one segmenter on the cases of one language."""

    right: int
    found: int
    wanted: int
    whole: int
    cases: int

    @property
    def precision(self) -> float:
        """The share of its boundaries that are some."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the boundaries that it finds."""
        return self.right / self.wanted

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.found + self.wanted)

    def __str__(self) -> str:
        return f"{self.precision:.2f} {self.recall:.2f} {self.whole:2}/{self.cases}"


def score(cases: Iterable[HardCase], found: Iterable[frozenset[int]]) -> Score:
    """Count the boundaries that were found and are some, and the cases without an error."""
    pairs = [(case.starts, starts) for case, starts in zip(cases, found, strict=True)]
    return Score(
        right=sum(len(wanted & starts) for wanted, starts in pairs),
        found=sum(len(starts) for _, starts in pairs),
        wanted=sum(len(wanted) for wanted, _ in pairs),
        whole=sum(wanted == starts for wanted, starts in pairs),
        cases=len(pairs),
    )


def ours(case: HardCase) -> frozenset[int]:
    """Where our sentences start."""
    return frozenset(sentence.start for sentence in cut(case.text, case.language)[1:])


def sentencex_alone(paragraph: str, language: str) -> list[int]:
    """Where the segmenter starts sentences that ours mends."""
    starts, at = [], 0
    for sentence in sentencex.segment(language, paragraph):
        starts.append(at)
        at += len(sentence)
    return starts


def theirs(cases: list[HardCase]) -> dict[str, list[frozenset[int] | None]]:
    """Where the other segmenters start sentences, None where they do not know the language."""
    paragraphs = [(case, at, words) for case in cases for at, words in _paragraphs(case.text)]
    order = [{"language": case.language, "paragraph": words} for case, _, words in paragraphs]
    answered = _ask(order)
    answered["sentencex"] = [sentencex_alone(one["paragraph"], one["language"]) for one in order]
    found: dict[str, list[frozenset[int] | None]] = {}
    for name, answers in answered.items():
        starts: dict[HardCase, set[int] | None] = {case: set() for case in cases}
        for (case, at, words), offsets in zip(paragraphs, answers, strict=True):
            known = starts[case]
            if offsets is None or known is None:
                starts[case] = None
            else:
                known |= {at, *(at + _past_spaces(words, offset) for offset in offsets)}
        found[name] = [None if one is None else frozenset(one - {0}) for one in starts.values()]
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for words in text.split("\n\n"):
        yield at, words
        at += len(words) + 2


def _past_spaces(words: str, offset: int) -> int:
    return offset + len(words[offset:]) - len(words[offset:].lstrip())


def _ask(order: list[dict[str, str]]) -> dict[str, list[list[int] | None]]:
    if not PYTHON.exists():
        raise SystemExit(f"{PYTHON} is missing: run `make baselines`.")
    ended = subprocess.run(  # noqa: S603 -- our own program
        [PYTHON, "-P", CHILD], input=json.dumps(order), capture_output=True, text=True, check=False
    )
    if ended.returncode != 0:
        raise SystemExit(f"The other segmenters ended with {ended.returncode}: run `make baselines` again.")
    answer: dict[str, list[list[int] | None]] = json.loads(ended.stdout)
    return answer


def compare(language: str) -> dict[str, Score | None]:
    """The scores of all segmenters in a language, ours first."""
    cases = hard_cases(language)
    scores: dict[str, Score | None] = {"onrecord": score(cases, map(ours, cases))}
    for name, found in theirs(cases).items():
        known = [starts for starts in found if starts is not None]
        scores[name] = score(cases, known) if len(known) == len(cases) else None
    return scores


def table_of(compared: Mapping[str, Mapping[str, Score | None]]) -> Table:
    """A row for each language."""
    table = Table(title="precision, recall, cases without an error", title_justify="left")
    table.add_column("language")
    for name in next(iter(compared.values())):
        table.add_column(name, justify="right", no_wrap=True)
    for language, scores in compared.items():
        table.add_row(language, *(str(one or "not offered") for one in scores.values()))
    return table


def wrong(language: str) -> Iterator[str]:
    """The cases of a language that we cut wrong, as we cut them."""
    for case in hard_cases(language):
        if ours(case) != case.starts:
            places = [0, *sorted(ours(case)), len(case.text)]
            yield " | ".join(case.text[start:end].strip() for start, end in pairwise(places))


def main() -> None:
    """Print the table; say where another segmenter is better."""
    console = Console(width=140)
    asked = sys.argv[1:]
    compared = {language: compare(language) for language in asked or LANGUAGES}
    console.print(table_of(compared))
    for language in asked:
        for words in wrong(language):
            console.print(f"  {words}")
    better = [
        f"{language}: {name} has F1 {one.f1:.3f}, we have {mine.f1:.3f}"
        for language, scores in compared.items()
        for name, one in scores.items()
        if one and (mine := scores["onrecord"]) and one.f1 > mine.f1
    ]
    for words in better:
        console.print(f"BETTER: {words}.")
    raise SystemExit(1 if better else 0)


if __name__ == "__main__":
    main()

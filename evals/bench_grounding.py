"""How fast quotes are grounded, beside LangExtract's and gtrex's aligners, and how often each is right.

    python -m evals.bench_grounding [--quick]      (make bench-grounding)

Each library prepares the article and looks for 40 quotes, in one thread; times are of the fastest round.
LangExtract and gtrex run in `.venv-baselines`. `--quick` leaves LangExtract out, which takes minutes.
Exit code 1: a bar was missed.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from evals.baselines.with_langextract import PYTHON
from evals.quotes import draw, searches, text_of
from evals.run import ROOT
from onrecord.article import Article, Sentence
from onrecord.grounding.text.locating import Locator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.quotes import Quote, Search

CHILD = ROOT / "evals" / "baselines" / "aligners_child.py"
ROUNDS = {"onrecord": 25, "gtrex": 25, "langextract": 1}
TIMES_FASTER = {"gtrex": 1.0, "langextract": 1_000.0}
"""How many times as fast as each aligner quotes have to be grounded, in each search."""

LENGTHS = (12_500, 25_000, 50_000, 100_000, 200_000)
"""Words of the articles that growth is measured on."""

STEEPEST = 1.2
"""The power of the article's length that time may grow with: 1 is linear, and a computer's caches cost a little."""

Spans = list[tuple[int, int] | None]


class AlignersMissing(Exception):
    """The other libraries are not there, or did not run."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one library made of one search."""

    milliseconds: float
    found: int
    right: int
    invented: int

    @classmethod
    def of(cls, search: Search, seconds: float, spans: Sequence[tuple[int, int] | None]) -> Outcome:
        """Count what was found, found where it stands, and found though it was made up."""
        pairs = [
            (quote, search.text[slice(*span)])
            for quote, span in zip(search.quotes, spans, strict=True)
            if span
        ]
        return cls(
            seconds * 1_000,
            len(pairs),
            sum(quote.is_at(words) for quote, words in pairs),
            sum(not quote.stands for quote, _ in pairs),
        )


def ours(text: str, quotes: Sequence[Quote]) -> Spans:
    """Where the first place of each quote is. The article is hashed and folded anew."""
    article = Article(text, (Sentence(1, 0, len(text), 1),), "bench", "en")
    locator = Locator(article)
    places = [locator.places(quote.words) for quote in quotes]
    return [(found[0].start, found[0].end) if found else None for found in places]


def fastest(text: str, quotes: Sequence[Quote], rounds: int) -> tuple[float, Spans]:
    """Seconds of the fastest of so many rounds, and where the quotes are."""
    seconds: list[float] = []
    spans: Spans = []
    for _ in range(rounds):
        started = time.perf_counter()
        spans = ours(text, quotes)
        seconds.append(time.perf_counter() - started)
    return min(seconds), spans


def theirs(aligner: str, search: Search) -> tuple[float, Spans]:
    """The same of another library, in its own environment.

    Raises:
        AlignersMissing: it is not installed, or failed.
    """
    order = {
        "aligner": aligner,
        "text": search.text,
        "quotes": [quote.words for quote in search.quotes],
        "rounds": ROUNDS[aligner],
    }
    if not PYTHON.exists():
        raise AlignersMissing(f"{PYTHON} is missing: run `make baselines`.")
    ended = subprocess.run(  # noqa: S603 -- our own program
        [PYTHON, "-P", CHILD], input=json.dumps(order), capture_output=True, text=True, check=False
    )
    if ended.returncode != 0:
        raise AlignersMissing(f"{aligner} ended with {ended.returncode}: run `make baselines` again.")
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer["seconds"], [tuple(span) if span else None for span in answer["spans"]]


def compare(search: Search, aligners: Sequence[str], console: Console) -> dict[str, Outcome]:
    """What each library makes of a search, ours first."""
    outcomes = {"onrecord": Outcome.of(search, *fastest(search.text, search.quotes, ROUNDS["onrecord"]))}
    for aligner in aligners:
        with console.status(f"{search.name}: {aligner} …"):
            outcomes[aligner] = Outcome.of(search, *theirs(aligner, search))
        console.print(f"  {search.name}: {aligner} took {outcomes[aligner].milliseconds:,.1f} ms")
    return outcomes


def growth() -> dict[int, float]:
    """Milliseconds by words of the article, for the same 40 quotes."""
    quotes = list(draw(min(LENGTHS), stand=True))
    return {words: fastest(text_of(words), quotes, 15)[0] * 1_000 for words in LENGTHS}


def power(taken: dict[int, float]) -> float:
    """The power of the length that time grows with: the slope of the line through the logarithms (least squares)."""
    xs, ys = [math.log(words) for words in taken], [math.log(time) for time in taken.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def table_of(compared: dict[Search, dict[str, Outcome]]) -> Table:
    """A row for each search and library."""
    table = Table(
        title="40 quotes of 20 to 60 words: prepare the article, look for each", title_justify="left"
    )
    table.add_column("article, quotes", no_wrap=True)
    table.add_column("library", no_wrap=True)
    for column in ("ms", "times ours", "found right", "invented found"):
        table.add_column(column, justify="right")
    for search, outcomes in compared.items():
        for library, outcome in outcomes.items():
            ratio = outcome.milliseconds / outcomes["onrecord"].milliseconds
            table.add_row(
                search.name if library == "onrecord" else "",
                library,
                _number(outcome.milliseconds),
                _number(ratio),
                f"{outcome.right} of 40" if search.stand else "",
                "" if search.stand else f"{outcome.invented} of 40",
                end_section=library == list(outcomes)[-1],
            )
    return table


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def missed(compared: dict[Search, dict[str, Outcome]], steepness: float) -> Iterator[str]:
    """The bars that were missed, in words."""
    for search, outcomes in compared.items():
        mine = outcomes["onrecord"]
        for library, bar in TIMES_FASTER.items():
            if library in outcomes and outcomes[library].milliseconds <= bar * mine.milliseconds:
                ratio = outcomes[library].milliseconds / mine.milliseconds
                yield f"{search.name}: {ratio:,.1f} times as fast as {library}; more than {bar:,.0f} is asked for"
        if mine.right != (len(search.quotes) if search.stand else 0) or mine.invented:
            yield f"{search.name}: {mine.right} found right, {mine.invented} found though invented"
    if steepness > STEEPEST:
        yield f"time grows with the length to the power {steepness:.2f}, and at most {STEEPEST} is allowed"


def main() -> None:
    """Run the bench, print its table, and say which bars were missed."""
    aligners = ["gtrex"] if "--quick" in sys.argv[1:] else ["gtrex", "langextract"]
    console, aside = Console(width=100), Console(stderr=True)
    try:
        compared = {search: compare(search, aligners, aside) for search in searches()}
    except AlignersMissing as missing:
        aside.print(str(missing))
        raise SystemExit(2) from None
    console.print(table_of(compared))
    taken = growth()
    steepness = power(taken)
    for words, milliseconds in taken.items():
        console.print(
            f"{words:>9,} words: {milliseconds:8,.2f} ms, {milliseconds / words * 1_000:.3f} ms per 1,000"
        )
    console.print(f"time grows with the length to the power {steepness:.2f}")
    trouble = list(missed(compared, steepness))
    for words_of_it in trouble:
        console.print(f"MISSED: {words_of_it}.", soft_wrap=True)
    raise SystemExit(1 if trouble else 0)


if __name__ == "__main__":
    main()

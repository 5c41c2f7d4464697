"""Times the aligners of other libraries in their own environment: one order on stdin, one answer on stdout, both JSON.

    order:   {"aligner": "langextract" or "gtrex", "text", "quotes", "rounds"}
    answer:  {"seconds": the fastest round, "spans": [[start, end] or null, …]}

Each round begins anew: it prepares the article and looks for every quote, with the library's own settings.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any

Spans = list[tuple[int, int] | None]


def by_langextract(text: str, quotes: list[str]) -> Spans:
    """Where LangExtract's `WordAligner` puts the quotes."""
    from langextract.core.data import Extraction  # type: ignore[import-not-found, unused-ignore]
    from langextract.resolver import WordAligner  # type: ignore[import-not-found, unused-ignore]

    groups = WordAligner().align_extractions([[Extraction("quote", words) for words in quotes]], text)
    intervals = [one.char_interval for group in groups for one in group]
    return [(one.start_pos, one.end_pos) if one else None for one in intervals]


def by_gtrex(text: str, quotes: list[str]) -> Spans:
    """Where the quotes stand that gtrex's `Verifier` calls grounded."""
    from gtrex import Verifier  # type: ignore[import-not-found, unused-ignore]

    verifier = Verifier(text)
    certificates = [verifier.verify(words) for words in quotes]
    return [(one.start, one.end) if one.grounded else None for one in certificates]


ALIGNERS = {"langextract": by_langextract, "gtrex": by_gtrex}


def main() -> None:
    """Read the order, write the answer. The libraries' own logs quote the article: they stay off."""
    logging.disable(logging.CRITICAL)
    order: dict[str, Any] = json.load(sys.stdin)
    find = ALIGNERS[order["aligner"]]
    find("A word.", ["word"])  # imports are no part of the time
    seconds, spans = [], []
    for _ in range(order["rounds"]):
        started = time.perf_counter()
        spans = find(order["text"], order["quotes"])
        seconds.append(time.perf_counter() - started)
    json.dump({"seconds": min(seconds), "spans": spans}, sys.stdout)


if __name__ == "__main__":
    main()

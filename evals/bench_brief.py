"""How long one brief takes on this machine with the embedded model, cold and warm.

    python -m evals.bench_brief [FILE]

Cold: a new server that has read no prompt yet. Warm: the same server, its prefixes read. No answer is
reused in either. Times are wall seconds of the whole reading; compare ratios, machines differ.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from onrecord.bootstrap import open_program, set_up_logging
from onrecord.config import load_config
from onrecord.embedded.fetching import ensure_model_file
from onrecord.intake import read_article_file

SHORT = Path(__file__).parent.parent / "seeds" / "001-cuba-contacts" / "article.md"


def show(done: int, total: int, source: str) -> None:
    """Fetching tells how far it is only at its end: the bench is about briefs."""
    if done == total:
        sys.stderr.write(f"model ready ({source})\n")


async def seconds(folder: Path, file: Path, model: Path) -> tuple[float, float]:
    """Cold and warm seconds of one article; the cold ones include starting the server."""
    config = load_config(cache=folder, model_file=model, answers=False, log_level="error")
    set_up_logging(config)
    article = read_article_file(file)
    async with open_program(config) as program:
        taken = []
        for run in ("cold", "warm"):
            started = time.monotonic()
            brief = await program.reader.read(article, brief_id=f"bench-{run}")
            taken.append(time.monotonic() - started)
            sys.stdout.write(
                f"{run}: {taken[-1]:.1f} s, {brief.provenance.calls} calls, "
                f"{brief.provenance.tokens_in - brief.provenance.tokens_cached} tokens read, "
                f"{brief.provenance.tokens_out} written\n"
            )
    return taken[0], taken[1]


def main() -> None:
    """Run the bench and print its table."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else SHORT
    model = ensure_model_file(load_config(), show)
    words = len(file.read_text(encoding="utf-8").split())
    sys.stdout.write(f"{file.parent.name}/{file.name}, {words} words\n")
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        asyncio.run(seconds(Path(folder), file, model))


if __name__ == "__main__":
    main()

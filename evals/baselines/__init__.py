"""What people would use instead: the systems that the table shows beside OnRecord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.cases import RunTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from evals.recording import Live
    from evals.system import System
    from onrecord.config import Config

NAMES = ("cues", "plain", "langextract")


def baseline(name: str, config: Config, live: Live | None, recordings: Path, fresh: bool) -> System:
    """The baseline of this name. Without `live` it answers from recordings alone.

    Raises:
        RunTrouble: there is none of this name, or its package is not installed.
    """
    from evals.baselines.cues_alone import CuesAlone
    from evals.baselines.plain_call import PlainCall
    from evals.baselines.recorded import RecordedAnswers
    from evals.baselines.with_langextract import WithLangExtract
    from evals.system import card_of

    if name not in NAMES:
        raise RunTrouble(
            f"There is no system called {name}: say onrecord, {', '.join(NAMES[:-1])} or {NAMES[-1]}."
        )
    if name == "cues":
        return CuesAlone()
    answers = RecordedAnswers(name, card_of(config), live, recordings, fresh)
    return PlainCall(answers) if name == "plain" else WithLangExtract(answers, config.llm_concurrency)

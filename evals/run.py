"""A run: what was run, on which seeds, and what each article became."""

from __future__ import annotations

import hashlib
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from evals.gold import Gold
from evals.recording import NotRecorded
from evals.seeds import hash_of
from onrecord import __version__
from onrecord.brief import Brief
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.seeds import Seed
    from evals.system import System
    from onrecord.progress import Progress

ROOT = Path(__file__).parent.parent


class RunPart(BaseModel):
    """Common to all parts of a run file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class What(RunPart):
    """What tells two runs apart. `program` is the hash of the code and prompts that made the briefs."""

    system: str
    model: str
    digest: str | None
    version: str
    onrecord: str
    commit: str
    changed: bool
    program: str
    seeds: str
    epochs: int
    at: datetime


class Case(RunPart):
    """One article of a run: the brief (or a baseline's labels), or why there is none."""

    seed: str
    part: str
    language: str
    epoch: int
    brief: Brief | None = None
    labels: Gold | None = None
    failure: str | None = None
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    seconds: float = 0.0
    asked: int = 0

    @property
    def made(self) -> Brief | Gold | None:
        """What is scored."""
        return self.brief or self.labels


class Run(RunPart):
    """What was run and what came out: enough to score again without a model."""

    what: What
    cases: list[Case]

    @property
    def asked(self) -> int:
        """Questions put to a live model."""
        return sum(case.asked for case in self.cases)

    @property
    def needed(self) -> int:
        """Questions that the briefs rest on."""
        return sum(case.calls for case in self.cases)


async def run_seeds(
    system: System,
    seeds: Sequence[Seed],
    *,
    epochs: int = 1,
    tell: Callable[[int, str, Progress | None], None] = lambda done, seed, progress: None,
) -> Run:
    """Read every seed with a system. An article that fails is kept with its reason and stops nothing."""
    cases: list[Case] = []
    for epoch in range(epochs):
        for seed in seeds:
            done = len(cases)
            tell(done, seed.name, None)
            cases.append(
                await _case(system, seed, epoch, lambda p, done=done, seed=seed: tell(done, seed.name, p))  # type: ignore[misc]
            )
    tell(len(cases), "", None)
    return Run(what=what_of(system, seeds, epochs), cases=cases)


async def _case(system: System, seed: Seed, epoch: int, listen: Callable[[Progress], None]) -> Case:
    place = Case(seed=seed.name, part=seed.notes.part, language=seed.article.language, epoch=epoch)
    started = time.monotonic()
    try:
        reading = await system.read(seed, epoch, listen)
    except (OnRecordError, NotRecorded) as error:
        failure = f"{type(error).__name__}: {error}"
        return place.model_copy(update={"failure": failure, "seconds": round(time.monotonic() - started, 2)})
    kept = "brief" if isinstance(reading.made, Brief) else "labels"
    return place.model_copy(
        update={
            kept: reading.made,
            "calls": reading.calls,
            "tokens_in": reading.tokens_in,
            "tokens_out": reading.tokens_out,
            "cost": reading.cost,
            "seconds": reading.seconds,
            "asked": reading.asked,
        }
    )


def what_of(system: System, seeds: Sequence[Seed], epochs: int) -> What:
    """What a run is made of."""
    return What(
        system=system.name,
        model=system.model,
        digest=system.digest,
        version=system.version,
        onrecord=__version__,
        commit=_git("rev-parse", "HEAD") or "unknown",
        changed=bool(_git("status", "--porcelain", "--", "service", "prompts", "seeds", "evals/*.py")),
        program=program_hash(),
        seeds=hash_of(seeds),
        epochs=epochs,
        at=datetime.now(UTC).replace(microsecond=0),
    )


def program_hash() -> str:
    """SHA-256 of every file that makes a brief: code, cues and prompts."""
    digest = hashlib.sha256()
    for folder in ("service", "prompts"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix in (".py", ".toml"):
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607 -- fixed words
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""

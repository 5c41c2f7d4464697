"""`python -m tests.fuzz [MINUTES]`: the properties of grounding and of corrections on new examples, for so long.

Each property in turn gets a pytest of its own with a new seed. A failure ends its property's turns, and its
shortest example is printed with the rest of pytest's report. Exit code 1: something was found.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROPERTIES = ("tests/grounding", "tests/corrections")
_COUNTED = re.compile(r"- (\d+) passing")
_TEST = re.compile(r"^(tests/\S+::\w+)", re.MULTILINE)


def pytest(*given: str) -> subprocess.CompletedProcess[str]:
    """Run pytest under the profile for fuzzing."""
    asked = [sys.executable, "-m", "pytest", "-q", "-m", "fuzz", "--hypothesis-profile=fuzz", *given]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own tests


def properties() -> list[str]:
    """The tests that are marked as properties, without their parameters."""
    listed = pytest("--collect-only", *PROPERTIES)
    found = list(dict.fromkeys(_TEST.findall(listed.stdout)))
    if not found:
        say(listed.stdout + listed.stderr)
        raise SystemExit(f"No property was found in {' or '.join(PROPERTIES)}.")
    return found


def main() -> None:
    """Go round until the time is out, then print how many examples each property held for."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    until = time.monotonic() + minutes * 60
    left = properties()
    held: Counter[str] = Counter(dict.fromkeys(left, 0))
    broken: list[str] = []
    say(f"{len(left)} properties, {minutes:g} minutes")
    while left and time.monotonic() < until:
        for name in list(left):
            if time.monotonic() >= until:
                break
            seed = random.SystemRandom().randrange(2**32)
            ended = pytest(name, f"--hypothesis-seed={seed}", "--hypothesis-show-statistics")
            held[name] += sum(int(match[1]) for match in _COUNTED.finditer(ended.stdout))
            say(
                f"{'held' if ended.returncode == 0 else 'BROKEN'} {name} (seed {seed}, {held[name]:,} so far)"
            )
            if ended.returncode != 0:
                say(ended.stdout)
                left.remove(name)
                broken.append(name)
    say("")
    for name, examples in held.items():
        say(f"{examples:>9,} examples {'BROKEN' if name in broken else 'held  '} {name}")
    say(f"{sum(held.values()):>9,} examples of {len(held)} properties, {len(broken)} broken")
    raise SystemExit(1 if broken else 0)


def say(words: str) -> None:
    """Print at once: a log is read while it grows."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

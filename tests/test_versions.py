from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import onrecord

CHECKOUT = Path(__file__).parent.parent
DECLARED = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def test_instructor_openai_and_rich_are_those_that_go_together():
    """Another openai or rich makes pip take an instructor two years older, and says nothing."""
    assert version("instructor") == "1.17.0"
    assert (3, 0) <= _parts(version("openai")) < (3, 4)
    assert (14,) <= _parts(version("rich")) < (15,)
    declared = DECLARED["project"]["dependencies"]
    assert {"instructor==1.17.0", "openai>=3,<3.4", "rich>=14,<15"} <= set(declared)


def test_every_declared_dependency_is_locked_with_hashes():
    """What is declared is locked, and no address of an index stands in a lock."""
    lock = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    locked = {_normal(name) for name, _ in PINNED.findall(lock)}
    declared = {_normal(re.split(r"[\[<>=~!; ]", one)[0]) for one in DECLARED["project"]["dependencies"]}
    assert declared <= locked
    assert "://" not in lock
    for entry in re.split(r"\n(?=\S)", lock):
        assert entry.startswith("#") or "--hash=sha256:" in entry


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_what_is_locked_is_what_is_installed(name):
    """Tests say something of the locked versions only if they run with them."""
    lock = (CHECKOUT / name).read_text(encoding="utf-8")
    pinned: dict[str, set[str]] = {}
    for package, number in PINNED.findall(lock):
        pinned.setdefault(package, set()).add(number)
    for package in ("instructor", "openai", "pydantic", "litestar", "sqlalchemy", "xllamacpp", "sentencex"):
        assert version(package) in pinned[package]


def test_the_version_has_an_entry_in_the_changelog():
    """Users read there what a version changes."""
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {onrecord.__version__}" in changelog


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".")[:2])


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

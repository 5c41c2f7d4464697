from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from onrecord.packaged import packaged

CHECKOUT = Path(__file__).parent.parent
BUILD = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
    "targets"
]


@pytest.mark.parametrize(
    "file",
    [
        "prompts/v1/stepwise/speaker.toml",
        "schemas/brief.v1.json",
        "component/onrecord-brief.js",
        "seeds/001-cuba-contacts/article.md",
    ],
)
def test_files_beside_the_package_are_found(file):
    """In a checkout they lie at its top."""
    folder, _, rest = file.partition("/")
    assert packaged(folder) / rest == CHECKOUT / file
    assert (packaged(folder) / rest).is_file()


def test_what_is_nowhere_is_named():
    """The error says which folder is missing."""
    with pytest.raises(FileNotFoundError, match="recipes"):
        packaged("recipes")


def test_the_wheel_takes_along_what_lies_beside_the_package():
    """Each goes where `packaged` looks, and into the sdist that the wheel is made from."""
    taken = BUILD["wheel"]["force-include"]
    for source, target in taken.items():
        assert (CHECKOUT / source).exists()
        assert target == f"onrecord/_packaged/{source}"
        assert any(f"/{source}".startswith(kept) for kept in BUILD["sdist"]["include"])


@pytest.mark.parametrize(
    ("package", "file"),
    [
        ("onrecord.cues", "en.toml"),
        ("onrecord.plans", "models.toml"),
        ("onrecord.render", "templates/brief.html"),
        ("onrecord.web", "docs/docs.html"),
    ],
)
def test_files_within_the_package_are_resources(package, file):
    """They are read through importlib, which knows wheels and zip files."""
    assert resources.files(package).joinpath(file).is_file()

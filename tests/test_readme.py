"""What the README says is what the program does, as far as it can be told without a model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.cli.command import onrecord
from onrecord.cli.exits import EXIT_CODES, Exit
from onrecord.cli.service import welcome
from onrecord.config import Config
from onrecord.packaged import packaged

CHECKOUT = Path(__file__).parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
SHELL = "\n".join(body for kind, body in BLOCKS if kind == "sh")
ROWS = dict(re.findall(r"^\| `?([^|`]+)`? \| (.*) \|$", README, re.MULTILINE))


def test_the_curl_line_is_the_one_that_serve_prints(monkeypatch):
    """Which another test pastes into a shell."""
    monkeypatch.chdir(CHECKOUT)
    printed = next(line.strip() for line in welcome(Config(), 8000) if "curl" in line)
    assert printed in SHELL.splitlines()


def test_every_command_exists():
    """With its options, and every target of make."""
    for name, rest in re.findall(r"^onrecord (\w+)(.*)", SHELL, re.MULTILINE):
        command = onrecord.commands[name]
        options = {flag for parameter in command.params for flag in parameter.opts}
        assert set(re.findall(r"(?<!\S)--?[a-z]+", rest.split("#")[0])) <= options
    targets = set(
        re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert (
        set(re.findall(r"`?make ([a-z-]+)", SHELL + "".join(re.findall(r"`make [a-z-]+", README)))) <= targets
    )
    assert (CHECKOUT / re.search(r"make brief FILE=(\S+)", SHELL)[1]).is_file()


@pytest.mark.parametrize("name", Config.model_fields)
def test_every_setting_has_its_default_and_its_meaning(name):
    """As `onrecord config` has them."""
    row = ROWS[f"ONRECORD_{name.upper()}"]
    default = Config.model_fields[name].get_default(call_default_factory=True)
    assert (Config.model_fields[name].description or ".") in row
    if default is not None and default != []:
        assert f"`{str(default).lower() if isinstance(default, bool) else default}`" in row


def test_every_exit_code_stands_there_as_in_the_help():
    """In the same words."""
    for code in Exit:
        assert re.search(rf"^  {code.value} +{re.escape(ROWS[str(code.value)])}$", EXIT_CODES, re.MULTILINE)


def test_what_the_example_quotes_stands_in_the_article():
    """The example is a run's own output."""
    article = (packaged("seeds") / "001-cuba-contacts" / "article.md").read_text(encoding="utf-8")
    example = next(body for kind, body in BLOCKS if kind == "text")
    quoted = [words for words in re.findall("“([^”]+)”", example) if not words.startswith("actor:")]
    assert len(quoted) >= 3
    assert all(words in article for words in quoted)
    assert " ".join(example.split("[p1]")[0].split()) in article

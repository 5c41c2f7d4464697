"""What the README says is what the program does, as far as it can be told without a model."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from evals.seeds import folder_of, load_seed
from evals.system import OnRecord, card_of
from onrecord.cli.command import onrecord
from onrecord.cli.exits import EXIT_CODES, Exit
from onrecord.cli.service import welcome
from onrecord.config import Config
from onrecord.progress import unheard
from onrecord.render import print_brief

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


async def test_the_example_is_what_the_program_prints_of_that_article():
    """Piece by piece, from the recorded answers; a row of the table by its cells."""
    page = await _printed("001")
    whole, lines = _plain(page), page.splitlines()
    example = next(body for kind, body in BLOCKS if kind == "text")
    pieces = [piece for block in example.split("\n\n") for piece in re.split(r"\n(?=[a-z]\d |  \S)", block)]
    rows = [re.split(r" {2,}", piece.strip()) for piece in pieces if re.match(_ROW, piece)]
    assert len(pieces) >= 10
    assert [piece for piece in pieces if not re.match(_ROW, piece) and _plain(piece) not in whole] == []
    assert len(rows) >= 3
    assert [row for row in rows if not any(all(cell in line for cell in row) for line in lines)] == []


_ROW = r"m\d |    Asset "


async def _printed(number: str) -> str:
    """The brief of a seed, as `onrecord brief` prints it on a page so wide that no cell is broken."""
    system = OnRecord(card_of(Config()), None)
    reading = await system.read(load_seed(folder_of(number)), 0, unheard)
    page = io.StringIO()
    print_brief(reading.made, Console(file=page, width=4000))
    return page.getvalue()


def _plain(words: str) -> str:
    return " ".join(words.split())

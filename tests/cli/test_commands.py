from __future__ import annotations

import io
import subprocess
import sys

import pytest
from running import FRIGATE

from fakes import failure
from onrecord import __version__
from onrecord.cli.exits import Exit, line_of
from onrecord.cli.spans import ungrounded
from onrecord.cli.stages import Stages
from onrecord.config import Config
from onrecord.progress import Progress

HEAVY = (
    "httpx2",
    "instructor",
    "jinja2",
    "litestar",
    "openai",
    "pydantic",
    "rich",
    "sqlalchemy",
)


def test_the_version_is_printed(onrecord):
    """`onrecord --version`."""
    assert onrecord("--version").out == f"onrecord, version {__version__}\n"


def test_help_loads_nothing_heavy():
    """Which is why it comes in a fraction of a second."""
    look = f"import sys, onrecord.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    asked = [sys.executable, "-c", look]
    ended = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603 -- our own program
    assert ended.stdout == "[]\n"


@pytest.mark.parametrize(
    "words", [[], ["brief"], ["serve"], ["articles"], ["model"], ["config"], ["forget"], ["diff"]]
)
def test_each_help_lists_the_exit_codes(onrecord, words):
    """Every code of the program stands there."""
    ended = onrecord(*words, "--help")
    assert ended.code == 0
    for code in Exit:
        assert f"\n    {code.value} " in ended.out


def test_each_setting_is_printed_with_its_value_its_place_and_what_it_does(onrecord, tmp_path):
    """Secrets are masked, also a password in an address."""
    onrecord.environment |= {
        "ONRECORD_CONFIG": str(tmp_path / "config.toml"),
        "ONRECORD_LLM_URL": "https://me:SECRETPASS@gateway.example/v1",
        "ONRECORD_LLM_MODEL": "big",
        "OPENAI_API_KEY": "sk-SECRETKEY",
        "ONRECORD_API_KEY": "SECRETBEARER",
        "ONRECORD_PUSH_SECRET": "SECRETSIGNATURE",
    }
    (tmp_path / "config.toml").write_text('port = 8100\nllm_model = "small"\n')
    ended = onrecord("config")
    assert ended.code == 0
    for secret in ("SECRETPASS", "SECRETKEY", "SECRETBEARER", "SECRETSIGNATURE"):
        assert secret not in ended.out + ended.err
    assert "ONRECORD_LLM_URL = https://********@gateway.example/v1   [environment]\n" in ended.out
    assert "ONRECORD_LLM_MODEL = big   [environment]\n" in ended.out
    assert "ONRECORD_LLM_API_KEY = ******** (OPENAI_API_KEY)   [default]\n" in ended.out
    assert "ONRECORD_API_KEY = ********   [environment]\n" in ended.out
    assert f"ONRECORD_PORT = 8100   [{tmp_path / 'config.toml'}]\n" in ended.out
    for name, setting in Config.model_fields.items():
        assert f"ONRECORD_{name.upper()} = " in ended.out
        assert (setting.description or "") in ended.out


def test_a_setting_that_cannot_be_used_is_4_and_the_names_are_still_printed(onrecord):
    """It is what the remedy sends one to."""
    onrecord.environment["ONRECORD_PROT"] = "8100"
    assert onrecord("brief", FRIGATE).code == 4
    ended = onrecord("config")
    assert ended.code == 4
    assert "ONRECORD_PORT   [default]" in ended.out
    assert "ONRECORD_PROT" in ended.err


def test_nothing_is_warmed_where_another_endpoint_reads(asking):
    """With a URL set no model is fetched or loaded."""
    onrecord, _ = asking()
    assert onrecord("model", "warm").out.startswith("Nothing to warm: test-model at 127.0.0.1")


def test_a_folder_becomes_briefs_and_a_table(asking, tmp_path):
    """A failure stops nothing, is in the table, and is the exit code; a README is no article."""
    onrecord, _ = asking()
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in {
        "1.txt": FRIGATE.read_text(encoding="utf-8"),
        "2.md": "too short",
        "3.html": "<p>The frigate sailed | at dawn.</p><p>Nobody in the harbour said why it did so.</p>",
        "README.md": "These are the articles that we read in order to see what comes of it.",
        "notes.csv": "a,b",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    ended = onrecord("articles", folder, "-o", tmp_path / "out")
    assert ended.code == 1
    table = (tmp_path / "out" / "table.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.split(" | ")] for line in table.splitlines() if line.startswith("|")
    ]
    assert [row[0].strip("| ") for row in rows[2:]] == ["1.txt", "2.md", "3.html", "all 3"]
    assert len({len(row) for row in rows}) == 1
    assert "at least 8" in table
    assert "1 failed" in rows[-1][-1]
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {
        f"{name}{suffix}" for name in ("1.txt", "3.html") for suffix in (".json", ".md", ".html")
    } | {"table.md"}
    assert max(map(len, ended.out.split("Briefs and")[0].splitlines())) <= 80
    assert "all 3" in ended.out
    assert "2.md: It has 2 words" in ended.out


def test_the_gravest_failure_of_a_folder_is_its_exit_code(asking, tmp_path):
    """Model trouble before refused articles."""
    onrecord, _ = asking(failure(401))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "1.txt").write_text(FRIGATE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "articles" / "2.txt").write_text("too short")
    assert onrecord("articles", "articles").code == 3


def test_a_span_that_quotes_other_words_is_found():
    """Or names a sentence that it does not begin in, wherever in the brief it stands."""
    good = {"start": 4, "end": 11, "text": "frigate", "sentence": 1}
    bad = [good | {"text": "frigates"}, good | {"start": 5}, good | {"end": 99}, good | {"sentence": 2}]
    article = {"text": "The frigate sailed. Why?", "sentences": [[0, 19], [20, 24]]}
    assert ungrounded({"article": article, "items": [{"evidence": [good]}, {"where": good}]}) == []
    assert ungrounded({"article": article, "items": [good, {"evidence": bad}]}) == bad


def test_progress_without_a_terminal_is_a_line_every_few_seconds():
    """A log is not flooded."""
    log = io.StringIO()
    with Stages(log) as stages:
        for done in range(100):
            stages.hear(Progress("reading", done, 100))
        stages.fetched(1_000_000, 1_117_000_000, "hub.example")
    assert log.getvalue() == "Reading: 0 of 100\n"


def test_progress_in_a_terminal_is_one_live_line():
    """It shows stage and count, and goes away at the end."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with Stages(terminal, before="a [bold].txt: ") as stages:
        stages.hear(Progress("model"))
        stages.hear(Progress("reading", 3, 8))
        stages.fetched(500_000_000, 1_117_000_000, "hub.example")
    assert "a [bold].txt: " in terminal.getvalue()


def test_an_error_of_its_own_is_told_without_what_it_quotes():
    """Only its kind and where it happened."""
    try:
        int("SECRET")
    except ValueError as error:
        line = line_of(error)
    assert "ValueError at test_commands.py:" in line
    assert "SECRET" not in line

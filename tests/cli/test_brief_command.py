from __future__ import annotations

import json
import signal

import jsonschema
import pytest
from running import FRIGATE

from fakes import Reply, failure
from onrecord.schemas import schema_texts

SECRET = "The minister of SECRETLAND privately told SECRETWORD that two frigates would sail by dawn."


def test_a_brief_is_printed_for_people(asking):
    """The brief goes to standard output, progress to standard error."""
    onrecord, _ = asking()
    ended = onrecord("brief", FRIGATE)
    assert (ended.code, ended.out.splitlines()[0]) == (0, "Norway denies that it asked Sweden for a frigate")
    assert ended.err == "Reading the file …\n"
    assert "Reading the file" not in ended.out


def test_standard_input_becomes_json_that_follows_the_schema(asking):
    """`-` reads standard input; options say what the article does not."""
    onrecord, _ = asking()
    said = [
        "--title",
        "Frigates",
        "--url",
        "https://example.org/1",
        "--published",
        "2026-03-04",
        "--language",
        "en",
    ]
    ended = onrecord("brief", "-", "--json", *said, stdin=FRIGATE.read_bytes())
    brief = json.loads(ended.out)
    jsonschema.validate(brief, json.loads(schema_texts()["brief.v1.json"]))
    article = brief["article"]
    assert (article["title"], article["url"], article["language"]) == (
        "Frigates",
        "https://example.org/1",
        "en",
    )
    assert article["published_at"].startswith("2026-03-04T00:00:00")


@pytest.mark.parametrize(
    ("name", "words", "start"),
    [
        ("brief.json", [], "{"),
        ("brief.md", [], "# Norway"),
        ("brief.html", [], "<!doctype html>"),
        ("brief.out", ["--markdown"], "# Norway"),
        ("brief.txt", [], "Norway denies"),
    ],
)
def test_a_file_gets_the_form_of_its_name(asking, tmp_path, name, words, start):
    """Unless an option says the form."""
    onrecord, _ = asking()
    ended = onrecord("brief", FRIGATE, "-o", tmp_path / name, *words)
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start.lower())


def test_the_same_article_is_asked_about_once_until_it_is_forgotten(asking):
    """Answers are kept; `--fresh` leaves them alone; `forget` removes them."""
    onrecord, provider = asking()
    assert onrecord("brief", FRIGATE, "--json").code == 0
    first = provider.asked
    again = json.loads(onrecord("brief", FRIGATE, "--json").out)
    assert provider.asked == first > 0
    assert again["provenance"]["answers_reused"] == first
    assert onrecord("brief", FRIGATE, "--fresh").code == 0
    assert provider.asked == 2 * first
    assert onrecord("forget", FRIGATE).out == "Forgotten.\n"
    assert onrecord("brief", FRIGATE).code == 0
    assert provider.asked == 3 * first


def test_the_summary_and_the_plan_can_be_chosen(asking):
    """A plan is taken as given."""
    onrecord, _ = asking()
    brief = json.loads(onrecord("brief", FRIGATE, "--json", "--no-summary", "--plan", "stepwise").out)
    assert (brief["provenance"]["plan"], brief["summary"]) == ("stepwise", [])


@pytest.mark.parametrize("text", [b"", b" \n", b"12 34", b"too few words", b"\x00\x01\x02\x03\xff\xfe" * 50])
def test_what_is_no_article_is_1(asking, text):
    """One line says why and what to do."""
    onrecord, provider = asking()
    ended = onrecord("brief", "-", stdin=text)
    assert (ended.code, ended.out, provider.asked) == (1, "", 0)
    assert _last(ended).startswith("onrecord: ")


@pytest.mark.parametrize(
    "words",
    [
        ["brief"],
        ["brief", FRIGATE, "--yaml"],
        ["brief", FRIGATE, "--plan", "other"],
        ["brief", FRIGATE, "--published", "yesterday"],
        ["brief", FRIGATE, "-o", "no/such/folder/brief.md"],
        ["breif", FRIGATE],
        ["serve", "--port", "70000"],
        ["articles", "."],
    ],
)
def test_wrong_usage_is_2(onrecord, words):
    """Found before anything is read or loaded."""
    ended = onrecord(*words)
    assert ended.code == 2
    assert "Error: " in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("script", "says"),
    [([failure(401)], "refuses the key"), ([Reply(body={"no": "choices"})], "")],
    ids=["refused", "unusable"],
)
def test_model_trouble_is_3_and_quotes_nothing(asking, script, says):
    """Neither the article nor the key nor what the provider said is shown."""
    onrecord, _ = asking(*script)
    onrecord.environment |= {"ONRECORD_LLM_API_KEY": "sk-SECRETKEY", "ONRECORD_LLM_CALL_TIMEOUT": "2"}
    ended = onrecord("brief", "-", stdin=SECRET.encode())
    assert (ended.code, ended.out) == (3, "")
    assert says in _last(ended)
    assert "SECRET" not in ended.err
    assert "Traceback" not in ended.err


def test_an_absent_model_is_3_with_the_remedy(onrecord, tmp_path):
    """Offline and without the file."""
    onrecord.environment |= {
        "ONRECORD_MODEL_OFFLINE": "1",
        "ONRECORD_MODEL_FILE": str(tmp_path / "none.gguf"),
    }
    for words in (["brief", FRIGATE], ["model", "status"], ["model", "fetch"]):
        ended = onrecord(*words)
        assert ended.code == 3
        assert "ONRECORD_MODEL_FILE" in _last(ended)


def test_store_trouble_is_4_and_so_is_a_file_that_cannot_be_written(asking, tmp_path):
    """The remedy names the setting or the file."""
    onrecord, _ = asking()
    blocked = tmp_path / "file"
    blocked.write_text("")
    onrecord.environment["ONRECORD_FOLDER"] = str(blocked / "kept")
    ended = onrecord("brief", FRIGATE)
    assert ended.code == 4
    assert "ONRECORD_FOLDER" in _last(ended)
    onrecord.environment["ONRECORD_FOLDER"] = str(tmp_path / "kept")
    (tmp_path / "x.md").symlink_to(tmp_path / "missing" / "x.md")
    ended = onrecord("brief", FRIGATE, "-o", tmp_path / "x.md")
    assert ended.code == 4
    assert "x.md cannot be written" in _last(ended)


def test_ctrl_c_is_130_at_once(asking):
    """Also while the model is silent; no traceback."""
    onrecord, provider = asking(Reply(stall=60))
    process = onrecord.start("brief", FRIGATE)
    provider.wait_until_asked()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err.decode().splitlines()[-1] == "onrecord: Interrupted."
    assert b"Traceback" not in err


def test_a_reader_that_has_had_enough_is_no_error(onrecord):
    """As with `onrecord config | head -1`."""
    process = onrecord.start("config")
    process.stdout.close()
    assert process.wait(20) == 0
    assert process.stderr.read() == b""
    process.stderr.close()
    process.stdin.close()


def _last(ended) -> str:
    assert "Traceback" not in ended.err
    return ended.err.splitlines()[-1]

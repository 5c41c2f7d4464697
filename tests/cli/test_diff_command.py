"""`onrecord diff`, run as users run it: the first seed's brief and its article after a newsroom's edits."""

from __future__ import annotations

import asyncio
import io
import json
import shlex
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from cuba import CUBA, cuba_brief
from rich.console import Console

from grounding.seed_briefs import carried, seed_brief
from onrecord.cli.carried_over import print_carried
from onrecord.cli.spans import ungrounded
from onrecord.grounding.carrying.carried import KEPT
from onrecord.intake import make_article
from onrecord.options import Options
from onrecord.schemas import schema_texts
from onrecord.store.briefs import new_id
from onrecord.store.job import Job, JobState
from onrecord.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from running import Ended, Program

LEAD = "HAVANA, Nov 28 - Cuba said on Friday that none of its officials had met anybody."
CORRECTED = CUBA.replace("eight warships", "nine warships")
UNTOUCHED = "All 28 items stand. The new text has no sentence that was not read."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The brief's file."""
    file = tmp_path / "old.json"
    file.write_text(cuba_brief().model_dump_json(indent=2), encoding="utf-8")
    return file


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The edited article's file: as it was, until a test writes into it."""
    file = tmp_path / "new.txt"
    file.write_text(CUBA, encoding="utf-8")
    return file


def test_an_article_that_was_not_edited_is_one_line(onrecord, old, new):
    """And 0."""
    ended = onrecord("diff", old, new)
    assert (ended.code, ended.out.split(), ended.err) == (0, UNTOUCHED.split(), "")


def test_a_new_lead_from_standard_input_moves_all_and_is_to_be_read(onrecord, old):
    """0: nothing is lost; the sentence that nobody read is printed."""
    ended = onrecord("diff", old, "-", stdin=f"{LEAD}\n\n{CUBA}".encode())
    assert ended.code == 0
    assert ended.out.startswith("All 28 items stand (all moved). 1 sentence of the new text was not read.")
    assert LEAD in _plain(ended.out.split("NOT READ YET")[1])
    assert "LOST" not in ended.out


def test_a_corrected_number_is_shown_in_both_sentences_before_all_else(onrecord, old, new):
    """5: what went and what came is marked without colour; then the items, what is lost before what changed."""
    new.write_text(f"{LEAD}\n\n{CORRECTED}", encoding="utf-8")
    ended = onrecord("diff", old, new)
    assert ended.code == 5
    counts, *rest = ended.out.split("\n\n")
    assert _plain(counts) == (
        "28 items: 25 stand (all moved), 2 changed, 1 lost. 2 sentences of the new text were not read."
    )
    assert rest[0] == "LOST OR CHANGED"
    assert "WAS, sentence 11" in rest[1]
    assert "NOW, sentence 12" in rest[1]
    assert "[-eight-] warships" in rest[1]
    assert "{+nine+} warships" in rest[1]
    told = ["m2 LOST", "number “eight”", "m1 CHANGED", "MOVED", "NOT READ YET", f"onrecord brief {new}\n"]
    assert [ended.out.index(words) for words in told] == sorted(ended.out.index(words) for words in told)


def test_a_paragraph_that_was_cut_is_shown_with_what_fell_with_it(onrecord, old, new):
    """The divergence and the summary that rested on its position, too."""
    cut = next(each for each in CUBA.split("\n\n") if each.startswith('"We will not'))
    new.write_text(CUBA.replace(f"{cut}\n\n", ""), encoding="utf-8")
    ended = onrecord("diff", old, new)
    assert ended.code == 5
    told = _plain(ended.out)
    assert "Sentence 10 is gone." in told
    assert f"{cut} p4 LOST commits, in public:" in told
    assert "d1 LOST divergence: p4 and p5 in public, p1 in private It rests on p4." in told
    assert "It rests on d1." in told


def test_whose_words_they_are_is_asked_where_another_is_named_in_front(onrecord, old, new):
    """With the sentence that stands there now."""
    rubio = "Secretary of State Marco Rubio stood beside him."
    new.write_text(
        CUBA.replace("declined to give details.", f"declined to give details. {rubio}"), encoding="utf-8"
    )
    ended = onrecord("diff", old, new)
    assert ended.code == 5
    assert f"Before it now, sentence 17: “{rubio}”" in _plain(ended.out.split("WHOSE WORDS")[1])


@pytest.mark.parametrize("number", ["001", "003", "013", "016", "059"])
def test_every_item_that_does_not_stand_is_told(number):
    """Whichever sentence is cut out, and whatever fell with it."""
    brief = seed_brief(number)
    for start, end in brief.article.sentences:
        made = carried(brief, brief.article.text[:start] + brief.article.text[end:])
        page = io.StringIO()
        print_carried(made, brief, Console(file=page), "NEW")
        fallen = [item for item in made.items if item.state not in KEPT]
        assert [item.id for item in fallen if f"{item.id} {item.state.upper()} " not in page.getvalue()] == []


def test_a_moved_paragraph_is_told_by_its_sentences(onrecord, old, new):
    """0, with the new order."""
    paragraphs = CUBA.split("\n\n")
    moved = next(each for each in paragraphs if each.startswith("The US deployment"))
    paragraphs.remove(moved)
    new.write_text("\n\n".join([*paragraphs, moved]), encoding="utf-8")
    ended = onrecord("diff", old, new)
    assert ended.code == 0
    assert "In another order: sentences 11 and 12, now 25 and 26 (m1, m2, m3" in _plain(ended.out)


def test_a_page_is_read_too(onrecord, old, tmp_path):
    """As `onrecord brief` reads it."""
    page = tmp_path / "new.html"
    paragraphs = "".join(f"<p>{each}</p>" for each in CUBA.split("\n\n"))
    page.write_text(f"<html><body><article>{paragraphs}</article></body></html>", encoding="utf-8")
    ended = onrecord("diff", old, page)
    assert (ended.code, ended.out.split()) == (0, UNTOUCHED.split())


def test_a_narrow_terminal_has_the_sentences_one_below_the_other(onrecord, old, new):
    """No line is wider than it."""
    new.write_text(CORRECTED, encoding="utf-8")
    onrecord.environment["COLUMNS"] = "44"
    ended = onrecord("diff", old, new.name)
    assert max(map(len, ended.out.splitlines())) <= 44
    assert (
        ended.out.index("WAS, sentence 11")
        < ended.out.index("[-eight-]")
        < ended.out.index("NOW, sentence 11")
    )


def test_as_json_it_holds_a_brief_that_follows_the_schema_and_quotes_the_new_text(onrecord, old, new):
    """With the items, the sentences, what is unread, and the cues of the new text in its account."""
    asked = "Spain privately asked Cuba for a frigate, two officials said."
    new.write_text(f"{CORRECTED}\n\n{asked}", encoding="utf-8")
    ended = onrecord("diff", old, new, "--json")
    made = json.loads(ended.out)
    assert ended.code == 5
    assert list(made) == ["items", "sentences", "unread", "brief"]
    assert {
        item["id"]: item["state"] for item in made["items"] if item["state"] not in ("stands", "moved")
    } == {
        "m1": "changed",
        "m2": "lost",
        "m3": "changed",
    }
    assert [each["kind"] for each in made["unread"]] == ["edited", "new"]
    brief = made["brief"]
    jsonschema.validate(brief, json.loads(schema_texts()["brief.v1.json"]))
    assert ungrounded(brief) == []
    assert [asset["id"] for asset in brief["military_assets"]] == ["m4", "m5"]
    assert asked in [each["span"]["text"] for each in brief["account"]["uncovered"]]


def test_what_it_writes_can_be_carried_over_again(onrecord, old, new, tmp_path):
    """From version to version."""
    new.write_text(CORRECTED, encoding="utf-8")
    second = tmp_path / "second.json"
    second.write_text(
        json.dumps(json.loads(onrecord("diff", old, new, "--json").out)["brief"]), encoding="utf-8"
    )
    assert onrecord("diff", second, new).code == 0


def test_no_model_is_asked(asking, old, new):
    """Nothing leaves the machine."""
    onrecord, provider = asking()
    new.write_text(CORRECTED, encoding="utf-8")
    assert onrecord("diff", old, new).code == 5
    assert provider.asked == 0


def test_a_brief_that_was_made_over_http_is_named_by_its_id(onrecord, new):
    """Unknown, and not read yet: 4, in one line."""
    brief_id = _kept(onrecord, cuba_brief().model_dump_json())
    ended = onrecord("diff", brief_id, new)
    assert (ended.code, ended.out.split()) == (0, UNTOUCHED.split())
    for given in (new_id(), _kept(onrecord, None)):
        ended = onrecord("diff", given, new)
        assert (ended.code, ended.out) == (4, "")
        assert "There is no brief" in _line(ended)


def _kept(onrecord: Program, brief: str | None) -> str:
    """The id of a job in the program's store, done if there is a brief."""

    async def keep() -> str:
        folder = onrecord.cwd / "kept"
        store = await Store.open(folder)
        article = make_article(text=CUBA)
        job = Job.queued(new_id(), "default", article, Options())
        await store.briefs.add(article, job)
        if brief is not None:
            await store.briefs.finish(job.id, JobState.SUCCEEDED, brief=brief)
        await store.aclose()
        return job.id

    return asyncio.run(keep())


def _changed(**more: Any) -> str:
    return json.dumps(cuba_brief().model_dump(mode="json") | more)


OTHER_ARTICLE = cuba_brief().article.model_dump(mode="json") | {"text": CUBA.replace("Havana", "Bogota")}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (CUBA, "onrecord brief {old} -o old.json"),
        ("", "onrecord brief {old} -o old.json"),
        ("{" * 9_000, "onrecord brief {old} -o old.json"),
        ("[1, 2]", "is not a brief in JSON"),
        ('{"title": "SECRET"}', "is JSON, but not a brief"),
        (_changed(schema_version="2"), "another schema than brief.v1"),
        (_changed(positions=[{"id": "SECRET"}]), "does not follow the schema brief.v1 at positions.0."),
        (_changed(article=OTHER_ARTICLE), "it was changed after it was made"),
    ],
    ids=["an article", "empty", "broken", "a list", "other JSON", "schema 2", "a part missing", "tampered"],
)
def test_what_is_no_brief_is_2_with_the_remedy(onrecord, old, new, given, says):
    """One line, and nothing of what stands in it."""
    old.write_text(given, encoding="utf-8")
    ended = onrecord("diff", old, new)
    assert (ended.code, ended.out) == (2, "")
    assert says.format(old=old) in _line(ended)
    assert "SECRET" not in ended.err


def test_a_brief_that_cannot_be_had_is_2(onrecord, new, tmp_path):
    """A name that is neither a file nor an id, a folder, standard input."""
    for given, says in (
        (tmp_path / "none.json", "does not exist"),
        (tmp_path, "cannot be read"),
        ("-", "Name its file"),
    ):
        ended = onrecord("diff", given, new)
        assert (ended.code, ended.out) == (2, "")
        assert says in _line(ended)


def test_a_brief_in_the_article_s_place_is_2(onrecord, old, new):
    """The other way round, twice the same, and on standard input."""
    ended = onrecord("diff", new, old)
    assert (ended.code, f"onrecord diff {shlex.quote(str(old))} {new}" in _line(ended)) == (2, True)
    for given in (onrecord("diff", old, old), onrecord("diff", old, "-", stdin=old.read_bytes())):
        assert given.code == 2
        assert "not the edited article" in _line(given)


def test_an_article_that_is_refused_is_1(onrecord, old, new, tmp_path):
    """As for the other commands."""
    new.write_text("too short", encoding="utf-8")
    for given in (new, tmp_path / "none.txt"):
        ended = onrecord("diff", old, given)
        assert (ended.code, ended.out) == (1, "")
        _line(ended)


def _line(ended: Ended) -> str:
    """The one line of an error."""
    (line,) = ended.err.splitlines()
    assert line.startswith("onrecord: ")
    return line


def _plain(words: str) -> str:
    return " ".join(words.split())

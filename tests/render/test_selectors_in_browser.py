"""The page's quote selectors in a real browser: the same places as Python's, in whatever HTML the article stands."""

from __future__ import annotations

import html
import json
import random
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from cuba import CUBA, cuba_brief

from onrecord.grounding.text.folding import fold, plain
from onrecord.grounding.text.offsets import code_point_offsets, utf16_offsets
from onrecord.grounding.text.selectors import Quotable, QuoteSelector, find, selectors_of

if TYPE_CHECKING:
    from selenium import webdriver

CASES = json.loads(Path(__file__).parents[1].joinpath("grounding", "selector_cases.json").read_text("utf-8"))
SELECTORS = Path(__file__).parents[2].joinpath("component", "src", "selectors.js")
SPANS = selectors_of(cuba_brief())
PARAGRAPHS = [html.escape(paragraph, quote=False) for paragraph in CUBA.split("\n\n")]


@pytest.fixture(scope="module")
def module(browser: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory) -> webdriver.Chrome:
    """Return the browser with an empty page and the module as `selectors`."""
    page = tmp_path_factory.mktemp("empty") / "page.html"
    page.write_text("<!doctype html><title>Empty</title><main></main>", "utf-8")
    browser.get(page.as_uri())
    address = f"data:text/javascript;charset=utf-8,{quote(SELECTORS.read_text('utf-8'))}"
    browser.execute_async_script(
        "import(arguments[0]).then((made) => { window.selectors = made; arguments[1](); })", address
    )
    return browser


def in_script(browser: webdriver.Chrome, script: str, *given: Any) -> Any:
    """Return what the script returns; it takes and gives JSON, so that lone halves of characters survive."""
    answer = browser.execute_script(
        f"const given = JSON.parse(arguments[0]); {{ {script} }}", json.dumps(given)
    )
    return json.loads(answer)


FIND_ALL = """
    const main = document.querySelector("main");
    main.innerHTML = given[0];
    const before = main.innerHTML;
    const rendering = new selectors.Rendering(main);
    const found = given[1].map((selector) => {
      const range = rendering.find(selector);
      const offsets = selectors.find(selector, rendering.text);
      return range && [new selectors.Rendering(range.cloneContents()).text, offsets];
    });
    return JSON.stringify([rendering.text, found, before === main.innerHTML]);
"""


def found_in(
    browser: webdriver.Chrome, page: str, wanted: list[dict[str, str]]
) -> tuple[str, list[tuple[str, tuple[int, int]] | None]]:
    """Return the text of a page, and for each selector the words of its Range and their code points in that text."""
    text, found, untouched = in_script(browser, FIND_ALL, page, wanted)
    assert untouched
    return text, [each and (each[0], code_point_offsets(text, *each[1])) for each in found]


@pytest.mark.parametrize("case", CASES["texts"], ids=[case["name"] for case in CASES["texts"]])
def test_the_page_finds_what_the_table_says(module: webdriver.Chrome, case: dict[str, Any]) -> None:
    """Python is held to the same table."""
    before, *rest = re.split("[⟦⟧]", case["text"])
    text = "".join([before, *rest])
    place = list(utf16_offsets(text, len(before), len(before) + len(rest[0]))) if rest else None
    script = "return JSON.stringify(selectors.find(...given))"
    assert in_script(module, script, case["selector"], text) == place


@pytest.mark.parametrize("case", CASES["renderings"], ids=[case["name"] for case in CASES["renderings"]])
def test_the_page_finds_words_across_markup(module: webdriver.Chrome, case: dict[str, Any]) -> None:
    """And Python finds the same in the text of that page."""
    text, (found,) = found_in(module, case["html"], [case["selector"]])
    place = find(QuoteSelector(**case["selector"]), text)
    assert (found and found[1]) == place
    assert (found and plain(found[0])) == (case["words"] and plain(case["words"]))


@pytest.mark.parametrize("case", CASES["offsets"], ids=[case["text"] for case in CASES["offsets"]])
def test_the_page_counts_as_the_table_says(module: webdriver.Chrome, case: dict[str, Any]) -> None:
    """Code points to UTF-16 units and back; what cuts a character is refused."""
    script = "return JSON.stringify(selectors[given[0]](...given.slice(1)))"
    assert in_script(module, script, "utf16Offsets", case["text"], *case["points"]) == case["units"]
    assert in_script(module, script, "codePointOffsets", case["text"], *case["units"]) == case["points"]
    refused = (
        "try { selectors.codePointOffsets('🚢', 0, 1) } catch (error) { return JSON.stringify(error.name) }"
    )
    assert in_script(module, refused) == "RangeError"


def every(number: int, text: str, change: Any) -> str:
    """Return `text` with every nth word changed; tags and entities are left alone."""
    counted = iter(range(len(text)))
    pattern = r"(?<![&<\w])[^\W_]{3,}(?![;\w>])"
    return re.sub(pattern, lambda word: change(word[0]) if next(counted) % number == 0 else word[0], text)


def as_entities(text: str) -> str:
    """Return `text` with typographic marks, no-break spaces and decomposed letters, as entities."""
    text = re.sub(r'"([^"]*)"', r"&ldquo;\1&rdquo;", text).replace("'", "&rsquo;").replace(" - ", "&mdash;")
    text = re.sub(r"(\d) (\w)", r"\1&nbsp;\2", text)
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char if char.isascii() else f"&#x{ord(char):x};" for char in decomposed)


@cache
def renderings() -> dict[str, str]:
    """Return the article in several houses' HTML."""
    plainly = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    links = every(5, plainly, lambda word: f'<a href="#{word}"><em>{word[:1]}<b>{word[1:]}</b></em></a>')
    entities = "".join(f"<div>{as_entities(paragraph)}</div>" for paragraph in PARAGRAPHS)
    emoji = "".join(f"<p>🚢👩‍👩‍👧 {paragraph} 𝐊𝐞𝐧𝐲𝐚 😀</p><p>🚀</p>" for paragraph in PARAGRAPHS)
    hyphens = every(3, plainly, lambda word: f"{word[:2]}&shy;{word[2:]}")
    menu = (
        "<nav><ul><li>World<li>US<li>Cuba</ul></nav><script>var us = 'Havana';</script><article>"
        "<figure><figcaption>A warship. <i>Photograph: US Navy</i></figcaption></figure>"
        f"{plainly}</article><aside>Read more: US warships, Havana, Caracas, the United States, Cuba</aside>"
    )
    return {
        "paragraphs": plainly,
        "links": links,
        "line breaks": "<br><br>".join(PARAGRAPHS).replace(", ", ",<br>").replace("; ", ";\n\t\t"),
        "every space a break": plainly.replace(" ", "\n     "),
        "entities": entities,
        "emoji and astral letters": emoji,
        "soft hyphens and allowed breaks": every(4, hyphens, lambda word: f"{word[:1]}<wbr>{word[1:]}"),
        "every letter in an element": re.sub(r"(?<![&\w;])(\w)(\w)", r"<i>\1</i><b>\2</b>", plainly),
        "a menu and related links": menu,
        "all at once": every(
            4, entities, lambda word: f"<a href='#'>{word[:1]}<i>{word[1:]}</i></a>"
        ).replace("<div>", "<div>🚢 𝐀 "),
    }


@pytest.mark.parametrize("name", list(renderings()))
def test_every_span_of_a_brief_is_found_in_every_rendering(module: webdriver.Chrome, name: str) -> None:
    """The words of the span at the place that Python finds, and at the span's own among its equals."""
    text, found = found_in(module, renderings()[name], [each.selector.as_json() for each in SPANS])
    there = Quotable(text)
    for each, place in zip(SPANS, found, strict=True):
        assert place is not None, each
        words, offsets = place
        assert plain(words) == plain(each.span.text)
        assert offsets == there.find(each.selector)
        assert plain(text[slice(*offsets)]) == plain(each.span.text)
        if not name.startswith("a menu"):
            ahead = plain(text[: offsets[0]]).count(plain(words))
            assert ahead == plain(CUBA[: each.span.start]).count(plain(words))


def test_a_changed_word_is_found_by_neither(module: webdriver.Chrome) -> None:
    """Evidence that the page no longer has is not pointed at."""
    changed = (
        renderings()["links"].replace(">s</b>", ">z</b>").replace("not", "now").replace("contact", "conflict")
    )
    text, found = found_in(module, changed, [each.selector.as_json() for each in SPANS])
    there = Quotable(text)
    assert [place and place[1] for place in found] == [there.find(each.selector) for each in SPANS]
    lost = [each for each, place in zip(SPANS, found, strict=True) if place is None]
    assert {each.span.text for each in lost} >= {"have quietly been in contact with US officials"}
    assert all(plain(each.span.text) not in plain(text) for each in lost)


def test_both_fold_every_character_alike(module: webdriver.Chrome) -> None:
    """After a letter, before a space and a letter; origins too. Only what both know of is compared."""
    alike = re.compile("[\u4e01-\u9fff\uac01-\ud7a3]")  # ideographs and syllables are many
    chars = [
        char
        for char in map(chr, range(0x20000))
        if unicodedata.category(char) not in ("Cn", "Co", "Cs") and not alike.match(char)
    ]
    texts = [f"a{char} b{char}{char}é" for char in chars]
    script = """
        const folded = (text) => (/\\p{Cn}/u.test(text) ? null : Object.values(selectors.fold(text)));
        return JSON.stringify(given[0].map(folded));
    """
    different = [
        f"U+{ord(char):04X}"
        for char, text, folded in zip(chars, texts, in_script(module, script, texts), strict=True)
        if folded not in (None, in_units(text))
    ]
    assert different == []


def in_units(text: str) -> list[Any]:
    """Return the folded text with the origin of each of its UTF-16 units, in units."""
    folded = fold(text)
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(folded.text):
        first, last = utf16_offsets(text, *folded.origin(at, at + 1))
        starts += [first] * utf16_offsets(char, 0, 1)[1]
        ends += [last] * utf16_offsets(char, 0, 1)[1]
    return [folded.text, starts, ends]


PIECES = [
    *"the US ship ships 8 18 8,000 not Ñáñez N\u0303a ﬁrst first 𝐊enya 𝐋enya a𝐊 🚢 🐊 no. ... … 中 文 ي ى ﷺ ि".split(),
    *[
        " ",
        " ",
        " ",
        " ",
        "\n",
        " — ",
        "-",
        "--",
        "“",
        "”",
        "« ",
        " »",
        "\u00ad",
        "\u200b",
        "\u0301",
        ", ",
        "٣",
    ],
]


def test_both_find_the_same_in_texts_that_mean_to_part_them(module: webdriver.Chrome) -> None:
    """Three thousand spans of texts of few pieces, each looked for in a text that was edited."""
    draw = random.Random(20251127)  # noqa: S311 - the same texts each time
    asked: list[tuple[dict[str, str], str]] = []
    places: list[tuple[int, int] | None] = []
    while len(asked) < 3_000:
        pieces = draw.choices(PIECES, k=draw.randint(3, 30))
        text = "".join(pieces)
        start = draw.randrange(len(text))
        end = draw.randint(start + 1, min(len(text), start + 12))
        try:
            selector = Quotable(text).selector(start, end)
        except ValueError:
            continue
        for _ in range(draw.randint(0, 2)):
            pieces[draw.randrange(len(pieces))] = draw.choice(PIECES)
        edited = "".join(draw.choices(PIECES, k=3) + pieces + draw.choices(PIECES, k=3))
        asked.append((selector.as_json(), edited))
        place = find(selector, edited)
        places.append(place and utf16_offsets(edited, *place))
    script = "return JSON.stringify(given[0].map(([selector, text]) => selectors.find(selector, text)))"
    found = [place and tuple(place) for place in in_script(module, script, asked)]
    assert [
        (*one, *both) for one, *both in zip(asked, places, found, strict=True) if both[0] != both[1]
    ] == []
    assert 500 < sum(place is not None for place in places) < 2_900

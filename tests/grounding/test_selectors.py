"""Quote selectors: found again in their own text and in others, and nothing else found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cuba import CUBA, cuba_brief
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.offsets import code_point_offsets, utf16_offsets
from onrecord.grounding.text.selectors import Quotable, QuoteSelector, find, selector_of, selectors_of

CASES = json.loads(Path(__file__).with_name("selector_cases.json").read_text("utf-8"))
WORDS = st.sampled_from(
    [
        "the",
        "US",
        "ship",
        "ships",
        "8",
        "18",
        "8,000",
        "not",
        "said",
        "Cuba's",
        "Ñáñez",
        "first",
        "𝐊enya",
        "🚢",
        "no.",
        "中文",
    ]
)
JOINTS = st.sampled_from([" ", " ", " ", ", ", ". ", " — ", "-", "\n\n", ' "', '" ', " (", ") "])
TEXTS = st.lists(st.tuples(WORDS, JOINTS), min_size=1, max_size=25).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
ANY = st.text(
    st.one_of(
        st.sampled_from("aAeñ .-–—…\"'“”«»’\u00ad\u200b\u0301\u064bﬁﷺ\n\t\u00a0🚢😀𝐊ش中文ि8,[]"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=60,
)
WHOLE = r"[0-9]+(?:[.,:/-][0-9]+)+|[^\W_]+"
"""A word or a number, whole."""

HARMLESS = {
    " ": [" ", "  ", "\n", "\u00a0", " \u200b"],
    '"': ['"', "“", "„", "”"],
    "'": ["'", "’"],
    "-": ["-", "–", " — ", "--"],
    "ñ": ["ñ", "n\u0303"],
    "á": ["á", "a\u0301"],
    "s": ["s", "s\u00ad", "\u200bs"],
}


@st.composite
def quoted(draw, texts=TEXTS):
    """A text and the offsets of a span of it that begins and ends with a word."""
    text = draw(texts)
    words = [match.span() for match in re.finditer(WHOLE, text)]
    assume(words)
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(len(words) - 1, first + 8)))
    return text, words[first][0], words[last][1]


@pytest.mark.parametrize("case", CASES["texts"], ids=[case["name"] for case in CASES["texts"]])
def test_a_selector_is_found_where_the_table_says(case):
    """The places of the table that the page's JavaScript is held to as well."""
    before, *rest = re.split("[⟦⟧]", case["text"])
    place = (len(before), len(before) + len(rest[0])) if rest else None
    assert find(QuoteSelector(**case["selector"]), "".join([before, *rest])) == place


@given(quoted())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_span_is_found_again_in_its_own_text(span):
    """At its own offsets, unless the selector says that it is ambiguous: then nowhere."""
    text, start, end = span
    selector = selector_of(text, start, end)
    assert selector.exact == text[start:end]
    assert selector.prefix == text[start - len(selector.prefix) : start]
    assert selector.suffix == text[end : end + len(selector.suffix)]
    assert find(selector, text) == (None if selector.ambiguous else (start, end))


@given(ANY, st.integers(0, 60), st.integers(1, 60))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_any_span_of_any_text_is_found_again(text, start, length):
    """Whatever it cuts, but for what counts for nothing at its ends; its fellows are as good only if it says so."""
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    try:
        selector = selector_of(text, start, end)
    except ValueError:
        assert not set(plain(text[start:end])) - set("- '.")
        return
    found = find(selector, text)
    assert (
        found is None if selector.ambiguous else found is not None and text[slice(*found)] == selector.exact
    )
    if plain(text).count(plain(selector.exact)) == 1:
        assert not selector.ambiguous


@given(quoted(), st.text("zq .,\n", max_size=40), st.text("zq .,\n", max_size=40))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_other_words_added_elsewhere_change_nothing(span, before, behind):
    """Before and behind the context, words that the article has not move the place and do not hide it."""
    text, start, end = span
    selector = selector_of(text, start, end)
    assume(not selector.ambiguous)
    cut, rest = start - len(selector.prefix), end + len(selector.suffix)
    before, behind = f"{before} z ", f" z {behind}"
    longer = text[:cut] + before + text[cut:rest] + behind + text[rest:]
    assert find(selector, longer) == (start + len(before), end + len(before))


@given(quoted(), TEXTS, TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_same_words_added_elsewhere_are_never_taken_for_it(span, before, behind):
    """Text with the words and the context again can at most make the place ambiguous."""
    text, start, end = span
    selector = selector_of(text, start, end)
    assume(not selector.ambiguous)
    cut, rest = start - len(selector.prefix), end + len(selector.suffix)
    before, behind = f"{before} z ", f" z {behind}"
    longer = text[:cut] + before + text[cut:rest] + behind + text[rest:]
    assert find(selector, longer) in (None, (start + len(before), end + len(before)))


@given(quoted(), st.data())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_harmless_edit_never_changes_the_words_found(span, draws):
    """Quote marks, dashes, white space, hidden characters, composed letters: the same words at the same place."""
    text, start, end = span
    selector = selector_of(text, start, end)
    assume(not selector.ambiguous)
    edited = [draws.draw(st.sampled_from(HARMLESS.get(char, [char]))) for char in text]
    found = find(selector, "".join(edited))
    assert found is not None
    assert plain("".join(edited)[slice(*found)]) == plain(selector.exact)
    assert abs(found[0] - len("".join(edited[:start]))) <= 1  # a hidden character may stand in front


@given(quoted(), st.data())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_changed_word_is_never_found(span, draws):
    """Neither another word, nor a longer one, nor one put in or left out: what is found has the very words, whole."""
    text, start, end = span
    assume(not re.search("[中文]", text))  # words of Chinese have no edges to look at
    selector = selector_of(text, start, end)
    words = list(re.finditer(WHOLE, text[start:end]))
    at = draws.draw(st.integers(0, len(words) - 1))
    first, last = start + words[at].start(), start + words[at].end()
    old = text[first:last]
    new = draws.draw(
        st.sampled_from(["", "xyz", old + "x", "x" + old, "1" + old, old + ",000", "not " + old])
    )
    changed = text[:first] + new + text[last:]
    found = find(selector, changed)
    if found is not None:
        there = changed[slice(*found)]
        assert [plain(word) for word in re.findall(r"[\w.,]+", there)] == [
            plain(word) for word in re.findall(r"[\w.,]+", selector.exact)
        ]
        assert not re.search(r"\w$|[0-9][.,:/-]$", changed[: found[0]]) or not there[0].isdigit()
        assert not re.search(r"\w$", changed[: found[0]])
        assert not re.match(r"\w", changed[found[1] :])
        assert not (there[-1].isdigit() and re.match(r"[.,:/-][0-9]", changed[found[1] :]))


def test_a_word_that_stands_once_is_not_found_once_it_is_changed():
    """With all of its context in place."""
    selector = selector_of(CUBA, *_place("two people familiar with the contacts"))
    assert find(selector, CUBA.replace("two people", "three people")) is None
    assert find(selector, CUBA.replace("two people familiar", "two men familiar")) is None


def test_context_grows_until_it_tells_places_apart_and_no_further():
    """Six words on each side where they do; more where the same stands around the other place as well."""
    before = "the council of ministers met again on a cold evening in the"
    behind = "by the river and spoke until the early morning of war"
    text = f"On Monday {before} old palace {behind} abroad. On Tuesday {before} old palace {behind} at home."
    far = text.index("old palace")
    selector = selector_of(text, far, far + len("old palace"))
    assert selector.suffix == f" {behind} abroad"
    assert not selector.ambiguous
    near = selector_of(CUBA, *_place("two people familiar with the contacts"))
    assert [len(re.findall(r"\w+", side)) for side in (near.prefix, near.suffix)] == [6, 6]


def test_what_no_context_tells_apart_is_called_ambiguous():
    """And found in neither place; the context stays short however long the text."""
    text = "The ship left the port. " * 400
    selector = selector_of(text, text.index("port", 5_000), text.index("port", 5_000) + 4)
    assert selector.ambiguous
    assert find(selector, text) is None
    assert len(selector.prefix) <= 400
    assert len(selector.suffix) <= 400


def test_a_word_without_end_is_cut():
    """A text that never breaks gives a context of no more than 400 characters."""
    selector = selector_of("x" * 5_000 + " here " + "y" * 5_000, 5_001, 5_005)
    assert (selector.prefix, selector.suffix) == ("x" * 399 + " ", " " + "y" * 399)
    assert not selector.ambiguous


@pytest.mark.parametrize("place", [(-1, 2), (2, 2), (3, 2), (0, 99), (4, 6)])
def test_a_span_that_quotes_nothing_is_refused(place):
    """Offsets outside of the text, none at all, and white space."""
    with pytest.raises(ValueError, match="span"):
        selector_of("four \u200bwords", *place)


def test_a_selector_goes_out_in_the_words_of_the_standard():
    """As a TextQuoteSelector."""
    selector = QuoteSelector("frigates", "two ", " left")
    assert selector.as_json() == {
        "type": "TextQuoteSelector",
        "exact": "frigates",
        "prefix": "two ",
        "suffix": " left",
    }


def test_every_span_of_a_brief_has_a_selector_that_finds_it():
    """With the item and the field that it belongs to, summary and divergences among them."""
    brief = cuba_brief()
    quoted = selectors_of(brief)
    article = Quotable(brief.article.text)
    assert all(article.find(each.selector) == (each.span.start, each.span.end) for each in quoted)
    named = {(each.item, each.field) for each in quoted}
    assert len(named) == len(quoted)
    assert named >= {
        ("s1", "evidence.0"),
        ("a3", "role_span"),
        ("p3", "when.span"),
        ("p6", "relayed_by.0.span"),
    }
    assert named >= {("d1", "span"), ("m2", "quantity.span"), ("m1", "operator.span"), ("q1", "evidence.0")}
    assert json.dumps(brief.model_dump(mode="json", exclude={"account"})).count('"sentence":') == len(quoted)


@pytest.mark.parametrize("case", CASES["offsets"], ids=[case["text"] for case in CASES["offsets"]])
def test_offsets_are_those_of_the_table(case):
    """Emoji and astral letters are one code point and two units."""
    assert list(utf16_offsets(case["text"], *case["points"])) == case["units"]
    assert list(code_point_offsets(case["text"], *case["units"])) == case["points"]


@given(st.text(st.one_of(st.sampled_from("a🚢𝐊é\u200d"), st.characters(codec="utf-8"))), st.data())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_offsets_go_to_utf16_and_back(text, draws):
    """And the units between them are those of the words."""
    start = draws.draw(st.integers(0, len(text)))
    end = draws.draw(st.integers(start, len(text)))
    first, last = utf16_offsets(text, start, end)
    assert code_point_offsets(text, first, last) == (start, end)
    assert text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le") == text[start:end]


@pytest.mark.parametrize("offsets", [(0, 1), (1, 2), (1, 3), (0, 9), (-2, 2), (3, 2)])
def test_offsets_that_cut_a_character_or_leave_the_text_are_refused(offsets):
    """None is guessed."""
    with pytest.raises(ValueError, match="offset"):
        code_point_offsets("🚢 left", *offsets)
    with pytest.raises(ValueError, match="offset"):
        utf16_offsets("🚢", offsets[0] + 2, offsets[1])


def _place(words: str) -> tuple[int, int]:
    return CUBA.index(words), CUBA.index(words) + len(words)

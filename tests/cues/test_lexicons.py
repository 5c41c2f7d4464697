"""The cue lists of every language: well formed, free of repeats, and found where they stand."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.cues.lexicon import Lexicon, PhraseList, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

TRANSLATED = ("ar", "es", "fr")

SHARED = {
    (
        "grammar",
        "pronouns",
        "person_pronouns",
    ): "person_pronouns are those of the pronouns that mean a person",
    (
        "contrast",
        "joints",
        "turns",
    ): "the same conjunction joins two sides of a sentence and turns against the sentence before",
    (
        "roles",
        "offices",
        "holders",
    ): "an office of a state, and the word for whoever holds one",
}


@cache
def tables(language: str) -> dict[str, Any]:
    """Read the packaged file of a language."""
    file = resources.files("onrecord.cues") / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def sections(language: str) -> dict[str, dict[str, list[str]]]:
    """Leave out the keys of a language that are no sections."""
    return {name: lists for name, lists in tables(language).items() if isinstance(lists, dict)}


def lists(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Every list with its section and name."""
    for section, named in sections(language).items():
        for name, entries in named.items():
            yield section, name, entries


def wordings(entry: str) -> Iterator[str]:
    """Every wording an entry stands for, a `*` filled with one word."""
    for words in product(*(["mmm"] if word == "*" else word.split("|") for word in entry.split())):
        yield " ".join(words)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_the_sections_and_lists_of_english(language: str) -> None:
    """A rule that asks for a list finds it in every language."""
    expected = {section: list(named) for section, named in sections("en").items()}
    assert {section: list(named) for section, named in sections(language).items()} == expected
    assert tables(language)["language"] == language


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_list_but_numbers_is_empty_and_no_entry_or_form_is(language: str) -> None:
    """An empty form would match everywhere."""
    for section, name, entries in lists(language):
        assert entries or name == "numbers", (section, name)
        for entry in entries:
            assert entry == " ".join(entry.split()) != "", (section, name, entry)
            assert all(form for word in entry.split() for form in word.split("|")), (section, name, entry)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_wording_stands_twice_in_a_list(language: str) -> None:
    """Repeats hide a slip and slow the search."""
    for section, name, entries in lists(language):
        seen: dict[str, str] = {}
        for entry in entries:
            for wording in set(wordings(entry)):
                key = wording.casefold()
                assert key not in seen, (section, name, wording, seen.get(key), entry)
                seen[key] = entry


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_wording_stands_in_two_lists_of_a_section(language: str) -> None:
    """What a cue means must not hang on the order of the lists, except where SHARED says why."""
    for section, named in sections(language).items():
        homes: dict[str, str] = {}
        for name, entries in named.items():
            for wording in {wording.casefold() for entry in entries for wording in wordings(entry)}:
                first = homes.setdefault(wording, name)
                assert first == name or (section, first, name) in SHARED, (section, first, name, wording)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_wording_is_found_by_its_own_entry(language: str) -> None:
    """Every pattern compiles and matches what it was written for, whole."""
    prefix = tables(language).get("prefix", "")
    for section, name, entries in lists(language):
        for entry in entries:
            phrases = PhraseList(name, [entry], prefix=prefix)
            for wording in wordings(entry):
                found = phrases.first(f"({wording})")
                assert found is not None, (section, name, entry, wording)
                assert found.text == wording, (section, name, entry, wording)


@pytest.mark.parametrize("language", TRANSLATED)
def test_entries_carry_no_macro_and_no_stray_mark(language: str) -> None:
    """Entries are words, apostrophes, hyphens, full stops and digits."""
    for section, name, entries in lists(language):
        for entry in entries:
            assert re.fullmatch(r"[\w\s'’.|*\-\u064b-\u0652]+", entry), (section, name, entry)


# What each sentence must be found to carry: (section, list, words of the cue).
SENTENCES: dict[str, list[tuple[str, list[tuple[str, str, str]]]]] = {
    "es": [
        (
            "El ministro negó en privado que la fragata hubiera zarpado, según dos fuentes.",
            [
                ("acts", "denies", "negó"),
                ("settings", "private", "en privado"),
                ("assets", "ship", "fragata"),
                ("asset_status", "deployed", "zarpado"),
                ("sources", "unnamed", "fuentes"),
            ],
        ),
        (
            "La portavoz se negó a responder en rueda de prensa y exigió la retirada de las tropas.",
            [
                ("acts", "refuses", "se negó a"),
                ("acts", "demands", "exigió"),
                ("settings", "public", "rueda de prensa"),
                ("assets", "force", "tropas"),
            ],
        ),
        (
            "El Gobierno se comprometió a entregar misiles, afirmó el embajador en un comunicado.",
            [
                ("acts", "commits", "se comprometió"),
                ("acts", "says", "afirmó"),
                ("settings", "public", "en un comunicado"),
                ("assets", "weapon", "misiles"),
            ],
        ),
        (
            "Una persona cercana al presidente, bajo condición de anonimato, advirtió de represalias.",
            [
                ("sources", "unnamed", "persona cercana"),
                ("sources", "anonymity", "bajo condición de anonimato"),
                ("acts", "threatens", "advirtió"),
            ],
        ),
        (
            "Se desconoce cuántos drones fueron derribados y el ejército no precisó la fecha.",
            [
                ("open", "unknown", "Se desconoce"),
                ("open", "withheld", "no precisó"),
                ("assets", "aircraft", "drones"),
                ("asset_status", "lost", "derribados"),
            ],
        ),
        (
            "Propuso una tregua a puerta cerrada, pero acusó al país vecino ante los periodistas.",
            [
                ("acts", "offers", "Propuso"),
                ("acts", "accuses", "acusó"),
                ("settings", "private", "a puerta cerrada"),
                ("settings", "public", "ante los periodistas"),
            ],
        ),
    ],
    "fr": [
        (
            "Le ministre a démenti en privé l’envoi d’une frégate, selon deux sources diplomatiques.",
            [
                ("acts", "denies", "démenti"),
                ("settings", "private", "en privé"),
                ("assets", "ship", "frégate"),
                ("sources", "unnamed", "sources"),
            ],
        ),
        (
            "Ils n'ont pas souhaité commenter, mais exigent le retrait des troupes.",
            [
                ("acts", "refuses", "n'ont pas souhaité"),
                ("acts", "demands", "exigent"),
                ("open", "declined", "n'ont pas souhaité commenter"),
                ("assets", "force", "troupes"),
            ],
        ),
        (
            "Paris s’est engagé à livrer des missiles, a annoncé la porte-parole en conférence de presse.",
            [
                ("acts", "commits", "s’est engagé"),
                ("acts", "says", "annoncé"),
                ("settings", "public", "conférence de presse"),
                ("assets", "weapon", "missiles"),
            ],
        ),
        (
            "Un proche du président, sous couvert d'anonymat, a menacé de rompre les pourparlers.",
            [
                ("sources", "unnamed", "Un proche du"),
                ("sources", "anonymity", "sous couvert d'anonymat"),
                ("acts", "threatens", "menacé"),
            ],
        ),
        (
            "On ignore combien de drones ont été abattus, et l'armée n’a pas précisé la date.",
            [
                ("open", "unknown", "On ignore"),
                ("open", "withheld", "n’a pas précisé"),
                ("assets", "aircraft", "drones"),
                ("asset_status", "lost", "abattus"),
            ],
        ),
        (
            "Il a proposé une trêve à huis clos, puis accusé son voisin devant la presse.",
            [
                ("acts", "offers", "proposé"),
                ("acts", "accuses", "accusé"),
                ("settings", "private", "à huis clos"),
                ("settings", "public", "devant la presse"),
            ],
        ),
    ],
    "ar": [
        (
            "ونفى الوزير في السر إرسال الفرقاطة، بحسب مصدرين دبلوماسيين.",
            [
                ("acts", "denies", "ونفى"),
                ("settings", "private", "في السر"),
                ("assets", "ship", "الفرقاطة"),
                ("sources", "unnamed", "مصدرين"),
            ],
        ),
        (
            "وطالبت المتحدثة باسم الحكومة في مؤتمر صحفي بسحب القوات، ورفضت التعليق على الأمر.",
            [
                ("acts", "demands", "وطالبت"),
                ("acts", "refuses", "ورفضت"),
                ("settings", "public", "مؤتمر صحفي"),
                ("open", "declined", "ورفضت التعليق"),
                ("assets", "force", "القوات"),
            ],
        ),
        (
            "وتعهدت الدولة بتسليم الصواريخ، كما أعلن السفير في بيان.",
            [
                ("acts", "commits", "وتعهدت"),
                ("acts", "says", "أعلن"),
                ("settings", "public", "في بيان"),
                ("assets", "weapon", "الصواريخ"),
            ],
        ),
        (
            "وهدد مسؤول طلب عدم الكشف عن هويته بالرد على الغارات.",
            [
                ("acts", "threatens", "وهدد"),
                ("sources", "unnamed", "مسؤول"),
                ("sources", "anonymity", "طلب عدم الكشف"),
            ],
        ),
        (
            "ولم يتضح عدد الطائرات التي دمرت، ولم يحدد الجيش نوعها.",
            [
                ("open", "unknown", "ولم يتضح"),
                ("open", "withheld", "ولم يحدد"),
                ("assets", "aircraft", "الطائرات"),
                ("asset_status", "lost", "دمرت"),
            ],
        ),
        (
            "اقترح الرئيس هدنة خلف الأبواب المغلقة، لكنه اتهم جاره أمام الصحفيين.",
            [
                ("acts", "offers", "اقترح"),
                ("acts", "accuses", "اتهم"),
                ("settings", "private", "خلف الأبواب المغلقة"),
                ("settings", "public", "أمام الصحفيين"),
            ],
        ),
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [(language, *case) for language, cases in SENTENCES.items() for case in cases],
)
def test_the_cues_of_a_sentence_are_found_under_their_lists(
    language: str, sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Whole sentences, with the typography and prefixes the news has."""
    lexicon: Lexicon = load_lexicon(language)
    for section, name, words in expected:
        found = [(cue.name, cue.text) for cue in lexicon.find(section, sentence)]
        assert (name, words) in found, (section, found)


def test_arabic_cues_are_found_behind_prefixes_and_without_hamza() -> None:
    """The conjunctions, prepositions, the article and its contraction may stand before a cue."""
    lexicon = load_lexicon("ar")
    ship = lexicon.list("assets", "ship")
    for text in ("سفينة", "السفينة", "بالسفينة", "للسفينة", "وبالسفينة", "فسفينة", "السفينه"):
        assert text in ship, text
    assert "اعلنت" in lexicon.list("acts", "says")
    assert "مسفينة" not in ship

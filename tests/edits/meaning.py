"""Edits that change what is said: whoever checks a quote must refuse each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.edits.article import Article, own_articles, shared_articles
from tests.edits.chance import chance
from tests.edits.edit import Edit, without_repeats
from tests.edits.folding import folded, stands_in
from tests.edits.name import exchanged, married, strange
from tests.edits.number import miscounted, redesignated
from tests.edits.passage import sentences
from tests.edits.replacement import replaced
from tests.edits.splice import run_on, spliced, with_a_tail
from tests.edits.words import LANGUAGES, words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from tests.edits.passage import Passage
    from tests.edits.replacement import Draft

MAKERS: dict[str, Callable[[Passage, random.Random], Iterator[Draft]]] = {
    "names exchanged": exchanged,
    "another name": strange,
    "surname exchanged": married,
    "digit": miscounted,
    "designation": redesignated,
    "tail invented": with_a_tail,
    "run on": run_on,
    "sentences spliced": spliced,
}
SENTENCE_BREAK = re.compile(r"[.!?。！？]\s|[。！？\n]")
LONG = 400  # signs, as few sentences are
AT_MOST = 10  # of a kind in a language
AT_MOST_IN_ENGLISH = 30  # of which there are more articles
AT_MOST_SHARED = 5  # of a kind, from articles that are not in the repository


def meaning_edits(shared: tuple[Article, ...] | None = None) -> list[Edit]:
    """All of them, by language and kind; those from shared articles come last, and only where the articles are."""
    found = [
        edit for language in LANGUAGES for edit in _edits(own_articles(language), language, _most(language))
    ]
    extra = _edits(shared_articles() if shared is None else shared, "en", AT_MOST_SHARED)
    return without_repeats([*found, *extra])


def _most(language: str) -> int:
    """How many of a kind."""
    return AT_MOST_IN_ENGLISH if language == "en" else AT_MOST


def _edits(articles: tuple[Article, ...], language: str, most: int) -> Iterator[Edit]:
    """Some edits of each kind from these articles."""
    for kind in dict.fromkeys([*words(language).meaning, *MAKERS]):
        fate = chance("meaning", language, kind)
        passages = [sentence for article in articles for sentence in sentences(article)]
        drafts = [draft for sentence in passages for draft in _drafts(sentence, kind, fate)]
        made = [
            Edit(language, kind, p.text, new, p.article.text, p.start, p.end)
            for p, new in drafts
            if _changes(p, new)
        ]
        different = list({(edit.original, edit.edited): edit for edit in made}.values())
        yield from fate.sample(different, min(most, len(different)))


def _drafts(sentence: Passage, kind: str, fate: random.Random) -> Iterator[Draft]:
    """What can be made of one sentence; a question is left alone, for its "not" says little."""
    if sentence.text.rstrip('"”’»').endswith(("?", "？", "؟")):
        return
    yield from replaced(sentence, words(sentence.article.language).meaning.get(kind, ()), fate)
    if kind in MAKERS:
        yield from MAKERS[kind](sentence, fate)


def _lead(passage: Passage) -> str:
    """What stands before it in its sentence."""
    return SENTENCE_BREAK.split(passage.article.text[max(0, passage.start - LONG) : passage.start])[-1]


def _changes(passage: Passage, edited: str) -> bool:
    """Whether the article says this nowhere, and it reads as something that might be said."""
    if not passage.is_long_enough() or not folded(edited):
        return False
    spoiled = words(passage.article.language).spoiled.search(_lead(passage) + edited)
    return not spoiled and not stands_in(edited, passage.article.text)

"""Edits of names: two exchanged, a stranger put in, or one actor given another's surname."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from tests.edits.passage import window
from tests.edits.replacement import Draft, with_span
from tests.edits.words import WITHOUT_SPACES, Names, one_of, words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.article import Article
    from tests.edits.passage import Passage


def exchanged(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """Two actors in each other's places, where that is not the same thing."""
    held = words(sentence.article.language)
    if held.symmetric.search(sentence.text):
        return
    for names in held.names:
        found = _named(sentence, names)
        times = Counter(_group(names, each[0]) for each in found)
        once = [each for each in found if times[_group(names, each[0])] == 1]
        for first, second in combinations(once, 2):
            if sentence.text[first.end() : second.start()].strip() in held.joiners:
                continue
            for passage in (sentence, window(sentence, first.start(), second.end(), chance)):
                yield passage, _swapped(passage, first, second, passage.start - sentence.start)


def strange(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """A name that the article does not know, in the place of one that it does."""
    for names in words(sentence.article.language).names:
        for found in _named(sentence, names):
            yield from _renamed(sentence, found, chance.choice(names.strangers), chance)


def married(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """A full name with another actor's surname."""
    if sentence.article.language in WITHOUT_SPACES:
        return
    people = words(sentence.article.language).names[0]
    others = [group for group in people.groups if group[0] in sentence.article.text]
    for found in _named(sentence, people):
        group = _group(people, found[0])
        surnames = sorted({_surname(other) for other in others} - {_surname(group)})
        if found[0] != group[0] or not surnames:
            continue
        yield from _renamed(
            sentence, found, found[0].replace(_surname(group), chance.choice(surnames)), chance
        )


def _renamed(sentence: Passage, found: re.Match[str], new: str, chance: random.Random) -> Iterator[Draft]:
    """The name as another, in the whole sentence and in a few words of it."""
    for passage in (sentence, window(sentence, found.start(), found.end(), chance)):
        offset = passage.start - sentence.start
        yield passage, with_span(passage, found.start() - offset, found.end() - offset, new)


def _swapped(passage: Passage, first: re.Match[str], second: re.Match[str], offset: int) -> str:
    """The passage's text with the two found names in each other's places."""
    text, (a, b), (c, d) = passage.text, first.span(), second.span()
    return text[: a - offset] + second[0] + text[b - offset : c - offset] + first[0] + text[d - offset :]


def _named(sentence: Passage, names: Names) -> list[re.Match[str]]:
    """Where actors of this sort are named."""
    pattern = _pattern(names, sentence.article)
    return list(pattern.finditer(sentence.text)) if pattern else []


@cache
def _pattern(names: Names, article: Article) -> re.Pattern[str] | None:
    """Any of these names that the article has, as it is written."""
    every = [name for group in names.groups for name in group if name in article.text]
    return re.compile(one_of(every, article.language).pattern) if every else None


def _group(names: Names, name: str) -> tuple[str, ...]:
    """All that the actor with this name is called."""
    return next(group for group in names.groups if name in group)


def _surname(group: tuple[str, ...]) -> str:
    """What an actor is called for short, or the last word of its name."""
    full = group[0]
    return next((name for name in group[1:] if name in full), full.rsplit(" ", 1)[-1])

"""Edits that change nothing: whoever checks a quote must accept each of them, and find all of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edits.arabic import figures, letter_forms, tatweel, vowel_signs_dropped
from tests.edits.article import Article, own_articles, shared_articles
from tests.edits.chance import chance
from tests.edits.edit import Edit, without_repeats
from tests.edits.ellipsis import shortened
from tests.edits.folding import stands_once_in
from tests.edits.letter import decomposed, first_letter, full_width, ligatures, soft_hyphens, word_case
from tests.edits.mark import apostrophes, dashes, end_mark, quotation_marks, spaces, unseen_signs
from tests.edits.passage import core, sentences, window
from tests.edits.replacement import replaced
from tests.edits.words import LANGUAGES, WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from tests.edits.passage import Passage
    from tests.edits.replacement import Draft

REWRITERS: dict[str, Callable[[str, str, random.Random], str]] = {
    "quotation marks": quotation_marks,
    "apostrophes": apostrophes,
    "dashes": dashes,
    "spaces": spaces,
    "first letter": first_letter,
    "word case": word_case,
    "ligatures": ligatures,
    "soft hyphens": soft_hyphens,
    "unseen signs": unseen_signs,
    "decomposed": decomposed,
    "full width": full_width,
    "letter forms": letter_forms,
    "tatweel": tatweel,
    "figures": figures,
    "diacritics": vowel_signs_dropped,
}
LISTED = ("brackets", "diacritics")
AT_ONCE = ("spaces", "quotation marks", "dashes", "unseen signs", "soft hyphens", "apostrophes", "decomposed")
KINDS = tuple(dict.fromkeys([*REWRITERS, *LISTED, "ellipsis", "end mark", "several at once"]))
AT_MOST = 15  # of a kind in a language
AT_MOST_IN_ENGLISH = 25
AT_MOST_SHARED = 5


def harmless_edits(shared: tuple[Article, ...] | None = None) -> list[Edit]:
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
    for kind in KINDS:
        fate = chance("harmless", language, kind)
        passages = [sentence for article in articles for sentence in sentences(article)]
        drafts = [draft for sentence in passages for draft in _drafts(sentence, kind, fate)]
        made = [_edit(kind, passage, edited) for passage, edited in drafts]
        different = list({(edit.original, edit.edited): edit for edit in made if _is_sound(edit)}.values())
        yield from fate.sample(different, min(most, len(different)))


def _drafts(sentence: Passage, kind: str, fate: random.Random) -> Iterator[Draft]:
    """What can be made of one sentence."""
    language = sentence.article.language
    for passage in (core(sentence), _somewhere(sentence, fate)):
        if kind in REWRITERS:
            yield passage, REWRITERS[kind](passage.text, language, fate)
        if kind == "several at once":
            yield passage, _at_once(passage.text, language, fate)
    if kind == "end mark" and not sentence.text.endswith(("?", "？", "؟", '?"', "?”", "?'")):
        yield core(sentence), end_mark(core(sentence).text, language, fate)
    if kind == "ellipsis":
        yield from shortened(sentence, fate)
    if kind in LISTED:
        yield from replaced(core(sentence), words(language).harmless.get(kind, ()), fate)


def _somewhere(sentence: Passage, fate: random.Random) -> Passage:
    """Some words of the sentence."""
    start, end = fate.choice(sentence.units())
    return core(window(sentence, start, end, fate))


def _at_once(text: str, language: str, fate: random.Random) -> str:
    """Three kinds of change in the same words."""
    for kind in fate.sample(AT_ONCE, 3):
        text = REWRITERS[kind](text, language, fate)
    return text


def _edit(kind: str, passage: Passage, edited: str) -> Edit:
    """The edit, without what stands before the first letter and after the last."""
    inner = core(passage)
    before, after = inner.start - passage.start, passage.end - inner.end
    kept = edited[before : len(edited) - after]
    return Edit(
        passage.article.language, kind, inner.text, kept, passage.article.text, inner.start, inner.end
    )


def _is_sound(edit: Edit) -> bool:
    """Changed, long enough to be known again, and in one place of the article only."""
    enough = 10 if edit.language in WITHOUT_SPACES else 24
    is_changed = edit.edited not in edit.article
    return is_changed and len(edit.original) >= enough and stands_once_in(edit.original, edit.article)

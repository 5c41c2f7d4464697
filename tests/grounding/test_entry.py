"""An entry: the words for an actor, and whom it belongs to."""

from onrecord.brief import Span
from onrecord.grounding.text.entry import Entry, chain_of


def test_aliases_are_the_other_words_in_the_order_of_the_article():
    """The name itself, a determiner before it and a possessive after it make no alias."""
    entry = Entry(name="African Union", kind="institution")
    for start, text in ((40, "the bloc"), (0, "the African Union's"), (20, "AU"), (60, "AU")):
        entry.mention(Span(start=start, end=start + len(text), text=text, sentence=1))
    assert entry.aliases() == ["AU", "the bloc"]


def test_a_chain_ends_where_it_would_go_round():
    """An actor and all whom it belongs to, each once."""
    state = Entry(name="Kenya", kind="state")
    army = Entry(name="army", kind="institution", of=state)
    state.of = army
    assert [entry.name for entry in chain_of(army)] == ["army", "Kenya"]

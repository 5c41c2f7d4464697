"""Actors: the words that stand for an actor are found in the article, and no others."""

from grounding.building import grounding_of, resolved


def test_a_demonym_stands_for_the_state_that_its_people_speak_for():
    """`Israeli` officials speak for Israel, with the article's word as a mention."""
    grounding = grounding_of("Israeli officials left Oslo on Monday.")
    entry = grounding.actors.body("Israeli", 1)
    assert (entry.name, entry.kind) == ("Israel", "state")
    assert [span.text for span in entry.mentions.values()] == ["Israeli"]


def test_a_name_that_the_article_does_not_have_is_nobody():
    """What the model made up is not an actor."""
    assert resolved("Kenya left Oslo on Monday.", ("France", 1)) == [None]


def test_a_name_without_its_accents_is_found_and_spelt_as_the_article_does():
    """Accents of names are a harmless difference."""
    (entry,) = resolved("Freddy Ñáñez spoke in Oslo on Monday.", ("Freddy Nanez", 1))
    assert entry.name == "Freddy Ñáñez"


def test_initials_that_a_model_sets_apart_are_the_article_s():
    """`U. S. Army` for `U.S. Army` is the same name."""
    (entry,) = resolved("U.S. Army Balkans Command spoke in Oslo.", ("U. S. Army Balkans Command", 1))
    assert entry.name == "U.S. Army Balkans Command"


def test_a_rank_of_several_words_is_no_part_of_the_name():
    """`Sgt. 1st Class Devon Pruitt` is Devon Pruitt."""
    (entry,) = resolved("Sgt. 1st Class Devon Pruitt spoke in Oslo.", ("Sgt. 1st Class Devon Pruitt", 1))
    assert (entry.name, entry.role.text) == ("Devon Pruitt", "Sgt. 1st Class")

"""References: words that take up an actor without the name."""

from grounding.building import resolved


def test_a_definite_title_is_the_minister_that_was_introduced():
    """`the minister` and `she` are the person with that role."""
    first, second, third = resolved(
        "Defence Minister Lena Varga spoke. Later the minister left. She slept.",
        ("Lena Varga", 1),
        ("the minister", 2),
        ("She", 3),
    )
    assert first is second is third


def test_a_noun_for_a_body_takes_up_the_body_that_was_named_with_it():
    """`the navy` is the navy that the article has named before."""
    first, second = resolved(
        "The Hellenic navy sailed on Monday. Later the navy returned.",
        ("The Hellenic navy", 1),
        ("the navy", 2),
    )
    assert first is second


def test_a_company_is_the_name_that_the_article_calls_one():
    """`the company` needs no entry of it before."""
    (entry,) = resolved("Luka Norte, the port operator, spoke. Later the company left.", ("the company", 2))
    assert entry.name == "Luka Norte"


def test_a_leader_of_a_state_is_the_one_whom_the_article_introduces_with_it():
    """`the Kenyan leader` is its president."""
    first, second = resolved(
        "Kenyan President Juma Odera left Oslo on Monday. The Kenyan leader slept.",
        ("Juma Odera", 1),
        ("The Kenyan leader", 2),
    )
    assert first is second

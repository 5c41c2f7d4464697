"""Owners: the state, body or office that an actor's own words name."""

import pytest

from grounding.building import grounding_of


def test_whom_an_actor_belongs_to_is_read_from_its_own_words():
    """`Cuba's defense ministry` and `Kenyan President` name their state."""
    grounding = grounding_of("Cuba's defense ministry spoke. Kenyan President Juma Odera left Oslo.")
    ministry = grounding.actors.resolve("Cuba's defense ministry", 1, recent=[])
    president = grounding.actors.resolve("Juma Odera", 2, recent=[])
    assert grounding.actors.owner_of(ministry) == "Cuba"
    assert grounding.actors.owner_of(president) == "Kenya"
    assert grounding.actors.in_office(president)
    assert not grounding.actors.in_office(ministry)


def test_a_dateline_names_the_country_of_its_own_ministers_only():
    """A president whom the desk does not place is as likely another state's."""
    text = (
        "HAVANA, Nov 27 - Havana kept silent on Monday about the talks. "
        "Foreign Minister Bruno Rey said the talks went on. "
        "Nobody answered calls in the evening. President Donald Dorn said that nothing had been agreed."
    )
    grounding = grounding_of(text)
    rey = grounding.actors.resolve("Bruno Rey", 2, recent=[])
    dorn = grounding.actors.resolve("Donald Dorn", 4, recent=[])
    assert rey is not None
    assert dorn is not None
    home = grounding.actors.home_of(rey, grounding.states_beside(rey))
    assert home is not None
    assert home.name in ("Cuba", "Havana")
    assert grounding.actors.home_of(dorn, grounding.states_beside(dorn)) is None


def test_a_spokesman_speaks_for_the_body_of_the_role():
    """The body is an actor of its own."""
    grounding = grounding_of("State Department spokesman Omar Haddad left Oslo on Monday.")
    haddad = grounding.actors.resolve("Omar Haddad", 1, recent=[])
    assert haddad is not None
    body = grounding.actors.body_of(haddad)
    assert body is not None
    assert (body.name, body.kind) == ("State Department", "institution")


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Capt. Ali Sabri, a Kenyan army spokesman, waited.", "Ali Sabri", "Kenyan army"),
        ("Lt Col Ali Sabri of the Kenyan air force said no.", "Ali Sabri", "Kenyan air force"),
        ("Kenyan Navy spokesman Capt. Ali Sabri waited.", "Ali Sabri", "Kenyan Navy"),
    ],
)
def test_a_spokesman_or_an_officer_speaks_for_the_body_beside_the_name(text, name, body):
    """In apposition, behind the name, or before it with a rank between."""
    grounding = grounding_of(text)
    entry = grounding.actors.resolve(name, 1, recent=[])
    found = grounding.actors.body_of(entry)
    assert found is not None
    assert found.name == body


def test_a_model_s_country_for_an_official_stands_where_the_article_is_on_it():
    """Kenya is the country written about; a country that is nowhere near is no home."""
    grounding = grounding_of(
        "Norway spoke of fish. Kenya closed the border on Monday. Kenya sent troops. "
        "The road was empty. The bridge was shut. Defence Minister Juma Odera said the bridge would stay shut."
    )
    odera = grounding.actors.resolve("Juma Odera", 6, recent=[])
    assert odera is not None
    assert grounding.actors.seat_of(odera, "Kenya") == "Kenya"
    assert grounding.actors.seat_of(odera, "Norway") is None
    assert grounding.actors.seat_of(odera, "Atlantis") is None


def test_an_ambassador_s_or_a_former_minister_s_home_is_not_the_country_written_about():
    """Their office says that they are of elsewhere, or of nothing any more."""
    grounding = grounding_of("Kenya closed the border. Former Defence Minister Juma Odera said it was late.")
    odera = grounding.actors.resolve("Juma Odera", 2, recent=[])
    assert odera is not None
    assert odera.role is not None
    assert grounding.actors.seat_of(odera, "Kenya") is None


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Kenya closed the border. The foreign ministry said it was late.", "Kenya"),
        ("Kenya closed the border with Uganda. The foreign ministry said it was late.", None),
        ("The foreign ministry said it was late.", None),
        ("Kenya closed the border. The rebel council said it was late.", None),
    ],
)
def test_a_ministry_without_a_country_is_of_the_only_one_written_about(text, home):
    """With two countries named before it nobody can tell; a council need not be a state's."""
    grounding = grounding_of(text)
    words = "rebel council" if "council" in text else "foreign ministry"
    body = grounding.actors.body(
        f"the {words}", text.count(".") and grounding.article.sentence_at(text.index(words))
    )
    assert body is not None
    seat = grounding.actors.seat_of_body(body)
    assert (seat.name if seat else None) == home


def test_an_office_is_its_person_s():
    """`Odera's office` speaks for Juma Odera, where the article has him."""
    grounding = grounding_of(
        "President Juma Odera left Oslo. Odera's office said it was late. Varga's camp said no."
    )
    odera = grounding.actors.resolve("Juma Odera", 1, recent=[])
    office = grounding.actors.body("Odera's office", 2)
    camp = grounding.actors.body("Varga's camp", 3)
    assert office is not None
    assert camp is not None
    assert grounding.actors.whose_office(office) is odera
    assert grounding.actors.whose_office(camp) is None


def test_a_state_in_other_people_s_titles_is_nobody_else_s():
    """A desk that leaves an official's own country out has not named it in the title of a visitor."""
    text = (
        "The Foreign Secretary joined the Kenyan Secretary of State for talks. "
        "Foreign Secretary Lena Orr met Kenyan Secretary of State Juma Odera in Oslo. Orr said the road was safe."
    )
    grounding = grounding_of(text)
    orr = grounding.actors.resolve("Lena Orr", 2, recent=[])
    assert grounding.actors.seat_of(orr, "Kenya") is None
    spoken = grounding_of(f"Kenya has closed the road. {text}")
    orr = spoken.actors.resolve("Lena Orr", 3, recent=[])
    assert spoken.actors.seat_of(orr, "Kenya") == "Kenya"


def test_a_role_behind_the_name_needs_no_article():
    """`Fuad Basri, spokesman for the Kenyan army,` speaks for the army."""
    grounding = grounding_of("Maj. Gen. Fuad Basri, spokesman for the Kenyan army, said the road was safe.")
    basri = grounding.actors.resolve("Fuad Basri", 1, recent=[])
    body = grounding.actors.body_of(basri)
    assert body is not None
    assert body.name == "Kenyan army"


@pytest.mark.parametrize("role", ["Senator", "opposition leader", "lawmaker", "analyst"])
def test_a_legislator_s_country_is_not_spoken_for(role):
    """The state's name in front of a seat in parliament or a chair at a university says where, not for whom."""
    grounding = grounding_of(f"Kenyan {role} Juma Odera said the road was safe.")
    odera = grounding.actors.resolve("Juma Odera", 1, recent=[])
    assert odera.kind == "person"
    assert grounding.actors.owner_of(odera) is None

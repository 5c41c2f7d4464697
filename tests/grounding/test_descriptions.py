"""Descriptions: whom an article means that takes up an actor by what is known of it."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of, read, resolved


def holders(text: str) -> list[str]:
    """The holders of an article's positions, in order."""
    return [item.actor.name for item in read(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Sahel Toll Monitor (STM) counted them. The Accra-based watchdog said 14 had died.", "Sahel Toll Monitor"),
        ("The Hill Front said it had won. The rebel group said more would come.", "Hill Front"),
        ("Rights group Witness Line accused the army. The Lima-based group said 19 had died.", "Witness Line"),
        ("Latvia's energy ministry said so. The Latvian ministry said more would come.", "Latvia's energy ministry"),
        ("The US Ninth Fleet said it was watching. The Bahrain-based fleet said more would come.", "US Ninth Fleet"),
        ("The Brava Front said it had won. Congo's army denied that. The rebels said more would come.", "Brava Front"),
        ("NATO will double its patrols, Lena Varga said. The alliance said eleven ships would sail.", "NATO"),
        ("JNIM said so. Mali's army denied that. The group said more would come.", "JNIM"),
        ("Hezbollah confirmed it. The Iran-backed group promised more.", "Hezbollah"),
        ("Aerolux has won the order, Jan Roos said. The planemaker said work would begin in May.", "Aerolux"),
        (
            "The Fiji Coast Guard (FCG) said so. Palau's coast guard denied it. The coast guard said it was late.",
            "Palau's coast guard",
        ),
        (
            "The Armed Forces of the Philippines said so. The armed forces said one sailor was hurt.",
            "Armed Forces of the Philippines",
        ),
    ],
    ids=[
        "watchdog", "rebel group", "group", "of a state", "seated", "rebels", "alliance", "no army", "backed",
        "planemaker", "last coast guard", "armed forces",
    ],
)  # fmt: skip
def test_a_description_is_the_only_body_near_that_it_fits(text: str, name: str) -> None:
    """`the Accra-based watchdog` is no second actor."""
    assert holders(text)[-1] == name


def test_a_description_that_fits_two_bodies_is_neither() -> None:
    """A wrong holder is worse than one more."""
    text = "The Hill Front and the Plain Front met. The Hill Front said it was over. The Plain Front said it was not. "
    assert holders(f"{text}The rebel group said more would come.")[-1] == "rebel group"


def test_a_group_of_another_state_is_not_taken_up() -> None:
    """`the Lebanese group` is not Iraq's."""
    text = "Iraq's Nujaba Movement said it had won. The Lebanese group said more would come."
    assert holders(text)[-1] == "Lebanese group"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UN Secretary-General Adaeze Nwosu spoke. The UN chief said it was late.", "Adaeze Nwosu"),
        ("Junta leader Sow Barry signed it. The junta boss said it was late.", "Sow Barry"),
        ("Petros Lambrakis, 71, was held. The 71-year-old former minister said it was late.", "Petros Lambrakis"),
        ("Alliance chief Ada Roos thanked Sofia. The former Dutch premier said it was late.", "Ada Roos"),
        ("Gen. Marcus Lawson landed on Monday. The general said it was late.", "Marcus Lawson"),
        ("Pope Adrian called for a truce. The pontiff said it was late.", "Pope Adrian"),
        ("The UN envoy, Lars Hult, spoke. Russia's delegate, Ivan Bel, left. The envoy said it was late.", "Lars Hult"),
        (
            "Luo Ping, a spokesman for the China Coast Guard, spoke. The coast guard spokesperson said it was late.",
            "Luo Ping",
        ),
        ("The panel's top Democrat, Rep. Lena Osei of Ohio, said it was late.", "Lena Osei"),
    ],
    ids=["head of a body", "boss", "age", "former", "rank", "pontiff", "envoy", "spokesperson", "top Democrat"],
)  # fmt: skip
def test_a_person_is_taken_up_by_what_is_known_of_her(text: str, name: str) -> None:
    """Desks vary the words for who has spoken."""
    assert holders(text)[-1] == name


def test_what_somebody_was_is_nobody_where_two_have_spoken() -> None:
    """`the former premier` may be either."""
    text = (
        "Ada Roos said it was early. Lena Varga said it was late. The former Dutch premier said it was dark."
    )
    assert holders(text)[-1] not in ("Ada Roos", "Lena Varga")


def test_an_age_that_fits_nobody_names_nobody() -> None:
    """`the 44-year-old lawyer` of nobody knows whom is no actor."""
    assert holders("Two people spoke in Bor. The 44-year-old lawyer told them that it was late.") == []


def test_the_company_is_the_name_that_opens_the_sentence_and_no_place_before_it() -> None:
    """`Haoyun will build a plant in Hungary, the company said`."""
    assert holders("Chinese carmaker Haoyun will build a plant in Hungary, the company said.") == ["Haoyun"]


def test_a_name_that_the_article_calls_a_company_is_no_person() -> None:
    """Two words with capitals are not always somebody."""
    entry = resolved(
        "Norskov Marine said it had lost 80 million. The Aalborg-based company said it would go on.",
        ("Norskov Marine", 1),
        ("The Aalborg-based company", 2),
    )[-1]
    assert entry is not None
    assert (entry.name, entry.kind) == ("Norskov Marine", "institution")


@pytest.mark.parametrize(
    ("named", "short"),
    [
        ("the U.S. military's Central Command (CENTCOM)", "CENTCOM"),
        ("the Economic Community of West African States (ECOWAS)", "Ecowas"),
        ("the National Popular Army (EPL)", "EPL"),
        ("the Hill National Union, known as HNU,", "HNU"),
    ],
    ids=["syllables", "small words", "another language", "known as"],
)
def test_letters_stand_for_the_name_that_the_article_explains(named: str, short: str) -> None:
    """However the letters are made."""
    long = named.split(" (")[0].split(",")[0]
    first, second = resolved(
        f"Nobody spoke for {named} on Monday. {short} spoke later.", (long, 1), (short, 2)
    )
    assert first is second


@pytest.mark.parametrize(
    "known", ["known as Jeddo", "better known by his nom de guerre Jeddo", "nicknamed “Jeddo”"]
)
def test_a_nom_de_guerre_is_the_person(known: str) -> None:
    """One actor, not two."""
    text = f"The force's head, Idris Abbakar, {known}, confirmed it. Jeddo said he wanted roads."
    assert holders(text) == ["Idris Abbakar", "Idris Abbakar"]


def test_what_or_joins_is_another() -> None:
    """`Kenya or Uganda` are two."""
    assert (
        grounding_of("The Kenya Union or Uganda said so.").actors.resolve("Uganda", 1, recent=[]).name
        == "Uganda"
    )


def test_a_part_of_a_double_surname_is_the_person() -> None:
    """`Arbeláez` is Interior Minister Camilo Arbeláez Rojas."""
    text = "Interior Minister Camilo Arbeláez Rojas announced it. Arbeláez said it bound nobody."
    assert set(holders(text)) == {"Camilo Arbeláez Rojas"}


def test_the_spokeswoman_is_whom_the_article_names() -> None:
    """She is no source without a name."""
    text = "Nothing was lost, ministry spokeswoman Mai Lan said. The spokeswoman said it was late."
    assert holders(text) == ["Mai Lan", "Mai Lan"]


def test_the_spokesman_is_nobody_where_one_without_a_name_is_cited() -> None:
    """He may be that one."""
    text = "An army spokesman said so. Ministry spokesman Ivan Petrov said it was shut. The spokesman said it was late."
    assert holders(text)[1:] == ["Ivan Petrov"]


def test_the_statement_is_the_word_of_who_made_it() -> None:
    """`The statement added` goes on for its author, in his own voice."""
    items = read(
        "In a statement, the Hill Front said the road was shut. The statement added that nobody was hurt."
    )
    assert [(item.actor.name, item.setting, item.disclosed_by) for item in items] == [
        ("Hill Front", "public", "self"),
        ("Hill Front", "public", "self"),
    ]


def test_an_agency_that_cites_a_ministry_passes_its_word_on() -> None:
    """The holder is who is cited, never the agency."""
    assert holders(
        "Two ships left, state news agency Anadolu reported, citing the Turkish defence ministry."
    ) == ["Turkish defence ministry"]


def test_his_office_speaks_for_him() -> None:
    """`his office said` is no office of its own."""
    text = "President Avner Peleg said it was late. A team has left for Bor, his office said."
    assert holders(text) == ["Avner Peleg", "Avner Peleg"]


def test_it_opens_for_the_body_that_the_sentence_before_is_about() -> None:
    """A body need not have spoken before."""
    assert holders("The interior ministry published a list on Friday. It said nine were missing.") == [
        "interior ministry"
    ]


def test_he_is_who_spoke_and_not_whom_he_told() -> None:
    """Also where only the other's sex is known."""
    text = (
        "The foreign minister, Gabor Lantos, told his Slovak colleague, Peter Hlavac, that it was shut. "
        "He said it was late. Hlavac said he had asked."
    )
    assert holders(text) == ["Gabor Lantos", "Gabor Lantos", "Peter Hlavac"]


def test_police_without_an_article_are_the_police_named_before() -> None:
    """`Police said` is no second body."""
    first, second = resolved(
        "Finnish police boarded it. Police said it was late.", ("Finnish police", 1), ("Police", 2)
    )
    assert first is second


def test_the_two_bodies_of_a_joint_statement_are_two() -> None:
    """`The coast guard and the fisheries bureau` is no one body."""
    text = "The coast guard and the fisheries bureau said it was late."
    assert holders(text) == ["coast guard", "fisheries bureau"]


def test_both_countries_are_those_named_by_their_capitals() -> None:
    """A state need not be named by its name."""
    text = "Riyadh and Washington spoke on Monday. In a joint statement, both countries said it was late."
    assert holders(text) == ["Riyadh", "Washington"]


def test_what_a_ministry_says_of_its_own_jets_is_its_word() -> None:
    """The jets hold nothing."""
    assert holders("The defence ministry said its own jets had warned them off.") == ["defence ministry"]


def test_an_envoy_without_a_name_is_no_named_one() -> None:
    """Where an article also speaks of `a Western envoy`, `the envoy` may be either."""
    named = "The UN envoy, Lars Hult, briefed the council. "
    assert not grounding_of(f"{named}The envoy said it was late.").sourcing.is_unnamed("The envoy")
    either = f"{named}A Western envoy left early. The envoy said it was late."
    assert grounding_of(either).sourcing.is_unnamed("The envoy")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Viv Lavalas gang coalition claimed it. Haiti's police said it was late.", "Viv Lavalas"),
        ("The MPLR rebel movement claimed it. Haiti's police said it was late.", "MPLR"),
        ("The Georgian opposition movement claimed it. Police said so.", "Georgian opposition movement"),
    ],
    ids=["coalition", "letters", "of a state"],
)  # fmt: skip
def test_a_group_goes_by_its_name_and_not_by_what_it_is(text: str, name: str) -> None:
    """What stands behind a name and says what it is; behind a state's adjective it is all there is."""
    assert holders(text)[0] == name

"""Belonging: the body that the words beside a person's name name."""

import pytest

from grounding.building import grounding_of


def body_of(text: str, name: str, number: int = 1) -> str | None:
    """The name of the body that a person of a text belongs to."""
    actors = grounding_of(text).actors
    entry = actors.resolve(name, number, recent=[])
    body = actors.body_of(entry)
    return body.name if body else None


@pytest.mark.parametrize(
    ("sentence", "name", "body"),
    [
        ("Darja Kob, who heads the intelligence agency Sova, spoke.", "Darja Kob", "Sova"),
        ("Helmi Raud of the Tartu security firm Kaarna spoke.", "Helmi Raud", "Kaarna"),
        (
            "Eleni Mara, who speaks on foreign affairs for the main opposition party, spoke.",
            "Eleni Mara",
            "main opposition party",
        ),
        ("Col. Ami Torr of the Philippine Marine Corps spoke.", "Ami Torr", "Philippine Marine Corps"),
        (
            "Gen. Hou Ras, who commands the Revolutionary Guards' aerospace force, spoke.",
            "Hou Ras",
            "Revolutionary Guards",
        ),
        ("Calum Bai of the Fire Brigades Union spoke.", "Calum Bai", "Fire Brigades Union"),
        ("Yahya Sar, the Houthis' military spokesman, spoke.", "Yahya Sar", "Houthis"),
        ("Tar Kyaw, the TNLA's general secretary, spoke.", "Tar Kyaw", "TNLA"),
        ("The IDF chief of staff, Lt. Gen. Doron Ami, spoke.", "Doron Ami", "IDF"),
        ("Congress deputy leader Shalini Desh spoke.", "Shalini Desh", "Congress"),
        ("William Burn, the CIA director, spoke.", "William Burn", "CIA"),
        (
            "Miri fishermen's association chairman Jamal Buja spoke.",
            "Miri fishermen's association chairman Jamal Buja",
            "Miri fishermen's association",
        ),
        (
            "Finance Minister Yaak Benari of the far-right Homeland Covenant party shouted.",
            "Yaak Benari",
            "Homeland Covenant party",
        ),
        ("Ko Thiha of the Singu People's Defense Force spoke.", "Ko Thiha", "Singu People's Defense Force"),
    ],
)
def test_a_person_speaks_for_the_body_beside_the_name(sentence, name, body):
    """By a clause, an apposition, a title or `of`."""
    assert body_of(sentence, name) == body


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Marg Lano, who studies munitions at the Flemish Peace Institute, spoke.", "Marg Lano"),
        ("Hanh Lefe of the Harbour Institute in Singapore spoke.", "Hanh Lefe"),
        ("Taras Kuz, an air defense analyst at the Center for Applied Security, spoke.", "Taras Kuz"),
        ("Lise Vande, a former head of the Atomic Agency, spoke.", "Lise Vande"),
        ("Beata Mro, a member of the committee, spoke.", "Beata Mro"),
        ("Mika Brand, head of sales for Latin America, spoke.", "Mika Brand"),
    ],
)
def test_scholars_members_and_former_officials_speak_for_no_body(sentence, name):
    """They speak for themselves, and a division of the world is no body."""
    assert body_of(sentence, name) is None


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("The RSF tells it otherwise. Its spokesman, Hamdan Abak, spoke.", "Hamdan Abak", "RSF"),
        (
            "The Estonian embassy was sure. Its ambassador, Kaarel Mai, spoke.",
            "Kaarel Mai",
            "Estonian embassy",
        ),
        ("Iran denied it. Its consul general in Erbil, Behnam Kord, spoke.", "Behnam Kord", "Iran"),
        (
            "U.S. European Command was told. Its top officer, Gen. Paul Ross, spoke.",
            "Paul Ross",
            "U.S. European Command",
        ),
    ],
)
def test_its_leader_is_of_whom_the_sentence_before_opened_with(text, name, body):
    """`Its` takes up what the article is on there."""
    assert body_of(text, name, 2) == body


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan former judge Grace Wamb spoke.",
        "Former Kenyan judge Grace Wamb spoke.",
        "A retired Kenyan admiral, Grace Wamb, spoke.",
    ],
)
def test_a_former_official_is_of_no_state(sentence):
    """The state is where they come from, not whom they speak for."""
    actors = grounding_of(sentence).actors
    assert actors.owner_of(actors.resolve("Grace Wamb", 1, recent=[])) is None


def test_a_state_before_the_full_name_holds_for_the_surname():
    """`Latvia's Ilze Vanaga shot back. Vanaga spoke …`: one actor, of Latvia."""
    actors = grounding_of("Latvia's Ilze Vanaga left. Vanaga refused.").actors
    entry = actors.resolve("Vanaga", 2, recent=[])
    assert (entry.name, actors.owner_of(entry)) == ("Ilze Vanaga", "Latvia")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In Vienna, the foreign ministry refused.", "the foreign ministry"),
        ("The foreign ministry in Vienna refused.", "The foreign ministry in Vienna"),
    ],
)
def test_a_ministry_in_a_capital_is_of_its_state(sentence, words):
    """The place says whose it is."""
    actors = grounding_of(f"Kenya and Kenya refused. {sentence}").actors
    seat = actors.seat_of_body(actors.resolve(words, 2, recent=[]))
    assert seat is not None
    assert seat.name in ("Austria", "Vienna")


def test_a_body_of_many_states_is_of_none():
    """The Organization of American States is not the United States'."""
    actors = grounding_of("The Organization of American States refused to the United States.").actors
    entry = actors.resolve("The Organization of American States", 1, recent=[])
    assert actors.owner_of(entry) is None


def test_its_ministry_is_of_the_state_that_the_sentence_before_opened_with():
    """`Vietnam is quiet. Its foreign ministry …`: Vietnam's, whatever state is named most."""
    actors = grounding_of("China, China and China. Vietnam is quiet. Its foreign ministry refused.").actors
    seat = actors.seat_of_body(actors.resolve("Its foreign ministry", 3, recent=[]))
    assert seat is not None
    assert seat.name == "Vietnam"


def test_a_board_of_nobody_knows_what_is_no_body():
    """`the board's president`: the article has to say whose board."""
    assert body_of("Doug Haver, the board's president, spoke.", "Doug Haver") is None


def test_the_company_is_no_ministry():
    """`the company's head of communications` does not take up the ministry named before."""
    actors = grounding_of(
        "The Polish defence ministry left. Seo Yu, the company's head of communications, spoke."
    ).actors
    actors.resolve("The Polish defence ministry", 1, recent=[])
    assert actors.body_of(actors.resolve("Seo Yu", 2, recent=[])) is None


def test_a_military_spokesman_speaks_for_the_military():
    """`the Israeli military spokesman` is the military's, not the state's alone."""
    assert body_of("Dan Haga, the Israeli military spokesman, spoke.", "Dan Haga") == "Israeli military"

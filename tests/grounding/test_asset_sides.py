"""Whose an asset is beyond its own noun phrase, what becomes of it, and where, in wordings of the wires."""

import pytest

from grounding.test_asset_reading import read


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("A Kenyan convoy of 40 trucks entered Bor.", "Kenyan"),
        ("Kenya's order for 36 howitzers was cut.", "Kenya"),
        ("Forces at Kenya's disposal in Bor: 9,400 troops.", "Kenya"),
        ("Kenya, which left the pact in May, is keeping 200 soldiers at Bor.", "Kenya"),
        ("The 2,500 soldiers Kenya still has in Bor would go home.", "Kenya"),
        ("Kenya said it would pay for the 12 submarines it had on order.", "Kenya"),
        ("Kenya has placed 800 commandos on alert.", "Kenya"),
        ("The contract will bring Kenya 30 armoured vehicles.", "Kenya"),
        ("Kenya sent 300 troops from Nairobi to Lamu.", "Kenya"),
        ("Kenya's defence minister said his forces had 40 missiles.", "Kenya"),
        ("The Kenyan Air Force (KAF) can field no more than five jets.", "Kenyan Air Force"),
        ("NAIROBI — On Monday Kenya sent three warships to Lamu.", "Kenya"),
        ("The army said nine soldiers had been killed in Bor.", "The army"),
    ],
)
def test_the_owner_is_read_from_the_construction(text, operator):
    """A collective, a disposal, a relative clause, a deal's recipient, a minister's own forces, an army's own dead."""
    assert read(text)[0].operator_span.text.removeprefix("the ") == operator


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("Kenya and Sudan are at war. Kenya's army said it had destroyed 14 howitzers near Bor.", "Sudan"),
        ("Kenyan jets took off for Bor. Sudan accused Kenya of killing four soldiers there.", "Sudan"),
    ],
)
def test_what_one_side_destroys_is_the_other_sides(text, operator):
    """Where the sentences name one other side."""
    assert read(text)[-1].operator.name == operator


def test_whose_a_wreck_is_stays_open_where_there_are_two_other_sides():
    """Nobody is named by guess."""
    text = "Sudan and Chad fight Kenya. Kenya's army said it had destroyed 14 howitzers."
    assert read(text)[-1].operator is None


def test_a_sentence_goes_on_with_the_owner_of_the_one_before():
    """`A battalion is also being moved`: it is the navy's whose ships the sentence before told of."""
    items = read("Kenya has moved two frigates to Lamu. A Patriot battalion is also being moved there.")
    assert [item.operator.name for item in items] == ["Kenya", "Kenya"]


def test_a_sentence_that_names_another_body_goes_on_with_nobody_s_owner():
    """Whose the battalion is stays open where the sentence has gone on to somebody else."""
    items = read(
        "Kenya has moved two frigates to Lamu. A Patriot battalion is also being moved there because of the Shabaab "
        "Movement."
    )
    assert [item.operator.name if item.operator else None for item in items] == ["Kenya", None]


def test_a_place_is_not_the_side_that_was_hit():
    """`in northern Sudan's Bor province` says where."""
    text = "Kenyan jets this week in northern Sudan's Bor province killed more than 20 militants, a spokesman said."
    (item,) = [item for item in read(text) if item.designation.text == "militants"]
    assert item.operator is None


def test_a_giver_is_not_the_side_that_was_hit():
    """`destroyed three tanks supplied by Italy`: whoever had them, it was not Italy."""
    items = read("Kenya destroyed three tanks supplied by Italy in Bor.")
    assert [item.operator for item in items] == [None]


def test_what_strikes_were_against_belongs_to_nobody_who_struck():
    """Neither the list of the strikes nor their subject owns the target."""
    text = "In support of the army, Kenya conducted 10 strikes, including strikes against two Leopard tanks."
    (item,) = [item for item in read(text) if "tanks" in item.designation.text]
    assert (item.operator, item.status in ("promised", "deployed")) == (None, False)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They welcomed two Kenyan tanks, an event designed to build trust.", "unknown"),
        ("Two frigates crossed the strait on Monday.", "deployed"),
        ("Two frigates are on their way to Lamu.", "deployed"),
        ("Four jets took off from Bor.", "deployed"),
        ("About 60 soldiers took up positions around the radio.", "deployed"),
        ("Kenya airlifted 300 soldiers to Bor.", "deployed"),
        ("Two patrol boats are berthed at Lamu.", "present"),
        ("Its 12 Mirage jets have been grounded since May.", "present"),
        ("There are some 600 soldiers in Bor.", "present"),
        ("Two cutters had been circling the rig.", "present"),
        ("Kenya pledged in July to station 4,600 soldiers near Bor.", "promised"),
        ("Kenya was considering sending 20 missiles to Bor.", "promised"),
        ("Kenya wants to send two battalions to Bor.", "promised"),
        ("The contract with Bor covers 24 jets.", "ordered"),
        ("Two bombers had destroyed the depot in Bor.", "used"),
        ("The depot was hit by three drones.", "used"),
        ("Three of the guns were lost to drones.", "lost"),
        ("Kenya brought down 70 drones over Bor.", "lost"),
        ("Five gun trucks parked outside were wrecked.", "lost"),
        ("As many as 20 warplanes were struck in Bor.", "present"),
        ("Two jets flew over the strait.", "present"),
        ("Two jets flew to Bor.", "deployed"),
    ],
)
def test_what_happens_to_an_asset_is_its_own_verbs(text, status):
    """Verbs of motion, of standing by, of promise; who does harm is used, who suffers it is lost."""
    assert read(text)[0].status == status


def test_the_number_that_goes_on_has_its_own_verb_and_place():
    """`Kenya sent 300 soldiers to Bor and offered 200 more`: two assets, two fates."""
    first, second = read("Kenya, which had delivered 18 F-16s to Bor, offered six more on Monday.")
    assert (first.quantity.value, first.status) == (18, "deployed")
    assert (second.quantity.value, second.status) == (6, "promised")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Near Baga, four Nigerian helicopters sank seven gunboats.", "Baga"),
        ("At Gyumri, on the western shore of Lake Sevan, Russia keeps two radars.", "Gyumri"),
        ("LAMU, Kenya (Reuters) - Two Japanese destroyers dropped anchor here on Monday.", "LAMU"),
        ("Two frigates patrolled the Red Sea.", "Red Sea"),
        ("Two destroyers crossed the Bashi Channel into the Philippine Sea.", "Philippine Sea"),
        ("Kenya massed 300 troops on the Sudanese border.", "Sudanese border"),
        ("Four F-16s took off from Aviano air base in Italy.", "Aviano air base"),
        ("The United States has 2,000 troops in Syria's northeast.", "Syria's northeast"),
        ("Five Poseidons fly from the airfield at Keflavik.", "Keflavik"),
        ("Kenya will send Sudan 40 tanks.", "Sudan"),
        ("A convoy was ambushed on the road between Bor and Juba.", "road between Bor and Juba"),
    ],
)
def test_the_place_is_the_one_named_for_the_asset(text, place):
    """At the head of the sentence, in the dateline, behind a verb of motion, with its whole name."""
    assert read(text)[0].location.text == place


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said in Nairobi that 300 soldiers had been killed.",
        "In Nairobi, Kenya promised Sudan 100 drones.",
    ],
)
def test_where_somebody_speaks_is_not_where_the_asset_is(text):
    """The place of the statement is no place of the asset."""
    assert all(item.location is None for item in read(text))

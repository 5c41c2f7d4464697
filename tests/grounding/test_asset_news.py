"""What news says of an asset: whose it is, where, and what becomes of it, in the words that reports are built of."""

import pytest

from grounding.asset_news import owner, place, read
from grounding.building import grounding_of


@pytest.mark.parametrize(
    ("text", "designation", "whose"),
    [
        ("About 300 North Korean soldiers were killed in Bor.", "North Korean soldiers", "North Korean"),
        ("Two New Zealand frigates lay off Lamu.", "New Zealand frigates", "New Zealand"),
        ("Three NATO vessels entered the Black Sea.", "NATO vessels", "NATO"),
        ("Some 1,000 Wagner mercenaries arrived in Mali.", "Wagner mercenaries", "Wagner"),
        ("Japan scrambled F-15 fighters from Naha.", "F-15 fighters", "Japan"),
        ("A Chinese flotilla led by the carrier Shandong sailed to Lamu.", "carrier Shandong", "Chinese"),
        ("A battlegroup of 1,200 soldiers led by Canada stood at Adazi.", "soldiers", "Canada"),
        ("Kenya denied losing a fighter jet.", "fighter jet", "Kenya"),
        ("Kenya is to sell Taiwan 66 fighter jets.", "fighter jets", "Taiwan"),
        ("Kenya will withdraw 4,000 soldiers from Italy.", "soldiers", "Kenya"),
        ("French troops have left Bor. Their two Mirage jets flew home last week.", "Mirage jets", "French"),
    ],
)
def test_an_owner_is_read_from_its_name_its_leader_and_its_deal(text, designation, whose):
    """States of two words, alliances, groups before their fighters, who leads, denies, buys and withdraws."""
    assert owner(read(text)[designation]) == whose


@pytest.mark.parametrize(
    ("text", "designation", "whose"),
    [
        ("Four minehunters reached Djibouti, joining 11 European ships there.", "European ships", "Djibouti"),
        (
            "The Houthis fired four drones at the carrier Lincoln in the Red Sea.",
            "carrier Lincoln",
            "Houthis",
        ),
        (
            "The rebels captured five tanks in Bor, the Syrian Observatory said.",
            "tanks",
            "Syrian Observatory",
        ),
        (
            "A Peruvian army helicopter crashed near the border with Brazil, killing nine soldiers.",
            "soldiers",
            "Brazil",
        ),
        ("Kenya spotted four Chinese ships and two boats off Lamu.", "boats", "Kenya"),
    ],
)
def test_nobody_gets_an_asset_for_standing_near_it(text, designation, whose):
    """Who is joined, shot at, watched or counted by somebody is not his, nor the neighbour's where it happened."""
    assert owner(read(text)[designation]) != whose


def test_a_list_taken_from_somebody_was_all_his():
    """`five tanks, two launchers and a gun from the army`: the owner behind a list has all of it."""
    items = read("The rebels captured five tanks, two rocket launchers and a howitzer from the army in Bor.")
    assert {owner(item) for item in items.values()} == {"the army"}


@pytest.mark.parametrize(
    ("text", "designation", "where"),
    [
        ("Twelve drones were shot down over Isfahan province, nine over Fars.", "drones", "Isfahan province"),
        ("Two bombers flew over the Korean peninsula.", "bombers", "Korean peninsula"),
        ("Poland has bought 32 F-35 jets from the United States.", "F-35 jets", None),
        ("Kenya will withdraw 4,000 soldiers from Italy and move a brigade to Romania.", "soldiers", "Italy"),
        (
            "Over 60 rocket launchers aimed at Haifa were destroyed in southern Lebanon.",
            "rocket launchers",
            "southern Lebanon",
        ),
        (
            "Nine Kenyan peacekeepers were killed when mortar bombs hit their base in Bangassou.",
            "Kenyan peacekeepers",
            "base in Bangassou",
        ),
        ("The number of troops in Kosovo would be cut to 450.", "troops", "Kosovo"),
        ("Kenya has sent tanks and anti-aircraft batteries to the border region.", "tanks", "border region"),
        ("Kenya sent some of its 300 soldiers headed for Haiti home.", "soldiers", "Haiti"),
    ],
)
def test_a_place_is_that_of_the_asset(text, designation, where):
    """Not where it was bought, what it was aimed at, or where another asset goes; theirs where harm befell them."""
    assert (place(read(text)[designation]) or "") in (where or "")
    assert (where is None) == (place(read(text)[designation]) is None)


@pytest.mark.parametrize(
    ("text", "designation", "status"),
    [
        ("Iran test-fired a Sejil missile.", "Sejil missile", "used"),
        ("Israel has called up 30,000 reservists.", "reservists", "deployed"),
        ("The carrier Ford will replace the cruiser Nile in Lamu.", "carrier Ford", "promised"),
        ("Kenya and Ghana had committed 2,000 extra troops to the mission.", "troops", "promised"),
        ("The rebels took 50 Kenyan soldiers prisoner at Kidal.", "Kenyan soldiers", "lost"),
        (
            "Eritrean troops are still in Tigray, although Asmara promised to withdraw them.",
            "Eritrean troops",
            "present",
        ),
        ("The Iranian corvette Sahand was hit by two missiles and sank.", "Iranian corvette Sahand", "lost"),
        ("Hamas filmed an Israeli tank it had hit in Bor.", "Israeli tank", "lost"),
        ("Australia has ordered 72 attack helicopters from Boeing.", "attack helicopters", "ordered"),
        (
            "The Houthis fired four drones at the carrier Lincoln in the Red Sea.",
            "carrier Lincoln",
            "present",
        ),
        ("The frigate Psara ran aground off Lamu.", "frigate Psara", "lost"),
        ("Kenya has agreed to sell 66 fighter jets to Chad.", "fighter jets", "promised"),
    ],
)
def test_a_status_is_what_the_verb_says_of_it(text, designation, status):
    """Fired to try it, called up, replaced, committed, taken prisoner, shot at, sunk in the end."""
    assert read(text)[designation].status == status


def test_who_comes_down_on_a_side_loses_nothing():
    """`came down` tells of what stands before it alone."""
    assert read("Kenya came down on his side and flew in 12 reservists.")["reservists"].status != "lost"


def test_a_part_that_others_act_on_is_a_part():
    """`26 of which Armenian forces were able to shoot down`: of the drones, not of the forces."""
    grounding = grounding_of("Bor sent 31 drones, 26 of which Armenian forces were able to shoot down.")
    counted = [c.quantity.value for c in grounding.phrases.in_sentence(1) if c.kind == "aircraft"]
    assert counted == [31, 26]


def test_what_is_handed_over_is_no_bound():
    """`handed over 12 vehicles`: twelve, not more than twelve."""
    quantity = read("Egypt has handed over 12 armoured vehicles to Chad.")["armoured vehicles"].quantity
    assert quantity.text == "12"


@pytest.mark.parametrize(
    ("language", "text", "designation", "where", "status"),
    [
        ("fr", "Trois soldats français ont été tués près de Ménaka.", "soldats français", "Ménaka", "lost"),
        (
            "fr",
            "La Russie conserve 3 000 soldats sur sa base de Gumri.",
            "soldats",
            "base de Gumri",
            "present",
        ),
        ("es", "Cuatro soldados murieron en Vichada.", "soldados", "Vichada", "lost"),
        ("es", "Perú mantiene dos helicópteros en Tumbes.", "helicópteros", "Tumbes", "present"),
        ("ar", "أرسلت فرنسا فرقاطتين إلى جيبوتي.", "فرقاطتين", "جيبوتي", "deployed"),
        ("ar", "أسقط الجيش ثلاث مسيّرات فوق مدينة الأبيض أمس.", "مسيّرات", "مدينة الأبيض", "lost"),
    ],
)
def test_place_and_status_are_read_in_other_languages(language, text, designation, where, status):
    """After the prepositions of each, with what stands before a name; present where nothing else is told."""
    item = read(text, language)[designation]
    assert (place(item), item.status) == (where, status)


def test_an_arabic_dual_is_two():
    """`مدرعتين`: the ending counts, and a preposition written to the noun is no part of it."""
    items = read("هاجم الجيش الموقع بطائرتين مسيّرتين وخسر مدرعتين قرب صور.", "ar")
    assert {words: item.quantity.value for words, item in items.items()} == {
        "طائرتين مسيّرتين": 2,
        "مدرعتين": 2,
    }


def test_no_spanish_destroyer_is_harmed_by_its_name():
    """`destructores` is a ship, not harm: who sends it has it."""
    items = read("Estados Unidos desplegó dos destructores y un submarino en Guayaquil.", "es")
    assert {owner(item) for item in items.values()} == {"Estados Unidos"}

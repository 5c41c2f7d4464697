"""Assets: what a draft says of an asset phrase, each field by itself."""

import pytest

from grounding.building import ground, grounding_of, reasons
from onrecord.draft import DraftAsset


def grounded(text, *drafts):
    """The grounding of drafts of an article."""
    return ground(grounding_of(text), *drafts)


def asset(designation, sentence=1, **more):
    """A draft of an asset."""
    return DraftAsset(designation=designation, sentences=[sentence], **more)


def test_each_number_governs_its_own_noun():
    """Two frigates and 300 marines share the place and the operator, not the number."""
    ships, men = grounded(
        "Kenya sent two frigates and 300 marines to the port of Lamu.",
        asset("frigates", operator="Kenya", location="Lamu"),
        asset("marines", operator="Kenya", location="Lamu"),
    ).assets.items
    assert (ships.quantity.value, ships.quantity.text, ships.kind) == (2, "two", "ship")
    assert (men.quantity.value, men.kind, men.status) == (300, "force", "deployed")
    assert {item.operator.name for item in (ships, men)} == {"Kenya"}
    assert {item.location.text for item in (ships, men)} == {"Lamu"}


def test_a_plural_without_a_number_has_no_quantity():
    """A number of the model's own is refused and noted."""
    grounding = grounded("Warships sailed to Lamu on Monday.", asset("Warships", quantity="three"))
    assert grounding.assets.items[0].quantity is None
    assert reasons(grounding) == ["not_governed"]


@pytest.mark.parametrize(
    ("text", "designation", "reason"),
    [
        ("Kenya sent two frigates to Lamu.", "destroyers", "ungrounded"),
        ("Kenya sent two frigates to Lamu.", "Kenya", "not_military"),
        ("The think tank wrote of fishing vessels.", "tank", "not_military"),
        ("The think tank wrote of fishing vessels.", "fishing vessels", "not_military"),
        ("Kenya sent two frigates to Lamu.", "", "ungrounded"),
    ],
)
def test_what_is_no_asset_of_the_article_is_rejected(text, designation, reason):
    """Made-up designations, actors, idioms and civil vessels are no military assets."""
    grounding = grounded(text, asset(designation))
    assert grounding.assets.items == []
    assert reasons(grounding) == [reason]


def test_a_sum_of_money_is_no_number_of_tanks():
    """$100 million counts no things."""
    grounding = grounded(
        "Kenya spent $100 million on T-72 tanks.", asset("T-72 tanks", quantity="100 million")
    )
    assert [item.quantity for item in grounding.assets.items] == [None]
    assert reasons(grounding) == ["not_governed"]


def test_the_items_of_a_list_keep_their_names_apart():
    """A list of four assets is four items, each with what governs it."""
    text = (
        "The fleet includes the Gerald R. Ford carrier strike group, eight warships, "
        "a nuclear submarine and F-35 jets."
    )
    items = grounded(
        text,
        asset("Gerald R. Ford carrier strike group"),
        asset("warships"),
        asset("nuclear submarine"),
        asset("F-35 jets"),
    ).assets.items
    assert [(item.designation.text, item.quantity and item.quantity.value) for item in items] == [
        ("Gerald R. Ford carrier strike group", None),
        ("warships", 8),
        ("nuclear submarine", 1),
        ("F-35 jets", None),
    ]
    assert items[3].kind == "aircraft"


def test_parts_are_tied_to_their_total_only_where_the_article_says_so():
    """`including` ties them; nothing is summed."""
    text = "Kenya sent 12 ships, including two frigates and four destroyers."
    items = grounded(text, asset("ships"), asset("frigates"), asset("destroyers")).assets.items
    assert [item.quantity.value for item in items] == [12, 2, 4]
    assert [item.part_of for item in items] == [None, items[0], items[0]]


def test_an_asset_taken_up_again_is_the_same_one():
    """`the squadron` of the next sentence is more evidence, not another squadron."""
    text = "Kenya sent a squadron of jets to Lamu. The squadron left on Friday."
    (item,) = grounded(text, asset("squadron"), asset("squadron", 2)).assets.items
    assert [span.sentence for span in item.evidence] == [1, 2]


def test_the_same_asset_twice_is_kept_once():
    """A second draft of the same phrase adds no item."""
    text = "Kenya sent two frigates to Lamu."
    assert len(grounded(text, asset("frigates"), asset("two frigates")).assets.items) == 1


def test_an_operator_by_its_demonym_is_the_state():
    """`Uzbek armoured vehicles` are Uzbekistan's; a place the article does not give is refused."""
    grounding = grounded(
        "Uzbek armoured vehicles massed near Termez.",
        asset("armoured vehicles", operator="Uzbekistan", location="Tashkent"),
    )
    (item,) = grounding.assets.items
    assert (item.operator.name, item.operator_span.text) == ("Uzbekistan", "Uzbek")
    assert item.location.text == "Termez"
    assert reasons(grounding) == ["not_governed"]


def test_an_operator_that_the_article_does_not_name_is_refused():
    """The asset keeps the one that the sentence names."""
    grounding = grounded(
        "Norway promised six air defence systems.", asset("air defence systems", operator="Sweden")
    )
    (item,) = grounding.assets.items
    assert (item.operator.name, item.status) == ("Norway", "promised")
    assert reasons(grounding) == ["ungrounded"]


@pytest.mark.parametrize(
    ("text", "designation", "status", "certainty"),
    [
        ("The USS Carl Brashear is in Lamu.", "USS Carl Brashear", "present", "stated"),
        ("The rebels shot down a Su-25 jet, an aide said.", "Su-25 jet", "lost", "reported"),
        ("The rebels fired dozens of rockets at Sirte.", "rockets", "used", "stated"),
        ("Kenya could deploy 40 tanks near Bor.", "tanks", "threatened", "hypothetical"),
    ],
)
def test_status_and_certainty_follow_from_the_article_s_words(text, designation, status, certainty):
    """What happens to the asset, and how sure it is."""
    (item,) = grounded(text, asset(designation)).assets.items
    assert (item.status, item.certainty) == (status, certainty)


def test_a_source_of_an_asset_is_who_tells_of_it():
    """The aide is cited for the lost jet."""
    (item,) = grounded("The rebels shot down a Su-25 jet, an aide said.", asset("Su-25 jet")).assets.items
    assert [(source.text, source.type) for source in item.sources] == [("an aide", "unnamed_person")]

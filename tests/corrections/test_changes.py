"""Changes of single fields, deletions and additions: what an editor expects to find in the corrected brief."""

from __future__ import annotations

import pytest
from cuba import cuba_brief
from pydantic import ValidationError

from corrections.desk_of_editors import change, delete, edit, item, set_to, words
from onrecord.corrections import corrected
from onrecord.errors import CorrectionRefused

BRIEF = cuba_brief()


def refused(*changes: dict) -> CorrectionRefused:  # type: ignore[type-arg]
    """Why the last of these changes does not apply."""
    with pytest.raises(CorrectionRefused) as met:
        edit(BRIEF, *changes)
    return met.value


def test_nothing_corrected_is_the_brief_itself():
    """Byte for byte."""
    assert corrected(BRIEF, []) is BRIEF


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("p3", "setting", "private"),
        ("p3", "disclosed_by", "counterpart"),
        ("p3", "act", "says"),
        ("p3", "certainty", "alleged"),
        ("p3", "claim", "Rodríguez accused Washington."),
        ("p3", "about", "p1"),
        ("p7", "about", None),
        ("m2", "status", "present"),
        ("m2", "certainty", "stated"),
        ("m2", "kind", "force"),
        ("q1", "question", "Who are the interlocutors?"),
        ("q1", "reason", "declined"),
        ("a3", "kind", "group"),
        ("a3", "name", "Rodríguez"),
    ],
)
def test_a_field_gets_the_value_that_an_editor_gives(name: str, field: str, value: str):
    """And nothing else of the item changes, but that a new name keeps the old one as an alias."""
    before, after = item(BRIEF, name), item(edit(BRIEF, set_to(name, field, value)), name)
    assert getattr(after, field) == value
    same = after.model_copy(update={field: getattr(before, field)})
    if field == "name":
        assert after.aliases == ["Bruno Rodríguez"]
        same = same.model_copy(update={"aliases": before.aliases})
    assert same == before


def test_a_claim_that_an_editor_wrote_is_verified():
    """It leaves `unverified`; what else stands there stays."""
    after = item(edit(BRIEF, set_to("p2", "claim", "The interlocutors asked about oil.")), "p2")
    assert after.unverified == ["when"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_claim_that_names_a_corrected_actor_is_not_printed(order: int):
    """It says still who held it before; the article's words stand in, unless the editor wrote the claim as well."""
    given = [set_to("p4", "actor", {"id": "a4"}), set_to("p4", "claim", "Washington will not abandon him.")]
    alone = item(edit(BRIEF, given[0]), "p4")
    assert BRIEF.positions[3].claim == "Cuba will not abandon Venezuela in its hour of need."
    assert alone.unverified == []  # nothing in it names Rodríguez
    assert (
        item(edit(BRIEF, set_to("p4", "claim", "Bruno Rodríguez says no."), given[0]), "p4").unverified == []
    )
    both = item(edit(BRIEF, *given[::order]), "p4")
    assert (both.actor_id, both.unverified) == ("a4", [])


def test_a_claim_that_names_a_source_that_was_replaced_is_not_printed():
    """`…, according to two people` is wrong once it was one."""
    named = BRIEF.positions[0].model_copy(
        update={"claim": "They have been in contact, according to two people familiar with the contacts."}
    )
    brief = BRIEF.model_copy(update={"positions": [named, *BRIEF.positions[1:]]})
    after = item(edit(brief, set_to("p1", "sources", [words(brief, "one of the sources")])), "p1")
    assert after.unverified == ["claim"]


@pytest.mark.parametrize(
    ("wanted", "kind", "count"),
    [
        ("four sources briefed on the call", "unnamed_group", 4),
        ("A senior State Department official", "unnamed_person", 1),
        ("Reuters", "outlet", None),
        ("US figures", "document", None),
        ("Communications Minister Freddy Ñáñez", "named_person", None),
        ("Cuba's defense ministry", "named_organisation", None),
    ],
)
def test_a_source_is_read_from_its_words(wanted: str, kind: str, count: int | None):
    """Type and number as the article has them, and its sentence is evidence."""
    after = item(edit(BRIEF, set_to("p3", "sources", [words(BRIEF, wanted)])), "p3")
    (source,) = after.sources
    assert (source.text, source.type, source.count) == (wanted, kind, count)
    assert any(span.start <= source.span.start and source.span.end <= span.end for span in after.evidence)


def test_an_editor_may_say_what_kind_of_source_it_is():
    """And how many: that wins over what rules read."""
    given = words(BRIEF, "one of the sources", type="unnamed_group", count=3)
    (source,) = item(edit(BRIEF, set_to("p3", "sources", [given])), "p3").sources
    assert (source.type, source.count) == ("unnamed_group", 3)


@pytest.mark.parametrize(
    ("wanted", "value", "minimum", "text"),
    [
        ("eight", 8, 8, "eight"),
        ("eight warships", 8, 8, "eight"),
        ("20", 20, 20, "at least 20"),
        ("More than 80 people", 80, 80, "More than 80"),
        ("several sides", None, None, "several sides"),
    ],
)
def test_a_quantity_is_read_from_its_words(wanted: str, value: int | None, minimum: int | None, text: str):
    """As a whole, whatever part of it was selected; words without a number have none."""
    quantity = item(edit(BRIEF, set_to("m3", "quantity", words(BRIEF, wanted))), "m3").quantity
    assert (quantity.value, quantity.minimum, quantity.text) == (value, minimum, text)


def test_what_the_article_does_not_say_is_null():
    """Quantity, operator and place can be taken away."""
    changes = [set_to("m2", name, None) for name in ("quantity", "operator", "location")]
    after = item(edit(BRIEF, *changes), "m2")
    assert (after.quantity, after.operator, after.location) == (None, None, None)


def test_an_operator_is_an_actor_of_the_brief():
    """Known by another of its names, or new, with the kind that the rules read."""
    known = edit(BRIEF, set_to("m5", "operator", words(BRIEF, "Havana")))
    assert item(known, "m5").operator.actor_id == "a2"
    new = edit(BRIEF, set_to("m5", "operator", words(BRIEF, "Cuba's defense ministry")))
    made = item(new, item(new, "m5").operator.actor_id)
    assert (made.id, made.kind, made.name) == ("a8", "institution", "Cuba's defense ministry")


def test_an_editor_may_say_who_the_words_for_an_operator_mean():
    """Where rules could not know; the words stay the article's."""
    given = words(BRIEF, "The US deployment", actor_id="a6")
    operator = item(edit(BRIEF, set_to("m2", "operator", given)), "m2").operator
    assert (operator.name, operator.actor_id) == ("The US deployment", "a6")
    assert refused(set_to("m2", "operator", given | {"actor_id": "a99"})).pointer == "/value/actor_id"


def test_a_position_is_given_to_an_actor_by_id_or_by_words():
    """Words that name an actor of the brief give no second one."""
    for given in (
        {"id": "a3"},
        words(BRIEF, "Foreign Minister Bruno Rodríguez"),
        words(BRIEF, "Bruno Rodríguez"),
    ):
        after = edit(BRIEF, set_to("p5", "actor", given))
        assert item(after, "p5").actor_id == "a3"
        assert len(after.actors) <= len(BRIEF.actors)


def test_content_is_what_an_editor_selects():
    """In several pieces, with the quotations in it; its sentences are evidence."""
    pieces = [
        words(BRIEF, "exaggerated and aggressive"),
        words(BRIEF, "breaks international law and the UN Charter"),
    ]
    after = item(edit(BRIEF, set_to("p9", "content", pieces)), "p9")
    assert [span.text for span in after.content] == [piece["text"] for piece in pieces]
    assert [span.text for span in after.quotes] == ["exaggerated and aggressive"]
    assert len(after.evidence) == 2


def test_a_position_answers_one_that_is_there():
    """Not itself, and none that is gone."""
    assert refused(set_to("p7", "about", "p7")).slug == "correction-answers-itself"
    assert refused(delete("p1"), set_to("p3", "about", "p1")).pointer == "/value"


def test_white_space_and_quotation_marks_around_a_selection_do_not_count():
    """As a mouse takes them along."""
    loose = words(BRIEF, ' "exaggerated and aggressive" ')
    after = edit(
        BRIEF,
        {
            "op": "add",
            "kind": "position",
            "span": loose,
            "actor": {"id": "a2"},
            "setting": "public",
            "claim": "Cuba called it aggressive.",
        },
    )
    added = item(after, "p10")
    assert [span.text for span in added.content] == ["exaggerated and aggressive"]
    assert [span.text for span in added.quotes] == ["exaggerated and aggressive"]


def test_a_position_is_added_where_its_words_stand():
    """What was left open is read: how it came out, how sure it is, its cue; the order is the article's."""
    after = edit(
        BRIEF,
        {
            "op": "add",
            "kind": "position",
            "span": words(BRIEF, "did not offer to help push Maduro out"),
            "actor": words(BRIEF, "the Cuban interlocutors"),
            "setting": "private",
            "act": "refuses",
            "claim": "The Cubans did not offer to help push Maduro out.",
            "sources": [words(BRIEF, "the source", 2)],
        },
    )
    added = item(after, "p10")
    assert (added.actor_id, added.disclosed_by, added.certainty) == ("a1", "unnamed", "reported")
    assert [position.id for position in after.positions][:4] == ["p1", "p2", "p10", "p3"]
    assert added.evidence[0].text.startswith("They did not offer")


def test_an_asset_is_added_with_what_the_article_tells():
    """Its kind is read from the noun."""
    after = edit(
        BRIEF,
        {
            "op": "add",
            "kind": "asset",
            "span": words(BRIEF, "nuclear submarine"),
            "quantity": words(BRIEF, "a nuclear submarine")
            | {"end": BRIEF.article.text.index("a nuclear") + 1, "text": "a"},
            "operator": words(BRIEF, "US", 2),
            "location": words(BRIEF, "the Caribbean"),
            "status": "deployed",
        },
    )
    added = item(after, "m6")
    assert (added.kind, added.quantity.value, added.operator.actor_id) == ("ship", 1, "a4")
    assert [asset.id for asset in after.military_assets][:4] == ["m1", "m2", "m6", "m3"]


def test_a_kind_that_cannot_be_read_is_asked_for():
    """And taken as it is given."""
    given = {"op": "add", "kind": "asset", "span": words(BRIEF, "vessels")}
    thing = {"op": "add", "kind": "asset", "span": words(BRIEF, "power plants")}
    assert refused(thing).slug == "correction-kind-unread"
    assert item(edit(BRIEF, given | {"asset_kind": "ship"}), "m6").kind == "ship"


def test_a_question_is_added_and_its_sentence_is_covered():
    """The account lists it no more."""
    after = edit(
        BRIEF,
        {
            "op": "add",
            "kind": "question",
            "span": words(BRIEF, "did not respond to a request for comment"),
            "question": "What does Venezuela's government say?",
            "reason": "declined",
            "withheld_by": words(BRIEF, "Venezuela's government"),
        },
    )
    assert item(after, "q4").withheld_by == "Venezuela's government"
    assert BRIEF.account.uncovered
    assert after.account.uncovered == []


def test_a_divergence_is_added_between_actors_that_belong_together():
    """Its relation is theirs, its basis that words set them apart, or that one denies."""
    given = {"op": "add", "kind": "divergence", "public": ["p3"], "private": ["p1"]}
    assert refused(given).slug == "correction-basis-missing"
    added = item(edit(BRIEF, given | {"span": words(BRIEF, "in public")}), "d3")
    assert (added.relation, added.basis, added.span.text) == ("speaks_for", "contrast", "in public")
    assert refused(given | {"public": ["p9"]}).slug == "correction-no-divergence"
    assert refused(given | {"private": ["p3"]}).pointer == "/private/0"


def test_deleting_leaves_no_reference_behind():
    """`about`, `part_of`, divergences, the account; an actor that holds nothing more goes as well."""
    after = edit(BRIEF, delete("p1"), delete("m1"), delete("p5"), delete("p6"), delete("p7"))
    assert item(after, "p9").about is None
    assert item(after, "m3").part_of is None
    assert after.divergences == []
    assert after.account.flagged == after.account.ambiguous == []
    assert item(after, "a5") is None
    assert item(after, "a2") is not None  # Rodríguez speaks for it


def test_with_an_actor_go_its_positions():
    """Nobody's position is none; assets stay, operated by nobody the brief knows."""
    after = edit(BRIEF, delete("a4"))
    assert item(after, "p7") is None
    assert item(after, "m2").operator.name == "US"
    assert item(after, "m2").operator.actor_id is None
    assert refused(delete("a4"), set_to("p7", "setting", "private")).status == 409


def test_a_position_that_changes_sides_leaves_its_divergence():
    """With the last of a side the divergence goes, and comes back when the setting does."""
    once = edit(BRIEF, set_to("p4", "setting", "private"))
    assert item(once, "d1").public == ["p5"]
    gone = edit(BRIEF, set_to("p4", "setting", "private"), set_to("p5", "setting", "unclear"))
    assert item(gone, "d1") is None
    back = edit(BRIEF, set_to("p1", "setting", "public"), set_to("p1", "setting", "private"))
    assert item(back, "d1") == item(BRIEF, "d1")


def test_a_position_of_somebody_unrelated_leaves_its_divergence():
    """Two sides are two sides of one actor."""
    after = edit(BRIEF, set_to("p1", "actor", {"id": "a6"}))
    assert item(after, "d1") is None


def test_a_summary_says_no_more_what_was_corrected():
    """Deleted: the sentence goes. Changed: the article's own words take its place."""
    assert [each.items for each in edit(BRIEF, delete("p7")).summary] == [["p1", "d1"]]
    told = edit(BRIEF, set_to("p7", "certainty", "alleged")).summary[1]
    assert told.text.startswith("A senior State Department official, speaking on condition")
    assert told.items == ["p7"]
    assert edit(BRIEF, set_to("p3", "setting", "private")).summary == BRIEF.summary
    assert edit(BRIEF, set_to("a4", "name", "Washington")).summary[1].text == told.text


def test_a_summary_refers_to_no_divergence_that_is_gone():
    """Deleted, or void since a side changed: what the sentence said of it, the article says itself."""
    assert BRIEF.summary[0].items == ["p1", "d1"]
    for given in ([delete("d1")], [delete("p4"), delete("p5")]):
        told = edit(BRIEF, *given).summary[0]
        assert told.items == ["p1"]
        assert told.text in BRIEF.article.text


def test_a_new_name_says_nothing_of_whether_the_article_names_the_actor():
    """An editor may put a description better."""
    assert item(edit(BRIEF, set_to("a1", "name", "Cuban officials")), "a1").named is False


def test_a_summary_in_the_article_s_own_words_stays():
    """It is true whatever becomes of the items, as long as there is one."""
    own = BRIEF.positions[0].evidence[0].text
    first = BRIEF.summary[0].model_copy(update={"text": own, "items": ["p1", "q1"]})
    brief = BRIEF.model_copy(update={"summary": [first]})
    (left,) = edit(brief, delete("p1")).summary
    assert (left.text, left.items) == (own, ["q1"])
    assert edit(brief, delete("p1"), delete("q1")).summary == []


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ({"start": 0, "end": 100_000}, "correction-not-in-article"),
        ({"start": 5, "end": 5}, "correction-not-in-article"),
        ({"start": 0, "end": 6, "text": "Madrid"}, "correction-not-in-article"),
        ({"start": 0, "end": 4}, "correction-not-in-article"),
        ({"start": 80, "end": 82}, "correction-not-in-article"),
        ({"start": 0, "end": BRIEF.article.text.index("The two sources")}, "correction-too-long"),
    ],
)
def test_a_place_that_is_not_in_the_article_is_refused(given: dict, slug: str):  # type: ignore[type-arg]
    """Outside the text, other words, half a word, no words; the error points at it and quotes nothing."""
    why = refused(set_to("m2", "location", given))
    assert (why.slug, why.pointer) == (slug, "/value")
    assert "Havana" not in str(why)


def test_no_item_is_about_more_than_a_few_thousand_characters():
    """Neither in one selection nor in several: hundreds of whole articles would be a brief that nobody can load."""
    whole = {"start": 0, "end": len(BRIEF.article.text)}
    edit(BRIEF, set_to("p3", "content", [whole]))
    why = refused(set_to("p3", "content", [whole, whole]))
    assert (why.slug, why.pointer) == ("correction-too-long", "/value")
    text = " ".join([BRIEF.article.text, *["And so on."] * 200])
    longer = BRIEF.model_copy(update={"article": BRIEF.article.model_copy(update={"text": text})})
    question = {"op": "add", "kind": "question", "question": "Why?", "reason": "unknown"}
    with pytest.raises(CorrectionRefused) as met:
        edit(longer, question | {"span": {"start": 0, "end": len(text)}})
    assert (met.value.slug, met.value.pointer) == ("correction-too-long", "/span")


def test_two_numbers_are_no_quantity():
    """The editor selects one."""
    both = words(BRIEF, "More than 80 people have been killed in at least 20 strikes")
    assert refused(set_to("m4", "quantity", both)).slug == "correction-number-unclear"


@pytest.mark.parametrize("name", ["p99", "m99", "q99", "a99"])
def test_an_item_that_is_gone_cannot_be_changed_or_deleted(name: str):
    """409: the editor saw an older brief."""
    field = {"p": "act", "m": "status", "q": "reason", "a": "kind"}[name[0]]
    value = {"p": "says", "m": "used", "q": "unknown", "a": "state"}[name[0]]
    for given in (set_to(name, field, value), delete(name)):
        why = refused(given)
        assert (why.slug, why.status, why.pointer) == ("correction-item-gone", 409, "/item")


@pytest.mark.parametrize(
    "given",
    [
        set_to("p1", "setting", "secret"),
        set_to("p1", "status", "used"),
        set_to("m1", "setting", "private"),
        set_to("d1", "basis", "denial"),
        set_to("p1", "quantity", None),
        set_to("p1", "setting", "private") | {"note": "x"},
        {"op": "rename", "item": "p1"},
        {"op": "add", "kind": "actor", "span": {"start": 0, "end": 6}},
        {"op": "delete"},
        set_to("p1", "claim", ""),
    ],
)
def test_what_is_no_change_is_refused_by_its_shape(given: dict):  # type: ignore[type-arg]
    """A field of another kind of item, an unknown value, a property that nobody knows."""
    with pytest.raises(ValidationError):
        change(**given)

"""Scenes: a private talk told over several sentences, and papers that go on."""

import pytest

from grounding.building import brief_of, ground, grounding_of
from onrecord.draft import DraftPosition

OPENING = "Omar Haddad privately told Lena Varga that the contract was dead, three people in the room said. "


def items(text, *drafts):
    """The grounded positions of an article."""
    return ground(grounding_of(text), *drafts).positions.items


def draft(actor, cue, number):
    """A draft of one act."""
    return DraftPosition(actor=actor, cue=cue, sentences=[number])


def test_a_reply_in_the_same_scene_is_private_and_told_by_the_same_sources():
    """The second sentence has neither a cue nor a source of its own."""
    grounding = grounding_of(OPENING + "She replied that she would sign nothing.")
    ground(grounding, draft("Omar Haddad", "told", 1), draft("She", "replied", 2))
    first, second = grounding.positions.items
    assert (second.actor.name, second.setting, second.disclosed_by) == ("Lena Varga", "private", "unnamed")
    assert [s.text for s in second.sources] == [s.text for s in first.sources]
    shown = brief_of(grounding).positions
    claims = [position.claim for position in shown]
    assert [span.sentence for span in shown[1].evidence] == [1, 2]  # the first names those who tell of it
    assert (
        claims[1] == "Lena Varga replied that she would sign nothing, according to three people in the room."
    )


@pytest.mark.parametrize(
    "leaving",
    [
        "On Monday she said that she would sign nothing.",
        "Outside she told reporters that she would sign nothing.",
        "Two days later she said that she would sign nothing.",
    ],
)
def test_a_sentence_that_leaves_for_another_day_or_for_the_press_is_no_part_of_the_scene(leaving):
    """What was said there was said openly, by herself."""
    cue = "told" if "told" in leaving else "said"
    _, second = items(OPENING + leaving, draft("Omar Haddad", "told", 1), draft("she", cue, 2))
    assert (second.setting, second.disclosed_by) == ("public", "self")


def test_who_speaks_in_the_present_has_left_the_room():
    """`She says` is said to the writer."""
    _, second = items(
        OPENING + "She insists that she signed nothing.",
        draft("Omar Haddad", "told", 1),
        draft("She", "insists", 2),
    )
    assert second.setting == "public"


def test_a_leaked_letter_is_the_source_of_what_it_says_and_of_what_follows():
    """`In a confidential letter …, she assured …. He also promised …`: private, by document."""
    first, second = items(
        "In a confidential letter to Lima dated Nov. 3 and seen by this newspaper, Lena Varga assured Peru that the "
        "license would come. She also promised that Norway would not object.",
        draft("Lena Varga", "assured", 1),
        draft("She", "promised", 2),
    )
    for item in (first, second):
        assert (item.setting, item.disclosed_by) == ("private", "document")
        assert [s.type for s in item.sources] == ["document"]
    assert first.sources[0].text == "a confidential letter to Lima dated Nov. 3"


def test_a_memo_speaks_for_the_body_in_its_own_description():
    """`An internal Defense Ministry memo … says`: the ministry's, in private."""
    (item,) = items(
        "An internal Defense Ministry memo, seen by reporters, says that 212 soldiers were in Norway.",
        draft("An internal Defense Ministry memo", "says", 1),
    )
    assert (item.actor.name, item.setting, item.disclosed_by) == ("Defense Ministry", "private", "document")


def test_an_open_letter_is_no_private_paper():
    """What everybody may read was said in public."""
    (item,) = items(
        "In an open letter, Lena Varga urged Norway to send a frigate.", draft("Lena Varga", "urged", 1)
    )
    assert item.setting == "public"


def test_what_is_told_of_an_announced_meeting_was_said_in_it():
    """A readout in the writer's voice: the meeting is public, its words are not."""
    first, second = items(
        "Omar Haddad held talks with Lena Varga in Oslo. "
        "Omar Haddad warned that the border would close. Lena Varga undertook to reply in writing.",
        draft("Omar Haddad", "warned", 2),
        draft("Lena Varga", "undertook", 3),
    )
    assert [first.setting, second.setting] == ["private", "private"]


def test_whoever_takes_no_part_in_a_meeting_said_nothing_there():
    """Omar Haddad and Lena Varga met; Juma Odera is told of beside it."""
    (position,) = items(
        "Omar Haddad held talks with Lena Varga in Oslo. Juma Odera warned that the border would close.",
        draft("Juma Odera", "warned", 2),
    )
    assert position.setting == "public"


def test_a_remark_to_the_press_after_a_meeting_is_public():
    """The public cue is nearer than the meeting."""
    (position,) = items(
        "Omar Haddad held talks with Lena Varga in Oslo. "
        "Omar Haddad warned reporters at a news conference that it was late.",
        draft("Omar Haddad", "warned", 2),
    )
    assert position.setting == "public"


@pytest.mark.parametrize(
    ("text", "cue", "setting"),
    [
        ("Omar Haddad told the president that the bridge was lost, an aide said.", "told", "private"),
        ("Omar Haddad said by telephone that the bridge was lost.", "said", "public"),
        ("Omar Haddad said on national television that the bridge was lost.", "said", "public"),
        (
            "Omar Haddad warned, at a supper in May, that the bridge was lost, an aide said.",
            "warned",
            "private",
        ),
    ],
)
def test_the_one_spoken_to_and_the_place_tell_the_setting(text, cue, setting):
    """A president is told something alone, a reporter over the telephone is told it for print."""
    (position,) = items(text, draft("Omar Haddad", cue, 1))
    assert position.setting == setting


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Omar Haddad promised Lena Varga that the bridge would stay, an aide said.", "private"),
        ("Omar Haddad told Radio Bor that the bridge would stay, an aide said.", "unclear"),
        ("Omar Haddad promised that the bridge would stay, an aide said.", "unclear"),
    ],
)
def test_what_only_an_unnamed_source_knows_was_told_to_one_in_private(text, setting):
    """To a person, not to a broadcaster or to nobody in particular."""
    (position,) = items(text, draft("Omar Haddad", "told" if "told" in text else "promised", 1))
    assert position.setting == setting


def test_those_who_sat_in_tell_of_the_session_in_the_next_sentence_too():
    """`the official` is the one who sat in on the closed session."""
    (position,) = items(
        "An official who sat in on the closed session with Lena Varga spoke of it. "
        "Lena Varga proposed that the bridge be shut, the official said.",
        draft("Lena Varga", "proposed", 2),
    )
    assert position.setting == "private"


def test_a_verb_of_talk_without_words_of_its_own_breaks_nothing():
    """`Varga insisted.` says nothing; what the model gives as its words is held against the article."""
    grounding = grounding_of("Omar Haddad held talks with Lena Varga in Oslo. Lena Varga insisted.")
    ground(
        grounding, DraftPosition(actor="Lena Varga", cue="insisted", content=["Lena Varga"], sentences=[2])
    )
    assert all(item.content for item in grounding.positions.items)


DOORS = "Omar Haddad, the minister, met Lena Varga on Monday. "


@pytest.mark.parametrize(
    "opening",
    [
        "Behind closed doors, Varga argued that the port was lost.",
        "In the room, Varga argued that the port was lost.",
        "At a closed session of the cabinet, Varga laid out the losses.",
    ],
)
def test_a_scene_that_a_place_opened_goes_on_without_a_word_for_it(opening):
    """The writer tells in the past what was said there."""
    grounding = ground(
        grounding_of(DOORS + opening + " Haddad said that it could be held for weeks."),
        draft("Haddad", "said", 3),
    )
    (item,) = grounding.positions.items
    assert (item.actor.name, item.setting) == ("Omar Haddad", "private")


def test_those_who_tell_of_a_scene_tell_of_all_of_it():
    """Their names stand in its first sentence."""
    grounding = ground(
        grounding_of(
            DOORS + "According to two people who were there, Varga asked whether the army could hold. "
            "Haddad said that it could not."
        ),
        draft("Haddad", "said", 3),
    )
    (item,) = grounding.positions.items
    assert (item.setting, [source.text for source in item.sources]) == (
        "private",
        ["two people who were there"],
    )


@pytest.mark.parametrize(
    "leaving",
    [
        "“It can be held,” Haddad said.",
        "Haddad says that it can be held.",
        "Haddad denied that it was lost.",
        "Haddad told reporters that it could be held.",
        "On Tuesday Haddad said that it could be held.",
        "Haddad said on Tuesday that it could be held.",
    ],
)
def test_quotations_denials_the_present_and_the_press_are_outside_the_doors(leaving):
    """What was said to be heard, or later, is public."""
    cue = next(word for word in ("told", "denied", "says", "said") if word in leaving)
    grounding = ground(
        grounding_of(DOORS + "Behind closed doors, Varga argued that the port was lost. " + leaving),
        draft("Haddad", cue, 3),
    )
    (item,) = grounding.positions.items
    assert item.setting == "public"


def test_a_scene_goes_on_however_much_was_held_before_it():
    """Other positions far above change nothing: another who tells of the talk tells of the same talk."""
    text = (
        "Kenya said the port was open. The rains came late. The market was full. The quay stood empty. "
        "Omar Haddad told the envoy that the militias would disarm, a Gulf diplomat said. "
        "A second diplomat said Haddad had asked for six months."
    )
    found = items(
        text, draft("Kenya", "said", 1), draft("Omar Haddad", "told", 5), draft("Haddad", "asked for", 6)
    )
    assert [item.setting for item in found] == ["public", "private", "private"]


def test_who_argued_on_in_the_next_sentence_argued_in_the_same_room():
    """`Orr warned the ministers …, two officials said. Orr argued for a pause.`: no open word of Orr's."""
    text = (
        "The army chief, Lena Varga, warned the ministers that the men were tired, two officials said. "
        "Varga argued for a pause. Varga argued on Monday that the rain had come too late."
    )
    found = items(
        text, draft("Lena Varga", "warned", 1), draft("Varga", "argued", 2), draft("Varga", "argued", 3)
    )
    assert [item.setting for item in found] == ["private", "private", "public"]


def test_a_side_that_others_tell_of_is_found_without_its_capital():
    """A model answers `mediators` where the sentence begins with `Mediators`."""
    text = "Mediators told both sides that the truce must begin by Friday, an Egyptian source close to the talks said."
    (item,) = items(text, draft("mediators", "told", 1))
    assert (item.actor.name, item.setting) == ("Mediators", "private")

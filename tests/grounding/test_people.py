"""People: who is he and who is she, and whom a pronoun takes up."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition


def holder(text, *drafts):
    """The names of those who hold the drafted positions, in order."""
    grounding = grounding_of(text)
    return [item.actor.name for item in ground(grounding, *drafts).positions.items]


def said(actor, number, cue="said"):
    """A draft of what somebody said in a sentence."""
    return DraftPosition(actor=actor, cue=cue, sentences=[number])


@pytest.mark.parametrize(
    ("pronoun", "meant"), [("He", "Omar Haddad"), ("She", "Lena Varga")], ids=["he", "she"]
)
def test_a_pronoun_means_the_last_person_it_can_mean(pronoun, meant):
    """Mr. and Ms. tell which of two people a sentence names."""
    text = f"Mr. Omar Haddad received Ms. Lena Varga in Oslo. {pronoun} said the talks had failed."
    assert holder(text, said(pronoun, 2)) == [meant]


def test_whoever_spoke_last_comes_before_whoever_was_only_named():
    """`Haddad told Varga …; he said` goes on with Haddad."""
    text = "Omar Haddad told Ivan Varga that it was over. He said the army would leave."
    assert holder(text, said("Omar Haddad", 1, "told"), said("He", 2)) == ["Omar Haddad", "Omar Haddad"]


def test_a_pronoun_behind_a_conjunction_goes_on_with_the_subject_of_its_sentence():
    """Not with the person of the sentence before."""
    text = (
        "Tomas Reindl argued that the army had won. "
        "Jaona Ravelo rejects any suggestion of that, though he has offered Rabe two ministries."
    )
    names = holder(
        text, said("Tomas Reindl", 1, "argued"), said("Jaona Ravelo", 2, "rejects"), said("he", 2, "offered")
    )
    assert names == ["Tomas Reindl", "Jaona Ravelo", "Jaona Ravelo"]


def test_it_is_the_last_body_that_spoke_and_never_a_person():
    """`The ministry said …. It added …`, whoever was named between."""
    text = (
        "Norway's defence ministry said a frigate had left. Lena Varga waited in Oslo. "
        "It added that a second would follow."
    )
    names = holder(text, said("Norway's defence ministry", 1), said("It", 3, "added"))
    assert names == ["Norway's defence ministry", "Norway's defence ministry"]


def test_names_in_quotation_marks_are_other_people_s_words():
    """Who is only talked of in a quotation does not become `he`."""
    text = 'Omar Haddad said: "I have written to Karl Berg." He said no answer had come.'
    assert holder(text, said("Omar Haddad", 1), said("He", 2)) == ["Omar Haddad", "Omar Haddad"]


def test_a_pronoun_takes_up_the_one_whom_its_sentence_opens_with_behind_a_description():
    """`The adviser, Ruth Amsel, did not smile when she described …`: not who spoke a sentence before."""
    text = (
        "Ms. Lena Varga said that it rained in Oslo. "
        "The security adviser, Ms. Ruth Amsel, did not smile on Monday, when she said that it was late."
    )
    assert holder(text, said("Lena Varga", 1), said("she", 2)) == ["Lena Varga", "Ruth Amsel"]


def test_a_reply_is_not_by_who_spoke_last():
    """`She was told by Vlad …. Her reply was …`: she, and not he, whatever the sentence between names."""
    text = (
        "The premier, Ilinca Stan, heard of it. She was told by Radu Vlad that it was late. "
        "Her reply was that she would rather not learn such things from Kyiv."
    )
    names = holder(text, said("Radu Vlad", 2, "told"), said("Her", 3, "reply"))
    assert names == ["Radu Vlad", "Ilinca Stan"]


def test_a_pronoun_ahead_of_a_name_tells_he_from_she():
    """`Through his lawyer, Rima Sow, Colonel Issa Bah denies it. … she said`."""
    text = 'Through his lawyer, Rima Sow, Colonel Issa Bah denies the charge. "He was asleep," she said.'
    assert holder(text, said("Colonel Issa Bah", 1, "denies"), said("she", 2)) == ["Issa Bah", "Rima Sow"]


def test_kin_are_he_or_she():
    """`The mayor, Tomas Reindl, met his widow, Amal Odeh. She said`."""
    text = "Omar Haddad was buried. The mayor, Tomas Reindl, met his widow, Amal Odeh. She said it was late."
    assert holder(text, said("She", 3)) == ["Amal Odeh"]

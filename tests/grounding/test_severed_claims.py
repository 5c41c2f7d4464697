"""What a claim must not lose when it is cut out of its sentence; where it would, it is the sentence."""

import pytest

from grounding.building import brief_of, ground, grounding_of
from onrecord.draft import DraftPosition


def claims(text, actor, cue, language="en", number=1):
    """The claims of an article for one cue."""
    grounding = grounding_of(text, language)
    ground(grounding, DraftPosition(actor=actor, cue=cue, sentences=[number]))
    return [item.claim for item in grounding.positions.items]


@pytest.mark.parametrize(
    ("text", "actor", "cue"),
    [
        ("Lena Orr is said to have warned the table that the law was unworkable.", "Lena Orr", "warned"),
        ("Lena Orr appears to have told donors that the bridge was lost.", "Lena Orr", "told"),
        ("Lena Orr called the plan a trap and promised to carry it to the cabinet.", "Lena Orr", "promised"),
        (
            "The army acknowledged that a tank had been hit but denied that it was beyond repair.",
            "The army",
            "denied",
        ),
        (
            "Oslo acknowledged the loss, put the toll at nine and accused Stockholm of murder.",
            "Oslo",
            "acknowledged",
        ),
        (
            "Lena Orr denied that there was any rift between Oslo and the army and accused the press.",
            "Lena Orr",
            "denied",
        ),
        ("Two guns were lost to drones and one, Lena Orr said with a smile, to a ditch.", "Lena Orr", "said"),
        (
            "The jets stay in their sheds for now and, according to Lena Orr, will not fly before May.",
            "Lena Orr",
            "according to",
        ),
    ],
    ids=[
        "a hedge above an infinitive",
        "what it appears",
        "what a thing is that was named before",
        "what the first half was about",
        "half a row of verbs",
        "half of between",
        "an attribution that interrupts",
        "a sentence that goes on behind the speaker",
    ],
)
def test_a_claim_that_would_lose_what_it_depends_on_is_the_article_s_sentence(text, actor, cue):
    """Nobody has to guess what was cut, and nothing becomes surer or another's."""
    assert claims(text, actor, cue) == [text]


@pytest.mark.parametrize(
    ("text", "actor", "cue", "claim"),
    [
        (
            "Lena Orr called the offer “a door that was unlocked but not yet opened” and promised an answer.",
            "Lena Orr",
            "called",
            "Lena Orr called the offer “a door that was unlocked but not yet opened”.",
        ),
        (
            "Lena Orr described the guns as proven and welcomed the choice.",
            "Lena Orr",
            "described",
            "Lena Orr described the guns as proven.",
        ),
        (
            "Soligor, which has always denied that it works for the state, will appeal.",
            "Soligor",
            "denied",
            "Soligor has always denied that it works for the state.",
        ),
        (
            '"The water," Lena Orr said, "was high that night."',
            "Lena Orr",
            "said",
            "Lena Orr said: “The water was high that night”.",
        ),
        (
            'Lena Orr told her staff that the visit was "a waste," an aide said.',
            "Lena Orr",
            "told",
            'Lena Orr told her staff that the visit was "a waste".',
        ),
    ],
    ids=[
        "a quotation to its end",
        "as what",
        "how often",
        "no comma before its verb",
        "no comma in closing marks",
    ],
)
def test_a_claim_keeps_the_end_of_a_quotation_and_as_what_and_how_often(text, actor, cue, claim):
    """And it has no comma where an attribution stood between a subject and its verb."""
    assert claims(text, actor, cue) == [claim]


def test_what_somebody_has_yet_to_decide_stays_with_its_question():
    """`has yet to decide, an aide said, whether …` is no sentence without its end."""
    text = "Lena Orr declined to sign the accord and has yet to say, an aide said, whether she will resign."
    assert claims(text, "Lena Orr", "declined") == [text]


def test_an_adjective_of_a_state_is_no_subject():
    """`ships in Turkish waters` do not make `Turkish accused Athens` of what a statement did."""
    text = (
        "Turkey protested. The boat had entered Turkish waters, it said in a statement, "
        "which also accused Athens of lies."
    )
    assert not any(claim.startswith("Turkish") for claim in claims(text, "Turkey", "accused", number=2))


def test_the_words_above_a_denied_act_stay_in_its_claim():
    """`denied that she had offered anything` never becomes `Lena Orr had offered anything`."""
    text = "Lena Orr flew home. A spokesman for Lena Orr denied on Thursday that she had offered anything."
    found = claims(text, "Lena Orr", "offered", number=2)
    assert found
    assert all("denied" in claim for claim in found)


def test_a_spokesman_s_words_are_not_put_into_his_principal_s_mouth():
    """`His spokeswoman said` tells whose spokeswoman, and that it was she who said it."""
    text = (
        "President Juma Odera of Kenya has been telling guests that he will sign. "
        "His spokeswoman said in Nairobi that there had been no deal."
    )
    (claim,) = claims(text, "His spokeswoman", "said", number=2)
    assert claim == "Juma Odera's spokeswoman said in Nairobi that there had been no deal."


def test_a_sentence_that_stays_whole_has_a_name_for_its_pronoun():
    """`Pressed on the crews, he replied that they had yet to be chosen`: the reader sees who."""
    text = (
        "Juma Odera met reporters in Lamu. Pressed on the crews, he replied that they had yet to be chosen."
    )
    assert claims(text, "he", "replied", number=2) == [
        "Pressed on the crews, Juma Odera replied that they had yet to be chosen."
    ]


def test_the_evidence_of_a_position_shows_who_its_pronoun_is():
    """A reader has these sentences alone."""
    text = "Juma Odera met reporters in Lamu. He said that the port would reopen on Friday."
    grounding = grounding_of(text)
    ground(grounding, DraftPosition(actor="He", cue="said", sentences=[2]))
    (position,) = brief_of(grounding).positions
    assert " ".join(span.text for span in position.evidence) == text


def test_who_somebody_is_and_whom_he_calls_on_give_no_account():
    """`according to` never names a description of the speaker, or the one whom he addressed."""
    text = (
        "Lena Orr, a former defence official who now farms, predicted that the truce would fail. "
        "Juma Odera accused the army of theft, and called on President Omar Haddad to resign."
    )
    grounding = grounding_of(text)
    ground(
        grounding,
        DraftPosition(actor="Lena Orr", cue="predicted", sentences=[1]),
        DraftPosition(actor="Juma Odera", cue="accused", sentences=[2]),
    )
    found = [position.claim for position in brief_of(grounding).positions]
    assert len(found) == 2
    assert not any("according to" in claim for claim in found)


@pytest.mark.parametrize(
    ("language", "text", "actor", "cue", "claim"),
    [
        (
            "fr",
            "Le gouvernement, qui réclamait ce retrait depuis mars, savoure.",
            "gouvernement",
            "réclamait",
            "Le gouvernement réclamait ce retrait depuis mars.",
        ),
        (
            "fr",
            "« Rien ne change ici », a lancé mercredi la ministre, Lena Orr.",
            "Lena Orr",
            "lancé",
            "« Rien ne change ici », a lancé mercredi la ministre, Lena Orr.",
        ),
        (
            "fr",
            "Les autorités n'ont pas dit si Paris avait annoncé une deuxième rencontre.",
            "Paris",
            "annoncé",
            "Les autorités n'ont pas dit si Paris avait annoncé une deuxième rencontre.",
        ),
    ],
    ids=["a relative clause", "a verb before its subject", "what nobody says"],
)
def test_a_claim_abroad_is_a_clause_with_its_subject_and_verb_or_the_sentence(
    language, text, actor, cue, claim
):
    """Never `X: …` where the sentence itself says who says it."""
    assert claim in claims(text, actor, cue, language)


@pytest.mark.parametrize(
    ("text", "actor", "number", "claim"),
    [
        (
            "Kenya closed the port. It said the road would stay shut.",
            "Kenya",
            2,
            "Kenya said the road would stay shut.",
        ),
        (
            "Kenya closed the port that Oslo had built. It said the road would stay shut.",
            "Kenya",
            2,
            "Kenya said the road would stay shut.",
        ),
        (
            "Oslo closed the port that Kenya had built. It said the road would stay shut.",
            "Kenya",
            2,
            "It said the road would stay shut.",
        ),
        (
            "The road would stay shut, Kenya's ministry said in a post on Telegram.\n\nIt said the port was safe.",
            "Kenya's ministry",
            2,
            "Kenya's ministry said the port was safe.",
        ),
    ],
    ids=[
        "nobody else is named",
        "the sentence before is the actor's",
        "the sentence before is another's",
        "the actor spoke in the sentence before",
    ],
)
def test_it_is_named_only_where_the_sentence_before_is_the_actor_s(text, actor, number, claim):
    """A pronoun that a reader can take for either of two is left to the reader."""
    assert claims(text, actor, "said", number=number) == [claim]


def test_a_claim_speaks_to_nobody():
    """A question's `you` is the sentence as it stands; what is quoted may address somebody."""
    text = "You said that Lena Orr told your office that the road would stay shut."
    assert claims(text, "Lena Orr", "told") == [text]
    quoted = 'Lena Orr said: "You will see the road open."'
    assert claims(quoted, "Lena Orr", "said") == ['Lena Orr said: "You will see the road open".']


@pytest.mark.parametrize(
    ("text", "actor", "cue", "claim"),
    [
        (
            "The food agency had stocks for three weeks; after that, according to the agency, rations would be cut.",
            "food agency",
            "according to",
            "The food agency had stocks for three weeks; after that, according to the agency, rations would be cut.",
        ),
        (
            "Lawmakers at a closed hearing were informed by Lena Orr that four of eleven pledges were late.",
            "Lena Orr",
            "informed",
            "Lawmakers at a closed hearing were informed by Lena Orr that four of eleven pledges were late.",
        ),
        (
            "Norway asked about moving the fuel, three people said, a concession that Norway has for months insisted "
            "it would never make.",
            "Norway",
            "insisted",
            "Norway asked about moving the fuel, three people said, a concession that Norway has for months insisted "
            "it would never make.",
        ),
        (
            "Elected on a pledge to end the lease, Lena Orr can claim to have done so.",
            "Lena Orr",
            "a pledge",
            "Elected on a pledge to end the lease, Lena Orr can claim to have done so.",
        ),
        (
            "Lena Orr's office declined to comment, and has yet to decide, an aide said, whether there is a vote.",
            "Lena Orr's office",
            "declined",
            "Lena Orr's office declined to comment, and has yet to decide, an aide said, whether there is a vote.",
        ),
        (
            "Norway will send a frigate, said alliance chief Lena Orr.",
            "Lena Orr",
            "said",
            "Alliance chief Lena Orr said: Norway will send a frigate.",
        ),
        (
            "The army is ready, Defence Minister Lena Orr told state television.",
            "Lena Orr",
            "told",
            "Defence Minister Lena Orr said: The army is ready.",
        ),
        (
            "“If Oslo does nothing, we will,” Lena Orr was quoted as telling a news agency.",
            "Lena Orr",
            "telling",
            "Lena Orr said: “If Oslo does nothing, we will”.",
        ),
        (
            "A transcript, printed in Oslo, shows Lena Orr telling the envoy that the towns were no subject.",
            "Lena Orr",
            "telling",
            "Lena Orr told the envoy that the towns were no subject.",
        ),
        (
            "Two Kenyan officials said Minister Lena Orr will lead Kenya's side and will refuse to sell the island.",
            "Lena Orr",
            "refuse",
            "Minister Lena Orr will refuse to sell the island.",
        ),
    ],
    ids=[
        "what leads in stands apart from it",
        "whom she informed stands before",
        "the object of a relative clause",
        "a noun that announces",
        "the sentence goes on behind the aide",
        "the speaker's own name behind said",
        "only who was told",
        "told without whom",
        "a verb of showing before the subject",
        "another subject before hers",
    ],
)
def test_a_claim_has_a_subject_a_verb_and_whom_it_tells(text, actor, cue, claim):
    """No noun stands for a verb, no `X told that`, no clause without its object."""
    assert claims(text, actor, cue) == [claim]


@pytest.mark.parametrize(
    ("text", "actor", "cue"),
    [
        (
            "Norway planned to lend two frigates but dropped the idea after Oslo voted, sources said.",
            "Norway",
            "planned to",
        ),
        ("Norway told Oslo in May that the port was safe, but in June shut it.", "Norway", "told"),
        ("Norway offered to lend nine tugs, an offer it withdrew in May, sources said.", "Norway", "offered"),
        ("If the bridge held until May, Norway promised to free 90 sailors.", "Norway", "promised"),
        ("No port has yet offered any berths, officials said.", "No port", "offered"),
        (
            "His deputy had signed for the guns, the opposition said, and should go.",
            "The opposition",
            "said",
        ),
        (
            "Norway will never sell its ferries, the state radio quoted General Lena Orr as saying.",
            "Lena Orr",
            "quoted General Lena Orr as saying",
        ),
        (
            "The Qatari foreign ministry said its minister had told Oslo that the ferries were not for sale.",
            "its minister",
            "told",
        ),
    ],
    ids=[
        "what was planned and dropped",
        "what was said and later undone",
        "an offer that was withdrawn",
        "a condition before the subject",
        "nobody at all",
        "what should follow, behind the speaker",
        "who quotes whom",
        "its minister, where the adjective is no name",
    ],
)
def test_a_claim_that_would_turn_its_sentence_round_is_the_sentence(text, actor, cue):
    """Nothing is promised that was taken back, or hangs on something, or that nobody promised."""
    assert claims(text, actor, cue) == [text]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "\u201cWe accept the line,\u201d Lena Orr said. \u201cBut only if the guards go first.\u201d",
            "Lena Orr said: \u201cWe accept the line. But only if the guards go first.\u201d",
        ),
        (
            "\u201cThe port is open. It will stay so,\u201d Lena Orr said. \u201cIf it floods, we close.\u201d",
            "Lena Orr said: \u201cThe port is open. It will stay so. If it floods, we close.\u201d",
        ),
        (
            "\u201cThe port is open,\u201d Lena Orr said. \u201cThe ferries run every hour.\u201d",
            "Lena Orr said: \u201cThe port is open\u201d.",
        ),
        (
            "\"He told us: 'Nobody will touch you,'\" Lena Orr said on Monday in the port of Oslo.",
            "Lena Orr said: \u201cHe told us: 'Nobody will touch you'\u201d.",
        ),
    ],
    ids=["a limit", "a condition two sentences on", "what adds and does not turn", "a quotation inside"],
)
def test_a_quotation_keeps_the_sentence_that_turns_it(text, claim):
    """Half of what somebody said may be the opposite of it; what merely follows is left out."""
    number = grounding_of(text).article.sentence_at(text.index("Lena Orr"))
    assert claims(text, "Lena Orr", "said", number=number) == [claim]


def test_what_follows_a_verb_keeps_the_sentence_that_takes_it_back():
    """`We would send it if they asked.` alone is an offer."""
    text = 'Lena Orr told Radio Oslo: "We would send the tugs if they asked for them. They have not."'
    assert claims(text, "Lena Orr", "told") == [
        'Lena Orr told Radio Oslo: "We would send the tugs if they asked for them. They have not".'
    ]


def test_what_a_writer_was_told_is_what_somebody_said():
    """`Me` is nobody whom a brief knows."""
    text = "Lena Orr told me that her crews had no fuel left and that she would say so in parliament."
    assert claims(text, "Lena Orr", "told") == [
        "Lena Orr said that her crews had no fuel left and that she would say so in parliament."
    ]


def test_a_quotation_that_stands_alone_says_who_speaks():
    """Its sentence shows the act, and the one before names the speaker."""
    text = '"We could open the archive," the Norwegian minister, Lena Orr, said. "We will not."'
    assert claims(text, "Lena Orr", "said") == ['Lena Orr said: "We will not."']


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "In Oslo's version of the call, Lena Orr offered to open the port.",
            "In Oslo's version of the call, Lena Orr offered to open the port.",
        ),
        ("In Oslo, Lena Orr offered to open the port.", "Lena Orr offered to open the port."),
    ],
    ids=["one side's account", "a place"],
)
def test_a_claim_says_in_whose_version_it_is_true(text, claim):
    """What one side tells of the other is no fact."""
    assert claims(text, "Lena Orr", "offered") == [claim]

"""Venues: what the build of a sentence tells of where words fell, beyond the cues that are listed."""

import pytest

from grounding.building import ground, grounding_of, read
from onrecord.draft import DraftPosition


def settings_of(text, *acts):
    """The settings of the acts, each by actor, cue and sentence."""
    drafts = [DraftPosition(actor=actor, cue=cue, sentences=[number]) for actor, cue, number in acts]
    return [item.setting for item in ground(grounding_of(text), *drafts).positions.items]


def setting_of(text, actor, cue):
    """The setting of one act in the first sentence."""
    (setting,) = settings_of(text, (actor, cue, 1))
    return setting


@pytest.mark.parametrize(
    ("text", "actor", "cue"),
    [
        (
            "In a string of consultations with bankers, Omar Haddad said the lira would fall, two officials said.",
            "Omar Haddad",
            "said",
        ),
        (
            "Near the end of Friday's deliberations, Omar Haddad called the plan dead, an official said.",
            "Omar Haddad",
            "called",
        ),
        (
            "Kenya has signalled through intermediaries that it would leave, a diplomat said.",
            "Kenya",
            "signalled",
        ),
    ],
)
def test_an_account_of_words_at_a_talk_between_few_is_private(text, actor, cue):
    """The head of the phrase is a talk or a go-between, whatever stands around it."""
    assert setting_of(text, actor, cue) == "private"


@pytest.mark.parametrize(
    ("addressee", "setting"),
    [
        ("the mediators", "private"),
        ("his oldest friends", "private"),
        ("Prime Minister Lena Varga", "private"),
        ("a crowd in Bor", "public"),
        ("the Bor Gazette", "public"),
        ("BTV", "public"),
    ],
)
def test_what_unnamed_people_tell_of_words_to_somebody_is_private_unless_it_was_an_audience(
    addressee, setting
):
    """A verb of telling with an addressee tells who heard it."""
    text = f"Omar Haddad has told {addressee} that the port would close, two officials said."
    found = setting_of(text, "Omar Haddad", "told")
    assert (found == "private") == (setting == "private")


@pytest.mark.parametrize(
    "source",
    [
        "two people in the room",
        "a diplomat briefed on the conversation",
        "an official who sat in on it",
        "a participant",
        "someone with knowledge of the exchange",
    ],
)
def test_a_source_who_was_there_puts_the_words_into_a_talk(source):
    """Whoever heard it, or was told what was said, tells of words between few."""
    text = f"Omar Haddad described the offer as a joke, according to {source}."
    assert setting_of(text, "Omar Haddad", "described") == "private"


def test_the_official_who_was_described_as_present_was_present_in_the_next_sentence_too():
    """`the official` takes up the one who sat in on the session."""
    text = (
        "A Kenyan official who sat in on the session found the guest polite. "
        "Omar Haddad suggested that both fleets turn back, the official said."
    )
    assert settings_of(text, ("Omar Haddad", "suggested", 2)) == ["private"]


def test_what_somebody_is_said_to_want_was_said_nowhere():
    """A wish that people briefed on the talks tell of has no setting."""
    text = "Omar Haddad wants the fleet to leave, according to two people briefed on the talks."
    assert setting_of(text, "Omar Haddad", "wants") == "unclear"


@pytest.mark.parametrize("verb", ["plans", "wants", "ordered", "offered"])
def test_plans_and_deeds_that_unnamed_people_tell_of_have_no_setting(verb):
    """Nothing says to whom, at what talk or before whom."""
    text = f"Omar Haddad {verb} to close the port, two officials said."
    assert "private" not in settings_of(text, ("Omar Haddad", verb, 1))


@pytest.mark.parametrize(
    "opening",
    [
        "In a letter to shareholders, ",
        "On a conference call with investors, ",
        "In a message to the nation, ",
        "Reached by phone, ",
        "Asked by reporters about the call, ",
    ],
)
def test_a_letter_or_a_call_for_everybody_is_not_private(opening):
    """An audience, or a reporter, is on the other end."""
    assert setting_of(f"{opening}Omar Haddad said the port would close.", "Omar Haddad", "said") == "public"


def test_what_the_source_told_an_agency_is_not_where_the_words_were_said():
    """`two officials told the Bor News` is how it came out."""
    text = "Omar Haddad secretly offered to close the port, two officials told Bor News."
    assert setting_of(text, "Omar Haddad", "offered") == "private"


def test_a_private_word_that_a_leader_tells_of_openly_stays_private():
    """Only the words inside are the act; where the teller spoke is disclosure."""
    text = "President Omar Haddad wrote on Facebook that King Juma Odera had told him by telephone that he would come."
    assert setting_of(text, "Juma Odera", "told") == "private"


def test_words_told_of_the_speaker_himself_say_nothing_of_the_act():
    """`who said on television …` is another statement of his."""
    text = (
        "Omar Haddad, who said on television that all was well, had told his partners that it was not, "
        "according to two of those partners."
    )
    assert setting_of(text, "Omar Haddad", "told") == "private"


def test_a_closed_session_of_lawmakers_is_private_though_lawmakers_hear_it():
    """The longer cue tells more than the one inside it."""
    text = "Omar Haddad told lawmakers in a closed session of the committee that the fleet was gone."
    assert setting_of(text, "Omar Haddad", "told") == "private"


@pytest.mark.parametrize(
    ("second", "setting"),
    [
        ("Lena Varga argued that it was too late.", "private"),
        ("Lena Varga has since offered to come back.", "public"),
        ("On Monday Lena Varga argued that it was too late.", "public"),
    ],
)
def test_who_took_part_in_a_talk_goes_on_in_it(second, setting):
    """In the past and at no other time."""
    text = (
        "Friday's session of the war council became a quarrel between Omar Haddad and Lena Varga, "
        f"according to two people familiar with it. {second}"
    )
    cue = "offered" if "offered" in second else "argued"
    assert settings_of(text, ("Lena Varga", cue, 2)) == [setting]


def test_whoever_told_of_the_talk_is_the_source_of_what_was_said_in_it():
    """The second sentence has no source of its own."""
    text = (
        "Friday's session of the war council became a quarrel between Omar Haddad and Lena Varga, "
        "according to two people familiar with it. Lena Varga argued that it was too late."
    )
    grounding = ground(grounding_of(text), DraftPosition(actor="Lena Varga", cue="argued", sentences=[2]))
    (item,) = grounding.positions.items
    assert [(s.type, s.count) for s in item.sources] == [("unnamed_group", 2)]
    assert (item.disclosed_by, item.certainty) == ("unnamed", "reported")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Kenya has told its allies it needs ten boats, a Western diplomat said.", "told"),
        ("Kenya has assured Indian officials it will stay, a Western diplomat said.", "assured"),
        ("Kenya ordered its negotiators not to sign the lease, two officials said.", "ordered"),
        ("Kenya voiced anger to a small circle of envoys about the lease, two officials said.", "voiced"),
        ("Kenya opposed the lease in internal discussions, two officials said.", "opposed"),
        ("Kenya agreed in principle to a buffer zone at secret talks in Baku, two sources said.", "agreed"),
        ("Kenya objected to sending more boats during closed consultations, diplomats said.", "objected"),
        ("Kenya raised the idea with the Peruvian leader in June, two officials said.", "raised"),
        ("An official said Kenya had rejected the lease in a phone call with the mediator.", "rejected"),
    ],
)
def test_whom_it_was_told_or_where_it_was_refused_makes_it_private(text, cue):
    """Allies, an own staff, a small circle, and a talk named behind a short object."""
    assert setting_of(text, "Kenya", cue) == "private"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Kenya ordered its army to leave the port, two officials said.", "ordered"),
        ("Kenya denied a report of a promise in a phone call, two officials said.", "denied"),
    ],
)
def test_an_order_to_an_army_or_a_report_about_a_call_is_not_private(text, cue):
    """An army is ordered openly, and a call that a report tells of is not where the report was denied."""
    assert setting_of(text, "Kenya", cue) != "private"


def test_the_talk_that_opens_a_sentence_holds_for_both_its_clauses():
    """`At a meeting, Orr argued for a pause, while Bell pushed for raids`: both at that meeting."""
    text = (
        "During a meeting in the Situation Room, Omar Haddad argued for a pause, while the navy chief, Lena Orr, "
        "pushed for more raids, officials said."
    )
    acts = [("Omar Haddad", "argued for", 1), ("Lena Orr", "pushed for", 1)]
    assert settings_of(text, *acts) == ["private", "private"]


def test_an_account_goes_on_with_the_talk_of_the_sentence_before():
    """`X spoke with Kenya's president, the White House said. X reiterated …, according to the statement`."""
    text = (
        "President Omar Haddad spoke with Kenya's president on Tuesday, the palace said. "
        "Haddad reiterated that the boats would come, according to the statement."
    )
    assert settings_of(text, ("Haddad", "reiterated", 2)) == ["private"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya passed a message to Peru through Oman saying the port would stay, a senior Kenyan official said.",
        "Kenya sent its reply to the envoys on Monday, two diplomats said.",
    ],
)
def test_a_message_passed_from_side_to_side_is_private_though_an_own_official_tells_of_it(text):
    """What goes through a third side is for the other side alone."""
    assert setting_of(text, "Kenya", "passed" if "passed" in text else "sent") == "private"


def test_a_message_to_the_public_is_not_private():
    """`sent a message to voters`: everybody's."""
    assert (
        setting_of("Kenya sent a message to voters about the port, two officials said.", "Kenya", "sent")
        != "private"
    )


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "President Omar Haddad spoke with reporters on Tuesday. Haddad reiterated that the boats would come, "
            "according to the statement.",
            "Haddad",
        ),
        (
            "President Omar Haddad met Kenyan students on Tuesday. Haddad reiterated that the boats would come, "
            "according to the statement.",
            "Haddad",
        ),
        (
            "Lena Orr told the cabinet that the men were tired, two ministers said. Orr urged voters to stay calm.",
            "Orr",
        ),
    ],
)
def test_words_for_all_to_hear_stay_public_beside_a_talk(text, holder):
    """An audience is no partner of a talk, and an appeal to voters leaves the room."""
    assert read(text)[-1].setting == "public"
    assert holder in read(text)[-1].actor.name


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Kenya rejected the terms agreed at secret talks in Baku, two diplomats said.", "Kenya"),
        ("Kenya opposed the deal reached in secret talks, two diplomats said.", "Kenya"),
        ("Kenya sent a clear message to Uganda by closing the port, a Western diplomat said.", "Kenya"),
        (
            "Over a private dinner with the envoy on Monday, Omar Haddad rejected the plan, while in Paris Lena Orr "
            "said it was fine, two aides said.",
            "Lena Orr",
        ),
        (
            "In private talks with Kenya, Uganda rejected the plan, but France has said it will sign, two envoys said.",
            "France",
        ),
    ],
)
def test_a_talk_that_only_stands_near_makes_nothing_private(text, holder):
    """It made the deal that is rejected, a message of deeds, or another's clause."""
    (item,) = [item for item in read(text) if item.actor.name == holder]
    assert item.setting == "unclear"

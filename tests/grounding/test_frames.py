"""Frames: which verb attributes what to whom, and by whose account."""

import pytest

from grounding.building import grounding_of

# sentence, then for each frame: cue, act, subject, content, source above
TABLE = [
    (
        "General Juma Odera, who flew to Bor to say that the fleet would stay “as long as it takes,” had told "
        "his officers in a sealed room a week earlier that the port was lost, two officers said.",
        ("told", "says", "General Juma Odera", ["the port was lost"], "two officers"),
    ),
    (
        "Kenya told diplomats on condition of anonymity that it would leave.",
        ("told", "says", "Kenya", ["it would leave"], None),
    ),
    (
        "Odera told Varga that a landing was all but certain once the rains had ended.",
        ("told", "says", "Odera", ["a landing was all but certain once the rains had ended"], None),
    ),
    (
        "The rebels have been told by Bor that the road will stay closed.",
        ("told", "says", "Bor", ["the road will stay closed"], None),
    ),
    (
        "Varga was urged by her own bank to sell the port.",
        ("urged", "demands", "her own bank", ["to sell the port"], None),
    ),
    (
        "The ministry declined to comment on the call but said it opposes any sale.",
        ("said", "refuses", "The ministry", ["it opposes any sale"], None),
    ),
    (
        "Kenya is privately urging Bor to leave.",
        ("urging", "demands", "Kenya", ["Bor to leave"], None),
    ),
    (
        "The port would open by June, Varga told both sides, according to a clerk.",
        ("told", "says", "Varga", ["The port would open by June"], "a clerk"),
    ),
    (
        "Two drivers and a guard told Bor News that Kenya had left.",
        ("told", "says", "Two drivers and a guard", ["Kenya had left"], None),
    ),
    (
        "Odera declared that the road was safe, barely a week after he assured Bor that it was not.",
        ("declared", "says", "Odera", ["the road was safe"], None),
        ("assured", "commits", "he", ["it was not"], None),
    ),
    (
        "‘We stay put,’ he messaged two other chiefs that afternoon.",
        ("messaged", "says", "he", ["We stay put"], None),
    ),
    (
        '"The water," said Capt. Lena Orr, commander of the 91st, "was high."',
        ("said", "says", "Capt. Lena Orr", ["The water", "was high"], None),
    ),
    (
        "Bor regards any step as premature, its deputy minister, Lena Orr, said.",
        ("said", "says", "Lena Orr", ["Bor regards any step as premature"], None),
    ),
    (
        "“We stay put,” he said in reply to a question from Bor.",
        ("said", "says", "he", ["We stay put"], None),
    ),
    (
        "“We stay put,” Varga wrote on Wednesday evening in a message to her allies.",
        ("wrote", "says", "Varga", ["We stay put"], None),
    ),
    (
        "The force commander, Maj. Gen. Juma Odera, called the results good.",
        ("called", "says", "Maj. Gen. Juma Odera", ["the results good"], None),
    ),
    (
        "The army puts the rebels' losses for the period at 26 killed.",
        ("puts", "says", "The army", ["the rebels' losses for the period at 26 killed"], None),
    ),
    ("Kenya said that it would leave.", ("said", "says", "Kenya", ["it would leave"], None)),
    ("“We will stay,” Haddad said.", ("said", "says", "Haddad", ["We will stay"], None)),
    (
        '"We will stay," said Juma Odera, the rebel spokesman.',
        ("said", "says", "Juma Odera", ["We will stay"], None),
    ),
    ("“We stay,” he said, “and we fight.”", ("said", "says", "he", ["We stay", "and we fight"], None)),
    (
        "Juma Odera, the rebel spokesman, denied the report.",
        ("denied", "denies", "Juma Odera", ["the report"], None),
    ),
    (
        "Ana Cole, a crew chief in the wing, said the jets were ready.",
        ("said", "says", "Ana Cole", ["the jets were ready"], None),
    ),
    (
        "President Haddad, who spoke on Monday, said the talks were over.",
        ("said", "says", "President Haddad", ["the talks were over"], None),
    ),
    (
        "Britain and France said they would lift the ban.",
        ("said", "says", "Britain and France", ["they would lift the ban"], None),
    ),
    (
        "The envoy offered to leave, according to two officials.",
        ("offered", "offers", "The envoy", ["to leave"], "two officials"),
    ),
    (
        "The envoy offered to leave, two officials said.",
        ("offered", "offers", "The envoy", ["to leave"], "two officials"),
    ),
    (
        "Two officials said the envoy had offered to leave.",
        ("offered", "offers", "the envoy", ["to leave"], "Two officials"),
    ),
    (
        "Reuters reported that the envoy had offered to leave.",
        ("offered", "offers", "the envoy", ["to leave"], "Reuters"),
    ),
    (
        "A senior official, speaking on condition of anonymity, said the army had refused to move.",
        ("refused", "refuses", "the army", ["to move"], "A senior official"),
    ),
    (
        "Kenya accused the rebels of shelling but refused to withdraw.",
        ("accused", "accuses", "Kenya", ["the rebels of shelling"], None),
        ("refused", "refuses", "Kenya", ["to withdraw"], None),
    ),
    (
        "The minister said it would reject the deal.",
        ("said", "denies", "The minister", ["it would reject the deal"], None),
    ),
    (
        "The statement said the ship had sailed.",
        ("said", "says", "The statement", ["the ship had sailed"], None),
    ),
    (
        "Odera declared that the road was safe, barely 24 hours after he assured three envoys that it was not.",
        ("declared", "says", "Odera", ["the road was safe"], None),
        ("assured", "commits", "he", ["it was not"], None),
    ),
    (
        'Kenya will not take "a ship without a heart," Varga told lawmakers, after Uganda, in a notice, refused to '
        "sell it.",
        ("told", "says", "Varga", ['Kenya will not take "a ship without a heart,"'], None),
        ("refused", "refuses", "Uganda", ["to sell it"], None),
    ),
    (
        "When Odera insisted that the port was lost, Varga told ministers that it was not.",
        ("insisted", "says", "Odera", ["the port was lost"], None),
        ("told", "says", "Varga", ["it was not"], None),
    ),
    (
        "Haddad accused the army of misleading parliament and has demanded that the ledger be published.",
        ("accused", "accuses", "Haddad", ["the army of misleading parliament"], None),
        ("demanded", "demands", "Haddad", ["the ledger be published"], None),
    ),
    (
        "Varga called the threat dangerous, two aides said, and asked Haddad to tone down his warnings.",
        ("called", "says", "Varga", ["the threat dangerous"], "two aides"),
        ("asked Haddad to", "demands", "Varga", ["tone down his warnings"], "two aides"),
    ),
    (
        "Bor had food for three weeks; after that, according to the ministry, rations would be cut.",
        ("according to", "says", "the ministry", ["after that", "rations would be cut"], None),
    ),
    (
        "Kenya found a new supplier: according to the ministry, four guns have arrived.",
        ("according to", "says", "the ministry", ["four guns have arrived"], None),
    ),
    (
        "Uganda has brought 200 men back to the villages, the army estimates.",
        ("estimates", "says", "the army", ["Uganda has brought 200 men back to the villages"], None),
    ),
    (
        "Why it matters: The ministry fears that a strike would widen the war.",
        ("fears", "says", "The ministry", ["a strike would widen the war"], None),
    ),
    (
        "Kenya severed ties with Uganda on Monday.",
        ("severed", "does", "Kenya", ["ties with Uganda on Monday"], None),
    ),
    (
        "Kenya gave three Ugandan envoys 48 hours to leave.",
        ("gave", "does", "Kenya", ["three Ugandan envoys 48 hours to leave"], None),
    ),
    (
        "Odera was adamant that the port be held.",
        ("was adamant that", "says", "Odera", ["the port be held"], None),
    ),
    (
        "Haddad considers the accord illegal.",
        ("considers", "says", "Haddad", ["the accord illegal"], None),
    ),
    (
        'Varga spoke on the radio of a "stab in the back," and Kenya recalled its envoys.',
        ("spoke on the radio of", "says", "Varga", ['a "stab in the back,"'], None),
        ("recalled its", "does", "Kenya", ["envoys"], None),
    ),
]
NO_FRAME = [
    "Lena Orr was unable to say whether it would rain.",
    "The officials spoke on a background call on Wednesday.",
    "The barracks would be ready in August.",
    "The minister commented on the bombings in Oslo.",
    "No current plans to expand the fleet exist.",
    "The ministry would not say how many had died.",
    "Kenya refused to give proof.",
    "The minister declined to comment on the report.",
    "An officer asked not to be named.",
    "It is unclear whether the president approved the plan.",
    "Prices have doubled since the warning was issued in May.",
    "The airfield, also called Camp Reed, was empty.",
    "The claims of the army were not clear.",
    "Kenya was asked whether the army had fired.",
    "The United States and its State Department are far away.",
    "The harbour was quiet.",
    "Kenya failed to pull out of the talks.",
    "Haddad was asked to leave by June.",
    "The accord was signed in Bor.",
    "He sat at his table the evening before.",
    "The general agreed with her.",
]


def frames_of(text):
    """The frames of the first sentence, as the table writes them."""
    grounding = grounding_of(text)

    def words(offsets):
        return None if offsets is None else grounding.article.text[slice(*offsets)]

    return [
        (
            frame.cue.text,
            frame.act,
            words(frame.subject),
            [words(piece) for piece in frame.content],
            words(frame.under),
        )
        for frame in grounding.frames.frames(1)
    ]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_a_sentence_is_read_into_cue_subject_content_and_source(row):
    """Each attributing verb has its own subject and words, and the source that tells of it."""
    assert frames_of(row[0]) == list(row[1:])


@pytest.mark.parametrize("text", NO_FRAME)
def test_a_noun_a_passive_a_name_or_an_open_question_attributes_nothing(text):
    """Words that only look like an attributing verb make no frame."""
    assert frames_of(text) == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Two officials said the ship had sailed.", "unnamed"),
        ("The memo said the ship had sailed.", "document"),
        ("Reuters said the ship had sailed.", "outlet"),
        ("Kenya said the ship had sailed.", ""),
    ],
)
def test_a_frame_knows_whose_account_its_verb_gives(text, cited):
    """Sources, papers and outlets are told from actors."""
    assert [frame.cited for frame in grounding_of(text).frames.frames(1)] == [cited]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not offer to leave the port of Lamu.",
        "He never promised to leave the port of Lamu.",
        "The army does not believe that rebels fired at the port.",
    ],
)
def test_a_negated_verb_is_marked(text):
    """A negation that governs the verb is kept."""
    assert [frame.negated for frame in grounding_of(text).frames.frames(1)] == [True]


def test_a_verb_inside_quotation_marks_is_not_the_article_s_own():
    """What a speaker says that others said attributes nothing by itself."""
    assert [frame[0] for frame in frames_of("“They said it was over,” Haddad told reporters.")] == ["told"]


def test_a_line_that_ends_with_a_colon_announces_speech():
    """`The minister said:` has no words of its own."""
    grounding = grounding_of("The minister said:\n\n“We stay in Lamu for good.”")
    (frame,) = grounding.frames.frames(1)
    assert frame.announces
    assert frame.content == ()

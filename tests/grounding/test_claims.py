"""Claims: numbers, names and negations must be the evidence's; the rest is checked as far as rules can."""

import pytest

from onrecord.cues.lexicon import load_lexicon
from onrecord.grounding.claims import check_claim, content_words, overlap, sentence_case

EVIDENCE = "Kenya's envoy did not offer to free 40 prisoners, Juma Odera said in Bor."


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("Kenya's envoy did not offer to free 40 prisoners.", "supported"),
        ("The envoy did not offer to free 40 prisoners in Bor.", "supported"),
        ("Kenya's envoy did not offer to free 50 prisoners.", "refused"),
        ("The envoy of Uganda did not offer to free 40 prisoners.", "refused"),
        ("Kenya's envoy offered to free 40 prisoners.", "refused"),
        ("Kenya's envoy did not release 40 captives.", "unverified"),
    ],
)
def test_a_claim_is_supported_unverified_or_refused(claim, outcome):
    """A changed number, name or negation is refused; other words are only marked."""
    assert check_claim(claim, EVIDENCE, "", load_lexicon("en")).outcome == outcome


def test_an_invented_negation_is_not_supported():
    """A claim that denies what the evidence affirms is at best unverified."""
    verdict = check_claim("Kenya did not leave Lamu.", "Kenya would leave Lamu.", "", load_lexicon("en"))
    assert verdict.outcome != "supported"


@pytest.mark.parametrize("word", ["reportedly", "allegedly"])
def test_a_dropped_hedge_is_not_supported(word):
    """What is only reported does not become a fact."""
    verdict = check_claim("Kenya left Lamu.", f"Kenya {word} left Lamu.", "", load_lexicon("en"))
    assert verdict.outcome != "supported"


def test_a_known_name_of_the_article_may_stand_for_a_pronoun():
    """`He` may be named in the claim."""
    lexicon = load_lexicon("en")
    assert (
        check_claim("Later Odera left Bor.", "Later he left Bor.", "Juma Odera", lexicon).outcome
        == "supported"
    )
    assert check_claim("Later Odera left Bor.", "Later he left Bor.", "", lexicon).outcome == "refused"


def test_overlap_is_the_share_of_the_shorter_text_s_words():
    """Between nought and one, function words left out."""
    assert overlap("the envoy of Kenya", "Kenya's envoy left Bor") > 0
    assert overlap("the envoy", "envoy left Bor") == 1.0
    assert overlap("", "envoy") == 0.0
    assert content_words("The envoy said that it was") == ["envoy"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("kenya left", "Kenya left."),
        (" kenya\n left ,", "Kenya left."),
        ("Kenya left!", "Kenya left!"),
        ("He said “we stay", "He said “we stay”."),
        ("", ""),
        ("غادرت كينيا؟", "غادرت كينيا؟"),
    ],
)
def test_a_claim_is_one_sentence_with_its_marks_closed(words, sentence):
    """Capital letter, single spaces, closed marks, a full stop."""
    assert sentence_case(words) == sentence

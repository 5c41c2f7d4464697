"""Claims: what the evidence says, what rules cannot tell, and what it says otherwise, each with its reason."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.cues.lexicon import load_lexicon
from onrecord.grounding.claims.claims import (
    MEANINGS,
    check_claim,
    check_names_and_numbers,
    content_words,
    overlap,
    sentence_case,
)

EVIDENCE = "Kenya's envoy did not offer to free 40 prisoners, Juma Odera said in Bor."
LANGUAGES = ("en", "es", "fr", "ar", "de", "zh", "nl")


def verdict(claim, evidence, names="", language="en", **more):
    """What the check says: the outcome, and why."""
    found = check_claim(claim, evidence, names, load_lexicon(language), **more)
    return found.outcome, found.why


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("Kenya's envoy did not offer to free 40 prisoners.", ("supported", "")),
        ("The envoy did not offer to free 40 prisoners in Bor.", ("unverified", "order")),
        ("Kenya's envoy did not offer to free 50 prisoners.", ("refused", "number")),
        ("The envoy of Uganda did not offer to free 40 prisoners.", ("refused", "name")),
        ("Kenya's envoy offered to free 40 prisoners.", ("refused", "negation")),
        ("Kenya's envoy did not release 40 captives.", ("unverified", "words")),
    ],
)
def test_a_claim_is_supported_unverified_or_refused(claim, outcome):
    """A changed number, name or negation is refused; other words are only marked, and so is a place that moved."""
    assert verdict(claim, EVIDENCE) == outcome


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Haddad said: “We will not sign.”", "“We will not sign,” Haddad said."),
        ("Kenya and Uganda attacked Bor.", "Uganda and Kenya attacked Bor."),
        ("Kenya freed no fewer than 40 prisoners.", "Kenya freed at least forty prisoners."),
        ("Prices rose by 5 per cent.", "Prices rose by 5%."),
        ("The loan is worth 14 million euros.", "The loan is worth €14m."),
        ("Odera denied the charge.", "Odera, who was out of the country, denied the charge."),
        ("Ana Cole accused the army.", "The spokeswoman, Ana Cole, accused the army."),
        ("Kenya can't leave Lamu.", "Kenya cannot leave Lamu."),
        ("The U.S. envoy left.", "The US envoy left on Nov. 25."),
        ("Kenya left … It did not come back.", "Kenya left. It did not come back."),
        ("Kenya did not leave … on Monday.", "Kenya did not leave the town of Lamu on Monday."),
    ],
)
def test_the_article_s_words_in_another_guise_are_supported(claim, evidence):
    """Marks, digits, units, contractions, asides and the place of who says it make no other statement."""
    assert verdict(claim, evidence) == ("supported", "")


@pytest.mark.parametrize(
    ("claim", "evidence", "why"),
    [
        ("Kenya freed 40 of 50 prisoners.", "Kenya freed 50 of 40 prisoners.", "number"),
        ("Kenya freed 40 prisoners.", "Kenya freed up to 40 prisoners.", "number"),
        ("Kenya freed dozens of prisoners.", "Kenya freed 40 prisoners.", "number"),
        ("The talks lasted two days.", "The talks lasted two hours.", "unit"),
        ("A few thousand men came.", "A few hundred men came.", "unit"),
        ("Kenya left on 9 October.", "Kenya left on 8 October.", "number"),
        ("Kenya will leave in May.", "Kenya may leave.", "date"),
        ("Ana Tsulaia left.", "Ana Beridze met Marika Tsulaia and left.", "name"),
        ("Haddad told Odera to leave.", "Odera told Haddad to leave.", "role"),
        ("The minister told the envoy to leave.", "The envoy told the minister to leave.", "role"),
        ("Haddad accused Odera of lying to Varga.", "Haddad accused Varga of lying to Odera.", "role"),
        ("Odera complained to Haddad about Varga.", "Odera complained to Varga about Haddad.", "role"),
        ("Kenya bought tanks from Uganda.", "Uganda bought tanks from Kenya.", "role"),
        ("No ship left Lamu.", "A ship left Lamu.", "negation"),
        ("Kenya left after firing a shot.", "Kenya left without firing a shot.", "negation"),
        ("Both sides accepted the plan.", "Neither side accepted the plan.", "negation"),
        ("Kenya left Lamu.", "Nobody believes Kenya left Lamu.", "negation"),
        ("Kenya left Lamu.", "If Kenya left Lamu, Uganda would follow.", "hedge"),
        ("Kenya left Lamu.", "It is not clear whether Kenya left Lamu.", "hedge"),
        ("The plan is legal.", "The plan is illegal.", "opposite"),
        ("Prices fell by 5%.", "Prices rose by 5%.", "opposite"),
    ],
)
def test_a_turned_claim_is_refused_with_its_reason(claim, evidence, why):
    """The rule that objects gives its name, and the name has words for the account."""
    assert verdict(claim, evidence) == ("refused", why)
    assert MEANINGS[why]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The army withdrew.", "The army refused to withdraw."),
        ("Kenya signed the accord.", "Kenya offered to sign the accord."),
        ("Kenya attacked Uganda.", "Kenya was accused of attacking Uganda."),
        ("The president was arrested.", "The president's son was arrested."),
        ("The minister resigned.", "The deputy minister resigned."),
        ("Few soldiers left.", "A few soldiers left."),
        ("More than 40 soldiers died.", "At least 40 soldiers died."),
        ("Kenya left Lamu.", "Kenya left Lamu only after Uganda had left Bor."),
        ("Kenya left Lamu.", "Had Kenya left Lamu, Uganda would have followed."),
        ("Kenya left Lamu.", "Reports that Kenya left Lamu are false."),
        ("Kenya left Lamu.", "Kenya left Lamu, Haddad joked."),
        ("Kenya left Lamu.", "Kenya left Lamu, a claim that could not be verified."),
        ("Uganda would follow.", "If Kenya left Lamu, Uganda would follow."),
        ("Kenya left.", "Kenya said Uganda attacked Bor and left."),
        (
            "Three guns were lost to a ditch.",
            "Three guns were lost, two of them to drones and one to a ditch.",
        ),
        ("Haddad knew.", "Haddad, Odera said as he left, “knew”."),
        ("Kenya fled and Uganda came back.", "Kenya fled. The rebels lost and Uganda came back."),
        ("Kenya refused to sign before the vote.", "Kenya refused to sign the accord before the vote."),
    ],
)
def test_what_only_looks_like_the_article_is_not_supported(claim, evidence):
    """All its words may be there: what is left out, or what they are torn from, would turn it."""
    assert verdict(claim, evidence)[0] != "supported"


def test_a_known_name_of_the_article_may_stand_for_a_pronoun():
    """`He` may be named in the claim by the position's one actor, and by nobody else."""
    assert verdict("Later Odera left Bor.", "Later he left Bor.", "Juma Odera") == ("supported", "")
    assert verdict("Later Odera left Bor.", "Later he left Bor.") == ("refused", "name")
    two = "Juma Odera\nOmar Haddad"
    assert verdict("Later Odera left Bor.", "Later he left Bor.", two)[0] == "unverified"
    assert verdict("Odera left.", "Haddad met him and he left.", "Juma Odera")[0] != "supported"


def test_a_sentence_that_nobody_stands_beside_must_say_itself_who_says_so():
    """A position shows its holder; a summary does not."""
    evidence = "The talks had failed, two aides said."
    assert verdict("The talks had failed.", evidence) == ("supported", "")
    assert verdict("The talks had failed.", evidence, attributed=False) == ("unverified", "attribution")
    assert verdict("Two aides said the talks had failed.", evidence, attributed=False) == ("supported", "")


def test_words_are_quoted_only_where_the_article_quotes_them():
    """Marks around reported words would make them somebody's own."""
    assert verdict("Kenya said: “It would go”.", "Kenya said: “It would go.”") == ("supported", "")
    assert verdict("Kenya said: “It would go”.", "Kenya said it would go.") == ("unverified", "quotation")


def test_a_claim_of_several_sentences_needs_each_of_them():
    """One that is turned refuses them all."""
    evidence = "Kenya left Lamu. Uganda stayed in Bor."
    assert verdict("Kenya left Lamu. Uganda stayed in Bor.", evidence) == ("supported", "")
    assert verdict("Kenya left Lamu. Uganda did not stay in Bor.", evidence) == ("refused", "negation")


@pytest.mark.parametrize(
    ("language", "evidence", "claim", "outcome"),
    [
        (
            "es",
            "Colombia envió dos fragatas a Cartagena.",
            "Colombia envió 2 fragatas a Cartagena.",
            "supported",
        ),
        ("es", "Colombia envió dos fragatas a Cartagena.", "Colombia envió tres fragatas.", "refused"),
        ("es", "No ha pedido ayuda.", "Ha pedido ayuda.", "unverified"),
        ("es", "Colombia envió dos fragatas.", "Dos fragatas fueron enviadas por Colombia.", "unverified"),
        ("fr", "La France a livré trois radars.", "La Belgique a livré trois radars.", "refused"),
        ("de", "Kenia hat zweihundert Soldaten geschickt.", "Kenia hat 200 Soldaten geschickt.", "supported"),
        ("ru", "Кения направила двух чиновников.", "Кения направила трёх чиновников.", "refused"),
        ("ar", "أرسلت البحرية ثلاث فرقاطات", "أرسلت البحرية خمس فرقاطات", "refused"),
        ("zh", "海军派出三艘护卫舰。", "海军派出五艘护卫舰。", "refused"),
        ("nl", "Kenia stuurde 40 soldaten.", "Kenia stuurde 50 soldaten.", "refused"),
        ("nl", "Kenia stuurde 40 soldaten.", "Kenia stuurde 40 soldaten.", "supported"),
        ("es", "Dijo que no habrá tropas.", "Dijo que «no habrá tropas».", "unverified"),
    ],
)
def test_another_language_s_claim_is_supported_only_word_for_word(language, evidence, claim, outcome):
    """Numbers and names are checked, in words too; whatever else differs is unverified."""
    assert verdict(claim, evidence, "", language)[0] == outcome


def test_only_the_numbers_and_names_of_a_question_are_checked():
    """A question turns the negation of its evidence round."""
    lexicon = load_lexicon("en")
    evidence = "Kenya would not say how many of the 40 prisoners had been freed."
    assert (
        check_names_and_numbers("How many prisoners has Kenya freed?", evidence, lexicon).outcome
        == "unverified"
    )
    assert check_names_and_numbers("Were all 50 prisoners freed?", evidence, lexicon).why == "number"
    assert check_names_and_numbers("How many has Uganda freed?", evidence, lexicon).why == "name"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_without_a_word_says_nothing(language):
    """Marks alone are supported by nothing."""
    assert verdict("", EVIDENCE, "", language) == ("unverified", "words")
    assert verdict("… “”.", EVIDENCE, "", language) == ("unverified", "words")


def test_what_is_too_long_to_compare_is_unverified():
    """A sentence of hundreds of words is no claim, and comparing grows with the square of its length."""
    words = "Kenya left Lamu and " * 200
    assert verdict(words, words) == ("unverified", "length")
    assert check_names_and_numbers(words, words, load_lexicon("en")).why == "length"


@given(st.text(max_size=120), st.text(max_size=300), st.text(max_size=60), st.sampled_from(LANGUAGES))
@example("", "", "²㐀", "en")
@settings(deadline=None, max_examples=300)
def test_any_text_gets_a_verdict(claim, evidence, names, language):
    """The check is total: whatever a model writes, it answers, and a verdict that is not support has its reason."""
    outcome, why = verdict(claim, evidence, names, language)
    assert (outcome == "supported") == (why == "")
    assert why == "" or why in MEANINGS


WORDS = st.sampled_from(
    "Kenya Uganda Odera the a envoy army not never said denied if may will was by on Monday 40 two left attacked "
    "and but who , . “ ” — allegedly privately before to from no more than he".split()
)


@given(st.lists(WORDS, min_size=1, max_size=25), st.lists(WORDS, min_size=1, max_size=25))
@settings(deadline=None, max_examples=300)
def test_a_claim_with_a_word_that_its_evidence_has_not_is_never_supported(claim, evidence):
    """Whatever its order: only articles and `that` may be put in, and who is said to act may stand first."""
    outcome, _ = verdict(" ".join(claim), " ".join(evidence))
    free = {"the", "a", "said", "was", "by", ",", ".", "“", "”", "—"}
    if {word.lower() for word in claim} - {word.lower() for word in evidence} - free:
        assert outcome != "supported"


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

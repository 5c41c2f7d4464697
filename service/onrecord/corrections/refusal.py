"""Every way that a change cannot be applied, with what to do. No words of the article stand in them."""

from __future__ import annotations

from onrecord.errors import CorrectionRefused


def item_gone(item: str, pointer: str) -> CorrectionRefused:
    """It was deleted, or never was."""
    return CorrectionRefused(
        "correction-item-gone",
        f"There is no {item} in the corrected brief.",
        remedy="Load the corrected brief again: it may have been deleted, or what added it was withdrawn.",
        status=409,
        pointer=pointer,
    )


def not_in_article(why: str, pointer: str) -> CorrectionRefused:
    """The offsets show other words, or none."""
    return CorrectionRefused(
        "correction-not-in-article",
        f"What was selected does not stand in the article: {why}.",
        remedy="Select the words in the article again; offsets are Unicode code points of article.text.",
        pointer=pointer,
    )


def too_long(longest: int, pointer: str) -> CorrectionRefused:
    """More words than such a field takes."""
    return CorrectionRefused(
        "correction-too-long",
        f"More than {longest} characters, or more than one paragraph, are selected for this field.",
        remedy="Select only the words that it is about.",
        pointer=pointer,
    )


def too_much(longest: int, pointer: str) -> CorrectionRefused:
    """More words than one item is about."""
    return CorrectionRefused(
        "correction-too-long",
        f"More than {longest:,} characters are selected.",
        remedy="Select only the words that it is about.",
        pointer=pointer,
    )


def numbers_unclear(why: str, pointer: str) -> CorrectionRefused:
    """No one number can be read from the words."""
    return CorrectionRefused(
        "correction-number-unclear",
        f"No one number can be read from what was selected: {why}.",
        remedy="Select the words of one number as a whole, such as “at least three”.",
        pointer=pointer,
    )


def kind_unread(pointer: str) -> CorrectionRefused:
    """No noun of an asset stands in the words."""
    return CorrectionRefused(
        "correction-kind-unread",
        "What kind of asset this is cannot be read from the selected words.",
        remedy="Give asset_kind: ship, aircraft, vehicle, weapon, force or facility.",
        pointer=pointer,
    )


def no_divergence(why: str, pointer: str) -> CorrectionRefused:
    """The positions are not two sides of one actor."""
    return CorrectionRefused(
        "correction-no-divergence",
        f"These positions are no divergence: {why}.",
        remedy="Name public and private positions of one actor, or of actors that belong together.",
        status=409,
        pointer=pointer,
    )


def basis_missing(pointer: str) -> CorrectionRefused:
    """Nothing says why they do not agree."""
    return CorrectionRefused(
        "correction-basis-missing",
        "Nothing says why these positions do not agree.",
        remedy="Select the words that set them against each other as span, or give basis.",
        pointer=pointer,
    )


def answers_itself(pointer: str) -> CorrectionRefused:
    """A position is about another."""
    return CorrectionRefused(
        "correction-answers-itself",
        "A position cannot answer itself.",
        remedy="Name the position that it answers or denies, or null.",
        pointer=pointer,
    )

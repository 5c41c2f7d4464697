"""The assets of a text as rules alone read them, by their words."""

from grounding.building import ground, grounding_of
from onrecord.draft import DraftAsset


def read(text, language="en"):
    """The assets of a text by their words, every phrase drafted with nothing but its place."""
    return {item.designation.text: item for item in read_all(text, language)}


def read_all(text, language="en"):
    """The assets of a text in order."""
    grounding = grounding_of(text, language)
    drafts = [
        DraftAsset(designation="-", sentences=[number], anchor=candidate.anchor)
        for number in range(1, len(grounding.article.sentences) + 1)
        for candidate in grounding.phrases.in_sentence(number)
    ]
    return ground(grounding, *drafts).assets.items


def owner(item):
    """The words for whoever has an asset."""
    return item.operator_span.text if item.operator_span else None


def place(item):
    """The words for where it is."""
    return item.location.text if item.location else None

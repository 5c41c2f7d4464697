"""The summary: sentences written from grounded items, checked like claims, else the article's own."""

from __future__ import annotations

from onrecord.grounding.claims import check_claim, overlap
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.items import AssetItem, PositionItem, QuestionItem

Item = PositionItem | AssetItem | QuestionItem


def notes(grounding: Grounding, limit: int = 6) -> list[tuple[str, Item]]:
    """What a summary is written from: the most telling items, in the article's order."""
    positions = sorted(grounding.positions.items, key=lambda p: (p.setting != "private", p.order))[: limit - 1]
    lines: list[tuple[tuple[int, int], str, Item]] = []
    for item in positions:
        cited = ", ".join(source.text for source in item.sources if source.type.startswith("unnamed"))
        claim = item.claim if len(item.claim) <= 260 else item.claim[:260].rsplit(" ", 1)[0] + " …"
        lines.append((item.order, f"{claim} ({item.setting}{', by ' + cited if cited else ''})", item))
    for asset in grounding.assets.items[:2]:
        count = f"{asset.quantity.text} " if asset.quantity else ""
        where = f", {asset.location.text}" if asset.location else ""
        of = f" ({asset.operator.name}{where})" if asset.operator else ""
        lines.append(((asset.designation.start, 0), f"{count}{asset.designation.text}{of}", asset))
    return [(text, item) for _, text, item in sorted(lines, key=lambda line: line[0])][:limit]


def checked(grounding: Grounding, sentences: list[str], used: list[Item]) -> list[tuple[str, list[Item]]]:
    """Each sentence with the items it rests on; one that they do not support gives way to the article's words."""
    kept: list[tuple[str, list[Item]]] = []
    for sentence in sentences[:4]:
        resting = [item for item in used if overlap(_words_of(item), sentence) >= 0.4]
        evidence = " ".join(span.text for item in resting for span in item.evidence)
        names = " ".join(entry.name for entry in grounding.actors.entries)
        verdict = check_claim(sentence, evidence, names, grounding.lexicon) if resting else None
        if verdict is not None and verdict.outcome == "supported":
            kept.append((sentence.strip()[:2_000], resting))
            continue
        why = verdict.why if verdict else "no item says so"
        grounding.ledger.reject("summary", {"text": sentence[:500]}, "unsupported", why)
    return kept or lead(grounding, used)


def lead(grounding: Grounding, used: list[Item]) -> list[tuple[str, list[Item]]]:
    """The article's own sentence that most items of the notes rest on, the first of equals."""
    best: tuple[int, int] | None = None
    for item in used:
        number = item.evidence[0].sentence
        count = sum(1 for other in used if other.evidence[0].sentence == number)
        if best is None or count > best[0]:
            best = (count, number)
    if best is None:
        return []
    resting = [item for item in used if item.evidence[0].sentence == best[1]]
    return [(grounding.article.words_of(best[1])[:2_000], resting)]


def _words_of(item: Item) -> str:
    if isinstance(item, PositionItem):
        return item.claim
    if isinstance(item, AssetItem):
        return item.designation.text
    return item.question

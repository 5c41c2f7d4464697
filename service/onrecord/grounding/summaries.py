"""The summary: sentences written from grounded items, checked like claims, else the article's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.claims.claims import check_claim, overlap
from onrecord.grounding.text.items import AssetItem, PositionItem, QuestionItem

if TYPE_CHECKING:
    from onrecord.grounding.grounding import Grounding

Item = PositionItem | AssetItem | QuestionItem

_IN_MARKS = re.compile(r"[“\"][^“”\"]*[”\"]|(?<!\w)[‘'][^‘]*?[’'](?!\w)")
_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|[Ww]e|[Mm]y|[Oo]ur)(?![\w.])")


def notes(grounding: Grounding, limit: int = 6) -> list[tuple[str, Item]]:
    """What a summary is written from: the most telling items, in the article's order."""
    positions = sorted(grounding.positions.items, key=lambda p: (p.setting != "private", p.order))[
        : limit - 1
    ]
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
        names = "\n".join(", ".join([e.name, *e.aliases()]) for e in grounding.actors.entries)
        verdict = (
            check_claim(sentence, evidence, names, grounding.lexicon, attributed=False) if resting else None
        )
        if verdict is not None and verdict.outcome == "supported":
            kept.append((sentence.strip()[:2_000], resting))
            continue
        why = verdict.meaning if verdict else "no item says so"
        grounding.ledger.reject("summary", {"text": sentence[:500]}, "unsupported", why)
    return kept or lead(grounding, used)


def lead(grounding: Grounding, used: list[Item]) -> list[tuple[str, list[Item]]]:
    """The article's own sentences that tell most: the first that carries an item, then one of the other setting.

    A denial stands next to what it denies; hedges and sourcing stay, for the sentences are the article's.
    """
    positions = sorted(grounding.positions.items, key=lambda item: item.order)
    items: list[Item] = [*positions, *grounding.assets.items, *grounding.questions.items]
    if not items:
        return []
    first = min(items, key=lambda item: item.evidence[0].start)
    chosen = [first.evidence[0].sentence]
    private = next((p for p in positions if p.setting == "private"), None)
    wanted = [private, next((p for p in positions if private and p.about is private), None)]
    if private is None or private.evidence[0].sentence == chosen[0]:
        wanted.append(
            next(
                (
                    p
                    for p in positions
                    if p.setting == "public"
                    and p.act in ("denies", "accuses", "refuses", "demands", "threatens")
                ),
                None,
            )
        )
    elif wanted[1] is None:
        wanted.append(
            next((p for p in positions if p.setting == "public" and p.actor.of is private.actor.of), None)
        )
    for position in wanted:
        if position is not None and position.evidence[0].sentence not in chosen and len(chosen) < 3:
            chosen.append(position.evidence[0].sentence)
    told: list[tuple[str, list[Item]]] = []
    for number in sorted(chosen):
        shown = [i for i in items if number in {span.sentence for span in i.evidence}]
        told.append((_telling(grounding.article.words_of(number), shown)[:2_000], shown))
    return told


def _telling(words: str, shown: list[Item]) -> str:
    """The article's sentence; where it does not stand alone, the claim of a position that it shows.

    `The minister said:` only announces; a question, a quotation cut at a full stop inside it and an answer in the
    first person have lost who speaks.
    """
    alone = (
        not words.rstrip().endswith((":", "?"))
        and words.count("“") == words.count("”")
        and words.count('"') % 2 == 0
        and _FIRST_PERSON.search(_IN_MARKS.sub("", words)) is None
    )
    claims = (item.claim for item in shown if isinstance(item, PositionItem))
    return words if alone else next(claims, words)


def _words_of(item: Item) -> str:
    if isinstance(item, PositionItem):
        return item.claim
    if isinstance(item, AssetItem):
        return item.designation.text
    return item.question

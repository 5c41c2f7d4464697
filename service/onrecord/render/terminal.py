"""The brief in a terminal: words first, colour second, and never the article's own markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.render import view, wording
from onrecord.render.characters import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.brief import Brief
    from onrecord.render.views import (
        AccountView,
        ActorView,
        AssetView,
        DivergenceView,
        Link,
        Passage,
        PositionView,
        QuestionView,
        RemarkView,
        SourceView,
    )

_SIDE_BY_SIDE = 72
_WIDE_TABLE = 110
_STYLE = {"public": "bold blue", "private": "bold magenta", "unclear": "bold yellow"}


def print_brief(brief: Brief, console: Console) -> None:
    """Print `brief` on `console`; readable at 80 columns, without colour and in pipes."""
    shown = view.view_of(brief)
    console.print(_text(shown.headline, "bold"))
    console.print(_text(" · ".join(shown.byline), "dim"))
    console.print()
    if shown.account.flagged:
        flagged = wording.counted(len(shown.account.flagged), "passage")
        console.print(_text(f"Look first: {flagged} flagged, see the account.", "bold red"))
        console.print()
    if shown.empty:
        console.print(_text(view.NOTHING_FOUND, "bold"))
        console.print(_text(view.NO_PROOF))
        console.print()
    for sentence in shown.summary:
        items = f" [{', '.join(link.id for link in sentence.items)}]" if sentence.items else ""
        console.print(_text(sentence.text).append(items, "dim"))
    if shown.summary:
        console.print()
    _print(console, "DIVERGENCES", (_divergence(divergence) for divergence in shown.divergences))
    _print(console, "WHO HOLDS WHAT", (_actor(actor, console.width) for actor in shown.actors))
    if shown.bystanders:
        others = "; ".join(f"{actor.name} ({actor.description})" for actor in shown.bystanders)
        console.print(_text(f"Also in the article, without a position: {others}", "dim"))
        console.print()
    if shown.assets:
        _print(console, "MILITARY ASSETS", [_assets(shown.assets, console.width)])
    _print(console, "WHAT IS NOT KNOWN", [_question(question) for question in shown.questions])
    _print(console, f"ACCOUNT: {shown.account.counts}", _account(shown.account))
    console.print(_text(shown.provenance, "dim"))


def _text(words: str, style: str = "") -> Text:
    return Text(in_one_line(words), style=style, overflow="fold")


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2), expand=False)


def _print(console: Console, title: str, parts: Iterable[RenderableType]) -> None:
    started = False
    for part in parts:
        if not started:
            console.print(Text(title, "bold underline"))
            console.print()
            started = True
        console.print(part)
    if started:
        console.print()


def _divergence(divergence: DivergenceView) -> RenderableType:
    lines: list[RenderableType] = [
        _text(divergence.id, "bold").append(f"  {divergence.relation}; {divergence.basis}", "not bold")
    ]
    lines += [_indented(_lead(position)) for position in (*divergence.public, *divergence.private)]
    if divergence.words:
        lines.append(_indented(_quoted("In the article", divergence.words)))
    return Group(*lines, Text())


def _actor(actor: ActorView, width: int) -> RenderableType:
    title = _text(actor.name, "bold").append("  " + in_one_line(actor.description), "not bold")
    lines: list[RenderableType] = [title]
    more = [*actor.relations, *(["also: " + ", ".join(actor.aliases)] if actor.aliases else [])]
    if more:
        lines.append(_text("; ".join(more), "dim"))
    both = (actor.public or actor.related_public) and (actor.private or actor.related_private)
    if width >= _SIDE_BY_SIDE and both:
        sides = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, expand=True)
        sides.add_column(Text("IN PUBLIC", _STYLE["public"]), ratio=1, overflow="fold")
        sides.add_column(Text("IN PRIVATE", _STYLE["private"]), ratio=1, overflow="fold")
        sides.add_row(
            _column(actor.public, actor.related_public), _column(actor.private, actor.related_private)
        )
        lines.append(sides)
    else:
        for positions, related, setting in (
            (actor.public, actor.related_public, "public"),
            (actor.private, actor.related_private, "private"),
        ):
            if positions or related:
                lines += _stacked(positions, related, setting)
        absent = [word for word, there in (("public", actor.public), ("private", actor.private)) if not there]
        lines.append(_text(f"Nothing in {' or '.join(absent)}." if absent else "", "dim"))
    if actor.unclear:
        lines += _stacked(actor.unclear, [], "unclear")
    return Group(*lines, Text())


def _stacked(
    positions: Sequence[PositionView], related: Sequence[Link], setting: str
) -> list[RenderableType]:
    title = "SETTING UNCLEAR" if setting == "unclear" else f"IN {setting.upper()}"
    return [Text(title, _STYLE[setting]), _indented(_column(positions, related))]


def _column(positions: Sequence[PositionView], related: Sequence[Link]) -> RenderableType:
    lines = [part for position in positions for part in (_position(position), Text())]
    if not positions:
        lines.append(Text("Nothing of its own.", "dim"))
    lines += [_labelled(f"Related, {link.id}", link.text) for link in related]
    return Group(*lines)


def _lead(position: PositionView) -> Text:
    lead = Text(position.setting_words.upper(), _STYLE[position.setting])
    lead.append(f" {position.id} ", "bold")
    lead.append(in_one_line(position.holder) + " ", "bold")
    return lead.append_text(_claim(position))


def _claim(position: PositionView) -> Text:
    claim = in_one_line(position.claim)
    text = Text(f"{position.act} ({position.certainty}): ")
    if position.in_articles_words:
        return text.append(f"“{claim}”").append(
            " (the article's words; the claim could not be checked)", "italic"
        )
    return text.append(claim)


def _position(position: PositionView) -> RenderableType:
    head = Text(f"{position.id} ", "bold").append_text(_claim(position))
    return Group(head, *(_indented(line) for line in _details(position)))


def _details(position: PositionView) -> Iterator[Text]:
    if position.condition:
        yield _labelled("Condition", f"“{position.condition}”")
    if position.about:
        yield _labelled(position.about_words, f"{position.about.id}: {position.about.text}")
    yield _labelled("Who says so", _sources(position.sources))
    yield _labelled("Disclosure", position.disclosure)
    if position.relays:
        yield _labelled("Relayed by", _sources(position.relays))
    if position.anonymity:
        yield _labelled("Why unnamed", f"“{position.anonymity}”")
    if position.when:
        yield _labelled("When", position.when)
    for quote in position.quotes:
        yield _quoted("Quote", quote)
    for passage in position.evidence:
        yield _quoted("Evidence", passage)
    if position.divergences:
        yield _labelled("Divergence", ", ".join(position.divergences))
    if position.unverified:
        yield _labelled("Not checked by rules", ", ".join(position.unverified))


def _labelled(label: str, words: str) -> Text:
    return Text(f"{label}: ", "dim").append(in_one_line(words), "not dim")


def _quoted(label: str, passage: Passage) -> Text:
    return _labelled(f"{label}, sentence {passage.sentence}", f"“{passage.text}”")


def _sources(sources: Iterable[SourceView]) -> str:
    return "; ".join(f"“{source.text}” ({source.kind})" for source in sources) or "no source given"


def _assets(assets: Sequence[AssetView], width: int) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_lines=False)
    wide = width >= _WIDE_TABLE
    for title in ("", "Asset", "As written", "Number", "Operator", "Place"):
        table.add_column(title, overflow="fold", no_wrap=title == "")
    for title in ("Status", "Certainty", "Source") if wide else ("Status, certainty",):
        table.add_column(title, overflow="fold")
    for asset in assets:
        ends = [asset.status, asset.certainty, _sources(asset.sources)]
        if not wide:
            ends = [f"{asset.status}, {asset.certainty}"]
        name = f"{asset.designation} ({asset.kind})"
        cells = [asset.id, name, asset.quantity, asset.number, asset.operator, asset.place, *ends]
        table.add_row(*(_text(cell) for cell in cells))
    return Group(table, *_asset_notes(assets, sources=not wide))


def _asset_notes(assets: Sequence[AssetView], *, sources: bool) -> Iterator[RenderableType]:
    """Say what the table has no room for; evidence that several assets share is quoted once."""
    shared: dict[Passage, list[str]] = {}
    for asset in assets:
        for passage in asset.evidence:
            shared.setdefault(passage, []).append(asset.id)
        if asset.part_of:
            yield _labelled(f"{asset.id}, part of", f"{asset.part_of.id} {asset.part_of.text}")
        if sources:
            yield _labelled(f"{asset.id}, source", _sources(asset.sources))
        if asset.unverified:
            yield _labelled(f"{asset.id}, not checked by rules", ", ".join(asset.unverified))
    for passage, ids in shared.items():
        yield _quoted(f"{', '.join(ids)}, evidence", passage)


def _question(question: QuestionView) -> RenderableType:
    by = f", by {question.withheld_by}" if question.withheld_by else ""
    head = Text(f"{question.id} ", "bold").append(in_one_line(f"{question.question} ({question.reason}{by})"))
    lines = [_indented(_quoted("Evidence", passage)) for passage in question.evidence]
    return Group(head, *lines)


def _account(account: AccountView) -> Iterator[RenderableType]:
    if account.rejected:
        yield Text("Rejected: not part of the brief", "bold")
    for rejected in account.rejected:
        yield _indented(_text(f"{rejected.kind} “{rejected.words}”: {rejected.reason}. {rejected.detail}"))
    yield from _remarks("Uncovered: sentences with a cue that no item covers", account.uncovered)
    yield from _remarks("Ambiguous: words that stand in several places", account.ambiguous)
    yield from _remarks("Flagged: for an editor's eye", account.flagged)


def _remarks(title: str, remarks: Sequence[RemarkView]) -> Iterator[RenderableType]:
    if remarks:
        yield Text(title, "bold")
    for remark in remarks:
        yield _indented(_text(remark.words))
        for passage in remark.passages:
            words = _text(f"“{passage.text}” (sentence {passage.sentence})", "dim")
            yield _indented(_indented(words))

"""What became of a brief, for an editor: what is lost or changed first, then what moved, then what is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.item_words import joined, name_of, numbers_of, shortened, words_of
from onrecord.cli.side_by_side import side_by_side
from onrecord.grounding.carrying.carried import KEPT
from onrecord.render.characters import in_one_line
from onrecord.render.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, RenderableType

    from onrecord.brief import Brief
    from onrecord.grounding.carrying.carried import Carried, CarriedItem, CarriedSentence, CarriedSpan, State

_STYLE: dict[State, str] = {"lost": "bold red", "changed": "bold yellow", "ambiguous": "bold yellow"}


def headline(carried: Carried) -> str:
    """The counts in one line."""
    counts, total = carried.counts, len(carried.items)
    stand = counts["stands"] + counts["moved"]
    moved = f" ({'all' if counts['moved'] == stand else counts['moved']} moved)" if counts["moved"] else ""
    rest = [f"{counts[state]} {state}" for state in ("changed", "ambiguous", "lost") if counts[state]]
    if not total:
        said = "The brief has no items."
    elif not rest:
        said = f"{'Its one item stands' if total == 1 else f'All {total} items stand'}{moved}."
    else:
        said = f"{counted(total, 'item')}: {', '.join([f'{stand} stand{moved}', *rest])}."
    unread = len(carried.unread)
    if not unread:
        return f"{said} The new text has no sentence that was not read."
    return (
        f"{said} {counted(unread, 'sentence')} of the new text {'was' if unread == 1 else 'were'} not read."
    )


def print_carried(carried: Carried, old: Brief, console: Console, new_name: str) -> None:
    """Print what became of `old`; readable at 80 columns, without colour and in pipes."""
    page = _Page(carried, old, console.width)
    console.print(_text(headline(carried), "bold"))
    for title, parts in (
        ("LOST OR CHANGED", page.sentences()),
        ("WHOSE WORDS", page.leads()),
        ("ALONG WITH THEM", page.followers()),
        ("ACTORS", page.actors()),
        ("MOVED", page.moved()),
        ("NOT READ YET", page.unread()),
        ("ALSO GONE", page.gone()),
    ):
        started = False
        for part in parts:
            if not started:
                console.print()
                console.print(Text(title, "bold underline"))
                started = True
            console.print(part)
    if carried.unread:
        console.print()
        # Not broken, so that it can be copied.
        console.print(_text(f"To have them read: onrecord brief {new_name}", "dim"), soft_wrap=True)


class _Page:
    """The sections of one printing."""

    def __init__(self, carried: Carried, old: Brief, width: int) -> None:
        self._carried = carried
        self._width = width
        self._was, self._now = old.article, carried.brief.article
        self._sentences = {sentence.number: sentence for sentence in carried.sentences}
        self._words = words_of(old)
        self._items = {item.id: item for item in carried.items}
        self._faults = {item.id: self._faults_of(item) for item in carried.items}
        self._shown: set[int] = set()

    def sentences(self) -> Iterator[RenderableType]:
        """Each old sentence that items lost, beside its edited form, and these items."""
        at: dict[int, list[CarriedItem]] = {}
        for item in self._carried.items:
            for number in self._faults[item.id] if item.kind != "actor" else ():
                at.setdefault(number, []).append(item)
        for number in sorted(at):
            yield Text()
            yield from self._sentence(self._sentences[number])
            for item in sorted(at[number], key=lambda item: item.state != "lost"):
                yield _indented(self._head(item))
                told = self._loss(item, number)
                if told:
                    yield _indented(_indented(_text(told)))

    def leads(self) -> Iterator[RenderableType]:
        """Positions whose own sentences stand, where those that tell whose words they are do not."""
        for item in self._carried.items:
            if not item.leads or (item.state == "lost" and self._faults[item.id]):
                continue
            yield Text()
            yield self._head(item)
            lead = "leads" if len(item.leads) == 1 else "lead"
            told = f"{numbers_of(item.leads)}, which told whose words these are, no longer {lead} up to it."
            yield _indented(_text(f"Its sentence stands. {told}"))
            yield from (_indented(_text(line)) for line in self._before_and_own(item))

    def followers(self) -> Iterator[RenderableType]:
        """What falls with another item, or stands without one that it refers to."""
        for item in self._carried.items:
            if item.falls_with and not self._faults[item.id] and not item.leads:
                yield self._head(item)
                yield _indented(_text(f"It rests on {joined(item.falls_with)}."))
        for item in self._carried.items:
            if item.drops and item.carried:
                yield _text(f"{item.id} stands without {joined(item.drops)}, which it refers to.")

    def actors(self) -> Iterator[RenderableType]:
        """Actors that are no longer named, or not as they were."""
        for item in self._carried.items:
            if item.kind != "actor" or item.state in KEPT:
                continue
            edited = sorted(
                {now.sentence for span in item.spans if span.state == "changed" for now in span.now}
            )
            if "mentions" not in item.fields:
                told = " ".join(self._poorer(item))
            elif edited:
                told = f"The mentions that carried it are in what was edited: {numbers_of(edited).lower()}."
            else:
                told = "The sentences that named it are gone."
            yield self._head(item).append(f". {told}", "not bold")

    def moved(self) -> Iterator[RenderableType]:
        """How many items moved, and the sentences that stand in another order."""
        moved = [item for item in self._carried.items if item.state == "moved"]
        if not moved:
            return
        noun = counted(len(moved), "item")
        yield _text(f"{noun} in the same words at other offsets: {', '.join(item.id for item in moved)}.")
        for run in _runs([each for each in self._carried.sentences if each.reordered]):
            held = [item.id for item in moved if self._holds(item, {each.number for each in run})]
            ids = f" ({', '.join(held)})" if held else ""
            was, now = [each.number for each in run], [each.now[0] for each in run]
            yield _text(
                f"In another order: {numbers_of(was).lower()}, now {joined([str(n) for n in now])}{ids}."
            )

    def unread(self) -> Iterator[RenderableType]:
        """Sentences that the brief was not read from; those shown beside their old form by number only."""
        shown = [each.span.sentence for each in self._carried.unread if each.was in self._shown]
        for each in self._carried.unread:
            number = each.span.sentence
            if each.kind == "edited" and each.was is not None and each.was not in self._shown:
                yield Text()
                yield from self._sentence(self._sentences[each.was])
            elif each.kind == "repeated" and each.was not in self._shown:
                yield _listed(number, f"{each.span.text} (repeats sentence {each.was} of the old text)")
            elif each.kind == "new":
                yield _listed(number, each.span.text)
        if shown:
            yield _text(f"And, shown above: {numbers_of(shown).lower()}.")

    def gone(self) -> Iterator[RenderableType]:
        """Old sentences that no item rested on."""
        for sentence in self._carried.sentences:
            if sentence.state == "lost" and sentence.number not in self._shown:
                yield _listed(sentence.number, self._old_text(sentence.number))

    def _sentence(self, sentence: CarriedSentence) -> Iterator[RenderableType]:
        """An old sentence and what became of it."""
        number = sentence.number
        self._shown.add(number)
        was = self._old_text(number)
        if sentence.state == "changed":
            at = sentence.now[0]
            yield side_by_side(was, self._new_text(at), (number, at), self._width)
            return
        if sentence.state == "ambiguous":
            head = f"Sentence {number} stands in {counted(len(sentence.now), 'place')} now"
            yield _text(
                f"{head} ({numbers_of(sentence.now).lower()}), and nothing tells which is it.", "bold"
            )
        elif sentence.state == "lost":
            yield _text(f"Sentence {number} is gone.", "bold")
        else:
            yield _text(f"Sentence {number} stands, but not with those that went with it.", "bold")
        yield _text(was)

    def _head(self, item: CarriedItem) -> Text:
        head = Text(f"{item.id} ", "bold").append(item.state.upper(), _STYLE.get(item.state, "bold"))
        return head.append(f" {in_one_line(self._words[item.id])}", "not bold")

    def _loss(self, item: CarriedItem, number: int) -> str:
        """What of an item is lost with a sentence, where the sentence itself does not tell."""
        spans = self._faults[item.id][number]
        gone = [span for span in spans if span.state == "lost" and not span.field.startswith("evidence")]
        told: list[str] = []
        if gone and self._sentences[number].state == "changed":
            named = dict.fromkeys(f"{name_of(span.field)} “{shortened(span.was.text)}”" for span in gone)
            told.append(f"Gone or changed: {'; '.join(named)}.")
        # What falls in the same sentence stands beside it.
        others = [
            each for each in item.falls_with if each not in self._items or number not in self._faults[each]
        ]
        if others:
            told.append(f"It rests on {joined(others)}, too.")
        return " ".join(told)

    def _poorer(self, actor: CarriedItem) -> Iterator[str]:
        """What an actor lost that is still named."""
        if "name" in actor.fields:
            name = next(each.name for each in self._carried.brief.actors if each.id == actor.id)
            yield f"It is named in other words only: “{shortened(name)}”."
        for span in actor.spans:
            if span.field in actor.fields:
                yield f"Its {name_of(span.field)} “{shortened(span.was.text)}” no longer stands."

    def _before_and_own(self, item: CarriedItem) -> Iterator[str]:
        """The first sentence that nobody leads up to any more, and the one that stands before it now."""
        for number in range(item.leads[0] + 1, item.leads[-1] + 2):
            now = self._sentences[number].now
            if number - 1 in item.leads and any(span.was.sentence == number for span in item.spans) and now:
                if now[0] > 1:
                    yield f"Before it now, sentence {now[0] - 1}: “{self._new_text(now[0] - 1)}”"
                yield f"Its own, sentence {now[0]}: “{self._new_text(now[0])}”"
                return

    def _faults_of(self, item: CarriedItem) -> dict[int, list[CarriedSpan]]:
        """The spans that an item lost, by the old sentence that they stood in."""
        faults: dict[int, list[CarriedSpan]] = {}
        if item.state in KEPT:
            return faults
        for span in item.spans:
            if span.state not in KEPT and (item.kind != "actor" or _matters(span.field, item.fields)):
                faults.setdefault(span.was.sentence, []).append(span)
        return faults

    def _holds(self, item: CarriedItem, numbers: set[int]) -> bool:
        return item.kind != "actor" and any(span.was.sentence in numbers for span in item.spans)

    def _old_text(self, number: int) -> str:
        start, end = self._was.sentences[number - 1]
        return self._was.text[start:end]

    def _new_text(self, number: int) -> str:
        start, end = self._now.sentences[number - 1]
        return self._now.text[start:end]


def _matters(field: str, fields: Sequence[str]) -> bool:
    """Whether an actor is the poorer for this span: one mention of several is no loss."""
    return field in fields or (field.startswith("mentions") and bool({"mentions", "name"} & set(fields)))


def _runs(sentences: Sequence[CarriedSentence]) -> list[list[CarriedSentence]]:
    """Sentences that went together."""
    runs: list[list[CarriedSentence]] = []
    for each in sentences:
        before = runs[-1][-1] if runs else None
        if before and (before.number + 1, before.now[0] + 1) == (each.number, each.now[0]):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _listed(number: int, words: str) -> RenderableType:
    row = Table.grid(padding=(0, 2))
    row.add_column(justify="right", min_width=3)
    row.add_column(overflow="fold")
    row.add_row(str(number), _text(words))
    return row


def _text(words: str, style: str = "") -> Text:
    return Text(in_one_line(words), style=style, overflow="fold")


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2), expand=False)

"""The brief as Markdown (CommonMark with GitHub's tables), nothing of the article left as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.render import view, wording
from onrecord.render.characters import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.brief import Brief
    from onrecord.render.views import (
        ActorView,
        AssetView,
        BriefView,
        DivergenceView,
        Link,
        Passage,
        PositionView,
        QuestionView,
        RemarkView,
        SourceView,
    )

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~$@^]")
_AT_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")
_ADDRESS = re.compile(r"(?i)\b(www)\.|(https?|ftp|mailto|xmpp):")


def to_markdown(brief: Brief) -> str:
    """Return `brief` as a Markdown page that ends with a line break."""
    return "\n".join(_lines(view.view_of(brief))).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """`text` in one line, such that Markdown and HTML show it as it stands."""
    line = in_one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _SPECIAL.sub(r"\\\g<0>", line)
    line = _ADDRESS.sub(lambda m: f"{m[1]}\\." if m[1] else f"{m[2]}\\:", line)
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def _lines(shown: BriefView) -> Iterator[str]:
    yield f"# {escaped(shown.headline)}"
    yield ""
    yield escaped(" · ".join(shown.byline))
    yield ""
    if shown.url:
        yield f"Article: {escaped(shown.url)}"
        yield ""
    if shown.account.flagged:
        flagged = wording.counted(len(shown.account.flagged), "passage")
        yield f"**Look first:** {flagged} flagged, see the account."
        yield ""
    if shown.empty:
        yield f"**{view.NOTHING_FOUND}** {view.NO_PROOF}"
        yield ""
    if shown.summary:
        yield "## Summary"
        yield ""
        for sentence in shown.summary:
            items = ", ".join(link.id for link in sentence.items)
            yield f"- {escaped(sentence.text)}" + (f" \\[{items}\\]" if items else "")
        yield ""
    yield from _divergences(shown.divergences)
    yield from _actors(shown)
    yield from _assets(shown.assets)
    yield from _questions(shown.questions)
    yield from _account(shown)
    yield "---"
    yield ""
    yield escaped(shown.provenance)


def _divergences(divergences: list[DivergenceView]) -> Iterator[str]:
    for number, divergence in enumerate(divergences):
        if number == 0:
            yield "## Divergences"
            yield ""
        yield f"- **{divergence.id}** ({divergence.relation}; {divergence.basis})"
        for side in (divergence.public, divergence.private):
            for position in side:
                yield f"  - {_lead(position)}"
        if divergence.words:
            yield f"  - In the article: {_quoted(divergence.words)}"
    if divergences:
        yield ""


def _actors(shown: BriefView) -> Iterator[str]:
    yield "## Who holds what"
    yield ""
    if not shown.actors:
        yield "No position was found."
        yield ""
    for actor in shown.actors:
        yield from _actor(actor)
    if shown.bystanders:
        others = "; ".join(f"{escaped(a.name)} ({escaped(a.description)})" for a in shown.bystanders)
        yield f"Also in the article, without a position: {others}"
        yield ""


def _actor(actor: ActorView) -> Iterator[str]:
    yield f"### {escaped(actor.name)}"
    yield ""
    more = [actor.description, *actor.relations]
    if actor.aliases:
        more.append("also: " + ", ".join(actor.aliases))
    yield escaped("; ".join(more))
    yield ""
    yield from _side("In public", actor.public, actor.related_public)
    yield from _side("In private", actor.private, actor.related_private)
    if actor.unclear:
        yield from _side("Setting unclear", actor.unclear, [])


def _side(title: str, positions: list[PositionView], related: list[Link]) -> Iterator[str]:
    yield f"**{title}**"
    yield ""
    if not positions:
        yield "- Nothing found."
    for position in positions:
        yield f"- {_lead(position)}"
        yield from (f"  - {line}" for line in _details(position))
    yield from (f"- Related, {link.id}: {escaped(link.text)}" for link in related)
    yield ""


def _lead(position: PositionView) -> str:
    claim = escaped(position.claim)
    if position.in_articles_words:
        claim = f"“{claim}” *(the article's words; the claim could not be checked)*"
    lead = f"**{position.id} · {position.setting_words} · {escaped(position.holder)} {position.act}**"
    return f"{lead} ({position.certainty}): {claim}"


def _details(position: PositionView) -> Iterator[str]:
    if position.condition:
        yield f"Condition: “{escaped(position.condition)}”"
    if position.about:
        yield f"{position.about_words} {position.about.id}: {escaped(position.about.text)}"
    yield f"Who says so: {_sources(position.sources)}; {escaped(position.disclosure)}"
    if position.relays:
        yield f"Relayed by: {_sources(position.relays)}"
    if position.anonymity:
        yield f"Why unnamed: “{escaped(position.anonymity)}”"
    if position.when:
        yield f"When: {escaped(position.when)}"
    for quote in position.quotes:
        yield f"Quote: {_quoted(quote)}"
    for passage in position.evidence:
        yield f"Evidence: {_quoted(passage)}"
    if position.divergences:
        yield f"Divergence: {', '.join(position.divergences)}"
    if position.unverified:
        yield f"Not checked by rules: {escaped(', '.join(position.unverified))}"


def _sources(sources: list[SourceView]) -> str:
    return "; ".join(f"“{escaped(s.text)}” ({escaped(s.kind)})" for s in sources) or "no source given"


def _quoted(passage: Passage) -> str:
    return f"“{escaped(passage.text)}” (sentence {passage.sentence})"


def _assets(assets: list[AssetView]) -> Iterator[str]:
    yield "## Military assets"
    yield ""
    if not assets:
        yield "No military asset was found."
        yield ""
        return
    yield "| Id | Asset | As written | Number | Operator | Place | Status | Certainty | Source | Evidence |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for asset in assets:
        name = f"{escaped(asset.designation)} ({asset.kind})"
        if asset.part_of:
            name += f", part of {asset.part_of.id} {escaped(asset.part_of.text)}"
        if asset.unverified:
            name += f"; not checked by rules: {escaped(', '.join(asset.unverified))}"
        cells = [
            asset.id,
            name,
            escaped(asset.quantity),
            asset.number,
            escaped(asset.operator),
            escaped(asset.place),
            asset.status,
            asset.certainty,
            _sources(asset.sources),
            " ".join(_quoted(passage) for passage in asset.evidence),
        ]
        yield "| " + " | ".join(cells) + " |"
    yield ""


def _questions(questions: list[QuestionView]) -> Iterator[str]:
    yield "## What is not known"
    yield ""
    if not questions:
        yield "No unresolved question was found."
    for question in questions:
        by = f", by {escaped(question.withheld_by)}" if question.withheld_by else ""
        yield f"- **{question.id}** {escaped(question.question)} ({question.reason}{by})"
        yield from (f"  - Evidence: {_quoted(passage)}" for passage in question.evidence)
    yield ""


def _account(shown: BriefView) -> Iterator[str]:
    account = shown.account
    yield "## Account"
    yield ""
    yield f"{account.counts}."
    yield ""
    if account.rejected:
        yield "**Rejected: not part of the brief**"
        yield ""
        for rejected in account.rejected:
            detail = f" {escaped(rejected.detail)}" if rejected.detail else ""
            yield f"- {rejected.kind} “{escaped(rejected.words)}”: {rejected.reason}.{detail}"
        yield ""
    yield from _remarks("Uncovered: sentences with a cue that no item covers", account.uncovered)
    yield from _remarks("Ambiguous: words that stand in several places", account.ambiguous)
    yield from _remarks("Flagged: for an editor's eye", account.flagged)


def _remarks(title: str, remarks: list[RemarkView]) -> Iterator[str]:
    if not remarks:
        return
    yield f"**{title}**"
    yield ""
    for remark in remarks:
        yield f"- {escaped(remark.words)}"
        yield from (f"  - {_quoted(passage)}" for passage in remark.passages)
    yield ""

"""A brief of the first seed, made by hand, with every field in use. Spans are found by searching the text."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from onrecord.brief import (
    Account,
    Actor,
    Ambiguous,
    Brief,
    BriefArticle,
    Cost,
    Divergence,
    Flagged,
    Location,
    MilitaryAsset,
    Operator,
    Position,
    Provenance,
    Quantity,
    Rejected,
    Source,
    Span,
    SummarySentence,
    Uncovered,
    UnresolvedQuestion,
    When,
)

CUBA = Path(__file__).parents[2].joinpath("seeds/001-cuba-contacts/article.md").read_text("utf-8")


class Finder:
    """Spans and sentences of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [m.end() for m in re.finditer(r"(?<!Nov)(?<!R)[.?!][\"”]?(?=\s|$)|\n\n", text)]
        starts = [0, *ends]
        self.sentences: list[tuple[int, int]] = []
        for start, end in zip(starts, [*ends, len(text)], strict=True):
            stripped = text[start:end].strip()
            if stripped:
                at = text.index(stripped, start)
                self.sentences.append((at, at + len(stripped)))

    def span(self, words: str, occurrence: int = 1) -> Span:
        """Return the span of the nth place where `words` stand."""
        at = -1
        for _ in range(occurrence):
            at = self.text.index(words, at + 1)
        return self.at(at, at + len(words))

    def at(self, start: int, end: int) -> Span:
        """Return the span of these offsets."""
        sentence = max(1, sum(1 for each, _ in self.sentences if each <= start))
        return Span(start=start, end=end, text=self.text[start:end], sentence=sentence)

    def sentence_of(self, words: str) -> Span:
        """Return the span of the whole sentence in which `words` stand."""
        start, end = self.sentences[self.span(words).sentence - 1]
        return self.at(start, end)


def brief_of(text: str, **parts: Any) -> Brief:
    """Return an empty brief of `text`; `parts` replace its fields, `article_…` those of its article."""
    article = {
        name.removeprefix("article_"): parts.pop(name) for name in list(parts) if name.startswith("article_")
    }
    empty: dict[str, Any] = {
        "id": "0192f3a1-cuba-0001",
        "created_at": datetime(2025, 11, 27, 18, 4, tzinfo=UTC),
        "article": BriefArticle(
            **{
                "id": "article-1",
                "title": None,
                "url": None,
                "language": "en",
                "published_at": None,
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "text": text,
                "sentences": Finder(text).sentences,
                **article,
            }
        ),
        "summary": [],
        "actors": [],
        "positions": [],
        "divergences": [],
        "military_assets": [],
        "unresolved_questions": [],
        "account": Account(rejected=[], uncovered=[], ambiguous=[], flagged=[]),
        "provenance": Provenance(
            model="qwen2.5-1.5b-instruct",
            model_digest="sha256:0000",
            plan="stepwise",
            prompt_version="1",
            onrecord_version="0.1.0",
            calls=58,
            attempts=61,
            tokens_in=41_250,
            tokens_out=2_380,
            tokens_cached=37_900,
            cost=Cost(amount=None, currency=None, why_unknown="embedded model"),
            seconds=71.4,
            answers_reused=3,
        ),
    }
    return Brief(**{**empty, **parts})


def actor_of(id_: str, name: str, kind: str, mentions: list[Span], **more: Any) -> Actor:
    """Return an actor with the usual blanks."""
    blank = {
        "role": None,
        "role_span": None,
        "named": True,
        "aliases": [],
        "part_of": None,
        "speaks_for": None,
    }
    return Actor(**{"id": id_, "name": name, "kind": kind, "mentions": mentions, **blank, **more})


def position_of(id_: str, actor_id: str, claim: str, evidence: list[Span], **more: Any) -> Position:
    """Return a position, public and by the actor itself unless said otherwise."""
    blank = {
        "setting": "public",
        "disclosed_by": "self",
        "act": "says",
        "certainty": "stated",
        "condition": None,
        "about": None,
        "when": None,
        "sources": [],
        "cue": None,
        "relayed_by": [],
        "anonymity_reason": None,
        "content": [],
        "quotes": [],
        "unverified": [],
    }
    return Position(
        **{**blank, "id": id_, "actor_id": actor_id, "claim": claim, "evidence": evidence, **more}
    )


def asset_of(id_: str, designation: Span, kind: str, evidence: list[Span], **more: Any) -> MilitaryAsset:
    """Return a military asset with the usual blanks."""
    blank = {
        "quantity": None,
        "operator": None,
        "location": None,
        "status": "present",
        "certainty": "stated",
        "sources": [],
        "part_of": None,
        "unverified": [],
    }
    fields = {
        "id": id_,
        "designation": designation.text,
        "span": designation,
        "kind": kind,
        "evidence": evidence,
    }
    return MilitaryAsset(**{**blank, **fields, **more})


def cuba_brief() -> Brief:
    """Return the first seed's brief."""
    find = Finder(CUBA)
    span, sentence = find.span, find.sentence_of
    anonymity = span("because the exchanges are confidential")
    two = Source(
        text="two people familiar with the contacts",
        span=span("two people familiar with the contacts"),
        type="unnamed_group",
        count=2,
    )
    one = Source(text="one of the sources", span=span("one of the sources"), type="unnamed_person", count=1)
    four = Source(
        text="four sources briefed on the call",
        span=span("four sources briefed on the call"),
        type="unnamed_group",
        count=4,
    )
    rodriguez = Source(text="Bruno Rodríguez", span=span("Bruno Rodríguez"), type="named_person", count=1)
    official = Source(
        text="A senior State Department official",
        span=span("A senior State Department official"),
        type="unnamed_person",
        count=1,
    )
    reuters = Source(text="Reuters", span=span("Reuters"), type="outlet", count=None)
    ministry = Source(
        text="Cuba's defense ministry",
        span=span("Cuba's defense ministry"),
        type="named_organisation",
        count=None,
    )
    figures = Source(text="US figures", span=span("US figures"), type="document", count=None)
    force = sentence("The US deployment reportedly")
    deployment = span("US deployment").start
    us = Operator(name="US", actor_id="a4", span=find.at(deployment, deployment + len("US")))
    caribbean = Location(name="the Caribbean", span=span("the Caribbean"))
    return brief_of(
        CUBA,
        article_title="Havana officials sounded out Washington on a Venezuela after Maduro, sources say",
        article_url="https://example.org/world/cuba-contacts",
        article_published_at=datetime(2025, 11, 27, 14, 30, tzinfo=UTC),
        summary=[
            SummarySentence(
                text="Elements within Cuba's government have quietly been in contact with US officials about "
                "a Venezuela without Maduro, two people familiar with the contacts said.",
                items=["p1", "d1"],
                evidence=[sentence("Elements within")],
            ),
            SummarySentence(
                text="A senior State Department official denied that any deal with Havana was on the table.",
                items=["p7"],
                evidence=[sentence("on the table")],
            ),
        ],
        actors=[
            actor_of(
                "a1",
                "Elements within Cuba's government",
                "group",
                [span("Elements within Cuba's government"), span("the Cuban interlocutors")],
                named=False,
                aliases=["the Cuban interlocutors"],
                part_of="a2",
            ),
            actor_of("a2", "Cuba", "state", [span("Cuba", 5), span("Cuba has")], aliases=["Havana"]),
            actor_of(
                "a3",
                "Bruno Rodríguez",
                "person",
                [span("Bruno Rodríguez"), span("Rodríguez told")],
                role="Foreign Minister",
                role_span=span("Foreign Minister"),
                speaks_for="a2",
            ),
            actor_of("a4", "United States", "state", [span("United States")], aliases=["US", "Washington"]),
            actor_of(
                "a5",
                "Nicolás Maduro",
                "person",
                [span("Nicolás Maduro")],
                role="President",
                role_span=span("President Nicolás"),
            ),
            actor_of("a6", "Donald Trump", "person", [span("Donald Trump")], role="President"),
            actor_of("a7", "Freddy Ñáñez", "person", [span("Freddy Ñáñez")], role="Communications Minister"),
        ],
        positions=[
            position_of(
                "p1",
                "a1",
                "They have been in contact with US officials about a Venezuela without Maduro.",
                [sentence("Elements within"), sentence("The two sources, who")],
                setting="private",
                disclosed_by="unnamed",
                act="does",
                certainty="reported",
                sources=[two],
                cue=span("quietly"),
                anonymity_reason=anonymity,
                content=[span("have quietly been in contact with US officials")],
            ),
            position_of(
                "p2",
                "a1",
                "They promised to help push Maduro out.",
                [sentence("In private, the Cuban")],
                setting="private",
                disclosed_by="unnamed",
                act="demands",
                certainty="reported",
                sources=[one],
                cue=span("In private"),
                anonymity_reason=anonymity,
                unverified=["claim", "when"],
            ),
            position_of(
                "p3",
                "a3",
                "The United States seeks a violent overthrow of the Venezuelan government.",
                [sentence("accused the United States")],
                act="accuses",
                sources=[rodriguez],
                cue=span("accused"),
                when=When(text="On Nov. 25", span=span("On Nov. 25"), date=date(2025, 11, 25)),
                content=[span("seeking a violent overthrow of the Venezuelan government")],
            ),
            position_of(
                "p4",
                "a3",
                "Cuba will not abandon Venezuela in its hour of need.",
                [sentence("We will not abandon")],
                act="commits",
                sources=[rodriguez],
                cue=span("told reporters"),
                quotes=[span("We will not abandon a brother in his hour of need,")],
                content=[span("We will not abandon a brother in his hour of need,")],
            ),
            position_of(
                "p5",
                "a2",
                "The US military presence in the Caribbean is a threat that breaks international law.",
                [sentence("exaggerated and aggressive")],
                act="accuses",
                cue=span("called"),
                quotes=[span("exaggerated and aggressive")],
                content=[span("exaggerated and aggressive")],
            ),
            position_of(
                "p6",
                "a5",
                "He was willing to leave the country if he and his family received full legal amnesty.",
                [sentence("According to four sources")],
                setting="private",
                disclosed_by="unnamed",
                act="offers",
                certainty="alleged",
                condition=span("if he and his family received full legal amnesty"),
                sources=[four],
                relayed_by=[reuters],
                cue=span("told Trump"),
                content=[span("he was willing to leave the country")],
            ),
            position_of(
                "p7",
                "a4",
                "No deal with Havana was on the table.",
                [sentence("on the table")],
                setting="public",
                disclosed_by="unnamed",
                act="denies",
                about="p1",
                sources=[official],
                cue=span("denied"),
                quotes=[span("talks to a lot of people in the region")],
                anonymity_reason=None,
            ),
            position_of(
                "p8",
                "a6",
                "He would not say whether the call went well or badly.",
                [sentence("I wouldn't say")],
                act="refuses",
                setting="unclear",
                sources=[],
                quotes=[span("I wouldn't say it went well or badly,"), span("It was a phone call.")],
            ),
            position_of(
                "p9",
                "a7",
                "Reports of an exit are psychological warfare.",
                [sentence("psychological warfare")],
                act="denies",
                about="p6",
                quotes=[span("psychological warfare")],
            ),
        ],
        divergences=[
            Divergence(
                id="d1",
                public=["p4", "p5"],
                private=["p1"],
                relation="part_of",
                basis="contrast",
                span=span("even as the island's leaders close ranks with Caracas in public"),
            ),
            Divergence(
                id="d2", public=["p9"], private=["p6"], relation="speaks_for", basis="model", span=None
            ),
        ],
        military_assets=[
            asset_of(
                "m1",
                span("Gerald R. Ford carrier strike group"),
                "force",
                [force],
                operator=us,
                location=caribbean,
                status="deployed",
                certainty="reported",
            ),
            asset_of(
                "m2",
                span("warships"),
                "ship",
                [force],
                quantity=Quantity(value=8, minimum=8, maximum=8, text="eight", span=span("eight")),
                operator=us,
                status="deployed",
                certainty="reported",
            ),
            asset_of(
                "m3",
                span("F-35 jets"),
                "aircraft",
                [force],
                operator=us,
                status="deployed",
                certainty="reported",
                part_of="m1",
                unverified=["part_of"],
            ),
            asset_of(
                "m4",
                span("strikes since September"),
                "weapon",
                [sentence("More than 80 people")],
                quantity=Quantity(
                    value=None, minimum=20, maximum=None, text="at least 20", span=span("at least 20")
                ),
                status="used",
                sources=[figures],
            ),
            asset_of(
                "m5",
                span("forces"),
                "force",
                [sentence("it had not moved any forces")],
                operator=Operator(
                    name="Cuba's defense ministry", actor_id=None, span=span("Cuba's defense ministry")
                ),
                status="unknown",
                sources=[ministry],
            ),
        ],
        unresolved_questions=[
            UnresolvedQuestion(
                id="q1",
                question="Who were the Cubans?",
                reason="withheld",
                withheld_by="The two sources",
                evidence=[span("would not disclose who the Cubans were")],
            ),
            UnresolvedQuestion(
                id="q2",
                question="Did President Díaz-Canel approve the contacts?",
                reason="unknown",
                withheld_by=None,
                evidence=[sentence("It is not clear whether")],
            ),
            UnresolvedQuestion(
                id="q3",
                question="Will the contacts continue?",
                reason="unknown",
                withheld_by=None,
                evidence=[sentence("Whether the contacts will continue")],
            ),
        ],
        account=Account(
            rejected=[
                Rejected(
                    kind="asset",
                    item={"designation": "listing of the Cartel de los Soles", "sentences": [24]},
                    reason="not_military",
                    detail="A listing is no asset.",
                ),
                Rejected(
                    kind="position",
                    item={"claim": "Cuba would never let go of its closest ally.", "actor": "Analysts"},
                    reason="unsupported",
                    detail="“doubt” became “would never”.",
                ),
            ],
            uncovered=[
                Uncovered(
                    span=sentence("did not respond to a request"),
                    field="unresolved_questions",
                    cues=["did not respond"],
                )
            ],
            ambiguous=[
                Ambiguous(
                    item="p5",
                    field="sources.0",
                    text="Cuba",
                    places=[span("Cuba has"), span("Cuba's defense")],
                )
            ],
            flagged=[
                Flagged(span=sentence("talks to a lot of people"), reason="setting_conflict", item="p7")
            ],
        ),
    )

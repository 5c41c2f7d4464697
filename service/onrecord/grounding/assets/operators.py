"""Whose an asset is, by English word order: its adjective, its owner, or the subject of the verb that moves it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import state_bodies
from onrecord.grounding.assets import operator_words as owner_words
from onrecord.grounding.attribution.subjects import subject_before

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.assets.status import AssetStatuses
    from onrecord.grounding.text.locating import Locator


class Operators:
    """Finds who has the assets of one English article."""

    def __init__(self, locator: Locator, actors: Actors, statuses: AssetStatuses) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors
        self._statuses = statuses

    def operator_of(self, candidate: Candidate) -> Span | None:
        """The words for whoever has an asset, or None where no rule can say."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        return (
            self._leading(candidate)
            or self._owner(candidate, start)
            or self._collected(candidate, start)
            or self._losses(candidate, start)
            or self._by_its_ship_name(candidate)
            or self._attached(candidate, end)
            or self._buyer(candidate, start, end)
            or self._at_disposal(candidate, start, end)
            or self._subject(candidate, start, end)
            or self._giver(candidate, start)
            or self._given_by(candidate, start, end)
        )

    def _buyer(self, candidate: Candidate, start: int, end: int) -> Span | None:
        """`the sale of 116 tanks to Poland`, `to sell Taiwan 66 jets`: they are the buyer's."""
        sold = owner_words.SOLD.search(self._text, start, candidate.anchor)
        if sold is not None and (buyer := self._body(*sold.span("whom"))) is not None:
            return buyer
        if not owner_words.SALE.search(self._text, start, candidate.anchor):
            return None
        to = owner_words.TO.match(self._text, candidate.end, end)
        return self._body(to.end(), min(end, to.end() + 40)) if to else None

    def _giver(self, candidate: Candidate, start: int) -> Span | None:
        """`The package comprises 38 vehicles`: whose package it is, the sentences before say."""
        listing = self._statuses.listing(candidate, start)
        if listing is None:
            return None
        own = self._first_body(start, listing)
        if own is not None:
            return own
        for number in range(candidate.sentence - 1, max(0, candidate.sentence - 4), -1):
            first = self._first_body(*self._locator.window(number, number))
            if first is not None:
                return first
        return None

    def _given_by(self, candidate: Candidate, start: int, end: int) -> Span | None:
        """`Six howitzers donated by Italy have arrived`: the giver's, where no verb before them has another subject."""
        given = owner_words.GIVEN_BY.match(self._text, candidate.end, end)
        governing = self._statuses.governing(candidate, start, end)
        if given is None or (governing is not None and governing.before):
            return None
        arrives = owner_words.ARRIVES.match(self._text, given.end(), end) is not None
        return self._body(*given.span("owner")) if given["coming"] or arrives else None

    def _leading(self, candidate: Candidate) -> Span | None:
        """`Turkish` of `Turkish warships`, `Philippine Navy` of `Philippine Navy patrol boat`, `RSF` of `RSF men`."""
        named = owner_words.ACRONYM.match(self._text, candidate.start, candidate.end)
        name = named.group().rstrip() if named else ""
        listed = self._actors.is_group(name) or self._actors.is_group(f"{name}s")  # `Houthi drones`
        known = self._is_actor(name) or (listed and not self._actors.is_adjective(name))
        if named and known:
            return self._locator.span(named.start(), named.start() + len(named.group().rstrip()))
        own = self._actors.leading_body(candidate.start, candidate.end)
        members = owner_words.MEMBERS.match(self._text, candidate.start, candidate.end)
        if (
            own is None
            and candidate.kind == "force"
            and members
            and not self._actors.is_adjective(members["group"])
        ):
            return self._locator.span(*members.span("group"))
        band = owner_words.NAMED_FORCE.match(self._text, candidate.start, candidate.end)
        if band is not None:
            return self._locator.span(*band.span())
        force = owner_words.LEADING_FORCE.match(self._text, candidate.start, candidate.end)
        if (
            force is not None
            and force.end() < candidate.end
            and not force.group().lower().endswith("military")
        ):
            return self._locator.span(*force.span())
        return own

    def _owner(self, candidate: Candidate, start: int) -> Span | None:
        for end in {candidate.anchor, candidate.start}:
            owner = owner_words.OWNER.search(self._text, max(start, end - 80), end)
            if owner is not None:
                span = self._body(*owner.span("owner"))
                if span is not None:
                    return span
            if owner_words.POSSESSIVE.search(self._text, max(start, end - 20), end):
                return self.antecedent(candidate.sentence, end)
        return None

    def _collected(self, candidate: Candidate, start: int) -> Span | None:
        """`a Cameroonian battery of four howitzers`, `Kenya's order for 36 guns`: whose the whole is."""
        outer = owner_words.COLLECTIVE.search(self._text, max(start, candidate.anchor - 90), candidate.anchor)
        if outer is None:
            return None
        if outer["adjective"] and self._actors.is_body(outer["adjective"]):
            return self._locator.span(*outer.span("adjective"))
        if outer["owner"]:
            return self._body(*outer.span("owner"))
        if outer["own"]:
            return self.antecedent(candidate.sentence, outer.start("own"))
        return None

    def _at_disposal(self, candidate: Candidate, start: int, end: int) -> Span | None:
        """`Forces at the command's disposal: 9,400 troops`, `at the disposal of Kenya`: who disposes of them."""
        disposal = owner_words.DISPOSAL.search(self._text, start, end)
        if disposal is None:
            return None
        whose = "before" if disposal["before"] else "behind"
        words = self._text[slice(*disposal.span(whose))]
        if words.lower() in ("its", "his", "their"):
            return self.antecedent(candidate.sentence, disposal.start())
        span = self._locator.span(*disposal.span(whose))
        return self._body(span.start, span.end) or (span if self._actors.is_group(words) else None)

    def _losses(self, candidate: Candidate, start: int) -> Span | None:
        """`put Ukrainian losses at up to 390 troops`, `announced the death of 19 soldiers`: whose losses they are."""
        stated = owner_words.LOSSES_OF.search(self._text, start, candidate.anchor)
        if stated is not None:
            return (
                self._locator.span(*stated.span("whose")) if self._actors.is_body(stated["whose"]) else None
            )
        own = owner_words.OWN_LOSS.search(self._text, start, candidate.anchor)
        subject = subject_before(self._text, start, own.start()) if own else None
        return self._body(*subject) if subject else None

    def _by_its_ship_name(self, candidate: Candidate) -> Span | None:
        """`USS Carl Vinson`: the prefix is a navy's, where the article names that state."""
        prefix = owner_words.PREFIX.search(self._text, candidate.start, candidate.end)
        if prefix is None:
            return None
        state = owner_words.NAVIES[prefix.group().replace(".", "")]
        return self._actors.mention_of_state(state, candidate.start)

    def _attached(self, candidate: Candidate, end: int) -> Span | None:
        inside = re.search(r"\sof\s+(?:the\s+|an?\s+)?", self._text[candidate.head[1] : candidate.end])
        if inside and candidate.head[1] < candidate.end:
            first = candidate.head[1] + inside.end()
            span = self._body(first, candidate.end) or self._actors.leading_body(first, candidate.end)
            if span is not None:
                return span
        floor = max(self._locator.window(candidate.sentence, candidate.sentence)[0], candidate.anchor - 60)
        if owner_words.BOUGHT.search(self._text, floor, candidate.anchor):
            return None  # `Chad has ordered 12 drones from Turkey`: the buyer's
        unit = owner_words.OF_UNIT.match(self._text, candidate.end, end)
        if unit is not None and candidate.kind != "force":
            return self._locator.span(*unit.span("owner"))
        attached = owner_words.ATTACHED.match(self._text, candidate.end, end) or owner_words.RELATIVE.match(
            self._text, candidate.end, end
        )
        if attached is None:
            return None
        if attached.group().lstrip().startswith("from ") and owner_words.ONWARD.match(
            self._text, attached.end()
        ):
            return None  # `Kenya sent 300 troops from Nairobi`
        if attached.group().lstrip().startswith("from ") and owner_words.LEFT.search(
            self._text, floor, candidate.anchor
        ):
            return None
        if attached["owner"].lower() in ("it", "they"):
            return self.antecedent(candidate.sentence, candidate.anchor, nearest=False)
        return self._body(*attached.span("owner"))

    def _subject(self, candidate: Candidate, start: int, end: int) -> Span | None:
        """The subject of the verb before the asset, unless the verb does it harm."""
        if owner_words.TARGET.search(self._text, start, candidate.anchor):
            return None  # `conducted strikes against tactical units`
        floor = max(start, candidate.anchor - owner_words.STRETCH)
        if candidate.kind == "facility" and owner_words.AT_PLACE.search(self._text, start, candidate.anchor):
            return None  # `stationed at the air base`: who is there need not own it
        accused = owner_words.ACCUSED.search(self._text, start, candidate.anchor)
        if accused and not owner_words.AGENT.search(self._text, accused.end("whom"), candidate.anchor):
            return self._body(*accused.span("whom"))
        received = owner_words.RECEIVES.search(self._text, start, candidate.anchor)
        if received is not None:  # `The army was promised 80 vehicles`
            subject = subject_before(self._text, start, received.start())
            return self._body(*subject) if subject else None
        verb = self._verb(candidate, floor)
        if verb is None:
            return None
        chain = owner_words.CHAIN.search(self._text, start, verb)
        verb = chain.start() if chain else verb
        if owner_words.COORDINATE.search(self._text, start, verb):
            if owner_words.OPENED_BY_PRONOUN.match(self._text, start):
                return self.antecedent(candidate.sentence, start, nearest=False)
            return self._first_body(start, verb)  # `The navy has sent a carrier and keeps six bombers`
        if owner_words.RELATIVE_VERB.search(self._text, start, verb):
            return self.antecedent(candidate.sentence, verb)  # `Moscow, which still keeps 3,000 soldiers`
        brackets = owner_words.IN_BRACKETS.search(self._text, start, verb)
        subject = subject_before(self._text, start, brackets.start() if brackets else verb)
        if subject is None:
            return None
        told = list(owner_words.HEARSAY.finditer(self._text, *subject))
        subject = (told[-1].end(), subject[1]) if told else subject
        words = self._text[slice(*subject)]
        brings = owner_words.BRINGS.search(self._text, verb, candidate.anchor)
        if brings and owner_words.DEAL.search(words):
            return self._body(*brings.span("whom"))  # `The contract will bring Chad 30 vehicles`
        if owner_words.OWN_MEN.match(words):
            return self.antecedent(candidate.sentence, subject[0])  # `his forces had 40 missiles`
        pronoun = owner_words.PRONOUN.search(words)
        if pronoun or self._actors.is_pronoun(words):
            at = subject[0] + (pronoun.start() if pronoun else 0)
            return self.antecedent(candidate.sentence, at, nearest=False)
        group = owner_words.GROUP.fullmatch(words)
        if group is not None:
            return self._locator.span(*subject)
        soldiers = owner_words.SOLDIERS.fullmatch(words)
        at = subject[0] + soldiers.start("whose") if soldiers else subject[0]
        if soldiers and (own := self._actors.leading_body(at, subject[1])):
            return own  # `Cambodian troops opened up with mortars`
        acts = owner_words.ACTS.fullmatch(self._text, subject[1], verb) is not None
        if acts and owner_words.PEOPLE.fullmatch(words) and self._actors.states_in(*subject):
            return self._locator.span(*subject)  # `the Dutch announced`
        return self._body(*subject) or self.of_person(words, candidate.anchor)

    def of_person(self, words: str, before: int) -> Span | None:
        """`Austin has put 8,500 troops on alert`: what somebody in office disposes of is the state's or body's."""
        if not self._actors.is_person(words):
            return None
        entry = next((e for e in self._actors.entries if e.kind == "person" and e.named_in(words)), None)
        state = self._actors.owner_of(entry) if entry else None
        return self._actors.mention_of_state(state, before) if state else None

    def _verb(self, candidate: Candidate, floor: int) -> int | None:
        """Where the nearest verb of having, sending, ordering or firing begins before the asset."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        governing = self._statuses.governing(candidate, start, end)
        text = self._text
        having = [
            m.start()
            for m in owner_words.HAVING.finditer(text, floor, candidate.anchor)
            if m.group() not in ("has", "have", "had") or not owner_words.PARTICIPLE.match(text, m.end())
        ]
        harm = [m.start() for m in owner_words.AGENT.finditer(text, floor, candidate.anchor)]
        if governing is not None and governing.before and governing.status != "lost":
            cue = governing.cue
            if not owner_words.AGENT.match(cue.text) and not any(h >= cue.start for h in harm):
                return max([cue.start, *(h for h in having if h > cue.end)])
        if having and not any(h > having[-1] for h in harm):
            between = text[having[-1] : candidate.anchor]
            if not re.search(r"[;:]|\s(?:that|which|who|but|while|said)\s", between):
                return having[-1]
        return None

    def agent_of(self, candidate: Candidate) -> Span | None:
        """Who does an asset harm, in the active voice: the subject of `destroyed`, `shot down`, `killed`."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        governing = self._statuses.governing(candidate, start, end)
        if governing is None or not governing.before or governing.cue.name not in ("lost", "used"):
            return None
        verb = governing.cue.start
        if owner_words.BY_DOING.search(self._text, start, governing.cue.end):
            # `Russian missiles hit an airfield, destroying two bombers`
            return self._actors.leading_body(start, verb) or self._first_body(start, verb)
        subject = subject_before(self._text, start, verb)
        words = self._text[slice(*subject)] if subject else ""
        if subject is None or owner_words.COORDINATE.search(self._text, start, verb):
            return self._first_body(start, verb)
        pronoun = owner_words.PRONOUN.search(words)
        if pronoun or owner_words.OWN_MEN.match(words) or self._actors.is_pronoun(words):
            at = subject[0] + (pronoun.start() if pronoun else 0)
            return self.antecedent(candidate.sentence, at, nearest=pronoun is None)
        return self._body(*subject) or self._actors.leading_body(*subject)

    def body_in(self, start: int, end: int) -> Span | None:
        """The first state, body or group that a stretch names; None for a person, a place or a thing."""
        return self._first_body(start, end)

    def bodies_in(self, start: int, end: int) -> list[Span]:
        """All of them, in order."""
        return self._bodies(start, end)

    def antecedent(self, number: int, at: int, *, nearest: bool = True) -> Span | None:
        """Whom a pronoun stands for: a body before it in the sentence, else the first of the sentence before.

        `its` and `which` mean the nearest, a subject (`it has ordered`) goes on with the sentence's own subject.
        """
        start, _ = self._locator.window(number, number)
        bodies = [
            b for b in self._bodies(start, at) if not owner_words.OBLIQUE.search(self._text, start, b.start)
        ]
        if bodies or number == 1:
            return (bodies[-1] if nearest else bodies[0]) if bodies else None
        begun, ended = self._locator.window(number - 1, number - 1)
        return self._first_body(begun, ended) or self._actors.leading_body(begun, ended)

    def _is_actor(self, words: str) -> bool:
        """Whether a name is that of a body or group that acts in the article: `Unmiss`, `the Houthis`."""
        name = words.removeprefix("the ").removeprefix("The ")
        if self._actors.is_adjective(name) or self._actors.is_person(name):
            return False
        return name in state_bodies() or any(
            entry.kind in ("group", "institution")
            and entry.named
            and (entry.name == name or name in entry.aliases())
            for entry in self._actors.entries
        )

    def _first_body(self, start: int, end: int) -> Span | None:
        bodies = self._bodies(start, end)
        return bodies[0] if bodies else None

    def _body(self, start: int, end: int) -> Span | None:
        """The state, body or group that a stretch names; None for a person, a place or a thing."""
        return self._first_body(start, end)

    def _bodies(self, start: int, end: int) -> list[Span]:
        """The states, bodies and groups that a stretch names, in order; a bare adjective is none."""
        found: list[Span] = []
        dateline = owner_words.DATELINE.match(self._text, start, end) or owner_words.LABEL.match(
            self._text, start, end
        )
        start = dateline.end() if dateline else start
        for match in owner_words.BODY.finditer(self._text, start, end):
            words = re.sub(r"['’]s?$", "", match.group())
            if words.endswith(".") and words.count(".") == 1:
                words = words[:-1]  # the sentence's full stop, not an abbreviation's
            lead = 4 if words.lower().startswith("the ") and words[4:5].isupper() else 0
            lead = 0 if owner_words.ENDS_IN_FORCE.search(words) and not words[4:].istitle() else lead
            if re.match(owner_words.STAFF, self._text[match.start() + len(words) :]) is None:
                continue
            if owner_words.FORMATION.search(self._text, start, match.start()) and words.islower():
                continue
            if owner_words.UNARMED.search(words) or owner_words.PREFIX.match(words[lead:]):
                continue
            if (
                owner_words.ENDS_IN_FORCE.search(words)
                or (self._actors.is_force(words) and not self._actors.is_adjective(words[lead:]))
                or self._is_actor(words[lead:])
            ):
                found.append(self._locator.span(match.start() + lead, match.start() + len(words)))
        return found

"""From the labeller's short form to gold labels: words become spans, and what is not in the article is refused.

The short form writes a span as `"7: the words"` (sentence 7; `"7#2: …"` is the second place in it) and evidence
as sentence numbers. Finished spans are checked and kept, so that a file can be completed again and again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from evals.gold import Gold

if TYPE_CHECKING:
    from onrecord.article import Article

_SHORT = re.compile(r"(?P<sentence>\d+)(?:#(?P<nth>\d+))?:\s*(?P<words>.+)", re.DOTALL)
_LISTS = ("actors", "positions", "divergences", "military_assets", "unresolved_questions")
Raw = dict[str, Any]


class Labelling:
    """Completes the labels of one article and gathers everything that is wrong with them."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.problems: list[str] = []

    def complete(self, raw: Raw) -> Gold | None:
        """The finished labels, or None with the reasons in `problems`."""
        unknown = set(raw) - {"seed", "labelled", "article_sha256", *_LISTS}
        if unknown:
            self.problems.append(f"unknown properties: {', '.join(sorted(unknown))}")
        finished: Raw = {
            "seed": raw.get("seed"),
            "labelled": raw.get("labelled"),
            "article_sha256": self.article.sha256,
            "actors": [self._actor(item) for item in raw.get("actors", [])],
            "positions": [self._position(item) for item in raw.get("positions", [])],
            "divergences": [
                {**item, "span": self._span(item.get("span"), f"{item.get('id')}.span")}
                for item in raw.get("divergences", [])
            ],
            "military_assets": [self._asset(item) for item in raw.get("military_assets", [])],
            "unresolved_questions": [self._question(item) for item in raw.get("unresolved_questions", [])],
        }
        self._references(finished)
        if self.problems:
            return None
        try:
            return Gold.model_validate(finished)
        except ValidationError as error:
            for problem in error.errors(include_input=False, include_url=False):
                self.problems.append(f"{_where(finished, problem['loc'])}: {problem['msg']}")
            return None

    def _actor(self, raw: Raw) -> Raw:
        item = {"role": None, "aliases": [], "part_of": None, "speaks_for": None, "named": True, **raw}
        where = f"{item.get('id')}.role"
        if isinstance(item["role"], str) and _SHORT.fullmatch(item["role"]):
            item["role_span"] = self._span(item["role"], where)
            item["role"] = item["role_span"] and item["role_span"]["text"]
        elif item["role"] is not None and not item.get("role_span"):
            self.problems.append(f'{where}: write it as "7: the words"')
        item.setdefault("role_span", None)
        item["mentions"] = self._mentions(item)
        return item

    def _mentions(self, item: Raw) -> list[Raw]:
        found: dict[int, Raw] = {}
        for name in sorted([item.get("name", ""), *item["aliases"]], key=len, reverse=True):
            places = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.article.text)) if name else []
            if not places:
                self.problems.append(f"{item.get('id')}: {name!r} does not stand in the article")
            for place in places:
                if not any(span["start"] <= place.start() < span["end"] for span in found.values()):
                    found[place.start()] = self._at(place.start(), place.end())
        return [found[start] for start in sorted(found)]

    def _position(self, raw: Raw) -> Raw:
        defaults: Raw = {
            "condition": None,
            "about": None,
            "cue": None,
            "anonymity_reason": None,
            "when": None,
        }
        item = {
            **defaults,
            "sources": [],
            "relayed_by": [],
            "content": [],
            "quotes": [],
            "unverified": [],
            **raw,
        }
        name = str(item.get("id"))
        for key in ("condition", "cue", "anonymity_reason"):
            item[key] = self._span(item[key], f"{name}.{key}")
        if isinstance(item["when"], str):
            span = self._span(item["when"], f"{name}.when")
            item["when"] = span and {"text": span["text"], "span": span, "date": None}
        for key in ("content", "quotes"):
            item[key] = [self._span(span, f"{name}.{key}") for span in item[key]]
        for key in ("sources", "relayed_by"):
            item[key] = [self._source(source, f"{name}.{key}") for source in item[key]]
        item["evidence"] = self._evidence(item, name)
        if not item["content"] and not self.problems:
            self.problems.append(f"{name}: a position needs content")
        return item

    def _asset(self, raw: Raw) -> Raw:
        item = {"quantity": None, "operator": None, "location": None, "sources": [], "part_of": None, **raw}
        item.setdefault("unverified", [])
        name = str(item.get("id"))
        if not item.get("span"):
            item["span"] = self._span(item.get("designation"), f"{name}.designation")
            item["designation"] = item["span"] and item["span"]["text"]
        if item["quantity"] and not item["quantity"].get("span"):
            span = self._span(item["quantity"].get("text"), f"{name}.quantity")
            given = {"value": None, "minimum": None, "maximum": None, **item["quantity"]}
            item["quantity"] = {**given, "span": span, "text": span and span["text"]}
        if item["operator"]:
            span = self._span(item["operator"].get("span"), f"{name}.operator")
            item["operator"] = {"actor_id": None, **item["operator"], "span": span}
        if isinstance(item["location"], str):
            span = self._span(item["location"], f"{name}.location")
            item["location"] = span and {"name": span["text"], "span": span}
        item["sources"] = [self._source(source, f"{name}.sources") for source in item["sources"]]
        item["evidence"] = self._evidence(item, name)
        return item

    def _question(self, raw: Raw) -> Raw:
        item = {"withheld_by": None, **raw}
        item["evidence"] = [
            self._span(span, f"{item.get('id')}.evidence") for span in item.get("evidence", [])
        ]
        if not item["evidence"]:
            self.problems.append(f"{item.get('id')}: a question needs evidence")
        return item

    def _source(self, raw: Raw, where: str) -> Raw:
        if raw.get("span"):
            return {"count": None, **raw}
        span = self._span(raw.get("text"), where)
        return {"count": None, **raw, "span": span, "text": span and span["text"]}

    def _evidence(self, item: Raw, name: str) -> list[Raw]:
        given = item.get("evidence") or []
        if not given:
            self.problems.append(f"{name}: evidence is missing")
        spans = []
        for place in given:
            if not isinstance(place, int):
                spans.append(self._span(place, f"{name}.evidence"))
            elif 1 <= place <= len(self.article.sentences):
                sentence = self.article.sentences[place - 1]
                spans.append(self._at(sentence.start, sentence.end))
            else:
                self.problems.append(f"{name}: there is no sentence {place}")
        return [span for span in spans if span]

    def _span(self, given: object, where: str) -> Raw | None:
        if given is None:
            return None
        if isinstance(given, dict):
            start, end = given.get("start", -1), given.get("end", -1)
            if 0 <= start < end and self.article.text[start:end] == given.get("text"):
                return self._at(start, end)
            self.problems.append(f"{where}: the span does not quote the article; write it as words again")
            return None
        short = _SHORT.fullmatch(given) if isinstance(given, str) else None
        if short is None:
            self.problems.append(f'{where}: write it as "7: the words"')
            return None
        number, words = int(short["sentence"]), short["words"]
        if not 1 <= number <= len(self.article.sentences):
            self.problems.append(f"{where}: there is no sentence {number}")
            return None
        sentence = self.article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        places = _places(words, self.article.text[start:end])
        nth = int(short["nth"]) if short["nth"] else None
        if not places or (nth is not None and not 1 <= nth <= len(places)):
            self.problems.append(f"{where}: {words!r} does not stand in sentence {number}")
            return None
        if nth is None and len(places) > 1:
            self.problems.append(
                f"{where}: {words!r} stands {len(places)} times in sentence {number}; use {number}#1:"
            )
            return None
        at = start + places[(nth or 1) - 1]
        return self._at(at, at + len(words))

    def _at(self, start: int, end: int) -> Raw:
        number = self.article.sentence_at(start)
        return {"start": start, "end": end, "text": self.article.text[start:end], "sentence": number}

    def _references(self, finished: Raw) -> None:
        ids = {key: [item.get("id") for item in finished[key]] for key in _LISTS}
        for key, given in ids.items():
            for name in sorted({str(name) for name in given if given.count(name) > 1}):
                self.problems.append(f"{key}: {name} is used twice")
        for actor in finished["actors"]:
            self._known([actor["part_of"], actor["speaks_for"]], ids["actors"], actor.get("id"))
        for position in finished["positions"]:
            self._known([position.get("actor_id")], ids["actors"], position.get("id"))
            self._known([position["about"]], ids["positions"], position.get("id"))
        for divergence in finished["divergences"]:
            members = [*divergence.get("public", []), *divergence.get("private", [])]
            self._known(members, ids["positions"], divergence.get("id"))
        for asset in finished["military_assets"]:
            self._known([asset["part_of"]], ids["military_assets"], asset.get("id"))
            self._known([(asset["operator"] or {}).get("actor_id")], ids["actors"], asset.get("id"))
        held = {item.get("actor_id") for item in finished["positions"]}
        held |= {(item["operator"] or {}).get("actor_id") for item in finished["military_assets"]}
        for _ in finished["actors"]:
            held |= {
                other
                for actor in finished["actors"]
                if actor.get("id") in held
                for other in (actor["part_of"], actor["speaks_for"])
            }
        for actor in finished["actors"]:
            if actor.get("id") not in held:
                self.problems.append(
                    f"{actor.get('id')}: holds no position and operates no asset; leave it out"
                )

    def _known(self, wanted: list[str | None], known: list[str | None], by: object) -> None:
        for name in wanted:
            if name is not None and name not in known:
                self.problems.append(f"{by}: refers to {name}, which there is not")


def _places(words: str, sentence: str) -> list[int]:
    """Where words stand by themselves, else where they stand within others: Arabic joins its particles."""
    alone = [place.start() for place in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    return alone or [place.start() for place in re.finditer(re.escape(words), sentence)]


def _where(finished: Raw, location: tuple[str | int, ...]) -> str:
    if len(location) > 1 and isinstance(location[1], int):
        name = finished[str(location[0])][location[1]].get("id", location[1])
        return ".".join([str(name), *(str(part) for part in location[2:])])
    return ".".join(str(part) for part in location)

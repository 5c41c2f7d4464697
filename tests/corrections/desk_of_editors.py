"""What the tests of corrections share: words of an article as selections, and briefs to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.cli.spans import ungrounded
from onrecord.corrections import CHANGE, Change, Correction, corrected

if TYPE_CHECKING:
    from onrecord.brief import Brief


def words(brief: Brief, wanted: str, nth: int = 1, **more: Any) -> dict[str, Any]:
    """A selection of words of the article."""
    at = -1
    for _ in range(nth):
        at = brief.article.text.index(wanted, at + 1)
    return {"start": at, "end": at + len(wanted), "text": wanted, **more}


def change(**given: Any) -> Change:
    """A change as it is sent."""
    made: Change = CHANGE.validate_python(given)
    return made


def edit(brief: Brief, *changes: dict[str, Any]) -> Brief:
    """The brief with these changes, every span of which quotes the article."""
    made = corrected(brief, [change(**each) for each in changes])
    assert not ungrounded(made.model_dump(mode="json"))
    return made


def set_to(item: str, field: str, value: Any) -> dict[str, Any]:
    """A change of one field."""
    return {"op": "change", "item": item, "field": field, "value": value}


def delete(item: str) -> dict[str, Any]:
    """An item goes."""
    return {"op": "delete", "item": item}


def numbered(brief: Brief, *changes: dict[str, Any], withdrawn: tuple[int, ...] = ()) -> list[Correction]:
    """Corrections in order, some of them withdrawn since."""
    return [
        Correction(
            number=number,
            at=brief.created_at,
            by="Ana Ruiz",
            change=change(**each),
            withdrawn_at=brief.created_at if number in withdrawn else None,
            withdrawn_by="Ana Ruiz" if number in withdrawn else None,
        )
        for number, each in enumerate(changes, start=1)
    ]


def item(brief: Brief, name: str) -> Any:
    """An item by its id; None where it is gone."""
    lists: tuple[list[Any], ...] = (
        brief.actors,
        brief.positions,
        brief.divergences,
        brief.military_assets,
        brief.unresolved_questions,
    )
    return next((each for items in lists for each in items if each.id == name), None)

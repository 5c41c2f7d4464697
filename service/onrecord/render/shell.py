"""What the service's pages have in common, and the smallest of them: where one signs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.render.page import environment

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Who:
    """Who works at the page. Where the service has no key nobody is signed in, but may have given a name."""

    name: str
    signed_in: bool


def in_shell(template: str, *, who: Who | None, **shown: Any) -> str:  # noqa: ANN401 - each template's own
    """Return this template's page."""
    return environment().get_template(template).render(who=who, **shown)


def sign_in_page(*, key_needed: bool, name: str, goal: str, problem: Mapping[str, Any] | None) -> str:
    """Return the page that asks for a name, and for the key where the service has one.

    `goal` is where to go then; `problem` (`title`, `detail`, `remedy`) says why it asks again.
    """
    return in_shell("sign_in.html", who=None, key_needed=key_needed, name=name, goal=goal, problem=problem)

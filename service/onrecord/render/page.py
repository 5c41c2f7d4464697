"""The brief as one self-contained page: the article with its evidence beside what was read from it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.render import highlight, view, wording
from onrecord.render.characters import name_of, pieces, reads_right_to_left

if TYPE_CHECKING:
    from onrecord.brief import Brief

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})


STYLES = ["tokens.css", "base.css", "brief.css"]


def to_html(brief: Brief) -> str:
    """Return `brief` as an HTML page that asks for nothing else: no request leaves it."""
    return (
        environment()
        .get_template("brief.html")
        .render(
            **shown_brief(brief, live=True),
            styles=[static(name) for name in STYLES],
            js=static("brief.js"),
            policy=policy(["brief.js"], STYLES),
        )
    )


def shown_brief(brief: Brief, *, live: bool) -> dict[str, Any]:
    """Return what `brief_main.html` shows; not `live` where no script stands behind it."""
    return {
        "live": live,
        "brief": view.view_of(brief),
        "paragraphs": highlight.paragraphs_of(brief),
        "text": brief.article.text,
        "right_to_left": reads_right_to_left(brief.article.text),
        "direction": "rtl" if brief.article.language.split("-")[0].lower() in _RIGHT_TO_LEFT else "auto",
        "sign": wording.SIGN,
        "empty_words": (view.NOTHING_FOUND, view.NO_PROOF),
    }


@cache
def environment() -> Environment:
    """Return the templates: everything is escaped, and a missing value is an error."""
    made = Environment(
        loader=PackageLoader("onrecord.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["shown"] = shown_in_html
    made.filters["counted"] = wording.counted
    return made


@cache
def static(name: str) -> Markup:
    """Return a packaged style sheet or script, to stand inside the page."""
    return Markup(files("onrecord.render").joinpath("static", name).read_text("utf-8"))  # noqa: S704 - our own file


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return a Content-Security-Policy that runs these packaged files, by their hashes, and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_hash(name) for name in scripts),
            "style-src " + " ".join(_hash(name) for name in styles),
            "connect-src 'none'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(name: str) -> str:
    digest = hashlib.sha256(static(name).encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def shown_in_html(text: str, right_to_left: bool | None = None) -> Markup:
    """`text` escaped, each hidden character kept but caged in an element that spells it out.

    What a browser would change (NUL, lone surrogates, a carriage return) is replaced by U+FFFD.
    """
    if right_to_left is None:
        right_to_left = reads_right_to_left(text)
    return Markup("").join(
        Markup('<bdi class="hidden-character" data-name="{}">{}</bdi>').format(
            name_of(stretch), "\ufffd" if _cannot_stand_in_html(stretch) else stretch
        )
        if hidden
        else escape(stretch)
        for stretch, hidden in pieces(text, right_to_left=right_to_left)
    )


def _cannot_stand_in_html(character: str) -> bool:
    return character in "\x00\r" or "\ud800" <= character <= "\udfff"

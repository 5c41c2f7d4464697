"""The report as one self-contained page: no request leaves it, and it reads without its script."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.columns import FIELD_WORDS, SETTINGS
from evals.report.articles import articles_of
from evals.report.counts import errors_by_kind, settings_of, took
from evals.report.plots import CEILING, changes, found_plot, right_plot
from evals.report.wording import further_of, reading_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.comparison import Comparison
    from evals.results import Results
    from evals.statistics import Scored

HERE = Path(__file__).parent


def write_report(
    results: Results,
    file: Path,
    *,
    ceilings: Mapping[str, Scored],
    others: Sequence[Results] = (),
    comparison: Comparison | None = None,
) -> None:
    """Write the report on a run to `file`.

    `ceilings` are two labellers' scores, `others` the runs of baselines, `comparison` an earlier run's.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    page = to_page(results, ceilings=ceilings, others=others, comparison=comparison)
    # A model may answer with lone surrogates, which UTF-8 cannot hold.
    file.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")


def to_page(
    results: Results,
    *,
    ceilings: Mapping[str, Scored],
    others: Sequence[Results] = (),
    comparison: Comparison | None = None,
) -> str:
    """The report as HTML."""
    articles = articles_of(results)
    told, rest = changes(comparison) if comparison is not None else ([], [])
    css, js = (_own(name) for name in ("style.css", "page.js"))
    return _environment().get_template("page.html.j2").render(
        what=results.run.what,
        run=results.run,
        everything=results.groups.get("all", {}),
        reading=reading_of(results),
        further=further_of(results, ceilings, others, comparison),
        found=found_plot(results, ceilings, others),
        right=right_plot(results, ceilings, others),
        ceiling=CEILING,
        settings=settings_of(results),
        setting_names=SETTINGS,
        field_words=FIELD_WORDS,
        kinds=errors_by_kind(articles),
        articles=articles,
        named={article.seed: article for article in reversed(articles) if article.epoch == 0},
        comparison=comparison,
        told=told,
        rest=rest,
        took=[took(one) for one in (results, *others)],
        spread=results.spread,
        css=css,
        js=js,
        policy=f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(js)}; img-src data:",
    )  # fmt: skip


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["percent"] = lambda value: f"{100 * value:.2f}%"
    made.filters["score"] = lambda value: "–" if value is None else f"{value:.2f}"
    made.filters["signed"] = lambda value: "–" if value is None else f"{value:+.3f}".replace("-", "−")
    made.filters["thousands"] = lambda value: f"{value:,}".replace(",", "\u202f")
    return made


def _own(name: str) -> Markup:
    return Markup((HERE / name).read_text("utf-8"))  # noqa: S704 -- our own file


def _hash(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode('ascii')}'"

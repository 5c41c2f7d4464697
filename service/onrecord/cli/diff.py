"""`onrecord diff`: a brief and the edited article; what of the brief still stands."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES, Exit

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.config import Config
    from onrecord.grounding.grounding import Grounding


@click.command(epilog=EXIT_CODES)
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Items, sentences and the carried brief as JSON.")
def diff(old: str, new: str, *, as_json: bool) -> None:
    """Carry a brief over to an edited article: what stands, what changed, what is lost, what is not read yet.

    OLD is a brief as `onrecord brief --json` writes it, or the id of one that was made over HTTP. NEW is the
    edited article, or - for standard input. No model is asked.

    An item stands, or has moved, where every sentence it quotes is there word for word. It is changed where
    its own words are there and the sentence round them was edited, ambiguous where its sentence now stands
    in several places, and lost where words of its own are gone. Exit code 0: all stand or moved; 5: not all.
    """
    from onrecord.cli.old_brief import load_old_brief, refuse_a_brief
    from onrecord.config import load_config
    from onrecord.grounding.carrying.carrying import carry

    config = load_config()
    refuse_a_brief(new, old)
    brief = load_old_brief(old, config)
    article = _load_new(new, brief, config)
    refuse_a_brief(article.text, old, is_text=True)
    if as_json:
        carried = carry(brief, article, _grounding(article, config))
        sys.stdout.buffer.write(f"{carried.model_dump_json(indent=2)}\n".encode())
        sys.stdout.buffer.flush()
    else:
        from rich.console import Console

        from onrecord.cli.carried_over import print_carried

        carried = carry(brief, article)
        print_carried(carried, brief, Console(), "NEW" if new == "-" else shlex.quote(new))
    if not carried.whole:
        raise click.exceptions.Exit(Exit.NOT_ALL_STANDS)


def _load_new(new: str, brief: Brief, config: Config) -> Article:
    """The edited article, cut into sentences by the rules of the old one's language."""
    from onrecord.cli.brief import Said, load_article

    language = brief.article.language
    return load_article(new, Said(language=None if language == "und" else language), config.max_words)


def _grounding(article: Article, config: Config) -> Grounding:
    """Of the edited article, for the account: what in it has a cue, and what needs an editor's eye."""
    from onrecord.cues.lexicon import load_lexicon
    from onrecord.cues.states import demonyms, state_names
    from onrecord.grounding.grounding import Grounding
    from onrecord.intake import hidden_characters

    lexicon = load_lexicon(article.language, config.cues)
    grounding = Grounding(article, lexicon, states=state_names(), adjectives=demonyms())
    grounding.flag_hidden(hidden_characters(article.text))
    return grounding

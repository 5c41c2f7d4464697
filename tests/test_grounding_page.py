"""Grounding as a module of its own: its names, and the page that shows it at work."""

import doctest
from pathlib import Path

import onrecord.grounding as package

PAGE = Path(__file__).parents[1] / "docs" / "GROUNDING.md"

NAMES = """
Carried Grounding Locator Place QuoteSelector Reading Verdict carry check_claim code_point_offsets find fold
quantities selector_of selectors_of utf16_offsets
""".split()


def test_the_package_offers_these_names_and_no_others():
    """Whoever embeds it can rely on them."""
    assert sorted(package.__all__) == sorted(NAMES)
    assert all(getattr(package, name).__doc__ for name in NAMES)


def test_every_example_of_the_page_prints_what_it_shows():
    """The page is run as it stands."""
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried > 10
    assert failed == 0

"""What calls cost, and when that is not known."""

from __future__ import annotations

from onrecord.model.price import cost_of


def test_a_known_model_has_its_list_price():
    """Some dollars, less for tokens read from the provider's cache."""
    plain = cost_of("gpt-4o-mini", 1_000_000, 1_000_000, embedded=False)
    cached = cost_of("gpt-4o-mini", 1_000_000, 1_000_000, 500_000, embedded=False)
    assert plain.currency == "USD"
    assert plain.amount is not None
    assert cached.amount is not None
    assert 0 < cached.amount < plain.amount
    assert plain.why_unknown is None


def test_an_unknown_model_has_no_price_rather_than_none_at_all():
    """Unknown is not free."""
    cost = cost_of("nobody-knows-this-model", 10, 10, embedded=False)
    assert (cost.amount, cost.currency) == (None, None)
    assert cost.why_unknown


def test_an_endpoint_that_tells_no_tokens_has_no_price():
    """Without counts there is nothing to price."""
    assert cost_of("gpt-4o-mini", 0, 0, embedded=False).amount is None


def test_the_embedded_model_costs_nothing():
    """It runs on the user's own machine."""
    cost = cost_of("anything", 10, 10, embedded=True)
    assert (cost.amount, cost.currency, cost.why_unknown) == (0.0, "USD", None)

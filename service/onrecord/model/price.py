"""What calls cost at the provider's list price."""

from __future__ import annotations

from onrecord.brief import Cost

EMBEDDED = Cost(amount=0.0, currency="USD", why_unknown=None)


def cost_of(model: str, tokens_in: int, tokens_out: int, tokens_cached: int = 0, *, embedded: bool) -> Cost:
    """The cost of these tokens; an embedded model's is 0, an unknown model's is unknown, never 0.

    `tokens_cached` are those of `tokens_in` that the provider read from its cache.
    """
    if embedded:
        return EMBEDDED
    from genai_prices import Usage, calc_price

    if tokens_in + tokens_out == 0:
        return Cost(amount=None, currency=None, why_unknown="the endpoint tells no token counts")
    usage = Usage(input_tokens=tokens_in, output_tokens=tokens_out, cache_read_tokens=tokens_cached)
    try:
        price = calc_price(usage, model)
    except (LookupError, ValueError):
        return Cost(amount=None, currency=None, why_unknown="no list price is known for this model")
    return Cost(amount=float(price.total_price), currency="USD", why_unknown=None)

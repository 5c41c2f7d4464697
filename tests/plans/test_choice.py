"""Which plan reads with which model."""

import pytest

from onrecord.plans.choice import choose_plan


@pytest.mark.parametrize(
    ("model", "plan"),
    [
        ("gpt-5.2", "whole"),
        ("claude-sonnet-5", "whole"),
        ("llama-3.3-70b-instruct", "whole"),
        ("Qwen3-32B", "whole"),
        ("mistral-large", "whole"),
        ("Qwen2.5-1.5B-Instruct-Q4_K_M.gguf", "stepwise"),
        ("Llama-3.2-3B-Instruct", "stepwise"),
        ("smollm2-1.7b", "stepwise"),
        ("Qwen3-0.6B", "stepwise"),
        ("phi-3-mini", "stepwise"),
        ("", "whole"),
    ],
)
def test_the_table_gives_small_models_single_questions(model, plan):
    """A model of a few billion parameters is read with step by step."""
    assert choose_plan(model, "auto", "auto") == plan


def test_the_first_wish_that_is_one_wins_over_the_table():
    """The caller's option, then the configuration, then the table."""
    assert choose_plan("gpt-5.2", "stepwise", "whole") == "stepwise"
    assert choose_plan("gpt-5.2", "auto", "stepwise") == "stepwise"
    assert choose_plan("Qwen3-0.6B", "auto", "whole") == "whole"
    assert choose_plan("Qwen3-0.6B") == "stepwise"

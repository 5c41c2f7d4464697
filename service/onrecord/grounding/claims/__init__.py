"""What a position says in one sentence: how it is put together, and whether the article supports it."""

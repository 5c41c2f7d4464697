"""States, bodies and people: how they are named and named again, whom they belong to, and who a pronoun is."""

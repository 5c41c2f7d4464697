"""The grammar of each language that is read: clauses, verbs and subjects in Spanish, French and Arabic."""

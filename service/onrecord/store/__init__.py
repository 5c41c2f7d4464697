"""Where briefs, their articles and the model's answers are kept: one SQLite file under the user's folder."""

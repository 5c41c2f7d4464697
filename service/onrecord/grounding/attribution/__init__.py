"""Who says what: the frames of a sentence, its subject and verb, and the people who are cited."""

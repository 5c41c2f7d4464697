"""Numbers as articles write them, and what they are worth."""

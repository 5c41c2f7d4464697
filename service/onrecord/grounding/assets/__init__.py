"""Ships, aircraft, weapons and troops: their number, whose they are, where, and what becomes of them."""

"""The harness beside the program: it imports onrecord, never the other way."""

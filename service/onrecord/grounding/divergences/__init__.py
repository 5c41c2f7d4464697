"""Where two positions part or answer each other."""

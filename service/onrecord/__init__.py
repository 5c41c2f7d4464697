"""OnRecord reads a news article and returns a brief in which every field is grounded."""

__version__ = "0.1.0"

"""Offsets in code points, as spans count, and in UTF-16 units, as JavaScript and Java count."""

from __future__ import annotations


def utf16_offsets(text: str, start: int, end: int) -> tuple[int, int]:
    """Two offsets of `text` in UTF-16 units. ValueError where they are not offsets of it."""
    if not 0 <= start <= end <= len(text):
        raise ValueError("The offsets do not lie in the text. Pass offsets in code points, in order.")
    first = _units(text[:start])
    return first, first + _units(text[start:end])


def code_point_offsets(text: str, start: int, end: int) -> tuple[int, int]:
    """Two offsets of `text` in code points, from UTF-16 units. ValueError where one cuts a character in two."""
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= start <= end <= len(units) // 2:
        raise ValueError("The offsets do not lie in the text. Pass offsets in UTF-16 units, in order.")
    try:
        first = len(units[: 2 * start].decode("utf-16-le"))
        return first, first + len(units[2 * start : 2 * end].decode("utf-16-le"))
    except UnicodeDecodeError:
        raise ValueError("An offset lies within a character. Pass those of whole characters.") from None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

"""Bytes to text: byte-order mark, declared charset, UTF-8, then detection; never binary content."""

from __future__ import annotations

import codecs
import re
import unicodedata

from onrecord.errors import ArticleRefused
from onrecord.intake.language import guess

MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"GGUF", "a model file"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNSAFE = {"utf_7", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "mbcs", "oem", "undefined"}
"""Codecs that are no charset of a page, or that hide one text inside another."""

WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")
SAMPLE = 100_000
"""Bytes that a charset is detected from."""

_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_REMEDY = "Send the article's words as plain text or HTML, saved as UTF-8."


def decode(raw: bytes, charset: str | None = None) -> str:
    """The text that `raw` holds.

    Read in this order: byte-order mark, declared `charset`, strict UTF-8, the charset that HTML names
    itself, detection. Valid UTF-8 wins over a page's `<meta charset>`, which is often left behind when
    a page is saved anew. Raises ArticleRefused (`article-unreadable`, 400) for binary content and for
    bytes that no charset explains.
    """
    for start, kind in MAGIC:
        if raw.startswith(start):
            raise _unreadable(f"What was sent is {kind}, not text.")
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _plausible(_strictly(raw[len(mark) :], encoding))
    declared = _codec(charset)
    if b"\x00" in raw and not (declared or "").startswith(WIDE):
        raise _unreadable("What was sent is binary, not text.")
    if declared is not None:
        text = _attempt(raw, declared)
        if text is not None and not _is_noise(text):
            return text
    own = _own_charset(raw)
    if own is not None and own.startswith(("iso2022", "hz")):
        # These are seven-bit, so they would pass for UTF-8.
        text = _attempt(raw, own)
        if text is not None:
            return _plausible(text)
    text = _attempt(raw, "utf-8")
    if text is None and _is_damaged_utf8(raw):
        raise _unreadable("What was sent is UTF-8 with broken characters in it.")
    if text is None and own is not None:
        text = _attempt(raw, own)
    if text is None:
        text = _detected(raw)
    return _plausible(text)


def _codec(charset: str | None) -> str | None:
    """Python's name for a charset as the web names it; None where there is no such text encoding."""
    if not charset:
        return None
    try:
        found = codecs.lookup(charset.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    name = found.name
    if not getattr(found, "_is_text_encoding", True) or name.replace("-", "_") in UNSAFE:
        return None
    # On the web these two mean Windows-1252 (WHATWG Encoding Standard).
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _own_charset(raw: bytes) -> str | None:
    found = _XML.search(raw[:256]) or _META.search(raw[:2048])
    codec = _codec(found[1].decode("ascii")) if found else None
    # A page whose <meta> could be read is no UTF-16, whatever it says.
    return None if codec is None or codec.startswith(WIDE) else codec


def _attempt(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _strictly(raw: bytes, encoding: str) -> str:
    text = _attempt(raw, encoding)
    if text is None:
        raise _unreadable(f"What was sent starts like {encoding.upper()} but is not.")
    return text


def _is_damaged_utf8(raw: bytes) -> bool:
    """Whether most of the bytes beyond ASCII are UTF-8: another charset would only garble them."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken > broken


def _detected(raw: bytes) -> str:
    # Imported here: only text in an old charset needs it.
    from charset_normalizer import from_bytes

    matches = list(from_bytes(raw[:SAMPLE], threshold=0.2))
    if not matches:
        raise _unreadable("What was sent is in no charset that could be told.")
    best = min(match.chaos for match in matches)
    likely = [match for match in matches if match.chaos <= best + 0.02][:12]
    # Several old charsets explain the same bytes; the right one reads like a language.
    likely.sort(key=lambda match: (guess(str(match)[:2_000])[1], match.encoding == "cp1252"), reverse=True)
    for match in likely:
        text = _attempt(raw, match.encoding)
        if text is not None:
            return text
    raise _unreadable("What was sent changes its charset on the way.")


def _is_noise(text: str) -> bool:
    if "\x00" in text:
        return True
    strange = sum(
        character == "\ufffd"
        or (character not in "\t\n\r\f\v\x85" and unicodedata.category(character) in ("Cc", "Cn"))
        for character in text
    )
    return strange > max(4, len(text) // 50)


def _plausible(text: str) -> str:
    if _is_noise(text):
        raise _unreadable("What was sent is binary, not text.")
    return text


def _unreadable(message: str) -> ArticleRefused:
    return ArticleRefused("article-unreadable", message, remedy=_REMEDY, status=400, pointer="/article")

"""Bytes to text."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ArticleRefused
from onrecord.intake import decode

GREEK = "Ο υπουργός είπε ότι ο στρατός έφυγε. " * 5
FRENCH = "Le ministre a déclaré que l’armée était prête. " * 5
RUSSIAN = "Министр обороны заявил, что войска вышли из города. " * 5
JAPANESE = "部隊はいないと述べた。大臣は月曜日に話した。" * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GREEK, "cp1253"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_an_old_charset_is_told_from_the_bytes(text, encoding):
    """Text in a charset nobody declared comes out as it was written."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbfcaf\xc3\xa9",
        codecs.BOM_UTF16_LE + "café".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "café".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "café".encode("utf-32-le"),
    ],
)
def test_a_byte_order_mark_names_the_charset(raw):
    """UTF-8, UTF-16 and UTF-32 with a mark are read, and the mark goes."""
    assert decode(raw, "latin-1") == "café"


def test_a_declared_charset_is_honoured():
    """What the sender declares is tried first; latin-1 means Windows-1252, as on the web."""
    assert decode("“été”".encode("cp1252"), "ISO-8859-1") == "“été”"
    assert decode(RUSSIAN.encode("utf-16-le"), "utf-16-le") == RUSSIAN


def test_a_wrong_declaration_gives_way_to_the_bytes():
    """Declared UTF-8 that is not is detected; a charset nobody knows is ignored."""
    assert decode(FRENCH.encode("cp1252"), "utf-8") == FRENCH
    assert decode(FRENCH.encode(), "x-klingon") == FRENCH
    assert decode(FRENCH.encode(), "base64") == FRENCH


def test_the_charset_in_a_page_is_honoured():
    """HTML without a declared charset says its own."""
    page = '<html><meta charset="windows-1251"><p>Нет</p>'
    assert decode(page.encode("cp1251")) == page


def test_valid_utf8_wins_over_a_stale_meta_charset():
    """A page saved anew as UTF-8 often keeps the old charset in its head."""
    page = '<html><meta charset="iso-8859-1"><p>café</p>'
    assert decode(page.encode()) == page


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 abc",
        b"PK\x03\x04abc",
        b"\x89PNG\r\n\x1a\n",
        b"GGUFxxxx",
        b"text with a \x00 in it",
        bytes(range(1, 32)) * 20,
        "no mark".encode("utf-16-le"),
        b"\xff\xfe\x00",
        ("Größe, Übung, Äußerung " * 9).encode() + b"\xff\xfa\xc3",
    ],
)
def test_binary_content_is_refused_with_a_remedy(raw):
    """Known formats, NULs, control characters and damaged UTF-8 get a named 400."""
    with pytest.raises(ArticleRefused) as refused:
        decode(raw)
    assert (refused.value.slug, refused.value.status) == ("article-unreadable", 400)
    assert "UTF-8" in refused.value.remedy


@given(
    st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "hex", "\x00", "shift_jis"])
)
def test_any_bytes_are_text_or_refused(raw, charset):
    """Nothing but ArticleRefused is ever raised."""
    with contextlib.suppress(ArticleRefused):
        assert isinstance(decode(raw, charset), str)

"""What was sent, made into an Article; or refused with the reason and the remedy."""

from __future__ import annotations

import hashlib
import math
import re
from datetime import UTC, datetime
from pathlib import Path

from onrecord.article import Article
from onrecord.errors import ArticleRefused
from onrecord.intake.decoding import decode
from onrecord.intake.language import tell_language
from onrecord.intake.markup import Page, looks_like_html, read_markup
from onrecord.intake.sentences import cut
from onrecord.intake.text import normalise

FEWEST_WORDS = 8
MAX_WORDS = 25_000
LARGEST_FILE = 8_000_000
"""Bytes of a file that is read at all."""

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNSPACED_LONG = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_HEADING_MARK = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=(.*))", re.MULTILINE)
_LONGEST_WORD = 40


def make_article(
    *,
    text: str | None = None,
    html: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published_at: datetime | str | None = None,
    id: str | None = None,  # noqa: A002 -- the brief's own name for it
    max_words: int = MAX_WORDS,
) -> Article:
    """The article of exactly one of `text` and `html`, normalised and cut into sentences.

    What is not given is taken from the page, else from the text: the title from a first line that
    reads like one, the language from its words, the id from its SHA-256. A date without a time zone
    counts as UTC. Raises ArticleRefused: `article-empty`, `article-no-letters`, `article-too-short`,
    `article-too-long` (413), `article-language`, `article-date`, each with a JSON pointer.
    """
    if (text is None) == (html is None):
        raise ArticleRefused(
            "article-empty" if text is None else "article-ambiguous",
            "An article needs exactly one of text and html.",
            remedy="Send the words either as text or as html.",
            pointer="/article",
        )
    page = Page(text or "") if html is None else read_markup(html)
    return _article(
        page,
        pointer="/article/text" if html is None else "/article/html",
        title=title,
        url=url,
        language=language,
        published_at=published_at,
        id=id,
        max_words=max_words,
    )


def read_article(
    raw: bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    name: str | None = None,
    max_words: int = MAX_WORDS,
) -> Article:
    """The article that `raw` holds: a request's body, standard input or a file's content.

    HTML is known by `media_type`, else by the file `name`, else by how it starts. In Markdown
    (`text/markdown`, `.md`) the marks of headings go; everything else stays as it was written.
    Raises ArticleRefused as `decode` and `make_article` do.
    """
    text = decode(raw, charset)
    suffix = Path(name).suffix.lower() if name else ""
    kind = (media_type or "").split(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml") or suffix in (".html", ".htm", ".xhtml"):
        page, pointer = read_markup(text), "/article/html"
    elif kind == "text/markdown" or suffix in (".md", ".markdown"):
        headings = tuple(match[1] for match in _HEADING_MARK.finditer(text))
        page, pointer = Page(_HEADING_MARK.sub("", text), headings=headings), "/article/text"
    elif kind != "text/plain" and looks_like_html(text):
        page, pointer = read_markup(text), "/article/html"
    else:
        page, pointer = Page(text), "/article/text"
    return _article(page, pointer=pointer, max_words=max_words)


def read_article_file(path: Path, max_words: int = MAX_WORDS) -> Article:
    """The article in a file. Raises ArticleRefused, also when the file cannot be had."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _too_long(f"The file {path} has more than {LARGEST_FILE:,} bytes.", None)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _no_file(path, "does not exist", "Check the name.", 404) from None
    except IsADirectoryError:
        raise _no_file(path, "is a folder", "Name one file in it.", 400) from None
    except PermissionError:
        raise _no_file(path, "may not be read", "Give yourself the right to read it.", 403) from None
    except (OSError, ValueError):
        raise _no_file(path, "cannot be read", "Check the name and the disk.", 400) from None
    return read_article(raw, name=path.name, max_words=max_words)


def words_in(text: str) -> int:
    """How many words a text has, as the limits count them.

    Scripts that set no spaces count two characters (Chinese, Japanese) or five (Thai, Khmer) as one
    word, and a longer run than any word is as many words as it could hold.
    """
    spaced = 0
    for word in text.split():
        if any(map(str.isalnum, word)):
            spaced += 1 if len(word) <= _LONGEST_WORD else math.ceil(len(word) / _LONGEST_WORD)
    return max(
        spaced,
        math.ceil(len(_UNSPACED.findall(text)) / 2),
        math.ceil(len(_UNSPACED_LONG.findall(text)) / 5),
    )


def _article(
    page: Page,
    *,
    pointer: str,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published_at: datetime | str | None = None,
    id: str | None = None,  # noqa: A002 -- the brief's own name for it
    max_words: int = MAX_WORDS,
) -> Article:
    text = normalise(page.text)
    _check(text, pointer, max_words)
    # What a caller declares is checked; what a page says of itself is used where it can be.
    tag = tell_language(text, language or page.language)
    title = _line(title) or _line(page.title)
    titles = [normalise(heading) for heading in page.headings] + ([title] if title else [])
    sentences = cut(text, tag, titles=titles, captions=[normalise(caption) for caption in page.captions])
    if title is None and sentences[0].kind == "title":
        # A title is one paragraph, which may be more than one sentence.
        last = [sentence for sentence in sentences if sentence.paragraph == 1][-1]
        title = _line(text[: last.end])
    return Article(
        text=text,
        sentences=sentences,
        id=id or hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        language=tag,
        title=title,
        url=_line(url) or _line(page.url),
        published_at=_moment(published_at) or _moment(page.published_at, must_parse=False),
    )


def _check(text: str, pointer: str, max_words: int) -> None:
    if not text:
        raise ArticleRefused(
            "article-empty",
            "There are no words in it.",
            remedy="Send the whole text of an article.",
            pointer=pointer,
        )
    if not any(map(str.isalpha, text)):
        raise ArticleRefused(
            "article-no-letters",
            "There are no letters in it.",
            remedy="Send the words of an article, not only numbers or signs.",
            pointer=pointer,
        )
    words = words_in(text)
    if words < FEWEST_WORDS:
        raise ArticleRefused(
            "article-too-short",
            f"It has {words} {'word' if words == 1 else 'words'}; an article has at least {FEWEST_WORDS}.",
            remedy="Send the whole text of an article.",
            pointer=pointer,
        )
    if words > max_words:
        raise _too_long(f"It has about {words:,} words; at most {max_words:,} are read.", pointer)


def _too_long(message: str, pointer: str | None) -> ArticleRefused:
    return ArticleRefused(
        "article-too-long",
        message,
        remedy="Send it in parts, or raise ONRECORD_MAX_WORDS.",
        status=413,
        pointer=pointer,
    )


def _no_file(path: Path, what: str, remedy: str, status: int) -> ArticleRefused:
    return ArticleRefused("article-unreadable", f"The file {path} {what}.", remedy=remedy, status=status)


def _line(words: str | None) -> str | None:
    return " ".join(normalise(words).split()) or None if words else None


def _moment(given: datetime | str | None, *, must_parse: bool = True) -> datetime | None:
    if given is None or given == "":
        return None
    try:
        moment = given if isinstance(given, datetime) else datetime.fromisoformat(given.strip())
    except ValueError:
        if not must_parse:
            return None
        raise ArticleRefused(
            "article-date",
            "The article's date is not a date.",
            remedy='Send an ISO 8601 date such as "2026-03-05T08:00:00Z", or leave it out.',
            pointer="/article/published_at",
        ) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)

"""What the page's form sends: words that were pasted, or a file, made into an article."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from litestar.datastructures import UploadFile

from onrecord.intake.markup import looks_like_html
from onrecord.render.desk import Kept
from onrecord.web import refusal
from onrecord.web.submission import beside, body_of_request, from_words

if TYPE_CHECKING:
    from litestar import Request
    from litestar.datastructures import FormMultiDict

    from onrecord.article import Article

READ = {
    "": "",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".markdown": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
"""Files by the end of their name, and what is in them; empty where that has to be looked at."""

_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}\Z")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A form as it came. `raw` is the file's content, empty where words were pasted."""

    kept: Kept
    file_name: str
    raw: bytes
    nonce: str
    wants_example: bool

    async def article(self, example: str | None, max_words: int) -> Article:
        """The article in it.

        Raises:
            RequestRefused: the file is of a kind that is not read (415).
            ArticleRefused: it is no article.
        """
        said = {"title": self.kept.title or None, "url": self.kept.url or None, "language": None}
        if self.wants_example and example is not None:
            return await beside(from_words, example.encode(), "text/plain", "utf-8", said, max_words)
        if self.file_name:
            suffix = PurePath(self.file_name).suffix.lower()
            if suffix not in READ:
                raise refusal.file_unsupported(suffix)
            return await beside(from_words, self.raw, READ[suffix], None, said, max_words)
        kind = "text/html" if looks_like_html(self.kept.text) else "text/plain"
        raw = self.kept.text.encode("utf-8", "replace")
        return await beside(from_words, raw, kind, "utf-8", said, max_words)

    @property
    def sha256(self) -> str:
        """Of all that was sent."""
        sent = (self.kept, self.file_name, self.raw, self.wants_example)
        return hashlib.sha256(repr(sent).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def idempotency_key(self) -> str | None:
        """The same form sent twice, by an impatient click, is one article; changed, it is another."""
        return f"page-{self.nonce}-{self.sha256[:16]}" if _NONCE.match(self.nonce) else None


async def form_of_request(request: Request[Any, Any, Any]) -> FormMultiDict:
    """The form in this request. Raises RequestRefused (400, 408) where it does not come to an end."""
    await body_of_request(request)  # kept by the request, which reads the form out of it
    return await request.form()


async def read_pasted(request: Request[Any, Any, Any]) -> Pasted:
    """The article's form. Raises RequestRefused (400, 408) where it does not come to an end."""
    form = await form_of_request(request)
    file = form.get("file")
    has_file = isinstance(file, UploadFile) and bool(file.filename)
    return Pasted(
        Kept(
            text=field(form, "text"),
            title=field(form, "title").strip()[:1_000],
            url=field(form, "url").strip()[:4_000],
        ),
        file_name=file.filename if isinstance(file, UploadFile) and has_file else "",
        raw=await file.read() if isinstance(file, UploadFile) and has_file else b"",
        nonce=field(form, "nonce"),
        wants_example=field(form, "example") == "yes",
    )


def field(form: FormMultiDict, name: str) -> str:
    """A field's text; empty where it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""

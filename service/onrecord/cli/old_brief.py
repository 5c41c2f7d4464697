"""A brief that was made before: from its JSON file, or from the store by its id."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.interruptible import run_interruptible
from onrecord.errors import BriefRefused

if TYPE_CHECKING:
    from pydantic import ValidationError

    from onrecord.brief import Brief
    from onrecord.config import Config

_STORED = re.compile(r"[0-9a-f]{32}")
_ANEW = "Make it again: onrecord brief ARTICLE -o old.json"


def load_old_brief(old: str, config: Config) -> Brief:
    """The brief that a file or the store has under this name.

    Raises:
        BriefRefused: it cannot be read, is no brief, or does not quote its own article.
        StoreTrouble: there is no brief of this id, or none yet.
    """
    if old == "-":
        raise BriefRefused(
            "brief-unreadable",
            "The brief is not read from standard input.",
            remedy="Name its file; the article may be -.",
        )
    path = Path(old)
    if _STORED.fullmatch(old) and not path.exists():
        return _checked(run_interruptible(_stored(old, config)), old)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise BriefRefused(
            "brief-unreadable",
            f"The file {old} does not exist, and it is not the id of a stored brief.",
            remedy="Check the name.",
        ) from None
    except (OSError, ValueError):
        raise BriefRefused(
            "brief-unreadable",
            f"The file {old} cannot be read.",
            remedy="Name a file that you may read: a brief in JSON.",
        ) from None
    return _checked(raw, old)


def refuse_a_brief(new: str, old: str, *, is_text: bool = False) -> None:
    """Refuse a brief, or other JSON, where the edited article is to be. Raises BriefRefused.

    Args:
        new: the name of a file, else its text.
        old: what was named as the brief.
        is_text: `new` is text.
    """
    if is_text:
        found = _json_object(new.encode("utf-8", "replace"))
    else:
        path = Path(new)
        try:
            found = _json_object(path.read_bytes()) if path.is_file() else None
        except (OSError, ValueError):
            return  # whoever reads the article says why it cannot be read
    if found is None:
        return
    named = "It" if is_text else new
    if not is_text and old != "-" and "schema_version" in found and Path(old).is_file():
        remedy = f"The brief comes first: onrecord diff {shlex.quote(new)} {shlex.quote(old)}"
        raise BriefRefused(
            "brief-for-article", f"{named} is a brief and not the edited article.", remedy=remedy
        )
    raise BriefRefused(
        "brief-for-article",
        f"{named} is JSON and not the edited article.",
        remedy="Give the article's text or page: onrecord diff OLD NEW",
    )


async def _stored(brief_id: str, config: Config) -> bytes:
    from onrecord.errors import StoreTrouble
    from onrecord.store.store import Store
    from onrecord.store.trouble import brief_unknown

    store = await Store.open(config.folder_path, config.tenant, config.store_address)
    try:
        if await store.briefs.get(brief_id) is None:
            raise brief_unknown()
        kept = await store.briefs.brief(brief_id)
    finally:
        await store.aclose()
    if kept is None:
        raise StoreTrouble(
            "brief-unfinished",
            "There is no brief under this id yet, or its reading failed.",
            remedy=f"GET /v1/briefs/{brief_id} says how it stands.",
        )
    return kept.encode()


def _checked(raw: bytes, old: str) -> Brief:
    """The brief that these bytes hold, every span of which quotes its article."""
    from pydantic import ValidationError

    from onrecord.brief import Brief

    found = _json_object(raw)
    if found is None:
        raise BriefRefused(
            "brief-not-json",
            f"{old} is not a brief in JSON.",
            remedy=f"If it is the old article, make its brief first: onrecord brief {shlex.quote(old)} -o old.json",
        )
    if "schema_version" not in found:
        raise BriefRefused("brief-not-json", f"{old} is JSON, but not a brief.", remedy=_ANEW)
    if found["schema_version"] != "1":
        raise BriefRefused(
            "brief-other-schema",
            f"{old} follows another schema than brief.v1.",
            remedy=_ANEW,
        )
    try:
        brief = Brief.model_validate_json(raw)
    except ValidationError as error:
        raise BriefRefused(
            "brief-other-schema",
            f"{old} does not follow the schema brief.v1 at {_place(error)}.",
            remedy=_ANEW,
        ) from None
    if not _quotes_its_article(brief):
        raise BriefRefused(
            "brief-ungrounded",
            f"{old} does not quote its own article: it was changed after it was made.",
            remedy=_ANEW,
        )
    return brief


def _json_object(raw: bytes) -> dict[str, object] | None:
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _place(error: ValidationError) -> str:
    """Where the first fault is, without what stands there."""
    place = ".".join(map(str, error.errors(include_input=False, include_url=False)[0]["loc"]))
    return place or "its beginning"


def _quotes_its_article(brief: Brief) -> bool:
    import hashlib

    from onrecord.cli.spans import ungrounded

    article = brief.article
    ends = [0, *(end for _, end in article.sentences)]
    in_order = all(
        last <= start < end <= len(article.text)
        for last, (start, end) in zip(ends, article.sentences, strict=False)
    )
    same = hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest() == article.sha256
    return in_order and same and not ungrounded(brief.model_dump(mode="json"))

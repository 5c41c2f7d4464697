"""Briefs that are in a service's store before it starts."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from cuba import cuba_brief

from fakes import empty_brief
from onrecord.intake import make_article
from onrecord.options import Options
from onrecord.store.briefs import new_id
from onrecord.store.job import Job, JobState
from onrecord.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.article import Article
    from onrecord.brief import Brief

ARABIC = (
    "نفت وزارة الدفاع الأحد إرسال فرقاطتين إلى المضيق، "
    "لكن مسؤولين طلبوا عدم كشف هويتهم قالوا إن السفن غادرت الميناء ليلا.\n\n"
    "ولم يتضح متى تصل السفن إلى المنطقة."
)


def keep(folder: Path, briefs: Sequence[Brief]) -> list[str]:
    """Put these briefs into the store of this folder, the last of them newest; their ids."""
    with ThreadPoolExecutor(1) as aside:  # Playwright has a loop of its own in this thread
        return aside.submit(lambda: asyncio.run(_keep(folder, briefs))).result()


async def _keep(folder: Path, briefs: Sequence[Brief]) -> list[str]:
    store = await Store.open(folder)
    try:
        return [await _kept(store, brief) for brief in briefs]
    finally:
        await store.aclose()


async def _kept(store: Store, brief: Brief) -> str:
    article = _article_of(brief)
    job = Job.queued(new_id(), store.briefs.tenant, article, Options())
    await store.briefs.add(article, job)
    as_kept = brief.model_copy(update={"id": job.id})
    assert await store.briefs.finish(job.id, JobState.SUCCEEDED, brief=as_kept.model_dump_json())
    return job.id


def _article_of(brief: Brief) -> Article:
    return make_article(text=brief.article.text, title=brief.article.title)


def cuba() -> Brief:
    """The first seed's brief, made by hand, with every field in use."""
    return cuba_brief()


def arabic() -> Brief:
    """A brief of an article that reads from right to left; nothing was found in it."""
    return empty_brief(make_article(text=ARABIC, title="فرقاطتان تغادران الميناء", language="ar"), new_id())

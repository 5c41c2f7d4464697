"""The article as JSON in its row, with its sentences: taken up again, it is cut as it was before."""

from __future__ import annotations

import json
from dataclasses import astuple
from datetime import datetime

from onrecord.article import Article, Sentence


def dump_article(article: Article) -> str:
    """JSON that `load_article` reads."""
    published_at = article.published_at.isoformat() if article.published_at else None
    return json.dumps(
        {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "language": article.language,
            "published_at": published_at,
            "text": article.text,
            "sentences": [astuple(sentence) for sentence in article.sentences],
        },
        ensure_ascii=False,
    )


def load_article(kept: str) -> Article:
    """The article that was dumped."""
    read = json.loads(kept)
    published_at = read["published_at"]
    return Article(
        text=read["text"],
        sentences=tuple(Sentence(*parts) for parts in read["sentences"]),
        id=read["id"],
        language=read["language"],
        title=read["title"],
        url=read["url"],
        published_at=datetime.fromisoformat(published_at) if published_at else None,
    )

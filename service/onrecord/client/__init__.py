"""A client of OnRecord for programs: it waits, repeats what may pass, and turns pages.

It needs httpx2 and pydantic and loads nothing of the service.

    >>> from onrecord.client import OnRecord
    >>> with OnRecord("http://127.0.0.1:8000") as desk:
    ...     brief = desk.brief(
    ...         "The navy moved two frigates into the strait on Monday, officials said.",
    ...         title="Frigates in the strait",
    ...     )
    >>> brief.article.title
    'Frigates in the strait'

`AsyncOnRecord` has the same methods to be awaited. What goes wrong is one of the troubles of
`onrecord.client.trouble`.
"""

from onrecord.client.article import Article, Options
from onrecord.client.asynchronous import AsyncOnRecord
from onrecord.client.shapes import (
    Correction,
    Delivery,
    Link,
    ListedBrief,
    MadeFrom,
    NewWebhook,
    Progress,
    Webhook,
)
from onrecord.client.synchronous import OnRecord
from onrecord.client.trouble import (
    AnswerUnusable,
    ClientTrouble,
    Conflict,
    NotAllowed,
    NotThere,
    Problem,
    ReadingFailed,
    Refused,
    ServiceTrouble,
    TookTooLong,
    Unreachable,
    WebhookUnverified,
)
from onrecord.client.webhook import Told, verify_webhook

__all__ = [
    "AnswerUnusable",
    "Article",
    "AsyncOnRecord",
    "ClientTrouble",
    "Conflict",
    "Correction",
    "Delivery",
    "Link",
    "ListedBrief",
    "MadeFrom",
    "NewWebhook",
    "NotAllowed",
    "NotThere",
    "OnRecord",
    "Options",
    "Problem",
    "Progress",
    "ReadingFailed",
    "Refused",
    "ServiceTrouble",
    "Told",
    "TookTooLong",
    "Unreachable",
    "Webhook",
    "WebhookUnverified",
    "verify_webhook",
]

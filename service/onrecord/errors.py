"""Every error a user can meet, each with what was wrong and what to do.

    OnRecordError
    ├── ArticleRefused        what was sent is not an article that can be read
    ├── BriefRefused          what was named is not a brief that can be carried over
    ├── ConfigRefused         a setting that cannot be used
    ├── CorrectionRefused     a correction that does not apply to the brief or the article
    ├── ModelFileTrouble      the embedded model's file cannot be had
    ├── ModelTrouble          the model did not give a usable answer
    ├── StoreTrouble          briefs cannot be kept or found
    └── WebhookRefused        a webhook is not sent there

`slug` is stable and becomes the problem type's last part. Messages and remedies never hold
article text, prompts, answers or keys.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """What went wrong, with the remedy. `slug` names the kind, `status` is the HTTP answer."""

    default_status = 500

    def __init__(
        self,
        slug: str,
        message: str,
        *,
        remedy: str,
        status: int | None = None,
        pointer: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message)
        self.slug = slug
        self.message = message
        self.remedy = remedy
        self.status = status if status is not None else self.default_status
        self.pointer = pointer
        self.retry_after = retry_after

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class ArticleRefused(OnRecordError):
    """What was sent cannot be read as an article (empty, too short, too large, unreadable)."""

    default_status = 422


class BriefRefused(OnRecordError):
    """What was named is not a brief (an article, another schema, spans that quote nothing)."""

    default_status = 422


class ConfigRefused(OnRecordError):
    """A setting is missing, malformed or unsafe."""

    default_status = 500


class CorrectionRefused(OnRecordError):
    """A correction cannot be applied: its item is gone, or its words do not stand in the article."""

    default_status = 422


class ModelFileTrouble(OnRecordError):
    """The embedded model's file is absent, broken or cannot be fetched."""

    default_status = 503


class ModelTrouble(OnRecordError):
    """The model could not be reached, refused, stalled or answered what cannot be used."""

    default_status = 502


class StoreTrouble(OnRecordError):
    """A brief or job cannot be kept, found or changed."""

    default_status = 404


class WebhookRefused(OnRecordError):
    """A webhook is not sent to this target."""

    default_status = 422

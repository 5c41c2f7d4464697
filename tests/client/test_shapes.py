"""What the client sends and reads is what the service takes and answers."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, get_args

import pytest

from onrecord.client import (
    Article,
    Correction,
    Delivery,
    Link,
    ListedBrief,
    MadeFrom,
    NewWebhook,
    Options,
    Progress,
    Webhook,
)
from onrecord.options import Options as TheirOptions
from onrecord.web import shapes, webhook_shapes
from onrecord.web.correcting import KeptCorrection
from onrecord.web.submission import SentArticle

if TYPE_CHECKING:
    from pydantic import BaseModel


def test_articles_and_options_have_the_service_s_fields():
    """All of them, under the same names."""
    assert set(Article.__annotations__) == set(SentArticle.model_fields)
    assert set(Options.__annotations__) == set(TheirOptions.model_fields)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Progress, shapes.Standing),
        (ListedBrief, shapes.ListedBrief),
        (MadeFrom, shapes.MadeFrom),
        (Link, shapes.MadeLink),
        (Correction, KeptCorrection),
        (Webhook, webhook_shapes.Webhook),
        (NewWebhook, webhook_shapes.WebhookWithSecret),
        (Delivery, webhook_shapes.ToldDelivery),
    ],
)
def test_every_property_that_the_client_reads_is_answered(ours: type[BaseModel], theirs: type[BaseModel]):
    """And null only where the client expects it."""
    for name, field in ours.model_fields.items():
        assert name in theirs.model_fields, name
        if NoneType in get_args(theirs.model_fields[name].annotation):
            assert NoneType in get_args(field.annotation), name

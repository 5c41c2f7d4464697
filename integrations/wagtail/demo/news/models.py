"""A section of the paper, and an article with a StreamField that a brief can fill blocks of."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import BlockQuoteBlock, CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from onrecord_wagtail.blocks import WhatIsNotKnownBlock, WhoSaysWhatBlock


class SectionPage(Page):
    """A section: a list of its articles."""

    subpage_types = ["news.ArticlePage", "news.SectionPage"]


class ArticlePage(Page):
    """An article."""

    standfirst = models.TextField(blank=True, max_length=400)
    body = StreamField(
        [
            ("paragraph", RichTextBlock(features=["bold", "italic", "link", "ol", "ul"])),
            ("crosshead", CharBlock(max_length=120, icon="title")),
            ("quote", BlockQuoteBlock()),
            ("who_says_what", WhoSaysWhatBlock()),
            ("what_is_not_known", WhatIsNotKnownBlock()),
        ],
        blank=True,
    )

    content_panels = [*Page.content_panels, FieldPanel("standfirst"), FieldPanel("body")]
    subpage_types: list[str] = []

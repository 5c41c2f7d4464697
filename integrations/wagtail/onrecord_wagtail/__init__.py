"""OnRecord in Wagtail: briefs of drafts beside the page, and their blocks in the article."""

__version__ = "0.1.0"

"""Renderings of a brief: terminal, Markdown and one self-contained page; and the service's front page."""

from onrecord.render.desk import front_page
from onrecord.render.markdown import to_markdown
from onrecord.render.page import to_html
from onrecord.render.terminal import print_brief

__all__ = ["front_page", "print_brief", "to_html", "to_markdown"]

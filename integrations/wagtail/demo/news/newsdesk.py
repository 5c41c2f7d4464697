"""What the demo newsroom starts with: people of different rights, sections and two articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils.html import escape
from wagtail.models import GroupPagePermission, Page, Site

from news.models import ArticlePage, SectionPage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def set_up(stories: Iterable[Path]) -> None:
    """Make all that is not there yet."""
    home = _home()
    world = _section(home, "World")
    sport = _section(home, "Sport")
    _people(sport)
    for story in stories:
        _article(world, story)


def _home() -> SectionPage:
    found = SectionPage.objects.filter(slug="front").first()
    if found is not None:
        return found
    root = Page.get_first_root_node()
    home: SectionPage = root.add_child(instance=SectionPage(title="Front page", slug="front"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "127.0.0.1", "port": 8800, "root_page": home}
    )
    Page.objects.filter(slug="home", depth=2).first().delete()
    return home


def _section(home: Page, title: str) -> SectionPage:
    found = SectionPage.objects.filter(slug=title.lower()).first()
    return found or home.add_child(instance=SectionPage(title=title, slug=title.lower()))


def _people(sport: Page) -> None:
    """Each with a password like the name: admin, editor (edits), chief (publishes), sport (only sport)."""
    users = get_user_model()
    if not users.objects.filter(username="admin").exists():
        users.objects.create_superuser("admin", "admin@example.org", "admin")
    desk, _made = Group.objects.get_or_create(name="Sport desk")
    for codename in ("access_admin", "use"):
        desk.permissions.add(Permission.objects.get(codename=codename))
    _allow(desk, sport, "add_page", "change_page")
    for name in ("Editors", "Moderators"):
        rights = ("add_page", "change_page") + (("publish_page",) if name == "Moderators" else ())
        _allow(Group.objects.get(name=name), sport.get_parent(), *rights)
    for name, group in (("editor", "Editors"), ("chief", "Moderators"), ("sport", "Sport desk")):
        if not users.objects.filter(username=name).exists():
            user = users.objects.create_user(name, f"{name}@example.org", name)
            user.groups.add(Group.objects.get(name=group))


def _allow(group: Group, page: Page, *codenames: str) -> None:
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _article(section: Page, story: Path) -> None:
    if ArticlePage.objects.filter(slug=story.stem).exists():
        return
    title, standfirst, *paragraphs = story.read_text("utf-8").strip().split("\n\n")
    body = [("paragraph", f"<p>{escape(paragraph)}</p>") for paragraph in paragraphs]
    page = ArticlePage(title=title, slug=story.stem, standfirst=standfirst, live=False)
    page.body = [{"type": kind, "value": value} for kind, value in body]
    section.add_child(instance=page)
    page.save_revision()

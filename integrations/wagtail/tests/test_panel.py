from __future__ import annotations

import pytest
from django.core import checks
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from news.models import ArticlePage, SectionPage
from onrecord_wagtail.checks import check_onrecord
from onrecord_wagtail.panels import OnRecordPanel, _add_panel


def kinds(panels) -> list[str]:
    """The panels' classes."""
    return [type(one).__name__ for one in panels]


def test_the_panel_comes_to_chosen_page_types_by_itself(page, as_user):
    """After the site's own panels; no other page type is touched."""
    assert isinstance(ArticlePage.content_panels[-1], OnRecordPanel)
    assert not any(
        isinstance(one, OnRecordPanel) for one in [*SectionPage.content_panels, *Page.content_panels]
    )
    html = as_user("editor").get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert html.count("data-onrecord=") == 1
    assert '<script src="/static/onrecord_wagtail/panel.js" type="module"></script>' in html


def test_a_panel_put_by_hand_stays_where_it_is():
    """It is not added a second time."""

    class Model:
        content_panels = [FieldPanel("title")]
        promote_panels = [OnRecordPanel()]
        settings_panels = []

    _add_panel(Model)
    assert kinds(Model.content_panels) == ["FieldPanel"]


def test_a_page_with_an_edit_handler_gets_a_tab():
    """Once."""

    class Model:
        edit_handler = TabbedInterface([ObjectList([FieldPanel("title")], heading="Content")])

    _add_panel(Model)
    _add_panel(Model)
    assert [str(tab.heading) for tab in Model.edit_handler.children] == ["Content", "OnRecord"]


def test_a_new_page_is_to_be_saved_first(as_user, newsroom):
    """There is no draft yet to be read."""
    world = SectionPage.objects.get(slug="world")
    html = as_user("editor").get(f"/admin/pages/add/news/articlepage/{world.pk}/").content.decode()
    assert "Save the draft, and a brief can be made of it." in html
    assert "data-onrecord=" not in html


def test_the_form_still_saves(page, as_user):
    """The panel has no fields and takes none away."""
    client = as_user("editor")
    sent = {
        "title": "New title",
        "slug": "harbour",
        "standfirst": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    client.post(f"/admin/pages/{page.pk}/edit/", sent)
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "New title"


@pytest.mark.parametrize(
    ("pages", "id_"),
    [
        ({"news.ArticlePage": {}}, "onrecord.E001"),
        ({"news.ArticlePage": {"text": "body"}}, "onrecord.E001"),
        ({"news.Nothing": {"text": ["body"]}}, "onrecord.E002"),
        ({"auth.User": {"text": ["username"]}}, "onrecord.E002"),
        ({"news.ArticlePage": {"text": ["corpus"]}}, "onrecord.E003"),
        ({"news.ArticlePage": {"text": ["body"], "title": "headline"}}, "onrecord.E003"),
    ],
)
def test_a_mistake_in_the_setting_is_told_at_the_start(settings, pages, id_):
    """By Django's system checks."""
    settings.ONRECORD = {"pages": pages}
    assert [(type(one), one.id) for one in check_onrecord()] == [(checks.Error, id_)]


def test_an_address_that_would_send_copy_in_clear_is_warned_of(settings):
    """Loopback is no network."""
    settings.ONRECORD = {"url": "http://onrecord.example:8000"}
    assert [(type(one), one.id) for one in check_onrecord()] == [(checks.Warning, "onrecord.W001")]
    settings.ONRECORD = {"url": "http://127.0.0.1:8000"}
    assert check_onrecord() == []


def test_the_setting_of_the_demo_passes():
    """Nothing to complain of."""
    assert check_onrecord() == []

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from conftest import wait_for_threads
from news.models import ArticlePage, SectionPage
from onrecord_wagtail import publishing
from onrecord_wagtail.models import BriefOfPage, OnRecordSettings, State

BUSY = (503, {"type": "/problems/busy", "title": "Busy", "detail": "Full.", "remedy": "Later."})


def publish(page) -> None:
    """Publish the latest draft, and wait for what goes on beside."""
    page.get_latest_revision().publish()
    wait_for_threads()


def retry() -> str:
    """What the command says."""
    said = StringIO()
    call_command("onrecord_retry", stdout=said)
    return said.getvalue()


def configure(**values) -> None:
    """Set the site's settings."""
    settings = OnRecordSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()


def test_a_published_article_is_sent(page, service):
    """With its address, which it has now."""
    publish(page)
    (sent,) = service.articles.values()
    assert sent["title"] == page.title
    assert sent["url"].endswith("/world/harbour/")
    row = BriefOfPage.objects.get()
    assert (row.state, row.page_id) == (State.QUEUED, page.pk)
    assert row.revision_id == page.get_latest_revision().pk


def test_publishing_does_not_wait_for_the_service(page, service):
    """The page is live while the service has not answered yet."""
    service.blocked.clear()
    page.get_latest_revision().publish()
    assert ArticlePage.objects.get(pk=page.pk).live
    assert BriefOfPage.objects.get().state == State.WAITING
    service.blocked.set()
    wait_for_threads()
    assert BriefOfPage.objects.get().state == State.QUEUED


def test_a_service_that_is_away_breaks_nothing_and_is_caught_up_with(page, service):
    """The command sends what waits, and says what still does."""
    service.refuses = BUSY
    publish(page)
    assert ArticlePage.objects.get(pk=page.pk).live
    assert BriefOfPage.objects.get().problem["title"] == "Busy"
    assert retry().startswith("1 still to be sent")
    service.refuses = None
    assert retry().startswith("0 still to be sent")
    assert len(service.articles) == 1


def test_a_waiting_text_that_is_nowhere_any_more_is_let_go(page, service):
    """Its revision is gone and the page says other things: there is nothing to send."""
    service.refuses = BUSY
    publish(page)
    BriefOfPage.objects.update(text_sha256="0" * 64)
    service.refuses = None
    retry()
    assert not BriefOfPage.objects.exists()


def test_the_same_text_is_not_sent_twice(page, service):
    """Publishing what was asked for already asks for nothing."""
    publish(page)
    publish(page)
    assert len(service.articles) == 1


def test_sending_can_be_switched_off(page, service):
    """In the admin."""
    configure(send_on_publish=False)
    publish(page)
    assert service.articles == {}
    assert not BriefOfPage.objects.exists()


@pytest.mark.parametrize(("types", "sent"), [(["news.ArticlePage"], 1), (["news.Other"], 0), ([], 1)])
def test_page_types_can_be_chosen(page, service, types, sent):
    """Only those ticked; all where none is."""
    configure(page_types=types)
    publish(page)
    assert len(service.articles) == sent


def test_a_page_that_is_not_briefed_is_published_as_ever(newsroom):
    """A section."""
    SectionPage.objects.get(slug="world").save_revision().publish()
    assert newsroom.articles == {}


def test_a_broken_page_is_published_all_the_same(page, service, settings):
    """Even a mistake in the site's own configuration does not stop the press."""
    settings.ONRECORD = {
        **settings.ONRECORD,
        "pages": {"news.ArticlePage": {"text": ["nothing_of_that_name"]}},
    }
    publish(page)
    assert ArticlePage.objects.get(pk=page.pk).live
    assert service.articles == {}


def test_what_breaks_while_publishing_is_logged_without_a_word_of_the_page(
    page, service, monkeypatch, caplog
):
    """An error's message may quote what is not published yet; its kind and the page's number are enough."""

    def breaks(*_given) -> None:
        raise ValueError(f"cannot read {page.title}")

    monkeypatch.setattr(publishing, "article_of", breaks)
    publish(page)
    assert ArticlePage.objects.get(pk=page.pk).live
    assert f"page {page.pk}, ValueError" in caplog.text
    assert page.title not in caplog.text


def test_a_deleted_page_takes_its_briefs_along(page, service):
    """At the service as well."""
    publish(page)
    page.delete()
    wait_for_threads()
    assert service.deleted == ["brief-0001"]
    assert not BriefOfPage.objects.exists()


def test_a_deleted_section_takes_its_articles_briefs_along(page, service):
    """However a page goes."""
    publish(page)
    SectionPage.objects.get(slug="world").delete()
    wait_for_threads()
    assert service.deleted == ["brief-0001"]


def test_a_page_deleted_while_its_article_is_sent_leaves_no_brief_behind(page, service):
    """The service's answer comes after the row went: what it took is deleted there as well."""
    service.blocked.clear()
    page.get_latest_revision().publish()
    ArticlePage.objects.get(pk=page.pk).delete()
    service.blocked.set()
    wait_for_threads()
    assert service.deleted == ["brief-0001"]
    assert service.articles == {}
    assert not BriefOfPage.objects.exists()


def test_an_alias_is_not_read_once_more(page, service):
    """It has its page's words, and no editor of its own in which a brief could be seen."""
    page.create_alias(parent=SectionPage.objects.get(slug="sport"))
    publish(page)
    assert len(service.articles) == 1
    assert BriefOfPage.objects.get().page_id == page.pk


def test_a_deletion_that_the_service_missed_is_made_up_for(page, service):
    """The row outlives its page until the service has done it."""
    publish(page)
    service.refuses = BUSY
    page.delete()
    wait_for_threads()
    assert BriefOfPage.objects.get().state == State.LEAVING
    assert "1 still to be deleted" in retry()
    service.refuses = None
    assert "0 still to be deleted" in retry()
    assert service.deleted == ["brief-0001"]


def test_briefs_can_be_kept(page, service):
    """Where the settings say so, the service keeps what it has."""
    configure(delete_with_page=False)
    publish(page)
    page.delete()
    wait_for_threads()
    assert service.deleted == []
    assert not BriefOfPage.objects.exists()


@pytest.mark.parametrize(("delete", "deleted"), [(False, []), (True, ["brief-0001"])])
def test_unpublishing_keeps_briefs_unless_told_otherwise(page, service, delete, deleted):
    """A page that goes offline may come back."""
    configure(delete_on_unpublish=delete)
    publish(page)
    ArticlePage.objects.get(pk=page.pk).unpublish()
    wait_for_threads()
    assert service.deleted == deleted
    assert BriefOfPage.objects.exists() is not delete

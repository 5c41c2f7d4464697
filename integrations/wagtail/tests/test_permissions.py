from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from onrecord_wagtail.models import BriefOfPage

VIEWS = [
    ("get", ""),
    ("post", "ask/"),
    ("get", "brief/?row=1"),
    ("get", "block/?row=1&field=body&block=who_says_what"),
]


@pytest.mark.parametrize(("method", "part"), VIEWS)
def test_who_is_not_logged_in_is_sent_to_the_login(page, client, method, part):
    """Nobody reads or asks without a name."""
    answer = getattr(client, method)(f"/admin/onrecord/pages/{page.pk}/{part}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
    assert not BriefOfPage.objects.exists()


@pytest.mark.parametrize(("method", "part"), VIEWS)
@pytest.mark.parametrize("header", [{}, {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}])
def test_who_may_not_edit_the_page_sees_nothing_of_it(page, as_user, service, method, part, header):
    """The Sport desk may use OnRecord, and may not edit this page."""
    client = as_user("sport")
    answer = getattr(client, method)(f"/admin/onrecord/pages/{page.pk}/{part}", **header)
    assert answer.status_code in ((403,) if header else (302, 403))
    assert not BriefOfPage.objects.exists()
    assert service.headers == []


@pytest.mark.parametrize(("method", "part"), VIEWS)
def test_who_may_not_use_onrecord_sees_nothing(page, as_user, service, method, part):
    """An editor whose group has lost the permission."""
    Group.objects.get(name="Editors").permissions.remove(Permission.objects.get(codename="use"))
    client = as_user("editor")
    answer = getattr(client, method)(
        f"/admin/onrecord/pages/{page.pk}/{part}", HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )
    assert answer.status_code == 403
    assert service.headers == []
    assert "data-onrecord" not in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


@pytest.mark.parametrize("name", ["editor", "chief", "admin"])
def test_who_may_edit_may_ask(page, as_user, name):
    """Editors and Moderators get the permission with the app; superusers have all."""
    client = as_user(name)
    assert client.post(f"/admin/onrecord/pages/{page.pk}/ask/").status_code == 202
    assert "data-onrecord" in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_another_pages_brief_is_not_reached_by_its_number(page, as_user, newsroom):
    """A row belongs to its page."""
    from news.models import ArticlePage

    client = as_user("editor")
    client.post(f"/admin/onrecord/pages/{page.pk}/ask/")
    row = client.get(f"/admin/onrecord/pages/{page.pk}/").json()["brief"]["row"]
    other = ArticlePage.objects.get(slug="ferry")
    assert client.get(f"/admin/onrecord/pages/{other.pk}/brief/?row={row}").status_code == 404


def test_a_page_that_is_not_briefed_has_no_views(as_user, newsroom):
    """A section is not found."""
    from news.models import SectionPage

    section = SectionPage.objects.get(slug="world")
    assert as_user("admin").get(f"/admin/onrecord/pages/{section.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["pages/{}/ask/", "test/"])
def test_a_post_without_the_forms_token_is_refused(page, newsroom, address):
    """Another site's page cannot press the buttons."""
    from django.contrib.auth import get_user_model

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(username="admin"))
    assert strict.post(f"/admin/onrecord/{address.format(page.pk)}").status_code == 403
    assert not BriefOfPage.objects.exists()


@pytest.mark.parametrize(("method", "part"), [("get", "ask/"), ("post", ""), ("post", "brief/")])
def test_views_answer_to_their_own_method_only(page, as_user, method, part):
    """Nothing is asked for by a link."""
    assert getattr(as_user("admin"), method)(f"/admin/onrecord/pages/{page.pk}/{part}").status_code == 405

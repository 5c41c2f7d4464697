from __future__ import annotations

import pytest
from django.core.management import call_command

from onrecord_wagtail.models import OnRecordSettings
from stand_in import KEY, Service


@pytest.fixture
def other():
    """Another server that calls itself OnRecord."""
    running = Service()
    yield running
    running.close()


def test_the_key_is_in_no_answer_and_not_in_the_database(page, as_user, tmp_path):
    """Neither for editors nor for the administrator, whatever is opened."""
    client = as_user("admin")
    asked = client.post(f"/admin/onrecord/pages/{page.pk}/ask/")
    row = client.get(f"/admin/onrecord/pages/{page.pk}/").json()["brief"]["row"]
    answers = [
        asked,
        client.get(f"/admin/onrecord/pages/{page.pk}/"),
        client.get(f"/admin/onrecord/pages/{page.pk}/brief/?row={row}"),
        client.get(f"/admin/onrecord/pages/{page.pk}/block/?row={row}&field=body&block=who_says_what"),
        client.get(f"/admin/pages/{page.pk}/edit/"),
        client.get("/admin/settings/onrecord_wagtail/onrecordsettings/", follow=True),
        client.post("/admin/onrecord/test/"),
    ]
    assert all(answer.status_code in (200, 202) for answer in answers)
    assert not any(KEY in answer.content.decode() + str(answer.headers) for answer in answers)
    kept = tmp_path / "all.json"
    call_command("dumpdata", "onrecord_wagtail", output=str(kept))
    assert KEY not in kept.read_text()


def test_an_address_set_in_the_admin_does_not_get_the_key(page, as_user, other):
    """Else whoever may edit settings could name a server of their own and be sent the key."""
    settings = OnRecordSettings.load()
    settings.url = other.url
    settings.save()
    as_user("editor").post(f"/admin/onrecord/pages/{page.pk}/ask/")
    assert len(other.headers) == 1
    assert "Authorization" not in other.headers[0]


def test_the_configuration_can_name_more_addresses_for_the_key(page, as_user, other, settings):
    """`key_for`."""
    settings.ONRECORD = {**settings.ONRECORD, "key_for": [other.url + "/"]}
    kept = OnRecordSettings.load()
    kept.url = other.url
    kept.save()
    as_user("editor").post(f"/admin/onrecord/pages/{page.pk}/ask/")
    assert other.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_redirect_is_not_followed(page, as_user, service, other):
    """Neither key nor copy goes on to another address."""
    service.refuses = (307, {"title": "moved"})
    as_user("editor").post(f"/admin/onrecord/pages/{page.pk}/ask/")
    assert other.headers == []


def test_the_connection_can_be_tested(as_user, service):
    """A service that is ready and takes the key."""
    told = as_user("admin").post("/admin/onrecord/test/").json()
    assert told == {"ok": True, "title": f"OnRecord answers at {service.url} and is ready.", "detail": ""}


def test_a_wrong_key_is_told(as_user, settings, service):
    """With what to do."""
    settings.ONRECORD_KEY = "another"
    told = as_user("admin").post("/admin/onrecord/test/").json()
    assert told["title"] == "OnRecord refuses the site's key."
    assert "ONRECORD_KEY" in told["detail"]


def test_what_answers_but_is_not_onrecord_is_not_ready(as_user, service):
    """A proxy or another program that answers everything."""
    service.refuses = (200, {"hello": "world"})
    told = as_user("admin").post("/admin/onrecord/test/").json()
    assert (told["ok"], told["title"]) == (False, "What answers is not OnRecord.")


def test_a_key_that_was_withheld_is_told(as_user, other):
    """The address in the form is not one that the configuration names."""
    told = as_user("admin").post("/admin/onrecord/test/", {"url": other.url}).json()
    assert not told["ok"]
    assert "ONRECORD['key_for']" in told["detail"]
    assert "Authorization" not in other.headers[0]


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("http://127.0.0.1:9", "OnRecord cannot be reached."),
        ("ftp://x.example", "This is no address over http:// or https://."),
        ("http://user:secret@x.example", "This is no address over http:// or https://."),
        ("http://[", "This is no address over http:// or https://."),
    ],
)
def test_what_is_wrong_with_an_address_is_told(as_user, service, url, title):
    """In words, without a traceback."""
    told = as_user("admin").post("/admin/onrecord/test/", {"url": url}).json()
    assert (told["ok"], told["title"]) == (False, title)


def test_only_who_may_change_the_settings_may_test(as_user, service):
    """An editor may not make the server ask addresses."""
    answer = as_user("chief").post("/admin/onrecord/test/", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.status_code == 403
    assert service.headers == []


def test_the_settings_are_saved_and_an_address_with_a_password_is_refused(as_user, service):
    """The form takes page types by ticks."""
    client = as_user("admin")
    at = client.get("/admin/settings/onrecord_wagtail/onrecordsettings/", follow=True).request["PATH_INFO"]
    client.post(at, {"url": "https://u:p@x.example", "send_on_publish": "on"})
    assert OnRecordSettings.load().url == ""
    client.post(at, {"url": "https://x.example", "send_on_publish": "on", "page_types": ["news.ArticlePage"]})
    kept = OnRecordSettings.load()
    assert (kept.url, kept.page_types, kept.delete_with_page) == (
        "https://x.example",
        ["news.ArticlePage"],
        False,
    )

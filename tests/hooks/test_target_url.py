"""A target's URL is read strictly: what is checked is what is connected to."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import WebhookRefused
from onrecord.hooks.target_url import TargetUrl

ODD = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "https://017700000001/",
    "https://127.0.0.1.0x1/",
    "https://256.256.256.256/",
    "https://1.2.3.4.5/",
    "https://user@example.org/",
    "https://user:secret@example.org/",
    "https://example.org@127.0.0.1/",
    "https://example.org\\@127.0.0.1/",
    "https://127.0.0.1\\.example.org/",
    "https://exam%70le.org/",
    "https://example.org/#fragment",
    "https://example.org/a b",
    "https://example.org/a\r\nHost: x",
    "https://example.org/a\tb",
    "https://exam\nple.org/",
    " https://example.org/",
    "https://example.org/é",
    "https://example.org:0/",
    "https://example.org:99999/",
    "https://example.org:4x3/",
    "https://[::1%25eth0]/",
    "https://[127.0.0.1]/",
    "https://[::1/",
    "https://exa_mple..org/",
    "https://-example.org/",
    "https:///path",
    "https:example.org",
    "//example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "javascript:alert(1)",
    "",
    "https://example.org/" + "a" * 2_000,
]


@pytest.mark.parametrize("url", ODD)
def test_an_odd_url_is_refused_with_what_is_wrong_about_it(url: str):
    """Addresses in other spellings, users, fragments, other schemes, ports that are none."""
    with pytest.raises(WebhookRefused) as met:
        TargetUrl.read(url)
    assert (met.value.slug, met.value.status, met.value.pointer) == ("webhook-url-refused", 422, "/url")
    assert "secret" not in str(met.value)


@pytest.mark.parametrize(
    ("url", "host", "port", "header"),
    [
        ("https://Example.ORG", "example.org", 443, "example.org"),
        ("https://example.org.:8443/a?b=c", "example.org", 8443, "example.org:8443"),
        ("https://bücher.example/", "xn--bcher-kva.example", 443, "xn--bcher-kva.example"),
        ("https://１２７.０.０.１/", "127.0.0.1", 443, "127.0.0.1"),
        ("http://127.0.0.1:80/", "127.0.0.1", 80, "127.0.0.1"),
        ("https://[2606:4700:0:0::1111]:8443/", "2606:4700::1111", 8443, "[2606:4700::1111]:8443"),
        ("https://[::ffff:7f00:1]/", "::ffff:7f00:1", 443, "[::ffff:7f00:1]"),
        ("https://my_cms.internal/", "my_cms.internal", 443, "my_cms.internal"),
    ],
)
def test_a_url_is_read_into_the_parts_that_are_sent(url: str, host: str, port: int, header: str):
    """One spelling of a host, whichever came."""
    read = TargetUrl.read(url)
    assert (read.host, read.port, read.host_header) == (host, port, header)


@given(st.text(alphabet="0123456789abcdefx.-:[]@/%\\①。．", min_size=1, max_size=24))
def test_whatever_is_written_for_a_host_is_a_name_or_an_address_in_its_one_spelling(host: str):
    """A name's last label is never a number, so that no resolver takes it for an address."""
    try:
        read = TargetUrl.read(f"https://{host}/")
    except WebhookRefused:
        return
    if read.address is not None:
        assert str(ipaddress.ip_address(read.host)) == str(read.address)
    else:
        last = read.host.rpartition(".")[2]
        assert not last.isdigit()
        assert not last.startswith("0x") or not last[2:].isalnum() or not _is_hex(last[2:])


def _is_hex(written: str) -> bool:
    return all(one in "0123456789abcdef" for one in written)

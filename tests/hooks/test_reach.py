"""Reach: nothing that is not out in the world is ever sent to, unless the configuration names it."""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.errors import ConfigRefused
from onrecord.hooks import Reach
from onrecord.hooks.reach import is_global

CLOSED = Reach()
FORBIDDEN = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 169.254.170.2
172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe::1 2002:808:808::1 3fff::1 5f00::1 fc00::1
fd00:ec2::254 fe80::1 fec0::1 ff02::1 ff0e::1
""".split()
OPEN = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 2606:4700:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808"


@pytest.mark.parametrize("written", FORBIDDEN)
def test_an_address_of_this_machine_house_or_cloud_is_out_of_reach(written: str):
    """In whichever form it comes."""
    assert not CLOSED.may("example.org", ipaddress.ip_address(written))


@pytest.mark.parametrize("written", OPEN.split())
def test_an_address_in_the_world_is_within_reach(written: str):
    """Mapped and translated ones as well."""
    assert CLOSED.may("example.org", ipaddress.ip_address(written))


@given(st.ip_addresses(v=4))
@example(IPv4Address("192.0.0.9"))
def test_no_ipv4_address_that_python_calls_private_passes(address: IPv4Address):
    """Nor multicast, reserved, loopback, link-local; in no wrapping."""
    if address.is_global and not address.is_multicast:
        return
    wrapped = [
        address,
        IPv6Address(f"::ffff:{address}"),
        IPv6Address(int(IPv6Address("64:ff9b::")) + int(address)),
        IPv6Address((0x2002 << 112) + (int(address) << 80) + 1),
        IPv6Address(int(address)),
    ]
    assert not any(CLOSED.may("example.org", one) for one in wrapped)


@given(
    st.one_of(
        st.ip_addresses(v=6),
        st.sampled_from(
            ["2001::", "2001:db8::", "2002::", "fc00::", "fe80::", "ff00::", "::", "64:ff9b:1::"]
        ).flatmap(
            lambda prefix: st.integers(0, 2**64 - 1).map(
                lambda low: IPv6Address(int(IPv6Address(prefix)) + low)
            )
        ),
    )
)
def test_no_ipv6_address_that_python_calls_private_passes(address: IPv6Address):
    """Only 2000::/3 is the world, less what is set apart in it; and what stands for an IPv4 address in it."""
    if CLOSED.may("example.org", address):
        carries = address.ipv4_mapped or (
            IPv4Address(int(address) & 0xFFFF_FFFF)
            if address in ipaddress.ip_network("64:ff9b::/96")
            else None
        )
        assert (carries or address).is_global
        assert carries is not None or int(address) >> 125 == 1
        assert not (carries or address).is_multicast
        assert address.sixtofour is None
        assert address.teredo is None


@given(st.ip_addresses())
def test_a_network_that_is_allowed_opens_itself_and_nothing_else(address: IPv4Address | IPv6Address):
    """Whatever the address."""
    network = ipaddress.ip_network("10.1.0.0/16")
    assert Reach(["10.1.0.0/16"]).may("x", address) == (is_global(address) or address in network)


def test_a_host_that_is_allowed_may_be_inside_but_never_where_metadata_lies():
    """Whoever holds its name in the DNS is trusted with the house, not with the cloud's keys."""
    reach = Reach(["cms.internal"])
    for inside in ("10.0.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd12::1", "100.64.0.1"):
        assert reach.may("cms.internal", ipaddress.ip_address(inside))
        assert not reach.may("other.internal", ipaddress.ip_address(inside))
    for never in ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "0.0.0.0", "224.0.0.1", "fe80::1"):  # noqa: S104 - not bound
        assert not reach.may("cms.internal", ipaddress.ip_address(never))
    assert Reach(["169.254.169.254"]).may("x", ipaddress.ip_address("169.254.169.254"))


@pytest.mark.parametrize(
    "entry", ["http://cms.internal", "cms.internal:8080", "10.0.0.0/40", "", "*.internal", "a b"]
)
def test_an_entry_that_is_neither_host_nor_network_is_refused(entry: str):
    """With the setting's name, at the start and not at the first webhook."""
    with pytest.raises(ConfigRefused) as met:
        Reach([entry])
    assert "ONRECORD_WEBHOOK_ALLOW" in met.value.message

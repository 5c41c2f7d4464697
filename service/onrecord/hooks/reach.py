"""Reach: which addresses a webhook may be sent to.

The world's are known by the IANA special-purpose registries (RFC 6890): whatever stands in them is
refused, whether it is written as it is or inside an IPv6 address that a translator would unwrap.
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TYPE_CHECKING

from onrecord.errors import ConfigRefused

if TYPE_CHECKING:
    from collections.abc import Iterable

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NO_TARGETS = tuple(
    IPv4Network(one)
    for one in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 "
        "198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"
    ).split()
)
"""The last is no special one by the registry: it is where a cloud keeps its machines' metadata."""

_WORLD = IPv6Network("2000::/3")
_NOT_THE_WORLD = tuple(
    IPv6Network(one) for one in "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".split()
)
_CARRIES_IPV4 = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Mapped addresses and NAT64: what counts is the IPv4 address in their last 32 bits."""

_INSIDE = tuple(
    ipaddress.ip_network(one)
    for one in "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 ::1/128 fc00::/7".split()
)
"""What a host that is allowed by name may have for an address; never link-local, multicast or reserved."""

_METADATA = (IPv6Network("fd00:ec2::/32"), IPv4Network("100.100.100.200/32"))
"""Metadata services that lie within those."""


class Reach:
    """What is allowed beyond the open internet.

    Args:
        allow: host names, addresses and networks (CIDR) of this house. They may be private or
            loopback, may be asked without TLS and at any port.

    Raises:
        ConfigRefused: an entry is neither.
    """

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self._hosts: set[str] = set()
        self._networks: list[Network] = []
        for entry in (one.strip() for one in allow):
            network = _network(entry)
            if network is not None:
                self._networks.append(network)
            elif entry and not set(entry) & set("/:@ *"):
                self._hosts.add(entry.lower().rstrip("."))
            else:
                raise ConfigRefused(
                    "config-invalid",
                    "ONRECORD_WEBHOOK_ALLOW holds an entry that is neither a host name nor a network.",
                    remedy='Write names, addresses and networks, as ["cms.internal", "10.1.0.0/16"].',
                )

    def may(self, host: str, address: Address) -> bool:
        """Whether a target of this host name may be sent to at this address."""
        meant = unwrapped(address)
        if any(meant in network or address in network for network in self._networks):
            return True
        if is_global(meant):
            return True
        if host not in self._hosts or any(meant in network for network in _METADATA):
            return False
        return any(meant in network for network in _INSIDE)

    def is_own(self, host: str, addresses: Iterable[Address]) -> bool:
        """Whether the configuration names this host, or all these addresses: TLS and port are its own affair."""
        found = list(addresses)
        return host in self._hosts or (
            bool(found) and all(any(unwrapped(one) in network for network in self._networks) for one in found)
        )


def unwrapped(address: Address) -> Address:
    """The IPv4 address that a mapped or translated one stands for; any other as it is."""
    if isinstance(address, IPv6Address):
        if any(address in network for network in _CARRIES_IPV4):
            return IPv4Address(int(address) & 0xFFFF_FFFF)
        return IPv6Address(int(address))  # without its zone
    return address


def is_global(address: Address) -> bool:
    """Whether this is an address of one machine out in the world. 6to4 and Teredo count as none."""
    meant = unwrapped(address)
    if isinstance(meant, IPv4Address):
        return not any(meant in network for network in _NO_TARGETS)
    return meant in _WORLD and not any(meant in network for network in _NOT_THE_WORLD)


def _network(entry: str) -> Network | None:
    try:
        return ipaddress.ip_network(entry)
    except ValueError:
        return None

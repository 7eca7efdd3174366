"""Decide which IP addresses belong to the public internet.

The tables follow the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), read strictly: addresses that
they do not call globally reachable are refused, and so are addresses that only wrap or translate another one. The
tables are our own, because those of `ipaddress` differ between versions of Python.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address

_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # shared by the customers of a provider (RFC 6598); a cloud service answers at 100.100.100.200
        "127.0.0.0/8",  # this machine (RFC 1122)
        "168.63.129.16/32",  # not from IANA: the host of every virtual machine at Azure (Microsoft Learn)
        "169.254.0.0/16",  # link-local (RFC 3927); cloud services answer at 169.254.169.254
        "172.16.0.0/12",  # private (RFC 1918)
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.88.99.0/24",  # relays of 6to4, deprecated (RFC 7526)
        "192.168.0.0/16",  # private (RFC 1918)
        "198.18.0.0/15",  # benchmarking (RFC 2544)
        "198.51.100.0/24",  # documentation (RFC 5737)
        "203.0.113.0/24",  # documentation (RFC 5737)
        "224.0.0.0/4",  # multicast (RFC 5771)
        "240.0.0.0/4",  # reserved, and broadcast (RFC 1112, 8190)
    )
)
_UNICAST_6 = IPv6Network("2000::/3")
"""Everything that IANA assigns for the internet (RFC 4291, IPv6 Address Space). Outside it are this machine (::1),
wrapped IPv4 (::/96, ::ffff:0:0/96, ::ffff:0:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48), and the unique local,
link-local, site-local and multicast addresses."""
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments (RFC 2928): Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4 wraps IPv4 (RFC 3056)
        "3ffe::/16",  # the 6bone, returned (RFC 3701)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""The middle part of an address that wraps IPv4, below any prefix (RFC 5214)."""


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the public internet and does not wrap another address."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address not in _UNICAST_6 or any(address in network for network in _NOT_PUBLIC_6):
        return False
    return (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP

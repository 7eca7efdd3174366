"""Which addresses the watch may ask: those of the internet, by the registries of IANA for special purposes."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from hub.watching.budget import Budget
from hub.watching.hosts import HostTurns
from hub.watching.http_check import CheckOutcome, RequestPolicy, ask
from hub.watching.public import is_public

PUBLIC = [
    *("93.184.215.14", "8.8.8.8", "1.1.1.1", "168.63.129.15", "168.63.129.17", "100.63.255.255", "100.128.0.0"),
    *("172.15.255.255", "172.32.0.0", "192.0.1.1", "198.17.255.255", "198.20.0.0", "223.255.255.255", "9.255.255.255"),
    *("2606:4700::1111", "2a00:1450:4007::200e", "2001:200::1", "2001:4860:4860::8888", "2620:fe::fe", "2003::1"),
]
NOT_PUBLIC = [
    # This machine and this network
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "::1", "::", "::7f00:1"),
    # Private, shared, link-local, unique local, site-local
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.127.255.255", "169.254.0.1"),
    *("fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "feff::1", "fc00::1", "fd00::1"),
    # Where clouds tell secrets
    *("169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"),
    # Protocol assignments, benchmarking, documentation, multicast, reserved
    *("192.0.0.1", "192.0.0.170", "192.88.99.1", "198.18.0.1", "198.19.255.255", "192.0.2.1", "198.51.100.1"),
    *("203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "ff02::1", "ff0e::1"),
    *("100::1", "100:0:0:1::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1", "5f00::1"),
    *("3ffe::1", "4000::1", "e000::1"),
    # IPv4 within IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8"),
    *("64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:808:808::1"),
    *("2001::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2a00:1450::5efe:7f00:1", "2a00:1450::200:5efe:7f00:1"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet_are_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_all_others_are_not(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]"],
)
def test_what_is_not_public_is_not_asked_however_it_is_written(host):
    outcome = ask(f"http://{host}:9/", RequestPolicy(agent="test", pause=0), HostTurns(0, Budget(60)))

    assert outcome in (CheckOutcome("unsure", "link-private"), CheckOutcome("broken", "link-invalid"))

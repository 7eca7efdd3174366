"""Who may be asked, and when: public addresses only, one request to a host at a time, with a pause between.

Addresses in records are foreign text: one that leads into the network where the watch runs is not asked (OWASP,
Server-Side Request Forgery). The address that was checked is the one connected to, so a name cannot change in between.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address

IPAddress = IPv4Address | IPv6Address
Permitted = Callable[[IPAddress], bool]


class NotPublicError(Exception):
    """A host lies in a private network, on this machine, or nowhere on the internet."""


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the internet; one that wraps another (RFC 4291, 3056, 4380) is not."""
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address.sixtofour or address.teredo):
        return False
    return address.is_global and not address.is_multicast


class PlainConnection(HTTPConnection):
    """A connection to a host whose every address is permitted."""

    def __init__(self, host: str, port: int | None, *, timeout: float, permitted: Permitted) -> None:
        super().__init__(host, port, timeout=timeout)
        self.permitted = permitted

    def connect(self) -> None:
        """Raises NotPublicError, or OSError when nothing answers."""
        self.sock = _open(self.host, self.port, self.timeout or 0, self.permitted)


class SecureConnection(HTTPSConnection):
    """The same with TLS."""

    def __init__(self, host: str, port: int | None, *, timeout: float, permitted: Permitted) -> None:
        super().__init__(host, port, timeout=timeout)
        self.permitted = permitted

    def connect(self) -> None:
        """Raises NotPublicError, or OSError when nothing answers or the certificate does not hold."""
        plain = _open(self.host, self.port, self.timeout or 0, self.permitted)
        try:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
        except OSError:
            plain.close()
            raise


def _open(host: str, port: int, timeout: float, permitted: Permitted) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    if not all(permitted(ip_address(address)) for address in addresses):
        raise NotPublicError(host)
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError:
            continue  # the host has another address, such as one of IPv4
    return socket.create_connection((addresses[-1], port), timeout)


class Turns:
    """Whose turn it is: a host waits until nobody asks it, and `pause` seconds more."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._known = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Held for as long as a host is asked."""
        with self._known:
            lock = self._locks[host]
        with lock:
            if host in self._last:
                time.sleep(max(0.0, self._last[host] + self._pause - time.monotonic()))
            try:
                yield
            finally:
                self._last[host] = time.monotonic()

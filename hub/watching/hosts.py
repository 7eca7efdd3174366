"""Limit the requests of the watch: public addresses only, one request to a host at a time, with a pause in between.

Addresses in records are untrusted: one that leads into the network where the watch runs is not requested (OWASP,
Server-Side Request Forgery). The connection uses the IP address that was checked, so a name cannot change in between.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address

from hub.watching.budget import Budget, OutOfTimeError
from hub.watching.public import IPAddress

Permitted = Callable[[IPAddress], bool]
PATIENCE = 9
"""The most requests in a row that a host may leave unanswered: three addresses, three requests each."""


class NotPublicError(Exception):
    """The host is in a private network, on this machine, or not on the internet."""


class PlainConnection(HTTPConnection):
    """A connection to a host, only if every address of the host is permitted."""

    def __init__(self, host: str, port: int | None, *, timeout: float, permitted: Permitted) -> None:
        super().__init__(host, port, timeout=timeout)
        self.permitted = permitted

    def connect(self) -> None:
        """Connect. Raises NotPublicError, or OSError when nothing answers."""
        self.sock = _open(self.host, self.port, self.timeout or 0, self.permitted)


class SecureConnection(HTTPSConnection):
    """The same connection with TLS."""

    def __init__(self, host: str, port: int | None, *, timeout: float, permitted: Permitted) -> None:
        super().__init__(host, port, timeout=timeout)
        self.permitted = permitted

    def connect(self) -> None:
        """Connect. Raises NotPublicError, or OSError when nothing answers or the certificate is not valid."""
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
            continue  # the host has another address, such as an IPv4 one
    return socket.create_connection((addresses[-1], port), timeout)


class HostTurns:
    """The turns of each host: a request waits for the end of the one before and `pause` seconds more, within the
    budget."""

    def __init__(self, pause: float, budget: Budget) -> None:
        self.budget = budget
        self._pause = pause
        self._known = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}
        self._silences: Counter[str] = Counter()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Hold the turn of a host during a request. Raises OutOfTimeError when the turn does not come in time."""
        with self._locked(host):
            if host in self._last:
                self.budget.wait(max(0.0, self._last[host] + self._pause - time.monotonic()))
            try:
                yield
                self._silences[host] = 0
            except ssl.SSLCertVerificationError:
                raise  # an answer, even though it cannot be trusted
            except (HTTPException, OSError):
                self._silences[host] += 1
                raise
            finally:
                self._last[host] = time.monotonic()

    def is_silent(self, host: str) -> bool:
        """Whether so many requests in a row got no answer that the host is considered down."""
        return self._silences[host] >= PATIENCE

    @contextmanager
    def _locked(self, host: str) -> Iterator[None]:
        with self._known:
            lock = self._locks[host]
        if not self.budget.left() or not lock.acquire(timeout=self.budget.left()):
            raise OutOfTimeError
        try:
            yield
        finally:
            lock.release()

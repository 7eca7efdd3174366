"""Who may be asked, and when: public addresses only, one request to a host at a time, with a pause between.

Addresses in records are foreign text: one that leads into the network where the watch runs is not asked (OWASP,
Server-Side Request Forgery). The address that was checked is the one connected to, so a name cannot change in between.
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
"""Requests in a row that a host may leave without an answer: three addresses, asked three times each."""


class NotPublicError(Exception):
    """A host lies in a private network, on this machine, or nowhere on the internet."""


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


class HostTurns:
    """Whose turn it is: a host waits until nobody asks it, and `pause` seconds more, while the budget lasts."""

    def __init__(self, pause: float, budget: Budget) -> None:
        self.budget = budget
        self._pause = pause
        self._known = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}
        self._silences: Counter[str] = Counter()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Held for as long as a host is asked; raises OutOfTimeError when its turn does not come in time."""
        with self._locked(host):
            if host in self._last:
                self.budget.wait(max(0.0, self._last[host] + self._pause - time.monotonic()))
            try:
                yield
                self._silences[host] = 0
            except ssl.SSLCertVerificationError:
                raise  # an answer, though none to trust
            except (HTTPException, OSError):
                self._silences[host] += 1
                raise
            finally:
                self._last[host] = time.monotonic()

    def is_silent(self, host: str) -> bool:
        """Whether a host has left so many requests in a row without an answer that it is taken to be down."""
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

"""Check whether a request to the server on this machine is meant for it.

A page elsewhere can let its own host name point to this machine and then read what is served here (DNS rebinding). The
browser still sends that name in `Host`, so any name other than the server's own is refused: 421 Misdirected Request
(RFC 9110, section 15.5.20).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names that every machine has for itself."""


class RequestTarget(NamedTuple):
    """The requested path and query, or the status of a refusal."""

    target: str
    refusal: HTTPStatus | None = None


def own_names(bound: str, port: int) -> frozenset[str]:
    """The allowed values of `Host`: each name with the port, which is optional only for 80 (RFC 9110, section
    4.2.1)."""
    hosts = {*LOOPBACK, f"[{bound}]" if ":" in bound else bound.lower()}
    alone = hosts if port == 80 else set()
    return frozenset({*(f"{host}:{port}" for host in hosts), *alone} - {"", f":{port}"})


def read_request(target: str, hosts: list[str], version: str, names: frozenset[str]) -> RequestTarget:
    """Read a request from its target, its `Host` lines and its version of HTTP.

    A missing or repeated `Host` is a bad request (RFC 9112, section 3.2). An absolute address as the target replaces
    `Host` (section 3.2.2); here, both must be the server's own.
    """
    if len(hosts) > 1 or (not hosts and version != "HTTP/1.0"):
        return RequestTarget("", HTTPStatus.BAD_REQUEST)
    requested_hosts = [host.strip(" \t").lower() for host in hosts]
    path = target
    if not target.startswith("/"):
        try:
            address = urlsplit(target)
        except ValueError:  # unclosed brackets
            return RequestTarget("", HTTPStatus.BAD_REQUEST)
        if address.scheme != "http":
            return RequestTarget("", HTTPStatus.MISDIRECTED_REQUEST)
        requested_hosts.append(address.netloc.lower())
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    if not requested_hosts or not names.issuperset(requested_hosts):
        return RequestTarget("", HTTPStatus.MISDIRECTED_REQUEST)
    return RequestTarget(path)

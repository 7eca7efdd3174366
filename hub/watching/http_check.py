"""Check whether web addresses still work: HEAD, then GET, within the limits of `RequestPolicy`."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Literal, NamedTuple
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from hub.watching.budget import Budget, OutOfTimeError
from hub.watching.hosts import HostTurns, NotPublicError, Permitted, PlainConnection, SecureConnection
from hub.watching.public import is_public

Kind = Literal["fine", "moved", "broken", "unsure", "unasked"]
MAX_REDIRECTS = 10
UNSURE = frozenset({401, 403, 405, 406, 407, 418, 429, 451, 503, 999})
"""Statuses of servers that require a login, refuse programs or are busy: a person may well see the page. LinkedIn
answers 999."""
_REDIRECTS, _PERMANENT = frozenset({301, 302, 303, 307, 308}), frozenset({301, 308})
_RETRIED = frozenset({"link-timeout", "link-no-answer", "link-unknown-host"})
SAFE = "!#$%&'()*+,/:;=?@[]~"
"""The characters that an address may contain besides letters, digits and -._ (RFC 3986)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestPolicy:
    """How to send requests: the name to give, the time for each answer, the number of attempts, the pause in between.

    All times are in seconds: `timeout` for each step, `limit` for a whole answer, however slowly it arrives, `seconds`
    for all requests together. `week` decides where the order of the addresses begins.
    """

    agent: str
    timeout: float = 20
    limit: float = 40
    tries: int = 2
    pause: float = 2
    together: int = 8
    seconds: float = 1800
    week: int = 0
    permitted: Permitted = is_public


class CheckOutcome(NamedTuple):
    """The result for an address: `code` names the sentence that describes it; `target` is its new address after a
    permanent redirect."""

    kind: Kind
    code: str = ""
    status: int = 0
    target: str = ""


class _Answer(NamedTuple):
    """A status, and the absolute address of a redirect."""

    status: int
    location: str


def ask(address: str, policy: RequestPolicy, turns: HostTurns) -> CheckOutcome:
    """Send HEAD; when it fails, GET, because some servers refuse HEAD; and GET again when nothing answered.

    Raises OutOfTimeError.
    """
    outcome = _follow("HEAD", address, policy, turns)
    for _ in range(policy.tries):
        if outcome.kind in ("fine", "moved") or outcome.code in ("link-private", "link-invalid", "link-loop"):
            break
        if outcome.status == 429:
            break  # repeated requests are what the server complains about
        outcome = _follow("GET", address, policy, turns)
        if outcome.kind != "broken" or (outcome.code not in _RETRIED and outcome.status < 500):
            break
    return outcome


def _follow(method: str, address: str, policy: RequestPolicy, turns: HostTurns) -> CheckOutcome:
    """Follow the redirects of an address. The new address counts only as far as all redirects to it are permanent."""
    here, moved, for_good = address, "", True
    seen: set[str] = set()
    while here not in seen and len(seen) <= MAX_REDIRECTS:
        seen.add(here)
        answer = _try(method, here, policy, turns)
        if isinstance(answer, CheckOutcome):
            return answer
        if answer.status not in _REDIRECTS or not answer.location:
            return _judge(answer.status, moved)
        here = answer.location
        for_good = for_good and answer.status in _PERMANENT
        moved = here if for_good else moved
    return CheckOutcome("unsure", "link-loop")


def _judge(status: int, moved: str) -> CheckOutcome:
    if status in UNSURE:
        return CheckOutcome("unsure", "link-refused", status)
    if status >= 400:
        return CheckOutcome("broken", "link-status", status)
    return CheckOutcome("moved", "link-moved", status, moved) if moved else CheckOutcome("fine")


def _try(method: str, address: str, policy: RequestPolicy, turns: HostTurns) -> _Answer | CheckOutcome:
    """The answer of a server, or the outcome when there is none."""
    try:
        with turns.turn(host_of(address)):
            return _request(method, address, policy, turns.budget)
    except NotPublicError:
        return CheckOutcome("unsure", "link-private")
    except TimeoutError:
        return CheckOutcome("broken", "link-timeout")
    except socket.gaierror:
        return CheckOutcome("broken", "link-unknown-host")
    except ssl.SSLCertVerificationError:
        return CheckOutcome("broken", "link-certificate")
    except (HTTPException, OSError):
        return CheckOutcome("broken", "link-no-answer")
    except ValueError:  # a host that is not a name, or a port that is not a number
        return CheckOutcome("broken", "link-invalid")


def _request(method: str, address: str, policy: RequestPolicy, budget: Budget) -> _Answer:
    parts = urlsplit(quote(address, safe=SAFE))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(address)
    name = (urlsplit(address).hostname or "").encode("idna").decode()
    kind = SecureConnection if parts.scheme == "https" else PlainConnection
    port = kind.default_port if parts.port is None else parts.port
    connection = kind(name, port, timeout=policy.timeout, permitted=policy.permitted)
    with closing(connection), _limited(connection, policy.limit, budget):
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, headers={"User-Agent": policy.agent, "Accept": "*/*"})
        answer = connection.getresponse()
        location = (answer.getheader("Location") or "").encode("latin-1").decode(errors="replace").strip()
        return _Answer(answer.status, urldefrag(urljoin(address, location)).url if location else "")


@contextmanager
def _limited(connection: HTTPConnection, seconds: float, budget: Budget) -> Iterator[None]:
    """Stop an answer that arrives too slowly: a socket's time-out applies only to each piece.

    Raises TimeoutError, or OutOfTimeError when the budget ended.
    """
    over, late = threading.Event(), threading.Event()
    guard = threading.Thread(target=_cut, args=(connection, min(seconds, budget.left()), over, late), daemon=True)
    guard.start()
    try:
        yield
    except (HTTPException, OSError):
        if not budget.left():
            raise OutOfTimeError from None
        if late.is_set():
            raise TimeoutError from None
        raise
    finally:
        over.set()


def _cut(connection: HTTPConnection, seconds: float, over: threading.Event, late: threading.Event) -> None:
    """Shut down a connection that is not finished in time. Try again and again, because it may only be opening."""
    while not over.wait(0.1 if late.is_set() else seconds):
        late.set()
        if (opened := connection.sock) is not None:
            with suppress(OSError):  # it has just ended by itself
                socket.socket.shutdown(opened, socket.SHUT_RDWR)


def host_of(address: str) -> str:
    """The host of an address, for its turn; empty where the address has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""

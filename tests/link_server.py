"""A local server that answers links in every way a server may, and remembers how it was asked."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from hub.watching.http_check import RequestPolicy
from tests.serving import EVERY

POLICY = RequestPolicy(
    agent="campus-hub-watch/test", timeout=1, limit=1.5, pause=0, permitted=lambda address: address.is_loopback
)
"""How the tests ask: soon out of patience, and on this machine."""
REDIRECTS = {
    "/moved": (301, "/ok"),
    "/moved-308": (308, "/ok?a=1#part"),
    "/found": (302, "/ok"),
    "/moved-then-found": (301, "/found"),
    "/found-then-moved": (302, "/moved"),
    "/moved-to-nothing": (301, "/nothing"),
    "/loop": (302, "/loop-2"),
    "/loop-2": (302, "/loop"),
    "/to-private": (302, "http://10.0.0.1/"),
    "/to-file": (302, "file:///etc/passwd"),
    "/to-nonsense": (302, "http://["),
    "/to-silence": (302, "http://localhost:1/"),
}
STATUSES = {"/ok": 200, "/missing": 404, "/gone": 410, "/error": 500, "/forbidden": 403, "/busy": 429, "/wall": 999}


class LinkServer(ThreadingHTTPServer):
    """`asked` counts method and path; `most` is the greatest number of requests at once, by the host they named."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.redirects = dict(REDIRECTS)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.times: list[float] = []
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.lock = threading.Lock()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.server_port}{path}"


@contextmanager
def link_server() -> Iterator[LinkServer]:
    """The server while it runs."""
    with LinkServer() as running:
        threading.Thread(target=running.serve_forever, args=(EVERY,), daemon=True).start()
        yield running
        running.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: LinkServer

    def do_HEAD(self) -> None:
        self._count()

    def do_GET(self) -> None:
        self._count()

    def _count(self) -> None:
        host = self.headers["Host"]
        with self.server.lock:
            self.server.asked[f"{self.command} {self.path}"] += 1
            self.server.agents.add(self.headers["User-Agent"])
            self.server.times.append(time.monotonic())
            self.server.now[host] += 1
            self.server.most[host] = max(self.server.most[host], self.server.now[host])
        self._is_counted = True
        self._answer()
        self._is_answered()

    def _is_answered(self) -> None:
        """Before the answer goes out: whoever has read it may ask anew before this thread goes on."""
        with self.server.lock:
            self.server.now[self.headers["Host"]] -= self._is_counted
            self._is_counted = False

    def _answer(self) -> None:
        path = self.path.partition("?")[0]
        if path in self.server.redirects:
            self._send(*self.server.redirects[path])
        elif path in ("/slow", "/drip"):
            self._take_long(path)
        elif path == "/after-four-brief":
            self._wait_for_brief(4)
            self._send(200)
        elif path == "/hangs-up":
            self.close_connection = True
        elif path == "/no-head":
            self._send(405 if self.command == "HEAD" else 200)
        elif path == "/lies-to-head":
            self._send(404 if self.command == "HEAD" else 200)
        elif path == "/second-time":
            self._send(200 if self.server.asked[f"GET {path}"] > 1 else 502)
        elif path.startswith("/brief/"):
            time.sleep(0.05)
            self._send(200)
        else:
            self._send(STATUSES.get(path, 404))

    def _send(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self._is_answered()
        self.end_headers()

    def _wait_for_brief(self, count: int) -> None:
        """Waits until so many of the brief pages were asked for, at most as long as anybody would."""
        for _ in range(6000):
            if sum(1 for asked in [*self.server.asked] if "/brief/" in asked) >= count:
                return
            time.sleep(0.01)

    def _take_long(self, path: str) -> None:
        """Says nothing for two seconds, or a letter every tenth of a second."""
        self.close_connection = True
        for _ in range(20):
            time.sleep(0.1)
            try:
                if path == "/drip":
                    self.wfile.write(b"H")
            except OSError:
                return

    def log_message(self, format: str, *arguments: object) -> None:
        """Stays quiet."""

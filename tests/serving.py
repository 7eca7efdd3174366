"""A server of this machine, for as long as a test needs one, and how it answers for a built site."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

BASE_PATH = "/campus/"
EVERY = 0.02
"""Seconds between two looks at whether the server should end: a test waits that long for it."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answers on a free port until the block ends; gives its address without a slash at the end."""
    factory: Any = handler
    with ThreadingHTTPServer(("127.0.0.1", 0), factory) as running:
        thread = threading.Thread(target=running.serve_forever, args=(EVERY,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()
            thread.join()


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder below a base path as a static host does: its 404.html, with status 404, for all else."""

    extensions_map = {  # noqa: RUF012 - typed so in the standard library
        **SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def __init__(self, *arguments: Any, base_path: str = BASE_PATH, **options: Any) -> None:
        self.base_path = base_path
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """The file of an address; outside the base path there is none."""
        below = path.removeprefix(self.base_path) if path.startswith(self.base_path) else "no such page"
        return super().translate_path(f"/{below}")

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without index.html is a missing page, never a listing."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for a missing page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Stays quiet: a test tells what it asked for."""

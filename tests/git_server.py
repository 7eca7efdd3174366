"""A local server that answers git as GitHub does over HTTP: to pushers with the right token alone."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.serving import serving


class _GitHandler(BaseHTTPRequestHandler):
    """Hands each request to git's own `http-backend` (CGI, RFC 3875)."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, folder: Path, token: str, seen: list[str]) -> None:
        self.folder, self.token, self.seen = folder, token, seen
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """What a fetch or a push begins with."""
        self._answer()

    def do_POST(self) -> None:
        """The exchange itself."""
        self._answer()

    def log_message(self, format: str, *arguments: object) -> None:
        """Stays quiet."""

    def _answer(self) -> None:
        content = self._content()
        given = self.headers.get("Authorization", "")
        self.seen.append(given)
        if given != "Basic " + base64.b64encode(f"x-access-token:{self.token}".encode()).decode():
            self._send(401, [("WWW-Authenticate", 'Basic realm="test"')], b"")
            return
        path, _, query = self.path.partition("?")
        request = {
            "GIT_PROJECT_ROOT": str(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REMOTE_USER": "x-access-token",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(content)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
        }
        done = subprocess.run(
            ["git", "http-backend"], input=content, env={**os.environ, **request}, capture_output=True, check=True
        )
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        fields = [tuple(line.split(": ", 1)) for line in head.decode().split("\r\n")]
        status = next((int(value.split()[0]) for name, value in fields if name == "Status"), 200)
        self._send(status, [(name, value) for name, value in fields if name != "Status"], body)

    def _content(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", "0")))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _send(self, status: int, fields: list[tuple[str, str]], body: bytes) -> None:
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve_git(folder: Path, token: str) -> Iterator[tuple[str, list[str]]]:
    """Serves the repositories in a folder; gives the address and the list of credentials it is shown."""
    seen: list[str] = []
    handler = partial(_GitHandler, folder=folder, token=token, seen=seen)
    with serving(handler) as address:
        yield address, seen

"""Answer requests while the site is edited: a file, a page that reloads, or the problems of a build."""

from __future__ import annotations

import html
import json
import mimetypes
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote

from hub.server.served import Snapshot

STATUS_PATH = "/__reload"
SCRIPT_PATH = "/__reload.js"
EVENTS_PATH = "/__events"
EVENT_STREAM = "text/event-stream"

CONTENT_TYPES = {
    ".atom": "application/atom+xml",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
"""Types that the standard library does not know on every system, or names differently."""

SCRIPT = Path(__file__).with_name("reload.js")
"""The script of pages that are open while somebody edits."""

PROBLEM_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<noscript><meta http-equiv="refresh" content="3"></noscript>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
main {{ max-width: 60rem; margin: 2rem auto; padding-inline: 1rem }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{advice}</p>
{details}</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: status, content type, body, and the address of a redirect ("" for none)."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str = ""


def answer(now: Snapshot, target: str) -> Response:
    """The answer to a request target (path and query) in the present state of the site."""
    path, _, query = target.partition("?")
    if path == STATUS_PATH:
        return Response(HTTPStatus.OK, "application/json", json.dumps(status(now)).encode())
    if path == EVENTS_PATH:
        return Response(HTTPStatus.OK, EVENT_STREAM, b"")
    if path == SCRIPT_PATH:
        return Response(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.read_bytes())
    if not now.shown:
        return _problem_page(now)
    found = _live(now, path) or (_built(now.folder, path) if now.folder else None)
    if found is FOLDER:
        address = quote(f"/{unquote(path).strip('/')}/") + (f"?{query}" if query else "")
        return Response(HTTPStatus.FOUND, "text/plain; charset=utf-8", b"", address)
    if isinstance(found, tuple):
        return _file(*found, HTTPStatus.OK, now.version)
    lost = _live(now, "/404.html") or (_built(now.folder, "/404.html") if now.folder else None)
    if isinstance(lost, tuple):
        return _file(*lost, HTTPStatus.NOT_FOUND, now.version)
    return Response(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")


def status(now: Snapshot) -> dict[str, str]:
    """What a page is told of the present state."""
    # Without a site, the only page is the one that shows the problems already.
    problems = now.problems if now.shown else ""
    return {"version": now.version, "problems": problems, "reload": now.reload}


def event(now: Snapshot) -> bytes:
    """The present state as an event of a stream (HTML, 9.2.5)."""
    return f"data: {json.dumps(status(now))}\n\n".encode()


FOLDER: Literal["folder"] = "folder"
"""Stands for a folder whose address lacks its last slash."""
Found = tuple[str, bytes] | Literal["folder"] | None
"""The name and the bytes of a file."""


def _live(now: Snapshot, path: str) -> Found:
    """A file that the worker makes."""
    name = clean(path)
    if now.live is None or name is None:
        return None
    body = now.live.file(name)
    if body is not None:
        return name, body
    return FOLDER if not path.endswith("/") and now.live.file(f"{name}/index.html") is not None else None


def _built(folder: Path, path: str) -> Found:
    """A file of the last whole build."""
    found = locate(folder, path)
    if found is None:
        return None
    if found.is_dir():
        return FOLDER
    try:
        return found.name, found.read_bytes()
    except OSError:  # it has gone, or may not be read
        return None


def clean(path: str) -> str | None:
    """The path of a file from the root of the site, for the path of an address; None for one that leads outside."""
    name = unquote(path)
    # A backslash separates folders on Windows.
    if not name.startswith("/") or "\0" in name or "\\" in name or ".." in name.split("/"):
        return None
    return f"{name}index.html".lstrip("/") if name.endswith("/") else name.lstrip("/")


def refusal(status: HTTPStatus) -> Response:
    """The answer to a request that is not meant for this server; it reveals nothing about the site."""
    return Response(status, "text/plain; charset=utf-8", f"{status.phrase}\n".encode())


def locate(folder: Path, path: str) -> Path | None:
    """The file at an address path, or a folder when the path lacks its last slash; never a file outside `folder`."""
    name = clean(path)
    if name is None:
        return None
    wanted = folder / name
    try:
        if not path.endswith("/") and wanted.is_dir():
            return wanted if (wanted / "index.html").is_file() else None
        inside = wanted.resolve().is_relative_to(folder.resolve())
        return wanted if inside and wanted.is_file() else None
    except OSError:  # such as a name that is too long
        return None


def content_type(path: Path) -> str:
    """The content type of a file by its name, with the character set where it has one."""
    guessed, encoding = mimetypes.guess_type(path.name)
    if encoding == "gzip":  # served without Content-Encoding, so the type of the file inside would not fit the bytes
        return "application/gzip"
    kind = CONTENT_TYPES.get(path.suffix) or guessed or "application/octet-stream"
    textual = kind.startswith("text/") or kind.endswith(("xml", "json"))
    return f"{kind}; charset=utf-8" if textual else kind


def with_script(page: bytes, version: str) -> bytes:
    """A page with a script that reloads it when the site has a newer version than the page."""
    tag = f'<script src="{SCRIPT_PATH}" data-version="{version}" defer></script>\n'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag


def _file(name: str, body: bytes, status: HTTPStatus, version: str) -> Response:
    kind = content_type(Path(name))
    return Response(status, kind, with_script(body, version) if kind.startswith("text/html") else body)


def _problem_page(now: Snapshot) -> Response:
    """The page shown instead of the site before the first good build."""
    title, advice, details = "The site is being built", "This page reloads by itself.", ""
    if now.problems:
        title = "The site could not be built"
        advice = "Correct what follows and save: this page reloads by itself."
        details = f"<pre>{html.escape(now.problems)}</pre>\n"
    page = PROBLEM_PAGE.format(title=title, advice=advice, details=details).encode()
    return Response(HTTPStatus.SERVICE_UNAVAILABLE, "text/html; charset=utf-8", with_script(page, now.version))

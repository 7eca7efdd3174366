"""Answer requests while the site is edited: a file, a page that reloads, or the problems of a build."""

from __future__ import annotations

import html
import json
import mimetypes
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from hub.server.builder import Snapshot

STATUS_PATH = "/__reload"
SCRIPT_PATH = "/__reload.js"

CONTENT_TYPES = {
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Types that the standard library does not know on every system, or names differently."""

# The script asks again and again instead of holding a connection open: browsers allow six per host, and an editor of
# seven languages may have seven tabs. It is a file of its own and sets styles by script, because the policy of the
# pages (hub/pages/csp.py) refuses inline scripts and `style` attributes.
SCRIPT = """\
(() => {
  const version = document.currentScript.dataset.version;
  const banner = document.createElement("pre");
  banner.setAttribute("role", "status");
  Object.assign(banner.style, {
    position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "9999", margin: "0", padding: "1rem",
    maxBlockSize: "40vh", overflow: "auto", whiteSpace: "pre-wrap", font: "14px/1.5 monospace",
    color: "#fff", background: "#7a1020",
  });
  async function look() {
    try {
      const answer = document.hidden ? null : await (await fetch("/__reload", { cache: "no-store" })).json();
      if (answer && answer.version !== version) return location.reload();
      if (answer && answer.problems !== banner.textContent) {
        banner.textContent = answer.problems;
        if (answer.problems) document.body.append(banner); else banner.remove();
      }
    } catch { /* the server is stopped, and may come back */ }
    setTimeout(look, 700);
  }
  look();
})();
"""

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
        # Without a site, the only page is the one that shows the problems already.
        status = {"version": now.version, "problems": now.problems if now.folder else ""}
        return Response(HTTPStatus.OK, "application/json", json.dumps(status).encode())
    if path == SCRIPT_PATH:
        return Response(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.encode())
    if now.folder is None:
        return _problem_page(now)
    found = locate(now.folder, path)
    if found and found.is_dir():
        address = quote(f"/{unquote(path).strip('/')}/") + (f"?{query}" if query else "")
        return Response(HTTPStatus.FOUND, "text/plain; charset=utf-8", b"", address)
    if found:
        return _file(found, HTTPStatus.OK, now.version)
    own = locate(now.folder, "/404.html")
    if own:
        return _file(own, HTTPStatus.NOT_FOUND, now.version)
    return Response(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")


def refusal(status: HTTPStatus) -> Response:
    """The answer to a request that is not meant for this server; it reveals nothing about the site."""
    return Response(status, "text/plain; charset=utf-8", f"{status.phrase}\n".encode())


def locate(folder: Path, path: str) -> Path | None:
    """The file at an address path, or a folder when the path lacks its last slash; never a file outside `folder`."""
    name = unquote(path)
    # A backslash separates folders on Windows.
    if not name.startswith("/") or "\0" in name or "\\" in name or ".." in name.split("/"):
        return None
    wanted = folder / name.strip("/")
    try:
        if name.endswith("/"):
            wanted = wanted / "index.html"
        elif wanted.is_dir():
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


def _file(path: Path, status: HTTPStatus, version: str) -> Response:
    try:
        body = path.read_bytes()
    except OSError as error:
        return Response(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", f"{error}\n".encode())
    kind = content_type(path)
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

"""Serves the site on this machine while it is edited: pages reload by themselves after each good build."""

from __future__ import annotations

import errno
import html
import io
import json
import mimetypes
import os
import signal
import socket
import socketserver
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

from hub.reloading import Builder, Say, Site, Snapshot, keep_built, watch

WATCHED = ("data", "docs", "overrides", "hooks", "hub", "mkdocs.yml")
"""What the site is made from, under the root folder."""

Request = socket.socket | tuple[bytes, socket.socket]

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
"""Types that the standard library does not know everywhere, or names otherwise."""

# Asks again and again instead of holding a connection open: browsers allow six a host, and a reader of
# seven languages has seven tabs. A file of its own, and styles set by script: the policy of the pages (hub/policy.py)
# refuses inline scripts and `style` attributes.
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
class Answer:
    """What a request gets: status, content type, body, and where to go instead (empty: nowhere)."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str = ""


def answer(now: Snapshot, target: str) -> Answer:
    """The answer to a request target (path and query) in the present state of the site."""
    path, _, query = target.partition("?")
    if path == STATUS_PATH:
        # Without a site there is only the page of problems, which says them itself.
        status = {"version": now.version, "problems": now.problems if now.folder else ""}
        return Answer(HTTPStatus.OK, "application/json", json.dumps(status).encode())
    if path == SCRIPT_PATH:
        return Answer(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.encode())
    if now.folder is None:
        return _problem_page(now)
    found = locate(now.folder, path)
    if found and found.is_dir():
        address = quote(f"/{unquote(path).strip('/')}/") + (f"?{query}" if query else "")
        return Answer(HTTPStatus.FOUND, "text/plain; charset=utf-8", b"", address)
    if found:
        return _file(found, HTTPStatus.OK, now.version)
    own = locate(now.folder, "/404.html")
    if own:
        return _file(own, HTTPStatus.NOT_FOUND, now.version)
    return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")


def locate(folder: Path, path: str) -> Path | None:
    """The file at an address path, or a folder whose address lacks its last slash; never outside `folder`."""
    name = unquote(path)
    # A backslash parts folders on Windows.
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
    """The content type of a file by its name, with the character set where there is one."""
    guessed, encoding = mimetypes.guess_type(path.name)
    if encoding == "gzip":  # sent as it is, without Content-Encoding: by the inner type its bytes would make no sense
        return "application/gzip"
    kind = CONTENT_TYPES.get(path.suffix) or guessed or "application/octet-stream"
    textual = kind.startswith("text/") or kind.endswith(("xml", "json"))
    return f"{kind}; charset=utf-8" if textual else kind


def with_script(page: bytes, version: str) -> bytes:
    """A page that reloads when the site has another version than its own."""
    tag = f'<script src="{SCRIPT_PATH}" data-version="{version}" defer></script>\n'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag


def _file(path: Path, status: HTTPStatus, version: str) -> Answer:
    try:
        body = path.read_bytes()
    except OSError as error:
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", f"{error}\n".encode())
    kind = content_type(path)
    return Answer(status, kind, with_script(body, version) if kind.startswith("text/html") else body)


def _problem_page(now: Snapshot) -> Answer:
    """The page that stands in for the site before the first good build."""
    title, advice, details = "The site is being built", "This page reloads by itself.", ""
    if now.problems:
        title = "The site could not be built"
        advice = "Correct what follows and save: this page reloads by itself."
        details = f"<pre>{html.escape(now.problems)}</pre>\n"
    page = PROBLEM_PAGE.format(title=title, advice=advice, details=details).encode()
    return Answer(HTTPStatus.SERVICE_UNAVAILABLE, "text/html; charset=utf-8", with_script(page, now.version))


class SiteServer(ThreadingHTTPServer):
    """A web server for one site; raises OSError when the port is in use."""

    def __init__(self, host: str, port: int, site: Site) -> None:
        self.site = site
        super().__init__((host, port), RequestHandler)

    def server_bind(self) -> None:
        """Binds without asking for the name of this machine, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: Request, client_address: object) -> None:
        """Says nothing of browsers that go away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class RequestHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: SiteServer
    timeout = 10  # seconds for a connection that says nothing, as browsers open in advance

    def do_GET(self) -> None:
        """Sends the answer with its body."""
        self.wfile.write(self._send_head().body)

    def do_HEAD(self) -> None:
        """Sends the answer without its body."""
        self._send_head()

    def version_string(self) -> str:
        """The name in the Server header."""
        return "hub"

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the terminal for what the builds say."""

    def _send_head(self) -> Answer:
        with self.server.site.reading() as now:
            found = answer(now, self.path)
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        return found


@contextmanager
def serving(
    root: Path, *, command: Sequence[str], watched: Collection[Path], host: str, port: int, say: Say
) -> Iterator[str]:
    """Serves, watches and builds while the block runs; gives the address, raises OSError for a taken port."""
    site, changed, stop = Site(), threading.Event(), threading.Event()
    with ExitStack() as ending:
        server = ending.enter_context(SiteServer(host, port, site))
        address = f"http://{host}:{server.server_port}/"
        workplace = ending.enter_context(tempfile.TemporaryDirectory(prefix="hub-serve-", ignore_cleanup_errors=True))
        # TMPDIR: whatever a build that is cut short leaves behind goes with the rest.
        environment = os.environ | {"SITE_URL": address, "TMPDIR": workplace}
        environment |= {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        builder = Builder(command, root=root, workplace=Path(workplace), environment=environment, say=say)
        tasks = (
            partial(watch, watched, changed=changed, stop=stop, say=say),
            partial(keep_built, builder, site, changed=changed, stop=stop, address=address, say=say),
            partial(server.serve_forever, poll_interval=0.1),  # s; by default Ctrl-C would wait for half of one
        )
        for task in tasks:
            thread = threading.Thread(target=task)
            thread.start()
            ending.callback(thread.join)
        # What is entered last is done first: ask all to stop, then wait, then remove.
        for end in (server.shutdown, builder.stop, changed.set, stop.set):
            ending.callback(end)
        yield address


def serve(root: Path, *, host: str = "127.0.0.1", port: int = 8000) -> int:
    """Serves the site in `root` until Ctrl-C; gives the exit status, 1 when the port cannot be had."""
    if not 0 <= port <= 65535:
        print(f"cannot serve on port {port}: a port is a number from 0 to 65535", file=sys.stderr)
        return 2
    command = [sys.executable, "-m", "hub", "build", "--into"]
    watched = [root / name for name in WATCHED]
    if os.environ.get("HUB_DATA"):
        watched.append(Path(os.environ["HUB_DATA"]).absolute())
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace", line_buffering=True)
    asked_to_stop = _catch_signals()
    try:
        with serving(root, command=command, watched=watched, host=host, port=port, say=print):
            os.read(asked_to_stop, 1)
    except OSError as error:
        advice = "; choose another one with --port" if error.errno == errno.EADDRINUSE else ""
        print(f"cannot serve on {host}:{port}: {error.strerror}{advice}", file=sys.stderr)
        return 1
    return 0


def _catch_signals() -> int:
    """A pipe that can be read once the user, or the system, asks the server to stop."""
    reader, writer = os.pipe()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:  # ignored: started so as to outlive its terminal
            # A byte and not an exception, which could strike while things are being put away.
            signal.signal(number, lambda *_: os.write(writer, b"."))
    return reader

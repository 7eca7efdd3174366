"""Serve the site on this machine while it is edited; pages reload by themselves after each good build."""

from __future__ import annotations

import errno
import io
import os
import signal
import socket
import socketserver
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from hub.console import Say
from hub.disk.scratch import scratch_folder
from hub.server.builder import Builder, keep_built
from hub.server.changes import Changes, watch
from hub.server.own_names import own_names, read_request
from hub.server.responses import EVENT_STREAM, Response, answer, event, refusal
from hub.server.served import ServedSite, Snapshot
from hub.server.showing import keep_shown
from hub.server.worker import Worker

WORKER = (sys.executable, "-m", "hub.assembly.serving")
WATCHED = ("data", "docs", "overrides", "hooks", "hub", "mkdocs.yml")
"""The sources of the site, under the root folder."""

KEEP_ALIVE = 10.0
"""Seconds after which a browser that waits for changes is told that there are none: one that has gone is noticed."""

Request = socket.socket | tuple[bytes, socket.socket]


class SiteServer(ThreadingHTTPServer):
    """A web server for one site. Raises OSError when the port is in use."""

    def __init__(self, host: str, port: int, site: ServedSite) -> None:
        self.site = site
        super().__init__((host, port), RequestHandler)
        self.names = own_names(host, self.server_port)

    def server_bind(self) -> None:
        """Bind without looking up the name of this machine, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: Request, client_address: object) -> None:
        """Ignore browsers that close the connection in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class RequestHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: SiteServer
    timeout = 10  # seconds for a silent connection, such as browsers open in advance

    def do_GET(self) -> None:
        """Send the answer with its body, or what happens from now on."""
        found = self._send_head()
        self.wfile.write(found.body)
        if found.content_type == EVENT_STREAM:
            self._tell_events()

    def do_HEAD(self) -> None:
        """Send the answer without its body."""
        self._send_head()

    def version_string(self) -> str:
        """The name in the Server header."""
        return "hub"

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: the terminal is for the output of the builds."""

    def _tell_events(self) -> None:
        """Tell the browser what is shown, at once and after each change, until one side ends (HTML, 9.2)."""
        known: Snapshot | None = None
        while (now := self.server.site.wait(known, KEEP_ALIVE)) is not None:
            self.wfile.write(b":\n\n" if now is known else event(now))
            self.wfile.flush()
            known = now

    def _send_head(self) -> Response:
        hosts = self.headers.get_all("Host", [])
        requested = read_request(self.path, hosts, self.request_version, self.server.names)
        if requested.refusal:
            found = refusal(requested.refusal)
        else:
            with self.server.site.reading() as now:
                found = answer(now, requested.target)
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        if found.content_type != EVENT_STREAM:
            self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        return found


@contextmanager
def serving(
    root: Path,
    *,
    command: Sequence[str],
    watched: Collection[Path],
    host: str,
    port: int,
    say: Say,
    worker: Sequence[str] = (),
) -> Iterator[str]:
    """Serve, watch and build while the block runs; yields the address. Raises OSError when the port is in use.

    With the command of a worker, pages are shown as soon as it has read a change, and the build follows.
    """
    site, noticed, stop = ServedSite(), Changes(), threading.Event()
    with ExitStack() as ending:
        server = ending.enter_context(SiteServer(host, port, site))
        address = f"http://{host}:{server.server_port}/"
        workplace = ending.enter_context(scratch_folder(Path(tempfile.gettempdir()), "hub-serve-")).folder
        environment = _environment(address, workplace)
        builder = Builder(command, root=root, workplace=workplace, environment=environment, say=say)
        live = Worker(worker, root=root, environment=environment)
        built = Changes() if worker else noticed
        tasks = [
            partial(watch, watched, notice=noticed.notice, stop=stop, say=say),
            partial(keep_built, builder, site, changes=built, stop=stop, address=address, say=say),
            partial(server.serve_forever, poll_interval=0.1),  # s; by default, Ctrl-C waits for half a second
        ]
        if worker:
            code = root / "hub"
            tasks.append(partial(keep_shown, live, site, changes=noticed, then=built, code=code, stop=stop, say=say))
        for task in tasks:
            thread = threading.Thread(target=task)
            thread.start()
            ending.callback(thread.join)
        # Exits run in reverse order: ask all to stop, then wait, then remove.
        for end in (server.shutdown, site.close, builder.stop, live.stop, built.notice, noticed.notice, stop.set):
            ending.callback(end)
        yield address


def _environment(address: str, workplace: Path) -> dict[str, str]:
    """The environment of builder and worker."""
    # TMPDIR: the files that an interrupted build leaves behind are removed with this folder.
    environment = os.environ | {"SITE_URL": address, "TMPDIR": str(workplace)}
    return environment | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}


def serve(root: Path, *, host: str = "127.0.0.1", port: int = 8000) -> int:
    """Serve the site in `root`. Returns 0 after Ctrl-C, 1 when it cannot listen, 2 for an impossible port."""
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
        with serving(root, command=command, worker=WORKER, watched=watched, host=host, port=port, say=print):
            os.read(asked_to_stop, 1)
    except OSError as error:
        advice = "; choose another one with --port" if error.errno == errno.EADDRINUSE else ""
        print(f"cannot serve on {host}:{port}: {error.strerror}{advice}", file=sys.stderr)
        return 1
    return 0


def _catch_signals() -> int:
    """Return the read end of a pipe; each signal to stop writes a byte to it."""
    reader, writer = os.pipe()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:  # ignored: the server is to outlive its terminal
            # A byte and not an exception, because an exception could interrupt the cleanup.
            signal.signal(number, lambda *_: os.write(writer, b"."))
    return reader

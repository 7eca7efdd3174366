"""The server that people edit with: real child processes, real sockets, a tiny script as the builder."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from http import HTTPStatus
from pathlib import Path

import pytest

from hub.server.builder import Builder, keep_built
from hub.server.changes import Changes
from hub.server.http import serve, serving
from hub.server.served import ServedSite
from tests.served_project import BUILDER, PATIENCE, Hub, wait_for

pytestmark = pytest.mark.long


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    root, temporary = tmp_path / "project", tmp_path / "temporary"
    (root / "data").mkdir(parents=True)
    temporary.mkdir()
    (root / "build.py").write_text(BUILDER, encoding="utf-8")
    (root / "data/404.html").write_text("<body>lost</body>", encoding="utf-8")
    (root / "mkdocs.yml").write_text("a: 1", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return Hub(root, temporary)


@pytest.fixture
def start(project: Hub) -> Iterator[Callable[[str], Hub]]:
    """Starts serving a project whose home page holds the given text."""
    going: list[AbstractContextManager[str]] = []

    def start(text: str) -> Hub:
        project.edit(text)
        context = serving(
            project.root,
            command=[sys.executable, "-S", "build.py"],
            watched=[project.root / "data", project.root / "docs", project.root / "mkdocs.yml"],
            host="127.0.0.1",
            port=0,
            say=project.said.append,
        )
        project.port = int(context.__enter__().rstrip("/").rpartition(":")[2])
        going.append(context)
        return project

    yield start
    for context in going:
        context.__exit__(None, None, None)


Start = Callable[[str], Hub]


def test_first_good_build_is_served(start: Start) -> None:
    hub = start("<body>first</body>")

    wait_for(lambda: hub.shows("first"))

    wait_for(lambda: len(hub.said) == 3)
    assert hub.said[:2] == ["building…", "built é"]
    assert hub.said[2].startswith("built in ")
    assert hub.said[2].endswith(f" s – http://127.0.0.1:{hub.port}/")


def test_page_says_that_the_first_build_is_running(start: Start, project: Hub) -> None:
    (project.root / "hold").touch()
    hub = start("<body>first</body>")

    response, body = hub.ask("/")

    assert response.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"<h1>The site is being built</h1>" in body
    (project.root / "hold").unlink()
    wait_for(lambda: hub.shows("first"))


def test_broken_start_shows_the_problems_and_recovers(start: Start) -> None:
    hub = start("<body>broken</body>")
    wait_for(lambda: hub.shows("The site could not be built"))

    response, body = hub.ask("/fr/")

    assert response.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b'<html lang="en">' in body
    assert b"<pre>data/index.html:1: &lt;b&gt;broken&lt;/b&gt; &amp; no good</pre>" in body
    assert b'<script src="/__reload.js"' in body
    assert hub.status()["problems"] == ""
    wait_for(lambda: hub.said[-1] == f"not built; see http://127.0.0.1:{hub.port}/")

    before = hub.status()["version"]
    hub.edit("<body>mended</body>")

    wait_for(lambda: hub.shows("mended"))
    assert hub.status()["version"] != before


def test_edit_swaps_the_site_and_tells_the_browser(start: Start) -> None:
    hub = start("<body>first</body>")
    wait_for(lambda: hub.shows("first"))
    before = hub.status()["version"]
    assert hub.shows(f'<script src="/__reload.js" data-version="{before}" defer></script>')

    hub.edit("<body>second</body>")

    wait_for(lambda: hub.shows("second"))
    assert hub.status()["version"] != before
    wait_for(lambda: len(list(hub.temporary.glob("*/sites/site-*"))) == 1)


def test_broken_edit_keeps_the_last_good_site(start: Start) -> None:
    hub = start("<body>first</body>")
    wait_for(lambda: hub.shows("first"))
    before = hub.status()

    hub.edit("<body>broken</body>")
    wait_for(lambda: hub.status()["problems"] != "")

    assert hub.status() == before | {"problems": "data/index.html:1: <b>broken</b> & no good"}
    assert hub.ask("/")[0].status == HTTPStatus.OK
    assert hub.shows("first")
    wait_for(lambda: hub.said[-1] == "not built; still serving the last good site")
    assert len(list(hub.temporary.glob("*/sites/site-*"))) == 1

    hub.edit("<body>mended</body>")

    wait_for(lambda: hub.shows("mended"))
    assert hub.status()["problems"] == ""


def test_changes_during_a_build_lead_to_one_more(project: Hub) -> None:
    project.edit("<body>first</body>")
    (project.root / "hold").touch()
    site, changes, stop = ServedSite(), Changes(), threading.Event()
    builder = Builder(
        [sys.executable, "-S", "build.py"],
        root=project.root,
        workplace=project.temporary,
        environment=os.environ | {"PYTHONIOENCODING": "utf-8"},
        say=project.said.append,
    )
    loop = partial(keep_built, builder, site, changes=changes, stop=stop, address="", say=project.said.append)
    thread = threading.Thread(target=loop)
    thread.start()

    changes.notice()
    wait_for(lambda: len(project.builds()) == 1)
    for text in ("second", "third"):
        project.edit(f"<body>{text}</body>")
        changes.notice()
    (project.root / "hold").unlink()
    wait_for(lambda: sum(line.startswith("built in") for line in project.said) == 2)
    stop.set()
    changes.notice()
    thread.join()

    assert len(project.builds()) == 2
    with site.reading() as now:
        assert now.folder == project.temporary / "sites/site-2"
    assert (project.temporary / "sites/site-2/index.html").read_text(encoding="utf-8") == "<body>third</body>"


def test_replaced_file_and_folders_are_noticed(start: Start) -> None:
    hub = start("<body>first</body>")
    wait_for(lambda: len(hub.builds()) == 1)

    for count in (2, 3):
        (hub.root / "new.yml").write_text(f"a: {count}", encoding="utf-8")
        (hub.root / "new.yml").replace(hub.root / "mkdocs.yml")
        wait_for(lambda count=count: len(hub.builds()) >= count)  # type: ignore[misc]
    (hub.root / "data").rename(hub.root / "old")
    (hub.root / "old").rename(hub.root / "data")
    hub.edit("<body>second</body>")
    wait_for(lambda: hub.shows("second"))
    time.sleep(0.5)
    hub.edit("<body>third</body>")
    wait_for(lambda: hub.shows("third"))
    time.sleep(0.5)
    before = len(hub.builds())
    (hub.root / "docs").mkdir()

    wait_for(lambda: len(hub.builds()) > before)


def test_head_sends_no_body_and_nothing_is_cached(start: Start) -> None:
    hub = start("<body>first</body>")
    wait_for(lambda: hub.shows("first"))

    (got, body), (headed, nothing) = hub.ask("/"), hub.ask("/", "HEAD")

    assert (headed.status, nothing) == (HTTPStatus.OK, b"")
    assert int(headed.headers["Content-Length"]) == len(body)
    assert got.headers["Cache-Control"] == "no-store"
    assert got.headers["X-Content-Type-Options"] == "nosniff"


def test_script_never_reaches_the_disk(start: Start) -> None:
    hub = start("<body>first</body>")
    wait_for(lambda: hub.shows("first"))

    assert hub.shows("__reload.js")
    (page,) = hub.temporary.glob("*/sites/site-*/index.html")

    assert page.read_text(encoding="utf-8") == "<body>first</body>"


def test_ending_leaves_no_folder_no_child_and_no_thread(project: Hub, start: Start) -> None:
    threads = threading.active_count()
    project.edit("<body>first</body>")
    (project.root / "hold").touch()
    context = serving(
        project.root,
        command=[sys.executable, "-S", "build.py"],
        watched=[project.root / "data"],
        host="127.0.0.1",
        port=0,
        say=project.said.append,
    )

    with context:
        wait_for(lambda: len(project.builds()) == 1)
        assert list(project.temporary.iterdir()) != []

    assert list(project.temporary.iterdir()) == []
    assert threading.active_count() == threads
    (child,) = project.builds()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_the_server_cleanly(project: Hub, number: signal.Signals) -> None:
    project.edit("<body>first</body>")
    # A package named hub in the folder served stands in for the real build.
    (project.root / "hub").mkdir()
    (project.root / "hub/__init__.py").touch()
    (project.root / "hub/__main__.py").write_text(
        "import sys; sys.argv[1:] = sys.argv[3:]\n" + BUILDER, encoding="utf-8"
    )
    program = (
        "import signal, sys; from pathlib import Path; from hub.server.http import serve\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell ignores it in background jobs
        f"sys.exit(serve(Path({str(project.root)!r}), port=0))"
    )
    environment = os.environ | {"TMPDIR": str(project.temporary), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=environment,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout
    for line in process.stdout:
        assert not line.startswith("not built"), line
        if line.startswith("built in"):
            break
    assert len(list(project.temporary.glob("hub-serve-*/sites/site-1"))) == 1

    process.send_signal(number)

    rest, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, rest) == (0, "")
    assert list(project.temporary.iterdir()) == []


def test_port_in_use_is_said_in_one_line(project: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        status = serve(project.root, port=port)

    assert status == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (f"cannot serve on 127.0.0.1:{port}: Address already in use; choose another one with --port\n")
    assert list(project.temporary.iterdir()) == []


def test_impossible_port_is_wrong_use(project: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    status = serve(project.root, port=70000)

    assert status == 2
    assert capsys.readouterr().err == "cannot serve on port 70000: a port is a number from 0 to 65535\n"

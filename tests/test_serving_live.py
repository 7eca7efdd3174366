"""The server with its worker: a saved file is shown at once, whatever happens to the worker, and without script too."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest

from hub.server.changes import Changes
from hub.server.framing import Message, receive, send
from hub.server.http import WORKER, serving
from hub.server.served import ServedSite
from hub.server.worker import Worker
from tests.builds import build_well
from tests.frozen import ROOT
from tests.live_project import EDITS, environment, make_project
from tests.served_project import PATIENCE, Hub, wait_for

pytestmark = pytest.mark.build
TITLE, CHANGED = "A school day", "Another &amp; &lt;b&gt;title"
PAGE = "/practices/school-day/"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("model") / "project")


@contextmanager
def served(root: Path, temporary: Path, command: tuple[str, ...] = ("false",)) -> Iterator[Hub]:
    """A served project whose whole build fails, unless a test is about it."""
    temporary.mkdir()
    hub = Hub(root, temporary)
    watched = [root / name for name in ("data", "docs", "overrides", "hub", "mkdocs.yml")]
    with serving(
        root, command=command, worker=WORKER, watched=watched, host="127.0.0.1", port=0, say=hub.said.append
    ) as address:
        hub.port = int(address.rstrip("/").rpartition(":")[2])
        wait_for(lambda: hub.ask(PAGE)[0].status == HTTPStatus.OK)
        yield hub


@pytest.fixture
def hub(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    root = Path(shutil.copytree(model, tmp_path / "project"))
    environment(root, monkeypatch, HUB_FRAMES=str(ROOT / "build" / "frames"), PYTHONPATH=str(root))
    with served(root, tmp_path / "temporary") as project:
        yield project


def shows(hub: Hub, text: str, page: str = PAGE) -> bool:
    return text in hub.ask(page)[1].decode()


def test_a_saved_record_is_shown_and_a_fault_is_told_with_its_line_until_it_is_mended(hub: Hub) -> None:
    assert shows(hub, TITLE)
    before = hub.status()

    EDITS["another title"](hub.root)
    wait_for(lambda: shows(hub, CHANGED) and hub.status()["version"] != before["version"])
    changed = hub.status()
    EDITS["a broken key"](hub.root)
    wait_for(lambda: hub.status()["problems"] != "")

    assert changed["reload"] == before["reload"]  # only texts have changed
    assert hub.status()["problems"].startswith("data/organisations.yml:")
    assert hub.status()["version"] == changed["version"]
    assert shows(hub, CHANGED)
    EDITS["the key mended"](hub.root)
    wait_for(lambda: hub.status()["problems"] == "")


def test_a_template_and_a_style_make_pages_load_anew(hub: Hub) -> None:
    for name, text in (("a template", "data-changed"), ("a style", "hub.")):
        before = hub.status()
        EDITS[name](hub.root)
        wait_for(lambda before=before: hub.status()["reload"] != before["reload"])  # type: ignore[misc]
        assert shows(hub, text)


def test_changed_code_starts_the_worker_anew(hub: Hub) -> None:
    words = hub.root / "hub/strings/en.yml"
    text = words.read_text(encoding="utf-8")
    assert "skip: " in text

    words.write_text(text.replace("skip: ", "skip: CHANGED #", 1), encoding="utf-8")

    wait_for(lambda: shows(hub, ">CHANGED<"))


def test_a_killed_worker_is_started_anew_at_the_next_change(hub: Hub) -> None:
    (worker,) = workers_of(hub.root)

    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: hub.ask(PAGE)[0].status != HTTPStatus.OK)  # nothing was built: there is nothing else to show
    EDITS["another title"](hub.root)

    wait_for(lambda: shows(hub, CHANGED))


def workers_of(root: Path) -> list[int]:
    """The processes that run the worker of a project."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            here = (process / "cwd").resolve() == root
        except OSError:
            continue
        if here and words[1:3] == [b"-m", b"hub.assembly.serving"]:
            found.append(int(process.name))
    return found


@pytest.mark.parametrize(
    ("target", "status", "location"),
    [
        ("/", HTTPStatus.OK, None),
        ("/fr/practices", HTTPStatus.FOUND, "/fr/practices/"),
        ("/nowhere", HTTPStatus.NOT_FOUND, None),
        ("/nowhere/", HTTPStatus.NOT_FOUND, None),
        ("/../mkdocs.yml", HTTPStatus.NOT_FOUND, None),
        ("/%2e%2e/mkdocs.yml", HTTPStatus.NOT_FOUND, None),
        ("/assets/icon.svg", HTTPStatus.OK, None),
        ("/sitemap.xml", HTTPStatus.OK, None),
    ],
)
def test_addresses_of_pages_that_are_made_when_asked_for(
    shared: Hub, target: str, status: HTTPStatus, location: str | None
) -> None:
    response, _ = shared.ask(target)

    assert (response.status, response.headers["Location"]) == (status, location)


@pytest.fixture(scope="module")
def shared(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A server for tests that change nothing."""
    with pytest.MonkeyPatch.context() as patch:
        environment(model, patch, HUB_FRAMES=str(ROOT / "build" / "frames"), PYTHONPATH=str(model))
        with served(model, tmp_path_factory.mktemp("shared") / "temporary") as project:
            wait_for(lambda: project.status()["problems"] != "")  # the whole build has failed: nothing changes any more
            yield project


def test_a_tab_that_listens_is_told_at_once_and_seven_do_not_block_each_other(shared: Hub) -> None:
    with ExitStack() as opened:
        streams = [opened.enter_context(listen(shared.port)) for _ in range(7)]

        told = [next_event(stream) for stream in streams]

    assert told == [shared.status()] * 7


def listen(port: int) -> socket.socket:
    stream = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    stream.sendall(f"GET /__events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    return stream


def next_event(stream: socket.socket) -> dict[str, str]:
    """What the next event says."""
    read = b""
    while b"\n\n" not in read.partition(b"data: ")[2]:
        read += stream.recv(4096)
    return dict(json.loads(read.partition(b"data: ")[2].partition(b"\n\n")[0]))


def test_the_whole_build_follows_and_gives_what_the_worker_does_not_make(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(model, monkeypatch, HUB_FRAMES=str(ROOT / "build" / "frames"), PYTHONPATH=str(model))
    program = (
        "import sys, pathlib; p = pathlib.Path(sys.argv[1], 'pagefind'); p.mkdir(parents=True); (p / 'a.js').touch()"
    )
    builder = (sys.executable, "-c", program)

    with served(model, tmp_path / "temporary", builder) as hub:
        before = hub.status()
        wait_for(lambda: hub.ask("/pagefind/a.js")[0].status == HTTPStatus.OK)

        assert hub.status() == before  # no page has changed by it


def test_the_search_that_follows_a_change_is_that_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path / "project", whole=True)
    kept = {"HUB_FRAMES": str(ROOT / "build" / "frames"), "HUB_SEARCH": "on"}
    environment(root, monkeypatch, **kept, PYTHONPATH=str(root))
    entry = "pagefind/pagefind-entry.json"

    with served(root, tmp_path / "temporary", (sys.executable, "-m", "hub", "build", "--into")) as hub:
        wait_for(lambda: hub.ask(f"/{entry}")[0].status == HTTPStatus.OK)
        before = hub.ask(f"/{entry}")[1]
        EDITS["another title"](root)
        clean = build_well(root, tmp_path / "site", **kept)
        index = [path.relative_to(clean).as_posix() for path in clean.rglob("pagefind/**/*") if path.is_file()]
        wait_for(lambda: hub.ask(f"/{entry}")[1] == (clean / entry).read_bytes())

        assert (clean / entry).read_bytes() != before
        assert len(index) > 20
        assert [file for file in index if hub.ask(f"/{file}")[1] != (clean / file).read_bytes()] == []


def test_ending_leaves_no_worker_and_no_thread(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment(model, monkeypatch, HUB_FRAMES=str(ROOT / "build" / "frames"), PYTHONPATH=str(model))
    threads, others = threading.active_count(), set(workers_of(model))

    with served(model, tmp_path / "temporary") as hub:
        stream = listen(hub.port)
        next_event(stream)
        assert len(set(workers_of(model)) - others) == 1

    assert set(workers_of(model)) == others
    wait_for(lambda: threading.active_count() == threads)
    stream.close()


@pytest.mark.parametrize("message", [Message({}), Message({"found": True}, b"\n{}\n"), Message({"é": ["a"]}, b"")])
def test_messages_come_back_as_they_were_sent(tmp_path: Path, message: Message) -> None:
    with (tmp_path / "pipe").open("wb") as stream:
        send(stream, message)
        send(stream, Message({"last": 1}))

    with (tmp_path / "pipe").open("rb") as stream:
        assert (receive(stream), receive(stream), receive(stream)) == (message, Message({"last": 1}), None)


@pytest.mark.parametrize("cut", [1, 5, 20, 25])
def test_a_message_that_was_cut_off_is_none(tmp_path: Path, cut: int) -> None:
    with (tmp_path / "pipe").open("wb") as stream:
        send(stream, Message({"found": True}, b"body"))
    (tmp_path / "pipe").write_bytes((tmp_path / "pipe").read_bytes()[:-cut])

    with (tmp_path / "pipe").open("rb") as stream:
        assert receive(stream) is None


PROGRAMS = {
    "ends at once": "pass",
    "says half a message": "import sys; sys.stdout.write('{\"length\": 9}\\nabc')",
    "is not there": None,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_worker_that_fails_answers_nothing(tmp_path: Path, name: str) -> None:
    program = PROGRAMS[name]
    command = [sys.executable, "-c", program] if program is not None else [str(tmp_path / "nothing")]
    worker = Worker(command, root=tmp_path, environment=os.environ)

    assert worker.file("index.html") is None
    assert worker.refresh([]) is None
    assert worker.file("index.html") is None
    worker.stop()
    assert worker.refresh([]) is None


def test_changes_are_taken_together_and_quiet_ends_with_the_next() -> None:
    changes = Changes()
    changes.notice([Path("a")])
    changes.notice([Path("b")])

    assert changes.take() == {Path("a"), Path("b")}
    assert changes.quiet(0.01)
    changes.notice()
    assert not changes.quiet(60)
    assert changes.take() == frozenset()


def test_what_the_worker_finds_comes_before_what_the_build_found() -> None:
    site = ServedSite()

    def told() -> str:
        with site.reading() as now:
            return now.problems

    site.report("a broken link", by="build")
    site.report("a broken key", by="worker")
    both = told()
    site.show(FakeLive(), reload=False)

    assert (both, told()) == ("a broken key", "")


def test_a_page_of_the_new_state_is_never_sent_under_the_version_of_the_old_one() -> None:
    """A tab would take it for what it shows already, and stay as it is."""
    site, live = ServedSite(), FakeLive()
    site.show(live, reload=False)
    seen: list[tuple[str, bytes | None]] = []

    def ask() -> None:
        with site.reading() as now:
            assert now.live is not None
            seen.append((now.version, now.live.file("index.html")))

    def refresh() -> None:
        live.body = b"new"
        reader.start()
        reader.join(0.2)  # it may read now, or has to wait

    reader = threading.Thread(target=ask)
    ask()
    with site.changing():
        refresh()
        site.show(live, reload=False)
    reader.join()

    (old, _), (new, body) = seen
    assert (body, new != old) == (b"new", True)


class FakeLive:
    """Stands in for a worker."""

    body: bytes | None = None

    def file(self, name: str) -> bytes | None:
        return self.body

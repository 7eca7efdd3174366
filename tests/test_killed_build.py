"""A build that is ended in whatever way leaves no process, no folder for long, and the site as it was."""

from __future__ import annotations

import os
import signal

import pytest

import hub.disk.exchange
from hub.disk.exchange import replace_folder, restore_folder
from hub.disk.scratch import scratch_folder, sweep
from tests.generators import generators, is_running, make_project, start, start_build, wait_until

pytestmark = pytest.mark.long


def site_of(root):
    return (root / "site" / "index.html").read_text(encoding="utf-8")


def scratch_of(root):
    return sorted(path.name for path in root.glob(".site-*"))


@pytest.fixture
def root(tmp_path):
    """A project with a site that was built before."""
    root = make_project(tmp_path / "project", "old")
    process = start_build(root)
    assert process.communicate(timeout=120) == ("", "")
    assert (process.returncode, site_of(root), scratch_of(root)) == (0, "old", [])
    (root / "text").write_text("new", encoding="utf-8")
    (root / "pids").unlink()
    return root


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_takes_its_generator_along(root, number):
    (root / "hold").touch()
    process = start_build(root)
    wait_until(lambda: len(generators(root)) == 2)

    process.send_signal(number)
    process.communicate(timeout=120)

    wait_until(lambda: not any(map(is_running, generators(root))))
    assert process.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert site_of(root) == "old"
    assert len(scratch_of(root)) == (number == signal.SIGKILL)
    (root / "hold").unlink()
    again = start_build(root)
    again.communicate(timeout=120)
    assert (again.returncode, site_of(root), scratch_of(root)) == (0, "new", [])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_is_ended_takes_its_build_along(tmp_path, number):
    root, temporary = make_project(tmp_path / "project"), tmp_path / "temporary"
    for folder in (root / "data", temporary):
        folder.mkdir()
    (root / "hold").touch()
    process = start(root, "serve", "--port", "0", TMPDIR=str(temporary))
    wait_until(lambda: len(generators(root)) == 2)

    process.send_signal(number)
    process.communicate(timeout=120)

    wait_until(lambda: not any(map(is_running, generators(root))))
    assert len(list(temporary.iterdir())) == (number == signal.SIGKILL)
    sweep(temporary, "hub-serve-", str)
    assert list(temporary.iterdir()) == []


def test_two_builds_at_once_do_not_harm_each_other(root):
    (root / "hold").touch()
    both = [start_build(root), start_build(root)]
    wait_until(lambda: len(generators(root)) == 4)
    assert len(scratch_of(root)) == 2

    (root / "hold").unlink()

    assert [process.wait(120) for process in both] == [0, 0]
    assert (site_of(root), scratch_of(root)) == ("new", [])
    for process in both:
        process.communicate()


def test_a_build_through_a_link_is_refused(root, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "link").symlink_to(elsewhere)
    (root / "dangling").symlink_to(tmp_path / "nothing")

    for name in ("link", "dangling"):
        process = start_build(root, name)
        _, complaint = process.communicate(timeout=120)
        assert (process.returncode, complaint.endswith(" is not replaced by the site: it is a link\n")) == (2, True)
    assert (list(elsewhere.iterdir()), (tmp_path / "nothing").exists()) == ([], False)


def make(folder, text):
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def text_of(folder):
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("exchange", [True, False])
def test_a_folder_takes_the_place_of_another(tmp_path, monkeypatch, exchange):
    if not exchange:  # as on a file system that cannot
        monkeypatch.setattr(hub.disk.exchange, "_exchange", lambda *_: False)
    built, target, before = make(tmp_path / "built", "new"), make(tmp_path / "site", "old"), tmp_path / "before"

    replace_folder(built, target, before)

    assert text_of(target) == "new"
    assert text_of(built if exchange else before) == "old"


def test_this_system_exchanges_two_folders_in_one_step(tmp_path):
    one, other = make(tmp_path / "one", "1"), make(tmp_path / "other", "2")

    assert hub.disk.exchange._exchange(one, other)
    assert (text_of(one), text_of(other)) == ("2", "1")


def test_without_a_site_before_it_is_moved_there(tmp_path):
    replace_folder(make(tmp_path / "built", "new"), tmp_path / "site", tmp_path / "before")

    assert text_of(tmp_path / "site") == "new"


def test_a_second_step_that_fails_brings_the_last_good_site_back(tmp_path, monkeypatch):
    monkeypatch.setattr(hub.disk.exchange, "_exchange", lambda *_: False)
    target = make(tmp_path / "site", "old")

    with pytest.raises(FileNotFoundError):  # what was built is gone, as when somebody tidies up
        replace_folder(tmp_path / "built", target, tmp_path / "before")

    assert text_of(target) == "old"


def test_an_exchange_that_fails_leaves_the_last_good_site(tmp_path):
    target = make(tmp_path / "site", "old")

    with pytest.raises(FileNotFoundError):
        replace_folder(tmp_path / "built", target, tmp_path / "before")

    assert text_of(target) == "old"


def test_a_site_left_between_two_steps_comes_back_at_the_next_start(tmp_path):
    left = tmp_path / ".site-abcd1234"
    left.mkdir()
    make(left / "before", "old")

    sweep(tmp_path, ".site-", lambda folder: restore_folder(tmp_path / "site", folder / "before"))

    assert (text_of(tmp_path / "site"), left.exists()) == ("old", False)


def test_only_what_nobody_holds_is_swept_away(tmp_path):
    names = [".site-abcd1234", ".site-notes", ".site-ABCD1234", ".site-abcd12345", ".taken-abcd1234"]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / ".site-file1234").touch()
    (tmp_path / ".site-link1234").symlink_to(tmp_path / ".taken-abcd1234")
    with scratch_folder(tmp_path, ".site-") as held:
        sweep(tmp_path, ".site-", str)
        left = {path.name for path in tmp_path.iterdir()}

    assert left == {*names[1:], ".site-file1234", ".site-link1234", held.folder.name}
    assert not held.folder.exists()


def test_the_lock_is_given_up_with_the_process(tmp_path):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with scratch_folder(tmp_path, ".site-"):
            os.write(writer, b".")
            os.close(reader)
            signal.pause()
        os._exit(0)
    os.read(reader, 1)
    sweep(tmp_path, ".site-", str)
    assert len(list(tmp_path.iterdir())) == 1

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    sweep(tmp_path, ".site-", str)

    assert list(tmp_path.iterdir()) == []
    os.close(reader)
    os.close(writer)

"""Publication when things go otherwise: two at once, a refusal, no answer, a token, many times over."""

import base64
import json
import os
import shutil
from http.server import BaseHTTPRequestHandler

import pytest

from hub.publication import pushing
from hub.publication.content import Content
from hub.publication.git import PublicationError, open_scratch
from tests.git_server import serve_git
from tests.publications import (
    AS_BEFORE,
    add_hook,
    files_on,
    git_environment,
    history,
    hub,
    run_git,
    start,
    tip,
    write_site,
)
from tests.serving import serving

pytestmark = pytest.mark.long


TOKEN = "ghs_0123456789abcdef"
REFUSED = "hub: the repository refused the branch site: "


@pytest.fixture
def site(tmp_path):
    return write_site(tmp_path / "site")


def finish(processes):
    """Their exit statuses and complaints."""
    ends = [(process, *process.communicate(timeout=120)) for process in processes]
    return [(process.returncode, err) for process, _, err in ends]


@pytest.mark.parametrize("filtering", ["true", "false"])
def test_of_two_at_once_the_one_that_was_overtaken_tries_again(remote, tmp_path, filtering):
    """The remote holds the first back until the second has gone through: the first then finds another branch."""
    sites = [write_site(tmp_path / name, **{f"{name}.html": name}) for name in ("old", "new", "seven", "twelve")]
    old, new, seven, twelve = sites
    run_git("config", "uploadpack.allowFilter", filtering, folder=remote)
    hub("publish", old, "--remote", remote)
    hub("publish", seven, "--remote", remote, "--preview", "7")
    wait = 'for n in $(seq 200); do test -e "$GIT_DIR/through" && exit 0; sleep 0.1; done; exit 1'
    add_hook(remote, "pre-receive", f'if mkdir "$GIT_DIR/first" 2>/dev/null; then {wait}; fi\n')
    add_hook(remote, "post-receive", 'touch "$GIT_DIR/through"\n')

    ends = finish(
        [start("publish", new, "--remote", remote), start("publish", twelve, "--remote", remote, "--preview", "12")]
    )

    assert ends == [(0, ""), (0, "")]
    assert (remote / "first").exists()
    assert sorted(files_on(remote)) == sorted(
        [".nojekyll", "index.html", "sitemap.xml", "new.html"]
        + [f"preview/7/{name}" for name in ("index.html", "sitemap.xml", "seven.html")]
        + [f"preview/12/{name}" for name in ("index.html", "sitemap.xml", "twelve.html")]
    )
    assert history(remote) == 1


def test_a_crowd_publishes_and_nothing_is_lost(remote, site):
    several = [start("publish", site, "--remote", remote, "--preview", str(number)) for number in range(1, 5)]

    ends = finish([start("publish", site, "--remote", remote), *several])

    assert ends == [(0, "")] * 5
    assert {name.split("/")[1] for name in files_on(remote) if name.startswith("preview/")} == {"1", "2", "3", "4"}
    assert "index.html" in files_on(remote)
    assert history(remote) == 1


def test_who_is_overtaken_every_time_gives_up_and_leaves_what_the_others_published(remote, tmp_path, monkeypatch):
    monkeypatch.setattr(pushing, "PAUSE", 0)
    git = open_scratch(tmp_path / "scratch", str(remote), git_environment() | identity())
    rival = open_scratch(tmp_path / "rival", str(remote), git_environment() | identity())
    tree = git.read("mktree", given=b"")
    rival.read("mktree", given=b"")

    def overtaken(content):
        number = str(len(content.previews) + 1)
        pushing.push_content(rival, "site", lambda seen: seen.with_preview(number, tree, "rival", 1))
        return content.with_preview("99", tree, "own", 1)

    with pytest.raises(PublicationError) as raised:
        pushing.push_content(git, "site", overtaken)

    assert (raised.value.code, raised.value.values) == ("always-overtaken", {"attempts": pushing.ATTEMPTS})
    assert "rival" in run_git("log", "--format=%B", "site", folder=remote)
    assert "own" not in run_git("log", "--format=%B", "site", folder=remote)


def identity():
    return {f"GIT_{role}_{part}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}


@pytest.mark.parametrize("hook", ["pre-receive", "update"])
@pytest.mark.parametrize("arguments", [[], ["--preview", "7"], ["--drop", "3"]])
def test_a_refused_publication_leaves_the_branch_as_it_was(remote, site, hook, arguments):
    hub("publish", site, "--remote", remote, "--preview", "3")
    before = tip(remote)
    add_hook(remote, hook, "echo 'the host is \033[31mtired' >&2; exit 1\n")
    folder = [] if "--drop" in arguments else [site]

    status, out, err = hub("publish", *folder, "--remote", remote, *arguments)

    assert (status, out) == (1, "")
    assert err.splitlines()[0].startswith(f"{REFUSED}[remote rejected] (")
    assert "remote: the host is ?[31mtired" in err
    assert err.splitlines(keepends=True)[1:] == [AS_BEFORE]
    assert tip(remote) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("/nowhere/at/all.git", "hub: the repository cannot be reached: "),
        ("https://127.0.0.1:1/x.git", "hub: the repository cannot be reached: "),
        ("ext::sh -c true", "hub: the repository cannot be reached: "),
        ("upstream", "hub: git knows no repository 'upstream' here: "),
        ("--upload-pack=x", "hub: git knows no repository '--upload-pack=x' here: "),
    ],
)
def test_a_repository_out_of_reach_is_named(site, name, sentence):
    status, out, err = hub("publish", site, f"--remote={name}")

    assert (status, out) == (1, "")
    assert err.startswith(sentence)
    assert err.endswith(AS_BEFORE)


def test_a_password_in_the_address_is_not_repeated(site):
    _, out, err = hub("publish", site, "--remote=https://someone:secret@127.0.0.1:1/x.git")

    assert "127.0.0.1" in err
    assert "secret" not in out + err


def test_many_publications_leave_one_commit_and_no_more_objects_than_it_needs(remote, site):
    for number in range(12):
        (site / "index.html").write_text((site / "index.html").read_text() + f"{number}\n")
        assert (
            hub("publish", site, "--remote", remote, *(["--preview", str(number)] if number % 3 == 1 else []))[0] == 0
        )
    run_git("gc", "--quiet", "--prune=now", folder=remote)

    needed = run_git("rev-list", "--objects", "site", folder=remote).splitlines()
    assert history(remote) == 1
    assert int(run_git("cat-file", "--batch-all-objects", "--batch-check", folder=remote).count("\n")) == len(needed)


@pytest.fixture
def spied(tmp_path):
    """A `git` before the real one that notes how it is called; the PATH with it, and the notes."""
    folder = tmp_path / "bin"
    folder.mkdir()
    notes = tmp_path / "calls.txt"
    (folder / "git").write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{notes}"\nexec {shutil.which("git")} "$@"\n')
    (folder / "git").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}", notes


def test_the_token_reaches_its_server_and_stands_nowhere_else(remote, site, spied):
    path, notes = spied
    with serve_git(remote.parent, TOKEN) as (server, _):
        given = {"GITHUB_TOKEN": TOKEN, "GITHUB_SERVER_URL": server, "PATH": path}
        done = hub("publish", site, "--remote", f"{server}/remote.git", **given)
        again = hub("publish", site, "--remote", f"{server}/remote.git", "--preview", "7", **given)

    secret = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
    said = "".join([*done[1:], *again[1:], notes.read_text()])
    assert (done[0], again[0]) == (0, 0)
    assert len(files_on(remote)) == 5
    assert "push --porcelain" in said
    assert TOKEN not in said
    assert secret not in said


def test_the_token_of_github_is_not_shown_to_another_server(remote, site):
    with serve_git(remote.parent, TOKEN) as (server, shown):
        status, _, err = hub("publish", site, "--remote", f"{server}/remote.git", GITHUB_TOKEN=TOKEN)

    assert status == 1
    assert err.startswith("hub: the repository cannot be reached: ")
    assert set(shown) == {""}


def test_a_wrong_token_is_a_sentence_without_it(remote, site):
    with serve_git(remote.parent, "another") as (server, _):
        given = {"GITHUB_TOKEN": TOKEN, "GITHUB_SERVER_URL": server}
        status, _, err = hub("publish", site, "--remote", f"{server}/remote.git", **given)

    assert status == 1
    assert err.startswith("hub: the repository cannot be reached: ")
    assert TOKEN not in err


class Api(BaseHTTPRequestHandler):
    """Answers the list of open pull requests."""

    numbers: tuple[int, ...] = ()

    def do_GET(self):
        """One page."""
        answer = json.dumps([{"number": number} for number in self.numbers]).encode()
        found = (
            self.path.startswith("/repos/campus/hub/pulls?state=open")
            and self.headers["Authorization"] == f"Bearer {TOKEN}"
        )
        self.send_response(200 if found else 403)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format, *arguments):
        """Stays quiet."""


@pytest.fixture
def api():
    handler = type("Answers", (Api,), {"numbers": (12, 30)})
    with serving(handler) as address:
        yield address


@pytest.mark.parametrize(("token", "status", "left"), [(TOKEN, 0, {"12"}), ("wrong", 1, {"7", "12"})])
def test_previews_of_closed_proposals_are_removed_when_github_says_which(remote, site, api, token, status, left):
    for number in ("7", "12"):
        hub("publish", site, "--remote", remote, "--preview", number)
    given = {"GITHUB_TOKEN": token, "GITHUB_REPOSITORY": "campus/hub", "GITHUB_API_URL": api}

    done = hub("publish", site, "--remote", remote, "--keep-open", **given)

    assert done[0] == status
    assert {name.split("/")[1] for name in files_on(remote) if name.startswith("preview/")} == left
    assert ("index.html" in files_on(remote)) == (status == 0)


def test_an_empty_change_needs_no_branch(remote, tmp_path):
    git = open_scratch(tmp_path / "scratch", str(remote), git_environment() | identity())

    assert pushing.push_content(git, "site", lambda content: content) == (Content(), False)
    assert tip(remote) == ""

"""Small sites, local repositories and `hub publish` for tests of publication."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.forked import run_forked
from tests.frozen import ROOT, bare_project
from tests.registries import DATA

ADDRESS = "https://hub.example.org/campus/"
MISSING = 20
"""How much the publisher of the small registries has still to supply."""
AS_BEFORE = "hub: nothing was published; the branch is as it was\n"
MARK = '<p class="hub-preview"><strong>Preview</strong></p>'


def write_site(folder: Path, *, address: str = ADDRESS, marked: bool = True, **pages: str) -> Path:
    """A folder that looks like a built site: a first page, a sitemap and the pages given by name."""
    pages = {"index.html": page(address, marked=marked), "sitemap.xml": "<urlset/>\n", **pages}
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(address: str = ADDRESS, *, marked: bool = True) -> str:
    """The first page of such a site."""
    return f'<!doctype html><title>x</title><link rel="canonical" href="{address}">{MARK if marked else ""}\n'


def make_remote(folder: Path) -> Path:
    """An empty bare repository: what stands for GitHub."""
    run_git("init", "--quiet", "--bare", "--initial-branch=main", str(folder))
    return folder


def add_hook(remote: Path, name: str, text: str) -> None:
    """A hook of the remote."""
    hook = remote / "hooks" / name
    hook.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
    hook.chmod(0o755)


def run_git(*arguments: str, folder: Path | None = None) -> str:
    """What git prints."""
    command = ["git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", *arguments]
    done = subprocess.run(command, cwd=folder, env=git_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def git_environment() -> dict[str, str]:
    """An environment without settings of this computer, of a person or of GitHub."""
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
    unset = ("GIT", "SITE_URL", "REPO_URL", "HUB_", "LC_", "LANG")  # GIT begins GITHUB_ too
    return {**{name: value for name, value in os.environ.items() if not name.startswith(unset)}, **apart}


def files_on(remote: Path, branch: str = "site") -> dict[str, str]:
    """The files of a branch with their text; none when there is no such branch."""
    if not tip(remote, branch):
        return {}
    names = run_git("ls-tree", "-r", "-z", "--name-only", branch, folder=remote).split("\0")
    return {name: run_git("show", f"{branch}:{name}", folder=remote) for name in names if name}


def tip(remote: Path, branch: str = "site") -> str:
    """The commit a branch is at, or nothing."""
    return run_git("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}", folder=remote).strip()


def history(remote: Path) -> int:
    """How many commits all branches have together."""
    return int(run_git("rev-list", "--count", "--all", folder=remote))


def start(*arguments: str | Path, folder: Path | None = None, **environment: str) -> subprocess.Popen[str]:
    """`hub …` in a process of its own, with the small registries."""
    command = [sys.executable, "-m", "hub", *map(str, arguments)]
    return subprocess.Popen(
        command,
        cwd=folder or bare_project(),
        env=_environment(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def hub(*arguments: str | Path, folder: Path | None = None, **environment: str) -> tuple[int, str, str]:
    """Its exit status, what it prints, and what it complains of."""
    done = run_forked(folder or bare_project(), [*map(str, arguments)], _environment(environment))
    return done.returncode, done.stdout, done.stderr


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    given = {**git_environment(), "HUB_DATA": str(DATA / "small"), "PYTHONPATH": str(ROOT), **more}
    return {**given, "PYTHONDONTWRITEBYTECODE": "1"}  # Python's own files in the folder are not the hub's doing

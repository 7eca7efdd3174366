"""Small git repositories with frozen content, in which tests commit edits as people make them."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from hub.settings import Settings
from tests.frozen import SEVEN, codes_of, copy_code, keep_languages

_AS_SOMEBODY = {
    **{
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "x"), ("EMAIL", "x@example.org"))
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def start(folder: Path, *parts: str, content: Path = SEVEN) -> Path:
    """A repository with these parts of the project, whose branch `proposal` has just left its branch main.

    `data` and `docs` are those of the frozen content.
    """
    folder.mkdir(exist_ok=True)
    frozen = [name for name in parts if (content / name).is_dir()]
    copy_code(folder, *(name for name in parts if name not in frozen), "mkdocs.yml")
    for name in frozen:
        shutil.copytree(content / name, folder / name, dirs_exist_ok=True)
    keep_languages(folder / "mkdocs.yml", codes_of(content))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    git(folder, "switch", "--quiet", "--create", "proposal")
    return folder


def git(root: Path, *arguments: str, given: bytes = b"") -> str:
    """What a git command says; one that fails fails the test."""
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=True, env={**os.environ, **_AS_SOMEBODY})
    return done.stdout.decode().strip()


def commit(root: Path, message: str = "an edit") -> str:
    """Commits all there is; the name of the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(root, "rev-parse", "HEAD")


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Changes the first such text after the comment at the top of a file; it must be there."""
    path = root / file
    top, blank, rest = path.read_text(encoding="utf-8").partition("\n\n")
    assert old in rest, (file, old)
    path.write_text(f"{top}{blank}{rest.replace(old, new, 1)}", encoding="utf-8")


def settings(root: Path) -> Settings:
    """The settings of a command that runs in the repository."""
    return Settings(
        root=root,
        data=root / "data",
        site_url="https://hub.example.org/",
        repo_url="https://code.example.org/campus/hub",
        today=date(2026, 12, 1),
        clock=date(2026, 12, 1),
    )

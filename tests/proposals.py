"""Small git repositories with the real registries, in which tests commit real edits."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from hub.settings import Settings

ROOT = Path(__file__).parent.parent
_AS_SOMEBODY = {
    **{
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "x"), ("EMAIL", "x@example.org"))
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def start(folder: Path, *parts: str) -> Path:
    """A repository with these folders of the project, whose branch `proposal` has just left its branch main."""
    folder.mkdir(exist_ok=True)
    for name in parts:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
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

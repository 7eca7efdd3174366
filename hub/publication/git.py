"""Run git in a repository made for one publication: no other working tree, index or branch is touched."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from hub.text.escaping import printable

REMOTE = "target"
"""The name of the remote within that repository."""
_NOISE = ("Done", "To ", "error: failed to push some refs")
"""The beginnings of lines that `git push` prints whatever the reason."""


class PublicationError(Exception):
    """The publication failed; `code` names the sentence in `hub/messages/publish`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Git:
    """Git with an environment that holds all its settings."""

    environment: Mapping[str, str]

    def run(
        self, *arguments: str, given: bytes = b"", folder: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one command, whatever its exit status."""
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=self.environment, input=given, capture_output=True, check=False
        )

    def read(self, *arguments: str, given: bytes = b"", folder: Path | None = None) -> str:
        """The output of a command, without the last line end. Raises PublicationError when the command fails."""
        done = self.run(*arguments, given=given, folder=folder)
        if done.returncode:
            raise PublicationError("git-failed", command=arguments[0], why=said(done))
        return os.fsdecode(done.stdout).removesuffix("\n")


def said(done: subprocess.CompletedProcess[bytes], most: int = 8) -> str:
    """The last lines printed by git and the remote, without passwords and without terminal control characters."""
    text = re.sub(r"://[^/\s]*@", "://", (done.stdout + done.stderr).decode("utf-8", "replace"))
    lines = [re.sub(r"\s+", " ", re.sub(r"^!\t\S+\t", "", line)).strip() for line in text.splitlines()]
    shown = [line for line in lines if line and not line.startswith(_NOISE)][-most:]
    return " / ".join(printable(line) for line in shown)


def plain_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the variables that tie git to the calling repository, as in one of its hooks."""
    if shutil.which("git") is None:
        raise PublicationError("no-git")
    names = subprocess.run(["git", "rev-parse", "--local-env-vars"], capture_output=True, text=True, check=True)
    tied = {*names.stdout.split(), "GIT_CONFIG_COUNT"}
    return {**{name: value for name, value in environment.items() if name not in tied}, "LC_ALL": "C"}


def open_scratch(folder: Path, remote: str, environment: Mapping[str, str]) -> Git:
    """Make an empty repository in `folder` that knows the remote.

    The address and the credentials are settings in the environment, so that no file and no list of processes contains
    them.
    """
    plain = plain_environment(environment)
    Git(plain).read("init", "--quiet", "--bare", str(folder))
    settings = [(f"remote.{REMOTE}.url", remote), ("gc.auto", "0"), *_credentials(remote, environment)]
    configured = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings):
        configured |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    place = {"GIT_DIR": str(folder.resolve()), "GIT_INDEX_FILE": str(folder.resolve() / "index")}
    return Git({**plain, **configured, **place})


def _credentials(remote: str, environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """GITHUB_TOKEN in the form that GitHub accepts over HTTP, for the token's own server only."""
    token = environment.get("GITHUB_TOKEN", "")
    server = (environment.get("GITHUB_SERVER_URL") or "https://github.com").rstrip("/")
    if not token or not remote.startswith(f"{server}/"):
        return []
    value = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return [(f"http.{server}/.extraheader", f"Authorization: Basic {value}")]


def remote_address(root: Path, remote: str, environment: Mapping[str, str]) -> str:
    """The address of a remote: the given address, or that of the remote with this name in the repository at `root`."""
    if not re.search(r"[/:\\]", remote):
        done = Git(plain_environment(environment)).run("remote", "get-url", "--push", remote, folder=root)
        if done.returncode:
            raise PublicationError("no-remote", remote=remote)
        remote = os.fsdecode(done.stdout).removesuffix("\n")
    elsewhere = urlsplit(remote).scheme or re.match(r"[^/]+:", remote)
    return remote if elsewhere else str((root / remote).resolve())


def source_commit(root: Path, environment: Mapping[str, str]) -> str:
    """The commit that a site is made from, with a mark when files differ from it; `unknown` outside a repository."""
    git = Git({**plain_environment(environment), "GIT_OPTIONAL_LOCKS": "0"})  # otherwise `status` writes the index
    done = git.run("rev-parse", "--verify", "--quiet", "HEAD", folder=root)
    changed = git.run("status", "--porcelain", "--untracked-files=no", folder=root).stdout
    return os.fsdecode(done.stdout).strip() + "-dirty" * bool(changed) if done.returncode == 0 else "unknown"


def identity(root: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The author: as configured in the repository at `root`, or else the hub itself with an invalid address."""
    git = Git(plain_environment(environment))
    done = git.run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT", folder=root)
    found = re.match(r"([^<\n]+) <([^<>\n]++)> \d++ [+-]\d++$", os.fsdecode(done.stdout).strip())
    name, address = found.groups() if found else ("CAMPUS hub", "noreply@campus-hub.invalid")
    who = {"NAME": name, "EMAIL": address}
    return {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in who.items()}

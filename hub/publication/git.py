"""Git in a repository of its own, made for one publication: nobody's working tree, index or branch is touched."""

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
"""How lines begin that `git push` says whatever the reason."""


class PublicationError(Exception):
    """A publication that did not take place: `code` names the sentence in `hub/messages/publish`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Git:
    """Git with an environment that says all it needs to know."""

    environment: Mapping[str, str]

    def run(
        self, *arguments: str, given: bytes = b"", folder: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """One command, whatever its exit status."""
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=self.environment, input=given, capture_output=True, check=False
        )

    def read(self, *arguments: str, given: bytes = b"", folder: Path | None = None) -> str:
        """What a command prints, without the last line end; PublicationError when it fails."""
        done = self.run(*arguments, given=given, folder=folder)
        if done.returncode:
            raise PublicationError("git-failed", command=arguments[0], why=said(done))
        return os.fsdecode(done.stdout).removesuffix("\n")


def said(done: subprocess.CompletedProcess[bytes], most: int = 8) -> str:
    """The last lines that git and the other side said, without passwords and without what could steer a terminal."""
    text = re.sub(r"://[^/\s]*@", "://", (done.stdout + done.stderr).decode("utf-8", "replace"))
    lines = [re.sub(r"\s+", " ", re.sub(r"^!\t\S+\t", "", line)).strip() for line in text.splitlines()]
    shown = [line for line in lines if line and not line.startswith(_NOISE)][-most:]
    return " / ".join(printable(line) for line in shown)


def plain_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what ties git to the repository it was called in, as within one of its hooks."""
    if shutil.which("git") is None:
        raise PublicationError("no-git")
    names = subprocess.run(["git", "rev-parse", "--local-env-vars"], capture_output=True, text=True, check=True)
    tied = {*names.stdout.split(), "GIT_CONFIG_COUNT"}
    return {**{name: value for name, value in environment.items() if name not in tied}, "LC_ALL": "C"}


def open_scratch(folder: Path, remote: str, environment: Mapping[str, str]) -> Git:
    """An empty repository in `folder` that knows the remote.

    The address and the credentials are settings in the environment: they stand in no file and no list of processes.
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
    """GITHUB_TOKEN as GitHub takes it over HTTP, for the server it belongs to and no other."""
    token = environment.get("GITHUB_TOKEN", "")
    server = (environment.get("GITHUB_SERVER_URL") or "https://github.com").rstrip("/")
    if not token or not remote.startswith(f"{server}/"):
        return []
    value = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return [(f"http.{server}/.extraheader", f"Authorization: Basic {value}")]


def remote_address(root: Path, remote: str, environment: Mapping[str, str]) -> str:
    """The address of a remote: given itself, or by the name it has in the repository at `root`."""
    if not re.search(r"[/:\\]", remote):
        done = Git(plain_environment(environment)).run("remote", "get-url", "--push", remote, folder=root)
        if done.returncode:
            raise PublicationError("no-remote", remote=remote)
        remote = os.fsdecode(done.stdout).removesuffix("\n")
    elsewhere = urlsplit(remote).scheme or re.match(r"[^/]+:", remote)
    return remote if elsewhere else str((root / remote).resolve())


def source_commit(root: Path, environment: Mapping[str, str]) -> str:
    """The commit of the project that a site is made from, marked when files differ from it; else `unknown`."""
    git = Git({**plain_environment(environment), "GIT_OPTIONAL_LOCKS": "0"})  # else `status` writes the index anew
    done = git.run("rev-parse", "--verify", "--quiet", "HEAD", folder=root)
    changed = git.run("status", "--porcelain", "--untracked-files=no", folder=root).stdout
    return os.fsdecode(done.stdout).strip() + "-dirty" * bool(changed) if done.returncode == 0 else "unknown"


def identity(root: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Who publishes: as git is told in the repository at `root`, else the hub itself, with an address of nobody."""
    git = Git(plain_environment(environment))
    done = git.run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT", folder=root)
    found = re.match(r"([^<\n]+) <([^<>\n]++)> \d++ [+-]\d++$", os.fsdecode(done.stdout).strip())
    name, address = found.groups() if found else ("CAMPUS hub", "noreply@campus-hub.invalid")
    who = {"NAME": name, "EMAIL": address}
    return {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in who.items()}

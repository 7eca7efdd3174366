"""Replace the branch by one commit without ancestors, in one step; try again when another publication came first."""

from __future__ import annotations

import random
import re
import subprocess
import time
from collections.abc import Callable
from typing import NamedTuple

from hub.publication.content import Content, read_content, write_content
from hub.publication.git import REMOTE, Git, PublicationError, said

ATTEMPTS = 8
"""The most attempts when other publications keep coming first."""
PAUSE = 0.5
"""Seconds to wait before the second attempt, on average. Later attempts wait longer; each time varies by chance."""
_OVERTAKEN = re.compile("lock|stale info|fetch first|incorrect old value", re.IGNORECASE)


class PushOutcome(NamedTuple):
    """The content of the branch after the push, and whether it was new."""

    content: Content
    pushed: bool


def push_content(git: Git, branch: str, change: Callable[[Content], Content]) -> PushOutcome:
    """Change the content of the branch. The change is applied to the newest state, so what others publish meanwhile
    stays.

    Raises PublicationError when the remote cannot be reached or refuses; the branch is then unchanged.
    """
    for attempt in range(ATTEMPTS):
        time.sleep(attempt * random.uniform(0, 2 * PAUSE))
        seen = _fetch(git, branch)
        before = read_content(git, seen) if seen else Content()
        content = change(before)
        tree = write_content(git, content)
        if tree == (git.read("rev-parse", f"{seen}^{{tree}}") if seen else write_content(git, Content())):
            return PushOutcome(content, pushed=False)
        # No parent: otherwise the branch would keep every earlier site and preview in its history.
        commit = git.read("commit-tree", tree, given=content.message.encode())
        if _push(git, branch, commit, seen):
            return PushOutcome(content, pushed=True)
    raise PublicationError("always-overtaken", attempts=ATTEMPTS)


def _fetch(git: Git, branch: str) -> str:
    """The newest commit of the branch, with its folders but not their files; empty when the branch does not exist."""
    if not _tip(git, branch):
        return ""
    only_folders = ("--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head")
    done = git.run("fetch", "--quiet", *only_folders, REMOTE, f"+refs/heads/{branch}:refs/seen")
    if done.returncode:
        raise _unreachable(done)
    return git.read("rev-parse", "refs/seen")


def _push(git: Git, branch: str, commit: str, seen: str) -> bool:
    """Whether the push made this commit the branch's; False when another publication came first.

    Raises PublicationError on refusal.
    """
    reference = f"refs/heads/{branch}"
    lease = f"--force-with-lease={reference}:{seen}"
    done = git.run("push", "--porcelain", "--atomic", "--no-verify", lease, REMOTE, f"{commit}:{reference}")
    if done.returncode == 0:
        return True
    now = _tip(git, branch)
    if now == commit:  # the push succeeded, and only the answer was lost
        return True
    if now == seen and not _OVERTAKEN.search(said(done)):
        raise PublicationError("refused", branch=branch, why=said(done))
    return False


def _tip(git: Git, branch: str) -> str:
    """The commit of the remote's branch, or ""."""
    reference = f"refs/heads/{branch}"
    done = git.run("ls-remote", REMOTE, reference)
    if done.returncode:
        raise _unreachable(done)
    lines = (line.split("\t") for line in done.stdout.decode().splitlines())
    return next((commit for commit, name in lines if name == reference), "")


def _unreachable(done: subprocess.CompletedProcess[bytes]) -> PublicationError:
    return PublicationError("out-of-reach", why=said(done))

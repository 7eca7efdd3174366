"""The names that a branch for publications may have: plain names with no other meaning."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from hub.publication.git import Git, PublicationError, plain_environment

# Stricter than git (git-check-ref-format): no name that git could read as an option, a range or a pattern.
_PLAIN = re.compile(r"(?!.*(?:\.\.|\.lock$))[A-Za-z0-9][A-Za-z0-9_.-]{0,99}(?<!\.)")
# Git's own names in capitals, such as HEAD, FETCH_HEAD, ORIG_HEAD (gitrevisions), on file systems that ignore case too.
_OF_GIT = re.compile(r"(?i:(?:[a-z]+_)*head|auto_merge|config|index|refs|objects|packed-refs)")
_HASH = re.compile(r"[0-9a-fA-F]{7,64}")
"""Git reads such a word as a commit first."""
_OF_PEOPLE = frozenset({"main", "master", "trunk", "develop", "development", "dev", "default"})
"""Names of branches that people work on; a publication replaces everything on its branch."""


def is_branch_name(text: str) -> bool:
    """Whether a name is plain and neither git nor people use it for something else."""
    named = _PLAIN.fullmatch(text) and not _OF_GIT.fullmatch(text) and not _HASH.fullmatch(text)
    return bool(named) and text.lower() not in _OF_PEOPLE


def refuse_own_branch(root: Path, branch: str, environment: Mapping[str, str]) -> None:
    """Raise PublicationError for the branch checked out at `root`: a publication would replace its files."""
    done = Git(plain_environment(environment)).run("symbolic-ref", "--quiet", "HEAD", folder=root)
    if os.fsdecode(done.stdout).strip().lower() == f"refs/heads/{branch}".lower():
        raise PublicationError("own-branch", branch=branch)

"""Read revisions of the project from git: paths, file modes, contents. Nothing is checked out or run.

Every function raises RevisionError when git does not know a revision or when a git command fails.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.catalogues import sentences
from hub.text.escaping import labels

_ABSENT = "000000"
FILE = "100644"
"""Git's mode of a regular file that is not executable."""
_SECONDS = 300


class RevisionError(Exception):
    """A revision cannot be read; `code` names the sentence in `hub/messages/changes`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def sentence(self, lang: str) -> str:
        """The reason, in one of MESSAGE_LANGUAGES."""
        return sentences("changes", lang)[self.code].format(**labels(self.values))


@dataclass(frozen=True, slots=True)
class Changed:
    """A path that differs between two revisions, with git's file mode on each side."""

    path: str
    before: str
    after: str

    @property
    def added(self) -> bool:
        """Whether the file did not exist before."""
        return self.before == _ABSENT

    @property
    def removed(self) -> bool:
        """Whether the file no longer exists."""
        return self.after == _ABSENT

    @property
    def plain(self) -> bool:
        """Whether it is a regular file on each side where it exists: no link, executable or submodule."""
        return {self.before, self.after} <= {FILE, _ABSENT}


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a revision: its path, git's mode, the object that holds its content, and its size in bytes."""

    path: str
    mode: str
    object: str
    size: int


def fetch(root: Path, remote: str, number: int, sha: str) -> None:
    """Fetch the commits of a proposal into the repository; no branch and no file changes.

    Raises RevisionError unless the commit `sha` is among them.
    """
    # GitHub keeps every proposal under this name in the target repository, also one that comes from a fork.
    proposed = f"refs/pull/{number}/head"
    _git(root, "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", remote, proposed)
    commit_of(root, sha)


def commit_of(root: Path, revision: str) -> str:
    """The full name of the commit that a revision names."""
    unknown = RevisionError("unknown-revision", revision=revision)
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _git(root, *asked, if_silent=unknown).decode().strip()


def common_ancestor(root: Path, base: str, head: str) -> str:
    """The commit from which a proposal branched off; later changes on the base do not belong to the proposal."""
    commits = [commit_of(root, base), commit_of(root, head)]
    return (
        _git(root, "merge-base", *commits, if_silent=RevisionError("apart", base=base, head=head)).decode().split()[0]
    )


def changed_paths(root: Path, before: str, after: str) -> list[Changed]:
    """Every path that differs; a renamed file counts as one removed and one added."""
    raw = _git(root, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-ext-diff", before, after)
    fields = raw.decode(errors="replace").split("\0")[:-1]
    pairs = zip(fields[::2], fields[1::2], strict=True)
    return [Changed(path, *header.lstrip(":").split()[:2]) for header, path in pairs]


def differs(root: Path, revision: str, folder: str) -> bool:
    """Whether the files of a folder, as they are now, differ from those of a revision."""
    return bool(_git(root, "diff", "--name-only", "--no-ext-diff", "-z", commit_of(root, revision), "--", folder))


def proposed_paths(root: Path, base: str, head: str) -> list[Changed]:
    """Every path that a proposal changes since it branched off from the base."""
    return changed_paths(root, common_ancestor(root, base, head), commit_of(root, head))


def stored_files(root: Path, commit: str, folder: str) -> list[Stored]:
    """Every file below a folder of a revision; a submodule counts as a file of size 0."""
    raw = _git(root, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", folder)
    return [_stored(line) for line in raw.decode(errors="replace").split("\0")[:-1]]


def contents(root: Path, files: Sequence[Stored]) -> Iterator[tuple[Stored, bytes]]:
    """The content of each file, read directly from git's objects: no filter or attribute of the proposal applies."""
    asked = "".join(f"{file.object}\n" for file in files).encode()
    raw = _git(root, "cat-file", "--batch", given=asked)
    place = 0
    for file in files:
        start = raw.index(b"\n", place) + 1
        yield file, raw[start : start + file.size]
        place = start + file.size + 1


def _stored(line: str) -> Stored:
    header, _, path = line.partition("\t")
    mode, _, name, size = header.split()
    return Stored(path, mode, name, int(size) if size.isdigit() else 0)


def _git(root: Path, *arguments: str, given: bytes = b"", if_silent: RevisionError | None = None) -> bytes:
    """Run git and return its output. When git fails and prints nothing, `if_silent` is raised."""
    # Without these options, a replacement (git-replace) or a path with a `*` could make git show something other than
    # what was proposed.
    command = ["git", "--no-replace-objects", "--literal-pathspecs", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RevisionError("no-git", why=error) from None
    if done.returncode:
        errors = done.stderr.decode(errors="replace").strip()
        raise if_silent if if_silent and not errors else RevisionError("git-failed", command=arguments[0], said=errors)
    return done.stdout

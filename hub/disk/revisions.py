"""Read revisions of the project from git: paths, file modes, contents. Nothing is checked out or run.

Every function raises RevisionError when git does not know a revision or when a git command fails.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    found = blobs(root, [file.object for file in files])
    yield from ((file, found[file.object]) for file in files)


def blobs(root: Path, objects: Iterable[str]) -> dict[str, bytes]:
    """The content of each object that the repository has."""
    asked = list(dict.fromkeys(objects))
    raw = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked).encode()) if asked else b""
    found, place = dict[str, bytes](), 0
    for name in asked:
        end = raw.index(b"\n", place)
        size = raw[place:end].rpartition(b" ")[2]
        place = end + 1
        if size.isdigit():  # else it is `missing`, and no content follows
            found[name] = raw[place : place + int(size)]
            place += int(size) + 1
    return found


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, its day, and the object of each file that it changed; None for a removed file."""

    name: str
    day: str
    files: Mapping[str, str | None]


def first_parents(root: Path, head: str = "HEAD") -> list[str]:
    """The commits of the first-parent history of a revision, the newest first; a shallow clone has only the last ones.

    Empty when the folder is not the top of a repository with a commit.
    """
    try:
        top = _git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n")
        if Path(top).resolve() != root.resolve():
            return []
        return _git(root, "rev-list", "--first-parent", head).decode().split()
    except RevisionError:
        return []


def is_shallow(root: Path) -> bool:
    """Whether the beginning of the history is missing."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def is_ancestor(root: Path, commit: str, head: str) -> bool:
    """Whether a commit, which the repository may not have, is part of the history of another."""
    try:
        return _git(root, "merge-base", commit, head).decode().strip() == commit
    except RevisionError:
        return False


def entry_of(root: Path, commit: str, head: str) -> str:
    """The first commit of the first-parent history that holds a commit: the merge of its branch."""
    merges = _git(root, "rev-list", "--first-parent", "--ancestry-path", f"{commit}..{head}").decode().split()
    return merges[-1] if merges else commit


def day_of(root: Path, commit: str) -> str:
    """The day of a commit."""
    return _git(root, "show", "--no-patch", "--format=%cs", commit).decode().strip()


def commits_since(root: Path, base: str, folders: Sequence[str], head: str = "HEAD") -> list[Commit]:
    """The commits of the first-parent history after the base that touch the folders, the oldest first.

    Without a base these are all, the first commit included.
    """
    asked = ("--first-parent", "--diff-merges=first-parent", "--reverse", "--raw", "-z", "--no-renames", "--no-abbrev")
    plain = ("--no-ext-diff", "--no-color", "--no-show-signature", "--format=%x02%H %cs")
    raw = _git(
        root, "-c", "log.showRoot=true", "log", *asked, *plain, f"{base}..{head}" if base else head, "--", *folders
    )
    return [_commit(part) for part in raw.decode(errors="replace").split("\x02")[1:]]


def _commit(part: str) -> Commit:
    header, *fields = part.replace("\n", "\0").split("\0")
    name, day = header.split()
    rest = [field for field in fields if field]
    files = {path: _object(entry) for entry, path in zip(rest[::2], rest[1::2], strict=True)}
    return Commit(name, day, files)


def _object(entry: str) -> str | None:
    _, mode, _, name, _ = entry.split()
    return None if mode == _ABSENT else name


def files_at(root: Path, commit: str, folders: Sequence[str]) -> dict[str, str]:
    """The object of each file below the folders in a commit."""
    raw = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *folders)
    lines = (line.partition("\t") for line in raw.decode(errors="replace").split("\0")[:-1])
    return {path: header.split()[2] for header, _, path in lines}


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

"""Whether a proposal touches the registries alone, and its registries as plain files: what a preview may be built from.

The site's origin also holds the tokens of editors (`/admin/`), so no script of a proposal may ever be published there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hub.changes.revisions import FILE, Changed, Stored, commit_of, contents, stored_files
from hub.inert import visible
from hub.saying import sentences
from hub.scratch import scratch_folder
from hub.tree import MAX_BYTES

FOLDER = "data"
MAX_FILES = 10_000
MAX_TOTAL = 200_000_000
"""Bytes of all registries together."""


class Refused(Exception):
    """The registries of a revision are not just plain files; the text names the first that is not."""


def is_data_only(changed: Iterable[Changed]) -> bool:
    """Whether every path is a plain YAML file of the data folder, before and after; nothing changed is not enough."""
    paths = list(changed)
    return bool(paths) and all(item.plain and is_registry_path(item.path) for item in paths)


def is_registry_path(path: str) -> bool:
    """Whether a path lies in the data folder, holds nothing that leads elsewhere, and names a YAML file."""
    first, *parts = path.split("/")
    # U+FFFD stands for bytes that are no UTF-8, a backslash or a colon would lead elsewhere on Windows.
    plain = path.isprintable() and not any(sign in path for sign in ("\\", ":", "\ufffd"))
    hidden = any(part.startswith(".") or not part for part in parts)  # `..` and `.git` among them
    return first == FOLDER and bool(parts) and plain and not hidden and path.endswith(".yml")


def take(root: Path, revision: str, target: Path) -> None:
    """Fills a new folder with the registries of a revision, or leaves nothing.

    Raises Refused for a link, a program, a submodule, another kind of file, or more than the limits.
    """
    if target.exists() or target.is_symlink():
        raise Refused(f"{target} is there already: it is filled only when it is new")
    files = stored_files(root, commit_of(root, revision), FOLDER)
    reasons = (_sentence(file.path, why) for file in files if (why := why_not(file)))
    reason = next(reasons, "") or too_much(files)
    if reason:
        raise Refused(reason)
    target.parent.mkdir(parents=True, exist_ok=True)
    with scratch_folder(target.parent, ".taken-") as scratch:
        written = scratch.folder / "taken"
        write_files(root, files, written)
        written.replace(target)


def why_not(file: Stored) -> str:
    """Why a file is not taken over, as the end of a message's key: mode, name, size; empty when it is."""
    if file.mode != FILE:
        return "mode"
    if not is_registry_path(file.path):
        return "name"
    return "size" if file.size > MAX_BYTES else ""


def _sentence(path: str, why: str) -> str:
    """For the log of a workflow, where a path of several lines could give commands."""
    words = sentences("changes", "en")
    return words["refused"].format(path=visible(path), why=words[f"why-{why}"])


def write_files(root: Path, files: list[Stored], folder: Path) -> None:
    """Writes registries below a folder that stands for the data folder."""
    folder.mkdir()
    for file, content in contents(root, files):
        path = folder / file.path.removeprefix(f"{FOLDER}/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def too_much(files: list[Stored]) -> str:
    """Why the files of a revision are not taken over all together, empty when they are."""
    if not files:
        return f"the revision has no folder {FOLDER}/"
    if len(files) > MAX_FILES:
        return f"more than {MAX_FILES} files"
    return f"more than {MAX_TOTAL} bytes" if sum(file.size for file in files) > MAX_TOTAL else ""

"""Decide whether a proposal changes only registries or only content, and extract its registries as plain files.

A preview may be built only from a proposal that changes registries alone: the site's origin also holds the tokens of
editors (`/admin/`), so no script of a proposal may ever be published there. A proposal that changes content alone needs
fewer tests of the code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from hub.catalogues import sentences
from hub.disk.revisions import FILE, Changed, Stored, commit_of, contents, stored_files
from hub.disk.scratch import scratch_folder
from hub.limits import MAX_BYTES
from hub.text.escaping import visible

FOLDER = "data"
PAGES = "docs"
MAX_FILES = 10_000
MAX_TOTAL = 200_000_000
"""Bytes of all registries together."""


class RefusedFiles(Exception):
    """The registries of a revision are not all plain files; the text names the first that is not."""


def is_data_only(changed: Iterable[Changed]) -> bool:
    """Whether every path is a plain YAML file of the data folder, before and after. False when nothing changed."""
    paths = list(changed)
    return bool(paths) and all(item.plain and is_registry_path(item.path) for item in paths)


def is_registry_path(path: str) -> bool:
    """Whether a path names a YAML file in the data folder and can lead nowhere else."""
    first, *parts = path.split("/")
    return first == FOLDER and _is_plain(parts) and path.endswith(".yml")


def is_content_only(changed: Iterable[Changed], languages: Collection[str]) -> bool:
    """Whether every path is a plain file of a registry or of a hand-written page. False when nothing changed."""
    paths = list(changed)
    return bool(paths) and all(
        item.plain and (is_registry_path(item.path) or is_page_path(item.path, languages)) for item in paths
    )


def is_page_path(path: str, languages: Collection[str]) -> bool:
    """Whether a path names a Markdown file in a language's folder; `docs/assets/` holds code and does not count."""
    first, *parts = path.split("/")
    return first == PAGES and _is_plain(parts) and path.endswith(".md") and len(parts) > 1 and parts[0] in languages


def _is_plain(parts: Sequence[str]) -> bool:
    """Whether the parts of a path below its first folder exist, hide nothing and lead nowhere else."""
    # U+FFFD stands for bytes that are not UTF-8; on Windows, a backslash or a colon would lead elsewhere.
    plain = all(part.isprintable() and not any(sign in part for sign in ("\\", ":", "\ufffd")) for part in parts)
    return bool(parts) and plain and not any(part.startswith(".") or not part for part in parts)  # also `..` and `.git`


def take(root: Path, revision: str, target: Path) -> None:
    """Write the registries of a revision into a new folder, or leave nothing behind.

    Raises RefusedFiles for a link, an executable, a submodule, any other kind of file, or more than the limits.
    """
    if target.exists() or target.is_symlink():
        raise RefusedFiles(f"{target} is there already: it is filled only when it is new")
    files = stored_files(root, commit_of(root, revision), FOLDER)
    reasons = (_sentence(file.path, why) for file in files if (why := why_not(file)))
    reason = next(reasons, "") or too_much(files)
    if reason:
        raise RefusedFiles(reason)
    target.parent.mkdir(parents=True, exist_ok=True)
    with scratch_folder(target.parent, ".taken-") as scratch:
        written = scratch.folder / "taken"
        write_files(root, files, written)
        written.replace(target)


def why_not(file: Stored) -> str:
    """Why a file is refused, as the end of a message key: mode, name or size; empty when it is accepted."""
    if file.mode != FILE:
        return "mode"
    if not is_registry_path(file.path):
        return "name"
    return "size" if file.size > MAX_BYTES else ""


def _sentence(path: str, why: str) -> str:
    """The reason for the log of a workflow. The path is escaped: a second line in it could be a command to the
    runner."""
    words = sentences("changes", "en")
    return words["refused"].format(path=visible(path), why=words[f"why-{why}"])


def write_files(root: Path, files: list[Stored], folder: Path) -> None:
    """Write registries below a folder that stands for the data folder."""
    folder.mkdir()
    for file, content in contents(root, files):
        path = folder / file.path.removeprefix(f"{FOLDER}/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def too_much(files: list[Stored]) -> str:
    """Why the files of a revision are refused as a whole; empty when they are accepted."""
    if not files:
        return f"the revision has no folder {FOLDER}/"
    if len(files) > MAX_FILES:
        return f"more than {MAX_FILES} files"
    return f"more than {MAX_TOTAL} bytes" if sum(file.size for file in files) > MAX_TOTAL else ""

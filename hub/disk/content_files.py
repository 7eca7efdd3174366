"""List the files of a folder, the images beside the registries, and the hand-written pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def list_images(folder: Path) -> frozenset[str]:
    """The names of the files in the assets folder; empty when the folder does not exist."""
    return frozenset(path.name for path in folder.glob("*") if path.is_file())


def list_files(folder: Path) -> list[str]:
    """The paths of all files of a folder; each path begins with the folder's own name."""
    return sorted(f"{folder.name}/{path}" for path, entry in _within(folder) if entry.is_file())


def list_markdown(folder: Path) -> list[str]:
    """The paths of all Markdown files within a folder, and of folders named like one, in order part by part."""
    found = (path for path, _ in _within(folder) if path.endswith(".md"))
    return sorted(found, key=lambda path: path.split("/"))


def list_pages(docs: Path, languages: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Hand-written pages: path after the language, and the languages in which the page exists."""
    found: dict[str, set[str]] = {}
    for code in languages:
        for file in list_markdown(docs / code):
            name = file.removesuffix(".md")
            path = "" if name == "index" else f"{name.removesuffix('/index')}/"
            found.setdefault(path, set()).add(code)
    return {path: frozenset(codes) for path, codes in found.items()}


def _within(folder: Path | str, before: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything within a folder by its path from there; links to folders are not followed.

    `Path.rglob` takes six times as long, which was a thirtieth of a whole check.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:  # it is not there, or may not be read
        return
    for entry in entries:
        yield f"{before}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _within(entry.path, f"{before}{entry.name}/")

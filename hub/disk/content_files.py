"""List the files of a folder, the images beside the registries, and the hand-written pages."""

from __future__ import annotations

from pathlib import Path


def list_images(folder: Path) -> frozenset[str]:
    """The names of the files in the assets folder; empty when the folder does not exist."""
    return frozenset(path.name for path in folder.glob("*") if path.is_file())


def list_files(folder: Path) -> list[str]:
    """The paths of all files of a folder; each path begins with the folder's own name."""
    found = (path.relative_to(folder.parent).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(found)


def list_pages(docs: Path, languages: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Hand-written pages: path after the language, and the languages in which the page exists."""
    found: dict[str, set[str]] = {}
    for code in languages:
        for file in sorted((docs / code).rglob("*.md")):
            relative = file.relative_to(docs / code).with_suffix("").as_posix()
            path = "" if relative == "index" else f"{relative.removesuffix('/index')}/"
            found.setdefault(path, set()).add(code)
    return {path: frozenset(codes) for path, codes in found.items()}

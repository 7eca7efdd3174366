"""A small project in two languages that is edited while it is served, and edits of all kinds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from hub.assembly.live_site import LiveSite
from hub.model.kinds import REGISTRIES
from tests.frozen import THREE, copy_code, keep_languages
from tests.registries import DATA, LANGUAGES

PAGES = ("", "overview", *REGISTRIES, "glossary", "legal", "search")
"""The hand-written pages of the project: none names a record that only the larger sets have."""
PRACTICE = "data/practices/school-day.yml"
Edit = Callable[[Path], list[Path]]
"""Changes files of a project; gives their paths."""


def make_project(target: Path, *, whole: bool = False) -> Path:
    """The code, the small registries, and a few pages in English, or all; most of them have a French version."""
    copy_code(target)
    shutil.copytree(DATA / "small", target / "data")
    every = sorted(path.parent.relative_to(THREE / "docs/en").as_posix() for path in (THREE / "docs/en").rglob("*.md"))
    for code, pages in (("en", every if whole else PAGES), ("fr", PAGES[:-2])):
        for page in pages:
            file = target / "docs" / code / page / "index.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_without_records((THREE / "docs" / code / page / "index.md").read_text("utf-8")), "utf-8")
    keep_languages(target / "mkdocs.yml", LANGUAGES)
    return target


def _without_records(text: str) -> str:
    """A page without the lines that call a record by its id, or lead to the list of a value that no record has here."""
    return "".join(line for line in text.splitlines(keepends=True) if '("' not in line and "/level/" not in line)


def replacing(file: str, old: str, new: str) -> Edit:
    """An edit that replaces the first occurrence of a text."""

    def edit(root: Path) -> list[Path]:
        path = root / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            return []  # an earlier edit of the sequence has taken it away
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [path]

    return edit


def add_practice(root: Path) -> list[Path]:
    """A practice with another id; once more, its removal."""
    path = root / "data/practices/second-day.yml"
    if path.exists():
        path.unlink()
    else:
        text = (root / PRACTICE).read_text(encoding="utf-8")
        path.write_text(text.replace("former_ids", "# former_ids"), encoding="utf-8")
    return [path]


def rename_practice(root: Path) -> list[Path]:
    """Another id for a withdrawn practice; once more, back."""
    one, other = root / "data/practices/gone.yml", root / "data/practices/long-gone.yml"
    source, target = (one, other) if one.exists() else (other, one)
    lines = [row for row in source.read_text(encoding="utf-8").splitlines() if not row.startswith("former_ids")]
    target.write_text("\n".join([*lines, f"former_ids: [{source.stem}]", ""]), encoding="utf-8")
    source.unlink()
    return [source, target]


EDITS: dict[str, Edit] = {
    "another title": replacing(PRACTICE, "en: A school day", 'en: "Another & <b>title</b>"'),
    "another country": replacing(PRACTICE, "country: FR\n  region:\n", "country: BE\n  # region:\n"),
    "one theme more": replacing(PRACTICE, "themes: [skills]", "themes: [skills, awareness]"),
    "a practice added or removed": add_practice,
    "a practice renamed": rename_practice,
    "a practice withdrawn": replacing(PRACTICE, "language: en\n", "language: en\npublish: withdrawn\n"),
    "a practice shown again": replacing(PRACTICE, "publish: withdrawn\n", ""),
    "a practice hidden": replacing("data/practices/gone.yml", "publish: withdrawn", "publish: false"),
    "a translation removed": replacing(PRACTICE, ", fr: Les élèves apprennent en un jour.", ""),
    "an event on its way": replacing("data/events.yml", "  status: cancelled\n", ""),
    "an event in another month": replacing("data/events.yml", '"2027-06"', '"2026-02"'),
    "a partner's website": replacing("data/partners.yml", "https://example.org/north", "https://example.org/n"),
    "a partner's name": replacing("data/partners.yml", "North Agency", "Northern Agency"),
    "a term relabelled": replacing("data/taxonomy.yml", "en: Skills", "en: Training"),
    "a term of the glossary": replacing("data/glossary.yml", "term: {en: skill", "term: {en: workshop"),
    "the project's name": replacing("data/project.yml", "name:", "name: # changed"),
    "a broken key": replacing("data/organisations.yml", "\n  location:", "\n  locations:"),
    "the key mended": replacing("data/organisations.yml", "\n  locations:", "\n  location:"),
    "an unknown practice": replacing("data/events.yml", "practices: [", "practices: [nowhere, "),
    "the practice corrected": replacing("data/events.yml", "practices: [nowhere, ", "practices: ["),
    "a template": replacing("overrides/partials/footer.html", "<footer", "<footer data-changed"),
    "a macro file": replacing("overrides/macros/cards.html", "<article", "<article data-changed"),
    "a style": replacing("docs/assets/css/base/tokens.css", ":root", ":root, .hub-changed"),
    "an image": replacing("docs/assets/icon.svg", "<svg", "<svg data-changed=''"),
}
MENDS = ("the key mended", "the practice corrected", "a practice shown again")
"""Edits that find something to change only after another one."""


def every_page(site: LiveSite) -> dict[str, bytes]:
    """Every file of a site as it is shown."""
    return {name: body for name in site.names() if (body := site.file(name)) is not None}


def built_anew(root: Path) -> dict[str, bytes] | str:
    """Every file as a process makes it that has kept nothing; the problems where there are any."""
    site = LiveSite(root)
    return site.refresh([]) or every_page(site)


def environment(root: Path, monkeypatch: object, **more: str) -> None:
    """Makes a process that has settings of its own read those of the project."""
    for name, value in {
        "SITE_URL": "https://hub.example.org/campus/",
        "REPO_URL": "",
        "HUB_TODAY": "2026-12-01",
        "HUB_DOCUMENTS": "off",
        "HUB_DATA": str(root / "data"),
        "HUB_LEMMAS": os.environ.get("HUB_LEMMAS", ""),
        **more,
    }.items():
        monkeypatch.setenv(name, value)  # type: ignore[attr-defined]

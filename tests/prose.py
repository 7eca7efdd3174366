"""The README, the guides and other texts for people, as a test reads them."""

from __future__ import annotations

import re
from pathlib import Path

from hub.languages import language_codes

ROOT = Path(__file__).parent.parent
LANGUAGES = language_codes(ROOT / "mkdocs.yml")
GUIDES = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUTING.fr.md"}
WITH_SAMPLES = ("README.md", *GUIDES.values())
TEXTS = (*WITH_SAMPLES, "CHANGELOG.md", "overrides/README.md")


def read(name: str) -> str:
    """A file of the project, by its path."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> list[str]:
    """The fenced blocks of one kind in a text."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)


def prose(name: str) -> str:
    """A text without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", read(name), flags=re.MULTILINE | re.DOTALL)


def commands(name: str) -> set[str]:
    """The targets of make that a text names, at the start of a line or of code."""
    return set(re.findall(r"(?:^|`)make ([a-z]+)", read(name), re.MULTILINE))


def sections(name: str) -> list[str]:
    """The headings of a text, its title apart."""
    return re.findall(r"^#{2,} (.+)$", prose(name), re.MULTILINE)


def table(name: str, section: str) -> list[list[str]]:
    """The rows of the first table of a section, without its head; cells without their marks of code."""
    text = prose(name).partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    assert rows, f"no table under {section!r}"
    return [[cell.strip().strip("`") for cell in row] for row in rows[2:]]


def anchor(heading: str) -> str:
    """As GitHub makes the anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")

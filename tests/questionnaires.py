"""A project with a questionnaire, its Word files filled in as a partner would, and broken ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.table import _Cell

from hub.settings import Settings, read_settings
from tests.frozen import FEW, copy_code

TODAY = "2026-12-01"
ENVIRONMENT = {
    "HUB_TODAY": TODAY,
    "REPO_URL": "https://github.com/example/hub",
    "SITE_URL": "https://hub.example.org/campus",
}

HELPLINES = """# yaml-language-server: $schema=../schema/helplines.json

- id: fi-desk
  language: en
  name: {fi: Neuvonta}
  location:
    country: FI
  audiences: [smes]
  summary:
    en: "Helps after an attack."
    fi: "Auttaa hyökkäyksen jälkeen."
  website: https://example.org/desk
  checked: "2026-11-30"
"""


def make_project(target: Path) -> Settings:
    """The few frozen records, in all languages."""
    copy_code(target, "mkdocs.yml")
    shutil.copytree(FEW / "data", target / "data")
    with (target / "data/helplines.yml").open("w", encoding="utf-8") as stream:
        stream.write(HELPLINES)
    return read_settings(target, ENVIRONMENT)


def answer_cells(document: Any) -> dict[str, _Cell]:
    """The cells to write in, by the addresses of their fields."""
    found = {}
    for table in document.tables:
        for row in table.rows:
            cells = row.cells
            for paragraph in cells[0].paragraphs:
                number, _, rest = paragraph.text.partition(" · ")
                if number.isdigit():
                    found[rest.rpartition(" · ")[0]] = cells[-1]
    return found


def filled(data: bytes, answers: Mapping[str, str]) -> bytes:
    """A questionnaire with answers, a paragraph for each of their lines."""
    document = docx.Document(BytesIO(data))
    cells = answer_cells(document)
    for place, answer in answers.items():
        first, *others = answer.split("\n")
        cells[place].paragraphs[0].add_run(first)
        for line in others:
            cells[place].add_paragraph(line)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """A Word file with other parts: `change` gives the new bytes of each, or None to leave it out."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in added.items():
            target.writestr(name, content)
    return buffer.getvalue()

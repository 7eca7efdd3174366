"""Frozen content made awkward: one record of each kind in words without a space, names written from right to left."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import yaml

from tests.builds import build_well
from tests.conftest import REPO_URL, SITE_URL, TODAY, MakeOnce
from tests.frozen import THREE_CODES, copy_project
from tests.registries import quoted_yaml

CHANGED = {
    "practices": "osmose-occitanie",
    "partners": "bretagne-next",
    "organisations": "infosec-center",
    "events": "kickoff-rennes-2025",
}
"""The record of each registry whose texts have no spaces."""
LETTERS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://www.example.org/" + "a/very-long_address.of_one" * 5 + "?q=" + "x" * 100
NAMES = {"he": "המרכז הלאומי לסייבר.", "ar": "المركز الوطني للأمن السيبراني.", "fa": "مرکز ملی فضای مجازی (تهران)."}
"""Names whose last sign stands at the wrong end when nothing says how they are written."""
PAGE = f"""
## {LETTERS}

{LETTERS} [{LETTERS}](https://www.example.org/{LETTERS}) `{LETTERS * 2}` {ADDRESS}

- {LETTERS * 3}

| {LETTERS} | Word |
|---|---|
| {ADDRESS} | {LETTERS} |

> {LETTERS}

    {LETTERS * 2}
"""
_PLAIN = {"short", "venue", "number"}
"""Fields that hold words without a language."""


@pytest.fixture(scope="session")
def awkward(make_once: MakeOnce) -> Path:
    """The folder of the site of that content, with the index of the search."""
    settings = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "HUB_TODAY": TODAY, "HUB_SEARCH": "on"}
    return make_once(
        "awkward", lambda folder: build_well(make_awkward(folder / "project"), folder / "site", **settings)
    )


def make_awkward(root: Path) -> Path:
    """The project with that content."""
    copy_project(root)
    data = root / "data"
    practice = data / "practices" / f"{CHANGED['practices']}.yml"
    _dump(practice, long_words(_load(practice)))
    for name in ("partners", "organisations", "events"):
        _dump(data / f"{name}.yml", _named(name, _load(data / f"{name}.yml")))
    for name in ("glossary", "taxonomy", "project"):
        _dump(data / f"{name}.yml", _one_of_each(_load(data / f"{name}.yml")))
    for code in THREE_CODES:
        page = root / "docs" / code / "about" / "index.md"
        page.write_text(page.read_text(encoding="utf-8") + PAGE, encoding="utf-8")
    return root


def _named(registry: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records of a list, one in long words, others with names from right to left."""
    others = [one for one in records if one["id"] != CHANGED[registry]]
    if registry != "events":
        for one, (language, words) in zip(others, NAMES.items(), strict=False):
            one["name"] = {language: words}
    return [long_words(one) if one["id"] == CHANGED[registry] else one for one in records]


def long_words(value: Any) -> Any:
    """A value with every text in it replaced by one word, every address by a long one."""
    if isinstance(value, dict):
        if value and value.keys() <= {*THREE_CODES, *NAMES}:
            return {code: _word(text) if isinstance(text, str) else text for code, text in value.items()}
        return {
            key: _word(one) if key in _PLAIN and isinstance(one, str) else long_words(one) for key, one in value.items()
        }
    if isinstance(value, list):
        return [long_words(one) for one in value]
    return f"{ADDRESS}#{crc32(value.encode())}" if isinstance(value, str) and value.startswith("https://") else value


def _one_of_each(content: Any) -> Any:
    if isinstance(content, list):
        return [long_words(content[0]), *content[1:]]
    return {key: (_one_of_each if isinstance(one, list) and one else long_words)(one) for key, one in content.items()}


def _word(text: str) -> str:
    """Nearly as long as the text was, within the limits of the fields: 60 to 300 letters."""
    most = next((size for bound, size in ((60, 60), (140, 95), (260, 150)) if len(text) < bound), 300)
    return (LETTERS * 4)[:most]


def _load(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _dump(file: Path, content: Any) -> None:
    text = quoted_yaml(content)
    file.write_text(text, encoding="utf-8")

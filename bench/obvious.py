"""The obvious set-up of the same pages: one Markdown stub per record and language, calling a macro.

Material, static-i18n in its folder structure, the macros plugin with a module of its own, all with their
default options. The navigation names the hand-written pages only: with every record in it, as by default,
each page would carry links to all others. Search is off, as it is on the other side.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import yaml

REGISTRIES = ("practices", "partners", "organisations", "events")

_CONFIG = """\
site_name: CAMPUS
site_url: http://127.0.0.1:8000/
theme:
  name: material
  font: false
plugins:
  - i18n:
      docs_structure: folder
      languages:
{languages}
  - macros:
      module_name: main
markdown_extensions:
  - attr_list
  - admonition
  - tables
nav:
{nav}
"""


def write_obvious(folder: Path, root: Path, data: Path, languages: Sequence[tuple[str, str]]) -> None:
    """Fills a folder from which `mkdocs build` gives the same pages as the hub from `root` and `data`.

    `languages` are pairs of code and name, the default one first.
    """
    codes = [code for code, _ in languages]
    docs = folder / "docs"
    for code in codes:
        (docs / code).mkdir(parents=True)
        if (root / "docs" / code).is_dir():
            shutil.copytree(root / "docs" / code, docs / code, dirs_exist_ok=True)
    _write_stubs(docs, data, codes)
    _write_config(folder, languages)
    shutil.copytree(data, folder / "data")
    shutil.copytree(root / "hub" / "strings", folder / "strings")
    with as_file(files("bench").joinpath("obvious_main")) as module:
        shutil.copytree(module, folder / "main", ignore=shutil.ignore_patterns("__pycache__"))


def _write_stubs(docs: Path, data: Path, codes: Sequence[str]) -> None:
    for registry, record in _records(data):
        for code in codes:
            stub = docs / code / registry / f"{record['id']}.md"
            stub.parent.mkdir(exist_ok=True)
            stub.write_text(_stub(registry, record, code), encoding="utf-8")


def _stub(registry: str, record: dict[str, Any], code: str) -> str:
    """Front matter, a title, one macro call."""
    title = _said(record.get("title") or record["name"], code)
    meta = {"title": title, "description": _said(record["summary"], code)[:160]}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    call = f'{{{{ {registry.removesuffix("s")}_page("{record["id"]}") }}}}'
    return "\n".join(["---", *lines, "---", "", f"# {title}", "", call, ""])


def _records(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record, by the fast loader: writing the stubs is not measured."""
    for path in sorted((data / "practices").glob("*.yml")):
        yield "practices", {"id": path.stem, **_read(path)}
    for registry in REGISTRIES[1:]:
        for record in _read(data / f"{registry}.yml"):
            yield registry, record


def _write_config(folder: Path, languages: Sequence[tuple[str, str]]) -> None:
    default = languages[0][0]
    entries = [
        f"        - {{locale: {code}, name: {name}, build: true{', default: true' if code == default else ''}}}"
        for code, name in languages
    ]
    pages = sorted(path.relative_to(folder / "docs" / default).as_posix() for path in _written(folder, default))
    nav = [f"  - {page}" for page in pages]
    config = _CONFIG.format(languages="\n".join(entries), nav="\n".join(nav))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def _written(folder: Path, code: str) -> list[Path]:
    return list((folder / "docs" / code).rglob("index.md"))


def _said(words: dict[str, str], code: str) -> str:
    return words.get(code) or words.get("en") or next(iter(words.values()))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

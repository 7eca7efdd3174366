"""The obvious set-up of the same pages: one Markdown stub per record and language that calls a macro.

It uses Material, static-i18n in its folder structure and the macros plugin with a module of its own, all with their
default options; search is off, as it is on our side. Without a `nav`, the default of MkDocs, every page carries a menu
of all pages of its language. A `short_nav` names only the hand-written pages, the first change of a team that wants a
faster build.
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
"""


def write_obvious(
    folder: Path, root: Path, data: Path, languages: Sequence[tuple[str, str]], *, short_nav: bool = False
) -> None:
    """Fill a folder from which `mkdocs build` gives the same pages as the hub from `root` and `data`.

    `languages` are pairs of code and name, the default one first.
    """
    codes = [code for code, _ in languages]
    docs = folder / "docs"
    for code in codes:
        (docs / code).mkdir(parents=True)
        if (root / "docs" / code).is_dir():
            shutil.copytree(root / "docs" / code, docs / code, dirs_exist_ok=True)
    _write_stubs(docs, data, codes)
    _write_config(folder, languages, short_nav=short_nav)
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
    """A stub: front matter, a title, one macro call."""
    title = _said(record.get("title") or record["name"], code)
    meta = {"title": title, "description": _said(record["summary"], code)[:160]}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    call = f'{{{{ {registry.removesuffix("s")}_page("{record["id"]}") }}}}'
    return "\n".join(["---", *lines, "---", "", f"# {title}", "", call, ""])


def _records(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record, read with the fast loader: writing the stubs is not measured."""
    for path in sorted((data / "practices").glob("*.yml")):
        yield "practices", {"id": path.stem, **_read(path)}
    for registry in REGISTRIES[1:]:
        for record in _read(data / f"{registry}.yml"):
            yield registry, record


def _write_config(folder: Path, languages: Sequence[tuple[str, str]], *, short_nav: bool) -> None:
    default = languages[0][0]
    entries = [
        f"        - {{locale: {code}, name: {name}, build: true{', default: true' if code == default else ''}}}"
        for code, name in languages
    ]
    config = _CONFIG.format(languages="\n".join(entries))
    if short_nav:
        config += "nav:\n" + "".join(f"  - {page}\n" for page in _written_pages(folder / "docs" / default))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def _written_pages(docs: Path) -> list[str]:
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("index.md"))


def _said(words: dict[str, str], code: str) -> str:
    return words.get(code) or words.get("en") or next(iter(words.values()))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

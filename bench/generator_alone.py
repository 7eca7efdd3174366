"""The generator without the hub: what the pages of `docs/` cost it, with macros that give nothing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from bench.processes import Cost, run
from hub.languages import Language, load_languages
from hub.written.contracts import BLOCKS, INLINE

_MACROS = """\
def define_env(env):
    for name in {names!r}:
        env.macros[name] = lambda *arguments, **options: ""
"""
_MAIN = "<!doctype html><title>{{ page.title }}</title>{{ page.content }}"


def build_alone(root: Path, folder: Path) -> tuple[Cost, int]:
    """Build the hand-written pages with the plugins and extensions of the site, without its theme and its hooks; the
    cost, and the number of pages."""
    shutil.rmtree(folder, ignore_errors=True)
    languages = load_languages(root / "mkdocs.yml")
    for language in languages:
        shutil.copytree(root / "docs" / language.code, folder / "docs" / language.code)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(_MAIN, encoding="utf-8")
    (folder / "macros.py").write_text(_MACROS.format(names=(*BLOCKS, *INLINE)), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_configuration(languages), encoding="utf-8")
    site = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    cost = run(command, folder=folder, environment={"NO_MKDOCS_2_WARNING": "1"})
    return cost, sum(1 for _ in site.rglob("index.html"))


def _configuration(languages: tuple[Language, ...]) -> str:
    listed = [
        {"locale": each.code, "name": each.name, **({"default": True} if each.default else {})} for each in languages
    ]
    i18n = {
        "docs_structure": "folder",
        "fallback_to_default": True,
        "reconfigure_material": False,
        "reconfigure_search": False,
        "languages": listed,
    }
    return yaml.safe_dump(
        {
            "site_name": "CAMPUS",
            "site_url": "http://127.0.0.1:8000/",
            "theme": {"name": None, "custom_dir": "theme"},
            "plugins": [{"macros": {"module_name": "macros"}}, {"i18n": i18n}],
            "markdown_extensions": ["attr_list", "admonition", "tables", {"toc": {"permalink": False}}],
        },
        sort_keys=False,
    )

"""The pages of a built site, read by parsing: the list that should be there, and what stands in each."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from hub.languages import load_languages
from hub.loading import load_registries
from hub.rules import REGISTRIES

ROOT = Path(__file__).parent.parent
LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
WRITTEN = (
    "",
    "about/",
    "accessibility/",
    "campus/",
    "compare/",
    "contribute/",
    "data/",
    "events/",
    "evidence/",
    "glossary/",
    "legal/",
    "organisations/",
    "partners/",
    "practices/",
    "privacy/",
    "resilience/",
    "search/",
    "support/",
    "transfer/",
    "translation/",
)
"""Hand-written pages, the same in every language."""


@cache
def record_ids() -> dict[str, list[str]]:
    """The ids of the real data by registry."""
    registries, _ = load_registries(ROOT / "data", tuple(LANGUAGES))
    return {name: [entry.record.id for entry in registries.entries[name]] for name in REGISTRIES}


@cache
def expected_paths() -> tuple[str, ...]:
    """The path of every page after the language."""
    records = [f"{name}/{identifier}/" for name, ids in record_ids().items() for identifier in ids]
    return tuple(sorted([*WRITTEN, *records]))


def expected_files() -> list[str]:
    """Every HTML file that the site should hold, redirects apart."""
    pages = [f"{language.prefix}{path}index.html" for language in LANGUAGES.values() for path in expected_paths()]
    return sorted([*pages, "404.html"])


@cache
def parse(file: Path) -> HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


def page_files(site: Path) -> list[Path]:
    """Every HTML file of the site except the 404 page."""
    return [path for path in sorted(site.rglob("*.html")) if path.name == "index.html"]


def target_of(site: Path, file: Path, href: str, base_path: str) -> Path | None:
    """The file that an internal link leads to; None for another host."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return file
    if path.startswith("/"):
        relative = path.removeprefix(base_path)
    else:
        relative = posixpath.normpath(posixpath.join(file.parent.relative_to(site).as_posix(), path))
        relative += "/" if path.endswith(("/", ".")) else ""
    target = site / relative
    return target / "index.html" if target.is_dir() or relative.endswith("/") else target

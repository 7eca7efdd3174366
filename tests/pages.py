"""The pages of a built site, read by parsing: the list that should be there, and what stands in each."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from hub.languages import load_languages
from hub.model.kinds import REGISTRIES
from hub.reading.loading import load_registries
from tests.frozen import ALL_CODES, ROOT, THREE, THREE_CODES

_LISTED = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
SEVEN_LANGUAGES = {code: _LISTED[code] for code in ALL_CODES}
"""The languages of the whole frozen content."""
LANGUAGES = {code: SEVEN_LANGUAGES[code] for code in THREE_CODES}
"""Those of the site that most tests look at."""
WRITTEN = (
    "",
    "about/",
    "accessibility/",
    "calendar/",
    "campus/",
    "compare/",
    "contribute/",
    "cyber/",
    "data/",
    "documents/",
    "embedding/",
    "events/",
    "evidence/",
    "glossary/",
    "helplines/",
    "laws/",
    "legal/",
    "organisations/",
    "overview/",
    "partners/",
    "practices/",
    "press/",
    "privacy/",
    "questions/",
    "resilience/",
    "search/",
    "support/",
    "syntheses/",
    "syntheses/municipalities/",
    "transfer/",
    "translation/",
)
"""Hand-written pages, the same in every language."""


@cache
def record_ids() -> dict[str, list[str]]:
    """The ids of the frozen data by registry."""
    registries, _ = load_registries(THREE / "data", tuple(LANGUAGES))
    return {name: [entry.record.id for entry in registries.entries[name]] for name in REGISTRIES}


@cache
def record_values() -> dict[str, dict[str, set[str]]]:
    """The ids of the frozen data's records by registry and value (`theme/youth`), read off the records anew."""
    registries, _ = load_registries(THREE / "data", tuple(LANGUAGES))
    found: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in REGISTRIES}
    for name in REGISTRIES:
        for entry in registries.entries[name]:
            for value in _values(name, entry.record):
                found[name][value].add(entry.record.id)
    return found


def _values(registry: str, record: Any) -> set[str]:
    if registry == "documents":
        (language,) = record.title.words
        publisher = (
            record.publisher.partner or {"Službeni glasnik RS": "sluzbeni-glasnik-rs"}[record.publisher.name.own]
        )
        return {f"kind/{record.kind}", f"level/{record.level}", f"language/{language}", f"publisher/{publisher}"}
    where = {f"country/{record.location.country.lower()}"} if registry != "events" else set()
    if registry == "helplines":
        where |= {f"audience/{term}" for term in record.audiences}
    elif registry != "practices":
        where |= {f"kind/{record.kind}"}
    if registry == "events":
        actors = [*record.partners, *(one.partner for one in (*record.organisers, *record.delegations))]
        years = range(record.start.year, (record.end or record.start).year + 1)
        where |= {f"partner/{key}" for key in actors if key} | {f"year/{year}" for year in years}
    if registry == "practices":
        for facet, field in (("theme", "themes"), ("audience", "audiences"), ("area", "areas"), ("lever", "levers")):
            where |= {f"{facet}/{term}" for term in getattr(record, field)}
        where |= {f"evidence/{record.evidence_level.replace('_', '-')}"}
        where |= {f"status/{record.status}"} if record.status else set()
        where |= {f"region/{record.location.region.nuts.lower()}"} if record.location.region else set()
    return where


@cache
def expected_paths() -> tuple[str, ...]:
    """The path of every page after the language."""
    records = [f"{name}/{identifier}/" for name, ids in record_ids().items() for identifier in ids]
    values = [f"{name}/{value}/" for name, known in record_values().items() for value in known]
    return tuple(sorted([*WRITTEN, *records, *values]))


def expected_files() -> list[str]:
    """Every HTML file that the site should hold, redirects apart."""
    pages = [f"{language.prefix}{path}index.html" for language in LANGUAGES.values() for path in expected_paths()]
    return sorted([*pages, "404.html"])


@cache
def parse(file: Path) -> HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


def page_files(site: Path) -> list[Path]:
    """Every HTML file of the site except the 404 page and what is made for frames on other sites."""
    pages = (path for path in sorted(site.rglob("*.html")) if path.name == "index.html")
    return [path for path in pages if path.relative_to(site).parts[0] != "embed"]


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

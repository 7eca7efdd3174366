"""The kinds of page that a site has, with a page of each in the frozen content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from hub.languages import Language
from hub.model.kinds import REGISTRIES
from tests.pages import LANGUAGES, WRITTEN

NOWHERE = "nowhere/deep/"
"""Where no page is: the host answers with the site's own 404 page."""
RECORDS = (
    "practices/osmose-occitanie/",
    "partners/bretagne-next/",
    "organisations/cyberocc/",
    "events/kickoff-rennes-2025/",
    "events/start-2025-05/",
    "helplines/fr-cert/",
    "documents/rs-zib/",
    "practices/theme/youth/",
)
"""A practice, a partner, an organisation, an event with a programme, a milestone, a helpline, a document, a list."""
KINDS = (*WRITTEN, *RECORDS, NOWHERE)


def kind_of(path: str) -> str:
    """The kind of the page at a path after the language: a written page is its own, records and values share one, as
    do all cards and lists for other sites."""
    registry, *rest = path.strip("/").split("/")
    if registry == "embed":
        return "embed/*"
    if registry not in REGISTRIES or not rest:
        return path
    return f"{registry}/*" if len(rest) == 1 else f"{registry}/{rest[0]}/*"


def one_of_each(paths: Iterable[str]) -> list[str]:
    """The first path of every kind."""
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(kind_of(path), path)
    return list(first.values())


def sample(site: Path, languages: Mapping[str, Language] = LANGUAGES) -> list[Path]:
    """The files of one page a kind and language, and of the 404 page, of any built site."""
    files = [site / "404.html"]
    for language in languages.values():
        root = site / language.prefix
        others = {one.prefix.strip("/") for one in languages.values()} if language.default else set()
        found = (file.relative_to(root).parent.as_posix() for file in sorted(root.rglob("index.html")))
        paths = ("" if path == "." else f"{path}/" for path in found if path.partition("/")[0] not in others)
        files += [root / path / "index.html" for path in one_of_each(paths)]
    return files

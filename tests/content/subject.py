"""A project with its content and the site that was built from it: what the tests of content look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from hub.joined.joining import Joined, join
from hub.languages import Language, load_languages
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.reading.loading import load_registries
from tests.kinds import kind_of, one_of_each
from tests.pages import page_files, parse

FROM_RECORDS = ("", "glossary/", "overview/", *(f"{registry}/" for registry in REGISTRIES))
"""Written pages that show records; all others are the same whatever the registries hold."""


def is_from_records(path: str) -> bool:
    """Whether what a page shows follows from records: a list, a record, and of the lists by subject one, as an example
    of all."""
    return path in FROM_RECORDS or path.count("/") == 2 or path.startswith("practices/theme/")


@dataclass(frozen=True)
class Subject:
    """The folder of a project and that of its built site; whether its hand-written pages are a proposal's own.

    `share` is 0 or 1 of the halves of the kinds of page that a browser looks at; None is all of them.
    """

    root: Path
    site: Path
    own_pages: bool = False
    share: int | None = None

    @cached_property
    def languages(self) -> Mapping[str, Language]:
        """The languages of the site by their codes, the default one first."""
        return {language.code: language for language in load_languages(self.root / "mkdocs.yml")}

    @cached_property
    def joined(self) -> Joined:
        """The records of the site, joined; hidden ones are left out."""
        registries, _ = load_registries(self.root / "data", tuple(self.languages))
        return join(registries)

    @cached_property
    def base_path(self) -> str:
        """The path below which the site was built, from the home page's own address."""
        (address,) = parse(self.site / "index.html").xpath("//link[@rel='canonical']/@href")
        return urlsplit(address).path

    def records(self) -> Iterator[tuple[Registry, Any]]:
        """Every record that has a page, with its registry."""
        for registry in REGISTRIES:
            for entry in self.joined.entries[registry].values():
                yield registry, entry.record

    def page(self, code: str, path: str) -> Path:
        """The file of a page in a language."""
        return self.site / self.languages[code].prefix / path / "index.html"

    def files(self) -> Iterator[tuple[Language, Path]]:
        """Every page of the site with the language that its address says."""
        default = next(iter(self.languages.values()))
        prefixes = {one.prefix.strip("/"): one for one in self.languages.values() if not one.default}
        for file in page_files(self.site):
            yield prefixes.get(file.relative_to(self.site).parts[0], default), file

    def one_of_each_kind(self) -> list[tuple[Language, str]]:
        """A path of each kind of page that the content decides on; languages take turns."""
        default = next(iter(self.languages.values()))
        files = (file for language, file in self.files() if language == default)
        paths = sorted(file.relative_to(self.site).as_posix().removesuffix("index.html") for file in files)
        kinds = [path for path in one_of_each(paths) if self.own_pages or is_from_records(path)]
        languages = list(self.languages.values())
        return [(languages[turn % len(languages)], path) for turn, path in enumerate(kinds)]

    def shared_kinds(self) -> list[tuple[Language, str]]:
        """Those of the subject's share."""
        found = self.one_of_each_kind()
        return [one for one in found if self.share is None or crc32(kind_of(one[1]).encode()) % 2 == self.share]

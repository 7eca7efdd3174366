"""A project with its content and the site that was built from it: what the tests of content look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hub.joining import Joined, join
from hub.languages import Language, load_languages
from hub.loading import load_registries
from hub.rules import REGISTRIES, Registry
from tests.pages import page_files, parse


@dataclass(frozen=True)
class Subject:
    """The folder of a project and that of its built site."""

    root: Path
    site: Path

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

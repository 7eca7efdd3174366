"""All pages that search engines should know: the sitemap and the search are made of them."""

from __future__ import annotations

from dataclasses import dataclass

from hub.addresses import record_path
from hub.model.kinds import REGISTRIES
from hub.pages.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A page for the sitemap: path after the language, translations, the language it was written in. The search
    leaves out lists of what has pages of its own."""

    path: str
    translated: frozenset[str]
    own: str
    searched: bool = True


def listed_pages(site: Site) -> list[Listed]:
    """Every page that search engines should know, in the order of addresses."""
    pages = [Listed(path=path, translated=codes, own=site.default) for path, codes in site.written_pages.items()]
    every = frozenset(site.languages)
    for registry in REGISTRIES:
        for identifier, entry in site.joined.entries[registry].items():
            translated, path = site.translated[registry, identifier], record_path(registry, identifier)
            pages.append(Listed(path=path, translated=translated, own=entry.record.language))
        for identifier in site.value_ids(registry):
            path = record_path(registry, identifier)
            pages.append(Listed(path=path, translated=every, own=site.default, searched=False))
    return sorted(pages, key=lambda page: page.path)

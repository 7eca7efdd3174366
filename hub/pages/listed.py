"""All pages that search engines should know; the sitemap and the site's search are made from them."""

from __future__ import annotations

from dataclasses import dataclass

from hub.addresses import record_path
from hub.model.kinds import REGISTRIES
from hub.pages.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A page for the sitemap: its path below the language folder, its translations, the language it was written in.

    `searched` is false for lists whose records have pages of their own: the site's search leaves them out.
    """

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

"""The feeds of the site: practices, events, and the practices of each theme, in each language and in both forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from hub.addresses import page_path, record_path
from hub.feeds.entries import Feed, FeedEntry, entry_of, newest, stable_id
from hub.feeds.writing import write_atom, write_json_feed
from hub.localization.localizer import Localizer
from hub.model.rules import Registry
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.site import Site

FED: tuple[Registry, ...] = ("practices", "events")
"""The kinds of records whose lists have a feed; of practices, each theme has one too."""
_ENTRY = "feed-entry"


def _feeds(site: Site) -> Iterator[tuple[str, Registry, str]]:
    """The path of the page that each feed belongs to, the kind of records, and the theme or ""."""
    for registry in FED:
        yield f"{registry}/", registry, ""
    for theme in site.joined.values["practices"]["theme"]:
        yield record_path("practices", f"theme/{theme}"), "practices", theme


def _pages(output: str, name: str, site: Site) -> Iterator[Page]:
    for code, language in site.languages.items():
        for path, registry, theme in _feeds(site):
            yield Page(output, page_path(language, path + name), code, path, (registry, theme))


def _beside(output: str, name: str, site: Site, page: Page) -> Iterator[Page]:
    """The feed of the list that a page shows."""
    if page.output in ("written", "value"):
        for path, registry, theme in _feeds(site):
            if path == page.path:
                file = page.file.removesuffix("index.html") + name
                yield Page(output, file, page.language, path, (registry, theme))


def _render(write: Callable[[Feed], bytes], site: Site, page: Page) -> bytes:
    registry, theme = page.made_from
    localizer = site.absolute_localizer(page.language)
    known: dict[str, Any] = {key: entry.record for key, entry in site.joined.entries[registry].items()}
    chosen = site.joined.values["practices"]["theme"][theme] if theme else known
    entries = [_entry(site, localizer, registry, one) for one in newest((known[key] for key in chosen), localizer)]
    address = site.settings.site_url
    title = localizer.word("signs.dash").join((localizer.word("site.name"), localizer.word(f"menu.{registry}")))
    if theme:
        title = localizer.word("signs.colon").join((title, localizer.term("themes", theme).plain))
    feed = Feed(
        id=stable_id(page.language, registry, theme),
        title=title,
        tag=localizer.language.tag,
        home=address + page_path(localizer.language, page.path),
        url=address + page.file,
        author=localizer.word("site.name"),
        changed=entries[0].changed if entries else site.joined.project.start.first,
        entries=entries,
    )
    return write(feed)


def _entry(site: Site, localizer: Localizer, registry: Registry, record: Any) -> FeedEntry:
    """A record, made once for all feeds of a language."""
    key = (_ENTRY, registry, record.id)
    if key not in localizer.cards:
        localizer.cards[key] = entry_of(localizer, site.renderer, site.settings.site_url, registry, record)
    found: FeedEntry = localizer.cards[key]
    return found


def _output(name: str, file: str, media_type: str, write: Callable[[Feed], bytes]) -> Output:
    offer = Offer(media_type, partial(_beside, name, file))
    return Output(name, partial(_pages, name, file), partial(_render, write), offer)


FEEDS = (
    _output("feed-atom", "feed.atom", "application/atom+xml", write_atom),
    _output("feed-json", "feed.json", "application/feed+json", write_json_feed),
)

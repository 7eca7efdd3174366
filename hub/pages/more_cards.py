"""The cards of a long list that its page shows by title only; the page's script loads them when they are needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hub.addresses import page_path, root_of
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.catalogue import Page
from hub.pages.csp import content_security_policy
from hub.pages.rendering import Renderer
from hub.pages.site import Site
from hub.views.listing_pages import CARD_LIMIT, registry_listing

NAME = "cards.html"


def pages(site: Site) -> Iterator[Page]:
    """One file for each list that is longer than a page shows as cards, in each language."""
    for language in site.languages.values():
        for registry in REGISTRIES:
            if len(site.joined.entries[registry]) > CARD_LIMIT:
                file = page_path(language, f"{registry}/{NAME}")
                yield Page("cards", file, language.code, f"{registry}/", (registry,))


def render(site: Site, page: Page) -> bytes:
    """The cards of the records that stand in the list by title."""
    (registry,) = page.made_from
    return cards_file(site.localizer(page.language, page.path), site.renderer, registry)


def cards_file(localizer: Localizer, renderer: Renderer, registry: Registry) -> bytes:
    """The cards as a page of their own; links are relative to the list, which lies in the same folder."""
    return renderer.render(
        "partials/more_cards.html",
        view=registry_listing(localizer, registry).browse(),
        lang=localizer.language.attributes,
        title=localizer.word(f"menu.{registry}"),
        policy=content_security_policy(),
    ).encode()


def cards_address(localizer: Localizer, renderer: Renderer, registry: Registry) -> str:
    """The address of the file on a page of the localizer, with a hash of its content: a browser that kept an earlier
    file asks for this one."""
    path = page_path(localizer.language, f"{registry}/")
    beside = localizer if localizer.root == root_of(path) else localizer.at(root_of(path))
    content = cards_file(beside, renderer, registry)
    return f"{localizer.root}{path}{NAME}?{hashlib.sha256(content).hexdigest()[:8]}"

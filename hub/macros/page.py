"""The page that calls macros: its language, the joined records, the renderer, and helpers of several macros."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hub.addresses import page_path
from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.assets import digest
from hub.pages.csp import content_security_policy
from hub.pages.rendering import Renderer
from hub.views.listing_pages import RegistryListing

Macro = Callable[..., Markup]
"""Takes the page and the values of a call that keeps its contract (`hub.written.contracts`)."""


@dataclass(frozen=True, slots=True)
class MacroPage:
    """A page in one language."""

    localizer: Localizer
    renderer: Renderer
    files: dict[str, bytes]
    """Files that macros add to the site beside the page: path from its root to content, compressed by zlib."""

    @property
    def joined(self) -> Joined:
        """All records."""
        return self.localizer.joined

    def record(self, registry: Registry, identifier: str) -> Any:
        """A published record; the contract of the macro guarantees that it exists."""
        return self.joined.entries[registry][identifier].record

    def cards(self, cards: list[Any], note: str = "", *, brief: bool = False) -> Markup:
        """A list of cards with a note before it."""
        return self.renderer.render(
            "partials/cards.html", cards=cards, brief=brief, note=note, words=self.localizer.word
        )

    def browse(self, registry: Registry, note: str = "") -> Markup:
        """The whole list of a registry, with filters and sort orders.

        Cards beyond those in the page go into a file of their own, which the page's script loads when it needs them.
        """
        view, words = RegistryListing(self.localizer, registry).browse(note), self.localizer.word
        url = ""
        if view.titles_only:
            html = self.renderer.render(
                "partials/more_cards.html",
                view=view,
                lang=self.localizer.language.attributes,
                title=words(f"menu.{registry}"),
                policy=content_security_policy(),
            )
            path = page_path(self.localizer.language, f"{registry}/cards.{digest(html)}.html")
            self.files[path] = zlib.compress(html.encode())  # kept until the last language is built
            url = self.localizer.root + path
        return self.renderer.render("partials/browse.html", view=view, words=words, cards_url=url)

    def counted(self, what: str) -> str:
        """The number of records of a kind, in words."""
        numbers: dict[str, int] = {name: len(self.joined.entries[name]) for name in REGISTRIES}
        numbers |= {"countries": len(self.joined.project.countries), "languages": len(self.localizer.languages)}
        return self.localizer.count(f"counts.{what}", numbers[what])

"""The page that calls macros: its language, the joined records, the renderer, and helpers of several macros."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.more_cards import cards_address
from hub.pages.rendering import Renderer
from hub.settings import LOCAL_ADDRESS
from hub.views.editing import NOWHERE, Editing
from hub.views.listing_pages import registry_listing
from hub.views.view_parts import Fact

Macro = Callable[..., Markup]
"""Takes the page and the values of a call that keeps its contract (`hub.written.contracts`)."""


@dataclass(frozen=True, slots=True)
class MacroPage:
    """A page in one language."""

    localizer: Localizer
    renderer: Renderer
    editing: Editing = NOWHERE
    forms: Callable[[], Sequence[Fact]] = tuple
    """The forms in which the site can be taken along; found only when a page asks."""
    site_url: str = LOCAL_ADDRESS
    """The address of the site; it ends with a slash."""

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
        view = registry_listing(self.localizer, registry).browse(note)
        url = cards_address(self.localizer, self.renderer, registry) if view.titles_only else ""
        return self.renderer.render("partials/browse.html", view=view, words=self.localizer.word, cards_url=url)

    def counted(self, what: str) -> str:
        """The number of records of a kind, in words; of partners also how many there are, until all are named."""
        named, stated = len(self.joined.partners), self.joined.project.partners_stated
        if what == "partners" and named < stated:
            return self.localizer.word("counts.partners_named", n=named, total=stated)
        numbers: dict[str, int] = {name: len(self.joined.entries[name]) for name in REGISTRIES}
        numbers |= {"countries": len(self.joined.project.countries), "languages": len(self.localizer.languages)}
        return self.localizer.count(f"counts.{what}", numbers[what])

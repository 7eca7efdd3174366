"""The page that calls macros: its language, the joined records, the renderer, and what several macros need."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hub.addresses import page_path
from hub.assets import digest
from hub.calls import Call, CallError
from hub.joining import Joined
from hub.policy import content_security_policy
from hub.publisher import ITEMS
from hub.rendering import Renderer
from hub.rules import REGISTRIES, Registry
from hub.suggestions import nearest, spoken
from hub.views.browsing import Shelf
from hub.voice import Voice

Macro = Callable[..., Markup]
"""Takes the page, the call, and the call's own arguments. Raises CallError for one that cannot be answered."""


@dataclass(frozen=True, slots=True)
class MacroPage:
    """A page in one language."""

    voice: Voice
    renderer: Renderer
    files: dict[str, bytes]
    """What macros add to the site beside the page: path from its root to content, compressed by zlib."""

    @property
    def joined(self) -> Joined:
        """All records."""
        return self.voice.joined

    def record(self, call: Call, registry: Registry, identifier: str) -> Any:
        """A published record. Raises CallError where there is none of that id."""
        known = self.joined.entries[registry]
        if identifier in self.joined.hidden[registry] or identifier in self.joined.withdrawn[registry]:
            raise CallError(call, f"{identifier!r} is not published: change its `publish`, or take the call out")
        if identifier not in known:
            former = {old: key for key, entry in known.items() for old in entry.record.former_ids}
            hint = f"; its id is now {former[identifier]!r}" if identifier in former else ""
            raise CallError(call, unknown(identifier, registry, known) + hint)
        return known[identifier].record

    def cards(self, cards: list[Any], note: str = "", *, brief: bool = False) -> Markup:
        """A list of cards with a note before it."""
        return self.renderer.render("partials/cards.html", cards=cards, brief=brief, note=note, words=self.voice.word)

    def browse(self, registry: Registry, note: str = "") -> Markup:
        """The whole list of a registry, to be narrowed and sorted.

        Cards beyond those in the page become a file of their own, which the page's script asks for when needed.
        """
        view, words = Shelf(self.voice, registry).browse(note), self.voice.word
        url = ""
        if not all(item.full for group in view.groups for item in group.items):
            html = self.renderer.render(
                "partials/more_cards.html",
                view=view,
                tag=self.voice.language.tag,
                title=words(f"menu.{registry}"),
                policy=content_security_policy(),
            )
            path = page_path(self.voice.language, f"{registry}/cards.{digest(html)}.html")
            self.files[path] = zlib.compress(html.encode())  # kept until the last language is built
            url = self.voice.root + path
        return self.renderer.render("partials/browse.html", view=view, words=words, cards_url=url)

    def counted(self, what: str) -> str:
        """How many there are of something, in words."""
        numbers: dict[str, int] = {name: len(self.joined.entries[name]) for name in REGISTRIES}
        numbers |= {"countries": len(self.joined.project.countries), "languages": len(self.voice.languages)}
        return self.voice.count(f"counts.{what}", numbers[what])


def check_item(call: Call, name: str) -> None:
    """Raises CallError for what is no item of the publisher's list."""
    if name not in ITEMS:
        raise CallError(call, unknown(name, "the publisher's list", ITEMS))


def unknown(value: str, where: str, known: Any) -> str:
    """What a message says of a word that is not among those known."""
    return f"unknown id {value!r} in {where}{spoken(nearest(str(value), known))}"

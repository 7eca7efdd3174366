"""The one environment that turns views into HTML: everything escaped, nothing undefined let through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hub.views.parts import Card


class Renderer:
    """Renders the templates of a folder; each template's first lines name what it takes."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        # A thousand practices show 129,000 cards, 10,600 of them different: each is rendered once, which
        # spares a fifth of the build. Weak keys forget a card with the language whose voice made it.
        self._cards: WeakKeyDictionary[Card, dict[int, Markup]] = WeakKeyDictionary()
        self._environment.filters["card"] = self._card

    def _card(self, card: Card, level: int) -> Markup:
        """A card with its title at that heading level."""
        known = self._cards.setdefault(card, {})
        if level not in known:
            known[level] = self.macro("macros/cards.html", "card")(card, level)
        return known[level]

    def render(self, template: str, /, **values: Any) -> Markup:
        """The HTML of one template."""
        return Markup(self._environment.get_template(template).render(values).strip())

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """One macro of a template file, as a function."""
        exported: Callable[..., Markup] = getattr(self._environment.get_template(template).module, name)
        return exported

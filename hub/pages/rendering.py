"""The one environment that turns views into HTML: everything escaped, nothing undefined let through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from hub.localization.localizer import Link, LocalizedProse, LocalizedText
from hub.text.direction import language_attributes
from hub.views.view_parts import Card, Reason


class Renderer:
    """Renders the templates of a folder; each template's first lines name what it takes."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            # They eat the line break after a tag: templates leave a line empty where one is to stay.
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        # A thousand practices show 129,000 cards, 10,600 of them different: each is rendered once, which
        # spares a fifth of the build. Weak keys forget a card with the language whose localizer made it.
        self._cards: WeakKeyDictionary[Card, dict[int, Markup]] = WeakKeyDictionary()
        self._environment.filters |= {"card": self._card, "say": say, "prose": prose, "link": link, "links": links}
        self._environment.filters |= {"item": item, "marks": marks}
        self._environment.filters["reasons"] = reasons

    def _card(self, card: Card, level: int) -> Markup:
        """A card with its title at that heading level."""
        known = self._cards.setdefault(card, {})
        if level not in known:
            known[level] = self.macro("macros/cards.html", "card")(card, level)
        return known[level]

    def render(self, template: str, /, **values: Any) -> Markup:
        """The HTML of one template. Raises jinja2.UndefinedError where it uses what it was not given."""
        return Markup(self._environment.get_template(template).render(values).strip())

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """One macro of a template file, as a function."""
        exported: Callable[..., Markup] = getattr(self._environment.get_template(template).module, name)
        return exported


# These are functions and not Jinja macros: a page has a hundred of them, and as macros they took a fifth of
# the time of a build. An f-string escapes nothing: whatever stands in one is escaped beside it, or Markup already.


def say(phrase: LocalizedText) -> Markup:
    """Words, with `lang` and `dir` where they are not in the page's language."""
    return _marked("span", escape(phrase.text), phrase)


def prose(prose: LocalizedProse) -> Markup:
    """Rendered paragraphs, the same."""
    return _marked("div", prose.html, prose)


def link(link: Link) -> Markup:
    """A link by its label, and the note beside it."""
    note = Markup(" ({})").format(link.note) if link.note else ""
    return Markup(f'<a href="{escape(link.href)}">{say(link.label)}</a>{note}')


def links(links: Iterable[Link]) -> Markup:
    """Links in a row, within a sentence."""
    return Markup(", ").join(map(link, links))


def item(item: LocalizedText | Link) -> Markup:
    """Words or a link."""
    return link(item) if isinstance(item, Link) else say(item)


def reasons(reasons: Sequence[Reason]) -> Markup:
    """Why a card is shown, on one line."""
    return Markup(" · ").join(map(_reason, reasons))


@lru_cache(maxsize=4096)
def _reason(reason: Reason) -> Markup:
    return Markup("{} {}").format(reason.words, Markup(", ").join(map(say, reason.terms))).rstrip()


def marks(said: LocalizedText | LocalizedProse) -> Markup:
    """The attributes of an element that holds these words and nothing else."""
    return language_attributes(said.lang, said.dir)


def _marked(tag: str, html: Markup, said: LocalizedText | LocalizedProse) -> Markup:
    return Markup(f"<{tag}{marks(said)}>{html}</{tag}>") if said.lang else html

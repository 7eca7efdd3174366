"""The one Jinja environment that turns views into HTML: it escapes everything and refuses undefined names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from hub.localization.localizer import Link, LocalizedProse, LocalizedText
from hub.text.direction import language_attributes
from hub.views.names import BracketedName, CalledActor
from hub.views.view_parts import Card, Reason

Words = Callable[[str], str]
"""Gives interface words by their key."""


class _NotIndented(Extension):
    """Reads templates without the white space that begins their lines, so that no page has it.

    It took a fifth of a KiB of each, compressed. The line breaks stay; where one shows, the space does too.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return re.sub(r"(?m)^[ \t]+", "", source)


class Renderer:
    """Renders the templates of a folder; the first lines of each template name its parameters."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            # Both options remove the line break after a tag; a template leaves an empty line where one must stay.
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[_NotIndented],
            auto_reload=False,
        )
        # A thousand practices show 129,000 cards, of which 10,600 differ. Each is rendered once, which saves a fifth of
        # the build. The keys are weak, so the cards of a language are freed together with its localizer.
        self._cards: WeakKeyDictionary[Card, dict[int, Markup]] = WeakKeyDictionary()
        self._environment.filters |= {"card": self._card, "say": say, "prose": prose, "link": link, "links": links}
        self._environment.filters |= {"item": item, "marks": marks}
        self._environment.filters |= {"reasons": reasons, "leaving": leaving}

    def _card(self, card: Card, level: int) -> Markup:
        """A card whose title has this heading level."""
        known = self._cards.setdefault(card, {})
        if level not in known:
            known[level] = self.macro("macros/cards.html", "card")(card, level)
        return known[level]

    def compile_all(self) -> None:
        """Compile every template now: processes that are forked afterwards share them."""
        for name in self._environment.list_templates():
            if name.startswith(("partials/", "macros/")):  # the others are the generator's
                self._environment.get_template(name)

    def render(self, template: str, /, **values: Any) -> Markup:
        """The HTML of one template. Raises jinja2.UndefinedError where the template uses a name that was not given."""
        return Markup(self._environment.get_template(template).render(values).strip())

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """One macro of a template file, as a function."""
        exported: Callable[..., Markup] = getattr(self._environment.get_template(template).module, name)
        return exported


# These are functions and not Jinja macros: a page calls them a hundred times, and as macros they took a fifth of the
# time of a build. An f-string escapes nothing, so each value in one is escaped beside it or is Markup already.


def say(phrase: LocalizedText) -> Markup:
    """Words, with `lang` and `dir` where they are not in the page's language."""
    return _with_language("span", escape(phrase.text), phrase)


def prose(prose: LocalizedProse) -> Markup:
    """Rendered paragraphs, with `lang` and `dir` where they are not in the page's language."""
    return _with_language("div", prose.html, prose)


def link(link: Link) -> Markup:
    """A link with its label, followed by its note."""
    note = f" {escape(link.note)}" if link.note else ""
    return Markup(f'<a href="{escape(link.href)}">{say(link.label)}</a>{note}')


def links(links: Iterable[Link], words: Words) -> Markup:
    """Links in a row, within a sentence."""
    return escape(words("signs.list")).join(map(link, links))


def item(item: LocalizedText | Link | CalledActor) -> Markup:
    """Words, a link, or a name with its other names."""
    if isinstance(item, CalledActor):
        return Markup(" ").join((say(item.name), *map(_other_name, item.others)))
    return link(item) if isinstance(item, Link) else say(item)


def _other_name(other: BracketedName) -> Markup:
    return Markup(f"{escape(other.before)}{say(other.name)}{escape(other.after)}")


def reasons(reasons: Sequence[Reason], words: Words) -> Markup:
    """The reasons for showing a card, on one line."""
    comma = words("signs.list")
    return escape(words("signs.dot")).join(_reason(reason, comma) for reason in reasons)


@lru_cache(maxsize=4096)
def _reason(reason: Reason, comma: str) -> Markup:
    return Markup("{} {}").format(reason.words, escape(comma).join(map(say, reason.terms))).rstrip()


def leaving(html: Markup) -> Markup:
    """HTML whose links leave the frame that it stands in; text holds no `<`, since it is escaped."""
    return Markup(str(html).replace("<a ", '<a target="_top" '))


def marks(phrase: LocalizedText | LocalizedProse) -> Markup:
    """The `lang` and `dir` attributes of an element that contains only these words."""
    return language_attributes(phrase.lang, phrase.dir)


def _with_language(tag: str, html: Markup, phrase: LocalizedText | LocalizedProse) -> Markup:
    return Markup(f"<{tag}{marks(phrase)}>{html}</{tag}>") if phrase.lang else html

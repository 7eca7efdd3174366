"""Macros that stand within a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.localization.localizer import Link, LocalizedText
from hub.macros.page import Macro, MacroPage
from hub.model.kinds import ONE_OF
from hub.model.values import PartialDate
from hub.pages.rendering import item as render_item
from hub.pages.rendering import link as render_link
from hub.views.publisher import supplied as supplied_item


def link(page: MacroPage, kind: str, identifier: str, text: str = "") -> Markup:
    """A link to a record, with its name or title or with other words."""
    registry = ONE_OF[kind]
    withdrawn = page.joined.withdrawn[registry].get(identifier)
    record = withdrawn.record if withdrawn else page.record(registry, identifier)
    label = LocalizedText(text) if text else page.localizer.title(record)
    return render_link(
        Link(page.localizer.href(registry, identifier), label, page.localizer.aside(page.localizer.state(record)))
    )


def count(page: MacroPage, what: str) -> Markup:
    """The number of records of a kind."""
    return Markup("{}").format(page.counted(what))


def built(page: MacroPage) -> Markup:
    """The day of the build. Only one page uses it, so that pages without a change stay the same."""
    return Markup("{}").format(page.localizer.date(PartialDate.parse(page.localizer.today.isoformat())))


def supplied(page: MacroPage, name: str) -> Markup:
    """One detail of the publisher, or the words that it is missing."""
    return render_item(supplied_item(page.localizer, name) or LocalizedText(page.localizer.word("publisher.missing")))


WORDS: Mapping[str, Macro] = {
    "link": link,
    "count": count,
    "built": built,
    "supplied": supplied,
}

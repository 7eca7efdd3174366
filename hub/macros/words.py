"""Macros that stand within a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.calls import Call, CallError
from hub.macros.page import Macro, MacroPage, check_item, unknown
from hub.rendering import item as render_item
from hub.rendering import link as render_link
from hub.rules import REGISTRIES, Registry
from hub.values import PartialDate
from hub.views.publisher import supplied as supplied_item
from hub.voice import Link, Phrase

SINGULAR: Mapping[str, Registry] = {
    "practice": "practices",
    "partner": "partners",
    "organisation": "organisations",
    "event": "events",
}


def link(page: MacroPage, call: Call, kind: str, identifier: str, text: str = "") -> Markup:
    """A link to a record by its name or title, or by other words."""
    if kind not in SINGULAR:
        raise CallError(call, unknown(kind, "kinds", SINGULAR))
    registry = SINGULAR[kind]
    withdrawn = page.joined.withdrawn[registry].get(identifier)
    record = withdrawn.record if withdrawn else page.record(call, registry, identifier)
    label = Phrase(text) if text else page.voice.title(record)
    return render_link(Link(page.voice.href(registry, identifier), label))


def count(page: MacroPage, call: Call, what: str) -> Markup:
    """How many there are of something."""
    known = [*REGISTRIES, "countries", "languages"]
    if what not in known:
        raise CallError(call, unknown(what, "counts", known))
    return Markup("{}").format(page.counted(what))


def built(page: MacroPage, call: Call) -> Markup:
    """The day of the build: on one page only, so that pages without a change stay the same."""
    return Markup("{}").format(page.voice.date(PartialDate.parse(page.voice.today.isoformat())))


def supplied(page: MacroPage, call: Call, name: str) -> Markup:
    """One item of the publisher's list, or that it is missing."""
    check_item(call, name)
    return render_item(supplied_item(page.voice, name) or Phrase(page.voice.word("publisher.missing")))


WORDS: Mapping[str, Macro] = {
    "link": link,
    "count": count,
    "built": built,
    "supplied": supplied,
}

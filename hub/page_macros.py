"""The macros that hand-written pages call: what each gives, as HTML from the same views and templates as records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from hub.calls import Call, CallError
from hub.forms import countries
from hub.joining import Joined
from hub.models import BADGES
from hub.publisher import ITEMS
from hub.rendering import Renderer
from hub.rendering import item as render_item
from hub.rendering import link as render_link
from hub.rules import REGISTRIES, Registry
from hub.suggestions import nearest, spoken
from hub.values import PartialDate
from hub.views.glossary import glossary_view
from hub.views.lists import next_or_latest, past, sort_names, sort_partners, sort_practices, upcoming
from hub.views.pages import DOORS
from hub.views.parts import (
    Badge,
    DateBlock,
    event_card,
    figure_view,
    organisation_card,
    partner_card,
    practice_card,
)
from hub.views.publisher import missing_labels, publisher_facts, supplied
from hub.voice import Link, Phrase, Voice

SINGULAR: Mapping[str, Registry] = {
    "practice": "practices",
    "partner": "partners",
    "organisation": "organisations",
    "event": "events",
}
INLINE = ("link", "count", "built", "supplied")
"""Macros that stand in a sentence."""
BLOCKS = (
    "doors",
    "events",
    "evidence_levels",
    "featured_practice",
    "glossary",
    "key_figure",
    "next_events",
    "organisations",
    "partner",
    "partners",
    "phases",
    "practice",
    "practices",
    "publisher",
    "to_supply",
)
"""Macros that stand alone on a line."""


class PageMacros:
    """Answers the calls of one page in one language."""

    def __init__(self, voice: Voice, renderer: Renderer) -> None:
        self.voice = voice
        self.joined: Joined = voice.joined
        self.renderer = renderer

    def __call__(self, call: Call, *, block: bool) -> Markup:
        """The HTML of a call. Raises CallError for an unknown id or a block within a sentence."""
        if call.name not in INLINE and not block:
            raise CallError(call, "stands alone on its line, with an empty line before and after it")
        method: Callable[..., Markup] = getattr(self, f"_{call.name}")
        try:
            return method(call, *call.arguments, **call.options)
        except TypeError as error:
            raise CallError(call, f"has other arguments: {error}") from None

    def _practice(self, call: Call, identifier: str) -> Markup:
        return self._card(practice_card(self.voice, self._record(call, "practices", identifier)))

    def _partner(self, call: Call, identifier: str) -> Markup:
        return self._card(partner_card(self.voice, self._record(call, "partners", identifier)))

    def _practices(self, call: Call, *, theme: str = "", country: str = "") -> Markup:
        themes = {item.id for item in self.joined.taxonomy.themes}
        if theme and theme not in themes:
            raise CallError(call, _unknown(theme, "themes", themes))
        if country and country not in countries():
            raise CallError(call, _unknown(country, "countries", countries()))
        chosen = [
            practice
            for practice in self.joined.practices.values()
            if (not theme or theme in practice.themes) and (not country or practice.location.country == country)
        ]
        return self._cards([practice_card(self.voice, item) for item in sort_practices(self.voice, chosen)])

    def _partners(self, call: Call) -> Markup:
        partners = sort_partners(self.voice, self.joined.partners.values())
        unnamed = self.joined.project.partners_stated - len(partners)
        stated = self.joined.project.partners_stated
        note = self.voice.count("lists.unnamed_partners", unnamed).format(total=stated) if unnamed > 0 else ""
        return self._cards([partner_card(self.voice, item) for item in partners], note)

    def _organisations(self, call: Call) -> Markup:
        organisations = sort_names(self.voice, self.joined.organisations.values())
        return self._cards([organisation_card(self.voice, item) for item in organisations])

    def _events(self, call: Call) -> Markup:
        events = self.joined.events.values()
        today = self.voice.today
        return self.renderer.render(
            "partials/events.html",
            words=self.voice.word,
            upcoming=[event_card(self.voice, event) for event in upcoming(events, today)],
            past=[event_card(self.voice, event) for event in past(events, today)],
        )

    def _next_events(self, call: Call, number: int = 3) -> Markup:
        events = [event for event in self.joined.events.values() if event.scope == "project"]
        chosen, planned = next_or_latest(events, self.voice.today)
        note = "" if planned else self.voice.word("events.none_latest" if chosen else "events.none")
        return self._cards([event_card(self.voice, event) for event in chosen[:number]], note)

    def _featured_practice(self, call: Call) -> Markup:
        """The best proven practice, those changed last first."""
        practices = sort_practices(self.voice, self.joined.practices.values())
        best = [practice for practice in practices if practice.badge == practices[0].badge]
        newest = sorted(best, key=lambda p: p.updated.first.toordinal() if p.updated else 0, reverse=True)
        return self._card(practice_card(self.voice, newest[0])) if newest else self._cards([])

    def _key_figure(self, call: Call, identifier: str, number: int) -> Markup:
        practice = self._record(call, "practices", identifier)
        if not 1 <= number <= len(practice.figures):
            raise CallError(call, f"{identifier!r} has {len(practice.figures)} key figures, counted from 1")
        figure = figure_view(self.voice, practice.figures[number - 1], practice.language)
        source = self.voice.record_link("practices", identifier)
        return self.renderer.render("partials/key_figure.html", figure=figure, practice=source, words=self.voice.word)

    def _doors(self, call: Call) -> Markup:
        doors = [
            (
                Link(self.voice.page_href(f"{name}/"), Phrase(self.voice.word(f"doors.{name}"))),
                name,
                self._counted(name),
            )
            for name in DOORS
        ]
        return self.renderer.render("partials/doors.html", doors=doors, words=self.voice.word)

    def _phases(self, call: Call) -> Markup:
        project = self.joined.project
        phases = [
            {
                "label": self.voice.say(phase.label, project.language),
                "date": DateBlock(str(phase.start), self.voice.span(phase.start, phase.end)),
                "description": self.voice.say(phase.description, project.language) if phase.description else None,
                "current": phase.start.first <= self.voice.today <= phase.end.last,
            }
            for phase in project.phases
        ]
        return self.renderer.render("partials/phases.html", phases=phases)

    def _evidence_levels(self, call: Call) -> Markup:
        taxonomy = self.joined.taxonomy
        levels = [
            {
                "label": self.voice.say(level.label, taxonomy.language),
                "description": self.voice.say(level.description, taxonomy.language) if level.description else None,
                "badge": self._level_badge(level.id),
            }
            for level in taxonomy.evidence_levels
        ]
        return self.renderer.render("partials/evidence_levels.html", levels=levels)

    def _level_badge(self, level: str) -> Badge:
        badge = {key.replace("_", "-"): value for key, value in BADGES.items()}[level]
        return Badge(badge, self.voice.word(f"badges.{badge}"))

    def _glossary(self, call: Call) -> Markup:
        return self.renderer.render("partials/glossary.html", terms=glossary_view(self.voice), words=self.voice.word)

    def _publisher(self, call: Call, *names: str) -> Markup:
        for name in names:
            self._check_item(call, name)
        return self.renderer.render("partials/publisher.html", facts=publisher_facts(self.voice, names))

    def _to_supply(self, call: Call) -> Markup:
        labels = missing_labels(self.voice)
        if not labels:
            return Markup()
        return self.renderer.render("partials/to_supply.html", labels=labels, words=self.voice.word)

    def _supplied(self, call: Call, name: str) -> Markup:
        self._check_item(call, name)
        return render_item(supplied(self.voice, name) or Phrase(self.voice.word("publisher.missing")))

    def _check_item(self, call: Call, name: str) -> None:
        if name not in ITEMS:
            raise CallError(call, _unknown(name, "the publisher's list", ITEMS))

    def _link(self, call: Call, kind: str, identifier: str, text: str = "") -> Markup:
        if kind not in SINGULAR:
            raise CallError(call, _unknown(kind, "kinds", SINGULAR))
        registry = SINGULAR[kind]
        withdrawn = self.joined.withdrawn[registry].get(identifier)
        record = withdrawn.record if withdrawn else self._record(call, registry, identifier)
        link = Link(self.voice.href(registry, identifier), self.voice.title(record))
        shown = Link(link.href, Phrase(text)) if text else link
        return render_link(shown)

    def _built(self, call: Call) -> Markup:
        """The day of the build: on one page only, so that pages without a change stay the same."""
        return Markup("{}").format(self.voice.date(PartialDate.parse(self.voice.today.isoformat())))

    def _count(self, call: Call, what: str) -> Markup:
        known = [*REGISTRIES, "countries", "languages"]
        if what not in known:
            raise CallError(call, _unknown(what, "counts", known))
        return Markup("{}").format(self._counted(what))

    def _counted(self, what: str) -> str:
        numbers: dict[str, int] = {name: len(self.joined.entries[name]) for name in REGISTRIES}
        numbers |= {"countries": len(self.joined.project.countries), "languages": len(self.voice.languages)}
        return self.voice.count(f"counts.{what}", numbers[what])

    def _record(self, call: Call, registry: Registry, identifier: str) -> Any:
        known = self.joined.entries[registry]
        if identifier in self.joined.hidden[registry] or identifier in self.joined.withdrawn[registry]:
            raise CallError(call, f"{identifier!r} is not published: change its `publish`, or take the call out")
        if identifier not in known:
            former = {old: key for key, entry in known.items() for old in entry.record.former_ids}
            hint = f"; its id is now {former[identifier]!r}" if identifier in former else ""
            raise CallError(call, _unknown(identifier, registry, known) + hint)
        return known[identifier].record

    def _card(self, card: Any) -> Markup:
        return self._cards([card])

    def _cards(self, cards: list[Any], note: str = "") -> Markup:
        return self.renderer.render("partials/cards.html", cards=cards, note=note, words=self.voice.word)


def _unknown(value: str, where: str, known: Any) -> str:
    return f"unknown id {value!r} in {where}{spoken(nearest(str(value), known))}"

"""A practice as data for the templates of documents: what its page says, from the same view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from hub.addresses import page_path, record_path
from hub.handouts.nodes import Node, item, linked, prose, said
from hub.joined.actors import visible_actors
from hub.localization.localizer import Localizer
from hub.model.practices import Practice
from hub.views.locators import Locator, draw_locator
from hub.views.names import actor_item
from hub.views.practices import practice_view
from hub.views.sections import contact_link, fact
from hub.views.view_parts import Badge, Fact, FigureView, RecordView, Section

_SHOWN = ("prose", "bullets", "series", "transfers")
"""The kinds of section that tell of the practice itself; the others lead on to other pages."""


def page_address(localizer: Localizer, site_url: str, practice: Practice) -> str:
    """The whole address of the page of a practice."""
    return site_url + page_path(localizer.language, record_path("practices", practice.id))


def practice_data(localizer: Localizer, practice: Practice, address: str, *, translated: bool) -> Node:
    """All that a document shows of a practice; `address` is that of its page."""
    view = practice_view(localizer, practice)
    return {
        "id": practice.id,
        "kicker": view.kicker,
        "badge": badge_data(view.in_short.badge if view.in_short else None),
        "title": said(view.title),
        "other_names": [said(one.name) for one in view.other_names],
        "notice": "" if translated else localizer.word("notice.record"),
        "lead": said(view.lead),
        "figures": [figure_data(one, address) for one in own_figures(view)],
        "context": [figure_data(one, address) for one in _context_figures(view)],
        "map": _map(localizer, view.locator, localizer.where(practice.location)),
        "facts": [
            {"term": one.term, "items": [item(value, address) for value in one.items]}
            for one in facts_of(localizer, practice, view)
        ],
        "sections": [section_data(one, address) for one in view.sections if one.kind in _SHOWN],
        "sources": [linked(one, address) for one in view.sources],
    }


def own_figures(view: RecordView) -> list[FigureView]:
    """All figures of the practice itself, those that lead the page first."""
    return [*view.figures, *(figure for group in _groups(view) for figure in group.own)]


def _context_figures(view: RecordView) -> list[FigureView]:
    return [figure for group in _groups(view) for figure in group.context]


def _groups(view: RecordView) -> list[Any]:
    return [group for section in view.sections if section.kind == "figures" for group in section.items]


def facts_of(localizer: Localizer, practice: Practice, view: RecordView) -> list[Fact]:
    """Who runs the practice and whom to ask, then the facts of its page."""
    owners = [actor_item(localizer, owner) for owner in visible_actors(practice.owners, localizer.joined)]
    contact = fact(localizer, "contact", contact_link(practice.contact))
    return [*fact(localizer, "owner", *owners), *contact, *view.facts]


def badge_data(badge: Badge | None) -> Node | None:
    """A level of evidence."""
    return {"id": badge.id, "label": said(badge.label)} if badge else None


def figure_data(figure: FigureView, address: str) -> Node:
    """A key figure."""
    return {
        "number": said(figure.number),
        "label": said(figure.label),
        "kind": figure.kind,
        "kind_words": figure.kind_words,
        "note": said(figure.note),
        "source": urljoin(address, figure.source.href) if figure.source else None,
    }


def section_data(section: Section, address: str) -> Node:
    """A part of the page under its heading."""
    kinds: dict[str, Callable[[Any], Any]] = {
        "prose": prose,
        "bullets": prose,
        "series": lambda one: _series(one, address),
        "transfers": lambda one: _transfer(one, address),
    }
    return {
        "id": section.id,
        "heading": section.heading,
        "kind": section.kind,
        "note": said(section.note),
        "badge": badge_data(section.badge),
        "items": [kinds[section.kind](one) for one in section.items],
    }


def _series(one: Any, address: str) -> Node:
    rows = [
        {
            "label": said(row.label),
            "number": said(row.number),
            "period": row.period,
            "note": said(row.note),
            "source": linked(row.source, address),
        }
        for row in one.rows
    ]
    return {"caption": said(one.caption), "rows": rows, "note": said(one.note)}


def _transfer(one: Any, address: str) -> Node:
    return {
        "where": one.where,
        "date": one.date,
        "partner": linked(one.partner, address) if one.partner else None,
        "text": prose(one.text),
        "sources": [linked(source, address) for source in one.sources],
    }


def _map(localizer: Localizer, place: Locator | None, where: str) -> Node | None:
    return {"svg": draw_locator(place), "alt": localizer.word("handouts.map", place=where)} if place else None

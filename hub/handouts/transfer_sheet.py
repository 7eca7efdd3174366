"""The comparison of practices as a transfer sheet: side by side, with room for what a region could take over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hub.handouts.frame import document_data, shelf_of
from hub.handouts.nodes import Node, item, said
from hub.handouts.practice_data import badge_data, facts_of, figure_data, own_figures, page_address, section_data
from hub.localization.localizer import Localizer
from hub.model.practices import Practice
from hub.pages.site import Site
from hub.typesetting.setting import typeset
from hub.views.comparison import ComparisonRow, comparison_rows
from hub.views.practices import practice_view
from hub.views.view_parts import Fact, RecordView

TO_FILL_IN = ("take_over", "ask", "next")
"""Words of `compare.` below which a region writes."""


class _Compared(NamedTuple):
    """A practice: its view, the address of its page, its facts."""

    view: RecordView
    address: str
    facts: Sequence[Fact]


def transfer_sheet(site: Site, code: str, practices: Sequence[Practice]) -> bytes:
    """The transfer sheet of some practices in a language, as PDF."""
    return typeset("comparison", data(site, code, practices), "pdf", shelf_of(site))


def data(site: Site, code: str, practices: Sequence[Practice]) -> Node:
    """What a transfer sheet says."""
    localizer = site.localizer(code, "compare/")
    word = localizer.word
    views = [_compared(site, localizer, practice) for practice in practices]
    return {
        **document_data(site, localizer, word("compare.sheet"), word("compare.caption")),
        "practices": [{"title": said(view.title), "kicker": view.kicker} for view, _, _ in views],
        "rows": [
            {"heading": row.heading, "cells": [_cell(row, one) for one in views]} for row in comparison_rows(localizer)
        ]
        + [{"heading": word("menu.practices"), "cells": [{"items": [_address(address)]} for _, address, _ in views]}],
        "not_known": word("compare.not_known"),
        "head": [word("compare.date"), word("compare.region"), word("compare.by")],
        "fill_in": [word(f"compare.{key}") for key in TO_FILL_IN],
        "practice": word("see.practice"),
        "address": site.settings.site_url,
    }


def _compared(site: Site, localizer: Localizer, practice: Practice) -> _Compared:
    view = practice_view(localizer, practice)
    address = page_address(localizer, site.settings.site_url, practice)
    return _Compared(view, address, facts_of(localizer, practice, view))


def _address(address: str) -> list[Node]:
    """A link; in the head of the table, which is repeated on every page, none may stand."""
    return [{"t": address, "href": address}]


def _cell(row: ComparisonRow, compared: _Compared) -> Node | None:
    """What a practice says in a row; None where it is not known."""
    view, address, facts = compared
    if row.kind == "badge":
        return {"badge": badge_data(view.in_short.badge)} if view.in_short else None
    if row.kind == "fact":
        found = next((fact for fact in facts if fact.key == row.key), None)
        return {"items": [item(one, address) for one in found.items]} if found else None
    if row.key == "figures":
        figures = [figure_data(one, address) for one in own_figures(view)]
        return {"figures": figures} if figures else None
    section = next((one for one in view.sections if one.id == row.key), None)
    return {"section": section_data(section, address)} if section else None

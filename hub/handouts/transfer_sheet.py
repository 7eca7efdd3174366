"""The comparison of practices as a transfer sheet: side by side, with room for what a region could take over."""

from __future__ import annotations

from collections.abc import Sequence

from hub.handouts.frame import document_data, shelf_of
from hub.handouts.nodes import Node, item, said
from hub.handouts.practice_data import badge_data, figure_data, page_address, section_data
from hub.localization.localizer import Localizer
from hub.model.practices import Practice
from hub.pages.site import Site
from hub.typesetting.setting import typeset
from hub.views.comparison import ComparisonRow, comparison_rows
from hub.views.records import practice_view
from hub.views.view_parts import RecordView

TO_FILL_IN = ("take_over", "ask", "next")
"""Words of `compare.` below which a region writes."""


def transfer_sheet(site: Site, code: str, practices: Sequence[Practice]) -> bytes:
    """The transfer sheet of some practices in a language, as PDF."""
    return typeset("comparison", data(site, code, practices), "pdf", shelf_of(site))


def data(site: Site, code: str, practices: Sequence[Practice]) -> Node:
    """What a transfer sheet says."""
    localizer = site.localizer(code, "compare/")
    word = localizer.word
    views = [(practice_view(localizer, one), page_address(localizer, site.settings.site_url, one)) for one in practices]
    return {
        **document_data(site, localizer, word("compare.sheet"), word("compare.caption")),
        "practices": [{"title": said(view.title), "kicker": view.kicker} for view, _ in views],
        "rows": [
            {"heading": row.heading, "cells": [_cell(localizer, row, view, address) for view, address in views]}
            for row in comparison_rows(localizer)
        ]
        + [{"heading": word("menu.practices"), "cells": [{"items": [_address(address)]} for _, address in views]}],
        "not_known": word("compare.not_known"),
        "head": [word("compare.date"), word("compare.region"), word("compare.by")],
        "fill_in": [word(f"compare.{key}") for key in TO_FILL_IN],
        "practice": word("see.practice"),
        "address": site.settings.site_url,
    }


def _address(address: str) -> list[Node]:
    """A link; in the head of the table, which is repeated on every page, none may stand."""
    return [{"t": address, "href": address}]


def _cell(localizer: Localizer, row: ComparisonRow, view: RecordView, address: str) -> Node | None:
    """What a practice says in a row; None where it is not known."""
    if row.kind == "badge":
        return {"badge": badge_data(view.badge)} if view.badge else None
    if row.kind == "fact":
        found = next((fact for fact in view.facts if fact.key == row.key), None)
        return {"items": [item(one, address) for one in found.items]} if found else None
    if row.key == "figures":
        return {"figures": [figure_data(one, address) for one in view.own_figures]} if view.own_figures else None
    section = next((one for one in view.sections if one.id == row.key), None)
    return {"section": section_data(section, address)} if section else None

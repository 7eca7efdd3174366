"""Macros that show the whole partnership: its map, charts, timeline, and who learns from whom."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.macros.page import Macro, MacroPage
from hub.views import charts
from hub.views.maps import map_view
from hub.views.matrix import matrix_view
from hub.views.timeline import timeline_view


def partnership_map(page: MacroPage, *, opened: bool = False) -> Markup:
    """The map of partners and practices; `opened` says whether the list below it is open at first."""
    return page.renderer.render(
        "partials/map.html", map=map_view(page.localizer, opened=opened), words=page.localizer.word
    )


def practices_by_theme(page: MacroPage) -> Markup:
    """The number of practices of each theme."""
    return page.renderer.render("partials/bar_chart.html", chart=charts.practices_by_theme(page.localizer))


def practices_by_country(page: MacroPage) -> Markup:
    """The number of practices of each country."""
    return page.renderer.render("partials/bar_chart.html", chart=charts.practices_by_country(page.localizer))


def timeline(page: MacroPage) -> Markup:
    """The phases and events of the project on one line."""
    return page.renderer.render(
        "partials/timeline.html", timeline=timeline_view(page.localizer), words=page.localizer.word
    )


def learning_matrix(page: MacroPage) -> Markup:
    """Which region has learned from which practice, as far as documented."""
    return page.renderer.render("partials/matrix.html", matrix=matrix_view(page.localizer), words=page.localizer.word)


OVERVIEW: Mapping[str, Macro] = {
    "learning_matrix": learning_matrix,
    "partnership_map": partnership_map,
    "practices_by_country": practices_by_country,
    "practices_by_theme": practices_by_theme,
    "timeline": timeline,
}

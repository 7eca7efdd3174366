"""Charts of numbers: practices by theme and by country, and figures of one practice beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.practices import Figure, Practice
from hub.views.bars import Bar, BarChart, lengths
from hub.views.ordering import sort_key
from hub.views.sections import figure_view

_COMPARABLE = 3
"""The fewest figures that get a chart; fewer are read faster as text."""


def practices_by_theme(localizer: Localizer) -> BarChart:
    """The number of practices of each theme; a practice with several themes counts for each of them."""
    counts = Counter(theme for practice in localizer.joined.practices.values() for theme in practice.themes)
    themes = [theme.id for theme in localizer.joined.taxonomy.themes]
    rows = [(theme, localizer.term("themes", theme), counts[theme]) for theme in themes]
    return _counted(localizer, "theme", rows, localizer.word("see.by_theme_note"))


def practices_by_country(localizer: Localizer) -> BarChart:
    """The number of practices of each country; the countries of the partnership are listed even with none."""
    counts = Counter(practice.location.country for practice in localizer.joined.practices.values())
    known = dict.fromkeys([*localizer.joined.project.countries, *counts])
    rows = [(code.lower(), LocalizedText(localizer.country(code)), counts[code]) for code in known]
    return _counted(localizer, "country", rows)


def _counted(
    localizer: Localizer, facet: str, rows: Iterable[tuple[str, LocalizedText, int]], note: str = ""
) -> BarChart:
    """A chart by the values of a facet, the greatest number first, equal ones by name; each leads to its practices."""
    lang = localizer.language.code
    ordered = sorted(rows, key=lambda row: (-row[2], sort_key(row[1].text, lang)))
    sizes = lengths([count for _, _, count in ordered])
    bars = [
        Bar(
            Link(localizer.href("practices", f"{facet}/{value}"), label) if count else label,
            LocalizedText(localizer.quantity(count, None)),
            size,
        )
        for (value, label, count), size in zip(ordered, sizes, strict=True)
    ]
    heads = (localizer.word(f"see.{facet}"), localizer.word("see.practices"))
    return BarChart(_finding(localizer, facet, ordered), heads, bars, note)


def _finding(localizer: Localizer, facet: str, ordered: Sequence[tuple[str, LocalizedText, int]]) -> str:
    """What a chart shows, as its title: the values with the most practices; what it counts where there are none."""
    most = max((count for _, _, count in ordered), default=0)
    if not most:
        return localizer.word(f"see.by_{facet}")
    labels = localizer.listed(label.plain for _, label, count in ordered if count == most)
    total = len(localizer.joined.practices)
    return localizer.word(f"see.most_by_{facet}", labels=labels, n=most, total=total)


def figures_compared(localizer: Localizer, practice: Practice) -> list[BarChart]:
    """Charts of a practice's own figures that count the same thing, at least three figures in each.

    Money, shares and lengths of time are left out: such figures share a unit but seldom measure the same thing.
    """
    units = [unit.id for unit in localizer.joined.taxonomy.units]
    # Figures of context describe the surroundings, not the practice.
    groups = [[f for f in practice.figures if f.unit == unit and f.kind != "context"] for unit in units]
    return [_compared(localizer, practice, group) for group in groups if len(group) >= _COMPARABLE]


def _compared(localizer: Localizer, practice: Practice, figures: Sequence[Figure]) -> BarChart:
    sizes = lengths([figure.upper or figure.value for figure in figures])
    shown = [figure_view(localizer, figure, practice.language) for figure in figures]
    bars = [
        Bar(view.label, view.number, size, view.kind, view.kind_words) for view, size in zip(shown, sizes, strict=True)
    ]
    targets = any(figure.kind == "target" for figure in figures)
    note = localizer.word("see.targets_note") if targets else ""
    return BarChart(
        localizer.word("see.compared"), (localizer.word("see.counted"), localizer.word("see.number")), bars, note
    )

"""The timeline of the project: its phases as bars, its events as numbered points, and the events as a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hub.joined.event_order import event_key
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.events import Event
from hub.model.vocabulary import Project
from hub.views.cards import event_place
from hub.views.view_parts import DateBlock

MARK = 28
"""The side of a point in px: where a drawing shrinks, still 24 px, the least size of a target (WCAG 2.2, 2.5.8)."""
_EDGE = 2
"""px at either end, so that no line is cut at the edge of the drawing."""
_AIR = 8
"""px below the points, and below the axis."""
_YEARS = 22
"""The height in px of the strip with the names of years, below the points (overrides/partials/timeline.html)."""
_PHASE = 44
"""The height in px of a bar with the words above it."""
_WIDTHS = (("wide", 620), ("narrow", 328))
"""The least widths in px: `wide` has eight columns of twelve at 64rem, `narrow` a phone of 360 px."""


@dataclass(frozen=True, slots=True)
class PhaseBar:
    """A phase in px; its words begin where the bar begins or, in the second half of the drawing, end where it ends."""

    label: LocalizedText
    x: float
    y: float
    width: float
    at_end: bool

    @property
    def words_x(self) -> float:
        """Where the words begin or, `at_end`, where they end."""
        return self.x + self.width if self.at_end else self.x


@dataclass(frozen=True, slots=True)
class Point:
    """An event as a link, with its number in the list."""

    number: int
    href: str
    label: str
    x: float
    y: float
    cancelled: bool


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """The timeline at one width, in px; `axis` is the lower edge of the years, `years` their names and first days."""

    name: str
    width: int
    height: int
    axis: float
    years: Sequence[tuple[str, float]]
    phases: Sequence[PhaseBar]
    points: Sequence[Point]
    today: float | None
    """Where the present month is; None before and after the project."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The drawings, the phases with their dates, and the events in order with their date and place."""

    drawings: Sequence[TimelineDrawing]
    phases: Sequence[tuple[LocalizedText, DateBlock]]
    events: Sequence[tuple[Link, DateBlock, str]]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Convert days to px."""

    first: date
    last: date
    width: int

    def __call__(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(_EDGE + share * (self.width - 2 * _EDGE), 1)


def timeline_view(localizer: Localizer) -> TimelineView:
    """The timeline from the project's first event or its start, whichever is earlier, to its end."""
    project = localizer.joined.project
    events = chosen_events(localizer.joined.events.values())
    return TimelineView(
        drawings=[_drawing(localizer, project, events, name, width) for name, width in _WIDTHS],
        phases=[
            (
                localizer.say(phase.label, project.language),
                DateBlock(str(phase.start), localizer.span(phase.start, phase.end)),
            )
            for phase in project.phases
        ],
        events=[
            (
                localizer.record_link("events", event.id),
                DateBlock(str(event.start), localizer.span(event.start, event.end)),
                event_place(localizer, event),
            )
            for event in events
        ],
    )


def chosen_events(events: Iterable[Event]) -> list[Event]:
    """The events of the project, and those of others that took place during it, the earliest first."""
    return sorted((e for e in events if e.scope != "background"), key=event_key)


def _drawing(localizer: Localizer, project: Project, events: Sequence[Event], name: str, width: int) -> TimelineDrawing:
    firsts = [project.start.first, *(event.start.first for event in events)]
    lasts = [project.end.last, *(event.last.last for event in events)]
    scale = _Scale(min(firsts), max(lasts), width)
    rows = _stack([scale(event.start.first) for event in events], width)
    top = MARK * (1 + max((row for _, row in rows), default=0)) + _AIR
    points = [
        Point(
            number=number,
            href=localizer.href("events", event.id),
            label=_point_label(localizer, event),
            x=x,
            y=top - _AIR - MARK * (row + 0.5),
            cancelled=event.status == "cancelled",
        )
        for number, (event, (x, row)) in enumerate(zip(events, rows, strict=True), start=1)
    ]
    axis, today = top + _YEARS, _today(localizer.today, scale)
    return TimelineDrawing(
        name=name,
        width=width,
        height=round(axis + _AIR + _PHASE * len(project.phases) + (0 if today is None else _YEARS)),
        axis=axis,
        years=[(str(year), scale(date(year, 1, 1))) for year in range(scale.first.year + 1, scale.last.year + 1)],
        phases=[
            _phase_bar(
                localizer.say(phase.label, project.language),
                scale(phase.start.first),
                scale(phase.end.last),
                axis + _AIR + _PHASE * number,
                width,
            )
            for number, phase in enumerate(project.phases)
        ],
        points=points,
        today=today,
    )


def _today(today: date, scale: _Scale) -> float | None:
    """Where the middle of the month is: pages that nobody changed stay the same from one day to the next."""
    middle = today.replace(day=15)
    return scale(middle) if scale.first <= middle <= scale.last else None


def _phase_bar(label: LocalizedText, left: float, right: float, y: float, width: int) -> PhaseBar:
    return PhaseBar(label, left, y, round(right - left, 1), left > width / 2)


def _point_label(localizer: Localizer, event: Event) -> str:
    when = localizer.span(event.start, event.end)
    return localizer.word("see.event", title=localizer.full_title(event), date=when)


def _stack(places: Iterable[float], width: int) -> list[tuple[float, int]]:
    """Place each point as near to its day as the edges allow, in the lowest row where it covers no earlier point."""
    ends: list[float] = []
    found = []
    for place in places:
        x = min(max(place, MARK / 2), width - MARK / 2)
        row = next((number for number, end in enumerate(ends) if end <= x - MARK / 2), len(ends))
        ends[row : row + 1] = [x + MARK / 2]
        found.append((round(x, 1), row))
    return found

"""The rules inside one record: each concerns a few fields, and is skipped when one of them could not be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from hub.checks.actors import check_organisers, check_owners, check_publisher
from hub.checks.documents import check_title
from hub.checks.faults import Fault
from hub.checks.laws import check_authorities, check_steps
from hub.checks.names import check_names_of_body
from hub.drawing.land import is_near
from hub.model.documents import Document
from hub.model.events import Event
from hub.model.fields import known_keys
from hub.model.kinds import KINDS
from hub.model.laws import STEPS, Law
from hub.model.practices import LEVELS, Practice, Transfer, level_term
from hub.model.records import Location, Organisation, Partner
from hub.model.values import INVALID
from hub.model.vocabulary import Project, Taxonomy

LONGEST = 366
"""Days, both ends counted: a one-day event whose end has the next year by mistake lasts this long."""
NUTS_PREFIXES = MappingProxyType({"GR": "EL", "GB": "UK"})
"""Country codes of ISO 3166-1 for which Eurostat uses another code."""

_COUNTED = ("result", "reach", "activity")
"""Kinds of figures that count what a practice does."""


def check_record(record: Any) -> Iterator[Fault]:
    """Apply the rules of a record's class, except those with a field that could not be read."""
    for rule in RULES:
        if isinstance(record, rule.kind) and not any(getattr(record, name) is INVALID for name in rule.needs):
            yield from rule.check(record)


def check_span(record: Practice | Event | Project) -> Iterator[Fault]:
    """Report an end before the start."""
    if record.start and record.end and record.end.last < record.start.first:
        yield Fault("end", "end-before-start", {"end": record.end, "start": record.start})


def check_length(event: Event) -> Iterator[Fault]:
    """Note an event of LONGEST days or more that ends in another year: the year may be mistyped."""
    if event.end is None or event.end.year <= event.start.year:
        return
    days = (event.end.last - event.start.first).days + 1
    if days >= LONGEST:
        values = {"days": days, "start": event.start, "end": event.end}
        yield Fault("end", "long-event", values, level="note")


def check_evidence(practice: Practice) -> Iterator[Fault]:
    """Report a level of evidence that no figure bears out: each level needs a figure of its own kind."""
    level = practice.evidence_level
    if level == "change_measured" and not any(
        figure.kind == "result" and figure.period and figure.source for figure in practice.figures
    ):
        yield Fault("evidence_level", "change-without-figure")
    if level == "reach_counted" and not any(figure.kind == "reach" and figure.source for figure in practice.figures):
        yield Fault("evidence_level", "reach-without-figure")
    if level == "in_use" and not any(figure.kind in _COUNTED for figure in practice.figures):
        yield Fault("evidence_level", "use-without-figure", level="note")


def check_headline(practice: Practice) -> Iterator[Fault]:
    """Report a second headline figure, and one that is no figure of the practice."""
    named = [index for index, figure in enumerate(practice.figures) if figure.headline]
    for index in named[1:]:
        yield Fault(f"figures.{index}.headline", "second-headline", {"first": named[0] + 1})
    for index in named:
        if practice.figures[index].kind == "context":
            yield Fault(f"figures.{index}.headline", "context-headline")


def check_figures(practice: Practice) -> Iterator[Fault]:
    """Report a range whose upper value is not above the lower one."""
    for index, figure in enumerate(practice.figures):
        if figure.upper is not None and figure.upper <= figure.value:
            values = {"upper": f"{figure.upper:g}", "value": f"{figure.value:g}"}
            yield Fault(f"figures.{index}.upper", "upper-below-value", values)


def check_series(practice: Practice) -> Iterator[Fault]:
    """Report a series of a single value: there is nothing to follow it through."""
    for index, series in enumerate(practice.series):
        if series.values is not INVALID and len(series.values) < 2:
            yield Fault(f"series.{index}.values", "short-series")


def check_related(practice: Practice) -> Iterator[Fault]:
    """Report a practice that is related to itself."""
    if practice.id in practice.related:
        yield Fault("related", "related-to-itself")


def check_times(event: Event) -> Iterator[Fault]:
    """Report times without zone, start time or exact day, and an end time before the start on the same day."""
    if (event.start_time or event.end_time) and not event.zone:
        yield Fault("start_time" if event.start_time else "end_time", "time-without-zone")
    if event.end_time and not event.start_time:
        yield Fault("end_time", "end-without-start", {"key": "start_time"})
    if (event.start_time or event.end_time) and event.start.precision != "day":
        yield Fault("start", "time-without-day", {"start": event.start})
    if event.end_time and event.start_time and event.start == event.last and event.end_time <= event.start_time:
        yield Fault("end_time", "end-before-start", {"end": event.end_time, "start": event.start_time})


def check_previous_start(event: Event) -> Iterator[Fault]:
    """Report a former start that the present one only tells more exactly: the event was not moved then."""
    before, start = event.previous_start, event.start
    if before and before.first <= start.last and start.first <= before.last:
        yield Fault("previous_start", "not-moved", {"before": before, "start": start})


def check_programme(event: Event) -> Iterator[Fault]:
    """Report programme days outside the event, and sessions that end before they start."""
    for index, day in enumerate(event.programme):
        if not event.start.first <= day.date.first <= max(event.start.last, event.last.last):
            values = {"date": day.date, "start": event.start, "end": event.last}
            yield Fault(f"programme.{index}.date", "day-outside-event", values)
        for number, session in enumerate(day.sessions):
            if session.end_time and not session.time:
                yield Fault(f"programme.{index}.sessions.{number}.end_time", "end-without-start", {"key": "time"})
            if session.time and session.end_time and session.end_time <= session.time:
                times = {"end": session.end_time, "start": session.time}
                yield Fault(f"programme.{index}.sessions.{number}.end_time", "end-before-start", times)


def check_order(event: Event) -> Iterator[Fault]:
    """Note days or sessions that are out of order: pages show them in the order of the file."""
    for index, (before, day) in enumerate(pairwise(event.programme), start=1):
        if day.date.first < before.date.first:
            days = {"date": day.date, "before": before.date}
            yield Fault(f"programme.{index}.date", "days-out-of-order", days, level="note")
    for index, day in enumerate(event.programme):
        timed = [(number, session.time) for number, session in enumerate(day.sessions) if session.time]
        for (_, earlier), (number, clock) in pairwise(timed):
            if clock < earlier:
                values = {"time": clock, "before": earlier}
                yield Fault(f"programme.{index}.sessions.{number}.time", "sessions-out-of-order", values, level="note")


def check_location(record: Any) -> Iterator[Fault]:
    """Report a region that is not in the country of the location."""
    if record.location is not None:
        yield from check_region(record.location, "location")


def check_transfers(practice: Practice) -> Iterator[Fault]:
    """Report a transfer whose region is not in its country."""
    for index, transfer in enumerate(practice.transfers):
        yield from check_region(transfer, f"transfers.{index}")


def check_region(place: Location | Transfer, path: str) -> Iterator[Fault]:
    """Report a NUTS code that does not begin with the code of its country."""
    prefix = NUTS_PREFIXES.get(place.country, place.country)
    if place.region is not None and not place.region.nuts.startswith(prefix):
        values = {"nuts": place.region.nuts, "country": place.country, "prefix": prefix}
        yield Fault(f"{path}.region.nuts", "region-elsewhere", values)


def check_point(record: Any) -> Iterator[Fault]:
    """Report coordinates that fall in the country only when latitude and longitude are exchanged."""
    location = record.location
    if location is None or location.coordinates is None:
        return
    lat, lon = location.coordinates.lat, location.coordinates.lon
    if not is_near(location.country, lat, lon) and is_near(location.country, lon, lat):
        values = {"right": f"{{lat: {lon:g}, lon: {lat:g}}}"}
        yield Fault("location.coordinates.lat", "swapped-coordinates", values)


def check_levels(taxonomy: Taxonomy) -> Iterator[Fault]:
    """Report evidence levels other than those of the model."""
    known = [level_term(level) for level in LEVELS]
    if sorted(level.id for level in taxonomy.evidence_levels) != sorted(known):
        yield Fault("evidence_levels", "other-levels", {"known": known})


def check_phases(project: Project) -> Iterator[Fault]:
    """Report a phase that ends before it starts."""
    for index, phase in enumerate(project.phases):
        if phase.end.last < phase.start.first:
            yield Fault(f"phases.{index}.end", "end-before-start", {"end": phase.end, "start": phase.start})


def check_terms(record: Taxonomy | Project) -> Iterator[Fault]:
    """Report an id that occurs twice in one list."""
    for field in dataclasses.fields(record):
        items = getattr(record, field.name)
        if isinstance(items, tuple):
            seen: set[Any] = {None}
            for index, identifier in enumerate(getattr(item, "id", None) for item in items):
                if identifier in seen and identifier is not None:
                    yield Fault(f"{field.name}.{index}.id", "repeated-id", {"value": identifier})
                seen.add(identifier)


class RecordRule(NamedTuple):
    """A rule: the class of record, the fields that it needs, and the check."""

    kind: type
    needs: tuple[str, ...]
    check: Callable[[Any], Iterator[Fault]]


_LOCATED = [kind.record for kind in KINDS.values() if "location" in known_keys(kind.record)]
RULES = (
    RecordRule(Practice, ("start", "end"), check_span),
    RecordRule(Practice, ("owners",), check_owners),
    RecordRule(Practice, ("evidence_level", "figures"), check_evidence),
    RecordRule(Practice, ("figures",), check_headline),
    RecordRule(Practice, ("figures",), check_figures),
    RecordRule(Practice, ("series",), check_series),
    RecordRule(Practice, ("related",), check_related),
    RecordRule(Practice, ("transfers",), check_transfers),
    RecordRule(Partner, ("name", "name_status"), check_names_of_body),
    RecordRule(Organisation, ("name", "name_status"), check_names_of_body),
    RecordRule(Event, ("start", "end"), check_span),
    RecordRule(Event, ("start", "end"), check_length),
    RecordRule(Event, ("organisers",), check_organisers),
    RecordRule(Event, ("start", "end", "start_time", "end_time", "zone"), check_times),
    RecordRule(Event, ("start", "previous_start"), check_previous_start),
    RecordRule(Event, ("start", "end", "programme"), check_programme),
    RecordRule(Event, ("programme",), check_order),
    RecordRule(Document, ("title",), check_title),
    RecordRule(Document, ("publisher",), check_publisher),
    RecordRule(Law, ("authorities",), check_authorities),
    RecordRule(Law, STEPS, check_steps),
    RecordRule(Project, ("start", "end"), check_span),
    RecordRule(Project, ("phases",), check_phases),
    RecordRule(Project, (), check_terms),
    RecordRule(Taxonomy, ("evidence_levels",), check_levels),
    RecordRule(Taxonomy, (), check_terms),
    *(RecordRule(kind, ("location",), check_location) for kind in _LOCATED),
    *(RecordRule(kind, ("location",), check_point) for kind in _LOCATED),
)

"""Who learns from whom: practices and the regions of partners, as the registries document it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hub.joined.event_order import event_key
from hub.joined.joining import Joined
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.events import Event
from hub.model.practices import Practice
from hub.views.ordering import sort_key, sort_names
from hub.views.transfers import transfer_place

MarkKind = Literal["transfer", "presented", "announced", "own"]


@dataclass(frozen=True, slots=True)
class LearningMark:
    """One documented connection between a practice and a region: a link to its description; `when` may be empty."""

    kind: MarkKind
    link: Link
    when: str = ""


@dataclass(frozen=True, slots=True)
class LearningRow:
    """A practice and its marks, one list for each region."""

    practice: Link
    cells: Sequence[Sequence[LearningMark]]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix; `elsewhere` are transfers to places without a partner, `unmarked` counts the rows left out."""

    regions: Sequence[str]
    rows: Sequence[LearningRow]
    elsewhere: Sequence[Link]
    unmarked: str


def matrix_view(localizer: Localizer) -> MatrixView:
    """The practices of which something passed on to another region; the others are only counted."""
    regions = partner_regions(localizer)
    practices = sort_names(localizer, localizer.joined.practices.values())
    rows = [LearningRow(_practice(localizer, one), _cells(localizer, one, regions)) for one in practices]
    passed_on = [row for row in rows if any(mark.kind != "own" for cell in row.cells for mark in cell)]
    left_out = len(rows) - len(passed_on)
    return MatrixView(
        regions=list(regions),
        rows=passed_on,
        elsewhere=_elsewhere(localizer, practices),
        unmarked=localizer.count("see.unmarked", left_out) if left_out else "",
    )


def partner_regions(localizer: Localizer) -> Mapping[str, list[str]]:
    """The name of each region with the ids of its partners, by country and name as the language sorts."""
    lang = localizer.language.code
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for partner in localizer.joined.partners.values():
        region = partner.location.region
        name = localizer.place(region.name) if region else localizer.country(partner.location.country)
        found[sort_key(localizer.country(partner.location.country), lang), name].append(partner.id)
    ordered = sorted(found, key=lambda key: (key[0], sort_key(key[1], lang)))
    return {name: found[country, name] for country, name in ordered}


def documented(joined: Joined, practice: Practice, partners: Sequence[str], today: date) -> list[tuple[MarkKind, str]]:
    """The connections between a practice and a region with these partners: the kind, and the id of the event or partner
    that documents it.

    Future and cancelled events do not count. An event counts as announced where no source tells that one of these
    partners was there.
    """
    learned, owned = joined.transferred_ids_by_partner, joined.practice_ids_by_partner
    transfers: list[tuple[MarkKind, str]] = [
        ("transfer", partner) for partner in partners if practice.id in learned.get(partner, ())
    ]
    own: list[tuple[MarkKind, str]] = [
        ("own", partner) for partner in partners if practice.id in owned.get(partner, ())
    ]
    if own:  # a region does not need to be shown its own practice
        return [*transfers, own[0]]
    events = joined.events_by_practice.get(practice.id, [])
    held = [event for event in events if event.status != "cancelled" and event.start.first <= today]
    seen = [event for event in held if set(partners) & set(event.partner_ids)]
    return [*transfers, *((_presentation(event, partners), event.id) for event in sorted(seen, key=event_key))]


def _presentation(event: Event, partners: Sequence[str]) -> MarkKind:
    """Whether one of the partners is documented at an event, or was only announced."""
    return "presented" if event.documented_partner_ids.intersection(partners) else "announced"


def _cells(localizer: Localizer, practice: Practice, regions: Mapping[str, list[str]]) -> list[list[LearningMark]]:
    found = (documented(localizer.joined, practice, partners, localizer.today) for partners in regions.values())
    return [[_mark(localizer, practice, kind, key) for kind, key in marks] for marks in found]


def _mark(localizer: Localizer, practice: Practice, kind: MarkKind, key: str) -> LearningMark:
    label = LocalizedText(localizer.word(f"see.marks.{kind}"))
    if kind == "own":
        return LearningMark(kind, Link(f"{localizer.href('partners', key)}#region_practices", label))
    if kind in ("presented", "announced"):
        event = localizer.joined.events[key]
        return LearningMark(kind, Link(localizer.href("events", key), label), localizer.span(event.start, event.end))
    dates = [transfer.date for transfer in practice.transfers if transfer.partner == key and transfer.date]
    return LearningMark(
        kind, Link(_transfers_of(localizer, practice), label), localizer.date(max(dates)) if dates else ""
    )


def _elsewhere(localizer: Localizer, practices: Sequence[Practice]) -> list[Link]:
    """Transfers to regions and countries without a named partner."""
    return [
        Link(
            f"{localizer.href('practices', practice.id)}#transfers",
            localizer.title(practice),
            transfer_place(localizer, transfer),
        )
        for practice in practices
        for transfer in practice.transfers
        if transfer.partner not in localizer.joined.partners
    ]


def _transfers_of(localizer: Localizer, practice: Practice) -> str:
    """The address of the section that describes the transfers of a practice."""
    return f"{localizer.href('practices', practice.id)}#transfers"


def _practice(localizer: Localizer, practice: Practice) -> Link:
    return localizer.record_link("practices", practice.id)

"""Who learns from whom: practices and the regions of partners, from what the registries document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hub.joined.event_order import event_key
from hub.joined.joining import Joined
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.records import Practice
from hub.views.ordering import sort_key, sort_names
from hub.views.transfers import transfer_place

MarkKind = Literal["transfer", "presented", "own"]


@dataclass(frozen=True, slots=True)
class LearningMark:
    """What is documented between a practice and a region, as a link to where it is told; `when` may be empty."""

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


def matrix_view(voice: Localizer) -> MatrixView:
    """Rows with something learned first, then those that a region only offers; practices without a mark are counted."""
    regions = partner_regions(voice)
    practices = sort_names(voice, voice.joined.practices.values())
    rows = [LearningRow(_practice(voice, one), _cells(voice, one, regions)) for one in practices]
    marked = [row for row in rows if any(row.cells)]
    marked.sort(key=lambda row: not any(mark.kind != "own" for cell in row.cells for mark in cell))
    left_out = len(rows) - len(marked)
    return MatrixView(
        regions=list(regions),
        rows=marked,
        elsewhere=_elsewhere(voice, practices),
        unmarked=voice.count("see.unmarked", left_out) if left_out else "",
    )


def partner_regions(voice: Localizer) -> Mapping[str, list[str]]:
    """The name of each region with the ids of its partners, by country and name as the language sorts."""
    lang = voice.language.code
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for partner in voice.joined.partners.values():
        region = partner.location.region
        name = voice.place(region.name) if region else voice.country(partner.location.country)
        found[sort_key(voice.country(partner.location.country), lang), name].append(partner.id)
    ordered = sorted(found, key=lambda key: (key[0], sort_key(key[1], lang)))
    return {name: found[country, name] for country, name in ordered}


def documented(joined: Joined, practice: Practice, partners: Sequence[str], today: date) -> list[tuple[MarkKind, str]]:
    """What links a practice to a region of these partners: kind, and the id of the event or partner that tells it.

    Events to come and cancelled ones show nothing yet.
    """
    learned, owned = joined.transferred_ids_by_partner, joined.practice_ids_by_partner
    transfers: list[tuple[MarkKind, str]] = [
        ("transfer", partner) for partner in partners if practice.id in learned.get(partner, ())
    ]
    own: list[tuple[MarkKind, str]] = [
        ("own", partner) for partner in partners if practice.id in owned.get(partner, ())
    ]
    if own:  # what a region has, it was not shown
        return [*transfers, own[0]]
    events = joined.events_by_practice.get(practice.id, [])
    held = [event for event in events if event.status != "cancelled" and event.start.first <= today]
    seen = [event for event in held if set(partners) & set(event.partner_ids)]
    return [*transfers, *(("presented", event.id) for event in sorted(seen, key=event_key))]


def _cells(voice: Localizer, practice: Practice, regions: Mapping[str, list[str]]) -> list[list[LearningMark]]:
    found = (documented(voice.joined, practice, partners, voice.today) for partners in regions.values())
    return [[_mark(voice, practice, kind, key) for kind, key in marks] for marks in found]


def _mark(voice: Localizer, practice: Practice, kind: MarkKind, key: str) -> LearningMark:
    label = LocalizedText(voice.word(f"see.marks.{kind}"))
    if kind == "own":
        return LearningMark(kind, Link(f"{voice.href('partners', key)}#region_practices", label))
    if kind == "presented":
        event = voice.joined.events[key]
        return LearningMark(kind, Link(voice.href("events", key), label), voice.span(event.start, event.end))
    dates = [transfer.date for transfer in practice.transfers if transfer.partner == key and transfer.date]
    return LearningMark(kind, Link(_transfers_of(voice, practice), label), voice.date(max(dates)) if dates else "")


def _elsewhere(voice: Localizer, practices: Sequence[Practice]) -> list[Link]:
    """Transfers to regions and countries without a named partner."""
    return [
        Link(
            f"{voice.href('practices', practice.id)}#transfers", voice.title(practice), transfer_place(voice, transfer)
        )
        for practice in practices
        for transfer in practice.transfers
        if transfer.partner not in voice.joined.partners
    ]


def _transfers_of(voice: Localizer, practice: Practice) -> str:
    """The address of the section that tells them."""
    return f"{voice.href('practices', practice.id)}#transfers"


def _practice(voice: Localizer, practice: Practice) -> Link:
    return voice.record_link("practices", practice.id)

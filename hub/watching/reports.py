"""The reports of the watch as sections of items: the same for the terminal and for the issues on GitHub."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from hub.problems import Problem
from hub.reading.entries import Entry
from hub.watching.addresses import Place
from hub.watching.http_check import CheckOutcome, host_of
from hub.watching.http_check import Kind as Outcomes
from hub.watching.staleness import Stale

Kind = Literal["links", "reviews", "outcomes", "translations", "editorial", "forms"]
LABELS: Mapping[Kind, str] = {
    "links": "veille-liens",
    "reviews": "veille-verification",
    "outcomes": "veille-bilans",
    "translations": "veille-traductions",
    "editorial": "veille-redaction",
    "forms": "veille-questionnaires",
}
"""The label of the one issue of each kind; in French, because French officers read it."""
_MISSING = ("missing-translation", "missing-page")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportItem:
    """One thing to look at: the code of its sentence, the sentence's values and addresses, and the places concerned."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportSection:
    """Items under one heading, perhaps for one language. A section with `calls` false asks for no action and keeps no
    issue open."""

    heading: str
    items: tuple[ReportItem, ...]
    language: str = ""
    calls: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Everything found of one kind, without empty sections."""

    kind: Kind
    sections: tuple[ReportSection, ...]
    partial: bool = False
    """Whether something was not checked this time; a thing that is not listed may then still be open."""

    @property
    def settled(self) -> bool:
        """Whether nobody has to do anything."""
        return not any(section.calls for section in self.sections)


def report_links(places: Mapping[str, tuple[Place, ...]], outcomes: Mapping[str, CheckOutcome]) -> Report:
    """Links that are broken, that have moved permanently, that could not be checked; and how many were not
    requested."""
    found: dict[Outcomes, list[ReportItem]] = defaultdict(list)
    for address, (kind, code, status, target) in outcomes.items():
        shown = {"address": address, **({"target": target} if target else {})}
        found[kind].append(ReportItem(code=code, values={"status": status}, addresses=shown, places=places[address]))
    unasked = Counter(host_of(item.addresses["address"]) for item in found["unasked"])
    return _report(
        "links",
        ReportSection(heading="links-broken", items=tuple(found["broken"])),
        ReportSection(heading="links-moved", items=tuple(found["moved"])),
        ReportSection(heading="links-unsure", items=tuple(found["unsure"]), calls=False),
        ReportSection(
            heading="links-unasked", items=tuple(_unasked(*item) for item in unasked.most_common()), calls=False
        ),
        partial=bool(unasked),
    )


def report_reviews(stale: Iterable[Stale], unchecked: Iterable[Entry]) -> Report:
    """Helplines and laws to check again, and records to review."""
    checks = tuple(
        ReportItem(code="record-checked", values={"since": entry.record.checked}, places=(_place(entry, "checked"),))
        for entry in unchecked
    )
    items = tuple(
        ReportItem(code=_age_code(item), values={"since": item.since}, places=(_place(item.entry, _age_field(item)),))
        for item in stale
    )
    return _report(
        "reviews",
        ReportSection(heading="records-unchecked", items=checks),
        ReportSection(heading="reviews-stale", items=items),
    )


def report_outcomes(entries: Iterable[Entry]) -> Report:
    """Events of the project that are over and have no outcome."""
    items = tuple(
        ReportItem(code="event-over", values={"end": entry.record.last}, places=(_place(entry, "id"),))
        for entry in entries
    )
    return _report("outcomes", ReportSection(heading="outcomes-missing", items=items))


def report_translations(notes: Iterable[Problem], languages: Sequence[str]) -> Report:
    """Missing translations by language, one line per record, from the notes of the check."""
    sections = []
    missing = [note for note in notes if note.code in _MISSING]
    for code in languages:
        places: dict[tuple[str, str], list[Problem]] = defaultdict(list)
        for note in missing:
            if code in note.values["langs"]:
                places[note.file, note.record].append(note)
        items = tuple(_untranslated(group) for group in places.values())
        sections.append(ReportSection(heading="translations-missing", items=items, language=code))
    return _report("translations", *sections)


def report_editorial(notes: Iterable[Problem], languages: Sequence[str], *, partial: bool) -> Report:
    """The editorial notes by the language of the text; `partial` when no language detector was available."""
    found: dict[str, list[ReportItem]] = defaultdict(list)
    for note in notes:
        lang = note.path.rpartition(".")[2]
        place = Place(note.file, note.line, note.record)
        item = ReportItem(code="text-noted", values={"note": note}, places=(place,))
        found[lang if lang in languages else ""].append(item)
    sections = (
        ReportSection(
            heading="editorial-notes" if code else "editorial-records", items=tuple(found[code]), language=code
        )
        for code in (*languages, "")
    )
    return _report("editorial", *sections, partial=partial)


def report_forms(files: Iterable[str]) -> Report:
    """Issue forms whose terms or partners differ from the registries; `files` are their paths."""
    items = tuple(ReportItem(code="form-stale", places=(Place(file, 1, ""),)) for file in files)
    return _report("forms", ReportSection(heading="forms-stale", items=items))


def _unasked(host: str, count: int) -> ReportItem:
    return ReportItem(code="host-unasked", values={"count": count}, addresses={"host": host}, places=())


def _untranslated(notes: Sequence[Problem]) -> ReportItem:
    first = notes[0]
    place = Place(first.file, first.line, first.record)
    if first.code == "missing-page":
        return ReportItem(code="page-untranslated", places=(place,))
    return ReportItem(code="record-untranslated", values={"count": len(notes)}, places=(place,))


def _report(kind: Kind, *sections: ReportSection, partial: bool = False) -> Report:
    return Report(kind=kind, sections=tuple(section for section in sections if section.items), partial=partial)


def _age_code(item: Stale) -> str:
    if item.since is None:
        return "record-undated"
    return "record-reviewed" if item.reviewed else "record-updated"


def _age_field(item: Stale) -> str:
    return "reviewed" if item.reviewed else "updated"


def _place(entry: Entry, path: str) -> Place:
    return Place(entry.file, entry.line_of(path), entry.name)

"""What is said of a kind of record, and what a kind lacks. A row that lacks something fails on import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from hub.languages import ConfigurationError
from hub.model.facets import Facet, country, of_field, region
from hub.model.fields import Field, field_named, fields_of, known_keys, parts, required_keys, written_fields
from hub.model.records import Record
from hub.model.rules import Reference, Registry, Term
from hub.model.values import Name, PartialDate, Plural, Text
from hub.model.vocabulary import Taxonomy

Place = Literal["folder", "list", "single"]
"""Where the records of a kind are stored: one file each in a folder, all in one file as a list, or a single record."""
Order = Literal["evidence", "date", "title", "name", "country", "updated"]


class IncompleteKindError(ConfigurationError):
    """A kind of record is incomplete; the message says what is missing and where to add it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of record.

    `name` is the name of its file or folder, the first part of the addresses of its pages, and its key in the
    catalogues of words. `one` is the word for a single record in pages and commands. `called` is the field that names a
    record. `menu` is the position in the menu, for kinds with pages, and in the form in the browser.
    """

    name: Registry
    record: type
    menu: int
    place: Place = "list"
    one: str = ""
    called: str = ""
    paged: bool = False
    """Whether each record has its own page, and a list page exists; terms and laws share one page each."""
    facets: tuple[Facet, ...] = ()
    """The facets that filter the list, in the order of the filter."""
    orders: tuple[Order, ...] = ()
    """The sort orders that a reader may choose; the first is the default."""
    parted: str = ""
    """The facet whose values part the list page, each with a heading; the list is whole without one."""
    in_header: bool = True
    """Whether the main menu leads to the list; else the footer does, so that the header keeps few entries."""
    asked: tuple[str, ...] = ()
    """Paths of the fields in the issue form; others (figures, programmes, coordinates) are added in the file."""
    begun: tuple[str, ...] = ()
    """The optional fields in the template of a new record; required fields are always there."""

    @property
    def file(self) -> str:
        """The name of the kind's file in the data folder, or of its folder with one file a record."""
        return self.name if self.place == "folder" else f"{self.name}.yml"

    @property
    def listed(self) -> bool:
        """Whether the file is a list of records."""
        return self.place == "list"

    @property
    def given(self) -> str:
        """The field whose value is the file name: `id` when each record has its own file; else empty."""
        return "id" if self.place == "folder" else ""

    @property
    def unnamed(self) -> str:
        """The file name of a new record until its author replaces it by the record's id."""
        return f"new-{self.one}" if self.place == "folder" else ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that an editor writes."""
        return tuple(field for field in written_fields(self.record) if field.name != self.given)

    def facet(self, name: str) -> Facet:
        """The facet with that name. Raises KeyError."""
        return {facet.name: facet for facet in self.facets}[name]


_VALUES = (str, int, float, bool, Text, Name, Plural, PartialDate)
"""The types of values that registries hold, besides parts with fields and closed lists."""


def complete(rows: Iterable[Kind]) -> Mapping[Registry, Kind]:
    """The kinds by name. Raises IncompleteKindError for a row that lacks an attribute or names an unknown field."""
    found: dict[Registry, Kind] = {}
    for kind in rows:
        lacking = next((sentence for fault, sentence in _faults(kind, found) if fault), "")
        if lacking:
            raise IncompleteKindError(f"hub/model/kinds.py: the kind {kind.name!r} {lacking}")
        found[kind.name] = kind
    for kind in found.values():
        for part in parts(kind.record):
            for field in fields_of(part):
                _check_rules(kind, f"{part.__name__}.{field.name}", field, found)
    return MappingProxyType(found)


def _check_rules(kind: Kind, place: str, field: Field, known: Mapping[Registry, Kind]) -> None:
    """Raise IncompleteKindError for a type that nothing reads, an unknown kind, and an unknown list of terms."""
    reference, term = field.rule(Reference), field.rule(Term)
    if field.choices and not field.closed_list:
        raise IncompleteKindError(f"the kind {kind.name!r}: {place} has a closed list: name it in hub/model/types.py")
    if not (field.is_part or field.choices or field.kind in _VALUES):
        raise IncompleteKindError(f"the kind {kind.name!r}: {place} has a type that nothing reads: {field.kind!r}")
    if reference and reference.registry not in known:
        raise IncompleteKindError(f"the kind {kind.name!r}: {place} refers to {reference.registry!r}, which is no kind")
    if term and term.vocabulary not in known_keys(Taxonomy):
        raise IncompleteKindError(f"the kind {kind.name!r}: {place} names {term.vocabulary!r}, no list of the taxonomy")


def _facet_fault(kind: Kind, facet: Facet) -> str:
    """What a facet cannot read from the records of a kind, or cannot name; empty when all is well."""
    by_field = isinstance(facet.read, of_field)
    if not by_field and facet.read not in (country, region):
        return ""
    name = facet.read.name if isinstance(facet.read, of_field) else "location"
    if name not in known_keys(kind.record):
        return f"has the facet {facet.name!r}, but {kind.record.__name__} has no field {name!r}"
    if not by_field:
        return ""
    field = field_named(kind.record, name)
    term, reference = field.rule(Term), field.rule(Reference)
    if term and facet.vocabulary != term.vocabulary:
        return f"has the facet {facet.name!r} of terms: give it their list, {term.vocabulary!r}"
    if reference and facet.registry != reference.registry:
        return f"has the facet {facet.name!r} of ids: give it `registry={reference.registry!r}`"
    return ""


def _faults(kind: Kind, before: Mapping[Registry, Kind]) -> list[tuple[bool, str]]:
    known = {field.name for field in fields_of(kind.record)}
    asked = {path.partition(".")[0] for path in kind.asked}
    unknown = sorted({*asked, *kind.begun, *filter(None, [kind.called])} - known)
    unasked = sorted({*required_keys(kind.record)} - asked - {"id", "language"})
    single = kind.place == "single"
    twins = [other.name for other in before.values() if other.menu == kind.menu]
    return [
        (kind.name in before, "stands there twice"),
        (bool(twins), f"has the same `menu` as {', '.join(twins)}: give one of them another number than {kind.menu}"),
        (not single and not issubclass(kind.record, Record), f"is made of {kind.record.__name__}, which is no Record"),
        (not single and not kind.one, "has no word for one record: give it `one`"),
        (bool(unknown), f"names fields that {kind.record.__name__} does not have: {', '.join(unknown)}"),
        (not single and not kind.called, "does not say which field names a record: give it `called`"),
        (kind.paged and not kind.facets, "has nothing to narrow its list by: give it `facets`"),
        (kind.paged and not kind.orders, "has no order for its list: give it `orders`"),
        (kind.paged and not kind.asked, "is asked for by no form: give it `asked`"),
        (kind.paged and bool(unasked), f"is never asked for what must be there: add to `asked` {', '.join(unasked)}"),
        *((True, fault) for facet in kind.facets if (fault := _facet_fault(kind, facet))),
        (kind.parted not in {"", *(facet.name for facet in kind.facets)}, f"is parted by no facet: {kind.parted}"),
        ("country" in kind.orders and "location" not in known, "has the order 'country' but no field `location`"),
    ]

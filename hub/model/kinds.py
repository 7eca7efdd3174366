"""The table of kinds of records: one row for each kind. An incomplete row fails on import.

`hub.views.kinds` says how a record is shown, and `hub/fields/` what its fields are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from hub.addresses import FACET_STEM, ID_STEM
from hub.model.events import Event
from hub.model.facets import Facet, country, of_field, partner_ids, proof, region, years
from hub.model.fields import Field, fields_of, required_keys, written_fields
from hub.model.practices import Practice
from hub.model.records import Organisation, Partner, Record
from hub.model.rules import Registry
from hub.model.values import INVALID
from hub.model.vocabulary import GlossaryTerm, Project, Taxonomy

Place = Literal["folder", "list", "single"]
"""Where the records of a kind are stored: one file each in a folder, all in one file as a list, or a single record."""
Order = Literal["evidence", "date", "title", "name", "country", "updated"]
_PLACE = ("location.country", "location.region.name", "location.region.nuts", "location.city")


class IncompleteKindError(Exception):
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
    """Whether each record has its own page, and a list page exists; the terms of the glossary share one page."""
    facets: tuple[Facet, ...] = ()
    """The facets that filter the list, in the order of the filter."""
    orders: tuple[Order, ...] = ()
    """The sort orders that a reader may choose; the first is the default."""
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


_ROWS = (
    Kind(
        name="practices",
        one="practice",
        record=Practice,
        called="title",
        place="folder",
        paged=True,
        menu=1,
        facets=(
            Facet("theme", of_field("themes"), "themes"),
            Facet("country", country),
            Facet("region", region),
            Facet("audience", of_field("audiences"), "audiences"),
            Facet("area", of_field("areas"), "areas"),
            Facet("lever", of_field("levers"), "levers"),
            Facet("evidence", proof),
            Facet("status", of_field("status")),
        ),
        orders=("evidence", "title", "country", "updated"),
        asked=(
            *("title", "local_title", "summary", "owners", *_PLACE, "start", "end", "status", "problem"),
            *("what_it_does", "who_is_involved", "evidence_level", "evidence", "resources", "challenges"),
            *("transfer_potential", "themes", "audiences", "areas", "levers", "sources", "id"),
        ),
        begun=(
            *("start", "status", "who_is_involved", "figures", "resources", "challenges", "transfer_potential"),
            *("sources", "updated"),
        ),
    ),
    Kind(
        name="partners",
        one="partner",
        record=Partner,
        called="name",
        paged=True,
        menu=3,
        facets=(Facet("country", country), Facet("kind", of_field("kind"), "organisation_kinds")),
        orders=("country", "name"),
        asked=(
            *("name", "short", "role", "kind", *_PLACE, "website", "summary", "description", "policy_instrument"),
            *("sources", "id"),
        ),
        begun=("website", "sources", "updated"),
    ),
    Kind(
        name="organisations",
        one="organisation",
        record=Organisation,
        called="name",
        paged=True,
        menu=4,
        facets=(Facet("country", country), Facet("kind", of_field("kind"), "organisation_kinds")),
        orders=("name", "country"),
        asked=("name", "short", "kind", *_PLACE, "website", "summary", "sources", "id"),
        begun=("website", "sources", "updated"),
    ),
    Kind(
        name="events",
        one="event",
        record=Event,
        called="title",
        paged=True,
        menu=2,
        facets=(
            Facet("kind", of_field("kind"), "event_kinds"),
            Facet("partner", partner_ids),
            Facet("year", years),
        ),
        orders=("date", "title"),
        asked=(
            *("title", "kind", "scope", "status", "start", "end", "start_time", "end_time", "zone", "online"),
            *("venue", "location.city", "location.country", "organisers", "partners", "summary", "description"),
            *("sources", "id"),
        ),
        begun=(
            *("end", "start_time", "end_time", "zone", "status", "location", "organisers", "partners"),
            *("sources", "updated"),
        ),
    ),
    Kind(name="glossary", one="term", record=GlossaryTerm, called="term", menu=5),
    Kind(name="taxonomy", record=Taxonomy, place="single", menu=7),
    Kind(name="project", record=Project, place="single", menu=6),
)


def complete(rows: Iterable[Kind]) -> Mapping[Registry, Kind]:
    """The kinds by name. Raises IncompleteKindError for a row that lacks an attribute or names an unknown field."""
    found: dict[Registry, Kind] = {}
    for kind in rows:
        lacking = next((sentence for fault, sentence in _faults(kind, found) if fault), "")
        if lacking:
            raise IncompleteKindError(f"hub/model/kinds.py: the kind {kind.name!r} {lacking}")
        found[kind.name] = kind
    return MappingProxyType(found)


def _faults(kind: Kind, before: Mapping[Registry, Kind]) -> list[tuple[bool, str]]:
    known = {field.name for field in fields_of(kind.record)}
    asked = {path.partition(".")[0] for path in kind.asked}
    unknown = sorted({*asked, *kind.begun, *filter(None, [kind.called])} - known)
    unasked = sorted({*required_keys(kind.record)} - asked - {"id", "language"})
    single = kind.place == "single"
    return [
        (kind.name in before, "stands there twice"),
        (kind.menu in {other.menu for other in before.values()}, f"has the `menu` of another one, {kind.menu}"),
        (not single and not issubclass(kind.record, Record), f"is made of {kind.record.__name__}, which is no Record"),
        (not single and not kind.one, "has no word for one record: give it `one`"),
        (bool(unknown), f"names fields that {kind.record.__name__} does not have: {', '.join(unknown)}"),
        (not single and not kind.called, "does not say which field names a record: give it `called`"),
        (kind.paged and not kind.facets, "has nothing to narrow its list by: give it `facets`"),
        (kind.paged and not kind.orders, "has no order for its list: give it `orders`"),
        (kind.paged and not kind.asked, "is asked for by no form: give it `asked`"),
        (kind.paged and bool(unasked), f"is never asked for what must be there: add to `asked` {', '.join(unasked)}"),
    ]


KINDS = complete(_ROWS)
"""All kinds by name, in the order in which registries are checked, compared and described."""
REGISTRIES: tuple[Registry, ...] = tuple(name for name, kind in KINDS.items() if kind.paged)
"""The kinds whose records have their own pages."""
LISTINGS: tuple[Registry, ...] = tuple(name for name, kind in KINDS.items() if kind.place != "single")
"""The kinds with several records."""
IN_MENU: tuple[Registry, ...] = tuple(sorted(KINDS, key=lambda name: KINDS[name].menu))
"""All kinds in the order of the menu and of the form in the browser."""
ONE_OF: Mapping[str, Registry] = MappingProxyType({KINDS[name].one: name for name in REGISTRIES})
"""The word for a single record, such as `practice`, and its kind."""
NEW_FILE_NAMES = frozenset(kind.unnamed for kind in KINDS.values() if kind.unnamed)
"""The file names of new records."""
RESERVED_IDS = frozenset(
    {facet.name for kind in KINDS.values() for facet in kind.facets}
    | {"compare", "index", ID_STEM, FACET_STEM}
    | NEW_FILE_NAMES
)
"""Ids that no record may have: other addresses below a kind, placeholders of frames, file names of new records."""
_NAME_FIELDS = tuple(dict.fromkeys(kind.called for kind in KINDS.values() if kind.called))


def name_field(record: Any) -> Any:
    """The title, name or term of a record of any kind; None when it has none or when it could not be read."""
    values = (getattr(record, field, None) for field in _NAME_FIELDS)
    return next((value for value in values if value is not None and value is not INVALID), None)

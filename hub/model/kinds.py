"""The table of kinds of records: one row for each kind. An incomplete row fails on import.

`hub.views.kinds` says how a record is shown, and `hub/fields/` what its fields are called.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hub.addresses import FACET_STEM, ID_STEM
from hub.model.documents import Document
from hub.model.events import Event
from hub.model.facets import Facet, country, evidence, of_field, partner_ids, publisher, region, written_in, years
from hub.model.helplines import Helpline
from hub.model.kind import Kind, complete
from hub.model.laws import Law
from hub.model.practices import Practice
from hub.model.records import Organisation, Partner
from hub.model.rules import Registry
from hub.model.values import INVALID
from hub.model.vocabulary import GlossaryTerm, Project, Taxonomy

_PLACE = ("location.country", "location.region.name", "location.region.nuts", "location.city")

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
            Facet("evidence", evidence, "evidence_levels"),
            Facet("status", of_field("status")),
        ),
        orders=("evidence", "title", "country", "updated"),
        asked=(
            *("title", "local_title", "summary", "owners", *_PLACE, "start", "end", "status", "problem"),
            *(
                "what_it_does",
                "who_is_involved",
                "evidence_level",
                "evidence_note",
                "evidence",
                "resources",
                "challenges",
            ),
            *("transfer_potential", "themes", "audiences", "areas", "levers", "sources", "id"),
        ),
        begun=(
            *("start", "status", "who_is_involved", "evidence_note", "figures", "resources", "challenges"),
            *("transfer_potential", "sources", "updated"),
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
            Facet("partner", partner_ids, registry="partners"),
            Facet("year", years),
        ),
        orders=("date", "title"),
        asked=(
            *("title", "kind", "scope", "status", "start", "end", "start_time", "end_time", "zone"),
            *("previous_start", "online"),
            *("venue", "location.city", "location.country", "organisers", "partners", "summary", "description"),
            *("sources", "id"),
        ),
        begun=(
            *("end", "start_time", "end_time", "zone", "status", "location", "organisers", "partners"),
            *("sources", "updated"),
        ),
    ),
    Kind(
        name="helplines",
        one="helpline",
        record=Helpline,
        called="name",
        paged=True,
        menu=8,
        facets=(Facet("country", country), Facet("audience", of_field("audiences"), "audiences")),
        orders=("country", "name"),
        parted="country",
        in_header=False,
        asked=(
            *("name", "location.country", "location.region.name", "location.region.nuts", "audiences", "summary"),
            *("website", "number", "number_note", "contact", "checked", "sources", "id"),
        ),
        begun=("number", "number_note", "contact", "sources", "updated"),
    ),
    Kind(
        name="documents",
        one="document",
        record=Document,
        called="title",
        paged=True,
        menu=9,
        facets=(
            Facet("level", of_field("level")),
            Facet("kind", of_field("kind"), "document_kinds"),
            Facet("language", written_in),
            Facet("publisher", publisher),
        ),
        orders=("title", "updated"),
        parted="level",
        in_header=False,
        asked=("title", "kind", "level", "publisher", "date", "url", "summary", "id"),
        begun=("date", "updated"),
    ),
    Kind(
        name="laws",
        one="law",
        record=Law,
        called="name",
        menu=10,
        begun=("reference", "in_force", "local_authorities", "official_page", "sources", "updated"),
    ),
    Kind(name="glossary", one="term", record=GlossaryTerm, called="term", menu=5),
    Kind(name="taxonomy", record=Taxonomy, place="single", menu=7),
    Kind(name="project", record=Project, place="single", menu=6),
)


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

"""The joined records: which practices, organisations and events belong to which partner, and the reverse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from hub.joined.event_order import event_key
from hub.joined.library import Library, make_library
from hub.joined.relating import Relation, relate
from hub.joined.term_lines import term_lines
from hub.model.events import Event
from hub.model.facets import Values, index_records
from hub.model.kinds import KINDS, REGISTRIES
from hub.model.laws import Law
from hub.model.practices import Practice
from hub.model.publisher import ITEMS, Confirmation, still_missing
from hub.model.records import Organisation, Partner, Region
from hub.model.rules import Registry
from hub.model.vocabulary import GlossaryTerm, Project, Taxonomy
from hub.reading.entries import Entry, Registries


@dataclass(frozen=True)  # no slots: `cached_property` stores its value in the instance
class Joined:
    """All published records by id, and the relations between them; for hidden records only the ids."""

    taxonomy: Taxonomy
    project: Project
    entries: Mapping[Registry, Mapping[str, Entry]]
    withdrawn: Mapping[Registry, Mapping[str, Entry]]
    hidden: Mapping[Registry, frozenset[str]]
    glossary: Mapping[str, GlossaryTerm]
    laws: Mapping[str, Law]
    term_lines: Mapping[tuple[str, str], int]
    """The line of each term of the taxonomy, by list and id."""
    last_lines: Mapping[Registry, int]
    """The line of the last field of each registry, after which a new entry follows."""
    publisher_lines: Mapping[str, int]
    """The line of each item of the publisher's list, also where it is still commented out."""

    def with_pages(self, registry: Registry) -> list[Entry]:
        """The records that have a page: published and withdrawn ones."""
        return [*self.entries[registry].values(), *self.withdrawn[registry].values()]

    @cached_property
    def preview(self) -> bool:
        """Whether the publisher's information is incomplete: the site is then only a preview."""
        return bool(still_missing(self.project.publisher, self.project.countries))

    @cached_property
    def confirmations(self) -> Mapping[str, Confirmation]:
        """The confirmation of the helplines of each country that has one."""
        return {item.country: item for item in self.project.publisher.helplines_confirmed}

    @cached_property
    def practices(self) -> dict[str, Practice]:
        """Published practices by id."""
        return {key: entry.record for key, entry in self.entries["practices"].items()}

    @cached_property
    def partners(self) -> dict[str, Partner]:
        """Published partners by id."""
        return {key: entry.record for key, entry in self.entries["partners"].items()}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Published organisations by id."""
        return {key: entry.record for key, entry in self.entries["organisations"].items()}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Published events by id."""
        return {key: entry.record for key, entry in self.entries["events"].items()}

    @cached_property
    def library(self) -> Library:
        """Published documents by address, and the records that use them."""
        return make_library(self.entries)

    @cached_property
    def practices_by_partner(self) -> Mapping[str, list[Practice]]:
        """Practices in the partner's region, and those that the partner owns."""
        found: dict[str, list[Practice]] = defaultdict(list)
        for practice in self.practices.values():
            owners = {owner.partner for owner in practice.owners}
            for partner in self.partners.values():
                if partner.id in owners or _lies_in(practice.location.region, partner):
                    found[partner.id].append(practice)
        return found

    @cached_property
    def practice_ids_by_partner(self) -> Mapping[str, frozenset[str]]:
        """The ids of `practices_by_partner`: comparing whole records a million times took half of the build time."""
        return {key: frozenset(practice.id for practice in found) for key, found in self.practices_by_partner.items()}

    @cached_property
    def transferred_ids_by_partner(self) -> Mapping[str, frozenset[str]]:
        """The ids of `transfers_by_partner`."""
        return {key: frozenset(practice.id for practice in found) for key, found in self.transfers_by_partner.items()}

    @cached_property
    def practices_by_organisation(self) -> Mapping[str, list[Practice]]:
        """Practices that an organisation owns or takes part in."""
        return _group(
            (key, practice)
            for practice in self.practices.values()
            for key in dict.fromkeys([*(owner.organisation for owner in practice.owners), *practice.organisations])
            if key
        )

    @cached_property
    def organisations_by_partner(self) -> Mapping[str, list[Organisation]]:
        """Organisations in the partner's region, and the stakeholders that the partner names."""
        found: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in self.organisations.values():
            for partner in self.partners.values():
                if organisation.id in partner.stakeholders or _lies_in(organisation.location.region, partner):
                    found[partner.id].append(organisation)
        return found

    @cached_property
    def partners_by_organisation(self) -> Mapping[str, list[Partner]]:
        """The reverse of `organisations_by_partner`."""
        return _group(
            (organisation.id, self.partners[partner])
            for partner, organisations in self.organisations_by_partner.items()
            for organisation in organisations
        )

    @cached_property
    def events_by_partner(self) -> Mapping[str, list[Event]]:
        """Events that a partner organises, joins or brings a delegation to, and events in its region."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events.values():
            region = event.location.region if event.location else None
            nearby = (partner.id for partner in self.partners_of_region(region))
            for key in dict.fromkeys([*event.partner_ids, *nearby]):
                found[key].append(event)
        return found

    @cached_property
    def events_around(self) -> Mapping[str, list[Event]]:
        """The events directly before and after each event, where they exist."""
        ordered = sorted(self.events.values(), key=event_key)
        return {
            event.id: [*ordered[max(place - 1, 0) : place], *ordered[place + 1 : place + 2]]
            for place, event in enumerate(ordered)
        }

    @cached_property
    def events_by_organisation(self) -> Mapping[str, list[Event]]:
        """Events that an organisation organises, hosts, speaks at or joins."""
        return _group((key, event) for event in self.events.values() for key in event.organisation_ids)

    @cached_property
    def events_by_practice(self) -> Mapping[str, list[Event]]:
        """Events where a practice was presented."""
        return _group((key, event) for event in self.events.values() for key in event.practices)

    @cached_property
    def related_by_practice(self) -> Mapping[str, list[Practice]]:
        """Practices that a practice names as related, then practices that name it."""
        pairs = [(practice.id, key) for practice in self.practices.values() for key in practice.related]
        both = dict.fromkeys([*pairs, *((key, own) for own, key in pairs)])
        return _group((own, self.practices[key]) for own, key in both if key in self.practices)

    @cached_property
    def relations(self) -> Callable[[str], tuple[Relation, ...]]:
        """The practices of `related_by_practice`, then those that share most with it, each with the reason."""
        return relate(self.practices, self.related_by_practice)

    @cached_property
    def transfers_by_partner(self) -> Mapping[str, list[Practice]]:
        """Practices that were transferred to a partner's region."""
        return _group(
            (transfer.partner, practice)
            for practice in self.practices.values()
            for transfer in practice.transfers
            if transfer.partner
        )

    @cached_property
    def values(self) -> Mapping[Registry, Values]:
        """The ids of published records by registry, facet and value."""
        records = {name: {key: entry.record for key, entry in self.entries[name].items()} for name in REGISTRIES}
        return {name: index_records(KINDS[name].facets, records[name], records) for name in REGISTRIES}

    def partners_of_region(self, region: Region | None) -> list[Partner]:
        """The partners whose region contains the given one; empty outside the partnership."""
        return [partner for partner in self.partners.values() if _lies_in(region, partner)]

    def neighbours(self, partner: Partner) -> list[Partner]:
        """The other partners in the same region."""
        nuts = partner.location.region.nuts if partner.location.region else None
        return [
            other
            for other in self.partners.values()
            if other.id != partner.id and nuts and other.location.region and other.location.region.nuts == nuts
        ]


def join(registries: Registries) -> Joined:
    """Join the records of registries that the check has found free of problems."""
    assert registries.taxonomy is not None
    assert registries.project is not None
    shown: dict[Registry, Mapping[str, Entry]] = {}
    withdrawn: dict[Registry, Mapping[str, Entry]] = {}
    hidden: dict[Registry, frozenset[str]] = {}
    for name in REGISTRIES:
        entries = registries.entries[name]
        # Only the check needs the lines of fields: at 1,000 practices they take about 50 MiB.
        bare = [replace(entry, lines={}) for entry in entries]
        shown[name] = {e.record.id: e for e in bare if e.record.publish == "true"}
        withdrawn[name] = {e.record.id: e for e in bare if e.record.publish == "withdrawn"}
        hidden[name] = frozenset(e.record.id for e in bare if e.record.publish == "false")
    return Joined(
        taxonomy=registries.taxonomy.record,
        project=registries.project.record,
        entries=MappingProxyType(shown),
        withdrawn=MappingProxyType(withdrawn),
        hidden=MappingProxyType(hidden),
        glossary=_published(registries.entries["glossary"]),
        laws=_published(registries.entries["laws"]),
        term_lines=term_lines(registries.taxonomy),
        last_lines={name: max(found[-1].lines.values()) for name, found in registries.entries.items() if found},
        publisher_lines={name: registries.project.line_of(f"publisher.{name}") for name in ITEMS},
    )


def _published(entries: Iterable[Entry]) -> dict[str, Any]:
    """The records of a kind without pages, by id, that are neither hidden nor withdrawn."""
    return {entry.record.id: entry.record for entry in entries if entry.record.publish == "true"}


def _lies_in(region: Region | None, partner: Partner) -> bool:
    """Whether the region is in the partner's region: a NUTS code begins with the codes of the larger regions."""
    return bool(region and partner.location.region and region.nuts.startswith(partner.location.region.nuts))


def _group(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found

"""Which pages of the site a change touches, and in which languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.addresses import record_path
from hub.changes.comparing import Difference
from hub.changes.records import RecordChange
from hub.joining import Joined, translated_languages
from hub.rules import REGISTRIES, Registry
from hub.values import Name

EVERYWHERE = "*"
"""Stands for every page: the words of the field and the project stand on all of them."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A page by its path after the language, and the languages in which it changes."""

    path: str
    languages: tuple[str, ...]


def touched_pages(changes: Iterable[RecordChange], joined: Joined, languages: tuple[str, ...]) -> list[Touched]:
    """The pages of the changed records, their lists, and the pages of records that name them, each once."""
    found: dict[str, set[str]] = {}
    for change in changes:
        spoken = _languages(change, languages)
        for path in _paths(change, joined):
            found.setdefault(path, set()).update(spoken)
    if EVERYWHERE in found:
        found = {EVERYWHERE: set().union(*found.values())}
    return [Touched(path, tuple(lang for lang in languages if lang in spoken)) for path, spoken in found.items()]


def _languages(change: RecordChange, languages: tuple[str, ...]) -> Iterable[str]:
    """A change of translations alone shows in those languages; that of the own one also where something is missing.
    A name stands in for its own translations, so it may show everywhere."""
    spoken = [difference.languages for difference in change.differences if not _is_name(difference)]
    if change.fate != "changed" or len(spoken) < len(change.differences) or not all(spoken):
        return languages
    found = {lang for each in spoken for lang in each}
    if change.record.language in found:
        found |= set(languages) - translated_languages(change.record, languages)
    return found


def _is_name(difference: Difference) -> bool:
    return difference.field is not None and difference.field.kind is Name


def _paths(change: RecordChange, joined: Joined) -> Iterator[str]:
    if change.registry == "glossary":
        yield "glossary/"
    elif change.registry not in REGISTRIES:
        yield EVERYWHERE
    else:
        registry: Registry = change.registry
        if change.id in joined.entries[registry] or change.id in joined.withdrawn[registry]:
            yield record_path(registry, change.id)
        if change.former_id:
            yield record_path(registry, change.former_id)
        yield f"{registry}/"
        yield from (record_path(*place) for place in sorted(set(_naming(registry, change.id, joined))))


def _naming(registry: Registry, key: str, joined: Joined) -> Iterator[tuple[Registry, str]]:
    """The records whose pages name a record."""
    if registry == "practices":
        yield from _holding(joined.practices_by_partner, key, "partners")
        yield from _holding(joined.transfers_by_partner, key, "partners")
        yield from _holding(joined.practices_by_organisation, key, "organisations")
        yield from _holding(joined.related_by_practice, key, "practices")
        yield from (("events", event.id) for event in joined.events_by_practice.get(key, ()))
    elif registry == "events":
        yield from _holding(joined.events_by_partner, key, "partners")
        yield from _holding(joined.events_by_practice, key, "practices")
        yield from _holding(joined.events_by_organisation, key, "organisations")
    elif registry == "partners":
        yield from _of(joined.practices_by_partner, key, "practices")
        yield from _of(joined.transfers_by_partner, key, "practices")
        yield from _of(joined.organisations_by_partner, key, "organisations")
        yield from _of(joined.events_by_partner, key, "events")
    else:
        yield from _of(joined.practices_by_organisation, key, "practices")
        yield from _of(joined.partners_by_organisation, key, "partners")
        yield from _of(joined.events_by_organisation, key, "events")


def _holding(lists: Mapping[str, Sequence[Any]], key: str, registry: Registry) -> Iterator[tuple[Registry, str]]:
    """The records in whose lists one stands."""
    return ((registry, owner) for owner, records in lists.items() if any(record.id == key for record in records))


def _of(lists: Mapping[str, Sequence[Any]], key: str, registry: Registry) -> Iterator[tuple[Registry, str]]:
    """The records in the list of one."""
    return ((registry, record.id) for record in lists.get(key, ()))

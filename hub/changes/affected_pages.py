"""Find the pages of the site that a change affects, and the languages in which they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hub.addresses import record_path
from hub.changes.comparing import Difference
from hub.changes.records import RecordChange
from hub.joined.joining import Joined
from hub.joined.naming import Page, pages_naming
from hub.joined.translated import translated_languages
from hub.model.kinds import KINDS, LISTINGS
from hub.model.values import Name

EVERYWHERE = "*"
"""Stands for every page: the vocabulary and the project's own record are used on all of them."""


@dataclass(frozen=True, slots=True)
class AffectedPage:
    """A page, by its path below the language folder, and the languages in which it changes."""

    path: str
    languages: tuple[str, ...]


def affected_pages(changes: Iterable[RecordChange], joined: Joined, languages: tuple[str, ...]) -> list[AffectedPage]:
    """The pages of the changed records, their lists, and the pages of records that name them; each page once."""
    found: dict[str, set[str]] = {}
    naming = pages_naming(joined)
    for change in changes:
        shown_in = _languages(change, languages)
        for path in _paths(change, joined, naming):
            found.setdefault(path, set()).update(shown_in)
    if EVERYWHERE in found:
        found = {EVERYWHERE: set().union(*found.values())}
    return [
        AffectedPage(path, tuple(lang for lang in languages if lang in shown_in)) for path, shown_in in found.items()
    ]


def _languages(change: RecordChange, languages: tuple[str, ...]) -> Iterable[str]:
    """The languages in which a change shows.

    A change of translations shows in their languages alone. A change of the original text also shows in the languages
    that have no translation. A name is shown in every language that has no name of its own, so a change of it may show
    everywhere.
    """
    changed = [difference.languages for difference in change.differences if not _is_name(difference)]
    if change.kind != "changed" or len(changed) < len(change.differences) or not all(changed):
        return languages
    found = {lang for each in changed for lang in each}
    if change.record.language in found:
        found |= set(languages) - translated_languages(change.record, languages)
    return found


def _is_name(difference: Difference) -> bool:
    return difference.field is not None and difference.field.kind is Name


def _paths(change: RecordChange, joined: Joined, naming: Mapping[Page, frozenset[Page]]) -> Iterator[str]:
    registry = change.registry
    if registry not in LISTINGS:
        yield EVERYWHERE
    elif not KINDS[registry].paged:
        yield f"{registry}/"
    else:
        if change.id in joined.entries[registry] or change.id in joined.withdrawn[registry]:
            yield record_path(registry, change.id)
        if change.former_id:
            yield record_path(registry, change.former_id)
        yield f"{registry}/"
        yield from (record_path(*page) for page in sorted(naming.get((registry, change.id), ())))

"""Find the pages of the site that a change affects, and the languages in which they change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from hub.changes.comparing import Difference
from hub.changes.records import RecordChange
from hub.joined.joining import Joined
from hub.joined.naming import pages_naming
from hub.joined.translated import translated_languages
from hub.model.kinds import KINDS, LISTINGS
from hub.model.values import INVALID, Name
from hub.pages.catalogue import Page

EVERYWHERE = "*"
"""Stands for every page: the vocabulary and the project's own record are used on all of them."""

Content = tuple[str, str]
"""What a page shows: a record or the list by a value, as registry and id; a whole registry has the id ""."""


@dataclass(frozen=True, slots=True)
class AffectedPage:
    """A page, by its path below the language folder, and the languages in which it changes."""

    path: str
    languages: tuple[str, ...]


def affected_pages(
    changes: Iterable[RecordChange], joined: Joined, catalogue: Iterable[Page], languages: tuple[str, ...]
) -> list[AffectedPage]:
    """The pages of the catalogue that show the changed records; each path once."""
    found: dict[str, set[str]] = {}
    naming = pages_naming(joined)
    showing = _pages_by_content(catalogue)
    for change in changes:
        shown_in = set(_languages(change, languages))
        if change.registry not in LISTINGS:
            found.setdefault(EVERYWHERE, set()).update(shown_in)
        for content in _contents(change, naming):
            for page in showing.get(content, ()):
                if page.language in shown_in:
                    found.setdefault(page.path, set()).add(page.language)
    if EVERYWHERE in found:
        found = {EVERYWHERE: set().union(*found.values())}
    return [
        AffectedPage(path, tuple(lang for lang in languages if lang in shown_in)) for path, shown_in in found.items()
    ]


def _pages_by_content(catalogue: Iterable[Page]) -> Mapping[Content, list[Page]]:
    found: dict[Content, list[Page]] = defaultdict(list)
    for page in catalogue:
        found[_content(page)].append(page)
    return found


def _content(page: Page) -> Content:
    """What a page shows. A hand-written one is known by its path: `practices/` shows the list of practices."""
    if page.output == "written":
        return page.path.rstrip("/"), ""
    registry, identifier = page.made_from
    return registry, identifier


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


def _contents(change: RecordChange, naming: Mapping[Content, Iterable[Content]]) -> Iterator[Content]:
    """What shows a changed record: its page and its former addresses, its list, the pages of records that name it, and
    the lists by a value that it has or had."""
    registry = change.registry
    yield registry, change.id
    yield registry, ""
    yield from sorted(naming.get((registry, change.id), ()))
    for record in (change.record, change.before):
        if _is_whole(record):
            for facet in KINDS[registry].facets:
                yield from ((registry, f"{facet.name}/{value}") for value in facet.values(record))


def _is_whole(record: Any) -> bool:
    """Whether there is such a record, and all of it could be read."""
    return record is not None and all(getattr(record, field.name) is not INVALID for field in fields(record))

"""The names that a page can use: records with their publication state, and themes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.model.values import INVALID
from hub.reading.entries import Entry, Registries

if TYPE_CHECKING:
    from hub.joined.joining import Joined

State = Literal["published", "withdrawn", "hidden", ""]


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Records by registry and id; unreadable records, and all ids of registries in `unread`, count as published."""

    published: Mapping[Registry, Mapping[str, Entry | None]]
    withdrawn: Mapping[Registry, Collection[str]]
    hidden: Mapping[Registry, Collection[str]]
    themes: Collection[str] | None
    unread: Collection[Registry] = ()

    def state(self, registry: Registry, identifier: str) -> State:
        """The publication state of a record; empty when no record has that id."""
        if identifier in self.hidden[registry]:
            return "hidden"
        if identifier in self.withdrawn[registry]:
            return "withdrawn"
        known = identifier in self.published[registry] or registry in self.unread
        return "published" if known else ""

    def current(self, registry: Registry, former: str) -> str:
        """The present id of the record that had this id before; empty when there is none."""
        for identifier, entry in self.published[registry].items():
            if entry is not None and entry.record.former_ids is not INVALID and former in entry.record.former_ids:
                return identifier
        return ""

    def figures(self, practice: str) -> int | None:
        """The number of key figures of a practice; None when it could not be read."""
        entry = self.published["practices"].get(practice)
        return None if entry is None or entry.record.figures is INVALID else len(entry.record.figures)


def names_of(joined: Joined) -> Names:
    """The names in joined records."""
    themes = frozenset(item.id for item in joined.taxonomy.themes)
    return Names(published=joined.entries, withdrawn=joined.withdrawn, hidden=joined.hidden, themes=themes)


def names_in_registries(registries: Registries) -> Names:
    """The names in registries that may have faults."""
    published: dict[Registry, dict[str, Entry | None]] = {}
    others: dict[str, dict[Registry, set[str]]] = {"withdrawn": {}, "false": {}}
    for name in REGISTRIES:
        found = {e.record.id: e for e in registries.entries[name] if e.record.id is not INVALID}
        for publish, gone in others.items():
            gone[name] = {key for key, entry in found.items() if entry.record.publish == publish}
        gone_here = others["withdrawn"][name] | others["false"][name]
        published[name] = {key: found.get(key) for key in sorted({*registries.known_ids[name], *found} - gone_here)}
    return Names(
        published=published,
        withdrawn=others["withdrawn"],
        hidden=others["false"],
        themes=_themes(registries),
        unread=registries.unread,
    )


def _themes(registries: Registries) -> frozenset[str] | None:
    entry: Any = registries.taxonomy
    if entry is None or entry.file in registries.cut_short or entry.record.themes is INVALID:
        return None
    return frozenset(item.id for item in entry.record.themes if item.id is not INVALID)

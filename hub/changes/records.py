"""Find what happened to each record between two versions of the registries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hub.changes.comparing import Difference, compare
from hub.model.kinds import KINDS, LISTINGS, name_field
from hub.model.rules import Registry
from hub.reading.entries import Entry, Registries

ChangeKind = Literal["added", "removed", "renamed", "moved", "changed", "unreadable", "mended"]


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordChange:
    """What happened to a record; `record` is its newest readable version, None when there is none.

    A `renamed` record lists its former id, so the old address redirects. A `moved` record does not: it is recognized by
    its title. `before` is the earlier version where there is one. `registry` is a key of KINDS, which include
    `taxonomy` and `project`. An unreadable record has no differences.
    """

    registry: str
    id: str
    kind: ChangeKind
    record: Any = None
    before: Any = None
    former_id: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def record_class(self) -> type:
        """The class of the record."""
        return KINDS[self.registry].record


def compare_registries(before: Registries, after: Registries) -> list[RecordChange]:
    """All changed records: practices, partners, organisations, events, terms, then the taxonomy and the project."""
    found = [change for name in LISTINGS for change in _compare_listing(name, before, after)]
    alone = after.singles.items()
    return found + [change for name, new in alone for change in _compare_single(name, before.singles[name], new)]


def vanished(before: Registries, after: Registries) -> list[tuple[Registry, str]]:
    """The ids whose address worked before and no longer does: no record has them as `id` or in `former_ids`.

    A registry that cannot be read now is left out, because its ids are not lost yet.
    """
    return [
        (name, key)
        for name in LISTINGS
        if name not in before.unread and name not in after.unread
        for key in sorted(_addresses(before, name) - _addresses(after, name) - _broken(after, name))
    ]


def _addresses(registries: Registries, name: Registry) -> frozenset[str]:
    shown = [entry.record for entry in registries.entries[name] if entry.record.publish != "false"]
    return frozenset(key for record in shown for key in (record.id, *_former(record)) if isinstance(key, str))


def _broken(registries: Registries, name: Registry) -> frozenset[str]:
    """The ids that are in the file although their record cannot be read."""
    return registries.known_ids[name] - {entry.name for entry in registries.entries[name]}


def _former(record: Any) -> tuple[str, ...]:
    return record.former_ids if isinstance(record.former_ids, tuple) else ()


def _compare_listing(name: Registry, before: Registries, after: Registries) -> Iterator[RecordChange]:
    if name in after.unread or name in before.unread:
        if name not in before.unread:
            yield RecordChange(registry=name, id="", kind="unreadable")
        elif name not in after.unread:
            yield RecordChange(registry=name, id="", kind="mended")
        return
    old = _by_name(before, name)
    new = _by_name(after, name)
    renamed, broken = _renamed(old, new), _broken(after, name)
    removed = {key: entry for key, entry in old.items() if key not in new and key not in renamed.values()}
    added = {key: entry for key, entry in new.items() if key not in old and key not in renamed}
    moved = _moved({key: entry for key, entry in removed.items() if key not in broken}, added)
    for key, entry in new.items():
        former = renamed.get(key) or moved.get(key, "")
        kind: ChangeKind = "renamed" if key in renamed else "moved" if former else "changed"
        yield from _compare_entry(name, key, old.get(former or key), entry, kind)
    for key, entry in removed.items():
        if key not in moved.values():
            yield RecordChange(
                registry=name, id=key, kind="unreadable" if key in broken else "removed", record=entry.record
            )
    for key in sorted(_broken(after, name) - old.keys()):
        yield RecordChange(registry=name, id=key, kind="unreadable")


def _by_name(registries: Registries, name: Registry) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in registries.entries[name]:
        found.setdefault(entry.name, entry)  # the check reports a second one with the same id
    return found


def _renamed(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> dict[str, str]:
    """Map each present id to its former one, as `former_ids` gives it."""
    return {
        key: former
        for key, entry in new.items()
        if key not in old
        for former in _former(entry.record)
        if former in old and former not in new
    }


def _moved(removed: Mapping[str, Entry], added: Mapping[str, Entry]) -> dict[str, str]:
    """Map each new id to the removed one where exactly one removed and one new record have the same title."""
    removed_titles, added_titles = _by_title(removed), _by_title(added)
    return {
        keys[0]: removed_titles[title][0]
        for title, keys in added_titles.items()
        if len(keys) == len(removed_titles.get(title, ())) == 1
    }


def _by_title(entries: Mapping[str, Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, entry in entries.items():
        title = name_field(entry.record)
        if title is not None:
            found.setdefault(repr(title), []).append(key)
    return found


def _compare_entry(name: Registry, key: str, old: Entry | None, new: Entry, kind: ChangeKind) -> Iterator[RecordChange]:
    if old is None:
        yield RecordChange(registry=name, id=key, kind="added", record=new.record)
        return
    former = "" if kind == "changed" else old.name
    found = tuple(item for item in compare(old.record, new.record) if not former or _top_field(item) not in _ID_FIELDS)
    if found or former:
        yield RecordChange(
            registry=name,
            id=key,
            kind=kind,
            record=new.record,
            before=old.record,
            former_id=former,
            differences=found,
        )


_ID_FIELDS = ("id", "former_ids")
"""The fields that a new id changes by itself."""


def _top_field(difference: Difference) -> str:
    return difference.path[0].name


def _compare_single(name: str, old: Entry | None, new: Entry | None) -> Iterator[RecordChange]:
    if new is None or old is None:
        if old is not None:
            yield RecordChange(registry=name, id="", kind="unreadable")
        elif new is not None:
            yield RecordChange(registry=name, id="", kind="mended", record=new.record)
        return
    found = tuple(compare(old.record, new.record))
    if found:
        yield RecordChange(registry=name, id="", kind="changed", record=new.record, differences=found)

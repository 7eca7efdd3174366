"""Check ids: unique, not reserved, and not the address of another page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from hub.checks.faults import Fault, place
from hub.model.kinds import NEW_FILE_NAMES, RESERVED_IDS
from hub.model.values import INVALID
from hub.problems import Problem
from hub.reading.entries import Entry


def check_ids(entries: Iterable[Entry], reserved: Set[str] = RESERVED_IDS) -> Iterator[Problem]:
    """Report ids that are repeated within a registry, former ones included, or reserved."""
    entries = [entry for entry in entries if entry.record.id is not INVALID]
    first: dict[str, Entry] = {}
    for entry in entries:
        identifier = entry.record.id
        if identifier in reserved:
            unnamed = entry.file.endswith(f"/{identifier}.yml") and identifier in NEW_FILE_NAMES
            yield place(entry, Fault("id", "unnamed-file" if unnamed else "reserved-id", {"value": identifier}))
        if identifier in first:
            where = f"{first[identifier].file}:{first[identifier].line_of('id')}"
            yield place(entry, Fault("id", "duplicate-id", {"value": identifier, "first": where}))
        first.setdefault(identifier, entry)
    yield from _check_former(entries, first.keys(), reserved)


def _check_former(entries: Sequence[Entry], present: Set[str], reserved: Set[str]) -> Iterator[Problem]:
    """Report former ids that a record still has, or that two records share."""
    former = Counter(chain.from_iterable(_former(entry) for entry in entries))
    for entry in entries:
        for index, identifier in enumerate(_former(entry)):
            if identifier == entry.record.id:
                yield place(entry, Fault(f"former_ids.{index}", "own-former-id", {"value": identifier}))
            elif identifier in present or former[identifier] > 1:
                yield place(entry, Fault(f"former_ids.{index}", "former-id-in-use", {"value": identifier}))
            if identifier in reserved:
                yield place(entry, Fault(f"former_ids.{index}", "reserved-id", {"value": identifier}))


def _former(entry: Entry) -> tuple[str, ...]:
    former: tuple[str, ...] = entry.record.former_ids
    return () if former is INVALID else former

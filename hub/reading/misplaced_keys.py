"""Reports slips that leave several keys wrong at once, each as one problem, and takes their keys out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from hub.diagnosis.flow_faults import cut_by_comma, glued
from hub.diagnosis.key_index import holds_languages
from hub.diagnosis.structure_faults import Entries, orphans
from hub.languages import KNOWN_LANGUAGES
from hub.nodes import Scalar
from hub.reading.reader import RecordReader


def without_empty_twins(reader: RecordReader, entries: Entries) -> Entries:
    """The entries without keys that hold nothing and stand again on the next line, after reporting these."""
    kept: Entries = []
    for (key, child), after in zip_longest(entries, (key for key, _ in entries[1:])):
        if after is not None and after.text == key.text and isinstance(child, Scalar) and not child.text:
            reader.report(after.line, "repeated-key", key=key.text, first=key.line)
        else:
            kept.append((key, child))
    return kept


def without_orphans(reader: RecordReader, entries: Entries, known: Collection[str]) -> tuple[Entries, set[str]]:
    """The entries without those that belong below an empty key, after reporting each group once; these keys."""
    found = list(orphans(entries, known))
    for group in found:
        reader.report(group.entries[0][0].line, "not-below", key=group.key.text)
    gone = {id(key) for group in found for key, _ in group.entries}
    return [entry for entry in entries if id(entry[0]) not in gone], {group.key.text for group in found}


def without_slips(
    reader: RecordReader, entries: Entries, path: str, known: Collection[str]
) -> tuple[Entries, set[str]]:
    """The entries of a mapping without those that a slip made, after reporting it; the keys that were meant."""
    slip = glued(entries, known) or cut_by_comma(entries, known)
    if slip:
        reader.report(slip.key.line, slip.code, path=f"{path}.{slip.key.text}".strip("."), right=slip.right)
        left = [entry for entry in entries if entry[0].text in known and entry[0].text not in slip.names]
        return left, set(slip.names)
    return _without_languages(reader, entries, known)


def _without_languages(reader: RecordReader, entries: Entries, known: Collection[str]) -> tuple[Entries, set[str]]:
    """The entries without languages among the keys of a record: the key of their text was lost."""
    found = [key for key, _ in entries if key.text in KNOWN_LANGUAGES and key.text not in known]
    if not found:
        return entries, set()
    reader.report(found[0].line, "lost-text-key")
    present = {key.text for key, _ in entries}
    return [entry for entry in entries if entry[0] not in found], {
        name for name in known if holds_languages(name) and name not in present
    }

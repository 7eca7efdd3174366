"""Report faults that leave several keys wrong at once as one problem each, and take their entries out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from hub.diagnosis.flow_faults import keys_without_space, text_cut_by_comma
from hub.diagnosis.key_index import holds_languages
from hub.diagnosis.structure_faults import Entries, unindented_entries
from hub.languages import KNOWN_LANGUAGES
from hub.nodes import Scalar
from hub.reading.reader import RecordReader


def without_empty_twins(reader: RecordReader, entries: Entries) -> Entries:
    """Report and drop keys without a value that stand again on the next line."""
    kept: Entries = []
    for (key, child), after in zip_longest(entries, (key for key, _ in entries[1:])):
        if after is not None and after.text == key.text and isinstance(child, Scalar) and not child.text:
            reader.report(after.line, "repeated-key", key=key.text, first=key.line)
        else:
            kept.append((key, child))
    return kept


def without_unindented(reader: RecordReader, entries: Entries, known: Collection[str]) -> tuple[Entries, set[str]]:
    """Report and drop entries that belong below an empty key; give the rest, and these empty keys."""
    found = list(unindented_entries(entries, known))
    for group in found:
        reader.report(group.entries[0][0].line, "not-below", key=group.key.text)
    gone = {id(key) for group in found for key, _ in group.entries}
    return [entry for entry in entries if id(entry[0]) not in gone], {group.key.text for group in found}


def without_stray_keys(
    reader: RecordReader, entries: Entries, path: str, known: Collection[str]
) -> tuple[Entries, set[str]]:
    """Report one fault and drop the entries that it made; give the rest, and the keys whose values are lost by it."""
    fault = keys_without_space(entries, known) or text_cut_by_comma(entries, known)
    if fault:
        reader.report(fault.key.line, fault.code, path=f"{path}.{fault.key.text}".strip("."), right=fault.right)
        left = [entry for entry in entries if entry[0].text in known and entry[0].text not in fault.names]
        return left, set(fault.names)
    return _without_languages(reader, entries, known)


def _without_languages(reader: RecordReader, entries: Entries, known: Collection[str]) -> tuple[Entries, set[str]]:
    """Report and drop languages among the keys of a record, which have lost the key of their text.

    Give the rest, and the keys of texts that are missing: one of them was lost.
    """
    found = [key for key, _ in entries if key.text in KNOWN_LANGUAGES and key.text not in known]
    if not found:
        return entries, set()
    reader.report(found[0].line, "lost-text-key")
    present = {key.text for key, _ in entries}
    return [entry for entry in entries if entry[0] not in found], {
        name for name in known if holds_languages(name) and name not in present
    }

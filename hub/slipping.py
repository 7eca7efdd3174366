"""Reports slips that leave several keys wrong at once, each as one problem, and takes their keys out."""

from __future__ import annotations

from collections.abc import Collection

from hub.diagnosis.meant import LANGUAGES
from hub.diagnosis.places import holds_languages
from hub.diagnosis.slips import Entries
from hub.diagnosis.within import cut_by_comma, glued
from hub.reader import Reader, label


def without_slips(reader: Reader, entries: Entries, path: str, known: Collection[str]) -> tuple[Entries, set[str]]:
    """The entries of a mapping without those that a slip made, after reporting it; the keys that were meant."""
    slip = glued(entries, known) or cut_by_comma(entries, known)
    if slip:
        reader.report(slip.key.line, slip.code, field=label(f"{path}.{slip.key.text}".strip(".")), right=slip.right)
        left = [entry for entry in entries if entry[0].text in known and entry[0].text not in slip.names]
        return left, set(slip.names)
    return _without_languages(reader, entries, known)


def _without_languages(reader: Reader, entries: Entries, known: Collection[str]) -> tuple[Entries, set[str]]:
    """The entries without languages among the keys of a record: the key of their text was lost."""
    found = [key for key, _ in entries if key.text in LANGUAGES and key.text not in known]
    if not found:
        return entries, set()
    reader.report(found[0].line, "lost-text-key")
    present = {key.text for key, _ in entries}
    return [entry for entry in entries if entry[0] not in found], {
        name for name in known if holds_languages(name) and name not in present
    }

"""The languages into which a record is translated."""

from __future__ import annotations

from collections.abc import Iterable

from hub.model.fields import walk
from hub.model.records import Record


def translated_languages(record: Record, languages: Iterable[str]) -> frozenset[str]:
    """The languages in which every text of the record exists."""
    found = set(languages)
    for leaf in walk(record):
        if leaf.is_translated:
            found &= leaf.value.words.keys()
    return frozenset(found)

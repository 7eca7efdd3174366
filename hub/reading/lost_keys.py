"""Find, before a record is read, keys that stand too deep, among the languages of a text, or that were lost.

The text that holds them reports them; so the record does not report as well what they leave missing in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from hub.diagnosis.lines import known_keys
from hub.diagnosis.structure_faults import repeated_keys
from hub.languages import KNOWN_LANGUAGES
from hub.model.fields import Field, fields_of
from hub.model.values import PLURAL_CATEGORIES, Name, Plural, Text
from hub.nodes import Mapping, Node, Scalar, Sequence


class Intruder(NamedTuple):
    """A key that begins another field within a text: its place, the message, and the fields that stand there."""

    place: int
    code: Literal["key-too-deep", "lost-key"]
    key: Scalar
    names: frozenset[str]


class Lost(NamedTuple):
    """The keys of a record that stand elsewhere in it, and whether one was lost of which nobody knows the name."""

    elsewhere: frozenset[str]
    nameless: bool


def lost_keys(kind: type, record: Node) -> Lost:
    """Find the keys of a record that its texts hold."""
    found = [intruder for text in _texts(kind, record) if (intruder := intruder_in(text))]
    return Lost(
        frozenset(name for intruder in found for name in intruder.names),
        any(intruder.code == "lost-key" for intruder in found),
    )


def intruder_in(text: Mapping) -> Intruder | None:
    """Find where the entries of another field begin within a text: its key stands too deep, or was lost."""
    names = frozenset(key.text for key, _ in text.entries)
    if len(names) == len(text.entries) and all(_is_short(name) or name in PLURAL_CATEGORIES for name in names):
        return None  # nearly every text: it is spared the list of all keys, which takes longer than most files
    again = repeated_keys(text)
    for place, (key, child) in enumerate(text.entries):
        empty = isinstance(child, Scalar) and not child.text
        is_other = (empty and place + 1 < len(text.entries)) or (place and key.text in known_keys())
        if is_other and not _is_short(key.text):
            return Intruder(place, "key-too-deep", key, names & known_keys() | {key.text})
        if len(again) > 1 and place == again[0]:
            return Intruder(place, "lost-key", key, frozenset())
    return None


def _is_short(key: str) -> bool:
    """Whether a key may be the code of a language; those with a script, as `sr-Cyrl`, are known by name."""
    return len(key) <= 3 or key in KNOWN_LANGUAGES


def _texts(kind: type, node: Node) -> Iterator[Mapping]:
    """The texts of a record or of a part of one, each a mapping by language."""
    fields = {field.name: field for field in fields_of(kind)}
    for key, child in node.entries if isinstance(node, Mapping) else ():
        if key.text in fields:
            yield from _texts_of(fields[key.text], child)


def _texts_of(field: Field, node: Node) -> Iterator[Mapping]:
    for value in node.items if isinstance(node, Sequence) else [node]:
        if field.is_part:
            yield from _texts(field.kind, value)
        elif field.kind in (Text, Name) and isinstance(value, Mapping):
            yield value
        elif field.kind is Plural and isinstance(value, Mapping):
            yield from (forms for _, forms in value.entries if isinstance(forms, Mapping))

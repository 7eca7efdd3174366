"""Keys that stand too deep, among the languages of a text, or were lost: seen in the nodes before anything is read.

They are reported where the text is read; what they leave missing in the record is not reported as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from hub.diagnosis.lines import known_keys
from hub.diagnosis.structure_faults import repeated
from hub.model.fields import Field, fields_of
from hub.model.values import Name, Plural, Text
from hub.nodes import Mapping, Node, Scalar, Sequence


class Intruder(NamedTuple):
    """A key that begins another field within a text: its place there, the message, and the fields that follow it."""

    place: int
    code: Literal["key-too-deep", "lost-key"]
    key: Scalar
    names: frozenset[str]


class Lost(NamedTuple):
    """The keys of a record that stand elsewhere in it, and whether one was lost, nobody knows which."""

    elsewhere: frozenset[str]
    nameless: bool


def lost_keys(kind: type, record: Node) -> Lost:
    """What the texts of a record hold of its other fields."""
    found = [intruder for text in _texts(kind, record) if (intruder := intruder_in(text))]
    return Lost(
        frozenset(name for intruder in found for name in intruder.names),
        any(intruder.code == "lost-key" for intruder in found),
    )


def intruder_in(text: Mapping) -> Intruder | None:
    """Where the texts of another key begin, which stands too deep or was lost."""
    names = frozenset(key.text for key, _ in text.entries)
    if len(names) == len(text.entries) and max(map(len, names), default=0) <= 3:
        return None
    again = repeated(text)
    for place, (key, child) in enumerate(text.entries):
        empty = isinstance(child, Scalar) and not child.text
        if len(key.text) > 3 and ((empty and place + 1 < len(text.entries)) or (place and key.text in known_keys())):
            return Intruder(place, "key-too-deep", key, names & known_keys() | {key.text})
        if len(again) > 1 and place == again[0]:
            return Intruder(place, "lost-key", key, frozenset())
    return None


def _texts(kind: type, node: Node) -> Iterator[Mapping]:
    """The texts by language of a record or of a part of one."""
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

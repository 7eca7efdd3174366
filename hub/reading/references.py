"""Read a reference: the id of an entry; the entry itself belongs in the file of its kind."""

from __future__ import annotations

from typing import Any

from hub.diagnosis.formats import to_identifier
from hub.diagnosis.structure_faults import keys_of
from hub.model.fields import known_keys
from hub.model.kinds import KINDS
from hub.model.rules import Reference
from hub.nodes import Mapping as MappingNode
from hub.nodes import Node, Scalar
from hub.reading.reader import PLACEHOLDER, RecordReader


def read_reference(reader: RecordReader, node: Node, path: str, rule: Reference) -> Any:
    """Read an id. For a mapping with keys of an entry, say which id stands here, and where the entry belongs."""
    kind = KINDS[rule.registry]
    keys = [key for key in keys_of(node) if key in known_keys(kind.record)] if isinstance(node, MappingNode) else []
    if len(keys) < 2:
        return reader.text_of(node, path)
    key = path.rpartition(".")[2]
    right = f"{'-' if key.isdigit() else f'{key}:'} {_identifier(node, kind.called)}"
    file = f"data/{kind.file}"
    return reader.report(node.line, "entry-for-id", path=path, right=right, keys=", ".join(keys), file=file)


def _identifier(node: Node, called: str) -> str:
    """The id that the mapping holds, else one made of its name."""
    values = {key.text: child for key, child in node.entries} if isinstance(node, MappingNode) else {}
    for name in ("id", called):
        value = values.get(name)
        if isinstance(value, MappingNode) and value.entries:
            value = value.entries[0][1]
        if isinstance(value, Scalar) and (made := to_identifier(value.text)):
            return made
    return PLACEHOLDER

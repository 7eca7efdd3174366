"""Read lists, whose items stand once each; find items without their dash, and dashes too many."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hub.diagnosis.hidden_characters import NO_BREAK, code_point
from hub.diagnosis.key_index import holds_languages
from hub.diagnosis.normalize import fold
from hub.diagnosis.structure_faults import keys_of, split_at_lost_dashes
from hub.languages import KNOWN_LANGUAGES
from hub.model.values import INVALID
from hub.nodes import Mapping as MappingNode
from hub.nodes import Node, Scalar
from hub.nodes import Sequence as SequenceNode
from hub.problems import Phrase
from hub.reading.reader import RecordReader

_NUMBERED = re.compile(r"(?:^|\s)[0-9]{1,2}[.)]\s+")
"""The number before an item, as in a letter: `1. One 2. Two`."""
_NOTHING = frozenset({"", "aucun", "aucune", "neant", "none", "n/a", "no", "non", "-"})
"""Words with which editors say that a list has no item, folded."""
Read = Callable[[RecordReader, Node, str], Any]


def list_of(read_item: Read, required: tuple[str, ...]) -> Read:
    """Make the function that reads a list from the one that reads an item; `required` are the keys of every item."""

    def read_list(reader: RecordReader, node: Node, path: str) -> Any:
        if not isinstance(node, SequenceNode):
            return _report_no_list(reader, node, path)
        if not node.items:
            return reader.report(node.line, "empty", path=path)
        nodes = [part for item in _with_joined_texts(reader, node.items) for part in _parts(reader, item, required)]
        items = tuple(read_item(reader, item, f"{path}.{index}") for index, item in enumerate(nodes))
        seen: set[str] = set()
        for item, child in zip(items, nodes, strict=True):
            if isinstance(item, str) and item in seen:
                reader.report(child.line, "repeated-item", path=path, value=item)
            elif isinstance(item, str):
                seen.add(item)
        return INVALID if any(item is INVALID for item in items) else items

    return read_list


def _report_no_list(reader: RecordReader, node: Node, path: str) -> Any:
    """Report a value that stands where a list was due."""
    text = node.text if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and fold(text) in _NOTHING:
        return reader.report(node.line, "empty", path=path)
    if text[:1] == "-" and text[1:2] in tuple(NO_BREAK):
        return reader.report(node.line, "yaml-odd-space", sign="-", char=code_point(text[1]))
    if text.startswith("-"):
        return reader.report(node.line, "yaml-dash-space", right=f"- {text[1:].split()[0]}")
    if holds_languages(path.rpartition(".")[2]):
        hint = Phrase("write", {"right": f"- {_with_language(reader, node)}"})
        return reader.report(node.line, "not-a-list", path=path, hint=hint)
    items = ", ".join(part.strip() for part in _NUMBERED.split(text.strip("()")) if part.strip())
    right = f"{path.rpartition('.')[2]}: [{items}]"
    return reader.report(node.line, "not-a-list", path=path, hint=Phrase("write", {"right": right}) if items else "")


def _with_language(reader: RecordReader, node: Node) -> str:
    """A text with its language, for a message: its own, or else that of the record."""
    if isinstance(node, MappingNode) and node.entries and isinstance(node.entries[0][1], Scalar):
        return f'{node.entries[0][0].text}: "{node.entries[0][1].text}"'
    return f'{reader.language}: "{node.text}"' if isinstance(node, Scalar) else f'{reader.language}: "…"'


def _with_joined_texts(reader: RecordReader, items: list[Node]) -> list[Node]:
    """Join and report items that are one text with a dash before each language: `- en: One`, `- fr: Un`."""
    joined: list[Node] = []
    for item in items:
        before = joined[-1] if joined else None
        if isinstance(before, MappingNode) and isinstance(item, MappingNode) and _is_translation(reader, before, item):
            key, child = item.entries[0]
            text = f' "{child.text}"' if isinstance(child, Scalar) else ""
            reader.report(item.line, "yaml-dash", right=f"{key.text}:{text}")
            joined[-1] = MappingNode(before.line, [*before.entries, *item.entries])
        else:
            joined.append(item)
    return joined


def _is_translation(reader: RecordReader, before: MappingNode, item: MappingNode) -> bool:
    """Whether an item holds only languages that the one before it lacks, and not the language of the record."""
    first, second = set(keys_of(before)), set(keys_of(item))
    return second <= set(KNOWN_LANGUAGES) - {reader.language} and reader.language in first and not first & second


def _parts(reader: RecordReader, item: Node, required: tuple[str, ...]) -> list[Node]:
    """Cut an item where dashes were lost, and report these."""
    first, *others = split_at_lost_dashes(item, required)
    for part in others:
        report_lost_dash(reader, part)
    return [first, *others]


def report_lost_dash(reader: RecordReader, part: Node) -> None:
    """Report an entry that begins without its dash."""
    assert isinstance(part, MappingNode)
    key, child = part.entries[0]
    value = child.text if isinstance(child, Scalar) else ""
    value = value if not value or (isinstance(child, Scalar) and child.plain) else f'"{value}"'
    reader.report(part.line, "lost-dash", right=f"- {key.text}: {value}".rstrip())

"""Parse YAML into a tree of nodes that know their lines, and in which every scalar is a text.

The tree is built from the parser's events, not by `yaml.safe_load`: that drops repeated keys in silence, forgets lines,
follows aliases (an alias bomb) and reads YAML 1.1 (`9:30` is 570 there).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import NoReturn

import yaml

from hub.catalogues import LOADER
from hub.diagnosis.hashes import remark_behind
from hub.diagnosis.hidden_characters import hidden_word
from hub.diagnosis.plain_scalars import fault_of_plain_text
from hub.diagnosis.single_lines import DASHES
from hub.limits import MAX_BYTES, MAX_DEPTH, MAX_INNER_ITEMS, MAX_ITEMS, MAX_KEYS, MAX_NODES, MAX_TEXT
from hub.nodes import Mapping, Node, Scalar, Sequence
from hub.reading.gc_pause import gc_paused

_NODES = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent})
_ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
_COMMENT = re.compile("[ \t]#")


class TreeError(Exception):
    """Raised for a text that is not the YAML that the hub reads: the code of the message, its line and its values."""

    def __init__(self, code: str, line: int, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


@gc_paused()
def parse_tree(data: bytes) -> Node | None:
    """Parse a document; None when it holds nothing.

    Raises TreeError for text that is not UTF-8 or not YAML, for aliases, anchors, tags,
    a second document, and for more than MAX_BYTES or MAX_DEPTH.
    """
    if len(data) > MAX_BYTES:
        raise TreeError("file-too-large", 1, size=len(data) // 1_000_000, limit=MAX_BYTES // 1_000_000)
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise TreeError("not-utf8", data.count(b"\n", 0, error.start) + 1) from None
    _refuse_merge_marks(text)
    try:
        return _build(read_events(text), text)
    except yaml.MarkedYAMLError as error:
        from hub.diagnosis.syntax import diagnose  # and all its patterns; most files can be read

        found = diagnose(text, error)
        raise TreeError(found.code, found.line, **found.values) from None
    except yaml.reader.ReaderError as error:
        place = text.index(chr(error.character))  # the reader counts bytes, and of what it has not yet given up
        word = hidden_word(text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0])
        raise TreeError("control-character", text.count("\n", 0, place) + 1, **(word or {})) from None


def _refuse_merge_marks(text: str) -> None:
    """Refuse a file that git could not merge and that nobody has mended since."""
    if not any(mark in text for mark in ("<<<<<<< ", ">>>>>>> ", "||||||| ", "=======")):
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ", "||||||| ")) or line.rstrip() == "=======":
            raise TreeError("merge-marks", number)


def read_events(text: str) -> Iterator[yaml.Event]:
    """The events of the parser, which is libyaml where it is installed. Raises yaml.YAMLError while they are read."""
    # `yaml.parse` asks before each event whether there is one, which takes a third of the time again.
    events: Iterator[yaml.Event] = iter(LOADER(text).get_event, None)
    return events


def _build(events: Iterator[yaml.Event], text: str) -> Node | None:
    """Build the tree with a stack of its own, so that depth costs no recursion."""
    remarks = _COMMENT.search(text) is not None
    found: list[Node] = []
    around: list[tuple[Sequence | Mapping, list[Node]]] = []
    """The lists and mappings that are open, each with the nodes in which it lies."""
    for number, event in enumerate(events):
        line = event.start_mark.line + 1  # type: ignore[union-attr] # libyaml marks every event
        kind = type(event)
        if kind in _NODES:
            if number > MAX_NODES or event.anchor is not None or event.tag is not None:  # type: ignore[attr-defined]
                _refuse(event, number, line)  # type: ignore[arg-type] # every node begins with an event of this class
            if kind is yaml.ScalarEvent:
                found.append(_scalar(event, line, text, remarks))  # type: ignore[arg-type]
                continue
            node = Sequence(line) if kind is yaml.SequenceStartEvent else Mapping(line)
            if len(around) == MAX_DEPTH:
                raise TreeError("too-deep", line, limit=MAX_DEPTH)
            found.append(node)
            around.append((node, found))
            found = []
        elif kind in _ENDS:
            node, outside = around.pop()
            _fill(node, found, MAX_INNER_ITEMS if around else MAX_ITEMS)
            found = outside
        elif kind is yaml.DocumentStartEvent and found:
            raise TreeError("second-document", line)
    root = found[0] if found else None
    return None if isinstance(root, Scalar) and root.plain and not root.text else root


def _fill(node: Sequence | Mapping, found: list[Node], most: int) -> None:
    """Fill a list with its items, or a mapping with its keys and their values, which alternate."""
    if isinstance(node, Sequence):
        if len(found) > most:
            raise TreeError("too-many-items", found[most].line, limit=most)
        node.items = found
        return
    keys, values = found[::2], found[1::2]
    for key in keys:
        if not isinstance(key, Scalar):
            raise TreeError("key-not-text", key.line)
    if len(keys) > MAX_KEYS:
        raise TreeError("too-many-keys", values[MAX_KEYS].line, limit=MAX_KEYS)
    node.entries = list(zip(keys, values, strict=True))  # type: ignore[arg-type] # all keys are texts


def _scalar(event: yaml.ScalarEvent, line: int, text: str, remarks: bool) -> Scalar:
    """A text, with what stands around it where that can matter; `remarks` tells that the file may hold comments."""
    if len(event.value) > MAX_TEXT:
        raise TreeError("text-too-long", line, limit=MAX_TEXT)
    if event.style:
        return Scalar(event.value, False, line)
    end: yaml.Mark = event.end_mark  # type: ignore[assignment] # libyaml marks every event
    # Nearly every text stands on one line and begins with a letter: it is spared the look around it.
    if not (remarks or end.line >= line or event.value[:1] in DASHES):
        return Scalar(event.value, True, line)
    start: yaml.Mark = event.start_mark  # type: ignore[assignment]
    if found := fault_of_plain_text(text, start, end, line):
        raise TreeError(found.code, found.line, **found.values)
    return Scalar(event.value, True, line, remark_behind(text, start.index, end.index))


def _refuse(event: yaml.NodeEvent, number: int, line: int) -> NoReturn:
    """Refuse one value more than a file may hold, or an anchor or a tag, which the hub does not read."""
    if number > MAX_NODES:
        raise TreeError("too-many-values", line, limit=MAX_NODES)
    if event.anchor is not None:
        raise TreeError("alias", line, name=event.anchor)
    raise TreeError("tag", line, name=event.tag)  # type: ignore[attr-defined] # every event with a node but an alias

"""From nodes to records: each value is read by its type in `hub.models`, all faults reported at once."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from hub.models import Id
from hub.reader import INVALID, Reader, label
from hub.scalars import READERS, RULE_CHECKS
from hub.suggestions import nearest
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar
from hub.tree import Sequence as SequenceNode

_Read = Callable[[Reader, Node, str], Any]


class _Field(NamedTuple):
    read: _Read
    required: bool


def read_record(
    reader: Reader,
    kind: type,
    node: Node,
    path: str = "",
    *,
    given: Mapping[str, Any] | None = None,
    partial: bool = False,
) -> Any:
    """A dataclass from a mapping, or INVALID after reporting why not.

    `given` holds fields known from elsewhere, such as a file's name. A `partial` record is made even when
    fields are missing or wrong: they hold INVALID, so that the other fields can still be checked.
    """
    if not isinstance(node, MappingNode):
        return reader.report(node.line, "not-a-mapping" if path else "not-a-record", field=label(path))
    values, faultless = _read_fields(reader, _fields(kind), node, path, given or {})
    for name, field in _fields(kind).items():
        if field.required and name not in values:
            values[name] = reader.report(node.line, "missing-key", key=_join(path, name))
    if not partial and (not faultless or any(value is INVALID for value in values.values())):
        return INVALID
    return kind(**values)


def _read_fields(
    reader: Reader, fields: Mapping[str, _Field], node: MappingNode, path: str, given: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    """The values by key, and whether every key was known and stood once."""
    values, seen = dict(given), dict[str, int]()
    faults = len(reader.problems)
    for key, child in node.entries:
        if key.text in given:
            reader.report(key.line, "key-given-elsewhere", key=key.text)
        elif key.text in seen:
            reader.report(key.line, "repeated-key", key=key.text, first=seen[key.text])
        elif key.text not in fields:
            reader.report(key.line, "unknown-key", key=key.text, hint=nearest(key.text, fields))
        else:
            seen[key.text] = key.line
            values[key.text] = _read(reader, fields[key.text].read, child, _join(path, key.text))
            if not isinstance(child, Scalar):
                reader.lines[_join(path, key.text)] = key.line
    return values, not any(problem.level == "problem" for problem in reader.problems[faults:])


def read_identifier(reader: Reader, node: Node) -> Any:
    """An id that stands outside its record, such as a file's name."""
    return _read(reader, _make_reader(Id), node, "id")


def _read(reader: Reader, read: _Read, node: Node, path: str) -> Any:
    """Reads a value and keeps its line."""
    reader.lines[path] = node.line
    return INVALID if reader.is_untouched(node, path) else read(reader, node, path)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@cache
def _fields(kind: type) -> dict[str, _Field]:
    """How each field is read and whether it is needed, in order."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.name: _Field(_make_reader(hints[field.name]), _is_required(field)) for field in dataclasses.fields(kind)
    }


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _make_reader(kind: Any) -> _Read:
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *rules = get_args(kind)
        return _with_rules(_make_reader(inner), tuple(rules))
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in get_args(kind) if argument is not type(None))
        return _make_reader(inner)
    if origin is Literal:
        return _choice(get_args(kind))
    if origin is tuple:
        return _list_of(get_args(kind)[0])
    if dataclasses.is_dataclass(kind) and kind not in READERS:
        return lambda reader, node, path: read_record(reader, cast(type, kind), node, path)
    return READERS[kind]


def _with_rules(read: _Read, rules: tuple[Any, ...]) -> _Read:
    checks = [(RULE_CHECKS[type(rule)], rule) for rule in rules if type(rule) in RULE_CHECKS]

    def read_checked(reader: Reader, node: Node, path: str) -> Any:
        value = read(reader, node, path)
        for check, rule in checks:
            if value is INVALID:
                break
            value = check(reader, node, path, value, rule)
        return value

    return read_checked


def _choice(choices: tuple[str, ...]) -> _Read:
    def read_choice(reader: Reader, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        shown = node.text if isinstance(node, Scalar) else ""
        return reader.report(node.line, "not-a-choice", field=label(path), value=shown, choices=choices)

    return read_choice


def _list_of(kind: Any) -> _Read:
    read_item = _make_reader(kind)

    def read_list(reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, SequenceNode):
            return reader.report(node.line, "not-a-list", field=label(path))
        if not node.items:
            return reader.report(node.line, "empty", field=label(path))
        items = tuple(_read(reader, read_item, item, f"{path}.{index}") for index, item in enumerate(node.items))
        seen: set[str] = set()
        for item, child in zip(items, node.items, strict=True):
            if isinstance(item, str) and item in seen:
                reader.report(child.line, "repeated-item", field=label(path), value=item)
            elif isinstance(item, str):
                seen.add(item)
        return INVALID if any(item is INVALID for item in items) else items

    return read_list

"""From nodes to records: each value is read by its type in `hub.models`, all faults reported at once."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from hub.diagnosis.invisible import hidden_in_key, seen
from hub.diagnosis.slips import keys_of, with_decimals
from hub.lists import Read, list_of
from hub.models import Id
from hub.problems import Phrase
from hub.reading.guesses import keys_guess
from hub.reading.reader import INVALID, EnoughError, Reader, label
from hub.reading.scalars import READERS, RULE_CHECKS, report_choice
from hub.reading.slipping import without_empty_twins, without_orphans, without_slips
from hub.suggestions import nearest_word, perhaps
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar


class _Field(NamedTuple):
    read: Read
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
    try:
        return _read_record(reader, kind, node, path, given or {}, partial=partial)
    except EnoughError:
        if path:
            raise
        return INVALID


def _read_record(reader: Reader, kind: type, node: Node, path: str, given: Mapping[str, Any], *, partial: bool) -> Any:
    if not isinstance(node, MappingNode):
        return _report_no_mapping(reader, kind, node, path)
    if not path:
        reader.language = _language_of(node) or reader.language
        reader.record_node, reader.keys = id(node), known_keys(kind)
    values, faultless = _read_fields(reader, _fields(kind), node, path, given)
    absent = [name for name in required_keys(kind) if name not in values]
    values.update(dict.fromkeys(absent, INVALID))
    missing = [] if id(node) in reader.beheaded else [name for name in absent if name not in reader.elsewhere]
    if missing and (faultless or not set(keys_of(node)).isdisjoint(_fields(kind))):
        keys = [label(_join(path, name)) for name in missing]
        code = "missing-key" if len(keys) == 1 else "missing-keys"
        at_end = _is_at_end(tuple(_fields(kind)), node, missing)
        reader.report(node.line, code, key=keys[0], keys=keys, at_end=at_end)
    if not partial and (not faultless or any(value is INVALID for value in values.values())):
        return INVALID
    return kind(**values)


def _report_no_mapping(reader: Reader, kind: type, node: Node, path: str) -> Any:
    if not path:
        return reader.report(node.line, "not-a-record", field="")
    names, numbers = tuple(_fields(kind)), set(get_type_hints(kind).values()) == {float}
    hint = keys_guess(node, path.rpartition(".")[2], names, numbers=numbers)
    return reader.report(node.line, "not-a-mapping", field=label(path), hint=hint)


def _read_fields(
    reader: Reader, fields: Mapping[str, _Field], node: MappingNode, path: str, given: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    """The values by key, and whether every key was known and stood once.

    A key whose value was lost, or that was misspelt, has INVALID: it is not missing as well.
    """
    values, first = dict(given), dict[str, int]()
    faults = len(reader.problems)
    entries, lost = node.entries, set[str]()
    # Nearly every record is faultless: what looks for lost values is spared it.
    if any(key.text not in fields or (isinstance(child, Scalar) and not child.text) for key, child in entries):
        entries = without_empty_twins(reader, with_decimals(entries))
        entries, lost = without_orphans(reader, entries, fields)
        entries, slipped = without_slips(reader, entries, path, fields)
        lost |= slipped
        values.update(dict.fromkeys(slipped, INVALID))
    for key, child in entries:
        if key.text in given:
            reader.report(key.line, "key-given-elsewhere", key=key.text)
        elif key.text in lost:
            values.setdefault(key.text, INVALID)
        elif key.text in first:
            reader.report(key.line, "repeated-key", key=key.text, first=first[key.text])
        elif hidden := hidden_in_key(key.text, fields):
            values.setdefault(seen(key.text), _report_hidden(reader, key, hidden))
        elif key.text not in fields:
            right = nearest_word(key.text, [name for name in fields if name not in keys_of(node)])
            hint = perhaps(right, key.text) or Phrase("delete-key")
            values.setdefault(right, reader.report(key.line, "unknown-key", key=key.text, hint=hint))
        else:
            first[key.text] = key.line
            values[key.text] = _read(reader, fields[key.text].read, child, _join(path, key.text))
            if reader.problems and fields[key.text].required:
                reader.say_needed(_join(path, key.text))
            if not isinstance(child, Scalar):
                reader.lines[_join(path, key.text)] = key.line
    values.pop("", None)  # from keys that are near no other
    return values, not any(problem.level == "problem" for problem in reader.problems[faults:])


def _report_hidden(reader: Reader, key: Scalar, hidden: Mapping[str, str]) -> Any:
    return reader.report(key.line, "hidden-in-key", char=hidden["char"], right=hidden["right"])


def _is_at_end(order: tuple[str, ...], node: MappingNode, missing: list[str]) -> bool:
    """Whether what is missing would stand below the last key there is: every file ends a record with `updated`."""
    present = [order.index(key) for key in keys_of(node) if key in order]
    ended = bool(node.entries) and node.entries[-1][0].text == "updated"
    return not ended and all(order.index(name) > max(present, default=0) for name in missing)


def _language_of(node: MappingNode) -> str:
    """The language that a record gives itself."""
    return next((child.text for key, child in node.entries if key.text == "language" and isinstance(child, Scalar)), "")


def required_keys(kind: type) -> tuple[str, ...]:
    """The keys that every record of a kind has, in order."""
    return _keys(kind)[0]


def known_keys(kind: type) -> frozenset[str]:
    """The keys that a record of a kind may have."""
    return _keys(kind)[1]


@cache
def _keys(kind: type) -> tuple[tuple[str, ...], frozenset[str]]:
    fields = _fields(kind)
    return tuple(name for name, field in fields.items() if field.required), frozenset(fields)


def read_identifier(reader: Reader, node: Node) -> Any:
    """An id that stands outside its record, such as a file's name."""
    return _read(reader, _make_reader(Id), node, "id")


def _read(reader: Reader, read: Read, node: Node, path: str) -> Any:
    """Reads a value and keeps its line."""
    reader.lines[path] = node.line
    return INVALID if reader.is_unwritten(node, path) else read(reader, node, path)


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


def _make_reader(kind: Any) -> Read:
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *rules = get_args(kind)
        return _with_rules(Reader.text_of if inner is str else _make_reader(inner), tuple(rules))
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in get_args(kind) if argument is not type(None))
        return _make_reader(inner)
    if origin is Literal:
        return _choice(get_args(kind))
    if origin is tuple:
        return list_of(_keeping_line(get_args(kind)[0]), _required(get_args(kind)[0]))
    if dataclasses.is_dataclass(kind) and kind not in READERS:
        return lambda reader, node, path: read_record(reader, cast(type, kind), node, path)
    return READERS[kind]


def _with_rules(read: Read, rules: tuple[Any, ...]) -> Read:
    checks = [(RULE_CHECKS[type(rule)], rule) for rule in rules if type(rule) in RULE_CHECKS]

    def read_checked(reader: Reader, node: Node, path: str) -> Any:
        value = read(reader, node, path)
        for check, rule in checks:
            if value is INVALID:
                break
            value = check(reader, node, path, value, rule)
        return value

    return read_checked


def _choice(choices: tuple[str, ...]) -> Read:
    def read_choice(reader: Reader, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        return report_choice(reader, node, path, choices)

    return read_choice


def _required(kind: Any) -> tuple[str, ...]:
    return required_keys(cast(type, kind)) if dataclasses.is_dataclass(kind) and kind not in READERS else ()


def _keeping_line(kind: Any) -> Read:
    read = _make_reader(kind)
    return lambda reader, node, path: _read(reader, read, node, path)

"""Read records from nodes: each value by its type in `hub.model.records`, with all faults reported at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from hub.diagnosis.hidden_characters import hidden_in_key, visible_part
from hub.diagnosis.nearest import nearest_word, perhaps
from hub.diagnosis.structure_faults import Entries, keys_of, with_decimal_commas
from hub.model.fields import Field, field_named, fields_of, required_keys
from hub.model.records import Record
from hub.model.rules import Reference
from hub.model.values import INVALID
from hub.nodes import Mapping as MappingNode
from hub.nodes import Node, Scalar
from hub.problems import Phrase, counted
from hub.reading.hints import keys_guess
from hub.reading.lists import Read, list_of
from hub.reading.misplaced_keys import without_empty_twins, without_stray_keys, without_unindented
from hub.reading.reader import EnoughError, RecordReader
from hub.reading.references import read_reference
from hub.reading.scalars import READERS, RULE_CHECKS, report_choice


class _Field(NamedTuple):
    """How a field is read, and whether a record must have it."""

    read: Read
    required: bool


def read_record(
    reader: RecordReader,
    kind: type,
    node: Node,
    path: str = "",
    *,
    given: Mapping[str, Any] | None = None,
    partial: bool = False,
) -> Any:
    """Read a record, or a part of one, from a mapping; INVALID after reporting why that fails.

    `given` holds fields known from elsewhere, such as a file's name. A `partial` record is made even when
    fields are missing or wrong: they hold INVALID, so that the other fields can still be checked.
    """
    try:
        return _read_record(reader, kind, node, path, given or {}, partial=partial)
    except EnoughError:
        if path:
            raise
        return INVALID


def _read_record(
    reader: RecordReader, kind: type, node: Node, path: str, given: Mapping[str, Any], *, partial: bool
) -> Any:
    if not isinstance(node, MappingNode):
        return _report_no_mapping(reader, kind, node, path)
    if not path:
        reader.language = _language_of(node) or reader.language
        reader.kind, reader.node = kind, node
    values, faultless = _read_fields(reader, _fields(kind), node, path, given)
    absent = [name for name in required_keys(kind) if name not in values]
    values.update(dict.fromkeys(absent, INVALID))
    missing = _missing(reader, node, absent, whole=not path) if absent else []
    if missing and (faultless or not set(keys_of(node)).isdisjoint(_fields(kind))):
        keys = [counted(_join(path, name)) for name in missing]
        code = "missing-key" if len(keys) == 1 else "missing-keys"
        at_end = _is_at_end(tuple(_fields(kind)), node, missing)
        reader.report(node.line, code, key=keys[0], keys=keys, at_end=at_end)
    if not partial and (not faultless or any(value is INVALID for value in values.values())):
        return INVALID
    return kind(**values)


def _missing(reader: RecordReader, node: MappingNode, absent: list[str], *, whole: bool) -> list[str]:
    """The absent keys that stand in no wrong place either."""
    if node.headless or (whole and reader.lost.nameless):
        return []
    return [name for name in absent if name not in reader.lost.elsewhere]


def _report_no_mapping(reader: RecordReader, kind: type, node: Node, path: str) -> Any:
    """Report a value that stands where a record, or a part of one, was due."""
    if not path:
        return reader.report(node.line, "not-a-record", field="")
    names, numbers = tuple(_fields(kind)), all(field.kind is float for field in fields_of(kind))
    hint = keys_guess(node, path.rpartition(".")[2], names, numbers=numbers)
    return reader.report(node.line, "not-a-mapping", path=path, hint=hint)


def _read_fields(
    reader: RecordReader, fields: Mapping[str, _Field], node: MappingNode, path: str, given: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    """Read the values of a mapping by key; tell whether it was free of problems.

    A key whose value was lost, or that was misspelt, has INVALID: it is not missing as well.
    """
    faults = len(reader.problems)
    own = _own_entries(reader, node, path, fields)
    values, first = {**given, **dict.fromkeys(own.replaced, INVALID)}, dict[str, int]()
    for key, child in own.entries:
        name = key.text
        if name in given:
            reader.report(key.line, "key-given-elsewhere", key=name)
        elif name in own.lost:
            values.setdefault(name, INVALID)
        elif name in first:
            reader.report(key.line, "repeated-key", key=name, first=first[name])
        elif name in fields:
            first[name] = key.line
            values[name] = _read_field(reader, fields[name], key, child, _join(path, name))
        else:
            values.setdefault(_report_strange_key(reader, key, node, fields), INVALID)
    values.pop("", None)  # from keys that are near no other
    return values, not any(problem.level == "problem" for problem in reader.problems[faults:])


class _OwnEntries(NamedTuple):
    """The entries of a mapping that can be read."""

    entries: Entries
    lost: Collection[str] = ()
    """Keys whose values stand elsewhere in the mapping, or were lost."""
    replaced: Collection[str] = ()
    """Those of them that no entry shows any more."""


def _own_entries(reader: RecordReader, node: MappingNode, path: str, fields: Mapping[str, _Field]) -> _OwnEntries:
    """Report the faults that leave several keys wrong at once, and take their entries out."""
    entries = node.entries
    # Nearly every record is faultless: it is spared the search.
    if not any(key.text not in fields or (isinstance(child, Scalar) and not child.text) for key, child in entries):
        return _OwnEntries(entries)
    entries = without_empty_twins(reader, with_decimal_commas(entries))
    entries, parents = without_unindented(reader, entries, fields)
    entries, replaced = without_stray_keys(reader, entries, path, fields)
    return _OwnEntries(entries, parents | replaced, replaced)


def _read_field(reader: RecordReader, field: _Field, key: Scalar, child: Node, path: str) -> Any:
    """Read the value of a known key."""
    value = _read(reader, field.read, child, path)
    if reader.problems and field.required:
        reader.say_needed(path)
    if not isinstance(child, Scalar):
        reader.lines[path] = key.line
    return value


def _report_strange_key(reader: RecordReader, key: Scalar, node: MappingNode, fields: Mapping[str, _Field]) -> str:
    """Report a key that is not known, and give the known one that was meant; empty where none is near."""
    if hidden := hidden_in_key(key.text, fields):
        reader.report(key.line, "hidden-in-key", char=hidden["char"], right=hidden["right"])
        return visible_part(key.text)
    right: str = nearest_word(key.text, [name for name in fields if name not in keys_of(node)])
    hint = perhaps(right, key.text) or Phrase("delete-key")
    reader.report(key.line, "unknown-key", key=key.text, hint=hint)
    return right


def _is_at_end(order: tuple[str, ...], node: MappingNode, missing: list[str]) -> bool:
    """Whether the missing keys would stand below the last one there is: a whole record ends with `updated`."""
    present = [order.index(key) for key in keys_of(node) if key in order]
    ends_with_updated = bool(node.entries) and node.entries[-1][0].text == "updated"
    return not ends_with_updated and all(order.index(name) > max(present, default=0) for name in missing)


def _language_of(node: MappingNode) -> str:
    """The language that a record says it is written in; empty where it does not."""
    return next((child.text for key, child in node.entries if key.text == "language" and isinstance(child, Scalar)), "")


def read_identifier(reader: RecordReader, node: Node) -> Any:
    """Read an id that stands outside its record, such as a file's name."""
    return _read(reader, _value_reader(field_named(Record, "id")), node, "id")


def _read(reader: RecordReader, read: Read, node: Node, path: str) -> Any:
    """Read a value and keep its line."""
    reader.lines[path] = node.line
    return INVALID if reader.is_unwritten(node, path) else read(reader, node, path)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@cache
def _fields(kind: type) -> dict[str, _Field]:
    """How each field of a kind is read, in the order of the model."""
    return {field.name: _Field(_field_reader(field), field.required) for field in fields_of(kind)}


def _field_reader(field: Field) -> Read:
    read = _value_reader(field)
    if not field.listed:
        return read
    required = required_keys(field.kind) if field.is_part else ()
    return list_of(lambda reader, node, path: _read(reader, read, node, path), required)


def _value_reader(field: Field) -> Read:
    """The function that reads one value of a field."""
    if field.choices:
        return _choice(field.choices)
    if field.is_part:
        return lambda reader, node, path: read_record(reader, field.kind, node, path)
    if reference := field.rule(Reference):
        return lambda reader, node, path: read_reference(reader, node, path, reference)
    if not field.rules:
        return READERS[field.kind]
    return _with_rules(RecordReader.text_of if field.kind is str else READERS[field.kind], field.rules)


def _with_rules(read: Read, rules: tuple[Any, ...]) -> Read:
    checks = [(RULE_CHECKS[type(rule)], rule) for rule in rules if type(rule) in RULE_CHECKS]

    def read_checked(reader: RecordReader, node: Node, path: str) -> Any:
        value = read(reader, node, path)
        for check, rule in checks:
            if value is INVALID:
                break
            value = check(reader, node, path, value, rule)
        return value

    return read_checked


def _choice(choices: tuple[str, ...]) -> Read:
    def read_choice(reader: RecordReader, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        return report_choice(reader, node, path, choices)

    return read_choice

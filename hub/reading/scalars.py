"""Read and check single values: dates, numbers, flags, and the rules that fields carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hub.diagnosis import addresses, formats, normalize
from hub.diagnosis.countries import country_guess
from hub.diagnosis.encoding_faults import unreadable
from hub.diagnosis.nearest import nearest, perhaps
from hub.diagnosis.zones import time_zones, zone_guess
from hub.model import web_addresses
from hub.model.rules import Between, Identifier, Limit, Matching, Zone
from hub.model.types import FORMER_CHOICES
from hub.model.values import INVALID, Name, PartialDate, Plural, Text
from hub.nodes import Node, Scalar
from hub.problems import Level
from hub.reading.hints import day_guess, number_guess, time_guess
from hub.reading.reader import RecordReader
from hub.reading.translations import read_name, read_plural, read_text

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
"""Up to 15 digits, which a float holds exactly too; `[0-9]`, since `\\d` takes digits of other scripts."""


def _read_number(reader: RecordReader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and normalize.NUMBER.fullmatch(node.text):
        return float(node.text)
    return _report_number(reader, node, path)


def _read_integer(reader: RecordReader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and INTEGER.fullmatch(node.text):
        return int(node.text)
    if isinstance(node, Scalar) and node.plain and normalize.NUMBER.fullmatch(node.text):
        return reader.report(node.line, "not-whole", path=path, value=node.text)
    return _report_number(reader, node, path)


def _report_number(reader: RecordReader, node: Node, path: str) -> Any:
    text = node.text if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and node.plain and not text:
        return reader.report(node.line, "empty", path=path)
    if fault := unreadable(text):
        return reader.report(node.line, fault.code, path=path, **fault.values)
    if normalize.NUMBER.fullmatch(text) and isinstance(node, Scalar) and not node.plain:
        return reader.report(node.line, "number-in-quotes", path=path, right=text)
    hint = number_guess(text, path.rpartition(".")[2])
    return reader.report(node.line, "not-a-number", path=path, value=text, hint=hint)


def _read_flag(reader: RecordReader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.text in ("true", "false"):
        return node.text == "true"
    return report_choice(reader, node, path, ("true", "false"))


def report_choice(reader: RecordReader, node: Node, path: str, choices: tuple[str, ...]) -> Any:
    """Report a value that is none of a closed list, with the one that was probably meant."""
    shown = node.text if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and node.plain and not shown:
        return reader.report(node.line, "empty", path=path)
    if fault := unreadable(shown):
        return reader.report(node.line, fault.code, path=path, **fault.values)
    if instead := tuple(choice for choice in FORMER_CHOICES.get(shown, ()) if choice in choices):
        return reader.report(node.line, "former-choice", path=path, value=shown, choices=instead)
    hint = nearest(shown, choices)
    return reader.report(node.line, "not-a-choice", path=path, value=shown, choices=choices, hint=hint)


def _read_date(reader: RecordReader, node: Node, path: str) -> Any:
    # Without quotes a year is a number to other readers of YAML.
    if isinstance(node, Scalar) and node.plain and re.fullmatch("[0-9]{4}", node.text):
        return reader.report(node.line, "ambiguous", path=path, value=node.text, right=node.text)
    if isinstance(node, Scalar) and _is_no_day(node.text):
        hint = day_guess(node.text, path, reader.keys)
        return reader.report(node.line, "not-a-date", path=path, value=node.text, hint=hint)
    text = reader.text_of(node, path)
    if text is INVALID:
        return INVALID
    try:
        return PartialDate.parse(text)
    except ValueError:
        hint = day_guess(text, path, reader.keys)
        return reader.report(node.line, "not-a-date", path=path, value=text, hint=hint)


def _is_no_day(text: str) -> bool:
    """Whether a text is a day with an hour, or one that the calendar lacks: quotation marks would not mend it."""
    with_hour = re.match("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt \t]", text)
    return bool(with_hour) or bool(re.fullmatch("[0-9]{4}-[0-9-]+", text) and not normalize.date(text))


READERS: dict[Any, Callable[[RecordReader, Node, str], Any]] = {
    str: RecordReader.free_text_of,
    int: _read_integer,
    float: _read_number,
    bool: _read_flag,
    PartialDate: _read_date,
    Text: read_text,
    Name: read_name,
    Plural: read_plural,
}


def _check_identifier(reader: RecordReader, node: Node, path: str, value: str, rule: Identifier) -> Any:
    code = formats.identifier_fault(value)
    if not code:
        return value
    hint = perhaps(formats.to_identifier(value), value)
    return reader.report(node.line, code, value=value, hint=hint)


def _check_limit(reader: RecordReader, node: Node, path: str, value: Text, rule: Limit) -> Any:
    result: Any = value
    for lang, words in value.words.items():
        line = reader.lines[f"{path}.{lang}"]
        strict = rule.strict.get(lang)
        level: Level = "problem" if strict else rule.level
        most = strict or rule.most
        if len(words) > most:
            reader.report(line, "too-long", level=level, path=f"{path}.{lang}", length=len(words), most=most)
            result = INVALID if level == "problem" else result
    return result


def _check_form(reader: RecordReader, node: Node, path: str, value: Any, rule: Matching) -> Any:
    if rule.form == "url" and (right := addresses.unwrapped(value)):
        return reader.report(node.line, "wrapped-url", path=path, right=right)
    if formats.matches(rule.form, value):
        if rule.form == "url" and (scripts := web_addresses.scripts_of(value)):
            reader.report(node.line, "mixed-letters", level="note", path=path, value=value, scripts=scripts)
        return value
    extra: Any = perhaps(formats.hint(rule.form, value), value)
    if rule.form == "time":
        extra = time_guess(value, path.rpartition(".")[2])
    elif rule.form == "country":
        extra = country_guess(value)
    code = f"not-a-{rule.form}"
    if rule.form == "url":
        code = "email-for-url" if formats.is_email(value) else web_addresses.address_fault(value)
    return reader.report(node.line, code, path=path, value=value, hint=extra)


def _check_zone(reader: RecordReader, node: Node, path: str, value: str, rule: Zone) -> Any:
    if value in time_zones():
        return value
    return reader.report(node.line, "not-a-zone", path=path, value=value, hint=zone_guess(value))


def _check_between(reader: RecordReader, node: Node, path: str, value: float, rule: Between) -> Any:
    if rule.least <= value <= rule.most:
        return value
    shown = f"{value:g}"
    return reader.report(
        node.line,
        "out-of-range",
        path=path,
        value=shown,
        least=f"{rule.least:g}",
        most=f"{rule.most:g}",
    )


RULE_CHECKS: dict[type, Callable[..., Any]] = {
    Identifier: _check_identifier,
    Limit: _check_limit,
    Matching: _check_form,
    Zone: _check_zone,
    Between: _check_between,
}

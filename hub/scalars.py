"""Reads and checks single values: texts by language, dates, numbers, and the rules their fields carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from hub import forms
from hub.problems import Level, Phrase
from hub.reader import INVALID, Reader, label
from hub.rules import Between, Identifier, Limit, Matching, Zone
from hub.suggestions import nearest
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar
from hub.values import PLURAL_CATEGORIES, Name, PartialDate, Plural, Text

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
# Fifteen digits are what a floating-point number keeps.
CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")


def _read_number(reader: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(node.text):
        return float(node.text)
    return reader.report(node.line, "not-a-number", field=label(path), value=getattr(node, "text", ""))


def _read_integer(reader: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and INTEGER.fullmatch(node.text):
        return int(node.text)
    return reader.report(node.line, "not-a-number", field=label(path), value=getattr(node, "text", ""))


def _read_flag(reader: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.text in ("true", "false"):
        return node.text == "true"
    shown = getattr(node, "text", "")
    return reader.report(node.line, "not-a-choice", field=label(path), value=shown, choices=("true", "false"))


def _read_date(reader: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and re.fullmatch("[0-9]{4}", node.text):
        return reader.report(node.line, "ambiguous", field=label(path), value=node.text)
    text = reader.text_of(node, path)
    if text is INVALID:
        return INVALID
    try:
        return PartialDate.parse(text)
    except ValueError:
        right = forms.date_hint(text)
        hint = Phrase("perhaps", {"right": right}) if right else ""
        return reader.report(node.line, "not-a-date", field=label(path), value=text, hint=hint)


def _read_words(reader: Reader, node: Node, path: str, *, known: Callable[[str], bool]) -> dict[str, str] | Any:
    """Language to words; Romanian with comma letters."""
    if not isinstance(node, MappingNode):
        return reader.report(node.line, "not-by-language", field=label(path))
    words: dict[str, str] = {}
    valid: Any = True
    for key, child in node.entries:
        if key.text in words:
            valid = reader.report(key.line, "repeated-key", key=key.text, first=reader.lines[f"{path}.{key.text}"])
            continue
        reader.lines[f"{path}.{key.text}"] = child.line
        if key.plain and key.text in ("no", "NO", "No"):
            valid = reader.report(key.line, "ambiguous", field=label(path), value=key.text)
            continue
        if not known(key.text):
            hint = nearest(key.text, reader.where.languages)
            valid = reader.report(key.line, "unknown-language", field=label(path), value=key.text, hint=hint)
            continue
        place = f"{path}.{key.text}"
        text = INVALID if reader.is_untouched(child, place) else reader.text_of(child, place)
        if text is INVALID:
            valid = INVALID
        elif key.text == "ro" and text.translate(CEDILLA) != text:
            wrong = next(word for word in text.split() if word.translate(CEDILLA) != word)
            right = wrong.translate(CEDILLA)
            valid = reader.report(child.line, "cedilla", field=label(path), value=wrong, right=right)
        else:
            words[key.text] = text
    if not node.entries:
        return reader.report(node.line, "empty", field=label(path))
    return INVALID if valid is INVALID else words


def _read_text(reader: Reader, node: Node, path: str) -> Any:
    words = _read_words(reader, node, path, known=reader.where.languages.__contains__)
    return INVALID if words is INVALID else Text(words)


def _read_name(reader: Reader, node: Node, path: str) -> Any:
    words = _read_words(reader, node, path, known=_is_language)
    return INVALID if words is INVALID else Name(words)


def _read_plural(reader: Reader, node: Node, path: str) -> Any:
    if not isinstance(node, MappingNode):
        return reader.report(node.line, "not-by-language", field=label(path))
    forms_by_language: dict[str, dict[str, str]] = {}
    for key, child in node.entries:
        if key.text in forms_by_language:
            first = reader.lines[f"{path}.{key.text}"]
            return reader.report(key.line, "repeated-key", key=key.text, first=first)
        if key.text not in reader.where.languages:
            hint = nearest(key.text, reader.where.languages)
            return reader.report(key.line, "unknown-language", field=label(path), value=key.text, hint=hint)
        reader.lines[f"{path}.{key.text}"] = child.line
        words = _read_words(reader, child, f"{path}.{key.text}", known=PLURAL_CATEGORIES.__contains__)
        if words is INVALID:
            return INVALID
        if "other" not in words or not all("{n}" in form for form in words.values()):
            return reader.report(child.line, "not-a-plural", field=label(f"{path}.{key.text}"))
        forms_by_language[key.text] = words
    return Plural(forms_by_language)


@cache
def _is_language(code: str) -> bool:
    """Whether Unicode CLDR knows the language."""
    try:
        return bool(re.fullmatch("[a-z]{2,3}", code)) and bool(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return False


READERS: dict[Any, Callable[[Reader, Node, str], Any]] = {
    str: Reader.text_of,
    int: _read_integer,
    float: _read_number,
    bool: _read_flag,
    PartialDate: _read_date,
    Text: _read_text,
    Name: _read_name,
    Plural: _read_plural,
}


def _check_identifier(reader: Reader, node: Node, path: str, value: str, rule: Identifier) -> Any:
    if forms.is_identifier(value):
        return value
    right = forms.to_identifier(value)
    hint = Phrase("perhaps", {"right": right}) if right else ""
    return reader.report(node.line, "bad-id", value=value, hint=hint)


def _check_limit(reader: Reader, node: Node, path: str, value: Text, rule: Limit) -> Any:
    result: Any = value
    for lang, words in value.words.items():
        line = reader.lines[f"{path}.{lang}"]
        strict = rule.strict.get(lang)
        level: Level = "problem" if strict else rule.level
        most = strict or rule.most
        if len(words) > most:
            reader.report(line, "too-long", level=level, field=label(f"{path}.{lang}"), length=len(words), most=most)
            result = INVALID if level == "problem" else result
    return result


def _check_form(reader: Reader, node: Node, path: str, value: Any, rule: Matching) -> Any:
    if forms.matches(rule.form, value):
        return value
    hint: Any = forms.hint(rule.form, value)
    extra = Phrase("perhaps", {"right": hint}) if hint else ""
    code = "bad-host" if rule.form == "url" and forms.names_web_address(value) else f"not-a-{rule.form}"
    return reader.report(node.line, code, field=label(path), value=value, hint=extra)


def _check_zone(reader: Reader, node: Node, path: str, value: str, rule: Zone) -> Any:
    zones = forms.time_zones()
    if value in zones:
        return value
    return reader.report(node.line, "not-a-zone", field=label(path), value=value, hint=nearest(value, zones))


def _check_between(reader: Reader, node: Node, path: str, value: float, rule: Between) -> Any:
    if rule.least <= value <= rule.most:
        return value
    shown = f"{value:g}"
    return reader.report(
        node.line,
        "out-of-range",
        field=label(path),
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

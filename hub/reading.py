"""From nodes to records: each value is read by its type in `hub.models`, all faults reported at once."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from babel import Locale, UnknownLocaleError

from hub import forms
from hub.problems import Level, Phrase, Problem
from hub.rules import Between, Identifier, Limit, Matching, Zone
from hub.suggestions import nearest
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar
from hub.tree import Sequence as SequenceNode
from hub.values import PLURAL_CATEGORIES, Name, PartialDate, Plural, Text

INVALID: Any = object()
"""What reading returns for a value that was reported: no record is built from it."""

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Control, invisible and bidirectional characters: they can hide or reorder text (Unicode TR 36)."""
_AMBIGUOUS = re.compile(
    r"y|yes|n|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?0[0-9_]+|0[bxo][0-9a-f_]+"
    r"|[-+]?[0-9]+(_[0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?|=|<<",
    re.IGNORECASE,
)
"""Plain scalars that YAML 1.1 and 1.2 read differently (yaml.org/type)."""
_NULL = re.compile(r"~|null|Null|NULL|")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")


class Where(NamedTuple):
    """The record being read, and the languages of the site."""

    file: str
    record: str
    languages: tuple[str, ...]


class Reader:
    """Reads the values of one record; gathers its problems and the line of every path."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}

    def report(self, line: int, code: str, *, level: Level = "problem", **values: Any) -> Any:
        """Notes a problem and gives INVALID."""
        self.problems.append(
            Problem(file=self.where.file, line=line, record=self.where.record, code=code, values=values, level=level)
        )
        return INVALID

    def read(self, kind: Any, node: Node, path: str) -> Any:
        """The value of a node as its type says, or INVALID after reporting why not."""
        self.lines[path] = node.line
        reader = _reader_for(kind)
        return reader(self, node, path)

    def read_record(self, kind: type, node: Node, path: str, given: Mapping[str, Any] | None = None) -> Any:
        """A dataclass from a mapping; `given` holds fields known from elsewhere, such as a file's name."""
        if not isinstance(node, MappingNode):
            return self.report(node.line, "not-a-mapping", field=_label(path))
        known = _fields(kind)
        values = dict(given or {})
        seen: dict[str, int] = {}
        valid = True
        for key, child in node.entries:
            if key.text in seen:
                valid = self.report(key.line, "repeated-key", key=key.text, first=seen[key.text])
                continue
            seen[key.text] = key.line
            field_path = f"{path}.{key.text}" if path else key.text
            if key.text not in known or key.text in (given or {}):
                valid = self.report(key.line, "unknown-key", key=key.text, hint=nearest(key.text, known))
                continue
            value = self.read(known[key.text].kind, child, field_path)
            self.lines[field_path] = key.line if not isinstance(child, Scalar) else child.line
            values[key.text] = value
        missing = [name for name, field in known.items() if field.required and name not in values]
        for name in missing:
            self.report(node.line, "missing-key", key=f"{path}.{name}" if path else name)
        if missing or valid is INVALID or any(value is INVALID for value in values.values()):
            return INVALID
        return kind(**values)

    def text_of(self, node: Node, path: str) -> Any:
        """The text of a scalar, refused where the two YAMLs differ, where it is empty or hides characters."""
        if not isinstance(node, Scalar):
            return self.report(node.line, "not-text", field=_label(path))
        if node.plain and _AMBIGUOUS.fullmatch(node.text):
            return self.report(node.line, "ambiguous", field=_label(path), value=node.text)
        if not node.text.strip() or (node.plain and _NULL.fullmatch(node.text)):
            return self.report(node.line, "empty", field=_label(path))
        hidden = _HIDDEN.search(node.text)
        if hidden:
            return self.report(node.line, "hidden-character", field=_label(path), char=f"U+{ord(hidden[0]):04X}")
        return node.text


class _Field(NamedTuple):
    kind: Any
    required: bool


_Read = Callable[[Reader, Node, str], Any]


@cache
def _fields(kind: type) -> dict[str, _Field]:
    """Name, type and need of each field, in order."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.name: _Field(hints[field.name], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
    }


_READERS: dict[Any, _Read] = {}


def _reader_for(kind: Any) -> _Read:
    """The function that reads one type, built once per type."""
    key = repr(kind)
    if key not in _READERS:
        _READERS[key] = _make_reader(kind)
    return _READERS[key]


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
    if dataclasses.is_dataclass(kind) and kind not in _SIMPLE:
        return lambda reader, node, path: reader.read_record(kind, node, path)
    return _SIMPLE[kind]


def _with_rules(read: _Read, rules: tuple[Any, ...]) -> _Read:
    checks = [(_RULES[type(rule)], rule) for rule in rules if type(rule) in _RULES]

    def reader(self: Reader, node: Node, path: str) -> Any:
        value = read(self, node, path)
        for check, rule in checks:
            if value is INVALID:
                break
            value = check(self, node, path, value, rule)
        return value

    return reader


def _choice(choices: tuple[str, ...]) -> _Read:
    def reader(self: Reader, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        shown = node.text if isinstance(node, Scalar) else ""
        return self.report(node.line, "not-a-choice", field=_label(path), value=shown, choices=choices)

    return reader


def _list_of(kind: Any) -> _Read:
    def reader(self: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, SequenceNode):
            return self.report(node.line, "not-a-list", field=_label(path))
        if not node.items:
            return self.report(node.line, "empty", field=_label(path))
        items = tuple(self.read(kind, item, f"{path}.{index}") for index, item in enumerate(node.items))
        return INVALID if any(item is INVALID for item in items) else items

    return reader


def _read_number(self: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and _NUMBER.fullmatch(node.text):
        return float(node.text)
    return self.report(node.line, "not-a-number", field=_label(path), value=getattr(node, "text", ""))


def _read_integer(self: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and _INTEGER.fullmatch(node.text):
        return int(node.text)
    return self.report(node.line, "not-a-number", field=_label(path), value=getattr(node, "text", ""))


def _read_flag(self: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.text in ("true", "false"):
        return node.text == "true"
    shown = getattr(node, "text", "")
    return self.report(node.line, "not-a-choice", field=_label(path), value=shown, choices=("true", "false"))


def _read_date(self: Reader, node: Node, path: str) -> Any:
    if isinstance(node, Scalar) and node.plain and re.fullmatch(r"\d{4}", node.text):
        return self.report(node.line, "ambiguous", field=_label(path), value=node.text)
    text = self.text_of(node, path)
    if text is INVALID:
        return INVALID
    try:
        return PartialDate.parse(text)
    except ValueError:
        return self.report(node.line, "not-a-date", field=_label(path), value=text, hint=forms.date_hint(text))


def _read_string(self: Reader, node: Node, path: str) -> Any:
    return self.text_of(node, path)


def _read_words(self: Reader, node: Node, path: str, *, known: Callable[[str], bool]) -> dict[str, str] | Any:
    """Language to words; Romanian with comma letters."""
    if not isinstance(node, MappingNode):
        return self.report(node.line, "not-by-language", field=_label(path))
    words: dict[str, str] = {}
    valid: Any = True
    for key, child in node.entries:
        if key.text in words:
            valid = self.report(key.line, "repeated-key", key=key.text, first=self.lines[f"{path}.{key.text}"])
            continue
        self.lines[f"{path}.{key.text}"] = child.line
        if key.plain and key.text in ("no", "NO", "No"):
            valid = self.report(key.line, "ambiguous", field=_label(path), value=key.text)
            continue
        if not known(key.text):
            hint = nearest(key.text, self.where.languages)
            valid = self.report(key.line, "unknown-language", field=_label(path), value=key.text, hint=hint)
            continue
        text = self.text_of(child, f"{path}.{key.text}")
        if text is INVALID:
            valid = INVALID
        elif key.text == "ro" and text.translate(_CEDILLA) != text:
            wrong = next(word for word in text.split() if word.translate(_CEDILLA) != word)
            right = wrong.translate(_CEDILLA)
            valid = self.report(child.line, "cedilla", field=_label(path), value=wrong, right=right)
        else:
            words[key.text] = text
    if not node.entries:
        return self.report(node.line, "empty", field=_label(path))
    return INVALID if valid is INVALID else words


def _read_text(self: Reader, node: Node, path: str) -> Any:
    words = _read_words(self, node, path, known=self.where.languages.__contains__)
    return INVALID if words is INVALID else Text(words)


def _read_name(self: Reader, node: Node, path: str) -> Any:
    words = _read_words(self, node, path, known=_is_language)
    return INVALID if words is INVALID else Name(words)


def _read_plural(self: Reader, node: Node, path: str) -> Any:
    if not isinstance(node, MappingNode):
        return self.report(node.line, "not-by-language", field=_label(path))
    forms_by_language: dict[str, dict[str, str]] = {}
    for key, child in node.entries:
        if key.text not in self.where.languages:
            hint = nearest(key.text, self.where.languages)
            return self.report(key.line, "unknown-language", field=_label(path), value=key.text, hint=hint)
        words = _read_words(self, child, f"{path}.{key.text}", known=PLURAL_CATEGORIES.__contains__)
        if words is INVALID:
            return INVALID
        if "other" not in words or not all("{n}" in form for form in words.values()):
            return self.report(child.line, "not-a-plural", field=_label(f"{path}.{key.text}"))
        forms_by_language[key.text] = words
    return Plural(forms_by_language)


@cache
def _is_language(code: str) -> bool:
    """Whether Unicode CLDR knows the language."""
    try:
        return bool(re.fullmatch("[a-z]{2,3}", code)) and bool(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return False


_SIMPLE: dict[Any, _Read] = {
    str: _read_string,
    int: _read_integer,
    float: _read_number,
    bool: _read_flag,
    PartialDate: _read_date,
    Text: _read_text,
    Name: _read_name,
    Plural: _read_plural,
}


def _check_identifier(self: Reader, node: Node, path: str, value: str, rule: Identifier) -> Any:
    if forms.is_identifier(value):
        return value
    return self.report(node.line, "bad-id", value=value, right=forms.to_identifier(value))


def _check_limit(self: Reader, node: Node, path: str, value: Text, rule: Limit) -> Any:
    result: Any = value
    for lang, words in value.words.items():
        line = self.lines[f"{path}.{lang}"]
        strict = rule.strict.get(lang)
        level: Level = "problem" if strict else rule.level
        most = strict or rule.most
        if len(words) > most:
            self.report(line, "too-long", level=level, field=_label(f"{path}.{lang}"), length=len(words), most=most)
            result = INVALID if level == "problem" else result
    return result


def _check_form(self: Reader, node: Node, path: str, value: Any, rule: Matching) -> Any:
    if forms.matches(rule.form, value):
        return value
    hint: Any = forms.hint(rule.form, value)
    extra = Phrase("perhaps", {"right": hint}) if hint else ""
    return self.report(node.line, f"not-a-{rule.form}", field=_label(path), value=value, hint=extra)


def _check_zone(self: Reader, node: Node, path: str, value: str, rule: Zone) -> Any:
    zones = forms.time_zones()
    if value in zones:
        return value
    return self.report(node.line, "not-a-zone", field=_label(path), value=value, hint=nearest(value, zones))


def _check_between(self: Reader, node: Node, path: str, value: float, rule: Between) -> Any:
    if rule.least <= value <= rule.most:
        return value
    shown = f"{value:g}"
    return self.report(
        node.line, "out-of-range", field=_label(path), value=shown, least=f"{rule.least:g}", most=f"{rule.most:g}"
    )


_RULES: dict[type, Callable[..., Any]] = {
    Identifier: _check_identifier,
    Limit: _check_limit,
    Matching: _check_form,
    Zone: _check_zone,
    Between: _check_between,
}


def _label(path: str) -> str:
    """A path as an editor counts: `programme.1.sessions.2.time`."""
    return ".".join(str(int(part) + 1) if part.isdigit() else part for part in path.split("."))

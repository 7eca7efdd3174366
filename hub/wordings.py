"""Reads texts by language: each language once, with words of its own, whole and in its own letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from hub.diagnosis.invisible import hidden_in_key
from hub.diagnosis.lines import known_keys
from hub.diagnosis.slips import repeated
from hub.reader import INVALID, Reader, label
from hub.slipping import without_slips
from hub.suggestions import nearest_language
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar
from hub.values import PLURAL_CATEGORIES, Name, Plural, Text

CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")


def _read_words(reader: Reader, node: Node, path: str, *, known: Callable[[str], bool]) -> dict[str, str] | Any:
    """Language to words; Romanian with comma letters."""
    if not isinstance(node, MappingNode):
        return _report_no_language(reader, node, path)
    words: dict[str, str] = {}
    entries, slipped = node.entries[: _first_of_others(reader, node)], set[str]()
    if any(isinstance(child, Scalar) and not child.text for _, child in entries):
        entries, slipped = without_slips(reader, entries, path, reader.where.languages)
    valid: Any = INVALID if slipped else True
    for key, child in entries:
        if key.text in words:
            valid = reader.report(key.line, "repeated-key", key=key.text, first=reader.lines[f"{path}.{key.text}"])
            continue
        reader.lines[f"{path}.{key.text}"] = child.line
        if key.plain and key.text in ("no", "NO", "No"):
            valid = reader.report(key.line, "ambiguous", field=label(path), value=key.text, right=key.text)
            continue
        if not known(key.text) and (hidden := hidden_in_key(key.text, reader.where.languages)):
            valid = reader.report(key.line, "hidden-in-key", char=hidden["char"], right=hidden["right"])
            continue
        if not known(key.text):
            hint = nearest_language(key.text, reader.where.languages)
            valid = reader.report(key.line, "unknown-language", field=label(path), value=key.text, hint=hint)
            continue
        if isinstance(child, Scalar) and child.commented:
            right = f'{key.text}: "{child.text}{" " if child.text else ""}#…"'
            valid = reader.report(child.line, "cut-by-hash", field=label(f"{path}.{key.text}"), right=right)
            continue
        place = f"{path}.{key.text}"
        text = INVALID if reader.is_unwritten(child, place, "placeholder-language") else reader.text_of(child, place)
        if text is INVALID:
            valid = INVALID
            if key.text == reader.language:
                reader.say_needed(f"{path}.{key.text}")
        elif key.text == "ro" and text.translate(CEDILLA) != text:
            wrong = next(word for word in text.split() if word.translate(CEDILLA) != word)
            right = wrong.translate(CEDILLA)
            valid = reader.report(child.line, "cedilla", field=label(path), value=wrong, right=right)
        else:
            words[key.text] = text
    if not node.entries:
        return reader.report(node.line, "empty", field=label(path))
    if id(node) in reader.beheaded and reader.language not in words:
        return INVALID
    return INVALID if valid is INVALID else words


def _first_of_others(reader: Reader, node: MappingNode) -> int:
    """Where the texts of another key begin, which stands too deep or was lost; that is reported. Else the end."""
    names = {key.text for key, _ in node.entries}
    if len(names) == len(node.entries) and max(map(len, names), default=0) <= 3:
        return len(node.entries)
    again = repeated(node)
    for place, (key, child) in enumerate(node.entries):
        empty = isinstance(child, Scalar) and not child.text
        if len(key.text) > 3 and ((empty and place + 1 < len(node.entries)) or (place and key.text in known_keys())):
            reader.elsewhere |= {key.text, *(names & known_keys())}
            reader.report(key.line, "key-too-deep", key=key.text)
            return place
        if len(again) > 1 and place == again[0]:
            reader.beheaded |= {id(node), reader.record_node}
            reader.report(key.line, "lost-key")
            return place
    return len(node.entries)


def _report_no_language(reader: Reader, node: Node, path: str) -> Any:
    """A text that does not say its language; an empty one has nothing below its key."""
    text = node.text if isinstance(node, Scalar) else "…"
    if not text:
        return reader.report(node.line, "empty", field=label(path))
    dash = "- " if path.rpartition(".")[2].isdigit() else ""
    right = f'{dash}{reader.language}: "{text}"'
    return reader.report(node.line, "not-by-language", field=label(path), right=right)


def read_text(reader: Reader, node: Node, path: str) -> Any:
    """A text to be translated, in languages of the site."""
    words = _read_words(reader, node, path, known=reader.where.languages.__contains__)
    return INVALID if words is INVALID else Text(words)


def read_name(reader: Reader, node: Node, path: str) -> Any:
    """A proper name, in any language that Unicode CLDR knows."""
    words = _read_words(reader, node, path, known=_is_language)
    return INVALID if words is INVALID else Name(words)


def read_plural(reader: Reader, node: Node, path: str) -> Any:
    """A phrase with a number, in languages of the site and their plural forms."""
    if not isinstance(node, MappingNode):
        return _report_no_language(reader, node, path)
    forms_by_language: dict[str, dict[str, str]] = {}
    for key, child in node.entries:
        if key.text in forms_by_language:
            first = reader.lines[f"{path}.{key.text}"]
            return reader.report(key.line, "repeated-key", key=key.text, first=first)
        if key.text not in reader.where.languages:
            hint = nearest_language(key.text, reader.where.languages)
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

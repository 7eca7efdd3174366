"""Read texts by language: each language once, with its words whole and in its own letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from hub.diagnosis.hidden_characters import hidden_in_key
from hub.diagnosis.nearest import nearest_language
from hub.diagnosis.structure_faults import Entries
from hub.model.values import INVALID, PLURAL_CATEGORIES, Name, Plural, Text
from hub.nodes import Mapping as MappingNode
from hub.nodes import Node, Scalar
from hub.reading.lost_keys import Intruder, intruder_in
from hub.reading.misplaced_keys import without_stray_keys
from hub.reading.reader import RecordReader

_CEDILLAS = "şţŞŢ"
CEDILLA = str.maketrans(_CEDILLAS, "șțȘȚ")


def _read_words(reader: RecordReader, node: Node, path: str, *, known: Callable[[str], bool]) -> dict[str, str] | Any:
    """Read the words of a text by language; INVALID when something is wrong with one of them."""
    if not isinstance(node, MappingNode):
        return _report_no_language(reader, node, path)
    if not node.entries:
        return reader.report(node.line, "empty", path=path)
    intruder = intruder_in(node)
    if intruder and intruder.code == "key-too-deep":
        reader.report(intruder.key.line, "key-too-deep", key=intruder.key.text)
    elif intruder:
        reader.report(intruder.key.line, "lost-key")
    entries, taken = _own_entries(reader, node, intruder, path)
    words: dict[str, str] = {}
    whole = not taken
    for key, child in entries:
        place = f"{path}.{key.text}"
        if key.text in words:
            reader.report(key.line, "repeated-key", key=key.text, first=reader.lines[place])
            whole = False
            continue
        reader.lines[place] = child.line
        text = _words_of(reader, child, path, key.text) if _is_named(reader, key, path, known) else INVALID
        if text is INVALID:
            whole = False
        else:
            words[key.text] = text
    lost = intruder is not None and intruder.code == "lost-key"
    return words if whole and not (lost and reader.language not in words) else INVALID


def _own_entries(
    reader: RecordReader, node: MappingNode, intruder: Intruder | None, path: str
) -> tuple[Entries, set[str]]:
    """The entries that belong to this text, and the languages whose words a fault has taken; the fault is reported."""
    entries = node.entries[: intruder.place] if intruder else node.entries
    if any(isinstance(child, Scalar) and not child.text for _, child in entries):
        return without_stray_keys(reader, entries, path, reader.where.languages)
    return entries, set()


def _is_named(reader: RecordReader, key: Scalar, path: str, known: Callable[[str], bool]) -> bool:
    """Whether a key is known and means the same in YAML 1.1 and 1.2; else report it."""
    languages = reader.where.languages
    if key.plain and key.text in ("no", "NO", "No"):
        reader.report(key.line, "ambiguous", path=path, value=key.text, right=key.text)
    elif known(key.text):
        return True
    elif hidden := hidden_in_key(key.text, languages):
        reader.report(key.line, "hidden-in-key", char=hidden["char"], right=hidden["right"])
    else:
        hint = nearest_language(key.text, languages)
        reader.report(key.line, "unknown-language", path=path, value=key.text, hint=hint)
    return False


def _words_of(reader: RecordReader, node: Node, path: str, code: str) -> Any:
    """Read the words in one language."""
    place = f"{path}.{code}"
    if isinstance(node, Scalar) and node.remark:
        return reader.report_cut(node, place)
    text = INVALID if reader.is_unwritten(node, place, "placeholder-language") else reader.text_of(node, place)
    if text is INVALID and code == reader.language:
        reader.say_needed(place)
    return _with_commas(reader, node, path, text) if code == "ro" and text is not INVALID else text


def _with_commas(reader: RecordReader, node: Node, path: str, text: str) -> Any:
    """Refuse Romanian words with the cedilla of Turkish, as older keyboards gave it: ș and ț have a comma below."""
    if not any(letter in text for letter in _CEDILLAS):
        return text
    wrong = next(word for word in text.split() if word.translate(CEDILLA) != word)
    return reader.report(node.line, "cedilla", path=path, value=wrong, right=wrong.translate(CEDILLA))


def _report_no_language(reader: RecordReader, node: Node, path: str) -> Any:
    """Report a text that does not say its language, or that is empty."""
    text = node.text if isinstance(node, Scalar) else "…"
    if not text:
        return reader.report(node.line, "empty", path=path)
    dash = "- " if path.rpartition(".")[2].isdigit() else ""
    right = f'{dash}{reader.language}: "{text}"'
    return reader.report(node.line, "not-by-language", path=path, right=right)


def read_text(reader: RecordReader, node: Node, path: str) -> Any:
    """Read a text to be translated, in languages of the site."""
    words = _read_words(reader, node, path, known=reader.where.languages.__contains__)
    return INVALID if words is INVALID else Text(words)


def read_name(reader: RecordReader, node: Node, path: str) -> Any:
    """Read a proper name, in any language that Unicode CLDR knows."""
    words = _read_words(reader, node, path, known=_is_language)
    return INVALID if words is INVALID else Name(words)


def read_plural(reader: RecordReader, node: Node, path: str) -> Any:
    """Read a phrase with a number, in languages of the site and their plural forms."""
    if not isinstance(node, MappingNode):
        return _report_no_language(reader, node, path)
    forms_by_language: dict[str, dict[str, str]] = {}
    for key, child in node.entries:
        if key.text in forms_by_language:
            first = reader.lines[f"{path}.{key.text}"]
            return reader.report(key.line, "repeated-key", key=key.text, first=first)
        if key.text not in reader.where.languages:
            hint = nearest_language(key.text, reader.where.languages)
            return reader.report(key.line, "unknown-language", path=path, value=key.text, hint=hint)
        reader.lines[f"{path}.{key.text}"] = child.line
        words = _read_words(reader, child, f"{path}.{key.text}", known=PLURAL_CATEGORIES.__contains__)
        if words is INVALID:
            return INVALID
        if "other" not in words or not all("{n}" in form for form in words.values()):
            return reader.report(child.line, "not-a-plural", path=f"{path}.{key.text}")
        forms_by_language[key.text] = words
    return Plural(forms_by_language)


@cache
def _is_language(code: str) -> bool:
    """Whether Unicode CLDR knows the language."""
    try:
        return bool(re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?", code)) and bool(Locale.parse(code, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False

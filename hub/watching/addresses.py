"""Find every outside address in the registries and the hand-written pages, with the places where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hub.model.fields import walk
from hub.model.kinds import LISTINGS
from hub.model.rules import Matching, Prose
from hub.model.values import Text
from hub.model.web_addresses import is_web_address
from hub.reading.entries import Entry, Registries
from hub.text.markdown import links_and_words

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\|\]{}]+", re.IGNORECASE)
_CODE = re.compile(r"^(```|~~~).*?^\1|(?<!`)(`++)[^\n]+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
"""Code in Markdown: an address in a sample is not a link."""


class Place(NamedTuple):
    """A line of a file, and the id of the record on that line, if there is one."""

    file: str
    line: int
    name: str = ""


def outside_addresses(registries: Registries, root: Path, languages: Iterable[str]) -> Mapping[str, tuple[Place, ...]]:
    """The addresses in the order they are found, without the part after `#`; each place is named once."""
    found: dict[str, dict[Place, None]] = {}
    for address, place in (*_in_registries(registries), *_in_pages(root, languages)):
        found.setdefault(address.partition("#")[0], {})[place] = None
    return {address: tuple(places) for address, places in found.items()}


def find_addresses(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation that follows them."""
    return [_trimmed(match[0]) for match in _ADDRESS.finditer(text)]


def _in_registries(registries: Registries) -> Iterator[tuple[str, Place]]:
    entries = [entry for name in LISTINGS for entry in registries.entries[name]]
    for entry in (*entries, registries.project, registries.taxonomy):
        if entry is not None:
            yield from _in_entry(entry)


def _in_entry(entry: Entry) -> Iterator[tuple[str, Place]]:
    for leaf in walk(entry.record):
        find = _finder(leaf.rules)
        for path, text in _texts(leaf.path, leaf.value):
            for address in find(text):
                yield address, Place(entry.file, entry.line_of(path), entry.name)


def _finder(rules: tuple[Any, ...]) -> Callable[[str], list[str]]:
    """The function that finds the addresses of a field: the field is an address, a Markdown text, or plain words."""
    if Matching("url") in rules or Matching("contact") in rules:
        return _whole
    return _linked if Prose() in rules else find_addresses


def _linked(text: str) -> list[str]:
    """The addresses of a long text: those of its links as they are, then those among its words."""
    targets, words = links_and_words(text)
    return [*(target for target in targets if is_web_address(target)), *find_addresses(words)]


def _whole(value: str) -> list[str]:
    """The field's value as one address, with a final full stop that may be part of it; none for an e-mail address."""
    return [value] if is_web_address(value) else []


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Text):
        for lang, words in value.words.items():
            yield f"{path}.{lang}", words


def _in_pages(root: Path, languages: Iterable[str]) -> Iterator[tuple[str, Place]]:
    for code in languages:
        for file in sorted((root / "docs" / code).rglob("*.md")):
            text = _CODE.sub(_blank, file.read_text(encoding="utf-8"))
            for number, line in enumerate(text.splitlines(), start=1):
                for address in find_addresses(line):
                    yield address, Place(file.relative_to(root).as_posix(), number)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _trimmed(address: str) -> str:
    """An address without the punctuation of its sentence, or the closing bracket of a Markdown link."""
    while address and (address[-1] in ".,;:!?*_’”»…" or _is_unopened(address)):
        address = address[:-1]
    return address


def _is_unopened(address: str) -> bool:
    return address.endswith(")") and address.count(")") > address.count("(")

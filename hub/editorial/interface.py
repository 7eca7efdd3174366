"""Interface words by language: as texts to be compared, and to find words of another language in an editor's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from hub.catalogues import LOADER, PACKAGE
from hub.editorial.passages import Passage
from hub.languages import load_strings

_LEAST_LETTERS = 12
"""Letters of a piece: several languages share shorter words."""


@cache
def interface_pieces(lang: str) -> frozenset[str]:
    """The longer pieces of interface words, split at their placeholders."""
    strings = [value if isinstance(value, str) else "\n".join(value.values()) for value in load_strings(lang).values()]
    pieces = (piece.strip() for text in strings for piece in re.split(r"\{[^{}]*\}|\n", text))
    return frozenset(piece for piece in pieces if sum(char.isalpha() for char in piece) >= _LEAST_LETTERS)


def foreign_words(lang: str, languages: Sequence[str]) -> Mapping[str, str]:
    """Pieces of several words in other languages that this language does not have, with their language."""
    own = "\n".join(interface_pieces(lang))
    return {
        words: code
        for code in languages
        if code != lang
        for words in sorted(interface_pieces(code))
        if " " in words and words not in own
    }


_OF_ONE_LANGUAGE = ("language.", "signs.", "search.ignored", "search.asks.")
"""Interface words that are no translations: each language has its own signs, and its own words of a search."""


def interface_passages(languages: Sequence[str]) -> Iterator[Passage]:
    """Every text of the interface in the languages; the first of them is the original."""
    strings = {lang: load_strings(lang) for lang in languages}
    lines = {lang: dict(_lines(lang)) for lang in languages}
    for key in strings[languages[0]]:
        if not key.startswith(_OF_ONE_LANGUAGE):
            words = {lang: _words(own[key]) for lang, own in strings.items() if key in own}
            places = {lang: (f"hub/strings/{lang}.yml", lines[lang].get(key, 1)) for lang in words}
            yield Passage(places, "", key, languages[0], words)


def _words(value: str | Mapping[str, str]) -> str:
    return value if isinstance(value, str) else "\n".join(value.values())


def _lines(lang: str) -> Iterator[tuple[str, int]]:
    """The line of each key of a catalogue."""
    text = PACKAGE.joinpath("strings", f"{lang}.yml").read_text(encoding="utf-8")
    yield from _lines_below(yaml.compose(text, Loader=LOADER), "")


def _lines_below(node: Any, path: str) -> Iterator[tuple[str, int]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = f"{path}.{key.value}" if path else str(key.value)
        yield name, key.start_mark.line + 1
        yield from _lines_below(value, name)

"""Every text that editors write, by language and with its place: fields of registries, blocks of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hub.model.fields import walk
from hub.model.kinds import LISTINGS
from hub.model.values import Plural, Text
from hub.model.vocabulary import GlossaryTerm
from hub.reading.entries import Entry, Registries

_ADDRESS = re.compile(
    r"\bhttps?://[^\s<>)\]]*+|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:bzh|com|eu|fr|org|zone)\b(?:/[^\s<>)\]]*+)?"
)
_QUOTED = re.compile(r"«[^«»]*+»|[“„”][^“„”]*+[“”]|\([^()]*+\)")


@dataclass(frozen=True)
class Passage:
    """A text in its languages: file and line of each, its path in the record, and its original language."""

    places: Mapping[str, tuple[str, int]]
    record: str
    path: str
    own: str
    words: Mapping[str, str]
    chosen: bool = False
    """Whether a translation may equal the original, as for a glossary term, whose definition is translated."""

    @cached_property
    def bare(self) -> Mapping[str, str]:
        """The text in each language, with a placeholder word for each web address."""
        return {code: without_addresses(text) for code, text in self.words.items()}


def entries_of(registries: Registries) -> Iterator[Entry]:
    """Every entry of every registry, and the taxonomy and the project."""
    for name in LISTINGS:
        yield from registries.entries[name]
    yield from (single for single in (registries.taxonomy, registries.project) if single is not None)


def registry_passages(registries: Registries) -> Iterator[Passage]:
    """Every text of the registries, including phrases with plural forms."""
    for entry in entries_of(registries):
        record = entry.record
        for leaf in walk(record):
            if leaf.is_translated and isinstance(record.language, str):
                words = _words(leaf.value)
                places = {code: (entry.file, entry.line_of(f"{leaf.path}.{code}")) for code in words}
                chosen = isinstance(record, GlossaryTerm) and leaf.path == "term"
                yield Passage(places, entry.name, leaf.path, record.language, words, chosen)


def without_addresses(text: str) -> str:
    """A text with one plain word in place of each web address."""
    return _ADDRESS.sub("CAMPUS", text) if "." in text else text


def without_names(text: str, names: Iterable[str], stand_in: str = " ") -> str:
    """A text without web addresses, proper names, and text in quotation marks or brackets."""
    text = _ADDRESS.sub(" ", text)
    for name in names:
        text = text.replace(name, stand_in)
    return _QUOTED.sub(" ", text)


def excerpt(text: str, most: int = 60) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _words(value: Text | Plural) -> dict[str, str]:
    if isinstance(value, Text):
        return dict(value.words)
    return {code: "\n".join(forms.values()) for code, forms in value.words.items()}

"""The generated files: fingerprints of every translation of a record, and of the source that it was made from.

A file says of each translation, which it names by its fingerprint, from which source it was made. Such a line holds for
good, whatever happens to the texts later: it is only no longer about the translation that is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from hub.diagnosis.misfiled_entries import GENERATED
from hub.translations.fingerprints import fingerprint
from hub.translations.units import PAGES, Key

FOLDER = GENERATED
"""The folder of the files, in the folder of the registries."""
NOTES = "notes"
"""Its folder of notes, each about some translations of one record, until the next update takes them into the files."""
Review = tuple[str, str]
"""Who reviewed, and on which day."""
_HEADING = "# Written by `hub translations update`, never by hand: fingerprints of texts (guide/en/developing.md)."
_NOTE_HEADING = "# These translations were made from, or hold for, their source as it now is (hub translations)."
_LINE = re.compile(r"( *)([^\s:]+):(?: +(.+))?")


class Print(NamedTuple):
    """A translation: its fingerprint, that of its source, the commit by which it fell behind, and what people did."""

    text: str
    source: str
    since: str = ""
    human: bool = False
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Prints:
    """All that is known of the translations of one record.

    `language` is the source language, `sources` are the fingerprints of the source texts by path, `texts` what is known
    of each translation by path and language, and `reviews` those of the record by language.
    """

    language: str
    sources: Mapping[str, str]
    texts: Mapping[tuple[str, str], Print]
    reviews: Mapping[str, Review] = field(default_factory=dict)
    commit: str = ""
    day: str = ""


def file_of(key: Key) -> PurePosixPath:
    """The file of a record, relative to the folder of the registries."""
    if key.registry == PAGES:
        return PurePosixPath(FOLDER, key.record).with_suffix(".yml")
    parts = (key.record,) if key.registry == key.record else key
    return PurePosixPath(FOLDER, *parts[:-1], f"{parts[-1]}.yml")


def note_file(key: Key, lang: str, prints: Prints) -> PurePosixPath:
    """The file of a note about some translations of a record: notes have names of their own and never conflict."""
    name = re.sub("[^a-z0-9]+", "-", str(key).removesuffix(".md")).strip("-")
    return PurePosixPath(FOLDER, NOTES, f"{name}-{lang}-{fingerprint(repr(sorted(prints.texts.items())))}.yml")


def write_note(key: Key, prints: Prints) -> str:
    """The text of a note: the record, and the lines that a person, or a machine that drafts, adds to its file."""
    lines = write_prints(prints).splitlines()[4:]
    return "\n".join([_NOTE_HEADING, f"record: {key}", f"language: {prints.language}", *lines, ""])


def parse_note(text: str) -> tuple[str, Prints]:
    """The name of the record that a note is about, and what it says."""
    record = next((value for depth, key, value in _lines(text) if depth == 0 and key == "record"), "")
    return record, parse_prints(text)


def write_prints(prints: Prints) -> str:
    """The text of a file: sorted, one line a translation."""
    lines = [_HEADING, f"commit: {prints.commit}", f'day: "{prints.day}"', f"language: {prints.language}"]
    if prints.reviews:
        lines.append("reviews:")
        lines += [f"  {lang}: {by} {on}" for lang, (by, on) in sorted(prints.reviews.items())]
    lines.append("fields:")
    by_path: dict[str, dict[str, Print]] = {path: {} for path in prints.sources}
    for (path, lang), one in prints.texts.items():
        by_path[path][lang] = one
    for path in sorted(by_path, key=_in_order):
        lines += [f"  {path}:", f"    source: {prints.sources[path]}"]
        texts = sorted(by_path[path].items())
        lines += [f"    {lang}: {_written(one, prints.sources[path])}" for lang, one in texts]
    return "\n".join([*lines, ""])


def parse_prints(text: str) -> Prints:
    """What a file says; lines of another form are passed over, since the next `hub translations update` writes all."""
    top: dict[str, str] = {}
    reviews: dict[str, Review] = {}
    sources: dict[str, str] = {}
    texts: dict[tuple[str, str], Print] = {}
    path = ""
    for depth, key, value in _lines(text):
        if depth == 0:
            top[key], path = value.strip('"'), key if key == "reviews" else ""
        elif depth == 2 and path == "reviews" and value:
            by, _, on = value.partition(" ")
            reviews[key] = by, on
        elif depth == 2:
            path = key
        elif key == "source":
            sources[path] = value
        elif value and path in sources:
            texts[path, key] = _read(value.split(), sources[path])
    return Prints(top.get("language", ""), sources, texts, reviews, top.get("commit", ""), top.get("day", ""))


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    for line in text.splitlines():
        if match := _LINE.fullmatch(line):
            yield len(match[1]), match[2], match[3] or ""


def _written(one: Print, source: str) -> str:
    parts = [one.text]
    if one.source != source:
        parts += ["from", one.source]
    if one.since:
        parts += ["since", one.since]
    return " ".join([*parts, *(["human"] if one.human else []), *(["reviewed"] if one.reviewed else [])])


def _read(words: list[str], source: str) -> Print:
    values = dict(pairwise(words))
    return Print(
        text=words[0],
        source=values.get("from", source),
        since=values.get("since", ""),
        human="human" in words,
        reviewed="reviewed" in words,
    )


def _in_order(path: str) -> list[tuple[int, int, str]]:
    """The order of paths: numbers as numbers."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in path.split(".")]

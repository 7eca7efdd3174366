"""The files in which a record and its translations stand, and what is in them, now or in an earlier version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from hub.catalogues import LOADER, PACKAGE
from hub.languages import flatten, load_strings
from hub.model.registries import kind_of_file
from hub.model.reviews import reviews_of
from hub.reading.entries import Entry
from hub.reading.loader import Loader
from hub.translations.prints import FOLDER, Review
from hub.translations.units import PAGES, STRINGS, Key, Unit, units_of_entry, units_of_pages, units_of_strings
from hub.written.pages import WrittenPage

STRINGS_FOLDER = "hub/strings"
DATA = "data"
"""The folder of the registries in the repository."""
CONTENT = (DATA, PAGES, STRINGS_FOLDER)
"""The folders that hold texts to translate."""
Group = tuple[str, str]
"""What is read together: a registry file, the interface words, or one page, in all languages."""


@dataclass(slots=True)
class Texts:
    """The texts of one record, its reviews, its former ids, and whether all of it could be read."""

    units: list[Unit] = field(default_factory=list)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    whole: bool = True


def group_of(path: str, languages: tuple[str, ...]) -> Group | None:
    """The group of a file of the repository; None for one that holds no texts to translate."""
    top, _, rest = path.partition("/")
    if top == DATA and not rest.startswith(f"{FOLDER}/") and kind_of_file(PurePosixPath(rest)):
        return DATA, rest
    lang, _, page = rest.partition("/")
    if top == PAGES and lang in languages and page.endswith(".md"):
        return PAGES, page
    folder, _, name = path.rpartition("/")
    if folder == STRINGS_FOLDER and name.removesuffix(".yml") in languages:
        return STRINGS, ""
    return None


def paths_of(group: Group, languages: tuple[str, ...]) -> list[str]:
    """The files of a group."""
    kind, rest = group
    if kind == DATA:
        return [f"{DATA}/{rest}"]
    if kind == PAGES:
        return [f"{PAGES}/{lang}/{rest}" for lang in languages]
    return [f"{STRINGS_FOLDER}/{lang}.yml" for lang in languages]


def read_group(group: Group, files: Mapping[str, bytes], languages: tuple[str, ...]) -> dict[Key, Texts]:
    """The records of a group, given the content of its files; empty where nothing can be read."""
    kind, rest = group
    if kind == DATA:
        return _records(PurePosixPath(rest), files.get(f"{DATA}/{rest}", b""), languages)
    if kind == PAGES:
        pages = [
            WrittenPage(file=path, lang=path.split("/")[1], path=rest, text=data.decode(errors="replace"))
            for path, data in files.items()
        ]
        return _gathered(units_of_pages(pages, languages[0]))
    words = {PurePosixPath(path).stem: _words(data) for path, data in files.items()}
    return _gathered(units_of_strings(words, languages[0], {}))


def texts_of_entry(entry: Entry, key: Key, languages: tuple[str, ...], *, whole: bool = True) -> Texts:
    """The texts of one record."""
    record = entry.record
    former = getattr(record, "former_ids", ())
    return Texts(
        list(units_of_entry(key, entry, languages)),
        reviews_of(record),
        former if isinstance(former, tuple) else (),
        whole,
    )


def _records(path: PurePosixPath, data: bytes, languages: tuple[str, ...]) -> dict[Key, Texts]:
    kind = kind_of_file(path)
    assert kind is not None, path
    root = Path(DATA)
    loader = Loader(root, languages, {root / path: data})
    if kind.place == "folder":
        entries = loader.read_file(kind, root / path)
    elif kind.listed:
        entries = loader.read_all(kind)
    else:
        entries = [entry for entry in [loader.read_single(kind)] if entry]
    whole = not loader.problems
    keys = [Key(kind.name, entry.name or kind.name) for entry in entries]
    return {key: texts_of_entry(entry, key, languages, whole=whole) for key, entry in zip(keys, entries, strict=True)}


def _gathered(units: Iterable[Unit]) -> dict[Key, Texts]:
    found: dict[Key, Texts] = {}
    for unit in units:
        found.setdefault(unit.key, Texts()).units.append(unit)
    return found


def own_strings(root: Path, lang: str) -> Mapping[str, Any]:
    """The interface words that a project holds; none where the hub is installed elsewhere."""
    path = root / STRINGS_FOLDER / f"{lang}.yml"
    if not path.is_file():
        return {}
    if path.resolve() == (PACKAGE / "strings" / path.name).resolve():
        return load_strings(lang)  # they have been read already
    return _words(path.read_bytes())


def line_of_words(root: Path, lang: str, name: str) -> int:
    """The line of interface words in their file, by dotted key; 1 where there are none."""
    path = root / STRINGS_FOLDER / f"{lang}.yml"
    return _lines(path).get(name, 1) if path.is_file() else 1


@cache
def _lines(path: Path) -> dict[str, int]:
    found: dict[str, int] = {}

    def note(node: yaml.Node, name: str) -> None:
        found[name] = node.start_mark.line + 1
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            note(value, f"{name}.{key.value}" if name else key.value)

    tree = yaml.compose(path.read_bytes(), Loader=LOADER)
    if tree is not None:
        note(tree, "")
    return found


@lru_cache(maxsize=32)  # of the interface words, a commit changes few languages
def _words(data: bytes) -> dict[str, Any]:
    try:
        return dict(flatten(yaml.load(data, Loader=LOADER), ""))
    except (yaml.YAMLError, AttributeError):
        return {}

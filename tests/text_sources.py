"""Every text of the project by language: registries, interface strings and hand-written pages."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hub.languages import language_codes
from hub.loading import Entry, Registries, load_registries
from hub.values import Name, Plural, Text
from hub.walking import walk

ROOT = Path(__file__).parent.parent
CODES = language_codes(ROOT / "mkdocs.yml")
SOURCE = "en"
"""The language in which pages and interface strings are written first."""
_CALL = re.compile(r"\{\{\s*(\w+\(.*?\))\s*\}\}")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>)\]]*|\b(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:bzh|eu|fr|org|zone)\b(?:/\S*)?")


class Passage(NamedTuple):
    """One text in its languages: its file with * for the language, its place there, and who wrote it first."""

    file: str
    place: str
    line: int | None
    own: str
    words: Mapping[str, str]

    @property
    def key(self) -> str:
        """The name that stays when lines move."""
        return f"{self.file} {self.place}"

    def name(self, lang: str) -> str:
        """How messages call it in one language."""
        file = self.file.replace("*", lang)
        return f"{file}{f':{self.line}' if self.line else ''} {self.place} ({lang})"


class WrittenPage(NamedTuple):
    """A hand-written page in one language: blocks of plain text, the kind of each, link targets, macro calls."""

    where: str
    blocks: tuple[str, ...]
    kinds: tuple[str, ...]
    links: tuple[str, ...]
    calls: tuple[str, ...]


@cache
def registries() -> Registries:
    """The registries of the real data."""
    return load_registries(ROOT / "data", CODES)[0]


def all_entries() -> Iterator[Entry]:
    """Every entry of every registry, with the taxonomy and the project."""
    found = registries()
    for listed in found.entries.values():
        yield from listed
    assert found.taxonomy is not None
    assert found.project is not None
    yield found.taxonomy
    yield found.project


@cache
def registry_passages() -> tuple[Passage, ...]:
    """Every text and every plural of the registries."""
    return tuple(
        Passage(entry.file, _place(entry, leaf.path), entry.line_of(leaf.path), entry.record.language, _words(leaf.value))
        for entry in all_entries()
        for leaf in walk(entry.record)
        if isinstance(leaf.value, Text | Plural)
    )


@cache
def proper_names() -> tuple[str, ...]:
    """Every proper name of the registries in every language, the longest first."""
    names = {
        words
        for entry in all_entries()
        for leaf in walk(entry.record)
        if isinstance(leaf.value, Name)
        for words in leaf.value.words.values()
    }
    return tuple(sorted(names, key=len, reverse=True))


@cache
def interface_passages() -> tuple[Passage, ...]:
    """Every text of the interface."""
    strings = {code: dict(_flat(_yaml(ROOT / f"hub/strings/{code}.yml"))) for code in CODES}
    keys = [key for key in strings[SOURCE] if not key.startswith("language.")]
    words = {key: {code: strings[code][key] for code in CODES if key in strings[code]} for key in keys}
    return tuple(Passage("hub/strings/*.yml", key, None, SOURCE, words[key]) for key in keys)


@cache
def page_paths() -> tuple[str, ...]:
    """The hand-written pages, as paths below the folder of a language."""
    found = {file.relative_to(ROOT / "docs" / code).as_posix() for code in CODES for file in _pages(code)}
    return tuple(sorted(found))


@cache
def written_page(path: str, lang: str) -> WrittenPage | None:
    """A hand-written page, or None where it is not there in this language."""
    where = f"docs/{lang}/{path}"
    file = ROOT / where
    if not file.exists():
        return None
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    tokens = _markdown().parse(_CALL.sub(_said, body))
    inlines = [token for token in tokens if token.type == "inline"]
    matter = yaml.safe_load(front)
    return WrittenPage(
        where,
        blocks=(*(str(value) for value in matter.values()), *(_plain(token) for token in inlines)),
        kinds=(*matter, *(token.tag for token in tokens if token.nesting == 1)),
        links=tuple(href for token in inlines for href in _hrefs(token)),
        calls=tuple(_call(match) for match in _CALL.finditer(body)),
    )


@cache
def page_passages() -> tuple[Passage, ...]:
    """The blocks of hand-written pages, each with the block at the same place in other languages."""
    found: list[Passage] = []
    for path in page_paths():
        pages = {code: page for code in CODES if (page := written_page(path, code))}
        for number in range(max(len(page.blocks) for page in pages.values())):
            words = {code: page.blocks[number] for code, page in pages.items() if number < len(page.blocks)}
            found.append(Passage(f"docs/*/{path}", f"block {number + 1}", None, SOURCE, words))
    return tuple(found)


def all_passages() -> tuple[Passage, ...]:
    """Registries, interface and pages."""
    return (*registry_passages(), *interface_passages(), *page_passages())


def markdown_links(text: str) -> Counter[str]:
    """The targets of the links in a Markdown text."""
    return Counter(href for token in _markdown().parse(text) if token.type == "inline" for href in _hrefs(token))


def without_addresses(text: str) -> str:
    """A text in which addresses of the web are one plain word."""
    return _ADDRESS.sub("CAMPUS", text)


def without_names(text: str) -> str:
    """A text without addresses, proper names and words in quotation marks."""
    text = _ADDRESS.sub(" ", text)
    for name in proper_names():
        text = text.replace(name, " ")
    return re.sub(r"«[^»]*»|[“„”][^“”]*[“”]|\([^)]*\)", " ", text)


def _place(entry: Entry, path: str) -> str:
    return f"{entry.name} {path}" if entry.name and not entry.file.endswith(f"/{entry.name}.yml") else path


def _words(value: Text | Plural) -> dict[str, str]:
    if isinstance(value, Text):
        return dict(value.words)
    return {code: "\n".join(forms.values()) for code, forms in value.words.items()}


def _yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def _pages(code: str) -> list[Path]:
    return sorted((ROOT / "docs" / code).rglob("*.md"))


def _said(call: re.Match[str]) -> str:
    """What stands in a sentence for a macro call: its own words, or one plain word."""
    return _parts(call)[2] or "CAMPUS"


def _call(call: re.Match[str]) -> str:
    """A macro call without the words that are translated."""
    name, arguments, _ = _parts(call)
    return f"{name}({', '.join(arguments)})"


def _parts(call: re.Match[str]) -> tuple[str, list[str], str]:
    """Name, arguments and translated words of a call; `link` takes its words third or as `text`."""
    tree = ast.parse(call[1], mode="eval").body
    assert isinstance(tree, ast.Call)
    name = ast.unparse(tree.func)
    said = [*(tree.args[2:] if name == "link" else ()), *(k.value for k in tree.keywords if k.arg == "text")]
    fixed = [*(tree.args[:2] if name == "link" else tree.args), *(k for k in tree.keywords if k.arg != "text")]
    return name, [ast.unparse(part) for part in fixed], "".join(str(ast.literal_eval(part)) for part in said)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _plain(inline: Token) -> str:
    parts = {"softbreak": " ", "hardbreak": " ", "code_inline": "CAMPUS"}
    return "".join(parts.get(part.type, part.content) for part in inline.children or () if part.type != "html_inline")


def _hrefs(inline: Token) -> Iterator[str]:
    for part in inline.children or ():
        if part.type == "link_open":
            yield str(part.attrs["href"])

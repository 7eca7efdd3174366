"""Every text of the project by language: registries, interface strings and hand-written pages."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
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
_ADDRESS = re.compile(
    r"\bhttps?://[^\s<>)\]]*|\b(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:bzh|eu|fr|org|zone)\b(?:/\S*)?"
)


_BY_LANGUAGE = (
    (r"\A(?!https?:)([^#]*)#.*", r"\1#"),  # the anchor of a heading comes from its words
    (r"(?<=//creativecommons\.org/licenses/by/4\.0/)deed\.[a-z]{2}", ""),  # the licence has a page in each language
    (r"(?<=//eur-lex\.europa\.eu/legal-content/)[A-Z]{2}(?=/)", "EN"),  # so has the law of the European Union
    # The EUPL is also an annex of a decision, and so in each language.
    (r"https://eur-lex\.europa\.eu/legal-content/EN/TXT/\?uri=CELEX:32017D0863", "the EUPL"),
    (r"https://interoperable-europe\.ec\.europa\.eu/collection/eupl/eupl-text-eupl-12", "the EUPL"),
)
"""External addresses that differ by language, and what stands for all of them."""


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
    leaves = [(entry, leaf) for entry in all_entries() for leaf in walk(entry.record)]
    return tuple(
        Passage(e.file, _place(e, leaf.path), e.line_of(leaf.path), e.record.language, _words(leaf.value))
        for e, leaf in leaves
        if isinstance(leaf.value, Text | Plural)
    )


@cache
def proper_names() -> tuple[str, ...]:
    """Every proper name of the registries in every language, the longest first."""
    values = [leaf.value for entry in all_entries() for leaf in walk(entry.record)]
    names = {words for value in values if isinstance(value, Name) for words in value.words.values()}
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


def same_address(address: str) -> str:
    """An address without what may differ by language."""
    for pattern, stands in _BY_LANGUAGE:
        address = re.sub(pattern, stands, address)
    return address


def figures(text: str, lang: str) -> Counter[str]:
    """The numbers of a text as digits with a decimal point."""
    thousands = "[ \u00a0\u202f,]" if lang == "en" else "[ \u00a0\u202f.]"
    parted = rf"(?<![\d.,])\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)"
    joined = re.sub(parted, lambda match: re.sub(r"\D", "", match[0]), without_addresses(text))
    return Counter(number.replace(",", ".") for number in re.findall(r"\d+(?:[.,]\d+)*", joined))


def other_figures(passage: Passage, lang: str) -> str:
    """How the numbers of a text differ from those in its own language; nothing where they are equal."""
    own, here = (figures(passage.words[code], code) for code in (passage.own, lang))
    if own == here:
        return ""
    return f"{passage.name(lang)}: missing {dict(own - here)}, more {dict(here - own)}: {excerpt(passage.words[lang])}"


def difference(path: str, lang: str, part: str) -> str:
    """How a page differs from the original in `kinds`, `links` or `calls`; nothing where one of them is absent."""
    own, here = written_page(path, SOURCE), written_page(path, lang)
    if not own or not here:
        return ""
    before, after = ([same_address(word) for word in getattr(page, part)] for page in (own, here))
    missing, more = dict(Counter(before) - Counter(after)), dict(Counter(after) - Counter(before))
    told = f"missing {missing}, more {more}" if missing or more else "in another order"
    return f"{here.where}: {part} {told}" if before != after else ""


def raw_values(names: Collection[str]) -> Iterator[tuple[str, Any]]:
    """File and value of every field so named, read as plain YAML: what the reader would refuse is there too."""
    for file in sorted((ROOT / "data").rglob("*.yml")):
        for value in _named(_yaml(file), names):
            yield file.relative_to(ROOT).as_posix(), value


def excerpt(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= 160 else f"{text[:160]}…"


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


def _named(tree: Any, names: Collection[str], *, inside: bool = False) -> Iterator[Any]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _named(value, names, inside=key in names)
    elif isinstance(tree, list):
        for value in tree:
            yield from _named(value, names, inside=inside)
    elif inside:
        yield tree


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

"""The forms in which the site can be taken along: a small site for them, hostile records, and a strict reader of each.

A new output with an offer has its reader here, by media type; the tests of hostile text then run through it.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt

from hub.assembly.outputs import OUTPUTS
from hub.joined.joining import Joined, join
from hub.languages import load_languages
from hub.model.fields import Field, fields_of
from hub.model.values import Name, Plural, Text
from hub.open_data.cells import read_csv
from hub.pages.site import Site
from hub.reading.entries import Entry
from hub.settings import read_settings
from tests.conftest import SITE_URL, TODAY
from tests.registries import load_small

ATTACKS = (
    '=HYPERLINK("https://evil.example/","x")',
    "+1 -1 @SUM(A1) ]]> --> */",
    "@x '=1 ''",
    "'=1+1",
    "-- </script><script>hub_attack(1)</script>",
    "<img src=x onerror=hub_attack(2)> &amp; <b>b</b>",
    "[a](javascript:hub_attack(3)) ![b](https://evil.example/) *c* _d_ `e` # f | g",
    "BEGIN:VEVENT SUMMARY;X=1:y\\,z; \\n",
    "\u05e9\u05dc\u05d5\u05dd \u202eevil\u202c \u0645\u0631\u062d\u0628\u0627",
    "\U0001f642 \U0001f469\u200d\U0001f4bb \ufeff e\u0301",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "first line\nBEGIN:VEVENT\nthird line",
    "1. one\n- two\n# three",
)
"""Texts that mean something in one form or another."""


def small_site(root: Path, joined: Joined | None = None) -> Site:
    """The site of the small registries, or of these records, in the languages of a project."""
    settings = read_settings(root, {"SITE_URL": SITE_URL, "HUB_TODAY": TODAY})
    return Site(settings, load_languages(root / "mkdocs.yml"), joined or join(load_small()), outputs=OUTPUTS)


def hostile(joined: Joined, attack: str) -> Joined:
    """The records with this text in every text, name and word that is no id, address or choice."""
    entries = {registry: _all(found, attack) for registry, found in joined.entries.items()}
    single = {name: _poison(getattr(joined, name), attack) for name in ("taxonomy", "project")}
    lists = {name: _all(getattr(joined, name), attack) for name in ("glossary", "laws")}
    return dataclasses.replace(joined, entries=MappingProxyType(entries), **single, **lists)


def _all(found: Mapping[str, Any], attack: str) -> Mapping[str, Any]:
    return {
        key: dataclasses.replace(one, record=_poison(one.record, attack))
        if isinstance(one, Entry)
        else _poison(one, attack)
        for key, one in found.items()
    }


def _poison(part: Any, attack: str) -> Any:
    changed = {}
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        if value is not None:
            items = [_value(field, one, attack) for one in (value if field.listed else (value,))]
            changed[field.name] = tuple(items) if field.listed else items[0]
    return dataclasses.replace(part, **changed)


def _value(field: Field, value: Any, attack: str) -> Any:
    if field.is_part:
        return _poison(value, attack)
    if isinstance(value, Text | Name):
        return type(value)(dict.fromkeys(value.words, attack))
    if isinstance(value, Plural):
        return value  # a pattern of numbers, which the reading holds to its braces
    return attack if isinstance(value, str) and not field.rules and not field.choices else value


def _json(data: bytes) -> list[str]:
    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for one in value.values():
                yield from texts(one)
        elif isinstance(value, list):
            for one in value:
                yield from texts(one)

    return [*texts(json.loads(data))]


def _csv(data: bytes) -> list[str]:
    assert data.startswith(b"\xef\xbb\xbf")
    raw = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)]
    assert len({len(row) for row in raw}) == 1, "rows of different lengths"
    assert not [cell for row in raw for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    return [text for row in read_csv(data) for text in row]


def _xlsx(data: bytes) -> list[str]:
    book, space = zipfile.ZipFile(io.BytesIO(data)), "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    texts = []
    for name in book.namelist():
        if name.endswith((".xml", ".rels")):
            tree = etree.fromstring(book.read(name))
            assert not [*tree.iter(f"{space}f"), *tree.iter(f"{space}hyperlink")], name
            assert {cell.get("t", "n") for cell in tree.iter(f"{space}c")} <= {"s", "n"}
            assert b'TargetMode="External"' not in book.read(name)
            texts += ["".join(one.itertext()) for one in tree.iter(f"{space}si")]
    return [re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text) for text in texts]


def _markdown(data: bytes) -> list[str]:
    tree = html.fromstring(f"<main>{MarkdownIt('commonmark').render(data.decode())}</main>")
    assert {element.tag for element in tree.iter()} <= {
        "main", "h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a", "code", "br", "blockquote",
    }  # fmt: skip
    assert not [a.get("href") for a in tree.iter("a") if not re.match(r"(https?|mailto|tel):", a.get("href"))]
    return ["".join(element.itertext()) for element in tree.iter() if element.tag in ("h1", "h2", "h3", "p", "li", "a")]


def _linked_data(form: str) -> Callable[[bytes], list[str]]:
    def read(data: bytes) -> list[str]:
        from rdflib import Graph

        return [str(value) for value in Graph().parse(data=data, format=form).objects()]

    return read


def _calendar(data: bytes) -> list[str]:
    import icalendar
    import vobject

    calendar = icalendar.Calendar.from_ical(data)
    assert not [part.errors for part in calendar.walk() if part.errors]
    (other,) = vobject.readComponents(data.decode())
    assert other.validate(raiseException=True)
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    events = calendar.walk("VEVENT")
    assert len(other.contents["vevent"]) == len(events)
    return [str(event[key]) for event in events for key in ("SUMMARY", "DESCRIPTION", "LOCATION") if key in event]


def _shown_html(text: str) -> str:
    tree = html.fromstring(f"<main>{text}</main>")
    assert not tree.xpath("//script | //img | //style | //@onerror | //a[starts-with(@href, 'javascript')]")
    return str(tree.text_content())


def _atom(data: bytes) -> list[str]:
    names = ("title", "summary", "content")
    parts = [part for part in etree.fromstring(data).iter() if etree.QName(part).localname in names]
    return [_shown_html(part.text) if part.get("type") == "html" else part.text for part in parts]


def _json_feed(data: bytes) -> list[str]:
    items = json.loads(data)["items"]
    return [*_json(data), *(_shown_html(item["content_html"]) for item in items)]


READERS: Mapping[str, Callable[[bytes], list[str]]] = {
    "application/atom+xml": _atom,
    "application/feed+json": _json_feed,
    "application/json": _json,
    "application/ld+json": _linked_data("json-ld"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _xlsx,
    "text/calendar": _calendar,
    "text/csv": _csv,
    "text/markdown": _markdown,
    "text/plain": _markdown,
    "text/turtle": _linked_data("turtle"),
}
"""By media type: reads a file strictly, fails on what it should not hold, and gives the texts in it."""

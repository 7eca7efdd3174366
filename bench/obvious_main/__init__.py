"""The macros of the obvious set-up, as the macros plugin documents them: a module, YAML, templates of Markdown.

It is written as a person who knows the plugins would write it: registries read once for all languages, joins made once,
templates compiled once.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader

REGISTRIES = ("practices", "partners", "organisations", "events")
Record = dict[str, Any]


class Data:
    """All registries, and the records that belong together."""

    def __init__(self, folder: Path) -> None:
        self.records: dict[str, dict[str, Record]] = {
            "practices": {
                path.stem: {"id": path.stem, **_read(path)} for path in sorted((folder / "practices").glob("*.yml"))
            }
        }
        for name in REGISTRIES[1:]:
            self.records[name] = {record["id"]: record for record in _read(folder / f"{name}.yml")}
        self.taxonomy: Record = _read(folder / "taxonomy.yml")
        self.project: Record = _read(folder / "project.yml")
        self.terms = {name: {t["id"]: t for t in terms} for name, terms in self.taxonomy.items() if name != "language"}

    @cached_property
    def by_region(self) -> dict[tuple[str, str], list[Record]]:
        """Records of a registry by the code of their region."""
        found = defaultdict(list)
        for name, records in self.records.items():
            for record in records.values():
                found[name, record["location"]["region"]["nuts"]].append(record)
        return found

    @cached_property
    def by_organisation(self) -> dict[tuple[str, str], list[Record]]:
        """Practices and events by the organisations they name."""
        found = defaultdict(list)
        for practice in self.records["practices"].values():
            owners = [owner["organisation"] for owner in practice["owners"]]
            for key in dict.fromkeys([*owners, *practice["organisations"]]):
                found["practices", key].append(practice)
        for event in self.records["events"].values():
            for key in dict.fromkeys(_organisations(event)):
                found["events", key].append(event)
        return found

    @cached_property
    def events_by(self) -> dict[tuple[str, str], list[Record]]:
        """Events by the partners and by the practices they name."""
        found = defaultdict(list)
        for event in self.records["events"].values():
            organisers = [organiser["partner"] for organiser in event["organisers"]]
            delegating = [delegation["partner"] for delegation in event.get("delegations", [])]
            for key in dict.fromkeys([*organisers, *event["partners"], *delegating]):
                found["partners", key].append(event)
            for key in event["practices"]:
                found["practices", key].append(event)
        return found

    @cached_property
    def learned_by(self) -> dict[str, list[Record]]:
        """Practices by the partners that took them over."""
        found = defaultdict(list)
        for practice in self.records["practices"].values():
            for transfer in practice.get("transfers", []):
                found[transfer["partner"]].append(practice)
        return found


class Words:
    """The functions that templates call for words in one language."""

    def __init__(self, code: str, strings: Record) -> None:
        self.code = code
        self.strings = strings
        self.locale = Locale.parse(strings["language"]["babel"])

    def text(self, words: Record) -> str:
        """A text or name in this language, else in English or any other."""
        return str(words.get(self.code) or words.get("en") or next(iter(words.values())))

    def word(self, key: str, **values: Any) -> str:
        """Interface words by dotted key."""
        found: Any = self.strings
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values)

    def count(self, key: str, number: int) -> str:
        """Interface words with a number."""
        group, name = key.split(".")
        return self._plural(self.strings[group][name], number)

    def where(self, place: Record) -> str:
        """City, region and country."""
        country = self.locale.territories[place["country"]]
        return ", ".join([self.text(place["city"]), self.text(place["region"]["name"]), country])

    def country(self, code: str) -> str:
        """The name of a country."""
        return str(self.locale.territories[code])

    def date(self, value: str) -> str:
        """A day, a month or a year."""
        year, *rest = (int(part) for part in value.split("-"))
        if not rest:
            return str(year)
        if len(rest) == 1:
            return str(format_skeleton("yMMMM", date(year, rest[0], 1), locale=self.locale))
        return str(format_date(date(year, *rest), "long", locale=self.locale))

    def span(self, start: str, end: str = "") -> str:
        """From one date to another."""
        return self.date(start) if not end or end == start else f"{self.date(start)} – {self.date(end)}"

    def quantity(self, figure: Record, units: Record) -> str:
        """A number with its unit."""
        value, unit = figure["value"], figure["unit"]
        if unit == "EUR":
            return str(format_currency(value, "EUR", locale=self.locale))
        if unit == "percent":
            return str(format_percent(value / 100, locale=self.locale))
        return self._plural(self.text_forms(units[unit]["forms"]), value)

    def text_forms(self, forms: Record) -> Record:
        """The plural forms of a unit in this language."""
        return dict(forms.get(self.code) or forms["en"])

    def _plural(self, forms: Record, number: int) -> str:
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return str(form).replace("{n}", format_decimal(number, locale=self.locale))


LEFT_OUT = (
    "built",
    "comparison",
    "evidence_table",
    "glossary",
    "learning_matrix",
    "partnership_map",
    "practice_table",
    "practices_by_country",
    "practices_by_theme",
    "publisher",
    "search",
    "supplied",
    "timeline",
    "to_supply",
)
"""What this side leaves out, to its advantage; it has no map, matrix, facets, related practices or terms either."""


def define_env(env: Any) -> None:
    """Register the macros: one for the page of each kind of record, the others for hand-written pages."""
    root = Path(env.project_dir)
    data, templates = _data(root), _templates(root)

    def render(template: str, **values: Any) -> str:
        code = str(env.conf.theme["language"])
        home = env.page.file.src_uri.count("/") < 2
        found = templates.get_template(f"{template}.md")
        words = _words(root, code)
        return found.render(w=words, data=data, up="" if home else "../", **values)

    def page(registry: str, identifier: str) -> str:
        return render(registry, r=data.records[registry][identifier])

    def cards(registry: str) -> str:
        return render("list", registry=registry, records=list(data.records[registry].values()))

    def one(registry: str, identifier: str) -> str:
        return render("list", registry=registry, records=[data.records[registry][identifier]])

    def link(kind: str, identifier: str, text: str = "") -> str:
        registry = f"{kind}s"
        return render("link", registry=registry, r=data.records[registry][identifier], text=text).strip()

    first = {name: next(iter(records)) for name, records in data.records.items()}
    for registry in REGISTRIES:
        kind = registry.removesuffix("s")
        env.macro(lambda identifier, registry=registry: page(registry, identifier), f"{kind}_page")
        env.macro(lambda identifier, registry=registry: one(registry, identifier), kind)
        env.macro(lambda registry=registry, **chosen: cards(registry), registry)
    env.macro(link, "link")
    env.macro(lambda: one("practices", first["practices"]), "featured_practice")
    env.macro(lambda *_: one("events", first["events"]), "next_events")
    env.macro(lambda identifier, number: one("practices", identifier), "key_figure")
    env.macro(lambda: render("doors"), "doors")
    env.macro(lambda: render("phases"), "phases")
    env.macro(lambda: render("evidence_levels"), "evidence_levels")
    env.macro(lambda what: str(len(data.records.get(what, ()))), "count")
    for name in LEFT_OUT:
        env.macro(lambda *_, **__: "", name)


@cache
def _data(root: Path) -> Data:
    return Data(root / "data")


@cache
def _templates(root: Path) -> Environment:
    return Environment(loader=FileSystemLoader(root / "main" / "templates"), trim_blocks=True, lstrip_blocks=True)


@cache
def _words(root: Path, code: str) -> Words:
    return Words(code, _read(root / "strings" / f"{code}.yml"))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _organisations(event: Record) -> list[str]:
    sessions = (s.get("organisations", []) for day in event.get("programme", []) for s in day["sessions"])
    delegated = (delegation["organisations"] for delegation in event.get("delegations", []))
    found = [*event["hosts"], *event["visited"], *event["speakers"]]
    return [*found, *(key for keys in (*sessions, *delegated) for key in keys)]

"""Tables of records: one row for each, in one language, with the same columns for all records of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.addresses import page_path, record_path
from hub.model.fields import Field
from hub.model.kinds import KINDS, REGISTRIES
from hub.model.rules import TERM_LISTS, Registry
from hub.open_data.plain import Plain, published, shown_fields
from hub.open_data.published import LICENCE
from hub.pages.site import Site

Cell = str | float
Table = list[list[Cell]]
BETWEEN = "\n"
"""Stands between the items of a list in one cell."""
_WITHIN = "; "
"""Stands between the values of one item that has fields itself."""


def table(site: Site, registry: Registry, code: str) -> Table:
    """Heading and rows of the published records of a kind, in the order of their ids."""
    columns = [*_columns(KINDS[registry].record)]
    records = published(site.joined, registry)
    plain = Plain(site.joined)
    head: list[Cell] = [*(name for name, _ in columns), "page", "licence"]
    return [head, *(_row(site, plain, registry, records[key], code, columns) for key in sorted(records))]


def terms(site: Site, code: str) -> Table:
    """The terms that records choose from, by list: id and words in one language."""
    localizer, taxonomy = site.localizers[code], site.joined.taxonomy
    rows: Table = [["list", "id", "label", "description", "licence"]]
    for name in (*TERM_LISTS, "evidence_levels"):
        for term in getattr(taxonomy, name):
            about = localizer.say(term.description, taxonomy.language).text if term.description else ""
            rows.append([name, term.id, localizer.say(term.label, taxonomy.language).text, about, LICENCE])
    return rows


def _row(site: Site, plain: Plain, registry: Registry, record: Any, code: str, columns: list[Any]) -> list[Cell]:
    values, _ = plain.in_language(record, code)
    cells = [_cell(_reach(values, path)) for _, path in columns]
    path = record_path(registry, record.id) if registry in REGISTRIES else f"{registry}/"
    anchor = "" if registry in REGISTRIES else f"#{record.id}"
    return [*cells, site.settings.site_url + page_path(site.languages[code], path) + anchor, LICENCE]


def _columns(kind: type, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of a class: the name of each, and the way to its value. A single part gives the columns of its own
    fields; a list of parts gives one."""
    for field in shown_fields(kind):
        here = (*path, field.name)
        if _opens(field):
            yield from _columns(field.kind, here)
        else:
            yield "_".join(here), here


def _opens(field: Field) -> bool:
    return field.is_part and not field.listed


def _reach(values: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, list):
        return BETWEEN.join(str(_cell(one)) for one in value)
    if isinstance(value, dict):
        return _WITHIN.join(f"{name}: {_cell(one)}" for name, one in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str | int | float) else str(value)

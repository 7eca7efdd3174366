"""The interface for programs below `api/v1/`: index, lists, one file for each record in all languages, schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from hub.addresses import page_path, record_path
from hub.model.kinds import KINDS, LISTINGS, REGISTRIES
from hub.model.rules import Registry
from hub.open_data.openapi import description
from hub.open_data.plain import Plain, published
from hub.open_data.published import FOLDER, LICENCE, VERSION, address, to_json
from hub.open_data.shapes import file_schema, list_schema
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import is_written, list_on
from hub.pages.site import Site

SINGLE: tuple[Registry, ...] = ("taxonomy", "project")
"""Kinds of which there is one record."""


def _record_pages(site: Site) -> Iterator[Page]:
    for registry in LISTINGS:
        for identifier in published(site.joined, registry):
            yield Page("api-record", f"{FOLDER}{registry}/{identifier}.json", made_from=(registry, identifier))
    for registry in SINGLE:
        yield Page("api-record", f"{FOLDER}{registry}.json", made_from=(registry, ""))


def _record(site: Site, page: Page) -> bytes:
    registry, identifier = page.made_from
    record = published(site.joined, registry)[identifier] if identifier else getattr(site.joined, registry)
    return to_json(
        {
            "schema": address(site, f"schema/{one_of(registry)}.json"),
            "pages": {code: _page_of(site, registry, identifier, code) for code in site.languages},
            "licence": LICENCE,
            "kind": registry,
            "record": Plain(site.joined).all_languages(record),
        }
    )


def _page_of(site: Site, registry: Registry, identifier: str, code: str) -> str:
    """The page that shows a record: its own, or the one that it shares."""
    path = {"taxonomy": "practices/", "project": "about/"}.get(registry, f"{registry}/")
    own = record_path(registry, identifier) if registry in REGISTRIES else path
    return site.settings.site_url + page_path(site.languages[code], own)


def one_of(registry: Registry) -> str:
    """The word for one record of a kind, which names its schema."""
    return KINDS[registry].one or registry


def _list_file(registry: Registry) -> Page:
    return Page("api-list", f"{FOLDER}{registry}.json", made_from=(registry,))


def _beside_list(_: Site, page: Page) -> Iterator[Page]:
    registry = list_on(page)
    if registry:
        yield _list_file(registry)


def _list(site: Site, page: Page) -> bytes:
    (registry,) = page.made_from
    plain, records = Plain(site.joined), published(site.joined, registry)
    return to_json(
        {
            "schema": address(site, f"schema/{registry}.json"),
            "licence": LICENCE,
            "kind": registry,
            "total": len(records),
            "records": [plain.all_languages(records[key]) for key in sorted(records)],
        }
    )


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by its name."""
    found: dict[str, dict[str, Any]] = {}
    for registry in (*LISTINGS, *SINGLE):
        found[one_of(registry)] = file_schema(registry, "record")
        if registry in LISTINGS:
            found[registry] = list_schema(registry)
        if registry in REGISTRIES:
            found[f"{one_of(registry)}-page"] = file_schema(registry, "page")
    return found


def _schema(site: Site, page: Page) -> bytes:
    (name,) = page.made_from
    return to_json({"$id": f"{site.settings.site_url}{page.file}", **schemas()[name]})


def _index(site: Site, _: Page) -> bytes:
    kinds = {
        registry: {"total": len(published(site.joined, registry)), "list": address(site, f"{registry}.json")}
        for registry in LISTINGS
    }
    return to_json(
        {
            "version": VERSION,
            "licence": LICENCE,
            "about": f"{site.settings.site_url}data/",
            "openapi": address(site, "openapi.json"),
            "languages": list(site.languages),
            "kinds": kinds,
            **{registry: address(site, f"{registry}.json") for registry in SINGLE},
        }
    )


def _openapi(site: Site, _: Page) -> bytes:
    return to_json(description(site, schemas()))


def _on_data_page(name: str, file: str) -> tuple[Callable[[Site], Iterator[Page]], Offer]:
    """What lists a single file, and its offer on the page of the data."""
    page = Page(name, f"{FOLDER}{file}")
    offer = Offer("application/json", lambda _, shown: [page] if is_written(shown, "data/") else [])
    return lambda _: iter([page]), offer


_index_pages, _index_offer = _on_data_page("api-index", "index.json")
_openapi_pages, _openapi_offer = _on_data_page("api", "openapi.json")
INTERFACE = (
    Output("api-list", lambda _: map(_list_file, LISTINGS), _list, Offer("application/json", _beside_list)),
    Output("api-index", _index_pages, _index, _index_offer),
    Output("api", _openapi_pages, _openapi, _openapi_offer),
    Output("api-record", _record_pages, _record),
    Output(
        "api-schema",
        lambda _: (Page("api-schema", f"{FOLDER}schema/{name}.json", made_from=(name,)) for name in schemas()),
        _schema,
    ),
)

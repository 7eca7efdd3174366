"""The interface for programs: files keep to their schemas, the description to its own, and the shape to what is promised."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from hub.joined.joining import join
from hub.open_data.interface import schemas
from hub.open_data.published import VERSION
from tests.registries import load_small
from tests.taken import small_site

SHAPE = Path(__file__).parent / "data" / "api_v1_shape.txt"


@pytest.fixture(scope="module")
def small(project):
    return small_site(project)


def files(site, *outputs):
    return [page for page in site.catalogue.values() if page.output in outputs]


def read(site, page):
    return json.loads(site.render(page))


def test_every_file_keeps_to_the_schema_that_it_names(small):
    known = {f"{small.settings.site_url}{page.file}": read(small, page) for page in files(small, "api-schema")}
    found = [read(small, page) for page in files(small, "api-record", "api-list", "record-json")]

    assert {one["schema"] for one in found} == set(known)
    for schema in known.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    faults = [
        (one["schema"], fault.message)
        for one in found
        for fault in jsonschema.Draft202012Validator(closed(known[one["schema"]])).iter_errors(one)
    ]
    assert faults == []


def closed(schema):
    """A schema that refuses what it does not name; the published one leaves room for what comes later."""
    if isinstance(schema, dict):
        more = {"additionalProperties": False} if "properties" in schema and "type" in schema else {}
        return {key: closed(value) for key, value in schema.items()} | more
    return [closed(one) for one in schema] if isinstance(schema, list) else schema


def test_a_schema_refuses_a_record_without_its_title(small):
    page = next(page for page in files(small, "api-record") if page.made_from[0] == "practices")
    one = read(small, page)
    del one["record"]["title"]

    assert not jsonschema.Draft202012Validator(schemas()["practice"]).is_valid(one)


def test_the_description_keeps_to_openapi(small):
    page = small.catalogue["api/v1/openapi.json"]
    description = read(small, page)

    assert [*OpenAPIV31SpecValidator(description).iter_errors()] == []
    assert description["info"]["version"] == VERSION


def test_the_description_knows_every_file(small):
    folder = "api/v1"
    known = {path for path in read(small, small.catalogue[f"{folder}/openapi.json"])["paths"] if "{" not in path}
    made = {page.file.removeprefix(folder) for page in files(small, "api-list")} | {"/index.json"}
    single = {page.file.removeprefix(folder) for page in files(small, "api-record") if not page.made_from[1]}

    assert made | single == known


def test_the_shape_is_the_one_that_was_promised():
    """A name that goes, or means something else, breaks readers: it needs `api/v2/`. A new one is added here, with a
    line in the changes on the page of the data and a higher version."""
    assert shape() == SHAPE.read_text(encoding="utf-8")


def shape() -> str:
    lines = [f"version {VERSION}"]
    for name, schema in schemas().items():
        lines += [f"{name} {line}" for line in _lines(schema)]
        for part, one in schema["$defs"].items():
            lines += [f"{name} {part}.{line}" for line in _lines(one)]
    return "\n".join(lines) + "\n"


def _lines(schema):
    for field, one in schema["properties"].items():
        kind = one.get("$ref", "").rpartition("/")[2] or one.get("type") or "choice"
        items = one.get("items", {})
        of = f" of {items.get('$ref', '').rpartition('/')[2] or items.get('type') or 'choice'}" if items else ""
        yield f"{field}: {kind}{of}{'' if field in schema['required'] else ', perhaps'}"


def test_an_unpublished_record_is_nowhere(project):
    registries = load_small()
    hidden = {"practices": "school-day"}
    entries = {
        name: [
            replace(entry, record=replace(entry.record, publish="false"))
            if entry.record.id == hidden.get(name)
            else entry
            for entry in found
        ]
        for name, found in registries.entries.items()
    }
    site = small_site(project, join(replace(registries, entries=entries)))
    outputs = [name for name, output in site.outputs.items() if output.offer or name.startswith("api")]

    assert [page.file for page in files(site, *outputs) if b"school-day" in site.render(page)] == []


def test_words_for_the_search_and_numbers_nobody_confirmed_are_nowhere(small):
    outputs = [name for name, output in small.outputs.items() if output.offer or name.startswith("api")]
    numbers = [entry.record.number for entry in small.joined.entries["helplines"].values() if entry.record.number]
    pages = [page for page in files(small, *outputs) if not page.file.endswith((".html", ".pdf", ".docx", ".png"))]
    data = [small.render(page) for page in pages]

    assert numbers
    assert not small.joined.confirmations
    assert not [text for text in data if b"search_words" in text]
    assert not [number for number in numbers for text in data if number.encode() in text]

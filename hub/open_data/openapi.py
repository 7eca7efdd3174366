"""The description of the interface (OpenAPI 3.1), made from its schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.model.kinds import KINDS, LISTINGS
from hub.open_data.published import FOLDER, VERSION
from hub.pages.site import Site

ABOUT = (
    "Records of the CAMPUS knowledge hub in all its languages, as files: no key, no limit, read only. "
    "Within version 1 names and meanings stay; new fields may be added, so ignore those that you do not know. "
    "What changed stands on the page of the data."
)


def description(site: Site, schemas: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The description, with all schemas in it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "CAMPUS knowledge hub",
            "version": VERSION,
            "description": ABOUT,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "externalDocs": {"url": f"{site.settings.site_url}data/"},
        "servers": [{"url": f"{site.settings.site_url}{FOLDER}".rstrip("/")}],
        "paths": {
            "/index.json": _path("index", "What there is", {"type": "object"}),
            **{f"/{name}.json": _path(f"list-{name}", f"All {name}", _schema(name)) for name in LISTINGS},
            **{
                f"/{name}/{{id}}.json": {
                    "parameters": [_ID],
                    **_path(f"one-{name}", f"One of the {name}", _schema(KINDS[name].one), found=False),
                }
                for name in LISTINGS
            },
            **{f"/{name}.json": _path(name, f"The {name}", _schema(name)) for name in ("taxonomy", "project")},
        },
        "components": {"schemas": {name: _embedded(name, schema) for name, schema in schemas.items()}},
    }


_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "The id of a record"}


def _schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _path(operation: str, summary: str, schema: dict[str, Any], *, found: bool = True) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    missing = {} if found else {"404": {"description": "There is no such record"}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "responses": {"200": {"description": summary, "content": content}, **missing},
        }
    }


def _embedded(name: str, schema: Any) -> Any:
    """A schema as a part of the description: its references lead to where it stands now."""
    if isinstance(schema, dict):
        moved = {key: _embedded(name, value) for key, value in schema.items() if key != "$schema"}
        reference = moved.get("$ref")
        if isinstance(reference, str):
            moved["$ref"] = reference.replace("#/$defs/", f"#/components/schemas/{name}/$defs/")
        return moved
    return [_embedded(name, one) for one in schema] if isinstance(schema, list) else schema

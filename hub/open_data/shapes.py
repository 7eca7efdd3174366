"""The JSON Schemas (2020-12) of the files of the interface, made from the model and its words."""

from __future__ import annotations

from typing import Any, Literal

from hub.model.fields import Field
from hub.model.kinds import KINDS
from hub.model.rules import Reference, Registry
from hub.model.values import Name, PartialDate, Plural, Text
from hub.model.words import field_words, kind_words
from hub.open_data.plain import shown_fields, shown_parts
from hub.schemas.schema import DIALECT
from hub.schemas.values import whole_pattern

Form = Literal["record", "page"]
"""A record in all languages, or as beside its page, in one."""
_URL: dict[str, Any] = {"type": "string", "format": "uri"}
_BY_LANGUAGE: dict[str, Any] = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]{2,3}$"},
    "additionalProperties": {"type": "string"},
}
_PLURAL = {**_BY_LANGUAGE, "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}}}
_FORMS = {"type": "object", "additionalProperties": {"type": "string"}}
_WHAT: dict[Form, dict[str, Any]] = {
    "record": {"pages": {**_BY_LANGUAGE, "additionalProperties": _URL}},
    "page": {"page": _URL, "all_languages": _URL, "text_language": {"type": "string"}, "other_languages": _FORMS},
}


def file_schema(registry: Registry, form: Form) -> dict[str, Any]:
    """The schema of the file of one record."""
    own = _WHAT[form]
    required = ["schema", *(name for name in own if name != "other_languages"), "licence", "kind", "record"]
    return _file(registry, form, {**own, "record": _root(registry)}, required)


def list_schema(registry: Registry) -> dict[str, Any]:
    """The schema of the file of all records of a kind, in all languages."""
    own = {"total": {"type": "integer", "minimum": 0}, "records": {"type": "array", "items": _root(registry)}}
    return _file(registry, "record", own, ["schema", "licence", "kind", "total", "records"])


def _file(registry: Registry, form: Form, own: dict[str, Any], required: list[str]) -> dict[str, Any]:
    kind = KINDS[registry].record
    return {
        "$schema": DIALECT,
        "title": kind_words(kind, "en").title,
        "description": kind_words(kind, "en").description,
        "type": "object",
        "properties": {"schema": _URL, "licence": _URL, "kind": {"const": registry}, **own},
        "required": required,
        "$defs": {part.__name__: _part(part, form) for part in shown_parts(kind)},
    }


def _root(registry: Registry) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{KINDS[registry].record.__name__}"}


def _part(kind: type, form: Form) -> dict[str, Any]:
    fields = shown_fields(kind)
    return {
        "type": "object",
        "description": kind_words(kind, "en").description,
        "properties": {field.name: _field(kind, field, form) for field in fields},
        "required": [field.name for field in fields if is_sure(field)],
    }


def is_sure(field: Field) -> bool:
    """Whether every record has the field; one that only names another record is absent with that."""
    return field.required and (field.listed or not (field.is_part or field.rule(Reference)))


def _field(kind: type, field: Field, form: Form) -> dict[str, Any]:
    words = {"description": field_words(kind, field.name, "en").description}
    value = _value(field, form)
    return {**words, "type": "array", "items": value} if field.listed else {**words, **value}


def _value(field: Field, form: Form) -> dict[str, Any]:
    if field.is_part:
        return {"$ref": f"#/$defs/{field.kind.__name__}"}
    if field.choices:
        return {"enum": list(field.choices)}
    if field.kind in (Text, Name):
        return _BY_LANGUAGE if form == "record" else {"type": "string"}
    if field.kind is Plural:
        return _PLURAL if form == "record" else _FORMS
    if field.kind is PartialDate:
        return {"type": "string", "pattern": whole_pattern("date")}
    return {"type": {int: "integer", float: "number", bool: "boolean"}.get(field.kind, "string")}

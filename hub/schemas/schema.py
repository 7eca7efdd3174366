"""JSON Schemas (2020-12) of the registry files, generated from the model and the words of its fields.

Editors such as VS Code and github.dev use them through the extension of yaml-language-server. For a key it shows
`title`, and below it `markdownDescription`, else `description` with all Markdown escaped; for a choice it shows the
entry of `enumDescriptions`. A schema cannot choose a language, so each text has both, English first: titles joined by a
middle dot, descriptions as two paragraphs. `markdownDescription` exists only where a text has code marks, which
`description` leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.catalogues import sentences
from hub.limits import MAX_INNER_ITEMS, MAX_ITEMS
from hub.model.events import Event, Session
from hub.model.fields import Field, parts, written_fields
from hub.model.kind import Kind
from hub.model.kinds import KINDS
from hub.model.records import Actor
from hub.model.rules import Limit, Reference, Term
from hub.model.values import Name, Plural, Text
from hub.model.words import Words, choice_words, field_words, kind_words
from hub.problems import MESSAGE_LANGUAGES
from hub.schemas.values import quoted_form, value_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Choices = Mapping[str, Mapping[str, str]]
"""The ids that exist and their names, by list (`Registry`, `Vocabulary`)."""
_BETWEEN_FIELDS: dict[type, dict[str, Any]] = {
    Actor: {
        "oneOf": [{"required": [field]} for field in ("partner", "organisation", "name")],
        "dependentRequired": {"name_status": ["name"]},
    },
    Event: {"dependentRequired": {"start_time": ["zone"], "end_time": ["zone"]}},
    Session: {"dependentRequired": {"end_time": ["time"]}},
}
"""Rules between fields (`hub.checks.records`) that JSON Schema can express."""


def make_schema(name: str, languages: tuple[str, ...], choices: Choices | None = None) -> dict[str, Any]:
    """The schema of a registry file. With `choices`, ids and terms must be among them; without, any text is allowed."""
    entry = KINDS[name]
    maker = _Maker(entry, languages, choices or {})
    root = {"$ref": f"#/$defs/{entry.record.__name__}"}
    return {
        "$schema": DIALECT,
        "$comment": "Written by `make schema` from hub/model and hub/fields: change those.",
        **_bilingual_texts([kind_words(entry.record, lang) for lang in MESSAGE_LANGUAGES]),
        **({"type": "array", "items": root, "maxItems": MAX_ITEMS} if entry.listed else root),
        "$defs": maker.definitions(),
    }


class _Maker:
    """Build the parts of one schema; texts with the same limit share a definition."""

    def __init__(self, entry: Kind, languages: tuple[str, ...], choices: Choices) -> None:
        self.entry = entry
        self.languages = languages
        self.choices = choices
        self.shared: dict[str, Any] = {}

    def definitions(self) -> dict[str, Any]:
        """The definitions of the record's class and its parts, then of the texts by language."""
        found = {kind.__name__: self._part(kind) for kind in parts(self.entry.record)}
        return {**found, **self.shared}

    def _part(self, kind: type) -> dict[str, Any]:
        fields = self.entry.fields if kind is self.entry.record else written_fields(kind)
        return {
            **_bilingual_texts([kind_words(kind, lang) for lang in MESSAGE_LANGUAGES]),
            "type": "object",
            "properties": {field.name: self._field(kind, field) for field in fields},
            "required": [field.name for field in fields if field.required],
            "additionalProperties": False,
            **_BETWEEN_FIELDS.get(kind, {}),
        }

    def _field(self, kind: type, field: Field) -> dict[str, Any]:
        texts = _bilingual_texts(
            [_with_quotes_hint(field_words(kind, field.name, lang), field, lang) for lang in MESSAGE_LANGUAGES]
        )
        value = self._value(kind, field)
        if not field.listed:
            return {**texts, **value}
        once = {"uniqueItems": True} if field.kind is str or field.choices else {}
        return {**texts, "type": "array", "items": value, "minItems": 1, "maxItems": MAX_INNER_ITEMS, **once}

    def _value(self, kind: type, field: Field) -> dict[str, Any]:
        if field.is_part:
            return {"$ref": f"#/$defs/{field.kind.__name__}"}
        if field.choices:
            return _closed_list(field)
        if field.name == "language" and kind is self.entry.record:
            return {"enum": list(self.languages)}  # a language of the site: every text must exist in it
        known = self.choices.get(_list_of(field))
        if known:
            return _one_of(known, currencies=_list_of(field) == "units")
        value = value_schema(field, self.languages)
        return self._share(field, value) if field.kind in (Text, Name, Plural) else value

    def _share(self, field: Field, value: dict[str, Any]) -> dict[str, Any]:
        limit = field.rule(Limit)
        name = f"{field.kind.__name__}{limit.most if limit else ''}"
        assert self.shared.setdefault(name, value) == value, name
        return {"$ref": f"#/$defs/{name}"}


def _list_of(field: Field) -> str:
    """The name of the list that a value is chosen from; empty when there is none."""
    reference, term = field.rule(Reference), field.rule(Term)
    return str(reference.registry if reference else term.vocabulary if term else "")


def _one_of(known: Mapping[str, str], *, currencies: bool) -> dict[str, Any]:
    """The ids that exist; for units any currency too (ISO 4217)."""
    listed = {"enum": list(known), "enumDescriptions": list(known.values())}
    currency = {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]}
    return {"anyOf": [listed, currency]} if currencies else listed


def _closed_list(field: Field) -> dict[str, Any]:
    """The choices of a closed list of the model; `true` and `false` also as booleans, since YAML reads them so."""
    name, choices = field.closed_list, field.choices
    descriptions = [
        _bilingual_choice([choice_words(name, choice, lang) for lang in MESSAGE_LANGUAGES]) for choice in choices
    ]
    plain = {"true": True, "false": False}
    quoted = [choice for choice in choices if choice in plain]
    return {
        "enum": [*(plain.get(choice, choice) for choice in choices), *quoted],
        "enumDescriptions": [*descriptions, *(descriptions[choices.index(choice)] for choice in quoted)],
    }


def _with_quotes_hint(words: Words, field: Field, lang: str) -> Words:
    """The words of a field, with the sentence that shows its quotes where they are required."""
    form = quoted_form(field)
    return words._replace(description=f"{words.description} {sentences('fields', lang)[form]}") if form else words


def _bilingual_texts(words: list[Words]) -> dict[str, str]:
    """Title and description in both languages."""
    title = " · ".join(dict.fromkeys(each.title for each in words))
    marked = "\n\n".join(each.description for each in words)
    plain = marked.replace("`", "")
    return {
        "title": title,
        "description": plain,
        **({"markdownDescription": marked} if marked != plain else {}),
    }


def _bilingual_choice(words: list[Words]) -> str:
    """A choice in both languages, on one line."""
    return " · ".join(f"{each.title} – {each.description.replace('`', '')}" for each in words)

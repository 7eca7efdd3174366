"""Records as plain values for other programs: what the pages show, under the names of the model.

Left out is what no page shows: words for the search, unpublished records and every mention of them, and numbers of
helplines that nobody has confirmed yet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from hub.joined.joining import Joined
from hub.model.fields import Field, written_fields
from hub.model.helplines import Helpline
from hub.model.kinds import LISTINGS
from hub.model.publisher import Publisher
from hub.model.rules import ForSearch, Reference, Registry
from hub.model.values import Name, PartialDate, Plural, Text

Say = Callable[[str, Any], Any]
"""Gives a text or name, found at a path, as a plain value."""
INTERNAL = frozenset({"publish", "emblem", "statement", "translation_bar", "translations"})
"""Fields about the site or the file of a record, not about what the record describes."""
CONFIRMED = ("number", "number_note", "contact")
"""What of a helpline is shown only when a partner has confirmed it."""
_GONE: Any = object()


def published(joined: Joined, registry: Registry) -> Mapping[str, Any]:
    """The published records of a kind by id."""
    if registry in joined.entries:
        return {key: entry.record for key, entry in joined.entries[registry].items()}
    found: Mapping[str, Any] = getattr(joined, registry)
    return found


def _ids(joined: Joined, registry: Registry) -> Collection[str]:
    """The ids of the published records of a kind: a file of one record makes no list of all."""
    found: Mapping[str, Any] = joined.entries[registry] if registry in joined.entries else getattr(joined, registry)
    return found.keys()


@cache
def shown_fields(kind: type) -> tuple[Field, ...]:
    """The fields of a record or part that the pages show, in the order of the file."""
    return tuple(field for field in written_fields(kind) if not _is_internal(field))


def _is_internal(field: Field) -> bool:
    return field.name in INTERNAL or field.kind is Publisher or bool(field.rule(ForSearch))


def shown_parts(kind: type) -> list[type]:
    """A record's class and the classes of its parts that the pages show, in the order of the file."""
    found = [kind]
    for known in found:  # the loop adds to the list that it reads
        found += dict.fromkeys(one.kind for one in shown_fields(known) if one.is_part and one.kind not in found)
    return found


@cache
def _referred(rules: tuple[Any, ...]) -> Registry:
    """The kind of record that a value with these rules names; empty for other values."""
    return next((rule.registry for rule in rules if isinstance(rule, Reference)), "")


class Plain:
    """Turns the published records of a site into plain values."""

    def __init__(self, joined: Joined) -> None:
        self._confirmed = frozenset(joined.confirmations)
        self._ids: Mapping[Registry, Collection[str]] = {name: _ids(joined, name) for name in LISTINGS}

    def all_languages(self, record: Any) -> dict[str, Any]:
        """A record with every text as a mapping of language to words."""
        return self._part(record, "", lambda _, value: _words(value))

    def in_language(self, record: Any, lang: str) -> tuple[dict[str, Any], dict[str, str]]:
        """A record with every text in one language, and the language of each text that has none in it, by path."""
        elsewhere: dict[str, str] = {}

        def say(path: str, value: Any) -> Any:
            own = value.own_language if isinstance(value, Name) else record.language
            chosen = lang if lang in value.words else own
            if chosen != lang:
                elsewhere[path] = chosen
            words = value.words[chosen]
            return words if isinstance(words, str) else dict(words)

        return self._part(record, "", say), elsewhere

    def _part(self, part: Any, path: str, say: Say) -> dict[str, Any]:
        kind: Any = type(part)
        found: dict[str, Any] = {}
        for field in shown_fields(kind):
            value = getattr(part, field.name)
            if value is None or value == () or self._withheld(part, field.name):
                continue
            plain = self._field(field, value, f"{path}{field.name}", say)
            if plain is not _GONE:
                found[field.name] = plain
            elif field.listed and field.required:
                found[field.name] = []
        return found

    def _withheld(self, part: Any, name: str) -> bool:
        hidden = isinstance(part, Helpline) and part.location.country not in self._confirmed
        return hidden and name in CONFIRMED

    def _field(self, field: Field, value: Any, path: str, say: Say) -> Any:
        if not field.listed:
            return self._value(field, value, path, say)
        items = (self._value(field, one, f"{path}.{place}", say) for place, one in enumerate(value))
        return [item for item in items if item is not _GONE] or _GONE

    def _value(self, field: Field, value: Any, path: str, say: Say) -> Any:
        if field.is_part:
            plain = self._part(value, f"{path}.", say)
            lost = [one.name for one in shown_fields(field.kind) if one.required and one.name not in plain]
            return plain if plain and not lost else _GONE
        if isinstance(value, Text | Name | Plural):
            return say(path, value)
        if isinstance(value, PartialDate):
            return str(value)
        registry = _referred(field.rules) if isinstance(value, str) else ""
        return _GONE if registry and value not in self._ids[registry] else value


def _words(value: Text | Name | Plural) -> dict[str, Any]:
    return {lang: words if isinstance(words, str) else dict(words) for lang, words in value.words.items()}

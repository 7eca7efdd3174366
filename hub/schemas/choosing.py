"""The ids that a reference or a term may use at present, with their names."""

from __future__ import annotations

from typing import Any

from hub.joined.joining import Joined
from hub.model.fields import fields_of
from hub.model.kinds import REGISTRIES, name_field
from hub.model.names import own_name
from hub.model.values import Name, Plural, Text
from hub.model.vocabulary import BUILT_IN_UNITS, Label, Taxonomy, Unit
from hub.problems import MESSAGE_LANGUAGES


def known_choices(joined: Joined) -> dict[str, dict[str, str]]:
    """The ids and names by list, English first, then French. Hidden records are left out."""
    found: dict[str, dict[str, str]] = {}
    for registry in REGISTRIES:
        entries = {**joined.entries[registry], **joined.withdrawn[registry]}
        found[registry] = {identifier: _display_name(entry.record) for identifier, entry in entries.items()}
    found["glossary"] = {identifier: _bilingual(term.term) for identifier, term in joined.glossary.items()}
    return {**found, **_terms(joined.taxonomy)}


def _terms(taxonomy: Taxonomy) -> dict[str, dict[str, str]]:
    """The closed lists of the taxonomy, and the units that need no entry."""
    lists = {field.name: getattr(taxonomy, field.name) for field in fields_of(Taxonomy) if field.listed}
    found = {name: {item.id: _term(item) for item in items} for name, items in lists.items()}
    found["units"] |= {unit: unit for unit in sorted(BUILT_IN_UNITS)}
    return found


def _term(term: Label | Unit) -> str:
    return _bilingual(term.label if isinstance(term, Label) else term.forms)


def _display_name(record: Any) -> str:
    """The name of a record in its own language, else its title."""
    name = name_field(record)
    return own_name(record) if isinstance(name, Name) else _bilingual(name)


def _bilingual(words: Text | Plural) -> str:
    """The English and the French text, where they exist; else the text in one other language."""
    shown = [words.words[lang] for lang in MESSAGE_LANGUAGES if lang in words.words] or [*words.words.values()][:1]
    plain = (one if isinstance(one, str) else one["other"].replace("{n} ", "") for one in shown)
    return " · ".join(dict.fromkeys(plain))

"""Templates of new records, for GitHub's new-file page and for copying, generated from the model and its words.

A placeholder stands wherever the editor must write; the check refuses it, so that none is published by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.catalogues import sentences
from hub.model.fields import Field, written_fields
from hub.model.kinds import KINDS
from hub.model.practices import Figure
from hub.model.records import Actor, Location
from hub.model.registries import file_of, schema_line
from hub.model.rules import Reference, Registry, Term
from hub.model.values import Name, Text
from hub.model.words import field_words
from hub.problems import MESSAGE_LANGUAGES
from hub.reading.reader import PLACEHOLDER
from hub.schemas.values import quoted_form
from hub.style.quoting import is_plain, quote

_PART_FIELDS: dict[type, tuple[str, ...]] = {
    Location: ("region", "city"),
    Actor: ("partner",),
    Figure: ("unit", "period", "headline", "source"),
}
"""Optional fields of a record's parts that editors nearly always fill in."""


def template(name: Registry, lang: str, identifier: str = PLACEHOLDER) -> str:
    """The template of a new record, for a kind with several records; the id is a placeholder when it is not given.

    `lang` is the language of the record; comments are French in French records, else English.
    """
    entry = KINDS[name]
    phrases = sentences("templates", comment_language(lang))
    lines = list(_fields(entry.record, entry.fields, entry.begun, lang))
    if entry.listed:
        lines[lines.index(f"id: {PLACEHOLDER}")] = (
            f"id: {identifier if is_plain(identifier, flow=False) else quote(identifier)}"
        )
        return "\n".join([f"# {phrases['head']}", *_as_item(lines)]) + "\n"
    first = schema_line(file_of(name, entry.unnamed))
    return "\n".join([first, f"# {phrases['head']}", f"# {phrases['file']}", "", *lines]) + "\n"


def _fields(kind: type, fields: tuple[Field, ...], begun: tuple[str, ...], lang: str) -> Iterator[str]:
    """The lines of a record or of one of its parts, each key below its comment; `begun` names the optional fields."""
    for field in fields:
        if field.name == "language":
            yield f"language: {lang}"
        elif field.required or field.name in begun:
            yield f"# {_comment(kind, field, lang)}"
            yield from _field(field, lang)


def _field(field: Field, lang: str) -> Iterator[str]:
    value = _value(field, lang)
    if value and not field.listed:
        yield f"{field.name}: {value}"
    elif field.rule(Reference) or field.rule(Term):
        yield f"{field.name}: [{value}]"
    else:
        yield f"{field.name}:"
        lines = [value] if value else list(_block(field, lang))
        yield from (f"  {line}" for line in (_as_item(lines) if field.listed else lines))


def _value(field: Field, lang: str) -> str:
    """A value on the line of its key, in quotes where the check requires them; empty for a block."""
    if field.is_part or field.kind is Text:
        return ""
    if field.kind is Name:
        return f'{{{lang}: "{PLACEHOLDER}"}}'
    return f'"{PLACEHOLDER}"' if quoted_form(field) else PLACEHOLDER


def _block(field: Field, lang: str) -> Iterator[str]:
    """The lines of a text, or of a part with fields."""
    if field.kind is Text:
        yield f'{lang}: "{PLACEHOLDER}"'
    else:
        yield from _fields(field.kind, written_fields(field.kind), _PART_FIELDS.get(field.kind, ()), lang)


def _as_item(lines: list[str]) -> Iterator[str]:
    """The lines as an item of a list, with the dash before the first line that is not a comment."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    for number, line in enumerate(lines):
        yield line if number < first else f"{'- ' if number == first else '  '}{line}"


def _comment(kind: type, field: Field, lang: str) -> str:
    """A sentence on what to write, and the list that the value is chosen from."""
    comments = comment_language(lang)
    phrases = sentences("templates", comments)
    parts = [field_words(kind, field.name, comments).description.partition(". ")[0].rstrip(".") + "."]
    reference, term = field.rule(Reference), field.rule(Term)
    if field.choices:
        parts.append(phrases["choices"].format(choices=", ".join(field.choices)))
    if reference:
        parts.append(phrases["reference"].format(file=f"data/{KINDS[reference.registry].file}"))
    if term:
        parts.append(phrases["term"].format(vocabulary=term.vocabulary, file=f"data/{KINDS['taxonomy'].file}"))
    if field.listed and (reference or term):
        parts.append(phrases["several"])
    if kind is Actor:
        parts.append(phrases["actor"].format(lang=lang))
    return " ".join(parts).replace("`", "")


def comment_language(lang: str) -> str:
    """The language of comments: `lang` when the check has it, else English."""
    return lang if lang in MESSAGE_LANGUAGES else MESSAGE_LANGUAGES[0]

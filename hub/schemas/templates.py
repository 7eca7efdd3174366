"""Skeletons of new records for GitHub's new-file page and for copying: made from the models and the words of fields.

Where the editor is to write stands the placeholder, which the check refuses: nothing is published by oversight.
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

_SHOWN: dict[type, tuple[str, ...]] = {
    Location: ("region", "city"),
    Actor: ("partner",),
    Figure: ("unit", "period", "source"),
}
"""What editors nearly always fill of the parts of a record besides the fields that must be there."""


def template(name: Registry, lang: str, identifier: str = PLACEHOLDER) -> str:
    """A skeleton for a new record of a kind of which there are several, to be filled in; also the id, if not given.

    `lang` is the language the record is written in; comments are French for French records, else English.
    """
    entry = KINDS[name]
    said = sentences("templates", comment_language(lang))
    lines = list(_fields(entry.record, entry.fields, entry.begun, lang))
    if entry.listed:
        lines[lines.index(f"id: {PLACEHOLDER}")] = (
            f"id: {identifier if is_plain(identifier, flow=False) else quote(identifier)}"
        )
        return "\n".join([f"# {said['head']}", *_as_item(lines)]) + "\n"
    first = schema_line(file_of(name, entry.unnamed))
    return "\n".join([first, f"# {said['head']}", f"# {said['file']}", "", *lines]) + "\n"


def _fields(kind: type, fields: tuple[Field, ...], begun: tuple[str, ...], lang: str) -> Iterator[str]:
    """The lines of a record or of a part of one, each key after its comment; those in `begun` need not be there."""
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
    """A value that stands on the line of its key: in quotes where the check asks for them; nothing for a block."""
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
        yield from _fields(field.kind, written_fields(field.kind), _SHOWN.get(field.kind, ()), lang)


def _as_item(lines: list[str]) -> Iterator[str]:
    """Lines as an item of a list: the dash before the first that is no comment."""
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    for number, line in enumerate(lines):
        yield line if number < first else f"{'- ' if number == first else '  '}{line}"


def _comment(kind: type, field: Field, lang: str) -> str:
    """What belongs there, in a sentence, and what it is chosen from."""
    comments = comment_language(lang)
    said = sentences("templates", comments)
    told = [field_words(kind, field.name, comments).description.partition(". ")[0].rstrip(".") + "."]
    reference, term = field.rule(Reference), field.rule(Term)
    if field.choices:
        told.append(said["choices"].format(choices=", ".join(field.choices)))
    if reference:
        told.append(said["reference"].format(file=f"data/{KINDS[reference.registry].file}"))
    if term:
        told.append(said["term"].format(vocabulary=term.vocabulary, file=f"data/{KINDS['taxonomy'].file}"))
    if field.listed and (reference or term):
        told.append(said["several"])
    if kind is Actor:
        told.append(said["actor"].format(lang=lang))
    return " ".join(told).replace("`", "")


def comment_language(lang: str) -> str:
    """The language of the comments: one of those that the check speaks."""
    return lang if lang in MESSAGE_LANGUAGES else MESSAGE_LANGUAGES[0]

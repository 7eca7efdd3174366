"""The contributors' page of all fields, generated from the model; its tables have two columns, to fit a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from babel.numbers import format_decimal

from hub.catalogues import sentences
from hub.diagnosis.formats import MAX_ID
from hub.model.fields import Field, parts, written_fields
from hub.model.kind import Kind
from hub.model.kinds import KINDS
from hub.model.rules import Between, Identifier, Limit, Matching, Past, Reference, Term, Zone
from hub.model.values import Name, PartialDate, Plural, Text
from hub.model.words import choice_words, field_words, kind_words


def field_guide(lang: str) -> str:
    """The page in one language of the check, as Markdown for GitHub."""
    phrases = sentences("fields", lang)
    kinds = [entry.record for entry in KINDS.values()]
    shared = [kind for kind in dict.fromkeys(part for kind in kinds for part in parts(kind)) if kind not in kinds]
    lines = [f"# {phrases['heading']}", phrases["intro"], phrases["needed_note"], phrases["text_note"]]
    lines += [f"## {phrases['contents']}", *(_section(entry, lang) for entry in KINDS.values())]
    lines += [f"## {phrases['parts']}", *(_part(kind, written_fields(kind), lang) for kind in shared)]
    return "\n\n".join(lines) + "\n"


def _section(entry: Kind, lang: str) -> str:
    phrases = sentences("fields", lang)
    key = "folder" if entry.place == "folder" else "file"
    return _part(entry.record, entry.fields, lang, phrases[key].format(file=_file(entry.name)))


def _part(kind: type, fields: tuple[Field, ...], lang: str, where: str = "") -> str:
    """The section of a class: its description, and its fields as a table."""
    phrases, words = sentences("fields", lang), kind_words(kind, lang)
    head = f"| {phrases['head_key']} | {phrases['head_what']} |\n|---|---|"
    rows = "\n".join(_row(kind, field, lang) for field in fields)
    about = f"{words.description} {where}".rstrip()
    return f"### {words.title}\n\n{about}\n\n{head}\n{rows}"


_PLAIN: dict[Any, str] = {Text: "text", Name: "name", Plural: "plural", bool: "flag", PartialDate: "date"}
"""Keys of the sentences for types that need no rule."""


def _row(kind: type, field: Field, lang: str) -> str:
    phrases, words = sentences("fields", lang), field_words(kind, field.name, lang)
    facts = [f"**{phrases['needed']}**"] if field.required else []
    facts += [phrases["listed"]] if field.listed else []
    return f"| `{field.name}`<br>{words.title} | {' '.join([*facts, words.description, *_facts(field, lang)])} |"


def _facts(field: Field, lang: str) -> Iterator[str]:
    """The format of a value, its limits, and the list it is chosen from."""
    phrases = sentences("fields", lang)
    if field.is_part:
        title = kind_words(field.kind, lang).title
        yield phrases["part"].format(link=f"[{title}](#{anchor(title)})")
    elif field.choices:
        yield phrases["choices"] + "".join(_choice(field, choice, lang) for choice in field.choices)
    elif field.kind in _PLAIN and not field.rule(Matching):
        yield phrases[_PLAIN[field.kind]]
    elif field.kind is float and not field.rules:
        yield phrases["number"]
    for rule in field.rules:
        yield from _rule(rule, field, lang)


def _rule(rule: Any, field: Field, lang: str) -> Iterator[str]:
    phrases = sentences("fields", lang)
    match rule:
        case Limit():
            yield phrases["limit" if rule.level == "problem" else "limit_note"].format(most=_number(rule.most, lang))
            for code, most in rule.strict.items():
                yield phrases["limit_strict"].format(most=_number(most, lang), lang=f"`{code}`")
        case Between():
            key = "integer_between" if field.kind is int else "between"
            yield phrases[key].format(least=_number(rule.least, lang), most=_number(rule.most, lang))
        case Matching():
            yield phrases[f"form_{rule.form}"]
        case Past():
            yield phrases["past"]
        case Identifier():
            yield phrases["identifier"].format(most=MAX_ID)
        case Zone():
            yield phrases["zone"]
        case Reference():
            yield phrases["reference"].format(file=_file(rule.registry))
        case Term():
            yield phrases["term"].format(vocabulary=rule.vocabulary, file=_file("taxonomy"))


def _choice(field: Field, choice: str, lang: str) -> str:
    words = choice_words(field.closed_list, choice, lang)
    return f"<br>`{choice}` – {words.title}. {words.description}"


def _number(value: float, lang: str) -> str:
    return str(format_decimal(value, locale=lang))


def _file(name: str) -> str:
    """A link to the file or folder of a kind, relative to the page."""
    path = f"data/{KINDS[name].file}"
    return f"[{path}](../../{path})"


def anchor(title: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")

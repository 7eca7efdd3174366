"""The fields of the form, made from the models: labels, help, allowed values and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from babel import Locale

from hub.admin.options import FormLanguage
from hub.admin.summaries import summary, words_template
from hub.catalogues import sentences
from hub.diagnosis.formats import MAX_ID
from hub.model.fields import Field, written_fields
from hub.model.rules import Between, Identifier, Limit, Matching, Reference, Term, Zone
from hub.model.values import Name, PartialDate, Plural, Text
from hub.model.words import choice_words, field_words, kind_words
from hub.schemas.values import whole_pattern

Input = dict[str, Any]
LONG_FROM = 161
"""From this many characters on, a text gets an input of several lines."""


def record_fields(kind: type, form_language: FormLanguage, given: str = "") -> list[Input]:
    """The fields of a record in the order of its file, without `given`, which the file's name says."""
    return [_field(kind, field, form_language) for field in written_fields(kind) if field.name != given]


def pattern(form: str, lang: str) -> list[str]:
    """The pattern that a text must match, and the message for a text that does not.

    The browser can check only the pattern; `hub check` knows the rest, such as a country that does not exist.
    """
    return [whole_pattern(form), sentences("admin", lang)["address" if form == "url" else form]]


def _field(kind: type, field: Field, form_language: FormLanguage) -> Input:
    words = field_words(kind, field.name, form_language.lang)
    given = {"name": field.name, "label": words.title, "hint": _hint(field, words.description, form_language.lang)}
    chosen = {"default": form_language.lang} if field.name == "language" and field.required else {}
    return {**given, "required": field.required, **chosen, **_input(field, form_language)}


def _hint(field: Field, description: str, lang: str) -> str:
    """The description of a field with its limit or an example; for a country only how to choose one."""
    if field.listed:
        return description
    limit: Limit | None = field.rule(Limit)
    form: Matching | None = field.rule(Matching)
    if form and form.form == "country":
        return sentences("admin", lang)["country"]
    if limit is None:
        example = sentences("admin", lang).get(f"{_form_of(field)}_example")
        return f"{description} {example}" if example else description
    key = "advised" if limit.level == "note" else "limited"
    return sentences("admin", lang)[key].format(description=description, most=limit.most)


def _input(field: Field, form_language: FormLanguage) -> Input:
    """The widget of a field and its options."""
    if field.listed:
        return _list(field, form_language)
    if field.is_part:
        return {"widget": "object", "fields": record_fields(field.kind, form_language)}
    return _choice(field, form_language) if field.choices else _INPUTS[field.kind](field, form_language)


def _text(field: Field, form_language: FormLanguage) -> Input:
    """One box per language; the field starts closed when it already holds a text."""
    limit: Limit | None = field.rule(Limit)
    names = Locale(form_language.lang).languages
    boxes = [{**_box(code, names[code]), **_length(limit, code)} for code in form_language.languages]
    return {
        "widget": "object",
        "collapsed": "auto",
        "summary": words_template("", field, form_language),
        "fields": boxes,
    }


def _name(field: Field, form_language: FormLanguage) -> Input:
    names = Locale(form_language.lang).languages
    boxes = [{**_box(code, names[code]), "widget": "string"} for code in form_language.name_languages]
    return {
        "widget": "object",
        "collapsed": "auto",
        "summary": words_template("", field, form_language),
        "fields": boxes,
    }


def _plural(field: Field, form_language: FormLanguage) -> Input:
    """The plural forms of each language's grammar."""
    names, words = Locale(form_language.lang).languages, sentences("admin", form_language.lang)
    by_language = []
    for code in form_language.languages:
        categories = [*sorted(Locale(code).plural_form.tags), "other"]
        boxes = [{**_box(name, words[f"plural_{name}"]), "widget": "string"} for name in categories]
        by_language.append({**_box(code, names[code]), "widget": "object", "collapsed": "auto", "fields": boxes})
    return {"widget": "object", "collapsed": "auto", "fields": by_language}


def _box(name: str, label: str) -> Input:
    """A box that may stay empty: the record's language decides which text is required (required_texts.py)."""
    return {"name": name, "label": label[0].upper() + label[1:], "required": False}


def _length(limit: Limit | None, code: str) -> Input:
    if limit is None:
        return {"widget": "string"}
    strict = limit.strict.get(code)
    most = strict or (limit.most if limit.level == "problem" else None)
    widget = {"widget": "text" if limit.most >= LONG_FROM else "string"}
    return {**widget, "maxlength": most} if most else widget


def _list(field: Field, form_language: FormLanguage) -> Input:
    """Records and texts in boxes one below the other, ids as choices, other values one per line."""
    least = {"min": 1} if field.required else {}
    if field.is_part:
        named = {"label_singular": kind_words(field.kind, form_language.lang).title, "collapsed": "auto"}
        named["summary"] = summary(field.kind, form_language)
        return {"widget": "list", **least, **named, "fields": record_fields(field.kind, form_language)}
    value = _input(field.item, form_language)
    if field.kind is Text:
        return {**value, "widget": "list", **least}
    if value["widget"] == "select":
        return {**value, **least, "multiple": True}
    return {"widget": "list", **least, "field": {"name": "item", "label": "", "required": True, **value}}


def _choice(field: Field, form_language: FormLanguage) -> Input:
    titles = ((choice, choice_words(field.closed_list, choice, form_language.lang).title) for choice in field.choices)
    return {"widget": "select", "options": [{"value": value, "label": title} for value, title in titles]}


def _number(field: Field, form_language: FormLanguage) -> Input:
    bounds: Between | None = field.rule(Between)
    kind = {"widget": "number", "value_type": "int" if field.kind is int else "float"}
    return {**kind, "min": bounds.least, "max": bounds.most} if bounds else kind


def _string(field: Field, form_language: FormLanguage) -> Input:
    listed = _offered(field)
    if listed:
        return {"widget": "select", "options": form_language.options[listed]}
    if field.rule(Identifier):
        return {"widget": "string", "pattern": pattern("identifier", form_language.lang), "maxlength": MAX_ID}
    form = field.rule(Matching)
    return {"widget": "string", **({"pattern": pattern(form.form, form_language.lang)} if form else {})}


def _date(field: Field, form_language: FormLanguage) -> Input:
    return {"widget": "string", "pattern": pattern(_form_of(field), form_language.lang)}


def _form_of(field: Field) -> str:
    """The name of the pattern that a text must match, or ""."""
    form: Matching | None = field.rule(Matching)
    return form.form if form else "date" if field.kind is PartialDate else ""


def _offered(field: Field) -> str:
    """The name of the list that a value is chosen from, or ""."""
    for rule in field.rules:
        match rule:
            case Reference():
                return str(rule.registry)
            case Term():
                return str(rule.vocabulary)
            case Zone():
                return "zone"
            case Matching(form="country"):
                return "country"
            case Matching(form="language"):
                # The language of a record is one of the site's; names exist in others too.
                return "language" if field.name == "language" else "name_language"
    return ""


_INPUTS: Mapping[Any, Callable[[Field, FormLanguage], Input]] = MappingProxyType(
    {
        Text: _text,
        Name: _name,
        Plural: _plural,
        PartialDate: _date,
        bool: lambda field, form_language: {"widget": "boolean", "default": False},
        int: _number,
        float: _number,
        str: _string,
    }
)
"""The widget by the type of a value."""

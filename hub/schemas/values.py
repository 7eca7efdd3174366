"""The JSON Schema of a single value: the formats of `hub.diagnosis.formats` as patterns with examples.

A pattern cannot check everything: whether a day is in the calendar, or whether a country or a time zone exists.
"""

from __future__ import annotations

from typing import Any

from hub.diagnosis.formats import MAX_ID, PHONE
from hub.disk.names import PLAIN_DEVICES
from hub.limits import MAX_TEXT
from hub.model.fields import Field
from hub.model.rules import Between, Identifier, Limit, Matching, Zone
from hub.model.values import PLURAL_CATEGORIES, Name, PartialDate, Plural, Text
from hub.model.web_addresses import EMAIL, URL

_WORDS = {"type": "string", "pattern": r"\S", "maxLength": MAX_TEXT}
"""A text that is not empty."""
_MONTH = "(0[1-9]|1[0-2])"
_DAY = rf"[0-9]{{4}}-{_MONTH}-(0[1-9]|[12][0-9]|3[01])"
_DATE = rf"[0-9]{{4}}(-{_MONTH}(-(0[1-9]|[12][0-9]|3[01]))?)?"
_KEBAB = "[a-z0-9]+(-[a-z0-9]+)*"
_FORMS = {
    "url": (URL, "https://www.example.org/report"),
    "day": (_DAY, ""),
    "time": ("([01][0-9]|2[0-3]):[0-5][0-9]", ""),
    "country": ("[A-Z]{2}", "FR"),
    "nuts": ("[A-Z]{2}[A-Z0-9]{1,3}", "FRH0"),
    "language": ("[a-z]{2,3}(-[A-Z][a-z]{3})?", "fr"),
    "period": (f"{_DATE}(/{_DATE})?", ""),
    "image": (rf"(?!({PLAIN_DEVICES})\.){_KEBAB}\.(svg|png|webp)", "project-visual.svg"),
    "contact": (f"({URL}|{EMAIL})", "contact@example.org"),
    "phone": (PHONE, ""),
    "date": (_DATE, ""),
    "identifier": (f"(?!({PLAIN_DEVICES})$){_KEBAB}", "study-visit-2027"),
    "zone": ("[A-Za-z0-9_+/-]+", "Europe/Paris"),
}
"""Pattern and example of each format, by the name in `Matching` or by the type of the value.

A format that needs quotes has no example, since editors would show and insert it without them.
"""
_QUOTED: dict[str, str] = {"day": "form_day", "time": "form_time", "period": "form_period", "phone": "form_phone"}
"""Formats that need quotes, and the key of the sentence that shows them (`hub/messages/fields`)."""


def value_schema(field: Field, languages: tuple[str, ...]) -> dict[str, Any]:
    """The schema of a value that is not a part, a closed list, an id, or a term of another list."""
    if field.kind is Text:
        return _text(field.rule(Limit), languages)
    if field.kind in (Name, Plural):
        return _by_language() if field.kind is Name else _plural(languages)
    if field.kind in (int, float, bool):
        return {"type": {int: "integer", float: "number", bool: "boolean"}[field.kind], **_bounds(field.rule(Between))}
    return _scalar(field)


def _scalar(field: Field) -> dict[str, Any]:
    form = field.rule(Matching)
    if form:
        return _matching(form.form)
    if field.kind is PartialDate:
        return _matching("date")
    if field.rule(Identifier):
        return {**_matching("identifier"), "maxLength": MAX_ID}
    return _matching("zone") if field.rule(Zone) else dict(_WORDS)


def _matching(form: str) -> dict[str, Any]:
    example = _FORMS[form][1]
    return {"type": "string", "pattern": whole_pattern(form), **({"examples": [example]} if example else {})}


def whole_pattern(form: str) -> str:
    """The pattern of a format, such as `url`, `date` or `identifier`, valid in JavaScript and in Python."""
    return f"^{_FORMS[form][0]}$"


def quoted_form(field: Field) -> str:
    """The key of the sentence that shows the value in quotes (`hub/messages/fields`); empty when it needs none."""
    form = field.rule(Matching)
    if form:
        return _QUOTED.get(form.form, "")
    return "date" if field.kind is PartialDate else ""


def _bounds(rule: Between | None) -> dict[str, Any]:
    return {"minimum": rule.least, "maximum": rule.most} if rule else {}


def _text(limit: Limit | None, languages: tuple[str, ...]) -> dict[str, Any]:
    """A text in the languages of the site. A limit that is only a note in the check does not refuse a value here."""
    limits = {lang: _most(limit, lang) for lang in languages} if limit else {}
    return {
        "type": "object",
        "properties": {
            lang: {**_WORDS, **({"maxLength": limits[lang]} if limits.get(lang) else {})} for lang in languages
        },
        "additionalProperties": False,
        "minProperties": 1,
    }


def _most(limit: Limit, lang: str) -> int | None:
    return limit.strict.get(lang) or (limit.most if limit.level == "problem" else None)


def _by_language() -> dict[str, Any]:
    """A name, in any language."""
    return {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?$"},
        "additionalProperties": dict(_WORDS),
        "minProperties": 1,
    }


def _plural(languages: tuple[str, ...]) -> dict[str, Any]:
    forms = {
        "type": "object",
        "properties": {
            category: {"type": "string", "pattern": r"\{n\}", "maxLength": MAX_TEXT} for category in PLURAL_CATEGORIES
        },
        "required": ["other"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": dict.fromkeys(languages, forms),
        "additionalProperties": False,
        "minProperties": 1,
    }

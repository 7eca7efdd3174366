"""How each value is written into a file, for the script of the form (admin/format.js): the order of keys and the style.

The style is that of `hub fix`: texts a line a language, names, coordinates and lists of ids in one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.admin.anatomy import Part, fields_of
from hub.models import Coordinates
from hub.rules import Identifier, Matching, Reference, Term
from hub.values import PLURAL_CATEGORIES

Shape = Mapping[str, Any]
_QUOTED = frozenset({"day", "time", "period"})
"""Forms of text that YAML 1.1 may read as a date or as a number."""


def record_shape(kind: type, languages: tuple[str, ...], given: str = "") -> Shape:
    """The keys of a record in order, each with its own shape."""
    keys = {field.name: shape(field.part, languages) for field in fields_of(kind, given)}
    return {"sort": "map", "keys": keys, "flow": kind is Coordinates}


def shape(part: Part, languages: tuple[str, ...]) -> Shape:
    """How a value is written."""
    if part.sort == "record":
        assert part.kind is not None
        return record_shape(part.kind, languages)
    if part.sort == "list":
        assert part.item is not None
        return {"sort": "list", "item": shape(part.item, languages), "flow": _is_code(part.item)}
    if part.sort in ("text", "name"):
        return _by_language({"sort": "text" if part.sort == "text" else "string"}, languages, flow=part.sort == "name")
    if part.sort == "plural":
        forms = {category: {"sort": "text"} for category in PLURAL_CATEGORIES}
        return _by_language({"sort": "map", "keys": forms, "flow": True}, languages, flow=False)
    return {"sort": _scalar(part)}


def _by_language(words: Shape, languages: tuple[str, ...], *, flow: bool) -> Shape:
    return {"sort": "map", "keys": dict.fromkeys(languages, words), "flow": flow}


def _scalar(part: Part) -> str:
    """Numbers and flags are bare; what could be read as something else than text is always quoted."""
    if part.sort in ("flag", "integer", "number"):
        return part.sort
    form = part.rule(Matching)
    return "quoted" if part.sort == "date" or (form and form.form in _QUOTED) else "string"


def _is_code(part: Part) -> bool:
    """Whether a value is an id or a code: short, without spaces."""
    form = part.rule(Matching)
    ids = any(part.rule(rule) for rule in (Identifier, Reference, Term))
    return ids or bool(form and form.form in ("country", "language"))

"""The written form of every field (hub/shapes.py) as data, for the script of the form (admin/format.js)."""

from __future__ import annotations

from typing import Any

from hub.admin.anatomy import Part, fields_of
from hub.shapes import Shape, shape_of
from hub.values import PLURAL_CATEGORIES


def file_shape(kind: type, languages: tuple[str, ...]) -> dict[str, Any]:
    """How a record is written: quotes, the keys in order, one line or a block; what is usual is left out."""
    return _data(Part("record", kind=kind), shape_of(kind), languages)


def _data(part: Part, shape: Shape, languages: tuple[str, ...]) -> dict[str, Any]:
    said: dict[str, Any] = {"flow": shape.inline}
    if part.kind is not None:
        said["keys"] = {
            field.name: _data(field.part, shape.of(field.name), languages) for field in fields_of(part.kind)
        }
    elif part.item is not None:
        said |= {"item": _data(part.item, shape.of(""), languages), "apart": shape.holds_entries}
    elif shape.item is not None:
        said |= {"keys": dict.fromkeys(languages, _words(shape.item, languages)), "words": True}
    else:
        said["quotes"] = "flag" if part.sort == "flag" else shape.quotes
    return {key: value for key, value in said.items() if value}


def _words(shape: Shape, languages: tuple[str, ...]) -> dict[str, Any]:
    """Words in one language, or the forms of a phrase with a number."""
    if shape.item is None:
        return {"quotes": shape.quotes}
    return {"keys": {name: {"quotes": shape.item.quotes} for name in PLURAL_CATEGORIES}, "flow": shape.inline}

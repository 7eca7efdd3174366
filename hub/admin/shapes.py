"""The written form of every field (hub/style/shapes.py) as data for the script of the form (admin/format.js)."""

from __future__ import annotations

from typing import Any

from hub.model.values import PLURAL_CATEGORIES
from hub.style.shapes import Shape, shape_of


def file_shape(kind: type, languages: tuple[str, ...]) -> dict[str, Any]:
    """How a record is written: quotes, the keys in order, on one line or as a block. Default values are left out."""
    return _data(shape_of(kind), languages)


def _data(shape: Shape, languages: tuple[str, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {"flow": shape.inline, "words": shape.words}
    if shape.fields:
        data["keys"] = {name: _data(own, languages) for name, own in shape.fields.items()}
    elif shape.is_list:
        data |= {"item": _data(shape.of(None), languages), "apart": shape.holds_entries}
    elif shape.item is not None:
        data["keys"] = dict.fromkeys(languages, _words(shape.item))
    else:
        data["quotes"] = shape.quotes
    return {key: value for key, value in data.items() if value}


def _words(shape: Shape) -> dict[str, Any]:
    """The shape of a text in one language; for a phrase with a number, of each plural form."""
    if shape.item is None:
        return {"quotes": shape.quotes}
    return {"keys": {name: {"quotes": shape.item.quotes} for name in PLURAL_CATEGORIES}, "flow": shape.inline}

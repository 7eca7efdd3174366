"""The written form of every field (hub/style/shapes.py) as data, for the script of the form (admin/format.js)."""

from __future__ import annotations

from typing import Any

from hub.model.values import PLURAL_CATEGORIES
from hub.style.shapes import Shape, shape_of


def file_shape(kind: type, languages: tuple[str, ...]) -> dict[str, Any]:
    """How a record is written: quotes, the keys in order, one line or a block; what is usual is left out."""
    return _data(shape_of(kind), languages)


def _data(shape: Shape, languages: tuple[str, ...]) -> dict[str, Any]:
    said: dict[str, Any] = {"flow": shape.inline, "words": shape.words}
    if shape.fields:
        said["keys"] = {name: _data(own, languages) for name, own in shape.fields.items()}
    elif shape.is_list:
        said |= {"item": _data(shape.of(None), languages), "apart": shape.holds_entries}
    elif shape.item is not None:
        said["keys"] = dict.fromkeys(languages, _words(shape.item))
    else:
        said["quotes"] = shape.quotes
    return {key: value for key, value in said.items() if value}


def _words(shape: Shape) -> dict[str, Any]:
    """Words in one language, or the forms of a phrase with a number."""
    if shape.item is None:
        return {"quotes": shape.quotes}
    return {"keys": {name: {"quotes": shape.item.quotes} for name in PLURAL_CATEGORIES}, "flow": shape.inline}

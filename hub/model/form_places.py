"""Addresses in the form in the browser: an entry, opened at one of its fields (admin/focusing.js), and a new entry."""

from __future__ import annotations

from urllib.parse import quote

from hub.model.kind import Kind

FORM_FOLDER = "admin/"
"""Where the form lies below the root of the site."""
RECORDS = "records"
"""The key under which the form holds a file that is a list."""


def field_address(root: str, kind: Kind, identifier: str, number: int, path: str) -> str:
    """The address of a field; `number` is the place of the record in a file that is a list, counted from 0."""
    if kind.place == "folder":
        entry, place = f"{kind.name}/entries/{identifier}", path
    elif kind.listed:
        entry, place = f"records/entries/{kind.name}", f"{RECORDS}.{number}.{path}"
    else:
        entry, place = f"project/entries/{kind.name}", path
    return f"{_collections(root)}{entry}?field={quote(place)}"


def new_address(root: str, kind: Kind) -> str:
    """The address where a record is added: a new file, or the list that will hold it."""
    return _collections(root) + (f"{kind.name}/new" if kind.place == "folder" else f"records/entries/{kind.name}")


def _collections(root: str) -> str:
    return f"{root}{FORM_FOLDER}#/collections/"

"""Addresses in the form in the browser: an entry, opened at one of its fields (admin/focusing.js)."""

from __future__ import annotations

from urllib.parse import quote

from hub.admin.configuration import RECORDS
from hub.model.kind import Kind

FOLDER = "admin/"
"""Where the form lies below the address of the site."""


def field_address(site_url: str, kind: Kind, identifier: str, number: int, path: str) -> str:
    """The address of a field; `number` is the place of the record in a file that is a list, counted from 0."""
    if kind.place == "folder":
        entry, place = f"{kind.name}/entries/{identifier}", path
    elif kind.listed:
        entry, place = f"records/entries/{kind.name}", f"{RECORDS}.{number}.{path}"
    else:
        entry, place = f"project/entries/{kind.name}", path
    return f"{site_url}{FOLDER}#/collections/{entry}?field={quote(place)}"

"""The addresses of pages. Other sites link to them, so they are built in this module only."""

from __future__ import annotations

from hub.languages import Language

ID_STEM, FACET_STEM = "frame-slot", "frame-facet"
"""Prefixes of the placeholder id and facet in the addresses of frames (hub/pages/frames.py).

No record may use them, so that an unfilled placeholder is found in the built site.
"""


def record_path(registry: str, identifier: str) -> str:
    """The path of a record's page after the language: `practices/osmose-occitanie/`."""
    return f"{registry}/{identifier}/"


def page_path(language: Language, path: str) -> str:
    """The path from the root of the site: `fr/practices/`."""
    return f"{language.prefix}{path}"


def root_of(url: str) -> str:
    """The relative path from a page to the root of the site: `../../`, or `./` on the root itself."""
    return "../" * url.count("/") or "./"

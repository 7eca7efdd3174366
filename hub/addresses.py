"""The addresses of pages: promises, so made in one place only."""

from __future__ import annotations

from hub.languages import Language

ID_STEM, FACET_STEM = "frame-slot", "frame-facet"
"""How the sentinels of id and facet in the addresses of frames begin (hub/pages/frames.py); reserved ids, so that a
slot that was forgotten is known in a site."""


def record_path(registry: str, identifier: str) -> str:
    """The path of a record's page after the language: `practices/osmose-occitanie/`."""
    return f"{registry}/{identifier}/"


def page_path(language: Language, path: str) -> str:
    """The path from the root of the site: `fr/practices/`."""
    return f"{language.prefix}{path}"


def root_of(url: str) -> str:
    """The relative way from a page to the root of the site: `../../`, or `./` on the root itself."""
    return "../" * url.count("/") or "./"

"""What every document has: its language, its title, the emblem with the statement, and the words of the templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hub.handouts.nodes import Node, said
from hub.localization.localizer import Localizer
from hub.pages.site import Site
from hub.text.direction import direction_of
from hub.typesetting.kept import FOLDER, Shelf

_RAGGED = frozenset({"ro", "sr"})
"""Languages that Typst cannot hyphenate: their lines are not filled."""


def document_data(site: Site, localizer: Localizer, title: str, description: str) -> Node:
    """The data of a document of a language, without its content."""
    tag = localizer.language.tag
    return {
        "lang": tag.partition("-")[0],
        "rtl": direction_of(tag) == "rtl",
        "hyphenate": tag.partition("-")[0] not in _RAGGED,
        "title": title,
        "description": description,
        "words": _words(site, localizer),
    }


def shelf_of(site: Site) -> Shelf:
    """Where the documents of earlier builds are kept."""
    return Shelf(site.settings.root / FOLDER)


def _words(site: Site, localizer: Localizer) -> Node:
    word, project = localizer.word, localizer.joined.project
    return {
        "author": f"{word('site.name')}, {project.programme}",
        "statement": said(localizer.say(project.statement, project.language)),
        "emblem": picture(site.settings.root / "docs" / "assets" / (project.publisher.emblem or project.emblem)),
        "figures": word("figures.heading"),
        "context_note": word("figures.context_note"),
        "facts": word("facts_heading"),
        "source": word("figures.source"),
        "sources": word("sources"),
        "sources_inline": word("sources_inline"),
        "counted": word("see.counted"),
        "number": word("see.number"),
        "dot": word("signs.dot"),
        "list": word("signs.list"),
    }


@cache
def picture(file: Path) -> Node:
    """A picture as data: a drawing as its text, another file as numbers."""
    if file.suffix == ".svg":
        return {"svg": file.read_text(encoding="utf-8")}
    return {"raster": [*file.read_bytes()], "format": file.suffix[1:].replace("jpeg", "jpg")}

"""What the generator makes: the hand-written pages as HTML, and the skeleton around the pages of each depth.

A skeleton is `overrides/main.html` with a slot for each part of a page, so it holds only what follows from its depth.
Both are plain data, so that a build whose pages did not change can take them from an earlier one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from markupsafe import Markup

from hub.pages.page_parts import PageParts

PART_STEM = "hub-part-"
"""How the slots of parts begin."""
_NAMES = tuple(field.name for field in fields(PageParts))


class GeneratedError(Exception):
    """A text is not what the generator made: it was cut off, or another version wrote it."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A page without its parts: text and the names of parts alternate in `pieces`."""

    pieces: tuple[str, ...]

    @classmethod
    def split(cls, html: str, digits: str) -> Skeleton:
        """Split a page at its slots. Raises ValueError unless it has a head and a main part."""
        found: list[str] = []
        rest, mark = html, f"-{digits}"
        while (end := rest.find(mark)) >= 0:
            text, _, name = rest[:end].rpartition(PART_STEM)
            found += [text, name]
            rest = rest[end + len(mark) :]
        if "head" not in found[1::2] or "main" not in found[1::2]:
            raise ValueError("a skeleton needs a slot for the head and one for the main part")
        return cls((*found, rest))

    def fill(self, parts: PageParts) -> str:
        """The page of these parts."""
        values = asdict(parts)
        filled = list(self.pieces)
        filled[1::2] = [str(values[name]) for name in self.pieces[1::2]]
        return "".join(filled)


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A hand-written page as the generator gives it: its HTML with the placeholders of its macro calls, its front
    matter, and its file below docs/."""

    content: str
    title: str
    description: str
    source: str


@dataclass(frozen=True, slots=True)
class Generated:
    """All that the generator makes: skeletons by the way from a page to the root, such as `../../`, and hand-written
    pages by language and path after the language."""

    skeletons: Mapping[str, Skeleton]
    pages: Mapping[tuple[str, str], GeneratedPage]

    def to_json(self) -> str:
        """As text. `from_json` reads it."""
        skeletons = {root: skeleton.pieces for root, skeleton in self.skeletons.items()}
        pages = [[code, path, asdict(page)] for (code, path), page in self.pages.items()]
        return json.dumps({"skeletons": skeletons, "pages": pages}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Generated:
        """Raises GeneratedError for a text that `to_json` did not make."""
        try:
            found: Any = json.loads(text)
            return cls(
                {root: Skeleton(tuple(pieces)) for root, pieces in found["skeletons"].items()},
                {(code, path): GeneratedPage(**page) for code, path, page in found["pages"]},
            )
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise GeneratedError(str(error)) from None


NOTHING_GENERATED = Generated({}, {})
"""Stands in while the generator builds every page itself."""


def slot_digits(texts: Iterable[str]) -> str:
    """The digits that end each slot: a hash of all that a skeleton is made of, so that none of it contains a slot."""
    return hashlib.sha256(json.dumps(list(texts)).encode()).hexdigest()[:24]


def slot_parts(digits: str) -> PageParts:
    """What the template is given in place of the parts of a page."""
    return PageParts(**{name: Markup(f"{PART_STEM}{name}-{digits}") for name in _NAMES})

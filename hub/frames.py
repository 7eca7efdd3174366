"""A page frame from the generator, split once at its slots and filled for every record.

The generator builds one page for each address pattern and language; its id is a sentinel, so links,
canonical address and asset paths that contain the id come out right by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

ID_SENTINEL = "frame-slot"
"""Stands for the id in the frame's address; a reserved id."""
FACET_SENTINEL = "frame-facet"
"""Stands for the facet in the address of a frame of lists, before the id; a reserved id too."""
VALUE_SENTINEL = f"{FACET_SENTINEL}/{ID_SENTINEL}"
"""Facet and value in the address of such a frame: both are filled at once, as one id with a slash."""
HEAD_SLOT = Markup("<!--hub-head-->")
MAIN_SLOT = Markup("<!--hub-main-->")
SENTINELS = (ID_SENTINEL, FACET_SENTINEL, "hub-head-->", "hub-main-->", "hubcall")
"""None of these may ever be published; the last begins the placeholder of a macro call (hub/calls.py)."""

# Only between slashes: the words may stand in a text without being a part of an address.
_SLOTS = re.compile(f"({re.escape(HEAD_SLOT)}|{re.escape(MAIN_SLOT)}|(?<=/)(?:{FACET_SENTINEL}/)?{ID_SENTINEL}(?=/))")


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished page with slots: text and slots in turn."""

    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str) -> Frame:
        """Splits a page at its slots. Raises ValueError when one of the two HTML slots does not stand there once."""
        parts = tuple(_SLOTS.split(html))
        if parts.count(HEAD_SLOT) != 1 or parts.count(MAIN_SLOT) != 1:
            raise ValueError("a frame needs exactly one head slot and one main slot")
        return cls(parts)

    def fill(self, identifier: str, head: Markup, main: Markup) -> str:
        """The page of one record or value: head and main are HTML already escaped, the id is kebab-case."""
        values = {
            ID_SENTINEL: identifier,
            VALUE_SENTINEL: identifier,
            str(HEAD_SLOT): head,
            str(MAIN_SLOT): main,
        }
        parts = list(self.parts)
        # `re.split` gives what a group caught at every second place.
        parts[1::2] = [values[slot] for slot in self.parts[1::2]]
        return "".join(parts)

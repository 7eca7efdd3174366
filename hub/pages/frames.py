"""A page frame from the generator, split once at its slots and filled for every record.

The generator builds one page for each address pattern and language; its id is a sentinel, so links,
canonical address and asset paths that contain the id come out right by themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from hub.addresses import FACET_STEM, ID_STEM

SENTINELS = (ID_STEM, FACET_STEM, "hub-head-", "hub-main-", "hubcall")
"""None of these may ever be published; the last begins the placeholder of a macro call (hub/written/calls.py)."""
SHORTEST = 8
"""Bytes of the hash in a sentinel: as far as nobody looks for a text that holds its own, they are enough."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What stands in the frames of one site where records differ: sentinels that occur in nothing frames are made of.

    They are kebab-case, as a frame's id is a part of its address and the name of its file.
    """

    digits: str

    @property
    def id(self) -> str:
        """Stands for the id in the frame's address."""
        return f"{ID_STEM}-{self.digits}"

    @property
    def value(self) -> str:
        """Facet and value in the address of a frame of lists: both are filled at once, as one id with a slash."""
        return f"{FACET_STEM}-{self.digits}/{self.id}"

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two frames of a registry."""
        return self.id, self.value

    @property
    def head(self) -> Markup:
        """Stands for what differs in the head."""
        return Markup("<!--hub-head-{}-->").format(self.digits)

    @property
    def main(self) -> Markup:
        """Stands for the main part."""
        return Markup("<!--hub-main-{}-->").format(self.digits)

    def pattern(self) -> re.Pattern[str]:
        """Finds the slots; the id only between slashes, where it is a part of an address."""
        words = f"(?<=/)(?:{re.escape(self.value)}|{re.escape(self.id)})(?=/)"
        return re.compile(f"({re.escape(self.head)}|{re.escape(self.main)}|{words})")


def make_slots(inputs: Iterable[str], *, shortest: int = SHORTEST) -> Slots:
    """The slots for frames that are made of these texts: the same texts give the same slots.

    Their sentinels end in a hash of the texts (SHAKE256, FIPS 202, whose output has any length), which grows until it
    stands in none of them: a text that holds the slots of today changes them.
    """
    texts = tuple(inputs)
    # By their lengths too: `ab`, `c` are not `a`, `bc`.
    digest = hashlib.shake_256(b"".join(b"%d:%s" % (len(raw), raw) for raw in (text.encode() for text in texts)))
    size = shortest
    while any(digest.hexdigest(size) in text for text in texts):
        size += 1
    return Slots(digest.hexdigest(size))


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished page with slots: text and slots in turn."""

    slots: Slots
    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str, slots: Slots) -> Frame:
        """Splits a page at its slots. Raises ValueError when one of the two HTML slots does not stand there once."""
        parts = tuple(slots.pattern().split(html))
        if parts.count(slots.head) != 1 or parts.count(slots.main) != 1:
            raise ValueError("a frame needs exactly one head slot and one main slot")
        return cls(slots, parts)

    def fill(self, identifier: str, head: Markup, main: Markup) -> str:
        """The page of one record or value: head and main are HTML already escaped, the id is kebab-case."""
        slots = self.slots
        values = {slots.id: identifier, slots.value: identifier, str(slots.head): head, str(slots.main): main}
        parts = list(self.parts)
        # `re.split` gives what a group caught at every second place.
        parts[1::2] = [values[slot] for slot in self.parts[1::2]]
        return "".join(parts)

"""A page frame from the generator: split once at its slots and filled for every record.

The generator builds one page for each address pattern and language. The id in its address is a sentinel, so links,
canonical address and asset paths that contain the id become right when the id is filled in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from hub.addresses import FACET_STEM, ID_STEM

SENTINELS = (ID_STEM, FACET_STEM, "hub-head-", "hub-main-", "hubcall")
"""No sentinel may ever be published. The last one begins the placeholder of a macro call (hub/written/calls.py)."""
SHORTEST = 8
"""Bytes of the hash in a sentinel: enough unless somebody deliberately builds a text that contains its own hash."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The sentinels that mark the places of a frame where records differ; none of them occurs in the texts of a frame.

    They are kebab-case, because a frame's id is a part of its address and the name of its file.
    """

    digits: str

    @property
    def id(self) -> str:
        """Stands for the id in the frame's address."""
        return f"{ID_STEM}-{self.digits}"

    @property
    def value(self) -> str:
        """Stands for facet and value in the address of a frame of lists; both are filled as one id with a slash."""
        return f"{FACET_STEM}-{self.digits}/{self.id}"

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two frames of a registry."""
        return self.id, self.value

    @property
    def head(self) -> Markup:
        """Stands for the part of the head that differs."""
        return Markup("<!--hub-head-{}-->").format(self.digits)

    @property
    def main(self) -> Markup:
        """Stands for the main part."""
        return Markup("<!--hub-main-{}-->").format(self.digits)

    def pattern(self) -> re.Pattern[str]:
        """A pattern that finds the slots; it finds the id only between slashes, where it is a part of an address."""
        words = f"(?<=/)(?:{re.escape(self.value)}|{re.escape(self.id)})(?=/)"
        return re.compile(f"({re.escape(self.head)}|{re.escape(self.main)}|{words})")


def make_slots(inputs: Iterable[str], *, shortest: int = SHORTEST) -> Slots:
    """Make the slots for frames made of these texts; the same texts give the same slots.

    The sentinels end in a hash of the texts (SHAKE256, FIPS 202, whose output has any length). The hash grows until no
    text contains it. A text that contains today's slots changes the hash, and so the slots.
    """
    texts = tuple(inputs)
    # Hash the lengths too: `ab`, `c` must differ from `a`, `bc`.
    digest = hashlib.shake_256(b"".join(b"%d:%s" % (len(raw), raw) for raw in (text.encode() for text in texts)))
    size = shortest
    while any(digest.hexdigest(size) in text for text in texts):
        size += 1
    return Slots(digest.hexdigest(size))


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished page with slots: text and slots alternate in `parts`."""

    slots: Slots
    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str, slots: Slots) -> Frame:
        """Split a page at its slots. Raises ValueError unless each of the two HTML slots occurs exactly once."""
        parts = tuple(slots.pattern().split(html))
        if parts.count(slots.head) != 1 or parts.count(slots.main) != 1:
            raise ValueError("a frame needs exactly one head slot and one main slot")
        return cls(slots, parts)

    def fill(self, identifier: str, head: Markup, main: Markup) -> str:
        """The page of one record or value; `head` and `main` are escaped HTML, and the id is kebab-case."""
        slots = self.slots
        values = {slots.id: identifier, slots.value: identifier, str(slots.head): head, str(slots.main): main}
        parts = list(self.parts)
        # `re.split` puts the captured slots at every second place.
        parts[1::2] = [values[slot] for slot in self.parts[1::2]]
        return "".join(parts)

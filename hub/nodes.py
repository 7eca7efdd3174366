"""The nodes of a YAML text, with their lines: what the parser makes, and what diagnosis and reading look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Remark(NamedTuple):
    """What follows a text without quotes behind a number sign, and where that stands in the file.

    `wrapped` tells that it begins a line of its own where the text would go on: deeper than its key or dash.
    """

    text: str
    place: int
    wrapped: bool

    @property
    def glued(self) -> bool:
        """Whether a word follows the sign without a space, as in `#3` or `#hashtag`; a remark mostly has one."""
        return self.text[1:2] not in ("", " ", "\t", "#", "!")


@dataclass(slots=True)
class Scalar:
    """Text, whether it stood without quotes, and the remark that follows such a text."""

    text: str
    plain: bool
    line: int
    remark: Remark | None = None


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Pairs of key and node, in order, repeated keys included; `headless` where it began without its dash."""

    line: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    headless: bool = False


Node = Scalar | Sequence | Mapping

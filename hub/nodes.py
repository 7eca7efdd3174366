"""The nodes of a parsed YAML text, with their lines: the parser builds them, `diagnosis` and `reading` use them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Remark(NamedTuple):
    """The comment after an unquoted text, and its position in the file.

    `wrapped` is true when the comment is on a line of its own, indented deeper than the key or dash, where the text
    could continue.
    """

    text: str
    place: int
    wrapped: bool

    @property
    def glued(self) -> bool:
        """Whether a word follows the number sign without a space, as in `#3` or `#hashtag`; most comments have one."""
        return self.text[1:2] not in ("", " ", "\t", "#", "!")


@dataclass(slots=True)
class Scalar:
    """A text, whether it was written without quotes (`plain`), and the comment after it."""

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
    """Pairs of key and node in order, with repeated keys; `headless` when the dash before the first key is missing."""

    line: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    headless: bool = False


Node = Scalar | Sequence | Mapping

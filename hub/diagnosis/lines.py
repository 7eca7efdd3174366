"""Read a line of YAML as an editor sees it: how far it is indented, its dashes, its key, its value.

Only for files that the parser refuses: it says where it gave up, the lines show what the editor did.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hub.languages import KNOWN_LANGUAGES
from hub.model.words import all_words

REACH = 500
"""Lines looked at above the one where the parser gave up: more than any record has."""
_LINE = re.compile(r"(?P<space>[^\S\n]*+)(?P<dashes>(?:-(?: ++|$))*+)(?P<rest>.*)")
_PAIR = re.compile(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'{}\[\],#&*!|>%@`:-][^\s:#{}\[\],]*+"
    r"(?:\s++[^\s:#{}\[\],]++)*+)\s*+:(?:[ \t]++(?P<value>.*)|$)"
)
GLUED = re.compile(r"(?P<key>[^\W\d][\w-]*):(?P<value>[^\s/].*)")
"""A key and its value without the space between them: `kind:agency`. The `//` of an address is no value."""


class Line(NamedTuple):
    """A line that holds something, in its parts. `  - kind: agency` has spaces, a dash, a key and a value.

    `rest` is what follows the dashes: the key and its value, or a text alone.
    """

    number: int
    space: str
    dashes: str
    rest: str
    key: str
    value: str

    @property
    def indent(self) -> int:
        """The column of its first sign: of the dash, if it has one."""
        return len(self.space)

    @property
    def column(self) -> int:
        """The column of its key or text, behind all dashes."""
        return len(self.space) + len(self.dashes)

    @property
    def opens(self) -> bool:
        """Whether what belongs to its key stands on the lines below."""
        return bool(self.key) and (not self.value or self.value.startswith("#"))


def read_line(number: int, text: str) -> Line | None:
    """Part a line; `number` counts from one. None for an empty line and for a comment."""
    match = _LINE.fullmatch(text.rstrip("\r"))
    if not match or not (match["rest"] or match["dashes"]) or match["rest"].startswith("#"):
        return None
    rest = match["rest"].rstrip()
    pair = _PAIR.fullmatch(rest)
    key, value = (pair["key"], pair["value"] or "") if pair else ("", "" if GLUED.fullmatch(rest) else rest)
    return Line(number, match["space"], match["dashes"], rest, key, value)


@cache
def known_keys() -> frozenset[str]:
    """The keys that any record may have, and the codes of languages."""
    return frozenset(name.partition(".")[2] for name in all_words("en")) - {""} | frozenset(KNOWN_LANGUAGES)

"""Whether YAML 1.1 and 1.2 both read a text correctly without quotes, and how to write it in quotes."""

from __future__ import annotations

import re

import yaml

from hub.reading.reader import AMBIGUOUS

_NEEDS_QUOTES = re.compile(
    r"[\s,\[\]{}#&*!|>'\"%@`?:=<~-]|\.\.\."  # forbidden first characters
    r"|.*(?:[:\s]$|-$|: |:\t| #|\t#)",
)
"""Texts that need quotes, including hyphens at an edge, which the JavaScript library `yaml` quotes in some places."""
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not print (1.1 and 1.2, section 5.1), including line breaks of either version."""
_CORE = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|null|Null|NULL|true|True|TRUE|false|False|FALSE"
)
"""Texts that the core schema of YAML 1.2 (section 10.3.2) does not read as text."""
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    " ": "\\ ",
    "\0": "\\0",
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_TO_ESCAPE = re.compile(rf'["\\]| (?=\n)|{_UNPRINTABLE.pattern}')
"""Characters to escape, including a space before a line break, which the JavaScript library `yaml` escapes."""


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether both versions of YAML read the text unchanged without quotes; `flow` means inside brackets or braces."""
    return (
        bool(text)
        and not _NEEDS_QUOTES.match(text)
        and not _UNPRINTABLE.search(text)
        and not (flow and re.search(r"[,?\[\]{}]", text))
        and not AMBIGUOUS.fullmatch(text)
        and not _CORE.fullmatch(text)
        and not any(pattern.match(text) for _, pattern in _yaml11(text))
    )


def quote(text: str) -> str:
    """The text in double quotes, on one line."""
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _yaml11(text: str) -> list[tuple[str, re.Pattern[str]]]:
    """The implicit types of YAML 1.1 that a text with this first character may have."""
    kinds: list[tuple[str, re.Pattern[str]]] = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return kinds


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    return _ESCAPES.get(char) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")

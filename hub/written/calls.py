"""Macro calls in hand-written pages: placeholders before Markdown, HTML after it.

The output of a macro would be parsed as Markdown, so that registry text could become markup. A call therefore leaves a
word of letters and digits, which Markdown does not change, and the finished HTML replaces it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from markupsafe import Markup

from hub.problems import Problem

_MARK = "hubcall"
_TOKEN = f"{_MARK}([a-z0-9]+)z"
_CALLS = re.compile(rf"<p>\s*{_TOKEN}\s*</p>|{_TOKEN}")
"""A placeholder, alone in its paragraph or not; one pattern for both, so that inserted HTML is never searched again."""
_IN_TAG = re.compile(rf"<[^<>]*{_TOKEN}[^<>]*>")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a macro in a page."""

    name: str
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        words = [repr(value) for value in self.arguments]
        words += [f"{key}={value!r}" for key, value in self.options.items()]
        return f"{self.name}({', '.join(words)})"


class CallError(Exception):
    """A call that cannot be answered: the code of the check's message, and its values."""

    def __init__(self, call: Call, code: str, values: Mapping[str, Any] | None = None) -> None:
        self.call, self.code, self.values = call, code, values or {}
        super().__init__(self.problem("", 0).sentence("en"))

    def problem(self, file: str, line: int) -> Problem:
        """The problem of this call at its place in a page."""
        return Problem(file=file, line=line, record="", code=self.code, values=self.values)


class MacroAnswer(Protocol):
    """A function that returns the HTML of a call; `block` says whether the call is a paragraph of its own."""

    def __call__(self, call: Call, *, block: bool) -> Markup:
        """Return the HTML of a call; raises CallError."""


def placeholder(name: str, *arguments: Any, **options: Any) -> str:
    """The word that replaces a call until Markdown is rendered."""
    text = json.dumps([name, arguments, options])
    return f"{_MARK}{base64.b32encode(text.encode()).decode().rstrip('=').lower()}0z"


def replace_calls(html: str, answer: MacroAnswer) -> str:
    """Replace every placeholder in a page's HTML by the HTML of its call.

    Raises CallError for a call that cannot be answered, or that is inside a tag (in a heading's id or a link).
    """
    inside = _IN_TAG.search(html)
    if inside:
        call = _call(inside)
        raise CallError(call, "call-in-heading", {"call": str(call)})
    return _CALLS.sub(lambda match: answer(_call(match), block=match[1] is not None), html)


def line_of_call(source: str, call: Call) -> int:
    """The first line of a page's source that has the call's name and its first arguments."""
    wanted = [call.name, *(str(value) for value in call.arguments[:2])]
    lines = source.splitlines()
    for words in (wanted, wanted[:1]):
        for number, line in enumerate(lines, start=1):
            if "{{" in line and all(word in line for word in words):
                return number
    return 1


def _call(match: re.Match[str]) -> Call:
    encoded = next(token for token in match.groups() if token).removesuffix("0").upper()
    text = base64.b32decode(encoded + "=" * (-len(encoded) % 8)).decode()
    name, arguments, options = json.loads(text)
    return Call(name, tuple(arguments), options)

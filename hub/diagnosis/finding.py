"""What a rule of diagnosis answers: the code of a message and its values, with or without a line."""

from __future__ import annotations

from typing import Any, NamedTuple


class Finding(NamedTuple):
    """A fault, for a caller that knows its line: the code of the message and its values."""

    code: str
    values: dict[str, Any]


class Diagnosis(NamedTuple):
    """A fault and the line to mend."""

    code: str
    line: int
    values: dict[str, Any]

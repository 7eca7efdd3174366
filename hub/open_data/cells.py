"""CSV as RFC 4180 has it, with cells that no spreadsheet takes for a formula, and the way back to the exact values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula, also after white space that some programs drop (OWASP, CSV Injection)."""


def guard(text: str) -> str:
    """A text as it stands in a cell: with an apostrophe before what would begin a formula.

    A text that already begins with apostrophes before such a sign gets one more: only so can reading be exact.
    """
    return f"'{text}" if text.lstrip("'").startswith(_DANGEROUS) else text


def unguard(cell: str) -> str:
    """The text of a cell: without the apostrophe that `guard` has put there."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_DANGEROUS) else cell


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a file: commas, CRLF, UTF-8 with BOM."""
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows([guard(cell) for cell in row] for row in rows)
    return (BOM + target.getvalue()).encode()


def read_csv(data: bytes) -> list[list[str]]:
    """The rows that `write_csv` was given."""
    text = data.decode("utf-8-sig")
    return [[unguard(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]

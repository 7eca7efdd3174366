"""Find the line that begins in the wrong column, by the lines above it."""

from __future__ import annotations

from itertools import pairwise

from hub.diagnosis.failure import ParseFailure
from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.lines import Line


def indentation_fault(failure: ParseFailure) -> Diagnosis | None:
    """A line that should stand deeper, below its key, or in the column of its neighbours."""
    lines = failure.lines
    for above, line in reversed(list(pairwise(lines))):
        if above.opens and not _is_below(line, above) and (line.key or line.dashes):
            return _misplaced(line, above.column + 2)
        if line.indent % 2:
            before = lines[: lines.index(line)]
            return _misplaced(line, above.column + 2 if above.opens else _nearest_column(before, line))
        if line.indent == 0 and line.dashes:
            break
    if len(lines) < 2:
        return None
    return _misplaced(lines[-1], _nearest_column(lines[:-1], lines[-1]))


def _is_below(line: Line, above: Line) -> bool:
    """Whether a line belongs to the key above it: it stands deeper, or is an item in the column of that key."""
    return line.indent > above.column or (line.indent == above.column and bool(line.dashes))


def _misplaced(line: Line, wanted: int) -> Diagnosis | None:
    """The message for a line that does not begin where it should, if it does not."""
    if line.indent == wanted:
        return None
    return Diagnosis("yaml-indentation", line.number, {"found": line.indent, "wanted": wanted})


def _nearest_column(above: list[Line], line: Line) -> int:
    """The indentation level open at this line that is closest to the one used."""
    columns: list[int] = []
    limit = 1 << 30
    for other in reversed(above):
        column = other.indent if line.dashes else other.column
        if column < limit and bool(line.dashes) <= bool(other.dashes):  # a dash stands below a dash
            columns.append(column)
        limit = min(limit, other.indent)
        if not limit:
            break
    if above[-1].opens or not columns:
        columns.append(above[-1].column + 2)
    return min(columns, key=lambda column: abs(column - line.indent))

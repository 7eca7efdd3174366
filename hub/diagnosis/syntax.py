"""What an editor did where the parser gave up: the line to mend, often above the one it names, and how."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import yaml

from hub.diagnosis.blocks import below_a_value, block_text, end_mark, lone_dash, record_without_dash, uncommented
from hub.diagnosis.hashes import cut_within
from hub.diagnosis.key_index import are_siblings, parents_of
from hub.diagnosis.lines import (
    REACH,
    Diagnosis,
    Finding,
    Line,
    colonless,
    doubled_backslashes,
    look,
    open_quote,
    read_line,
)
from hub.languages import KNOWN_LANGUAGES


def diagnose(text: str, error: yaml.MarkedYAMLError) -> Diagnosis:
    """The message for a syntax error of libyaml."""
    mark = error.problem_mark or error.context_mark
    at = mark.line + 1 if mark else 1
    raw = text.split("\n", at)[:at]
    lines = list(_lines_until(raw))
    said = f"{error.problem or ''} {error.context or ''}"
    opened = error.context_mark.line + 1 if error.context_mark else at
    return (
        uncommented(text, at)
        or end_mark(lines)
        or _backslash(lines, said)
        or cut_within(raw, at)
        or block_text(raw)
        or _unclosed(lines)
        or _single_line(lines, at, opened, said)
        or _open_bracket(text, error.context_mark, said)
        or _stray_dash(lines, text, said)
        or lone_dash(lines, text)
        or record_without_dash(lines, text)
        or _lost_dash(lines, text, at, opened, said)
        or below_a_value(lines)
        or _indentation(lines)
        or _unfinished(opened, said)
        or Diagnosis("yaml", at, {"problem": (error.problem or str(error)).strip()})
    )


def _lines_until(found: list[str]) -> Iterator[Line]:
    """The lines up to where the parser gave up, within reach; those of a text in a block are left out."""
    block: int | None = None
    for number, raw in enumerate(found, start=1):
        line = read_line(number, raw) if number > len(found) - REACH else None
        if line is None or (block is not None and line.indent > block):
            continue
        block = line.indent if line.value[:1] in ("|", ">") and len(line.value) < 4 else None
        yield line


def _backslash(lines: list[Line], said: str) -> Diagnosis | None:
    """A backslash in a text in quotes, which YAML takes for the beginning of a special character."""
    if "escape" not in said and "hexdecimal" not in said:  # spelt so by libyaml
        return None
    line = next((line for line in reversed(lines) if "\\" in line.rest), None)
    return Diagnosis("yaml-backslash", line.number, doubled_backslashes(line).values) if line else None


def _open_bracket(text: str, mark: yaml.Mark | None, said: str) -> Diagnosis | None:
    """A bracket or brace that is not closed on its line; the parser wonders only at the next key."""
    if mark is None or "parsing a flow" not in said:
        return None
    found = text.split("\n", mark.line + 1)[mark.line :]  # nothing where the text ends
    rest = found[0][mark.column :] if found else ""
    sign = rest[:1]
    close = {"[": "]", "{": "}"}.get(sign, "")
    if not close or rest.count(sign) <= rest.count(close):
        return None
    return Diagnosis("yaml-bracket", mark.line + 1, {"sign": sign, "close": close})


def _unclosed(lines: list[Line]) -> Diagnosis | None:
    """A quotation mark that is opened and not closed before the next key or the end."""
    for line, after in [*pairwise(lines), *((line, None) for line in lines[-1:])]:
        if open_quote(line) and (after is None or after.key or after.dashes):
            return Diagnosis("yaml-quote", line.number, {})
    return None


def _unfinished(opened: int, said: str) -> Diagnosis | None:
    """A text in quotes that ends with the file."""
    return Diagnosis("yaml-quote", opened, {}) if "quoted scalar" in said else None


def _single_line(lines: list[Line], at: int, opened: int, said: str) -> Diagnosis | None:
    """A line that is wrong by itself: where the parser gave up, the one before, or where it began to wonder."""
    near = lines[-2:][::-1] + [line for line in lines[:-2] if line.number == opened]
    for line in near:
        if found := look(line) or (_colonless(line, opened) if "':'" in said else None):
            return Diagnosis(found.code, line.number, found.values)
    return None


def _colonless(line: Line, opened: int) -> Finding | None:
    return colonless(line) if line.number == opened else None


def _stray_dash(lines: list[Line], text: str, said: str) -> Diagnosis | None:
    """An item of a list among the keys of a record, or a whole record that stands too deep."""
    if len(lines) < 2 or "expected key" not in said or not lines[-1].dashes:
        return None
    last, above = lines[-1], lines[-2]
    if last.key not in (*KNOWN_LANGUAGES, "", "id") and not are_siblings(last.key, above.key):
        return None
    if last.indent == above.column and not above.opens:
        below = text.split("\n", last.number + 1)[last.number : last.number + 1]
        if last.key == "id" and below and below[0].startswith(" " * last.column):
            return Diagnosis("record-too-deep", last.number, {})
        return Diagnosis("yaml-dash", last.number, {"right": last.rest})
    return None


def _lost_dash(lines: list[Line], text: str, at: int, opened: int, said: str) -> Diagnosis | None:
    """An entry of a list without its dash; the first one of a file is noticed at the second."""
    last = lines[-1] if lines else None
    if "<document start>" in said and last is not None and last.dashes:
        contents = (read_line(n, raw) for n, raw in enumerate(text.split("\n"), start=1))
        first = next(line for line in contents if line is not None)
        if not first.key and not first.dashes:
            return Diagnosis("yaml-no-key", first.number, {})
        return Diagnosis("lost-dash", first.number, {"right": f"- {first.rest}" if first.key == "id" else "- id: …"})
    start = next((line for line in lines if line.number == opened), None)
    in_list = "expected '-'" in said and start is not None and start.dashes
    if last is None or start is None or not in_list or last.dashes or last.indent != start.indent or not last.key:
        return None
    if not start.key:  # a list of texts, where a key has lost the one above it
        parents = parents_of(last.key)
        return Diagnosis("lost-parent", last.number, {"right": f"{parents[0]}:"}) if len(parents) == 1 else None
    if last.key != start.key and (start.key == "id" or _has_more_keys(lines, start)):
        return Diagnosis("yaml-indentation", last.number, {"found": last.indent, "wanted": start.column})
    return Diagnosis("lost-dash", last.number, {"right": f"- {last.rest}"})


def _has_more_keys(lines: list[Line], start: Line) -> bool:
    """Whether the item above the last line has keys below its first one: this one is more likely another of them."""
    for line in reversed(lines[:-1]):
        if line.indent == start.indent and line.dashes:
            return False
        if line.column == start.column and not line.dashes:
            return True
    return False


def _indentation(lines: list[Line]) -> Diagnosis | None:
    """The line that does not stand where it should: below its key, or, at an odd place, beside its neighbours."""
    for above, line in reversed(list(pairwise(lines))):
        if above.opens and not _is_below(line, above) and (line.key or line.dashes):
            return _misplaced(line, above.column + 2)
        if line.indent % 2:
            return _misplaced(
                line, above.column + 2 if above.opens else _nearest_column(lines[: lines.index(line)], line)
            )
        if line.indent == 0 and line.dashes:
            break
    if len(lines) < 2:
        return None
    return _misplaced(lines[-1], _nearest_column(lines[:-1], lines[-1]))


def _is_below(line: Line, above: Line) -> bool:
    """Whether a line belongs to the key above it: deeper, or a list that begins in its column."""
    return line.indent > above.column or (line.indent == above.column and bool(line.dashes))


def _misplaced(line: Line, wanted: int) -> Diagnosis | None:
    if line.indent == wanted:
        return None
    return Diagnosis("yaml-indentation", line.number, {"found": line.indent, "wanted": wanted})


def _nearest_column(above: list[Line], line: Line) -> int:
    """The place among those of the lines above, and of what the last one opens, that is nearest to where it stands."""
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

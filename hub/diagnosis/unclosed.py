"""Find quotation marks and brackets that nobody closed, and backslashes within quotation marks."""

from __future__ import annotations

from itertools import pairwise

from hub.diagnosis.failure import ParseFailure
from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.single_lines import doubled_backslashes, has_open_quote


def lone_backslash(failure: ParseFailure) -> Diagnosis | None:
    """A backslash in quotation marks, which YAML takes for the beginning of a special character: `"C:\\data"`."""
    if "escape" not in failure.said and "hexdecimal" not in failure.said:  # spelt so by libyaml
        return None
    line = next((line for line in reversed(failure.lines) if "\\" in line.rest), None)
    return Diagnosis("yaml-backslash", line.number, doubled_backslashes(line).values) if line else None


def unclosed_quote(failure: ParseFailure) -> Diagnosis | None:
    """A quotation mark that nothing closes before the next key or the end: `fr: "Bonjour`."""
    lines = failure.lines
    for line, after in [*pairwise(lines), *((line, None) for line in lines[-1:])]:
        if has_open_quote(line) and (after is None or after.key or after.dashes):
            return Diagnosis("yaml-quote", line.number, {})
    return None


def unended_quote(failure: ParseFailure) -> Diagnosis | None:
    """A text in quotation marks that the end of the file cuts: it begins where the parser says."""
    return Diagnosis("yaml-quote", failure.began, {}) if "quoted scalar" in failure.said else None


def unclosed_bracket(failure: ParseFailure) -> Diagnosis | None:
    """A bracket or brace that is not closed on its line: `[skills, law`. The parser objects only at the next key."""
    mark = failure.mark
    if mark is None or "parsing a flow" not in failure.said:
        return None
    found = failure.text.split("\n", mark.line + 1)[mark.line :]  # nothing where the text ends
    rest = found[0][mark.column :] if found else ""
    sign = rest[:1]
    close = {"[": "]", "{": "}"}.get(sign, "")
    if not close or rest.count(sign) <= rest.count(close):
        return None
    return Diagnosis("yaml-bracket", mark.line + 1, {"sign": sign, "close": close})

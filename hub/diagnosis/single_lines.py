"""Find what is wrong with one line of YAML, whatever stands around it: `kind:agency`, `• skills`, `title: a: b`."""

from __future__ import annotations

import re

from hub.diagnosis.failure import ParseFailure
from hub.diagnosis.finding import Diagnosis, Finding
from hub.diagnosis.hidden_characters import NO_BREAK, code_point
from hub.diagnosis.lines import GLUED, Line, known_keys
from hub.diagnosis.nearest import nearest_word
from hub.diagnosis.normalize import MARKDOWN_LINK
from hub.text import late

_COLONLESS = late.compile(
    r"(?P<key>[^\W\d]\w*)(?:(?P<sign>\s*[=；：﹕︓]\s*|;\s+|\s*[–—]\s*|\s+-\s+)|\s+)?(?P<value>(?<=\W)(?:[^:]*+|[^:](?=[^\"'\n]*+[\"']).*))?"
)
_BULLET = late.compile(r"(?P<sign>[–—−‒•·▪◦‣*]|-{2,})\s+(?P<item>\S+|[^\W\d][\w ]*:\s.*)")
"""A sign in place of the dash of an item; the item is an address, an id, or a key and its value."""
DASHES = frozenset("–—−‒•·▪◦‣-")
"""Signs in place of the dash of an item with which YAML lets a text begin; it refuses the asterisk itself."""
_ODD_SPACE = late.compile(rf"(?P<sign>-|[^\W\d]\w*\s?:)(?P<space>[{NO_BREAK}])")
"""A dash or a colon, and behind it a space that is a letter to YAML."""
_BOLD = late.compile(r"[*_]{2}(?P<key>\w+)(?:[*_]{2}\s*:|:[*_]{2})\s*(?P<value>.*)")
"""A key in bold, as in Markdown: `**title**: Hello`."""
_REMARK = late.compile(r"//|<!--|-->|```|~~~")
"""How remarks and blocks of code begin in other formats."""
CURLY = "“”„‟«»‹›‘’‚"
"""Typographic quotation marks, which YAML takes for letters."""
_CURLY = late.compile(f"[{CURLY}]")
_SIGNS = "@`%*&!|>?-:,]}#"
"""What a text without quotation marks cannot begin with (YAML 1.2, 5.3)."""
_QUOTED = r'"(?:[^"\\]|\\.)*+"'


def faulty_line(failure: ParseFailure) -> Diagnosis | None:
    """A line that is wrong by itself: where the parser gave up, the one before, or where it began to read."""
    lines = failure.lines
    for line in lines[-2:][::-1] + [line for line in lines[:-2] if line.number == failure.began]:
        found = fault_of_line(line)
        if found is None and "':'" in failure.said and line.number == failure.began:
            found = _missing_colon(line)
        if found:
            return Diagnosis(found.code, line.number, found.values)
    return None


def fault_of_line(line: Line) -> Finding | None:
    """Say what is wrong with a line; None when nothing is, or only beside other lines."""
    strange = line.space.replace(" ", "")
    if strange:
        return Finding("yaml-tab" if strange[0] == "\t" else "yaml-space", {"char": code_point(strange[0])})
    if odd := _ODD_SPACE.match(line.rest):
        return Finding("yaml-odd-space", {"sign": odd["sign"], "char": code_point(odd["space"])})
    if item := bullet_for_dash(line):
        return item
    if _REMARK.match(line.rest):
        return Finding("yaml-no-key", {})
    if re.match(r"-\w", line.rest):
        return Finding("yaml-dash-space", {"right": f"- {line.rest[1:]}"})
    if found := MARKDOWN_LINK.match(line.value):
        return Finding("markdown-link", {"right": found["url"]})
    if bold := _BOLD.fullmatch(line.rest):
        return Finding("yaml-sign", {"sign": "*", "right": f"{bold['key']}: {bold['value']}"})
    if line.value:
        return _fault_of_value(line)
    if match := GLUED.fullmatch(line.rest):
        return Finding("yaml-colon-space", {"right": f"{match['key']}: {match['value'].strip()}"})
    return None


def bullet_for_dash(line: Line) -> Finding | None:
    """An item behind a sign that looks like the dash of a list: `• skills`."""
    match = _BULLET.fullmatch(line.rest)
    return Finding("yaml-bullet", {"sign": match["sign"], "right": f"- {match['item']}"}) if match else None


def doubled_backslashes(line: Line) -> Finding:
    """The word of a line that holds backslashes, with each of them doubled, as quotation marks need them."""
    word = next(word for word in line.rest.split() if "\\" in word)
    right = re.sub(r"\\+", r"\\\\", word).strip('"')
    return Finding("yaml-backslash", {"right": right})


def has_open_quote(line: Line) -> bool:
    """Whether the value begins a text in quotation marks and does not end it, be it within braces or brackets."""
    if line.value[:1] in ("[", "{"):
        return '"' in re.sub(_QUOTED, "", line.value)
    return line.value[:1] in ('"', "'") and _end_of_quote(line.value) is None


def _missing_colon(line: Line) -> Finding | None:
    """A key without its colon, `title Hello`, or a line that holds no key at all."""
    match = _COLONLESS.fullmatch(line.rest)
    if line.key or not match or (line.dashes and not match["sign"]):
        return None
    if (match["sign"] or "").strip() in ("", ";") and not nearest_word(match["key"], known_keys()):
        return Finding("yaml-no-key", {})
    return Finding("yaml-missing-colon", {"right": f"{match['key']}: {match['value'] or ''}".strip()})


def _fault_of_value(line: Line) -> Finding | None:
    """Say what is wrong with the text behind a key or a dash."""
    value, before = line.value, f"{line.key}: " if line.key else "- "
    if value[0] in "\"'":
        return _fault_of_quoted(value)
    quoted = {"sign": value[0], "right": f'{before}"{_CURLY.sub("", value).strip()}"'}
    if _CURLY.match(value):
        return Finding("curly-quotes", quoted)
    if value == "%":
        return Finding("yaml-sign", quoted | {"right": f"{before}percent"})
    if number := re.fullmatch(r"[>~]\s?([0-9]+)", value):
        return Finding("yaml-sign", quoted | {"right": f"{before}{number[1]}"})
    if value[0] in _SIGNS or re.fullmatch(r"\[[^\]]*\]\s*\S.*|\{[^}]*\}\s*\S.*", value):
        return Finding("yaml-sign", quoted | {"right": f'{before}"{value}"'})
    if value[0] in "[{":
        return _fault_within_brackets(line)
    if line.key and (link := re.fullmatch(r"(https?):\s+(//\S+)", value)):
        return Finding("yaml-colon", {"right": f"{before}{link[1]}:{link[2]}"})
    if line.key and re.search(r":(\s|$)", value):
        return Finding("yaml-colon", {"right": f'{before}"{value}"'})
    return None


def _fault_of_quoted(value: str) -> Finding | None:
    """A quotation mark within a text in quotation marks, which ends it for YAML: `"the "hub" of all"`."""
    end = _end_of_quote(value)
    after = "" if end is None else value[end:].strip()
    code = "yaml-inner-quote" if value[0] == '"' else "yaml-inner-apostrophe"
    return Finding(code, {}) if after and not after.startswith("#") else None


def _fault_within_brackets(line: Line) -> Finding | None:
    """A text within brackets or braces that needs quotation marks, or a comma that stands there twice."""
    if re.search(r"[\[,]\s*,", re.sub(_QUOTED, "", line.value)):
        return Finding("yaml-double-comma", {})
    if re.search(r"[:,{\[]\s*'(?:[^']|'')*'[^\s,}\]]", line.value):
        return Finding("yaml-inner-apostrophe", {})
    pair = re.search(r"[{,]\s*(?P<key>\w+):\s+(?P<text>[^\s\"'{}\[\],][^{}\[\],]*:\s[^{}\[\],]*)", line.value)
    return Finding("yaml-colon", {"right": f'{pair["key"]}: "{pair["text"].strip()}"'}) if pair else None


def _end_of_quote(value: str) -> int | None:
    """The place behind the quotation mark that closes the first one; None where nothing closes it."""
    match = re.match(_QUOTED, value) if value[0] == '"' else re.match(r"'(?:[^']|'')*+'", value)
    return match.end() if match else None

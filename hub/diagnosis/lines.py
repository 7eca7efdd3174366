"""Lines of YAML as editors see them: how far indented, a dash, a key, a value, and what is wrong with one alone.

Only for files that the parser refuses: it says where it gave up, these say what the person did.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from hub.diagnosis.hidden_characters import NO_BREAK, code_point
from hub.diagnosis.nearest import nearest_word
from hub.diagnosis.normalize import MARKDOWN_LINK
from hub.languages import KNOWN_LANGUAGES
from hub.model.words import all_words

REACH = 500
"""Lines looked at above the one where the parser gave up: more than any record has."""
_LINE = re.compile(r"(?P<space>[^\S\n]*+)(?P<dashes>(?:-(?: ++|$))*+)(?P<rest>.*)")
_PAIR = re.compile(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'{}\[\],#&*!|>%@`:-][^\s:#{}\[\],]*+"
    r"(?:\s++[^\s:#{}\[\],]++)*+)\s*+:(?:[ \t]++(?P<value>.*)|$)"
)
_GLUED = re.compile(r"(?P<key>[^\W\d][\w-]*):(?P<value>[^\s/].*)")
_COLONLESS = re.compile(
    r"(?P<key>[^\W\d]\w*)(?:(?P<sign>\s*[=；：﹕︓]\s*|;\s+|\s*[–—]\s*|\s+-\s+)|\s+)?(?P<value>(?<=\W)(?:[^:]*+|[^:](?=[^\"'\n]*+[\"']).*))?"
)
_BULLET = re.compile(r"(?P<sign>[–—−‒•·▪◦‣*]|-{2,})\s+(?P<item>\S+|[^\W\d][\w ]*:\s.*)")
"""What stands for the dash of an item, which is an address, an id or a key and its value."""
DASHES = frozenset("–—−‒•·▪◦‣-")
"""How a text may begin that is meant as an item; the asterisk stops the parser."""
_ODD_SPACE = re.compile(rf"(?P<sign>-|[^\W\d]\w*\s?:)(?P<space>[{NO_BREAK}])")
"""A dash or a colon, and a space that is none to YAML."""
_BOLD = re.compile(r"[*_]{2}(?P<key>\w+)(?:[*_]{2}\s*:|:[*_]{2})\s*(?P<value>.*)")
"""A key in bold, as in Markdown."""
_REMARK = re.compile(r"//|<!--|-->|```|~~~")
"""How other languages begin a remark or a block of code."""
CURLY = "“”„‟«»‹›‘’‚"
"""Typographic quotation marks, which YAML takes for letters."""
_CURLY = re.compile(f"[{CURLY}]")
_SIGNS = "@`%*&!|>?-:,]}#"
"""What a text without quotes cannot begin with (YAML 1.2, 5.3)."""
_QUOTED = r'"(?:[^"\\]|\\.)*+"'


class Finding(NamedTuple):
    """What a line shows: the code of the message and its values."""

    code: str
    values: dict[str, Any]


class Diagnosis(NamedTuple):
    """The code of a message, the line to mend, the values of the message."""

    code: str
    line: int
    values: dict[str, Any]


class Line(NamedTuple):
    """A line that holds something; `column` is where its key or text begins, behind all dashes."""

    number: int
    space: str
    dashes: str
    rest: str
    key: str
    value: str

    @property
    def indent(self) -> int:
        """The spaces before it."""
        return len(self.space)

    @property
    def column(self) -> int:
        """Where its key or text begins."""
        return len(self.space) + len(self.dashes)

    @property
    def opens(self) -> bool:
        """Whether what belongs to its key stands on the lines below."""
        return bool(self.key) and (not self.value or self.value.startswith("#"))


def read_line(number: int, text: str) -> Line | None:
    """A line, counted from one; None when it is empty or a comment."""
    match = _LINE.fullmatch(text.rstrip("\r"))
    if not match or not (match["rest"] or match["dashes"]) or match["rest"].startswith("#"):
        return None
    rest = match["rest"].rstrip()
    pair = _PAIR.fullmatch(rest)
    key, value = (pair["key"], pair["value"] or "") if pair else ("", "" if _GLUED.fullmatch(rest) else rest)
    return Line(number, match["space"], match["dashes"], rest, key, value)


def open_quote(line: Line) -> bool:
    """Whether the value begins a text in quotes and does not end it, be it within braces or brackets."""
    if line.value[:1] in ("[", "{"):
        return '"' in re.sub(_QUOTED, "", line.value)
    return line.value[:1] in ('"', "'") and _end_of_quote(line.value) is None


def look(line: Line) -> Finding | None:
    """What is wrong with the line for itself, whatever stands around it."""
    strange = line.space.replace(" ", "")
    if strange:
        return Finding("yaml-tab" if strange[0] == "\t" else "yaml-space", {"char": code_point(strange[0])})
    if odd := _ODD_SPACE.match(line.rest):
        return Finding("yaml-odd-space", {"sign": odd["sign"], "char": code_point(odd["space"])})
    if item := bullet(line):
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
        return _look_at_value(line)
    if match := _GLUED.fullmatch(line.rest):
        return Finding("yaml-colon-space", {"right": f"{match['key']}: {match['value'].strip()}"})
    return None


def colonless(line: Line) -> Finding | None:
    """A line that seems to be a key without its colon, or to be no key at all."""
    match = _COLONLESS.fullmatch(line.rest)
    if line.key or not match or (line.dashes and not match["sign"]):
        return None
    if (match["sign"] or "").strip() in ("", ";") and not nearest_word(match["key"], known_keys()):
        return Finding("yaml-no-key", {})
    return Finding("yaml-missing-colon", {"right": f"{match['key']}: {match['value'] or ''}".strip()})


def bullet(line: Line) -> Finding | None:
    """An item of a list behind a sign that looks like the dash."""
    match = _BULLET.fullmatch(line.rest)
    return Finding("yaml-bullet", {"sign": match["sign"], "right": f"- {match['item']}"}) if match else None


def doubled_backslashes(line: Line) -> Finding:
    """A text in quotes whose backslashes stand alone: the word to write."""
    word = next(word for word in line.rest.split() if "\\" in word)
    right = re.sub(r"\\+", r"\\\\", word).strip('"')
    return Finding("yaml-backslash", {"right": right})


@cache
def known_keys() -> frozenset[str]:
    """The keys of all records, and the languages."""
    return frozenset(name.partition(".")[2] for name in all_words("en")) - {""} | frozenset(KNOWN_LANGUAGES)


def _look_at_value(line: Line) -> Finding | None:
    value, before = line.value, f"{line.key}: " if line.key else "- "
    if value[0] in "\"'":
        end = _end_of_quote(value)
        after = "" if end is None else value[end:].strip()
        code = "yaml-inner-quote" if value[0] == '"' else "yaml-inner-apostrophe"
        return Finding(code, {}) if after and not after.startswith("#") else None
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
        return _look_within(line)
    if line.key and (link := re.fullmatch(r"(https?):\s+(//\S+)", value)):
        return Finding("yaml-colon", {"right": f"{before}{link[1]}:{link[2]}"})
    if line.key and re.search(r":(\s|$)", value):
        return Finding("yaml-colon", {"right": f'{before}"{value}"'})
    return None


def _look_within(line: Line) -> Finding | None:
    """A value in brackets or braces, in which a text needs quotes or a comma stands twice."""
    if re.search(r"[\[,]\s*,", re.sub(_QUOTED, "", line.value)):
        return Finding("yaml-double-comma", {})
    if re.search(r"[:,{\[]\s*'(?:[^']|'')*'[^\s,}\]]", line.value):
        return Finding("yaml-inner-apostrophe", {})
    pair = re.search(r"[{,]\s*(?P<key>\w+):\s+(?P<text>[^\s\"'{}\[\],][^{}\[\],]*:\s[^{}\[\],]*)", line.value)
    return Finding("yaml-colon", {"right": f'{pair["key"]}: "{pair["text"].strip()}"'}) if pair else None


def _end_of_quote(value: str) -> int | None:
    """The place behind the quotation mark that closes the first one."""
    match = re.match(_QUOTED, value) if value[0] == '"' else re.match(r"'(?:[^']|'')*+'", value)
    return match.end() if match else None

"""Find the macro calls in the source of a page, and braces that are not a valid call.

The build reads braces with Jinja. Jinja takes 0.17 s for the 150 pages, a fifth of the whole check, so one pattern
reads the calls in plain notation; only a page with other Jinja syntax is parsed by Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hub.diagnosis.nearest import nearest_or_all
from hub.text import late
from hub.written.calls import Call
from hub.written.contracts import CONTRACTS

_VALUE = r"""(?:"[^"\\{}\n]*+"|'[^'\\{}\n]*+'|[0-9]{1,9}|True|False)"""
_ARGUMENT = rf"\s*+(?:[a-z_]++[ ]*+=[ ]*+)?+{_VALUE}[ ]*+"
# Braces first, and only then the look behind them, so that `re` finds the place by a search for two letters.
_PLAIN = re.compile(rf"\{{\{{(?<!\{{\{{\{{)[ ]*+([a-z_]++)\(((?:{_ARGUMENT}(?:,|(?=\))))*+)\)[ ]*+\}}\}}(?!\}})")
_ARGUMENTS = re.compile(rf"(?:(?<![a-z_])([a-z_]++)[ ]*+=[ ]*+)?+({_VALUE})")
_JINJA = re.compile(r"\{[{%#]|\}\}")
_ANCHOR = re.compile(r"\{(#[\w-]++)[^{}\n]*+\}")
"""A heading anchor in Pandoc's notation, which Jinja reads as the start of a comment."""
_OPEN = late.compile(r"\{\{++([^{}\n]*+)")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'"))
_MACRO = late.compile(r"(?<![\w{.])(?:\{[ ]*+)?+([a-z_]++)\([^(){}\n]*+\)[ ]*+\}")
_MACRO_END = late.compile(r"\)[ ]*+\}")


class PlacedCall(NamedTuple):
    """A call and its line."""

    line: int
    call: Call


class BraceFault(NamedTuple):
    """Braces that are not a valid call: the line, the code of the message, and its values."""

    line: int
    code: str
    values: Mapping[str, Any] = {}


def read_calls(source: str) -> Iterator[PlacedCall | BraceFault]:
    """Every call of a page in order, and every fault in its braces."""
    if "{" not in source and "}}" not in source:
        return
    calls, rest = list(_plain_calls(source)), _PLAIN.sub("", source)
    if _JINJA.search(rest) is None:
        yield from calls
        yield from _single_braces(source)
    else:
        yield from _read_all(source)


def _plain_calls(source: str) -> Iterator[PlacedCall]:
    """The calls in plain notation, found in one pass over the text."""
    line, place = 1, 0
    for match in _PLAIN.finditer(source):
        line += source.count("\n", place, match.start())
        place = match.start()
        yield PlacedCall(line, _call(match[1], match[2]))


def _call(name: str, written: str) -> Call:
    arguments, options = [], {}
    for match in _ARGUMENTS.finditer(written):
        value = _value(match[2])
        if match[1]:
            options[match[1]] = value
        else:
            arguments.append(value)
    return Call(name, tuple(arguments), options)


def _value(text: str) -> str | int | bool:
    if text[0] in "\"'":
        return text[1:-1]
    return text == "True" if text in ("True", "False") else int(text)


def _single_braces(source: str) -> Iterator[BraceFault]:
    """Report macro calls in single braces, which would be published as text."""
    text = _PLAIN.sub(_blank, source)
    # The pattern tries every letter of a page; hardly any page has this end of it.
    for match in _MACRO.finditer(text) if _MACRO_END.search(text) else ():
        if match[1] in CONTRACTS:
            line = source.count("\n", 0, match.start()) + 1
            yield BraceFault(line, "call-braces", {"right": f"{{{{ {match[0].strip('{} ')} }}}}"})


def _read_all(source: str) -> Iterator[PlacedCall | BraceFault]:
    """Read the calls with Jinja, which also knows the parts it must skip, such as `{% raw %}`."""
    from jinja2 import Environment, TemplateSyntaxError, nodes  # importing takes 0.04 s; few pages need it

    try:
        tree = Environment().parse(source)
    except TemplateSyntaxError as error:
        yield _unreadable(source, error.lineno)
        return
    for part in tree.body:
        if not isinstance(part, nodes.Output):  # a statement
            yield BraceFault(part.lineno, "call-form", {"right": CONTRACTS["partners"].example})
            continue
        for node in part.nodes:
            if not isinstance(node, nodes.TemplateData):
                yield _read_node(node)
            elif "{%" not in source and (place := _unopened(node.data)) is not None:
                yield BraceFault(node.lineno + node.data.count("\n", 0, place), "call-unopened")


def _unopened(text: str) -> int | None:
    """The position of closing braces without opening ones, or None."""
    place = text.find("}}")
    return place if place >= 0 else 0 if text.startswith("}") else None


def _read_node(node: Any) -> PlacedCall | BraceFault:
    """A macro call with plain words and numbers, else the fault: filters, statements and bare names are refused."""
    from jinja2 import nodes

    names = [name.name for name in node.find_all(nodes.Name)] + ([node.name] if isinstance(node, nodes.Name) else [])
    unknown = [name for name in names if name not in CONTRACTS]
    if unknown:
        return BraceFault(
            node.lineno, "unknown-macro", {"value": unknown[0], "hint": nearest_or_all(unknown[0], CONTRACTS)}
        )
    called = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and len(names) == 1
    if not called or node.dyn_args or node.dyn_kwargs:
        example = CONTRACTS[names[0]].example if names else CONTRACTS["partners"].example
        return BraceFault(node.lineno, "call-form", {"right": example})
    try:
        arguments = tuple(argument.as_const() for argument in node.args)
        options = {option.key: option.value.as_const() for option in node.kwargs}
    except nodes.Impossible:
        return BraceFault(node.lineno, "call-form", {"right": CONTRACTS[names[0]].example})
    return PlacedCall(node.lineno, Call(names[0], arguments, options))


def _unreadable(source: str, line: int) -> BraceFault:
    """The fault that Jinja cannot parse, and the correction: an anchor read as a comment, or a malformed call."""
    lines = source.split("\n")
    for number, text in enumerate(lines, start=1):
        if "{#" in text and "#}" not in source:
            anchor = _ANCHOR.search(text)
            right = f"{{: {anchor[1]} }}" if anchor else "#}"
            return BraceFault(number, "call-anchor" if anchor else "call-remark", {"right": right})
    for number in sorted(range(1, len(lines) + 1), key=lambda n: (n != line, n)):
        rest = _PLAIN.sub("", lines[number - 1])
        if match := _OPEN.search(rest):
            return BraceFault(number, "call-braces", {"right": _corrected(match[1])})
    return BraceFault(min(line, len(lines)), "call-form", {"right": CONTRACTS["partners"].example})


def _corrected(written: str) -> str:
    """The call that was probably meant, else an example of its macro."""
    text = written.strip().rstrip("}) ").translate(_QUOTES)
    name = next(iter(re.findall(r"[a-z_]+", text)), "")
    for end in ("", '"', "'"):
        right = f"{{{{ {text.replace(', )', ')')}{end}{')' if '(' in text else '()'} }}}}"
        if name in CONTRACTS and _PLAIN.fullmatch(right):
            return right
    known = name if name in CONTRACTS else "partners"
    return CONTRACTS[known].example


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") + " "

"""All regular expressions of the code, how each is applied, and texts that make a careless one slow."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

from hub.text.late import LatePattern

ROOT = Path(__file__).parent.parent
CODE = ("hub", "hooks", "scripts")
LOCAL = {
    "hub/editorial/dates.py": "names of months and weekdays, escaped",
    "hub/editorial/links.py": "constants in a table above it",
    "hub/editorial/typography.py": "rules of tables above it, which are among those of the module",
    "hub/editorial/number_words.py": "words for numbers, which are constants",
    "hub/editorial/naming.py": "names of the registries, escaped",
    "hub/editorial/spelling.py": "lines of the project's word lists, escaped",
    "hub/editorial/units.py": "words of a table above it",
    "hub/typesetting/letters.py": "ranges of characters that the fonts have",
    "hub/text/late.py": "the patterns of other modules, which are found there",
    "hub/translators/typesetting.py": "rules of tables above it",
    "hub/views/ordering.py": "the letters of an alphabet above it that have several signs",
    "hub/pages/frames.py": "sentinels of this build, escaped",
    "hub/pages/link_report.py": "addresses of the pages, escaped",
}
"""Modules with patterns that a function makes, and why nothing that somebody typed goes into them unescaped."""
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
AT_ONE_PLACE = frozenset({"match", "fullmatch"})
"""These try one place; the others try each, so that a run of signs is gone through again from each of them."""
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


class Used(NamedTuple):
    """A pattern, where it stands, and the methods that apply it."""

    place: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def modules(*folders: str) -> Iterator[tuple[str, Path]]:
    """The modules of the project's code, by name."""
    for folder in folders:
        for path in sorted(set((ROOT / folder).rglob("*.py")) - set((ROOT / folder).rglob("__main__.py"))):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


@cache
def used_patterns() -> tuple[Used, ...]:
    """Every pattern of the code. One that is made of what only its function knows cannot be found: AssertionError."""
    found: dict[tuple[str, int], tuple[str, set[str]]] = {}
    trees = {name: (path, ast.parse(path.read_text(encoding="utf-8"))) for name, path in modules(*CODE)}
    applied = _applied(trees.values())
    for name, (path, tree) in trees.items():
        named = {id(node.value): _names(node) for node in tree.body if isinstance(node, ast.Assign)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_re(node.func):
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                try:
                    key = _pattern_of(node, node.func.attr, importlib.import_module(name), path)
                except NameError as error:
                    if place.partition(":")[0] in LOCAL or not _is_within_function(tree, node):
                        continue
                    raise AssertionError(f"{place}: {error}: a pattern is made of what its module knows") from None
                _, methods = found.setdefault(key, (place, set()))
                methods |= {node.func.attr} - {"compile"}
                for own in named.get(id(node), ()):
                    methods |= applied.get((str(path) if own.startswith("_") else "", own), set())
    for name, (path, tree) in trees.items():
        # Of several in one table it cannot be seen which method is whose.
        methods = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & set(METHODS)
        for pattern in _within(list(vars(importlib.import_module(name)).values())):
            found.setdefault((pattern.pattern, pattern.flags), (f"{path.relative_to(ROOT)}", methods))
    texts = {key: value for key, value in found.items() if isinstance(key[0], str)}  # bytes are pages that we made
    return tuple(
        Used(place, re.compile(*key), frozenset(methods) or frozenset({"search"}))
        for key, (place, methods) in texts.items()
    )


def _within(values: Iterable[Any], depth: int = 3) -> Iterator[re.Pattern[str]]:
    """The patterns in the tables of a module."""
    for value in values:
        if isinstance(value, re.Pattern | LatePattern) and isinstance(value.pattern, str):
            if depth < 3:
                yield re.compile(value.pattern, value.flags)
        elif isinstance(getattr(value, "pattern", None), str):
            yield re.compile(value.pattern)
        elif depth and isinstance(value, tuple | list | frozenset | Mapping):
            yield from _within(value.values() if isinstance(value, Mapping) else value, depth - 1)


def _is_within_function(tree: ast.Module, node: ast.AST) -> bool:
    functions = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))
    return any(inner is node for function in functions for inner in ast.walk(function))


def _applied(trees: Iterable[tuple[Path, ast.Module]]) -> dict[tuple[str, str], set[str]]:
    """The methods called on each name, for a private one by its module."""
    applied: dict[tuple[str, str], set[str]] = {}
    for path, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                value = node.value
                own = (
                    value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else ""
                )
                applied.setdefault((str(path) if own.startswith("_") else "", own), set()).add(node.attr)
    return applied


def _names(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def _is_re(function: ast.Attribute) -> bool:
    of_re = isinstance(function.value, ast.Name) and function.value.id in ("re", "late")
    return of_re and function.attr in (*METHODS, "compile")


def _pattern_of(call: ast.Call, method: str, module: ModuleType, path: Path) -> tuple[str, int]:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    place = 1 if method == "compile" else 2 if method in ("match", "fullmatch", "search", "findall", "finditer") else 9
    flags = call.args[place] if len(call.args) > place else given.get("flags")
    text = _value(call.args[0], module)
    return (
        (text.pattern, text.flags)
        if isinstance(text, re.Pattern)
        else (text, int(_value(flags, module) if flags else 0))
    )


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), "<pattern>", "eval"), vars(module))


class Run(NamedTuple):
    """An unbounded repeat: a text that leads to it, the signs it takes, what may follow it."""

    before: str
    signs: tuple[str, ...]
    whole: bool
    """Whether something must match behind it."""
    possessive: bool
    guarded: bool
    """Whether something before it says where it begins."""


def runs_of(pattern: re.Pattern[str]) -> list[Run]:
    """The unbounded repeats of a pattern."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    return list(_runs(list(tree), "", False, False))


def _runs(items: list[Any], before: str, must: bool, guarded: bool) -> Iterator[Run]:
    for number, (kind, value) in enumerate(items):
        rest = any(_needs(item) for item in items[number + 1 :]) or must
        if kind in REPEATS:
            least, most, inner = value
            sample = _sample(list(inner))
            if most is constants.MAXREPEAT:
                yield Run(before, tuple(_signs(list(inner))), rest, kind is constants.POSSESSIVE_REPEAT, guarded)
            yield from _runs(list(inner), before, rest or most is constants.MAXREPEAT, guarded)
            before += sample * max(least, 1)
        elif kind is constants.SUBPATTERN:
            yield from _runs(list(value[3]), before, rest, guarded)
            before += _sample(list(value[3]))
        elif kind is constants.ATOMIC_GROUP:
            yield from _runs(list(value), before, rest, guarded)
            before += _sample(list(value))
        elif kind is constants.BRANCH:
            for branch in value[1]:
                yield from _runs(list(branch), before, rest, guarded)
            before += _sample([(kind, value)])
        elif kind in (constants.ASSERT, constants.ASSERT_NOT):
            yield from _runs(list(value[1]), before, True, guarded)
        else:
            before += _sample([(kind, value)])
        guarded = guarded or kind in (constants.AT, constants.ASSERT_NOT, constants.ASSERT) or _needs((kind, value))


def _needs(item: tuple[Any, Any]) -> bool:
    """Whether a part must find something to match, be it the end."""
    kind, value = item
    if kind in REPEATS:
        return bool(value[0]) and any(_needs(inner) for inner in value[2])
    if kind is constants.SUBPATTERN:
        return any(_needs(inner) for inner in value[3])
    if kind is constants.ATOMIC_GROUP:
        return any(_needs(inner) for inner in value)
    if kind is constants.BRANCH:
        return all(any(_needs(inner) for inner in branch) for branch in value[1])
    return True


_SIGNS = " \t\n\u00a0\u202fa1ZhéſxX_-–—.,;:!?'\"“”«»`´’#@&<>|%*+=~$^/\\()[]{}\u0301❤\u200d\r\x85\u2028€Â\x80"


def _signs(items: list[Any]) -> Iterator[str]:
    """Texts that the inside of a repeat takes: single signs, and one of its shortest."""
    sample = _sample(items)
    yield sample or "a"
    if len(items) == 1 and items[0][0] in (constants.IN, constants.ANY, constants.NOT_LITERAL, constants.CATEGORY):
        yield from (sign for sign in _SIGNS if sign != sample and _takes(items[0], sign))


def _sample(items: list[Any]) -> str:
    """One of the shortest texts that a part takes, lookarounds left out."""
    text = ""
    for kind, value in items:
        if kind is constants.LITERAL:
            text += chr(value)
        elif kind in (constants.IN, constants.ANY, constants.NOT_LITERAL, constants.CATEGORY):
            text += next((sign for sign in "a1 -,.:" + _SIGNS if _takes((kind, value), sign)), "a")
        elif kind in REPEATS:
            text += _sample(list(value[2])) * value[0]
        elif kind is constants.SUBPATTERN:
            text += _sample(list(value[3]))
        elif kind is constants.ATOMIC_GROUP:
            text += _sample(list(value))
        elif kind is constants.BRANCH:
            text += _sample(list(value[1][0]))
    return text


def _takes(item: tuple[Any, Any], sign: str) -> bool:
    kind, value = item
    if kind is constants.ANY:
        return sign != "\n"
    if kind is constants.NOT_LITERAL:
        return chr(value) != sign
    if kind is constants.CATEGORY:
        return _in_category(value, sign)
    negated = value[:1] == [(constants.NEGATE, None)]
    hit = any(
        (entry[0] is constants.LITERAL and chr(entry[1]) == sign)
        or (entry[0] is constants.RANGE and entry[1][0] <= ord(sign) <= entry[1][1])
        or (entry[0] is constants.CATEGORY and _in_category(entry[1], sign))
        for entry in value
    )
    return hit != negated


def _in_category(category: Any, sign: str) -> bool:
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(category).split("_")[-1]]
    found = re.match(rf"\{letter}", sign) is not None
    return found != ("NOT" in str(category))

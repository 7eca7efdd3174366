"""The first comment of a template names what it takes, or the macros that it offers: no more and no less."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, meta, nodes

from tests.frozen import ROOT

FOLDER = ROOT / "overrides"
TEMPLATES = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.*ml")}
PLAIN_TYPES = {"str", "int", "bool", "dict", "list", "tuple", "None", "Markup"}
UNTYPED = {"words"}
"""`words(key, **values)` gives interface words, everywhere."""
FIRST_COMMENT = re.compile(r"\{#-?\s*(.*?)-?#\}", re.DOTALL)
ENVIRONMENT = Environment(autoescape=True)
# Names alone are looked for here: what the filters do is none of it.
ENVIRONMENT.filters |= dict.fromkeys(
    ("card", "item", "leaving", "link", "links", "marks", "prose", "reasons", "say", "url"), str
)

Names = dict[str, str]
"""Each name with its type, empty for one without."""


def broken(name: str, templates: dict[str, str]) -> list[str]:
    """What the first comment of a template says wrongly."""
    text = templates[name]
    comment = FIRST_COMMENT.match(text)
    if comment is None:
        return ["begins with no comment"]
    if name.startswith("macros/"):
        return [*_broken_macros(comment[1], text), *_unknown_types(_macros_named(comment[1]).values())]
    given = _taken(comment[1])
    if given is None:
        return ["does not begin with what it takes"]
    return [*_differences(set(given), read_names(name, templates)), *_unknown_types([given])]


def read_names(name: str, templates: dict[str, str]) -> set[str]:
    """What a template reads of its context, itself or through what it includes."""
    tree = ENVIRONMENT.parse(templates[name])
    own = meta.find_undeclared_variables(tree)
    # A loop or `set` gives a name to what is included, too.
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    included = (read_names(node.template.value, templates) for node in tree.find_all(nodes.Include))
    return own.union(*(names - stored for names in included))


def _taken(comment: str) -> Names | None:
    """The names after `Takes`, up to the first full stop; None where the comment begins otherwise."""
    if comment.startswith("Takes nothing."):
        return {}
    found = re.match(r"Takes ([^.]*)\.", comment)
    return _names(found[1]) if found else None


def _macros_named(comment: str) -> dict[str, Names]:
    """Macros with their parameters: a line each, indented, whose meaning stands two spaces apart."""
    return {name: _names(given) for name, given in re.findall(r"(?m)^   (\w+)\((.*?)\)  ", comment)}


def _names(text: str) -> Names:
    """`view: RecordView, words`: parted by the commas that are in no brackets."""
    parts = (part.partition(":") for part in re.split(r",\s*(?![^\[]*\])", text) if part.strip())
    return {name.strip(): type_.strip() for name, _, type_ in parts}


def _broken_macros(comment: str, text: str) -> Iterator[str]:
    tree = ENVIRONMENT.parse(text)
    named = _macros_named(comment)
    defined = {macro.name: [one.name for one in macro.args] for macro in tree.find_all(nodes.Macro)}
    offered = {name for name in defined if not name.startswith("_")}
    yield from _differences(set(named), offered)
    for name in sorted(named.keys() & offered):
        if list(named[name]) != defined[name]:
            yield f"says {name}({', '.join(named[name])}), which is {name}({', '.join(defined[name])})"
    # A macro sees its parameters and other macros: what it is not given, nobody can give it.
    yield from (f"reads {name} of no parameter" for name in sorted(meta.find_undeclared_variables(tree)))


def _differences(named: set[str], real: set[str]) -> Iterator[str]:
    yield from (f"names {name}, which is not there" for name in sorted(named - real))
    yield from (f"does not name {name}" for name in sorted(real - named))


def _unknown_types(given: Iterator[Names] | list[Names]) -> Iterator[str]:
    for names in given:
        for name, type_ in names.items():
            if not type_ and name not in UNTYPED:
                yield f"gives {name} no type"
            words = set(re.findall(r"\w+", type_)) - PLAIN_TYPES
            yield from (f"gives {name} the type {word}, which the hub has not" for word in sorted(words - TYPES))


def _types() -> Iterator[str]:
    """The classes of the hub, and its names for types: `Registry = Literal[...]`."""
    for path in (ROOT / "hub").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.Assign):
                yield from (target.id for target in node.targets if isinstance(target, ast.Name))


TYPES = frozenset(_types())


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_says_what_it_takes(name):
    assert broken(name, TEMPLATES) == []


MACROS = "{# A list.\n   one(item: ListItem, words)    an item #}\n{% macro one(item, words) %}{{ words(item) }}{% endmacro %}"
PARTIAL = '{# Takes view: PageView, words.\n   A page. #}\n{{ words(view.kind) }}{% include "inner" %}'
GIVEN = {"macros/x": MACROS, "page": PARTIAL, "inner": "{# Takes view: PageView. #}{{ view }}"}


def test_right_contracts_pass():
    assert [fault for name in GIVEN for fault in broken(name, GIVEN)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("page", "{# Takes", "<p>{# Takes", ["begins with no comment"]),
        ("page", "Takes view", "A page: view", ["does not begin with what it takes"]),
        ("page", ", words.", ".", ["does not name words"]),
        ("page", ", words.", ", words, edit: str.", ["names edit, which is not there"]),
        ("page", "view: PageView", "view", ["gives view no type"]),
        ("page", "PageView", "list[PageVue | None]", ["gives view the type PageVue, which the hub has not"]),
        ("inner", "{{ view }}", "{{ view }}{{ add }}", ["does not name add"]),
        ("inner", "Takes view: PageView.", "Takes nothing.", ["does not name view"]),
        ("macros/x", "one(item: ListItem, words)", "two(item: ListItem, words)", ["names two, which is not there", "does not name one"]),
        ("macros/x", "(item: ListItem, words)", "(words, item: ListItem)", ["says one(words, item), which is one(item, words)"]),
        ("macros/x", "(item: ListItem, words)", "(item: ListItem)", ["says one(item), which is one(item, words)"]),
        ("macros/x", "item: ListItem", "item: Thing", ["gives item the type Thing, which the hub has not"]),
        ("macros/x", "words(item)", "words(other)", ["reads other of no parameter"]),
    ],
)  # fmt: skip
def test_a_wrong_contract_is_told(name, old, new, said):
    assert old in GIVEN[name]
    planted = {**GIVEN, name: GIVEN[name].replace(old, new, 1)}

    assert broken(name, planted) == said


def test_what_an_included_template_reads_is_named_where_it_is_included():
    planted = {**GIVEN, "inner": GIVEN["inner"].replace("{{ view }}", "{{ view }}{{ add }}")}

    assert broken("page", planted) == ["does not name add"]


def test_a_loop_gives_names_to_what_it_includes():
    page = '{# Takes views: list[PageView]. #}{% for view in views %}{% include "inner" %}{% endfor %}'

    assert broken("page", {**GIVEN, "page": page}) == []

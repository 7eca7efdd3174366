"""Edits that must not go through, each with the places that the check, or the build, points to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.problems import Problem
from tests.editing import Do, append, change, in_file, read, without
from tests.honest_edits import text_of
from tests.record_edits import copy_organisation, delete_called_event, hide, rename_partner, rename_theme

Place = tuple[str, int]
Places = Callable[[Path, Mapping[str, str]], set[Place]]
"""Gives the files and lines in the edited project."""
PAGE = "docs/fr/about/index.md"


@dataclass(frozen=True)
class RefusedEdit:
    """What somebody does, where messages point, and words of each; `by` is the step of the gate that stops it."""

    name: str
    do: Do
    places: Places
    word: str
    by: str = "check"


def places_told(problems: Iterable[Problem]) -> set[Place]:
    """Every place that the check points to: its own line, and those that it names as further ones of the same cause."""
    told = set()
    for problem in problems:
        told.add((problem.file, problem.line))
        also = problem.sentence("en").partition("also at ")[2]
        told |= {(file, int(line)) for file, line in re.findall(r"([\w./-]+):(\d+)", also)}
    return told


def at(pattern: str) -> Places:
    """The first line that has the pattern, from the record on, in the file that was edited."""

    def places(root: Path, told: Mapping[str, str]) -> set[Place]:
        text = read(root, told["file"])
        found = re.compile(pattern, re.M).search(text, max(text.find(f"- id: {told.get('id')}\n"), 0))
        assert found, pattern
        return {(told["file"], text.count("\n", 0, found.start()) + 1)}

    return places


def everywhere(pattern: str) -> Places:
    """Every line of the content that has the pattern; `{id}` is that of the record."""

    def places(root: Path, told: Mapping[str, str]) -> set[Place]:
        paths = [*(root / "data").rglob("*.yml"), *(root / "docs").rglob("*.md")]
        wanted = re.compile(pattern.replace("{id}", re.escape(told["id"])))
        return {
            (path.relative_to(root).as_posix(), number)
            for path in paths
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if wanted.search(line)
        }

    return places


def second_id(root: Path, told: Mapping[str, str]) -> set[Place]:
    """The last line that begins a record with this id."""
    return {max(everywhere("^- id: {id}$")(root, told), key=lambda place: place[1])}


def lists(keys: str) -> str:
    """A pattern for the lines on which one of the keys names the id."""
    return rf"^[ -]*({keys}): .*(?<![\w-]){{id}}(?![\w-])"


MEASURED = text_of("practice.yml").replace("none_found", "change_measured")
USES = "|".join([lists("partner|partners|lead_partner|hosts|related"), r'\{\{.*"{id}"'])
_EDITS = [
    ("the id of a term changed", rename_theme, everywhere(lists("themes")), "is not in the list themes"),
    ("a practice hidden that pages call", hide("osmose-occitanie"), everywhere(r'\{\{.*"{id}"'), "`publish: false`"),
    ("a partner renamed that pages and records name", rename_partner, everywhere(USES), "unknown id"),
    ("an event deleted that pages call", delete_called_event, everywhere(USES), "unknown id"),
    (
        "an event ends before it starts",
        change("events", r'^  end: "\d{4}-\d\d-\d\d"', '  end: "2001-01-01"', without("programme")),
        at(r"^  end:"),
        "is before start",
    ),
    ("an unknown id", change("practices", r"^related: \[", "related: [nobody, "), at(r"^related:"), "unknown id"),
    ("a needed key is missing", change("events", r"^  kind: .*\n", ""), at(r"^- id:"), "kind"),
    ("a colon without quotes", change("events", r'^    fr: ".*"$', "    fr: Un : deux"), at("Un : deux"), "colon"),
    ("an id twice", copy_organisation, second_id, "already used"),
    (
        "a date without quotes",
        change("events", r'^  start: "(\d{4}-\d\d-\d\d)"', r"  start: \1"),
        at(r"^  start:"),
        "without quotes",
    ),
    (
        "a date in French form",
        change("events", r'^  start: ".*"', '  start: "31/12/2026"'),
        at(r"^  start:"),
        "not a date",
    ),
    ("an empty text", change("events", r'^    fr: ".*"$', '    fr: ""'), at(r'^    fr: ""'), "is empty"),
    ("a change without a figure", append("data/practices/bare.yml", MEASURED), at(r"^evidence_level:"), "'result'"),
    ("a key misspelt", change("partners", r"^  website:", "  websit:"), at(r"^  websit:"), "unknown key"),
    ("a wrong macro", in_file(PAGE, r"\Z", "\n{{ practce() }}\n"), at("practce"), "unknown macro"),
    ("a call of no record", in_file(PAGE, r"\Z", '\n{{ partner("nobody") }}\n'), at('"nobody"'), "unknown id"),
    ("a page without its title", in_file(PAGE, r"^title: .*\n", ""), at(r"^description:"), "title"),
]
_BUILT = [
    ("a link in a page that leads nowhere", in_file(PAGE, r"\Z", "\n[Ici](../nowhere/index.md).\n"), "nowhere"),
    ("a picture in a page that is not there", in_file(PAGE, r"\Z", "\n![Plan](../plan.png)\n"), "plan.png"),
]
REFUSED = (
    *(RefusedEdit(*row) for row in _EDITS),
    *(RefusedEdit(name, do, at(re.escape(word)), word, by="build") for name, do, word in _BUILT),
)

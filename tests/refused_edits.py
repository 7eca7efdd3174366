"""Edits that must not go through, each with the places that the check, or the build, points to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.problems import Problem
from tests.editing import (
    Do,
    Told,
    append,
    called,
    change,
    entries,
    in_file,
    pick,
    read,
    replace,
    rewrite,
    without,
    write,
)
from tests.honest_edits import MINIMAL

Places = Callable[[Path, Mapping[str, str]], set[tuple[str, int]]]
"""The files and lines, in the edited project."""
HIDDEN = "osmose-occitanie"
PAGE = "docs/fr/about/index.md"


@dataclass(frozen=True)
class RefusedEdit:
    """What somebody does, where the message points, and a word of it; `by` says which step of the gate stops it."""

    name: str
    do: Do
    places: Places
    word: str
    by: str = "check"


def lines_with(root: Path, file: str, pattern: str) -> set[tuple[str, int]]:
    """Each line of a file in which a pattern is found."""
    lines = read(root, file).splitlines()
    return {(file, number) for number, line in enumerate(lines, start=1) if re.search(pattern, line)}


def at(pattern: str) -> Places:
    """The first line from the record on that has the pattern, in the file that was edited."""

    def places(root: Path, told: Mapping[str, str]) -> set[tuple[str, int]]:
        text = read(root, told["file"])
        start = text.find(f"- id: {told.get('id')}\n")
        found = re.compile(pattern, re.M).search(text, max(start, 0))
        assert found, pattern
        return {(told["file"], text.count("\n", 0, found.start()) + 1)}

    return places


def everywhere(pattern: str) -> Places:
    """Every line of the content that has the pattern; `{id}` is that of the record."""

    def places(root: Path, told: Mapping[str, str]) -> set[tuple[str, int]]:
        files = [
            path for part in ("data", "docs") for path in (root / part).rglob("*") if path.suffix in (".yml", ".md")
        ]
        looked = pattern.replace("{id}", re.escape(told.get("id", "")))
        return {place for path in files for place in lines_with(root, path.relative_to(root).as_posix(), looked)}

    return places


def rename_term(root: Path) -> Told:
    """The first theme gets another id; records go on with the old one."""
    (old,) = re.findall(r"^themes:\n  - id: (.*)\n", read(root, "data/taxonomy.yml"), re.M)
    replace(root, "data/taxonomy.yml", rf"^  - id: {old}$", f"  - id: {old}-changed")
    return {"id": old, "file": "data/taxonomy.yml"}


def hide_called(root: Path) -> Told:
    entry = pick(root, "practices", where=lambda one: one.id == HIDDEN)
    rewrite(root, entry, f"{entry.text}publish: false\n")
    return {"id": entry.id, "file": entry.file}


def rename_partner(root: Path) -> Told:
    entry = pick(root, "partners", where=lambda one: called(root, one.id))
    rewrite(root, entry, entry.text.replace(f"- id: {entry.id}\n", f"- id: {entry.id}-new\n"))
    return {"id": entry.id, "file": entry.file}


def delete_called_event(root: Path) -> Told:
    entry = pick(root, "events", where=lambda one: called(root, one.id))
    rewrite(root, entry, "")
    return {"id": entry.id, "file": entry.file}


def copy_entry(root: Path) -> Told:
    """Copied to the end, and its id left as it was."""
    first = next(entries(root, "organisations"))
    write(root, first.file, read(root, first.file) + "\n" + first.text.rstrip("\n") + "\n")
    return {"id": first.id, "file": first.file}


def last(pattern: str) -> Places:
    """The last such line."""

    def places(root: Path, told: Mapping[str, str]) -> set[tuple[str, int]]:
        return {max(lines_with(root, told["file"], pattern.replace("{id}", told["id"])), key=lambda one: one[1])}

    return places


TWO_DAYS = r'^  end: "\d{4}-\d\d-\d\d"'
USES = r"(^ *(- )?(themes|related|partners|practices|partner|visited|hosts): .*(?<![\w-]){id}(?![\w-])|\"{id}\")"
REFUSED = (
    RefusedEdit("the id of a term changed", rename_term, everywhere(r"^themes: \[.*(?<![\w-]){id}(?![\w-])"), "themes"),
    RefusedEdit("a practice hidden that pages call", hide_called, everywhere(r'\{\{.*"{id}"'), "publish: false"),
    RefusedEdit("a partner renamed that pages and records name", rename_partner, everywhere(USES), "perhaps"),
    RefusedEdit("an event deleted that pages call", delete_called_event, everywhere(USES), "unknown id"),
    RefusedEdit(
        "an event ends before it starts",
        change("events", TWO_DAYS, '  end: "2001-01-01"', without("programme")),
        at(r"^  end:"),
        "is before start",
    ),
    RefusedEdit(
        "an unknown id",
        change("practices", r"^related: \[", "related: [nowhere-to-be-found, "),
        at(r"^related:"),
        "unknown id",
    ),
    RefusedEdit("a key that is needed is missing", change("events", r"^  kind: .*\n", ""), at(r"^- id:"), "kind"),
    RefusedEdit(
        "a colon outside of quotes",
        change("events", r'^    fr: "(.*)"$', r"    fr: Titre : suite"),
        at(r"^    fr: Titre : suite"),
        "quotes",
    ),
    RefusedEdit("an id twice", copy_entry, last(r"^- id: {id}$"), "already used"),
    RefusedEdit(
        "a date without quotes",
        change("events", r'^  start: "(\d{4}-\d\d-\d\d)"', r"  start: \1"),
        at(r"^  start:"),
        "without quotes",
    ),
    RefusedEdit(
        "a date in French form",
        change("events", r'^  start: ".*"', '  start: "31/12/2026"'),
        at(r"^  start:"),
        "is not a date",
    ),
    RefusedEdit("an empty text", change("events", r'^    fr: ".*"$', '    fr: ""'), at(r'^    fr: ""'), "is empty"),
    RefusedEdit(
        "results without a figure",
        append("data/practices/sans-chiffre.yml", MINIMAL.replace("none_found", "results")),
        at(r"^evidence_level:"),
        "results",
    ),
    RefusedEdit("a key misspelt", change("partners", r"^  website:", "  websit:"), at(r"^  websit:"), "unknown key"),
    RefusedEdit("a wrong macro", in_file(PAGE, r"\Z", '\n{{ practce("cyberocc") }}\n'), at("practce"), "unknown macro"),
    RefusedEdit(
        "a page calls a record that is not there",
        in_file(PAGE, r"\Z", '\nVoir {{ link("event", "nowhere") }}.\n'),
        at(r'"nowhere"'),
        "unknown id",
    ),
    RefusedEdit(
        "a page without its title", in_file(PAGE, r"^title: .*\n", ""), lambda root, told: {(PAGE, 2)}, "title"
    ),
    RefusedEdit(
        "a link in a page that leads nowhere",
        in_file(PAGE, r"\Z", "\n[Ici](../nowhere/index.md).\n"),
        at(r"nowhere/index"),
        "nowhere",
        "build",
    ),
    RefusedEdit(
        "a picture in a page that is not there",
        in_file(PAGE, r"\Z", "\n![Plan](../assets/plan.png)\n"),
        at(r"plan\.png"),
        "plan.png",
        "build",
    ),
)


def places_told(problems: Iterable[Problem]) -> set[tuple[str, int]]:
    """Every place that the check points to: its own line, and those that it names as further ones of the same cause."""
    told = set()
    for problem in problems:
        told.add((problem.file, problem.line))
        also = problem.sentence("en").partition("also at ")[2]
        told |= {(file, int(line)) for file, line in re.findall(r"([\w./-]+):(\d+)", also)}
    return told

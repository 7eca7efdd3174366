"""The edits of a day that have to go through, each with what the comment at its proposal says.

They are done to whatever content a project has: to the frozen one in the tests, to a clone of the repository by
`make rehearse`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.editing import (
    Do,
    Told,
    append,
    called,
    change,
    entries,
    in_file,
    languages,
    named,
    pick,
    read,
    replace,
    rewrite,
    together,
    without,
    write,
)
from tests.prose import WITH_SAMPLES, blocks


@dataclass(frozen=True)
class HonestEdit:
    """What somebody does, and sentences that the comment must hold; `{id}` and the like are what it was done to."""

    name: str
    do: Do
    says: tuple[str, ...]
    pages: bool = False
    """Whether it touches a page in docs/, so that there is no preview but a site to download."""


NEW = "nouvelle fiche"


def _samples() -> list[HonestEdit]:
    rows = []
    for guide in WITH_SAMPLES:
        for block in blocks(guide, "yaml"):
            first, _, text = block.partition("\n")
            if first.startswith("# data/"):
                file = first.removeprefix("# ")
                rows.append(HonestEdit(f"{guide}: {file}", append(file, text), (NEW,)))
    return rows


def delete_event(root: Path) -> Told:
    entry = pick(root, "events", where=lambda one: not called_or_named(root, one.id, one.file))
    rewrite(root, entry, "")
    write(root, entry.file, read(root, entry.file).rstrip("\n") + "\n")
    return {"id": entry.id}


def called_or_named(root: Path, identifier: str, file: str) -> bool:
    return named(root, identifier, but=file)


def hide(value: str) -> Do:
    def do(root: Path) -> Told:
        entry = pick(root, "practices", where=lambda one: not called(root, one.id))
        rewrite(root, entry, f"{entry.text}publish: {value}\n")
        return {"id": entry.id}

    return do


def rename(root: Path) -> Told:
    """As the guide says: another file name, the old id in `former_ids`, and its uses follow."""
    entry = pick(root, "practices", where=lambda one: not called(root, one.id))
    new = f"{entry.id}-renamed"
    (root / entry.file).unlink()
    write(root, f"data/practices/{new}.yml", f"{entry.text}former_ids: [{entry.id}]\n")
    for path in (root / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        uses = re.sub(rf"(?m)^( *(?:related|practices): \[.*?)(?<![\w-]){entry.id}(?![\w-])", rf"\g<1>{new}", text)
        if uses != text:
            path.write_text(uses, encoding="utf-8")
    return {"id": entry.id, "new": new}


def move_record(root: Path) -> Told:
    first, second, *_ = entries(root, "organisations")
    text = read(root, first.file)
    write(root, first.file, text.replace(first.text + second.text, second.text + first.text))
    return {"id": first.id, "file": first.file}


def windows_lines(root: Path) -> Told:
    entry = pick(root, "practices")
    write(root, entry.file, entry.text.replace("\n", "\r\n"))
    return {"id": entry.id, "file": entry.file}


def new_theme(root: Path) -> Told:
    words = "".join(f'      {code}: "Quantum {code}"\n' for code in languages(root))
    about = words.replace("Quantum", "Quantum computers and what they break,")
    replace(
        root,
        "data/taxonomy.yml",
        r"^themes:\n",
        f"themes:\n  - id: quantum\n    label:\n{words}    description:\n{about}\n",
    )
    return change("practices", r"^themes: \[", "themes: [quantum, ")(root)


LINE = r'^    en: "'
ORGANISATION = """\
- id: example-cluster
  language: fr
  name: {fr: Grappe d’exemple}
  kind: company
  location:
    country: FR
  summary:
    fr: "Une grappe d’entreprises."
  updated: "2026-11-21"
"""
FAR = """\
- id: example-far
  language: en
  name: {en: Far Example}
  kind: company
  location:
    country: IS
    city: {is: Reykjavík}
    coordinates: {lat: 64.1466, lon: -21.9426}
  summary:
    en: "A firm on an island."
"""
MINIMAL = """\
language: fr
title:
  fr: "Le strict nécessaire"
summary:
  fr: "Une pratique avec ce qu’il faut, et rien de plus."
owners:
  - name: {fr: Une commune}
location:
  country: FR
problem:
  fr: "Il manque quelque chose."
what_it_does:
  - fr: "Une action."
evidence_level: none_found
themes: [awareness]
audiences: [schools]
areas: [cybersecurity]
levers: [skills]
"""
TERM = """\
- id: zero-trust
  language: fr
  term:
    fr: "confiance zéro"
  definition:
    fr: "Principe selon lequel aucun accès n’est accordé sans vérification."
"""
HONEST = (
    *_samples(),
    HonestEdit("an event retitled", change("events", r'(  title:\n    en: ")', r"\1Renamed: "), ()),
    HonestEdit("an event deleted that nothing names", delete_event, ("{id}",)),
    HonestEdit(
        "a practice with only the required keys", append("data/practices/le-strict-necessaire.yml", MINIMAL), (NEW,)
    ),
    HonestEdit("one figure corrected", change("practices", r"^(  - value: )\d+$", r"\g<1>41"), ()),
    HonestEdit("one translation removed", change("events", r'^    hu: ".*"\n', ""), ()),
    HonestEdit("a new term of the glossary in French only", append("data/glossary.yml", TERM), (NEW,)),
    HonestEdit(
        "a partner's website changed",
        change("partners", r"^  website: .*", "  website: https://www.example.org/new"),
        (),
    ),
    HonestEdit(
        "the label of a term changed", in_file("data/taxonomy.yml", r'(?s)(^themes:.*?      fr: ")', r"\1Autre : "), ()
    ),
    HonestEdit("a practice hidden that no page calls", hide("false"), ()),
    HonestEdit("a practice withdrawn", hide("withdrawn"), ()),
    HonestEdit("an event cancelled", change("events", r"^  status: (?!cancelled).*", "  status: cancelled"), ()),
    HonestEdit(
        "a page in Hungarian reworded", in_file("docs/hu/index.md", r"\Z", "\nEgy új mondat.\n"), (), pages=True
    ),
    HonestEdit(
        "a page's description changed",
        in_file("docs/fr/index.md", r"^description: .*", "description: Une autre description du site."),
        (),
        pages=True,
    ),
    HonestEdit(
        "a link to a record in a page",
        in_file("docs/fr/about/index.md", r"\Z", '\nVoir {{ link("practice", "breizh-cyber") }}.\n'),
        (),
        pages=True,
    ),
    HonestEdit(
        "a page and a record",
        together(
            in_file("docs/fr/about/index.md", r"\Z", "\nUne phrase.\n"),
            change("events", r'(  title:\n    en: ")', r"\1Renamed: "),
        ),
        (),
        pages=True,
    ),
    HonestEdit(
        "a partner's name in one more language",
        change("partners", r"^(  name: \{en: )", r"\1Also, hu: ", r"^  name: \{en: (?!.*hu:)"),
        (),
    ),
    HonestEdit(
        "an event moved to another day",
        change("events", r'^  start: "(\d{4})-\d\d-\d\d"\n(?!  end:)', '  start: "\\1-12-30"\n'),
        (),
    ),
    HonestEdit(
        "a source added", change("practices", r"^sources:\n", "sources:\n  - https://www.example.org/new\n"), ()
    ),
    HonestEdit("a practice renamed with its former id", rename, ("{id}", "{new}")),
    HonestEdit(
        "a document added to an event",
        change(
            "events",
            r"^  sources:",
            '  documents:\n    - title:\n        en: "Agenda"\n      url: https://www.example.org/agenda.pdf\n      language: en\n  sources:',
            without("documents"),
        ),
        (),
    ),
    HonestEdit(
        "an organisation added and named by a practice",
        together(
            append("data/organisations.yml", ORGANISATION),
            change("practices", r"^(owners:\n)", "\\1  - organisation: example-cluster\n"),
        ),
        (NEW,),
    ),
    HonestEdit("an organisation far away", append("data/organisations.yml", FAR), (NEW,)),
    HonestEdit(
        "two records in one proposal",
        together(
            change("events", r'(  title:\n    en: ")', r"\1Renamed: "),
            change("practices", r"^updated: .*", 'updated: "2026-11-25"'),
        ),
        (),
    ),
    HonestEdit("a comment line", change("practices", r"^summary:\n", "# À revoir avec la Région.\nsummary:\n"), ()),
    HonestEdit("Windows line ends", windows_lines, ()),
    HonestEdit("a record moved within its file", move_record, ()),
    HonestEdit(
        "one language reviewed by a native reader",
        in_file("data/project.yml", r"^machine_assisted: \[fr, ", "machine_assisted: ["),
        (),
    ),
    HonestEdit(
        "an item of the publisher's list",
        in_file("data/project.yml", r"^# publisher:\n", 'publisher:\n  contact: "contact@example.org"\n'),
        (),
    ),
    HonestEdit("a term of the taxonomy added and used", new_theme, ()),
    HonestEdit(
        "an outcome added after an event",
        change(
            "events",
            r"^  sources:",
            '  outcomes:\n    - fr: "Un point."\n      en: "A point."\n  sources:',
            without("outcomes"),
        ),
        (),
    ),
    HonestEdit(
        "single quotes, as somebody types them",
        change("events", r'(  title:\n    en: )".*"', r"\1'A title, typed'"),
        (),
    ),
)

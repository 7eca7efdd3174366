"""The edits of a day that have to go through, each with what the comment at its proposal says.

They are done to whatever content a project has: to the frozen one in the tests, to a clone of the repository by
`make rehearse`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.editing import Do, append, change, in_file, together, without
from tests.prose import WITH_SAMPLES, blocks
from tests.record_edits import (
    add_theme,
    delete_event,
    end_lines_as_windows,
    hide_practice,
    move_organisation,
    rename_practice,
    withdraw_practice,
)

TEXTS = Path(__file__).parent / "data" / "edits"
NEW = "nouvelle fiche"
LOST = "son adresse ne mène plus nulle part"
FORM_ONLY = "seulement des commentaires ou la forme du texte"


@dataclass(frozen=True)
class HonestEdit:
    """What somebody does, and sentences that the comment must hold; `{id}` and the like are what it was done to."""

    name: str
    do: Do
    says: tuple[str, ...]
    pages: bool = False
    """Whether it touches a page in docs/: then there is no preview, but a site to download."""


def samples() -> Iterator[HonestEdit]:
    """What the README and the guides show to copy."""
    for guide in WITH_SAMPLES:
        for block in blocks(guide, "yaml"):
            first, _, text = block.partition("\n")
            if first.startswith("# data/"):
                file = first.removeprefix("# ")
                yield HonestEdit(f"{guide}: {file}", append(file, text), (NEW, "/{id}/`"))


def text_of(name: str) -> str:
    """A text that somebody writes."""
    return (TEXTS / name).read_text(encoding="utf-8")


RETITLE = change("events", r'(  title:\n    en: ")', r"\1Renamed: ")
OUTCOME = r"""  outcomes:
    - fr: "Un point."
      en: "A point."
  sources:"""
REVIEW = 'translations: {hu: {reviewed_by: tamk, reviewed_on: "2026-11-25"}}\n'
ABOUT = "docs/fr/about/index.md"
CLUSTER = together(
    append("data/organisations.yml", text_of("organisation.yml")),
    change("practices", r"^owners:\n", "owners:\n  - organisation: example-cluster\n"),
)
AGENDA = together(
    append("data/documents.yml", text_of("document.yml")),
    change("events", r"^  sources:", "  documents: [example-agenda]\n  sources:", without("documents")),
)
_EDITS = [
    ("an event retitled", RETITLE, "« Titre » en anglais", "`events/{id}/`"),
    ("an event deleted that nothing names", delete_event, LOST, "former_ids: [{id}]"),
    ("a practice with only the required keys", append("data/practices/needed.yml", text_of("practice.yml")), NEW),
    ("one figure corrected", change("practices", r"^(  - value: )\d+$", r"\g<1>41"), "› Nombre", "→ `41`"),
    ("one translation removed", change("events", r'^    hu: ".*"\n', ""), "en hongrois", "hongrois (1)"),
    ("a new term in French only", append("data/glossary.yml", text_of("term.yml")), f"{NEW} (français)", "`glossary/`"),
    (
        "a partner's website changed",
        change("partners", r"^  website: .*", "  website: https://example.org/new"),
        "/new`",
    ),
    (
        "the label of a term changed",
        in_file("data/taxonomy.yml", r'(?s)(^themes:.*?      fr: ")', r"\1Autre : "),
        "« Thèmes",
        "Toutes les pages du site (français)",
    ),
    ("a practice hidden that no page calls", hide_practice, "→ `Non`", LOST),
    ("a practice withdrawn", withdraw_practice, "→ `Retirée`"),
    ("an event cancelled", change("events", r"^  status: (?!cancelled).*", "  status: cancelled"), "→ `Annulé`"),
    (
        "a partner's name in one more language",
        change("partners", r"^(  name: \{)(?!.*\bhu:)", r"\1hu: Egy név, "),
        "« Nom » en hongrois",
    ),
    (
        "an event moved to another day",
        change("events", r'(start: "\d{4})-.*"\n(  end: "\d{4})-.*', r'\1-12-30"\n\2-12-31"', without("programme")),
        "-12-30`",
    ),
    ("a source added", change("practices", r"^sources:\n", "sources:\n  - https://example.org/new\n"), "« Sources »"),
    ("a practice renamed with its former id", rename_practice, "identifiant changé de `{id}` en `{new}`"),
    ("a document added and named by an event", AGENDA, NEW, "ajout de `Agenda` dans « Documents »"),
    ("an outcome added", change("events", r"^  sources:", OUTCOME, without("outcomes")), "« Ce qui en est ressorti »"),
    ("an organisation added and named by a practice", CLUSTER, NEW, "ajout de `Grappe d’exemple` dans « Porteurs »"),
    ("an organisation far away", append("data/organisations.yml", text_of("organisation-far-away.yml")), NEW),
    (
        "two records in one proposal",
        together(RETITLE, change("practices", r"^updated: .*", 'updated: "2026-11-25"')),
        "« Titre » en anglais",
        "→ `2026-11-25`",
    ),
    ("a comment line", change("practices", r"^summary:\n", "# À revoir avec la Région.\nsummary:\n"), FORM_ONLY),
    ("Windows line ends", end_lines_as_windows, FORM_ONLY),
    ("a record moved within its file", move_organisation, FORM_ONLY),
    (
        "a translation reviewed by a partner",
        change("practices", r"^sources:\n", f"{REVIEW}sources:\n"),
        "ajout de « Relectures des traductions »",
    ),
    (
        "an item of the publisher's list",
        in_file("data/project.yml", r"^# publisher:\n", 'publisher:\n  contact: "contact@example.org"\n'),
        "contact@example.org",
    ),
    ("a term of the taxonomy added and used", add_theme, "ajout de `Quantum fr` dans « Thèmes »"),
    ("single quotes", change("events", r'(  title:\n    en: )".*"', r"\1'A title, typed'"), "« Titre » en anglais"),
]
_PAGES = [
    ("a page in Hungarian reworded", in_file("docs/hu/index.md", r"\Z", "\nEgy új mondat.\n"), "`index.md` (hongrois)"),
    (
        "a page's description changed",
        in_file("docs/fr/index.md", r"^description: .*", "description: Une autre description du site."),
        "`index.md` (français)",
    ),
    (
        "a link to a record in a page",
        in_file(ABOUT, r"\Z", '\nVoir {{ link("practice", "breizh-cyber") }}.\n'),
        "`about/index.md` (français)",
    ),
    (
        "a page and a record",
        together(in_file(ABOUT, r"\Z", "\nUne phrase.\n"), RETITLE),
        "`about/index.md` (français)",
        "« Titre » en anglais",
    ),
]
HONEST = (
    *samples(),
    *(HonestEdit(name, do, tuple(says)) for name, do, *says in _EDITS),
    *(HonestEdit(name, do, tuple(says), pages=True) for name, do, *says in _PAGES),
)

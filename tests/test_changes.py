"""`hub changes`: real edits of the real registries, committed, and the sentences they give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.changes.proposal import read_proposal
from hub.changes.report import summary
from hub.cli import main
from tests.frozen import FEW
from tests.proposals import commit, edit, git, settings, start

pytestmark = pytest.mark.long


OSMOSE = "data/practices/osmose-occitanie.yml"
EVENTS = "data/events.yml"
NEW_EVENT = """
- id: visit-2027
  language: fr
  kind: study-visit
  scope: project
  title:
    fr: "Visite d’étude à Tampere"
    en: "Study visit to Tampere"
  start: "2027-03"
  partners: [tamk]
  summary:
    fr: "Les partenaires visitent Tampere."
"""


UNKNOWN_IN_FRENCH = "hub: git ne connaît pas ici la révision 'nowhere'\xa0: vérifier son nom, ou la récupérer d’abord\n"


@pytest.fixture
def root(tmp_path):
    return start(tmp_path / "project", "data", "docs")


@pytest.fixture
def small(tmp_path):
    return start(tmp_path / "project", "data", content=FEW)


def sections(root: Path, lang: str = "en") -> dict[str, list[str]]:
    """The lines of the summary by heading."""
    parts = re.split("^#### ", summary(read_proposal(settings(root), "main", "HEAD"), lang), flags=re.MULTILINE)
    return {
        part.split("\n")[0]: [line.removeprefix("- ") for line in part.split("\n")[2:] if line] for part in parts[1:]
    }


EDITS = [
    (
        (OSMOSE, 'end: "2030"', 'end: "2031"'),
        "**Good practice** `OSMOSE`: end changed (`2030` → `2031`)",
        "**Bonne pratique** `OSMOSE`\xa0: modification de «\xa0Fin\xa0» (`2030` → `2031`)",
    ),
    (
        (OSMOSE, '  fi: "OSMOSE: kyber', '  fi: "OSMOSE – kyber'),
        "**Good practice** `OSMOSE`: Finnish title changed",
        "**Bonne pratique** `OSMOSE`\xa0: modification de «\xa0Titre\xa0» en finnois",
    ),
    (
        (OSMOSE, "value: 27000000", "value: 28500000.5"),
        "**Good practice** `OSMOSE`: key figures `Total budget over five years` › number changed (`27,000,000` → `28,500,000.5`)",
        "**Bonne pratique** `OSMOSE`\xa0: modification de «\xa0Chiffres clés `Budget total sur cinq ans` › Nombre\xa0» (`27\u202f000\u202f000` → `28\u202f500\u202f000,5`)",
    ),
    (
        (OSMOSE, "status: running", "status: completed"),
        "**Good practice** `OSMOSE`: state changed (`Running` → `Completed`)",
        "**Bonne pratique** `OSMOSE`\xa0: modification de «\xa0État\xa0» (`En cours` → `Terminée`)",
    ),
    (
        (OSMOSE, 'end: "2030"\n', ""),
        "**Good practice** `OSMOSE`: end removed (`2030`)",
        "**Bonne pratique** `OSMOSE`\xa0: retrait de «\xa0Fin\xa0» (`2030`)",
    ),
    (
        (OSMOSE, "    name: {fr: Occitanie, ro", "    name: {en: Occitania, fr: Occitanie, ro"),
        "**Good practice** `OSMOSE`: place › region › English name of the region added",
        "**Bonne pratique** `OSMOSE`\xa0: ajout de «\xa0Lieu › Région › Nom de la région\xa0» en anglais",
    ),
    (
        (EVENTS, "partners: [bretagne-next]", "partners: [bretagne-next, tamk]"),
        "**Event** `CAMPUS selected for funding`: `TAMK` added to partners taking part",
        "**Événement** `CAMPUS retenu pour un financement`\xa0: ajout de `TAMK` dans «\xa0Partenaires présents\xa0»",
    ),
    (
        (EVENTS, 'start: "2024-12"', 'start: "2024-12-10"'),
        "**Event** `CAMPUS selected for funding`: start changed (`2024-12` → `2024-12-10`)",
        "**Événement** `CAMPUS retenu pour un financement`\xa0: modification de «\xa0Début\xa0» (`2024-12` → `2024-12-10`)",
    ),
    (
        ("data/taxonomy.yml", '      fi: "', '      fi: "Uusi '),
        "**Taxonomy**: themes `Ecosystem governance` › Finnish label changed",
        "**Taxonomie**\xa0: modification de «\xa0Thèmes `Gouvernance de l’écosystème` › Libellé\xa0» en finnois",
    ),
    (
        ("data/project.yml", "acronym: CAMPUS", "acronym: CAMPUS+"),
        "**Project** `Digital campuses for European resilience`: acronym changed (`CAMPUS` → `CAMPUS+`)",
        "**Projet** `Campus numériques pour la résilience européenne`\xa0: modification de «\xa0Acronyme\xa0» (`CAMPUS` → `CAMPUS+`)",
    ),
]


@pytest.mark.parametrize(("change", "english", "french"), EDITS, ids=[f"{old} > {new}" for (_, old, new), *_ in EDITS])
def test_an_edit_is_said_in_words(small, change, english, french):
    edit(small, *change)
    commit(small)

    assert sections(small)["What changes"] == [english]
    assert sections(small, "fr")["Ce qui change"] == [french]


def test_several_edits_of_one_record_are_one_line(small):
    edit(small, OSMOSE, "value: 27000000", "value: 28000000")
    path = small / OSMOSE
    path.write_text(re.sub('  fi: "OSMOSE.*\n', "", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    commit(small)
    edit(small, OSMOSE, "status: running\n", "")
    commit(small)

    assert sections(small) == {
        "What changes": [
            "**Good practice** `OSMOSE`: Finnish title removed, state removed (`Running`), key figures "
            "`Total budget over five years` › number changed (`27,000,000` → `28,000,000`)"
        ],
        "Pages of the site that change": sections(small)["Pages of the site that change"],
        "Still to be translated (number of texts)": ["Good practice `OSMOSE`: Finnish (1)"],
        "Changed without a new `updated`, by which calendars and feeds tell of a change": ["Good practice `OSMOSE`"],
    }


def test_a_new_event_names_its_languages_what_is_left_and_the_pages_that_name_it(root):
    with (root / EVENTS).open("a", encoding="utf-8") as stream:
        stream.write(NEW_EVENT)
    commit(root)

    assert sections(root, "fr") == {
        "Ce qui change": ["**Événement** `Visite d’étude à Tampere`\xa0: nouvelle fiche (français)"],
        "Pages du site qui changent": [
            "toutes les langues (6)\xa0: `events/visit-2027/`, `events/`, `partners/tamk/`, "
            "`events/kind/study-visit/`, `events/partner/tamk/`, `events/year/2027/`"
        ],
        "Reste à traduire (nombre de textes)": [
            "Événement `Visite d’étude à Tampere`\xa0: anglais (1), roumain (2), finnois (2), croate (2), italien (2), hongrois (2)"
        ],
    }


def test_a_translation_touches_the_pages_of_its_language_alone(root):
    edit(root, EVENTS, 'fi: "CAMPUS valittu', 'fi: "CAMPUS on valittu')
    edit(root, EVENTS, 'hu: "A CAMPUS támogatást', 'hu: "A CAMPUS-projekt támogatást')
    commit(root)

    assert sections(root)["Pages of the site that change"] == [
        "Finnish and Hungarian (6): `events/award-2024-12/`, `events/`, `partners/bretagne-next/`, "
        "`events/kind/milestone/`, `events/partner/bretagne-next/`, `events/year/2024/`"
    ]


def test_the_list_that_a_record_leaves_and_its_former_address_change_too(root):
    edit(root, EVENTS, "- id: award-2024-12\n", "- id: award\n  former_ids: [award-2024-12]\n")
    edit(root, EVENTS, 'start: "2024-12"', 'start: "2025-01"')
    commit(root)

    assert sections(root)["Pages of the site that change"] == [
        "all languages (8): `events/award/`, `events/award-2024-12/`, `events/`, `partners/bretagne-next/`, "
        "`events/kind/milestone/`, `events/partner/bretagne-next/`, `events/year/2025/`, `events/year/2024/`"
    ]


def test_words_of_the_field_stand_on_every_page(root):
    edit(root, *EDITS[8][0])
    commit(root)

    assert sections(root, "fr")["Pages du site qui changent"] == ["Toutes les pages du site (finnois)."]


def test_a_new_id_with_a_redirect_is_a_rename_and_one_without_is_a_warning(root):
    for old, new, former in (("dante-ctf", "dante", "former_ids: [dante-ctf]\n"), ("taisto", "tabletop", "")):
        path = root / f"data/practices/{old}.yml"
        text = re.sub(r"(?m)^(language: .*\n)", rf"\1{former}", path.read_text(encoding="utf-8"), count=1)
        path.unlink()
        (root / f"data/practices/{new}.yml").write_text(text, encoding="utf-8")
    commit(root)

    found = sections(root)

    assert found["What changes"] == [
        "**Good practice** `Night of Cybersecurity`: id changed from `dante-ctf` to `dante`; the former address leads to the new one",
        "**Good practice** `TAISTO`: id changed from `taisto` to `tabletop`",
    ]
    assert found["Please look at this"] == [
        "Good practice `taisto`: its address leads nowhere any more. Add `former_ids: [taisto]` to the record "
        "`tabletop`, or keep it with `publish: withdrawn`."
    ]


def test_a_new_id_without_a_redirect_is_said_in_french_with_what_to_do(small):
    edit(small, EVENTS, "- id: ecw-2025\n", "- id: ecw-10\n")
    edit(small, EVENTS, 'end: "2025-11-20"', 'end: "2025-11-21"')
    commit(small)

    found = sections(small, "fr")

    assert found["Ce qui change"] == [
        "**Événement** `European Cyber Week 2025 (10e édition)`\xa0: identifiant changé de `ecw-2025` en `ecw-10`, "
        "modification de «\xa0Fin\xa0» (`2025-11-20` → `2025-11-21`)"
    ]
    assert found["À vérifier"] == [
        "Événement `ecw-2025`\xa0: son adresse ne mène plus nulle part. Ajouter `former_ids: [ecw-2025]` à la fiche "
        "`ecw-10`, ou la garder avec `publish: withdrawn`."
    ]


def test_two_records_that_come_with_one_title_are_no_new_id_of_the_one_that_went(root):
    path = root / "data/practices/taisto.yml"
    for new in ("one", "two"):
        (root / f"data/practices/{new}.yml").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    path.unlink()
    commit(root)

    assert [line.partition(": ")[2] for line in sections(root)["What changes"]] == [
        *(2 * ["new record (all languages)"]),
        "removed",
    ]


def test_a_hidden_record_and_a_lost_redirect_are_warnings_too(root):
    edit(root, "data/practices/taisto.yml", "language: en\n", "language: en\nformer_ids: [old-taisto]\n")
    commit(root)
    git(root, "branch", "--force", "main")
    edit(root, "data/practices/taisto.yml", "former_ids: [old-taisto]\n", "publish: false\n")
    commit(root)

    assert [line.partition(":")[0] for line in sections(root)["Please look at this"]] == [
        "Good practice `old-taisto`",
        "Good practice `taisto`",
    ]


def test_a_withdrawn_record_keeps_its_address(small):
    edit(small, "data/events.yml", "- id: ecw-2025\n", "- id: ecw-2025\n  publish: withdrawn\n")
    commit(small)

    assert "Please look at this" not in sections(small)


def test_records_that_cannot_be_read_are_named_and_not_taken_for_removed(small):
    edit(small, OSMOSE, "status: running", "status running")
    edit(small, EVENTS, "- id: award-2024-12", "-id: award-2024-12")
    (small / "data/project.yml").write_text("", encoding="utf-8")
    commit(small)

    assert sections(small) == {
        "What changes": [
            "**Good practice** `OSMOSE`: cannot be read; the check says what is wrong",
            "**Event**: cannot be read; the check says what is wrong",
            "**Project**: cannot be read; the check says what is wrong",
        ],
        "Pages of the site that change": ["They can be named once the check finds no problem."],
    }


def test_layout_text_pages_and_code_are_said_by_file_and_folder(root):
    for name in ("events", "glossary"):
        path = root / f"data/{name}.yml"
        path.write_text("# a comment\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for lang in ("fr", "fi"):
        (root / f"docs/{lang}/about/index.md").write_text("# x\n", encoding="utf-8")
    (root / "docs/hu/new.md").write_text("# x\n", encoding="utf-8")
    (root / "docs/hr/legal/index.md").unlink()
    (root / "hub").mkdir()
    (root / "hub/a.py").write_text("", encoding="utf-8")
    (root / "hub/b.py").write_text("", encoding="utf-8")
    (root / "x.txt").write_text("", encoding="utf-8")
    commit(root)

    assert sections(root) == {
        "Other files": [
            "`data/events.yml`: only comments or the form of the text",
            "`data/glossary.yml`: only comments or the form of the text",
            "Hand-written page `about/index.md` (Finnish and French): changed",
            "Hand-written page `legal/index.md` (Croatian): removed",
            "Hand-written page `new.md` (Hungarian): added",
            "`hub/` (2)",
            "`x.txt` (1)",
        ]
    }


def test_what_main_changed_since_is_not_the_proposals_doing(small):
    edit(small, *EDITS[0][0])
    commit(small)
    git(small, "switch", "--quiet", "main")
    edit(small, *EDITS[6][0])
    commit(small)
    git(small, "switch", "--quiet", "proposal")

    assert sections(small)["What changes"] == [EDITS[0][1]]


def test_histories_that_do_not_meet_are_one_sentence(root, monkeypatch, capsys):
    git(root, "switch", "--quiet", "--orphan", "other")
    commit(root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", "C")
    (root / "mkdocs.yml").write_text(git(root, "show", "main:mkdocs.yml"), encoding="utf-8")

    assert main(["changes", "main", "other"]) == 2
    assert capsys.readouterr().err == ("hub: main and other have no commit in common here: fetch more of the history\n")


@pytest.mark.parametrize(
    ("arguments", "locale", "said"),
    [
        ([], "", "hub: git knows no revision 'nowhere' here: check its name, or fetch it first\n"),
        ([], "fr_FR.UTF-8", UNKNOWN_IN_FRENCH),
        (["--lang", "fr"], "", UNKNOWN_IN_FRENCH),
    ],
)
def test_a_revision_that_git_does_not_know_is_told_in_the_language_asked_for(
    small, monkeypatch, capsys, arguments, locale, said
):
    monkeypatch.chdir(small)
    monkeypatch.setenv("LC_ALL", locale or "C")

    assert main(["changes", "main", "nowhere", *arguments]) == 2
    assert capsys.readouterr().err == said


def test_nothing_is_said_plainly_in_both_languages_and_into_a_file(small, monkeypatch, capsys):
    monkeypatch.chdir(small)

    assert main(["changes", "main", "HEAD"]) == 0
    assert main(["changes", "main", "HEAD", "--lang", "fr", "--into", "out/summary.md"]) == 0

    assert capsys.readouterr().out == (
        "Rien ne change.\n\n<details><summary>English</summary>\n\nNothing changes.\n\n</details>\n"
    )
    assert (small / "out/summary.md").read_text(encoding="utf-8") == "Rien ne change.\n"

"""Edits that break records and files: each gives one message, where the person erred, with what to do.

With the edits of `test_broken_form` and `test_broken_values` they are what officers do who edit YAML on GitHub.
"""

from pathlib import Path

import pytest

from tests import test_broken_form, test_broken_values
from tests.breaking import Edit, Move, copy_data, expected, found, said

EDITS = [
    Edit("an id deleted", "partners:bretagne-next", "- id: bretagne-next\n  language", "- language",
         "the key 'id' is missing: add it",
         "la clé 'id' manque : l’ajouter"),
    Edit("an id deleted with its dash", "partners:bretagne-next", "- id: bretagne-next\n", "",
         "a new entry begins here without its dash: write `- id: …`",
         "une nouvelle fiche ou un nouvel élément commence ici sans son tiret : écrire `- id: …`"),
    Edit("an id deleted that others name", "organisations:tuiasi", "- id: tuiasi\n  language", "- language",
         "the key 'id' is missing: add it",
         "la clé 'id' manque : l’ajouter"),
    Edit("an id left empty", "partners:bretagne-next", "id: bretagne-next", "id:",
         "id is empty: fill it in",
         "id est vide : le remplir"),
    Edit("an id with capitals", "partners:bretagne-next", "id: bretagne-next", "id: Bretagne-Next",
         "the id 'Bretagne-Next' must be in small letters without accents, words joined by hyphens, at most 60 characters; perhaps 'bretagne-next'",
         "l’identifiant 'Bretagne-Next' doit être en minuscules sans accents, mots reliés par des traits d’union, 60 caractères au plus ; peut-être 'bretagne-next'"),
    Edit("an id with accents and spaces", "partners:bretagne-next", "id: bretagne-next", "id: Bretagne Nëxt",
         "the id 'Bretagne Nëxt' must be in small letters without accents, words joined by hyphens, at most 60 characters; perhaps 'bretagne-next'",
         "l’identifiant 'Bretagne Nëxt' doit être en minuscules sans accents, mots reliés par des traits d’union, 60 caractères au plus ; peut-être 'bretagne-next'"),
    Edit("two records merged by a lost dash", "events:ecw-2025", "- id: ecw", "  id: ecw",
         "a new entry begins here without its dash: write `- id: ecw-2025`",
         "une nouvelle fiche ou un nouvel élément commence ici sans son tiret : écrire `- id: ecw-2025`"),
    Edit("two partners merged by a lost dash", "partners:tamk", "- id: tamk", "  id: tamk",
         "a new entry begins here without its dash: write `- id: tamk`",
         "une nouvelle fiche ou un nouvel élément commence ici sans son tiret : écrire `- id: tamk`"),
    Edit("two records merged by a lost dash and its space", "events:ecw-2025", "- id: ecw", "id: ecw",
         "a new entry begins here without its dash: write `- id: ecw-2025`",
         "une nouvelle fiche ou un nouvel élément commence ici sans son tiret : écrire `- id: ecw-2025`"),
    Edit("two figures merged by a lost dash", "breizh-cyber", "  - value: 65", "    value: 65",
         "a new entry begins here without its dash: write `- value: 65`",
         "une nouvelle fiche ou un nouvel élément commence ici sans son tiret : écrire `- value: 65`"),
    Edit("two days merged by a lost dash", "events:kickoff-rennes-2025", "    - date: \"2025-09-16\"", "      date: \"2025-09-16\"",
         "a new entry begins here without its dash: write `- date: \"2025-09-16\"`",
         "une nouvelle fiche ou un nouvel élément commence ici sans son tiret : écrire `- date: \"2025-09-16\"`"),
    Edit("a key twice", "events:ecw-2025", "  status: confirmed", "  status: confirmed\n  status: planned",
         "the key 'status' stands twice, first on line {first}: keep one",
         "la clé 'status' figure deux fois, d’abord à la ligne {first} : n’en garder qu’une", first="status: confirmed\n  status: planned"),
    Edit("a key misspelt", "events:ecw-2025", "status:", "statut:",
         "unknown key 'statut'; perhaps 'status'",
         "clé inconnue 'statut' ; peut-être 'status'"),
    Edit("a needed key in French", "events:ecw-2025", "title:", "titre:",
         "unknown key 'titre'; perhaps 'title'",
         "clé inconnue 'titre' ; peut-être 'title'"),
    Edit("another needed key in French", "events:ecw-2025", "start:", "début:",
         "unknown key 'début'; perhaps 'start'",
         "clé inconnue 'début' ; peut-être 'start'"),
    Edit("a needed key of a practice in French", "breizh-cyber", "summary:", "résumé:",
         "unknown key 'résumé'; perhaps 'summary'",
         "clé inconnue 'résumé' ; peut-être 'summary'"),
    Edit("a key with a capital", "events:ecw-2025", "title:", "Title:",
         "unknown key 'Title'; perhaps 'title'",
         "clé inconnue 'Title' ; peut-être 'title'"),
    Edit("a no-break space before the colon", "events:ecw-2025", "scope:", "scope\u00a0:",
         "the key contains U+00A0, which cannot be seen or looks like a space: retype `scope:`",
         "la clé contient U+00A0, que l’on ne voit pas ou que l’on prend pour une espace : retaper `scope:`"),
    Edit("a key among the languages of the text above it", "breizh-cyber", "challenges:\n", "  challenges:\n",
         "the key 'challenges' stands too deep, among the languages of the text above: remove spaces until it lines up with its neighbours",
         "la clé 'challenges' est trop en retrait, parmi les langues du texte au-dessus : retirer des espaces pour l’aligner sur ses voisines"),
    Edit("a key deleted above its text", "breizh-cyber", "problem:\n", "",
         "the languages begin anew here, so the key of this text is missing: write it on a line of its own above this one",
         "les langues recommencent ici, il manque donc la clé de ce texte : l’écrire sur une ligne à part, au-dessus de celle-ci"),
    Edit("a key twice in a row", "breizh-cyber", "owners:\n", "owners:\nowners:\n",
         "the key 'owners' stands twice, first on line {first}: keep one",
         "la clé 'owners' figure deux fois, d’abord à la ligne {first} : n’en garder qu’une", at="owners:\n  - org", first="owners:\nowners:"),
    Edit("an id in the file of a practice", "breizh-cyber", "language: en", "id: breizh-cyber\nlanguage: en",
         "the key 'id' does not belong here: the name of the file says it; delete the line",
         "la clé 'id' n’a pas sa place ici : le nom du fichier la donne ; supprimer la ligne"),
    Edit("a record copied with its id", "events:start-2025-05", "- id: start-2025-05", "- id: award-2024-12",
         "the id 'award-2024-12' is already used at data/events.yml:{first}: each id stands once, give this entry its own",
         "l’identifiant 'award-2024-12' est déjà utilisé à data/events.yml:{first} : chaque identifiant ne figure qu’une fois, en donner un autre à cette fiche",
         first="- id: award-2024-12"),
    Edit("an id replaced by another that others name", "partners:tamk", "- id: tamk", "- id: bretagne-next",
         "the id 'bretagne-next' is already used at data/partners.yml:{first}: each id stands once, give this entry its own",
         "l’identifiant 'bretagne-next' est déjà utilisé à data/partners.yml:{first} : chaque identifiant ne figure qu’une fois, en donner un autre à cette fiche",
         first="- id: bretagne-next"),
]  # fmt: skip


def rename(old: str, new: str):
    return lambda data: (data / old).rename(data / new)


def empty(file: str):
    return lambda data: (data / file).write_text("")


def cut(file: str, last: str):
    def do(data: Path):
        text = (data / file).read_text(encoding="utf-8")
        (data / file).write_text(text[: text.index(last) + len(last)], encoding="utf-8")

    return do


def paste(file: str, into: str, before: str):
    def do(data: Path):
        text, pasted = (data / into).read_text(encoding="utf-8"), (data / file).read_text(encoding="utf-8")
        (data / into).write_text(text.replace(before, f"{pasted}\n{before}"), encoding="utf-8")

    return do


MISSING = (
    "the file is missing: restore it from the last version",
    "le fichier manque : le rétablir à partir de la dernière version",
)
EMPTY = (
    "the file is empty: restore its content from the last version",
    "le fichier est vide : rétablir son contenu à partir de la dernière version",
)
QUOTE = (
    "a quotation mark is opened but not closed: close it at the end of the text",
    "un guillemet ouvert n’est pas fermé : le fermer à la fin du texte",
)
CUT = (
    "the file breaks off in the middle of a record: restore its end from the last version",
    "le fichier s’interrompt au milieu d’une fiche : rétablir la fin à partir de la dernière version",
)

MOVES = [
    Move("a practice renamed .yaml", rename("practices/breizh-cyber.yml", "practices/breizh-cyber.yaml"), "practices/breizh-cyber.yaml", "",
         "only files ending in .yml belong here: rename or remove it; perhaps 'breizh-cyber.yml'",
         "seuls les fichiers en .yml ont leur place ici : le renommer ou le retirer ; peut-être 'breizh-cyber.yml'"),
    Move("a practice's name with capitals", rename("practices/breizh-cyber.yml", "practices/Breizh-Cyber.yml"), "practices/Breizh-Cyber.yml", "",
         "the id 'Breizh-Cyber' must be in small letters without accents, words joined by hyphens, at most 60 characters; perhaps 'breizh-cyber'",
         "l’identifiant 'Breizh-Cyber' doit être en minuscules sans accents, mots reliés par des traits d’union, 60 caractères au plus ; peut-être 'breizh-cyber'"),
    Move("a practice's name with accents", rename("practices/osmose-occitanie.yml", "practices/osmosé-occitanie.yml"), "practices/osmosé-occitanie.yml", "",
         "the id 'osmosé-occitanie' must be in small letters without accents, words joined by hyphens, at most 60 characters; perhaps 'osmose-occitanie'",
         "l’identifiant 'osmosé-occitanie' doit être en minuscules sans accents, mots reliés par des traits d’union, 60 caractères au plus ; peut-être 'osmose-occitanie'"),
    Move("a registry renamed .yaml", rename("partners.yml", "partners.yaml"), "partners.yml", "",
         f"{MISSING[0]}; perhaps it is 'partners.yaml': rename it 'partners.yml'",
         f"{MISSING[1]} ; c’est peut-être 'partners.yaml' : le renommer en 'partners.yml'"),
    Move("a registry within another", paste("organisations.yml", "events.yml", "- id: ecw-2025\n"), "events.yml", "- id: infosec-center",
         "this entry is one of data/organisations.yml (entries of that kind in a row: 8): move it there",
         "cette fiche relève de data/organisations.yml (fiches de ce type à la suite : 8) : l’y déplacer"),
    Move("a file cut within a text", cut("events.yml", "European Cyber Week 2025 (10e"), "events.yml", "European Cyber Week 2025 (10e", *QUOTE),
    Move("a file cut within a record", cut("events.yml", "- id: ecw-2025\n  language: en\n  kind: fair"), "events.yml", "kind: fair", *CUT),
    Move("a taxonomy cut short", cut("taxonomy.yml", 'en: "Ecosystem governance"\n      fr: "Gouvernance de l’écosystème"'), "taxonomy.yml", "fr: \"Gouvernance", *CUT),
    *(Move(f"{file} emptied", empty(file), file, "", *EMPTY)
      for file in ("partners.yml", "organisations.yml", "events.yml", "glossary.yml", "taxonomy.yml", "project.yml", "practices/breizh-cyber.yml")),
    *(Move(f"{file} deleted", lambda data, file=file: (data / file).unlink(), file, "", *MISSING)
      for file in ("partners.yml", "organisations.yml", "events.yml", "glossary.yml", "taxonomy.yml", "project.yml")),
    Move("a new practice under the name that the page of GitHub begins with", rename("practices/cyberbreakfast.yml", "practices/new-practice.yml"), "practices/new-practice.yml", "",
         "'new-practice' is only what a new file is called at first: give the file the name of the practice, which becomes its address, such as breizh-cyber.yml",
         "'new-practice' n’est que le nom provisoire d’un nouveau fichier : donner au fichier le nom de la pratique, qui devient son adresse, comme breizh-cyber.yml"),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_a_broken_record_gives_one_message_with_its_cure(tmp_path, edit):
    assert found(tmp_path, edit) == expected(edit)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_a_broken_file_gives_one_message_and_none_where_its_records_are_named(tmp_path, move):
    data = copy_data(tmp_path)

    move.do(data)

    line = (data / move.file).read_text(encoding="utf-8").partition(move.at)[0].count("\n") + 1 if move.at else 1
    assert said(data) == [(f"data/{move.file}", line, (move.en, move.fr))]


def test_an_id_changed_in_one_place_only_is_one_problem_that_names_all_places(tmp_path):
    change = Edit("", "partners:bretagne-next", "id: bretagne-next", "id: breizh-next", "", "")

    ((file, _, (en, fr)),) = found(tmp_path, change)

    assert file == "data/documents.yml"
    assert en.startswith("unknown id 'bretagne-next' in partners; perhaps 'breizh-next'; also at data/events.yml:")
    assert fr.startswith(
        "identifiant inconnu 'bretagne-next' dans partners ; peut-être 'breizh-next' ; aussi à data/events.yml:"
    )
    assert "data/practices/cyberbreakfast.yml:" in en
    assert "data/project.yml:" in en


@pytest.mark.parametrize(
    "file", ["partners.yml", "organisations.yml", "events.yml", "glossary.yml", "taxonomy.yml", "project.yml", "practices/breizh-cyber.yml"]
)  # fmt: skip
def test_a_file_that_is_not_yaml_gives_one_message_and_none_where_its_records_are_named(tmp_path, file):
    data = copy_data(tmp_path)
    with (data / file).open("a", encoding="utf-8") as stream:
        stream.write('    fr: "ouvert\n')

    assert [(place, code) for place, _, (code, _) in said(data)] == [(f"data/{file}", QUOTE[0])]


def test_the_edits_are_many_and_each_its_own():
    edits = [*EDITS, *test_broken_form.EDITS, *test_broken_values.EDITS]

    assert len({edit.name for edit in edits}) == len(edits) > 100

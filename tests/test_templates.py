"""A template is a record as soon as its placeholders are filled in, and none before."""

import re
from pathlib import PurePosixPath
from urllib.parse import quote

import pytest
import yaml
from jsonschema import Draft202012Validator

from hub.editorial.typography import faults
from hub.languages import language_codes
from hub.model.kinds import LISTINGS
from hub.model.registries import file_of, schema_line
from hub.reading.reader import PLACEHOLDER
from hub.schemas.schema import make_schema
from hub.schemas.templates import template
from tests.prose import ROOT
from tests.registries import copy_small, messages_of, problems_of
from tests.skeletons import VALUES, filled

LANGUAGES = language_codes(ROOT / "mkdocs.yml")
LONGEST_ADDRESS = 6000
"""Of a template as part of GitHub's new-file address: servers and browsers take about 8,000 characters in all."""


def with_record(folder, name, text):
    """The small registries with one more record."""
    data = copy_small(folder)
    file = data / file_of(name, "new-one")
    before = file.read_text(encoding="utf-8") + "\n" if file.exists() else ""
    file.write_text(before + text, encoding="utf-8")
    return data


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LISTINGS)
def test_a_filled_template_is_a_record_without_a_problem(tmp_path, name, lang):
    data = with_record(tmp_path, name, filled(template(name, lang), VALUES[name]))

    assert [p.message("en") for p in problems_of(data, ("en", *LANGUAGES[1:])) if p.level == "problem"] == []


@pytest.mark.parametrize("name", LISTINGS)
def test_a_filled_template_is_valid_under_the_schema(name):
    entry = yaml.safe_load(filled(template(name, "hr"), VALUES[name]))

    assert list(Draft202012Validator(make_schema(name, LANGUAGES)).iter_errors(entry)) == []


@pytest.mark.parametrize("name", LISTINGS)
def test_every_placeholder_left_is_refused_once_and_nothing_else_is_said(tmp_path, name):
    text = template(name, "fr")
    data = with_record(tmp_path, name, text)

    messages = messages_of(data)

    assert len(messages) == len(VALUES[name]) == len(re.findall(f"^ *[^# ].*{PLACEHOLDER}", text, re.MULTILINE))
    assert [line for line in messages if ": '…' only holds the place of " not in line] == []


def test_one_placeholder_left_is_told_in_both_languages(tmp_path):
    values = (*VALUES["organisations"][:8], PLACEHOLDER, *VALUES["organisations"][9:])
    data = with_record(tmp_path, "organisations", filled(template("organisations", "fr"), values))
    (line,) = {problem.line for problem in problems_of(data) if problem.code == "placeholder-needed"}

    assert messages_of(data) == [
        f"data/organisations.yml:{line}: lab: summary.fr: '…' only holds the place of what is to be written: fill it in"
    ]
    assert messages_of(data, "fr") == [
        f"data/organisations.yml:{line}: lab: summary.fr\u00a0: '…' ne fait que tenir la place de ce qui est à écrire\u00a0: le remplir"
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LISTINGS)
def test_a_template_fits_into_an_address(name, lang):
    assert len(quote(template(name, lang), safe="")) < LONGEST_ADDRESS


def test_the_template_of_a_practice_begins_as_its_file_must():
    assert template("practices", "fr").splitlines()[0] == schema_line(PurePosixPath("practices/new-one.yml"))


def test_a_template_is_written_like_the_registries():
    assert template("organisations", "fr") == (
        "# Écrivez à la place de chaque …\u202f; supprimez les lignes inutiles. Tous les champs\u00a0: guide/fr/fields.md\n"
        "# La fin de l’adresse de la page\u00a0: minuscules sans accents, chiffres, traits d’union.\n"
        "- id: …\n"
        "  language: fr\n"
        "  # Le nom dans sa langue, tel que l’écrivent les sources, puis dans d’autres.\n"
        '  name: {fr: "…"}\n'
        "  # Un terme de la liste des types d’organisations. Liste organisation_kinds de data/taxonomy.yml.\n"
        "  kind: …\n"
        "  # Son pays et, si on les connaît, sa région, sa ville et son point sur la carte.\n"
        "  location:\n"
        "    # Deux capitales, comme FR (ISO 3166).\n"
        "    country: …\n"
        "    # La région, avec son code NUTS.\n"
        "    region:\n"
        "      # Son nom dans sa langue et, si cela aide, dans d’autres.\n"
        '      name: {fr: "…"}\n'
        "      # Le code donné à la région par Eurostat, comme FRH0 pour la Bretagne.\n"
        "      nuts: …\n"
        "    # Le nom de la ville dans sa langue et, si cela aide, dans d’autres.\n"
        '    city: {fr: "…"}\n'
        "  # L’adresse de son propre site, commençant par https://.\n"
        "  website: …\n"
        "  # Ce qu’elle est, et son rôle dans le projet, une pratique ou un événement.\n"
        "  summary:\n"
        '    fr: "…"\n'
        "  # Les adresses des pages publiques qui disent ce que dit la fiche.\n"
        "  sources:\n"
        "    - …\n"
        "  # Le jour de la dernière modification du contenu.\n"
        '  updated: "…"\n'
    )


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize(("lang", "comments"), [("en", "en"), ("fr", "fr"), ("ro", "en")])
def test_comments_are_french_for_french_records_and_english_for_all_others(name, lang, comments):
    told = [line.lstrip(" #") for line in template(name, lang).splitlines() if re.match(" *# ", line)]

    other = {"en": "Write in place", "fr": "Écrivez à la place"}[comments]
    assert [line for line in told if line.startswith(other)] != []
    plain = [re.sub(r"\{\w+: \"…\"\}|https://|\w+: …|name: |language-server: |yaml-", "x", line) for line in told]
    assert [fault for line in plain for fault in faults(line, comments) if "schema=" not in line] == []

"""The issue forms are what the models and their words give, and what GitHub takes."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

import pytest
import yaml

from hub.commands import schema
from hub.editorial.typography import faults
from hub.issues.forms import FOLDER, FORMS, Form, committed_choices, current_choices, form_text, stale_forms
from hub.issues.questions import LEFT_OUT, questions
from hub.languages import language_codes
from hub.model.kinds import KINDS, REGISTRIES
from hub.reading.loading import load_registries
from hub.watching.bodies import plain_lines
from hub.watching.watch import look_at_records
from tests.frozen import SEVEN
from tests.issue_payloads import small_settings
from tests.registries import load_small

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent
BOOLEANS = {"y", "yes", "n", "no", "true", "false", "on", "off"}
KEYS = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
"""The attributes that GitHub allows (syntax for GitHub's form schema)."""
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)


def committed(form):
    return (ROOT / FOLDER / form.file).read_text(encoding="utf-8")


def elements(form):
    return yaml.safe_load(committed(form))["body"]


@every_form
def test_a_committed_form_is_what_the_models_and_their_words_give(form):
    text = committed(form)

    assert text == form_text(form, committed_choices(form, text)), "run `make schema` and commit what it writes"


@every_form
def test_terms_and_partners_come_from_the_registries(form):
    made = form_text(form, current_choices(load_small(), form.lang))

    terms = ("agency", "launch", "awareness", "schools", "report")
    assert any(f"({term})" in made for term in terms)


def test_forms_that_offer_other_terms_than_the_registries_are_named(tmp_path):
    registries = load_small()
    (tmp_path / FOLDER).mkdir(parents=True)
    for form in FORMS:
        text = form_text(form, current_choices(registries, form.lang))
        (tmp_path / FOLDER / form.file).write_text(text, encoding="utf-8")
    file = tmp_path / FOLDER / "4-events-fr.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Lancement (launch)", "Départ (start)"), encoding="utf-8")

    assert stale_forms(registries, tmp_path) == ["4-events-fr.yml"]
    report = list(look_at_records(small_settings(tmp_path), registries, []))[-1]
    assert list(plain_lines(report, "en")) == [
        "Watch: questionnaires to bring up to date",
        "  Questionnaires that do not offer today’s choices (1)",
        "    .github/ISSUE_TEMPLATE/4-events-fr.yml:1: to be made again",
    ]


def test_the_forms_of_the_real_registries_can_be_compared():
    registries, _ = load_registries(SEVEN / "data", language_codes(ROOT / "mkdocs.yml"))

    assert set(stale_forms(registries, ROOT)) <= {form.file for form in FORMS}


def test_there_is_one_form_for_each_registry_and_language_and_no_other_file():
    names = sorted(path.name for path in (ROOT / FOLDER).iterdir())

    assert names == sorted([*(form.file for form in FORMS), "config.yml"])
    assert len({yaml.safe_load(committed(form))["name"] for form in FORMS}) == len(FORMS)


@every_form
def test_the_keys_of_a_form_are_those_that_github_knows(form):
    content = yaml.safe_load(committed(form))

    assert set(content) == {"name", "description", "title", "labels", "body"}
    for element in content["body"]:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= KEYS[element["type"]]
        assert set(element.get("validations", {})) <= {"required"}
        assert ("id" in element) == (element["type"] != "markdown")


@every_form
def test_ids_and_labels_are_unique_even_as_github_compares_them(form):
    asked = [element for element in elements(form) if element["type"] != "markdown"]
    labels = [element["attributes"]["label"] for element in asked]
    labels += [
        box["label"] for element in asked if element["type"] == "checkboxes" for box in element["attributes"]["options"]
    ]

    assert len({element["id"] for element in asked}) == len(asked)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", element["id"]) for element in asked)
    assert len({re.sub(r"\W+", "-", label.casefold()).strip("-") for label in labels}) == len(labels)
    assert not [label for label in labels if re.search("password|mot de passe|token|secret", label, re.IGNORECASE)]


@every_form
def test_choices_are_distinct_texts_and_end_with_their_id(form):
    for element in elements(form):
        if element["type"] == "dropdown":
            options = element["attributes"]["options"]
            assert options == list(dict.fromkeys(options)) != []
            assert all(isinstance(option, str) and option.casefold() not in {*BOOLEANS, "none"} for option in options)
            assert all(re.search(r" \([A-Za-z0-9_-]+\)$", option) for option in options)


@every_form
def test_every_text_of_a_form_is_a_text_with_words_well_set(form):
    def texts(value):
        if isinstance(value, dict):
            return [text for key, inner in value.items() if key != "type" for text in texts(inner)]
        return [text for inner in value for text in texts(inner)] if isinstance(value, list) else [value]

    for text in texts(yaml.safe_load(committed(form))):
        assert text is True or text.strip()
        if text is not True and not text.startswith("https://"):
            assert faults(re.sub(r"`[^`]*`|\]\([^)]*\)", "CAMPUS", text).strip(), form.lang) == [], text


@pytest.mark.parametrize("registry", REGISTRIES)
def test_a_form_asks_for_all_that_the_model_needs(registry):
    asked = [path.partition(".")[0] for path in KINDS[registry].asked]
    needed = [field.name for field in KINDS[registry].fields if field.required and field.name != "language"]

    assert [name for name in needed if name not in asked] == []


@every_form
def test_an_answer_is_required_where_the_model_requires_it(form):
    required = [element["id"] for element in elements(form) if element.get("validations")]

    assert required == [question.path.replace(".", "-") for question in questions(form.registry) if question.required]


def test_the_levels_that_need_a_figure_are_not_offered():
    (levels,) = (element for element in elements(Form("practices", "en")) if element.get("id") == "evidence_level")

    assert frozenset({"change_measured", "reach_counted"}) == LEFT_OUT
    assert [option.rpartition("(")[2] for option in levels["attributes"]["options"]] == [
        *("in_use)", "targets_only)", "none_found)", "lesson)")
    ]


def test_hub_schema_writes_the_forms_once_and_leaves_them_when_the_registries_have_problems(tmp_path, capsys):
    settings = small_settings(tmp_path)
    forms = [(FOLDER / form.file).as_posix() for form in FORMS]

    first = schema.run(Namespace(), settings), capsys.readouterr().out.splitlines()
    second = schema.run(Namespace(), settings), capsys.readouterr().out
    former = tmp_path / FOLDER / "9-stories-en.yml"
    former.touch()
    of_a_former = schema.run(Namespace(), settings), capsys.readouterr().out.splitlines(), former.exists()
    (settings.data / "taxonomy.yml").write_text("language: en\n", encoding="utf-8")
    third = schema.run(Namespace(), settings), (tmp_path / forms[0]).is_file()

    assert (first[0], [line for line in first[1] if "ISSUE_TEMPLATE" in line]) == (0, forms)
    assert second == (0, "")
    assert of_a_former == (0, [(FOLDER / "9-stories-en.yml").as_posix()], False)
    assert third == (1, True)

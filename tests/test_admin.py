"""The form in the browser: its configuration says what the models say, and its page stays apart from the site."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from lxml import html

from hub.admin.configuration import FORM_LANGUAGES, configuration, repository
from hub.admin.page import BUNDLE, form_texts
from hub.assembly.outputs import OUTPUTS
from hub.diagnosis.countries import country_codes
from hub.model.events import Event
from hub.model.fields import written_fields
from hub.model.kinds import KINDS
from hub.model.values import Name, PartialDate, Plural, Text
from hub.model.words import field_words
from hub.pages.site import make_site
from hub.reading.loading import load_registries
from hub.schemas.values import whole_pattern
from hub.settings import read_settings
from tests.frozen import SEVEN
from tests.html_validator import validate_html
from tests.pages import SEVEN_LANGUAGES, page_files, parse

ROOT = Path(__file__).parent.parent
ALL = tuple(SEVEN_LANGUAGES)
REPO = "https://github.com/example/hub"


@pytest.fixture(scope="module")
def registries():
    return load_registries(SEVEN / "data", ALL)[0]


@pytest.fixture(scope="module")
def forms(registries):
    return {lang: configuration(registries, "example/hub", ALL, lang)["form"] for lang in FORM_LANGUAGES}


def fields_by_file(form):
    """The fields of each kind of record by its name, those of a list without the list around them."""
    practices, *groups = form["collections"]
    files = {file["name"]: file["fields"] for group in groups for file in group["files"]}
    lists = {name: fields[0]["fields"] for name, fields in files.items() if KINDS[name].listed}
    return {"practices": practices["fields"], **files, **lists}


def plain_type(hint):
    """A type without what is around it: the class, and whether it is a list."""
    while get_origin(hint) is not None and get_origin(hint) is not Literal:
        hint = next(argument for argument in get_args(hint) if argument is not type(None))
    return hint


def compare(kind, fields, path, given=()):
    """Yields where the fields of the form and of a model differ."""
    names = [field.name for field in written_fields(kind) if field.name not in given]
    if [field["name"] for field in fields] != names:
        yield path, [field["name"] for field in fields], names
    hints = get_type_hints(kind, include_extras=True)
    needed = {
        field.name: field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        for field in dataclasses.fields(kind)
    }
    for field in fields:
        if field["required"] is not needed[field["name"]]:
            yield f"{path}.{field['name']}", field["required"]
        inner = plain_type(hints[field["name"]])
        if dataclasses.is_dataclass(inner) and inner not in (Text, Name, Plural, PartialDate):
            yield from compare(inner, field["fields"], f"{path}.{field['name']}")


@pytest.mark.parametrize("lang", FORM_LANGUAGES)
@pytest.mark.parametrize("name", KINDS)
def test_the_form_has_every_field_of_the_models_in_order_and_needed_or_not(forms, name, lang):
    given = ("id",) if name == "practices" else ()

    assert list(compare(KINDS[name].record, fields_by_file(forms[lang])[name], name, given)) == []


def test_every_field_says_in_french_what_it_is(forms):
    fields = {field["name"]: field for field in fields_by_file(forms["fr"])["events"]}

    for name, field in fields.items():
        words = field_words(Event, name, "fr")
        assert field["label"] == words.title
        assert field["hint"].startswith(words.description)


EVENT_FIELDS = [
    ("start", {"widget": "string", "pattern": [r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", "Un jour, un mois ou une année, écrits comme 2027-02-04, 2027-02 ou 2027"]}),
    ("start_time", {"widget": "string", "pattern": [r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "Une heure, écrite comme 09:30"]}),
    (
        "status",
        {
            "widget": "select",
            "options": [
                {"value": "planned", "label": "Prévu"},
                {"value": "confirmed", "label": "Confirmé"},
                {"value": "cancelled", "label": "Annulé"},
            ],
        },
    ),
    ("sources", {"widget": "list", "field": {"name": "item", "label": "", "required": True, "widget": "string", "pattern": [whole_pattern("url"), "Une adresse complète, par exemple https://www.example.org/page"]}}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), EVENT_FIELDS)
def test_a_field_takes_what_its_rules_allow(forms, name, expected):
    (field,) = (field for field in fields_by_file(forms["fr"])["events"] if field["name"] == name)

    assert {key: value for key, value in field.items() if key not in ("name", "label", "hint", "required")} == expected


def test_a_text_has_a_box_for_each_language_french_and_english_first(forms):
    (title,) = (field for field in fields_by_file(forms["fr"])["practices"] if field["name"] == "title")

    boxes = [(box["name"], box["label"], box.get("maxlength"), box["required"]) for box in title["fields"]]
    assert boxes == [
        ("fr", "Français", None, False),
        ("en", "Anglais", 100, False),
        ("ro", "Roumain", None, False),
        ("fi", "Finnois", None, False),
        ("hr", "Croate", None, False),
        ("it", "Italien", None, False),
        ("hu", "Hongrois", None, False),
    ]


def test_a_closed_record_is_called_by_its_words_in_the_language_of_the_form_else_in_the_first_there_is(forms):
    lists = {file["name"]: file["fields"][0] for file in forms["fr"]["collections"][1]["files"]}

    others = "".join(f" | default('{{{{title.{code}}}}}')" for code in ALL if code != "fr")
    assert lists["events"]["summary"] == f"{{{{title.fr{others}}}}} ({{{{id}}}})"


def test_references_and_terms_are_chosen_from_what_there_is(forms, registries):
    fields = {field["name"]: field for field in fields_by_file(forms["fr"])["events"]}
    offered = {
        name: {option["value"] for option in fields[name]["options"]} for name in ("partners", "kind", "practices")
    }
    place = {field["name"]: field for field in fields["location"]["fields"]}

    assert offered == {
        "partners": {entry.record.id for entry in registries.entries["partners"]},
        "kind": {term.id for term in registries.taxonomy.record.event_kinds},
        "practices": {entry.record.id for entry in registries.entries["practices"]},
    }
    assert {option["value"] for option in place["country"]["options"]} == country_codes()
    assert fields["partners"]["multiple"] is True


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/campus-hub/hub", "campus-hub/hub"),
        ("https://github.com/campus-hub/hub.git", "campus-hub/hub"),
        ("https://github.com/campus-hub/hub/", "campus-hub/hub"),
        ("https://github.com/campus-hub", ""),
        ("https://github.com.example.org/campus-hub/hub", ""),
        ("https://code.example.org/campus/hub", ""),
        ("", ""),
    ],
)
def test_only_a_repository_on_github_has_a_form(address, expected):
    assert repository(address) == expected


@pytest.mark.parametrize(
    ("made", "address", "expected"),
    [(True, REPO, True), (False, REPO, False), (True, "https://code.example.org/campus/hub", False), (True, "", False)],
)
def test_a_site_has_the_form_when_its_program_was_made_and_its_repository_is_on_github(
    tmp_path, project, registries, made, address, expected
):
    for name in ("docs", "overrides", "mkdocs.yml"):
        (tmp_path / name).symlink_to(project / name)
    if made:
        (tmp_path / BUNDLE).mkdir(parents=True)
        (tmp_path / BUNDLE / "main.js").touch()
    settings = read_settings(tmp_path, {"REPO_URL": address})

    site = make_site(settings, registries, form=form_texts(settings, registries, ALL), outputs=OUTPUTS)

    assert ("admin/index.html" in site.catalogue) is expected


def test_the_page_of_the_form_is_marked_and_holds_no_script_of_its_own(form_site):
    page = html.document_fromstring((form_site / "admin" / "index.html").read_bytes().decode())

    metas = {meta.get("name") or meta.get("http-equiv"): meta.get("content") for meta in page.iter("meta")}
    (script,) = page.iter("script")
    assert page.get("lang") == "fr"
    assert metas["robots"] == "noindex"
    assert metas["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' blob: data:; connect-src 'self' data: blob: https://api.github.com; "
        "base-uri 'none'; form-action 'none'"
    )
    assert (script.get("src"), script.text) == ("main.js", None)
    assert [p.get("lang") for p in page.find(".//noscript").iter("p")] == [None, "en"]


def test_the_page_of_the_form_is_valid_html(form_site):
    assert validate_html(form_site / "admin") == []


LED_TO = "//*[@id='add' or @aria-labelledby='to-supply']//@href"
"""The ways to add a record and to supply what is missing."""


def test_only_the_ways_to_edit_lead_to_the_form(form_site):
    public = [path for path in page_files(form_site) if path.parent.name != "admin"]
    pages = {path: [link for link in parse(path).xpath("//@href | //@src") if "admin/" in link] for path in public}

    assert any(pages.values())
    assert [path for path, links in pages.items() if set(links) - set(parse(path).xpath(LED_TO))] == []
    assert "admin/" not in (form_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "admin" not in (form_site / "robots.txt").read_text(encoding="utf-8")


def test_the_form_takes_proposals_only_and_a_token_only(form_site):
    form = json.loads((form_site / "admin" / "config.fr.json").read_text(encoding="utf-8"))["form"]

    assert form["backend"] == {"name": "github", "repo": "example/hub", "branch": "main", "auth_methods": ["token"]}
    assert form["publish_mode"] == "editorial_workflow"
    assert {collection["publish"] for collection in form["collections"]} == {False}


def test_only_what_the_form_needs_is_published(form_site):
    """The program, its words in five languages beside American English, three fonts with their licences."""
    folder = form_site / "admin"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert sorted(re.sub(r"-[A-Z0-9]{8}(?=\.js$)|-[\w-]{8}(?=\.woff2$)", "", name) for name in found) == [
        "assets/material-symbols-outlined-latin-wght-normal.woff2",
        "assets/material-symbols-outlined.LICENSE.txt",
        "assets/noto-mono-latin-400-normal.woff2",
        "assets/noto-mono.LICENSE.txt",
        "assets/source-sans-3-latin-wght-normal.woff2",
        "assets/source-sans-3.LICENSE.txt",
        "config.en.json",
        "config.fr.json",
        "en-GB.js",
        "fi.js",
        "fr.js",
        "hr.js",
        "index.html",
        "it.js",
        "main.js",
        "main.js.LEGAL.txt",
        "unused.js",
    ]


@pytest.mark.parametrize(
    ("lang", "locale", "labels"),
    [
        (
            "fr",
            "fr",
            ("Se connecter avec un jeton d’accès", "Jeton d’accès personnel", "Se connecter", "Se déconnecter"),
        ),
        ("fr", "fr", ("Se connecter sur mobile", "Enregistrer", "Envoyer en révision", "Plus tard", "Flux éditorial")),
        ("fr", "fr", ("Nouveau", "Ajouter", "Ressources", "Identifiant", "Fiche modifiée par quelqu’un d’autre")),
        (
            "en",
            "en-GB",
            ("Sign In Using Access Token", "Personal Access Token", "Sign In", "Sign Out", "Save", "Later"),
        ),
        (
            "en",
            "en-GB",
            ("Sign In with Mobile", "Send for Review", "Editorial Workflow", "New", "Add", "Assets", "Slug"),
        ),
    ],
)
def test_the_guide_calls_buttons_as_the_form_does(program, lang, locale, labels):
    (words,) = program.glob(f"{locale}-*.js")
    said = words.read_text(encoding="utf-8")
    guide = " ".join((ROOT / "guide" / lang / "browser-form.md").read_text(encoding="utf-8").split())

    assert [label for label in labels if label not in guide.replace("\u00a0", " ")] == []
    assert [label for label in labels if f'"{label}"' not in said and f"`{label}`" not in said] == []


def test_the_guide_has_the_same_parts_in_both_languages():
    parts = {
        lang: re.findall(
            r"^(#+|\d\.|\|)", (ROOT / "guide" / lang / "browser-form.md").read_text(encoding="utf-8"), re.M
        )
        for lang in FORM_LANGUAGES
    }

    assert parts["fr"] == parts["en"]

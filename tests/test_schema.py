"""The schemas say what the check says: all that is right passes, and what they refuse the check refuses too."""

import copy
import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from hub.joined.joining import join
from hub.languages import language_codes
from hub.model.kinds import KINDS
from hub.model.registries import kind_of_file
from hub.reading.loading import load_registries
from hub.schemas.choosing import known_choices
from hub.schemas.schema import make_schema
from tests.frozen import ROOT, SEVEN
from tests.registries import DATA, LANGUAGES, copy_small, join_small, messages_of

pytestmark = pytest.mark.long


ALL_LANGUAGES = language_codes(ROOT / "mkdocs.yml")
GONE = object()
"""In place of a value: the key is taken away."""


def choices_of(joined):
    """The ids and terms that are known, hidden ones too: a record may well name them."""
    choices = known_choices(joined)
    return {**choices, **{name: {**choices[name], **dict.fromkeys(ids, "")} for name, ids in joined.hidden.items()}}


def frozen_choices():
    return choices_of(join(load_registries(SEVEN / "data", ALL_LANGUAGES)[0]))


def small_choices():
    return choices_of(join_small())


def schemas(name, languages, choices):
    return [make_schema(name, languages), make_schema(name, languages, choices)]


def plain(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_is_one_itself(name):
    for schema in schemas(name, ALL_LANGUAGES, frozen_choices()):
        Draft202012Validator.check_schema(schema)


def test_every_file_of_the_real_data_is_valid_under_both_kinds_of_schema():
    choices = frozen_choices()
    validators = {
        name: [Draft202012Validator(schema) for schema in schemas(name, ALL_LANGUAGES, choices)] for name in KINDS
    }
    files = sorted((SEVEN / "data").rglob("*.yml"))

    faults = [
        f"{file.name}: {error.json_path}: {error.message}"
        for file in files
        for validator in validators[kind_of_file(file.relative_to(SEVEN / "data")).name]
        for error in validator.iter_errors(plain(file))
    ]

    assert len(files) > len(KINDS)
    assert faults == []


@pytest.mark.parametrize("name", KINDS)
def test_the_small_registries_are_valid(name):
    folder = DATA / "small"
    files = [*folder.glob("practices/*.yml")] if name == "practices" else [folder / f"{name}.yml"]
    validator = Draft202012Validator(make_schema(name, LANGUAGES, small_choices()))

    assert files != []
    assert [error.message for file in files for error in validator.iter_errors(plain(file))] == []


FAULTS = [
    ("events.yml", (0, "title"), "Opening", "title must say its language"),
    ("events.yml", (0, "title"), {}, "title is empty"),
    ("events.yml", (0, "title", "fr"), "", "title.fr is empty"),
    ("events.yml", (0, "title", "fr"), "x" * 131, "title.fr has 131 characters, 130 at most"),
    ("events.yml", (0, "title", "de"), "Eröffnung", "'de' is not a language of the hub"),
    ("events.yml", (0, "titel"), "x", "unknown key 'titel'"),
    ("events.yml", (0, "summary"), GONE, "the key 'summary' is missing"),
    ("events.yml", (0, "id"), "Été 2026", "the id 'Été 2026' must be in small letters"),
    ("events.yml", (0, "id"), "x" * 61, "at most 60"),
    ("events.yml", (0, "language"), "de", "'de' is not a language of the hub"),
    ("events.yml", (0, "start"), "15/09/2025", "'15/09/2025' is not a date"),
    ("events.yml", (0, "start"), "2026-13", "'2026-13' is not a date"),
    ("events.yml", (0, "updated"), "2026-11", "is not a whole day"),
    ("events.yml", (0, "start_time"), "9:30", "'9:30' is not a time"),
    ("events.yml", (0, "zone"), GONE, "a time needs a time zone"),
    ("events.yml", (0, "zone"), "Paris (France)", "'Paris (France)' is not a time zone"),
    ("events.yml", (0, "status"), "postponed", "'postponed' is not one of planned, confirmed, cancelled"),
    ("events.yml", (0, "publish"), "maybe", "'maybe' is not one of true, false, withdrawn"),
    ("events.yml", (0, "location", "country"), "France", "'France' is not a country code"),
    ("events.yml", (0, "location"), "Rennes", "location must be made of"),
    ("events.yml", (0, "visited"), "club", "visited must be a list"),
    ("events.yml", (0, "visited"), [], "visited is empty"),
    ("events.yml", (0, "visited"), ["club", "club"], "'club' stands twice in the list"),
    ("events.yml", (0, "organisers"), [{"partner": "north", "name": {"fr": "Nord"}}], "give exactly one of"),
    ("events.yml", (0, "delegations", 0, "people"), 0, "0 is not between 1 and 10000"),
    ("events.yml", (0, "delegations", 0, "people"), 7.5, "is not a whole number"),
    ("events.yml", (0, "online"), "www.example.org", "is not a web address"),
    ("events.yml", (0, "online"), "https://exa mple.org", "cannot be used"),
    ("events.yml", (0, "kind"), "visite", "'visite' is not in the list event_kinds"),
    ("events.yml", (0, "partners"), ["south", "nord"], "unknown id 'nord' in partners"),
    ("partners.yml", (0, "name", "Français"), "Nord", "is not a language of the hub"),
    ("partners.yml", (0, "location", "region", "nuts"), "frh", "'frh' is not the NUTS code of a region"),
    ("partners.yml", (0, "location", "coordinates"), {"lat": 148.1, "lon": 1}, "148.1 is not between -90 and 90"),
    ("practices/school-day.yml", ("id",), "school-day", "the key 'id' does not belong here"),
    ("practices/school-day.yml", ("summary", "fr"), "x" * 261, "summary.fr has 261 characters, 260 at most"),
    ("practices/school-day.yml", ("title", "en"), "x" * 101, "title.en has 101 characters, 100 at most"),
    ("practices/school-day.yml", ("figures", 0, "value"), "40 000", "'40 000' is not a number"),
    ("practices/school-day.yml", ("figures", 0, "approximate"), "perhaps", "'perhaps' is not one of true, false"),
    ("practices/school-day.yml", ("figures", 0, "period"), "2023-2024", "'2023-2024' is not a period"),
    ("practices/school-day.yml", ("figures", 0, "unit"), "euros", "'euros' is not in the list units"),
    ("practices/school-day.yml", ("themes",), GONE, "the key 'themes' is missing"),
    ("taxonomy.yml", ("units", 0, "forms"), {"en": {"one": "{n} person"}}, "must have the form `other`"),
    ("project.yml", ("emblem",), "Emblem Final.gif", "is not the name of an image file"),
    ("project.yml", ("publisher",), {"contact": "call us"}, "is neither an e-mail address nor a web address"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "path", "value", "message"), FAULTS)
def test_what_the_schema_refuses_the_check_refuses_too(tmp_path, file, path, value, message):
    data = copy_small(tmp_path)
    before = plain(data / file)
    after = changed(before, path, value)
    schema = make_schema(file.partition("/")[0].removesuffix(".yml"), LANGUAGES, small_choices())

    (data / file).write_text(json.dumps(after, ensure_ascii=False), encoding="utf-8")  # YAML with all texts in quotes

    assert after != before
    assert not Draft202012Validator(schema).is_valid(after)
    assert [line for line in messages_of(data) if message in line] != []


def changed(tree, path, value):
    """A copy with one value replaced, added or taken away."""
    tree = copy.deepcopy(tree)
    target = tree
    for step in path[:-1]:
        target = target[step]
    if value is GONE:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return tree


def test_ids_and_terms_are_any_text_where_no_choices_are_given():
    events = plain(DATA / "small" / "events.yml")
    other = changed(changed(events, (0, "kind"), "picnic"), (0, "partners"), ["nobody"])

    assert Draft202012Validator(make_schema("events", LANGUAGES)).is_valid(other)
    assert not Draft202012Validator(make_schema("events", LANGUAGES, small_choices())).is_valid(other)


def test_a_unit_may_be_any_currency():
    practice = plain(DATA / "small/practices/school-day.yml")
    validator = Draft202012Validator(make_schema("practices", LANGUAGES, small_choices()))

    assert [
        unit
        for unit in ("people", "RSD", "percent", "rsd")
        if validator.is_valid(changed(practice, ("figures", 0, "unit"), unit))
    ] == [
        "people",
        "RSD",
        "percent",
    ]


def test_keys_stand_in_the_order_in_which_they_are_written():
    properties = make_schema("organisations", LANGUAGES)["$defs"]["Organisation"]["properties"]

    assert list(properties) == [
        "id", "language", "name", "name_status", "full_name", "short", "kind", "location", "website", "contact",
        "summary", "sources", "updated", "reviewed", "translations", "former_ids", "publish",
    ]  # fmt: skip


def test_a_key_is_explained_in_both_languages():
    start = make_schema("events", LANGUAGES)["$defs"]["Event"]["properties"]["start_time"]

    assert start == {
        "title": "Start time · Heure de début",
        "description": "Hours and minutes at the place of the event. A time needs a time zone. A time in quotes: \"09:30\".\n\n"
        "Heures et minutes au lieu de l’événement. Une heure demande un fuseau horaire. Une heure entre guillemets\u00a0: \"09:30\".",
        "markdownDescription": "Hours and minutes at the place of the event. A time needs a time zone. A time in quotes: `\"09:30\"`.\n\n"
        "Heures et minutes au lieu de l’événement. Une heure demande un fuseau horaire. Une heure entre guillemets\u00a0: `\"09:30\"`.",
        "type": "string",
        "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    }  # fmt: skip


def test_a_term_is_told_with_its_label():
    kind = make_schema("events", LANGUAGES, {"event_kinds": {"launch": "Launch · Lancement"}})["$defs"]["Event"][
        "properties"
    ]["kind"]

    assert (kind["enum"], kind["enumDescriptions"]) == (["launch"], ["Launch · Lancement"])

"""Facets: which records have which value, and how values are called, counted and sorted in a language."""

from datetime import date

import pytest

from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.events import Delegation, Event
from hub.model.facets import index_records
from hub.model.kinds import KINDS, REGISTRIES, RESERVED_IDS
from hub.model.practices import Practice
from hub.model.records import Actor, Location, Region
from hub.model.values import Name, PartialDate, Text
from hub.reading.entries import Entry
from hub.views.facets import facet_views, value_label
from hub.views.listing_pages import CARD_LIMIT, RegistryListing
from tests.frozen import ROOT
from tests.registries import join_small

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
WORDS = Text({"en": "Words"})
BRITTANY = Location(country="FR", region=Region(name=Name({"fr": "Bretagne"}), nuts="FRH0"))


def practice(identifier: str = "one", **changes) -> Practice:
    fields = {
        "title": WORDS, "summary": WORDS, "owners": (), "location": BRITTANY, "problem": WORDS, "what_it_does": (),
        "evidence_level": "in_use", "themes": ("youth", "exercises", "youth"), "audiences": ("schools",),
        "areas": (), "levers": ("skills",),
    }  # fmt: skip
    return Practice(id=identifier, language="en", **{**fields, **changes})


def event(**changes) -> Event:
    fields = {"kind": "launch", "scope": "project", "title": WORDS, "start": PartialDate(2025), "summary": WORDS}
    return Event(id="one", language="en", **{**fields, **changes})


@pytest.mark.parametrize(
    ("registry", "facet", "record", "expected"),
    [
        ("practices", "theme", practice(), ("youth", "exercises")),
        ("practices", "country", practice(), ("fr",)),
        ("practices", "region", practice(), ("frh0",)),
        ("practices", "region", practice(location=Location(country="RS")), ()),
        ("practices", "evidence", practice(), ("in-use",)),
        ("practices", "evidence", practice(evidence_level="none_found"), ("none-found",)),
        ("practices", "status", practice(), ()),
        ("practices", "status", practice(status="completed"), ("completed",)),
        ("practices", "area", practice(), ()),
        ("events", "kind", event(), ("launch",)),
        ("events", "year", event(), ("2025",)),
        ("events", "year", event(start=PartialDate(2025, 12, 30), end=PartialDate(2026, 1, 2)), ("2025", "2026")),
        (
            "events",
            "partner",
            event(
                organisers=(Actor(partner="a"), Actor(organisation="club")),
                partners=("b", "a"),
                delegations=(Delegation(partner="c"),),
            ),
            ("a", "b", "c"),
        ),
    ],
)
def test_a_record_has_these_values(registry, facet, record, expected):
    assert KINDS[registry].facet(facet).values(record) == expected


def test_records_are_indexed_by_value():
    records = {"one": practice(), "two": practice("two", themes=("exercises",))}

    found = index_records(KINDS["practices"].facets, records, {"partners": ()})

    assert found["theme"] == {"youth": ("one",), "exercises": ("one", "two")}
    assert found["status"] == {}


def test_a_partner_that_is_not_published_is_no_value():
    found = index_records(KINDS["events"].facets, {"one": event(partners=("shown", "hidden"))}, {"partners": ["shown"]})

    assert found["partner"] == {"shown": ("one",)}


def test_every_facet_keeps_its_address_free_of_records():
    assert {facet.name for kind in KINDS.values() for facet in kind.facets} <= RESERVED_IDS
    assert {"frame-slot", "frame-facet"} <= RESERVED_IDS


def localizer(code: str) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date(2026, 12, 1))


@pytest.mark.parametrize("registry", REGISTRIES)
def test_counts_are_those_of_the_index_and_numbers_run_through(registry):
    spoken = localizer("en")

    views = facet_views(spoken, registry)

    numbers = [value.number for view in views for value in view.values]
    assert numbers == list(range(len(numbers)))
    for view in views:
        known = spoken.joined.values[registry][view.id]
        assert {value.id: value.count for value in view.values} == {key: len(ids) for key, ids in known.items()}


@pytest.mark.parametrize(
    ("code", "registry", "facet", "value", "expected"),
    [
        ("fr", "practices", "country", "fi", "Finlande"),
        ("fi", "practices", "country", "fi", "Suomi"),
        ("fr", "practices", "evidence", "in-use", "En service"),
        ("en", "practices", "status", "running", "Running"),
        ("en", "practices", "region", "frh03", "Bretagne"),
        ("hr", "events", "year", "2025", "2025"),
    ],
)
def test_values_are_called_in_the_language(code, registry, facet, value, expected):
    assert value_label(localizer(code), registry, facet, value).text == expected


def test_regions_of_one_name_are_told_apart_by_their_code():
    spoken = localizer("fr")
    named = Region(name=Name({"fr": "Bretagne"}), nuts="FRH0")
    joined = spoken.joined
    first = next(iter(joined.practices.values()))
    twin = Entry(practice("twin", location=Location(country="FR", region=named)), "data/practices/twin.yml", "twin", 1)
    entries = {**joined.entries, "practices": {**joined.entries["practices"], "twin": twin}}
    values = joined.values
    object.__setattr__(joined, "entries", entries)
    joined.__dict__["values"] = {
        **values,
        "practices": {**values["practices"], "region": {"frh03": (first.id,), "frh0": ("twin",)}},
    }

    (region,) = [view for view in facet_views(spoken, "practices") if view.id == "region"]

    assert [value.label.text for value in region.values] == ["Bretagne (FRH0)", "Bretagne (FRH03)"]


def test_years_go_from_the_latest_and_evidence_from_the_strongest():
    spoken = localizer("en")
    spoken.joined.__dict__["values"] = {
        "events": {"kind": {}, "partner": {}, "year": {"2018": ("x",), "2025": ("x",), "2024": ("x",)}},
        "practices": {
            **{facet: {} for facet in (facet.name for facet in KINDS["practices"].facets)},
            "evidence": dict.fromkeys(("lesson", "none-found", "in-use", "change-measured"), ("x",)),
            "country": {"fi": ("x",), "se": ("x",), "at": ("x",)},
        },
    }

    found = {
        view.id: [value.id for value in view.values]
        for name in ("events", "practices")
        for view in facet_views(spoken, name)
    }

    assert found["year"] == ["2025", "2024", "2018"]
    assert found["evidence"] == ["change-measured", "in-use", "none-found", "lesson"]
    assert found["country"] == ["at", "fi", "se"]


def test_every_record_has_its_place_in_each_order():
    view = RegistryListing(localizer("en"), "practices").browse()

    items = [item for group in view.groups for item in group.items]
    places = list(zip(*(item.places.split() for item in items), strict=True))
    assert len(places) == len(view.sorts)
    assert all(sorted(map(int, order)) == list(range(len(items))) for order in places)
    assert all(item.full for item in items) == (len(items) <= CARD_LIMIT)

"""The library: documents by their titles wherever their address is a source, and where each of them is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hub.joined.joining import Joined
from hub.joined.naming import pages_naming
from hub.languages import load_languages
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.records import Actor
from hub.model.values import Name
from hub.model.web_addresses import page_key
from hub.views.documents import document_card, document_view
from hub.views.events import event_view
from hub.views.listing_pages import RegistryListing
from hub.views.sources import source_links
from tests.frozen import ROOT
from tests.registries import copy_small, join_small, messages_of

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
SURVEY = "https://example.org/survey"


def changed(joined: Joined, registry: str, identifier: str, **changes: Any) -> Joined:
    """The joined records with one changed."""
    entry = joined.entries[registry][identifier]
    records = {**joined.entries[registry], identifier: replace(entry, record=replace(entry.record, **changes))}
    return replace(joined, entries={**joined.entries, registry: records})


def localizer(code: str, joined: Joined | None = None) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, joined or join_small(), date(2026, 12, 1))


def survey(words: Localizer) -> Any:
    return words.joined.entries["documents"]["survey"].record


def facts_of(words: Localizer) -> Mapping[str, list[str]]:
    """The facts on the page of the small document: their words, and where links lead."""
    return {
        fact.key: [one.href if isinstance(one, Link) else one.text for one in fact.items]
        for fact in document_view(words, survey(words)).facts
        if all(isinstance(one, Link | LocalizedText) for one in fact.items)
    }


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (SURVEY, True),
        ("http://www.example.org/survey/#part", True),
        ("https://example.org/survey?page=2", False),
        ("https://example.org/surveys", False),
    ],
)
def test_a_source_is_a_document_however_its_address_is_written(address, expected):
    (link,) = source_links(localizer("en"), [address])

    assert link.href == address
    assert (link.label.text == "Une enquête") is expected


def test_a_source_shows_title_language_and_date_of_its_document_and_another_its_address():
    links = source_links(localizer("en"), [SURVEY, "https://www.example.eu/a/"])

    assert links == [
        Link(SURVEY, LocalizedText("Une enquête", "fr"), "French, March 2026"),
        Link("https://www.example.eu/a/", LocalizedText("example.eu/a")),
    ]
    assert source_links(localizer("fr"), [SURVEY]) == [
        Link(SURVEY, LocalizedText("Une enquête"), "français, mars 2026")
    ]


def test_a_title_in_a_language_that_the_site_does_not_have_keeps_its_tag():
    words = localizer("fi", changed(join_small(), "documents", "survey", title=Name({"sr": "Zakon"}), date=None))

    assert source_links(words, [SURVEY]) == [Link(SURVEY, LocalizedText("Zakon", "sr"), "serbia")]


def test_an_event_leads_to_its_documents_but_to_none_that_is_hidden():
    words = localizer("en", changed(join_small(), "events", "opening", documents=("survey", "hidden")))

    sections = event_view(words, words.joined.events["opening"]).sections

    (links,) = [section.items for section in sections if section.id == "documents"]
    assert links == [Link(SURVEY, LocalizedText("Une enquête", "fr"), "French, March 2026")]


def test_a_document_says_where_it_is_used_and_what_names_it_changes_with_it():
    joined = changed(join_small(), "events", "opening", documents=("survey",))
    joined = changed(joined, "partners", "north", sources=("https://www.example.org/survey/",))
    words = localizer("en", joined)

    (uses,) = document_view(words, survey(words)).sections

    assert [link.href for link in uses.items] == ["./partners/north/", "./events/opening/"]
    assert pages_naming(joined)["documents", "survey"] >= {("partners", "north"), ("events", "opening")}
    assert document_view(localizer("en"), survey(localizer("en"))).sections == []


def test_the_page_of_a_document_tells_what_it_is():
    facts = facts_of(localizer("fr"))

    assert facts == {
        "address": [SURVEY],
        "publisher": ["./fr/partners/north/"],
        "kind": ["./fr/documents/kind/report/"],
        "language": ["./fr/documents/language/fr/"],
        "date": ["mars 2026"],
        "level": ["./fr/documents/level/reference/"],
    }


def test_a_copy_and_a_title_of_ours_are_said():
    copied = changed(join_small(), "documents", "survey", copied_by=Name({"en": "Host"}), title_ours=True)
    words = localizer("en", copied)

    assert facts_of(words)["copied_by"] == ["Host"]
    assert facts_of(words)["title"] == [words.word("documents.title_ours")]


def test_a_card_names_kind_publisher_language_and_date():
    words = localizer("en")

    card = document_card(words, survey(words))

    assert card.kicker == "Report · North Agency · French · March 2026"
    assert card.title == LocalizedText("Une enquête", "fr")
    assert [way.href for way in card.ways] == [SURVEY]


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        (Actor(partner="north"), {"north": "North Agency"}),
        (Actor(organisation="club"), {"club": "Le Club"}),
        (Actor(organisation="hidden-house"), {}),
        (Actor(name=Name({"fr": "Éditeur d’État"})), {"editeur-d-etat": "Éditeur d’État"}),
        (Actor(name=Name({"sr": "Параграф"})), {}),
    ],
)
def test_the_list_is_narrowed_by_publishers_that_a_page_may_name(publisher, expected):
    words = localizer("en", changed(join_small(), "documents", "survey", publisher=publisher))

    facets = {facet.id: facet.values for facet in RegistryListing(words, "documents").facets}

    assert {value.id: value.label.text for value in facets.get("publisher", ())} == expected
    assert [value.label.text for value in facets["language"]] == ["French"]


def test_the_library_is_parted_by_level_from_the_project_outwards():
    small = join_small()
    entry = small.entries["documents"]["survey"]
    levels = {"a": "law", "b": "project", "c": "reference"}
    records = {key: replace(entry, record=replace(entry.record, id=key, level=one)) for key, one in levels.items()}
    words = localizer("en", replace(small, entries={**small.entries, "documents": records}))

    groups = RegistryListing(words, "documents").browse().groups

    assert [group.heading for group in groups] == [
        words.word(f"document_levels.{one}") for one in ("project", "reference", "law")
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("documents: [survey]", []),
        ("documents: [surveys]", ["unknown id 'surveys' in documents; perhaps 'survey'"]),
        (
            "documents: [{title: {en: Agenda}, url: https://example.org/agenda}]",
            [
                "documents.1: only the id of an entry stands here: write `- agenda`, and put title, url into an entry"
                " of data/documents.yml with that id, unless it is listed there already"
            ],
        ),
        (
            "documents: [{id: survey, title: {fr: Une enquête}}]",
            [
                "documents.1: only the id of an entry stands here: write `- survey`, and put id, title into an entry"
                " of data/documents.yml with that id, unless it is listed there already"
            ],
        ),
    ],
)
def test_an_event_names_documents_by_id(tmp_path, written, expected):
    folder = copy_small(tmp_path, "events.yml", "  practices: [school-day]", f"  practices: [school-day]\n  {written}")

    assert [message.split("opening: ", 1)[1] for message in messages_of(folder)] == expected


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Example.org/A/", "example.org/A"),
        ("http://example.org", "example.org"),
        ("https://example.org/?p=1#x", "example.org?p=1"),
    ],
)
def test_addresses_of_one_page_share_a_key(address, key):
    assert page_key(address) == key

"""What pages say to search engines: each type has what it needs, and no text gets out of its element."""

import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.events import Event
from hub.model.values import PartialDate
from hub.structured.events import event_nodes
from hub.structured.graph import Described, structured
from tests.conftest import ROOT, SITE_URL, TODAY
from tests.pages import page_files, parse
from tests.registries import join_small
from tests.taken import ATTACKS, hostile, small_site

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
REQUIRED = {
    "WebSite": {"url", "name", "inLanguage", "publisher", "funder"},
    "WebPage": {"url", "name", "description", "inLanguage", "isPartOf"},
    "CollectionPage": {"url", "name", "description", "inLanguage", "isPartOf"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Event": {"name", "startDate", "location", "eventStatus", "eventAttendanceMode", "organizer", "url", "description"},
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
    "PostalAddress": {"addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Organization": {"name"},
    "Project": {"name"},
    "Article": {"headline", "author", "publisher", "license", "description", "about", "mainEntityOfPage", "funder"},
    "Service": {"name", "description", "url", "areaServed"},
    "AdministrativeArea": {"name"},
    "DigitalDocument": {"name", "url", "inLanguage"},
    "DefinedTermSet": {"name", "hasDefinedTerm"},
    "DefinedTerm": {"name", "description", "inDefinedTermSet"},
}
ONLINE = "https://meet.example.org/"


def nodes(value):
    """Every node with a type, those within others too."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def graph_of(tree):
    (text,) = tree.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(text)


def is_silent(tree) -> bool:
    """Whether a page leads elsewhere or is gone: a redirect, a withdrawn record, a card for the site of another."""
    return bool(
        tree.xpath(
            "//meta[@http-equiv='refresh'] | //*[contains(@class, 'withdrawn')] | //body[@class='hub-embed'] | //body/ul"
        )
    )


def speak(code: str = "en") -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date.fromisoformat(TODAY))


def opening(**changes) -> Event:
    return replace(join_small().events["opening"], **changes)


def event_of(**changes):
    found = event_nodes(speak(), SITE_URL, f"{SITE_URL}events/opening/", opening(**changes))
    return found[0] if found else None


def test_every_type_on_every_page_has_what_it_needs(site):
    seen = set()
    for file in page_files(site):
        tree = parse(file)
        if not tree.xpath("//script[@type='application/ld+json']"):
            assert is_silent(tree), file
            continue
        for node in nodes(graph_of(tree)):
            lacking = {key for key in REQUIRED[node["@type"]] if not node.get(key)}
            assert not lacking, (file, node["@type"], lacking)
            seen.add(node["@type"])
    assert seen >= REQUIRED.keys() - {"VirtualLocation", "GeoCoordinates", "AdministrativeArea", "Service"}


def test_what_the_graph_says_is_what_the_page_says(site):
    for file in page_files(site):
        tree = parse(file)
        if not tree.xpath("//script[@type='application/ld+json']"):
            continue
        graph = graph_of(tree)
        (page,) = (node for node in graph["@graph"] if node["@type"] in ("WebPage", "CollectionPage"))
        assert [page["url"]] == tree.xpath("//link[@rel='canonical']/@href"), file
        assert page["description"] == tree.xpath("//meta[@name='description']/@content")[0]
        translations = {one["@id"] for one in page.get("workTranslation", ())} | {
            page.get("translationOfWork", {}).get("@id")
        }
        assert translations - {None} <= set(tree.xpath("//link[@rel='alternate' and @hreflang]/@href")), file
        known = {node["@id"] for node in nodes(graph) if "@id" in node}
        assert {page.get("mainEntity", {}).get("@id")} - {None} <= known


@pytest.mark.parametrize(
    "changes",
    [
        {"start": PartialDate(2026, 3), "end": None, "start_time": None},
        {"location": None},
        {"location": replace(join_small().events["opening"].location, city=None)},
    ],
)
def test_an_event_whose_day_or_place_is_unknown_is_no_event(changes):
    assert event_of(**changes) is None


def test_an_address_online_is_a_place():
    assert event_of(location=None, online=ONLINE)["location"] == {"@type": "VirtualLocation", "url": ONLINE}
    both = event_of(online=ONLINE)
    assert [one["@type"] for one in both["location"]] == ["Place", "VirtualLocation"]
    modes = [event_of(location=None, online=ONLINE), event_of(), both]
    assert [one["eventAttendanceMode"].removeprefix("https://schema.org/") for one in modes] == [
        "OnlineEventAttendanceMode",
        "OfflineEventAttendanceMode",
        "MixedEventAttendanceMode",
    ]


@pytest.mark.parametrize(
    ("changes", "status", "before"),
    [
        ({}, "EventScheduled", None),
        ({"status": "cancelled"}, "EventCancelled", None),
        ({"previous_start": PartialDate(2026, 2, 1)}, "EventRescheduled", "2026-02-01"),
        ({"previous_start": PartialDate(2026, 2, 1), "status": "cancelled"}, "EventCancelled", None),
    ],
)
def test_the_state_of_an_event(changes, status, before):
    event = event_of(**changes)

    assert event["eventStatus"] == f"https://schema.org/{status}"
    assert event.get("previousStartDate") == before


def test_hours_have_their_offset():
    event = event_of(end_time="16:00")

    assert (event["startDate"], event["endDate"]) == ("2026-03-01T09:30:00+01:00", "2026-03-02T16:00:00+01:00")
    assert event_of(start_time=None)["startDate"] == "2026-03-01"


def test_a_translation_names_what_it_is_translated_from_and_the_original_its_translations():
    described = Described(
        site_url=SITE_URL, path="events/x/", title="T", description="D", translated=("en", "fr"), own="fr"
    )
    page = {
        code: next(one for one in json.loads(structured(speak(code), described))["@graph"] if one["@type"] == "WebPage")
        for code in ("en", "fr", "hu")
    }

    assert page["fr"]["workTranslation"] == [{"@id": f"{SITE_URL}events/x/"}]
    assert page["en"]["translationOfWork"] == {"@id": f"{SITE_URL}fr/events/x/"}
    assert page["hu"]["inLanguage"] == "fr"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_gets_out_of_its_element(attack, project):
    site = small_site(project, hostile(join_small(), attack))
    from hub.pages.records import record_html

    for registry, identifier in (("practices", "school-day"), ("events", "opening"), ("partners", "north")):
        head, _ = record_html(site, site.localizer("en", "x/y/"), registry, site.entry(registry, identifier))
        tree = html.fromstring(f"<html><head>{head}</head><body></body></html>")
        assert [one.get("type") for one in tree.iter("script")] == ["application/ld+json"]
        assert any(
            attack.split() == value.split()
            for node in nodes(graph_of(tree))
            for value in node.values()
            if isinstance(value, str)
        )


def test_withdrawn_records_say_nothing(project):
    from hub.pages.records import record_html

    site = small_site(project)
    (gone,) = site.joined.withdrawn["practices"].values()

    assert "ld+json" not in record_html(site, site.localizer("en", "x/y/"), "practices", gone)[0]

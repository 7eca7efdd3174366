"""An editor's ways in: to what the publisher has to supply, to a new record, to outcomes that are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from hub.github.addresses import RepositoryPages
from hub.joined.joining import Joined
from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.macros.registry import PageMacros
from hub.model.publisher import Publisher, still_missing
from hub.model.values import PartialDate
from hub.pages.rendering import Renderer
from hub.views.cards import practice_card
from hub.views.contribute_links import contribute_links
from hub.views.editing import NOWHERE, Editing, items_to_supply, mail_for_new
from hub.views.events import event_view
from hub.views.listing_pages import RegistryListing
from hub.views.ordering import sort_practices
from hub.written.calls import Call
from tests.frozen import ROOT
from tests.registries import join_small

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
GITHUB = RepositoryPages("https://github.com/example/hub")
BOTH = Editing(GITHUB, has_form=True)
LATER = date(2026, 12, 1)


def speak(joined: Joined, code: str = "en", today: date = LATER) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, joined, today, root="../")


def supplied(**details: str) -> Joined:
    """The small registries with details of the publisher."""
    small = join_small()
    return replace(small, project=replace(small.project, publisher=Publisher(**details)))


def with_records(registry, *records) -> Joined:
    """The small registries with these records as the only ones of a registry."""
    small = join_small()
    like = next(iter(small.entries[registry].values()))
    return replace(small, entries={**small.entries, registry: {one.id: replace(like, record=one) for one in records}})


def test_each_thing_to_supply_leads_to_its_field_in_the_form_and_to_its_line_in_the_file():
    joined = replace(join_small(), publisher_lines={**join_small().publisher_lines, "phone": 122})
    items = {one.label: one for one in items_to_supply(speak(joined), BOTH)}

    assert len(items) == len(still_missing(joined.project.publisher, joined.project.countries))
    assert items["Telephone"].form == "../admin/#/collections/project/entries/project?field=publisher.phone"
    assert items["Telephone"].file == f"{GITHUB.url}/edit/main/data/project.yml#L122"


@pytest.mark.parametrize(("editing", "links"), [(BOTH, 2), (Editing(GITHUB), 1), (NOWHERE, 0)])
def test_a_list_of_what_is_missing_has_the_ways_that_there_are(editing, links):
    macros = PageMacros(speak(join_small()), Renderer(ROOT / "overrides"), editing)
    html = macros(Call("to_supply"), block=True)

    assert html.count("<a ") == links * html.count("<li>")
    assert html.count("file<span") == (html.count("<li>") if links == 2 else 0)


@pytest.mark.parametrize(("listing", "place"), [("events", "records/entries/events"), ("practices", "practices/new")])
def test_adding_offers_form_questionnaire_mail_and_file_in_this_order(listing, place):
    localizer = speak(supplied(contact="office@example.org"), "fr")
    add = contribute_links(localizer, BOTH, listing, 7)
    html = Renderer(ROOT / "overrides").render("partials/add.html", add=add, words=localizer.word)

    form, questionnaire, mail, file = (html.index(one) for one in ("admin/#", "issues/new", "mailto:", "/main/data/"))
    assert form < questionnaire < mail < file
    assert add.browser == f"../admin/#/collections/{place}"
    assert parse_qs(urlsplit(add.mail.href).query) == {"subject": [localizer.word(f"add.{listing}")]}


def test_without_form_and_address_the_other_ways_are_left():
    add = contribute_links(speak(join_small()), Editing(GITHUB), "events", 7)

    assert (add.browser, add.mail) == ("", None)
    assert add.form
    assert add.file
    assert contribute_links(speak(join_small()), NOWHERE, "events", 7) is None


@pytest.mark.parametrize("contact", ["https://example.org/write?to=a@b", "https://example.org/"])
def test_a_page_to_write_on_is_no_address_of_a_mail(contact):
    assert mail_for_new(speak(supplied(contact=contact)), "Add") is None


@pytest.mark.parametrize(
    ("today", "changes", "told"),
    [
        (LATER, {}, True),
        (date(2026, 3, 10), {}, False),
        (LATER, {"status": "cancelled"}, False),
        (LATER, {"scope": "ecosystem"}, False),
    ],
)
def test_readers_are_told_that_outcomes_of_a_past_event_are_not_published_yet(today, changes, told):
    event = replace(join_small().events["opening"], **changes)
    sections = {one.id: one for one in event_view(speak(join_small(), today=today), event).sections}

    assert ("outcomes" in sections) == told
    assert not replace(event, kind="milestone").lacks_outcome(today)
    if told:
        assert sections["outcomes"].note.text == "What came out of it is not published yet."


def test_past_events_of_the_project_come_before_those_of_others():
    opening = join_small().events["opening"]
    other = replace(opening, id="fair", scope="ecosystem", start=PartialDate(2026, 5, 1), end=None)
    groups = RegistryListing(speak(with_records("events", opening, other)), "events").browse().groups

    assert [(one.id, len(one.items)) for one in groups] == [("upcoming", 0), ("past", 1), ("past-others", 1)]
    alone = RegistryListing(speak(with_records("events", opening)), "events").browse().groups
    assert [one.id for one in alone] == ["upcoming", "past"]


def test_within_a_level_of_evidence_the_practice_changed_last_comes_first():
    day = join_small().practices["school-day"]
    old = replace(day, id="old", updated=PartialDate(2025, 1, 1))
    new = replace(day, id="new", updated=PartialDate(2026, 1, 1))
    weak = replace(new, id="weak", evidence_level="none_found", updated=PartialDate(2026, 6, 1))

    assert [one.id for one in sort_practices(speak(join_small()), [weak, old, new])] == ["new", "old", "weak"]


@pytest.mark.parametrize(
    ("changes", "ended"),
    [
        ({}, False),
        ({"status": "completed"}, True),
        ({"status": None, "end": PartialDate(2026, 11, 30)}, True),
        ({"status": None, "end": PartialDate(2026, 12)}, False),
    ],
)
def test_a_practice_whose_period_has_ended_says_so(changes, ended):
    practice = replace(join_small().practices["school-day"], **changes)

    assert practice_card(speak(join_small()), practice).kicker.endswith(" · ended") == ended


def test_until_all_partners_are_named_their_number_stands_beside_that_of_all():
    small = join_small()
    assert len(small.partners) == 2

    def said(stated: int) -> str:
        joined = replace(small, project=replace(small.project, partners_stated=stated))
        return PageMacros(speak(joined), Renderer(ROOT / "overrides")).page.counted("partners")

    assert said(3) == "2 of 3 partners named"
    assert said(2) == "2 partners"

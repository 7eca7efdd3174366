"""The block "whom to ask" that closes practices, partners and events."""

from dataclasses import replace
from datetime import date

import pytest

from hub.localization.localizer import Link, Localizer
from hub.model.records import Actor
from hub.model.values import Name
from hub.views.events import event_view
from hub.views.practices import practice_view
from hub.views.records import partner_view
from tests.conftest import TODAY
from tests.pages import LANGUAGES, parse
from tests.registries import join_small

NORTH = ("North Agency", "../partners/north/")
SITE = ("example.org", "https://example.org/north")


def speak() -> Localizer:
    return Localizer(LANGUAGES["en"], LANGUAGES, join_small(), date.fromisoformat(TODAY), root="../")


def asked(view) -> dict[str, list]:
    (section,) = [one for one in view.closing if one.id == "ask"]
    assert section.heading == "Who to ask"
    return {fact.key: [_said(item) for item in fact.items] for fact in section.items}


def _said(item):
    if isinstance(item, Link):
        return item.label.text, item.href
    return item.text if hasattr(item, "text") else item.name.text


def test_a_practice_names_its_owners_how_to_reach_them_the_partner_of_the_region_and_their_language():
    practice = join_small().practices["school-day"]

    assert asked(practice_view(speak(), practice)) == {
        "owner": [NORTH, ("Le Club", "../organisations/club/"), "Mairie"],
        "website": [SITE],
        "contact": ["Not known"],
        "region_partner": [("Agence du Sud", "../partners/south/")],
        "language": ["French"],
    }


def test_a_contact_of_the_practice_is_a_link_and_nothing_is_said_to_be_unknown():
    practice = replace(join_small().practices["school-day"], contact="desk@example.org")

    assert asked(practice_view(speak(), practice))["contact"] == [("desk@example.org", "mailto:desk@example.org")]


def test_a_name_in_english_alone_tells_no_language():
    owners = (Actor(name=Name({"en": "A Fund"})),)
    practice = replace(join_small().practices["school-day"], owners=owners)

    assert "language" not in asked(practice_view(speak(), practice))


def test_a_partner_answers_for_itself():
    view = partner_view(speak(), join_small().partners["north"])

    assert asked(view) == {"website": [SITE], "contact": ["Not known"], "language": ["French"]}


@pytest.mark.parametrize(
    ("scope", "organisers", "expected"),
    [
        ("project", (Actor(partner="north"),), {"organisers": [NORTH]}),
        ("project", (), {"lead_partner": [NORTH]}),
        ("ecosystem", (), {}),
    ],
)
def test_of_an_event_one_asks_who_organises_it_else_the_lead_partner_of_the_project(scope, organisers, expected):
    event = replace(join_small().events["opening"], scope=scope, organisers=organisers)
    known = {"website": [SITE], "contact": ["Not known"], "language": ["French"]} if expected else {}

    assert asked(event_view(speak(), event)) == {**expected, **(known or {"contact": ["Not known"]})}


@pytest.mark.parametrize("kind", ["practices", "partners", "events"])
def test_the_block_closes_every_page_and_says_once_what_is_not_known(seven_site, kind):
    pages = [parse(file) for file in (seven_site / kind).glob("*/index.html")]
    blocks = [page.xpath("//section[h2/@id='ask']") for page in pages]

    assert {len(found) for found in blocks} == {1}
    assert {found[0].text_content().count("Not known") for found in blocks} == {1}

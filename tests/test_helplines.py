"""Helplines: a number is shown only where a partner has confirmed those of the country; the list goes by country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.joined.joining import Joined
from hub.languages import load_languages
from hub.localization.localizer import Link, Localizer
from hub.model.publisher import Confirmation, Publisher
from hub.model.records import Location
from hub.model.values import PartialDate
from hub.views.helplines import helpline_card, helpline_view
from hub.views.listing_pages import RegistryListing
from tests.frozen import ROOT
from tests.registries import join_small

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
NUMBER, WRITE, PAGE = "tel:0800000000", "mailto:desk@example.org", "https://example.org/desk"


def joined(*countries: str) -> Joined:
    """The small registries, whose helplines the partner North has confirmed for these countries."""
    small = join_small()
    day = PartialDate(2026, 2, 1)
    confirmed = tuple(Confirmation(country=code, partner="north", date=day) for code in countries)
    return replace(small, project=replace(small.project, publisher=Publisher(helplines_confirmed=confirmed)))


def localizer(code: str, *countries: str) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, joined(*countries), date(2026, 12, 1))


def facts_of(words: Localizer, **changes) -> dict[str, list[str]]:
    """The facts on the page of the small helpline: their words, and where links lead."""
    record = replace(words.joined.entries["helplines"]["desk"].record, **changes)
    return {
        fact.key: [one.href if isinstance(one, Link) else one.text for one in fact.items]
        for fact in helpline_view(words, record).facts
    }


@pytest.mark.parametrize(
    ("countries", "shown"),
    [((), []), (("FI",), []), (("FR",), [NUMBER]), (("FI", "FR"), [NUMBER])],
)
def test_a_number_is_on_the_card_only_when_its_country_is_confirmed(countries, shown):
    words = localizer("en", *countries)

    card = helpline_card(words, words.joined.entries["helplines"]["desk"].record)

    assert [way.href for way in card.ways] == [*shown, PAGE]


def test_until_then_the_page_names_the_official_page_and_no_number():
    words = localizer("en", "FI")

    facts = facts_of(words)

    assert facts["number"] == [words.word("helplines.unconfirmed")]
    assert facts["official_page"] == [PAGE]
    assert not {"contact", "confirmed"} & facts.keys()
    assert facts_of(words, number=None)["contact"] == [words.word("helplines.unconfirmed")]
    assert not {"number", "contact"} & facts_of(words, number=None, contact=None).keys()


def test_a_confirmed_page_says_how_to_reach_the_service_and_who_confirmed_it():
    facts = facts_of(localizer("fr", "FR"))

    assert facts["number"] == [NUMBER, "Appel gratuit."]
    assert facts["contact"] == [WRITE]
    assert facts["confirmed"] == ["./fr/partners/north/", "1er février 2026"]


def test_the_list_has_a_part_for_each_country_in_the_order_of_the_language():
    small = join_small()
    entry = small.entries["helplines"]["desk"]
    located = {
        key: replace(entry, record=replace(entry.record, id=key, location=Location(country=code)))
        for key, code in (("b", "FR"), ("a", "FR"), ("c", "HR"))
    }
    shown = replace(small, entries={**small.entries, "helplines": located})
    words = Localizer(LANGUAGES["fr"], LANGUAGES, shown, date(2026, 12, 1))

    groups = RegistryListing(words, "helplines").browse().groups

    found = [(group.id, group.heading, [item.card.href for item in group.items]) for group in groups]
    assert found == [
        ("country-hr", "Croatie", ["./fr/helplines/c/"]),
        ("country-fr", "France", ["./fr/helplines/b/", "./fr/helplines/a/"]),
    ]

"""Where a record is, in words: each name once, also where the name of a region holds that of its country."""

from datetime import date

import pytest

from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.records import Location, Region
from hub.model.values import Name
from tests.frozen import ROOT
from tests.registries import join_small

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
NORTH_EAST = Name(
    {"ro": "Nord-Est", "en": "North-East Romania", "fi": "Koillis-Romania", "hr": "Sjeveroistočna Rumunjska"}
)
IASI = Name({"ro": "Iași"})
ALL = ("city", "region", "country")


def place(country: str, region: Name | None = None, city: Name | None = None) -> Location:
    return Location(country=country, region=Region(name=region, nuts="XX11") if region else None, city=city)


@pytest.mark.parametrize(
    ("location", "lang", "parts", "shown"),
    [
        (place("RO", NORTH_EAST, IASI), "en", ALL, "Iași, North-East Romania"),
        (place("RO", NORTH_EAST, IASI), "fi", ALL, "Iași, Koillis-Romania"),
        (place("RO", NORTH_EAST, IASI), "hr", ALL, "Iași, Sjeveroistočna Rumunjska"),
        (place("RO", NORTH_EAST, IASI), "fr", ALL, "Iași, Nord-Est, Roumanie"),
        (place("RO", NORTH_EAST, IASI), "en", ("region", "country"), "North-East Romania"),
        (place("RO", NORTH_EAST, IASI), "en", ("city", "country"), "Iași, Romania"),
        (place("RO", NORTH_EAST), "en", ("city", "country"), "North-East Romania"),
        (place("RO"), "en", ALL, "Romania"),
        (place("OM", Name({"en": "Romania Hills"})), "en", ALL, "Romania Hills, Oman"),
        (place("LU", None, Name({"en": "Luxembourg"})), "en", ALL, "Luxembourg"),
    ],
)
def test_no_name_is_said_twice(location, lang, parts, shown):
    localizer = Localizer(LANGUAGES[lang], LANGUAGES, join_small(), date(2026, 12, 1))

    assert localizer.where(location, parts=parts) == shown

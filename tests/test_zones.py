"""Which time zone was meant, as Europeans write it; what is refused, and why."""

import zoneinfo

import pytest

from hub.diagnosis.zones import time_zones, zone_guess
from hub.problems import Phrase

MEANT = {
    "Europe/Paris": [
        "CET", "CEST", "cest", "MEZ", "MESZ", "HEC", "HAEC", "MET", "CET/CEST", "CET (UTC+1)", "Paris", "PARIS", "Rennes",
        "Parigi", "Pariz", "Párizs", "Pariisi", "France", "Ranska", "Francia", "Franța", "Francuska", "Franciaország",
        "FR", "heure de Paris", "heure française", "heure d’Europe centrale", "heure d'été d'Europe centrale",
        "Central European Time", "közép-európai idő", "srednjoeuropsko vrijeme", "ora dell’Europa centrale",
        "Keski-Euroopan aika", "ora Europei Centrale", "Paris time", "Paris (CEST)", "GMT+1 (Paris)", "Europe/Paris ",
        "europe/paris", "Europe/Rennes", "Europe Paris", "Europe-Paris", "Europe\\Paris", "Paris/Europe", "America/Paris",
    ],
    "Europe/Bucharest": [
        "EET", "EEST", "OEZ", "Bucarest", "București", "Bukarest", "Europe/Bucarest", "Europe/Bukarest", "Iași",
        "Piatra Neamț", "România", "Roumanie", "Romania", "ora României", "ora Bucureștiului", "heure d’Europe de l’Est",
    ],
    "Europe/Helsinki": ["Suomi", "Finlande", "Helsinki", "Tampere", "Suomen aika", "Helsingin aikaa", "Finnország"],
    "Europe/Zagreb": ["Hrvatska", "Croatie", "Rijeka", "Fiume", "Europe/Zagrb", "Zagreb"],
    "Europe/Rome": ["Italia", "Olaszország", "Firenze", "Florence", "Europe/Rome (CET)", "Roma", "Rooma"],
    "Europe/Budapest": ["Magyarország", "Hongrie", "magyar idő", "Budapest", "Budimpešta"],
    "Europe/Belgrade": ["Srbija", "Serbie", "Beograd", "Novi Sad", "Belgrad"],
    "Europe/Brussels": ["Bruxelles", "Belgique", "Brüsszel", "Europe/Brussel"],
    "Europe/London": ["BST", "GMT", "Londres", "Lontoo", "GB", "United Kingdom"],
    "Europe/Lisbon": ["WET", "WEST", "Portugal"],
    "Europe/Madrid": ["Spain", "Espagne"],
    "Europe/Berlin": ["Germany", "Saksa"],
    "America/New_York": ["EST5EDT", "US/Eastern"],
    "UTC": ["utc", "Z", "Zulu"],
}  # fmt: skip
UNSURE = ["EST", "MST", "HST", "IST", "CST", "PST", "GMT-5", "UTC+5:30", "USA", "local time", "heure locale", "10:00",
          "nowhere", "Paris / Helsinki", "Eastern Time", "Europe", "x" * 10_000]  # fmt: skip
REFUSED = ["localtime", "Factory", "posixrules", "EST", "MST", "HST", "EST5EDT", "CET", "EET", "MET", "WET", "GMT", "GB",
           "Eire", "Poland", "US/Pacific", "Etc/GMT+1", "Etc/GMT-1", "Etc/GMT"]  # fmt: skip


@pytest.mark.parametrize(("text", "zone"), [(text, zone) for zone, texts in MEANT.items() for text in texts])
def test_the_zone_that_was_meant(text: str, zone: str):
    assert zone_guess(text) == Phrase("perhaps", {"right": zone})


@pytest.mark.parametrize("text", UNSURE)
def test_nothing_is_suggested_where_it_is_unsure(text: str):
    assert zone_guess(text) == ""


@pytest.mark.parametrize(
    ("text", "winter", "summer"),
    [
        ("GMT+1", "Europe/Paris", "Europe/London"),
        ("UTC+1", "Europe/Paris", "Europe/London"),
        ("UTC +01:00", "Europe/Paris", "Europe/London"),
        ("GMT+2", "Europe/Bucharest", "Europe/Paris"),
        ("UTC+02:00", "Europe/Bucharest", "Europe/Paris"),
        ("+02:00", "Europe/Bucharest", "Europe/Paris"),
        ("+0200", "Europe/Bucharest", "Europe/Paris"),
    ],
)
def test_an_offset_is_kept_by_another_place_in_each_season(text: str, winter: str, summer: str):
    assert zone_guess(text) == Phrase("zone-by-season", {"right": winter, "summer": summer})


@pytest.mark.parametrize(("text", "means"), [("Etc/GMT+1", "UTC−1"), ("Etc/GMT-2", "UTC+2"), ("etc/gmt+11", "UTC−11")])
def test_the_sign_that_is_turned_round_is_said(text: str, means: str):
    assert zone_guess(text) == Phrase("zone-sign", {"means": means})


@pytest.mark.parametrize("text", ["localtime", "Factory", "posixrules", "Localtime "])
def test_what_each_machine_sets_for_itself_is_said(text: str):
    assert zone_guess(text) == Phrase("zone-of-machine")


@pytest.mark.parametrize("text", REFUSED)
def test_a_name_without_a_place_is_refused(text: str):
    assert text not in time_zones()


@pytest.mark.parametrize("zone", ["UTC", "Europe/Paris", "Europe/Kyiv", "America/New_York", "Asia/Tokyo"])
def test_a_place_is_a_zone(zone: str):
    assert zone in time_zones()


def test_every_suggestion_is_a_zone_that_the_system_reads():
    for zone in MEANT:
        assert zone in time_zones()
        assert zoneinfo.ZoneInfo(zone).key == zone

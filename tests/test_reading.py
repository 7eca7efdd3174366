"""One row for every rule of a single value: the message names the place and the way to mend it."""

import pytest

from tests.registries import copy_small, messages_of

EVENT = "events.yml"
PRACTICE = "practices/school-day.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (EVENT, 'start: "2026-03-01"', "start: 2026-03-01",
         "data/events.yml:7: opening: start: '2026-03-01' without quotes is read differently by different programs: write \"2026-03-01\" in quotes"),
        (PRACTICE, 'start: "2024"', "start: 2024",
         "data/practices/school-day.yml:15: school-day: start: '2024' without quotes is read differently by different programs: write \"2024\" in quotes"),
        (EVENT, 'start_time: "09:30"', "start_time: 9:30",
         "data/events.yml:9: opening: start_time: '9:30' without quotes is read differently by different programs: write \"09:30\" in quotes"),
        (EVENT, 'start_time: "09:30"', 'start_time: "9h30"',
         "data/events.yml:9: opening: start_time: '9h30' is not a time: write hours and minutes, such as \"09:30\"; perhaps '09:30'"),
        (EVENT, 'start: "2026-03-01"', 'start: "15/09/2025"',
         "data/events.yml:7: opening: start: '15/09/2025' is not a date: write \"2025-09-15\", \"2025-09\" or \"2025\" in quotes; perhaps '2025-09-15'"),
        (EVENT, 'start: "2026-03-01"', 'start: "2026-02-30"',
         "data/events.yml:7: opening: start: '2026-02-30' is not a date: write \"2025-09-15\", \"2025-09\" or \"2025\" in quotes; that month has only 28 days"),
        (EVENT, "{fr: Annulé}", "{no: Avlyst, fr: Annulé}",
         "data/events.yml:32: called-off: title: 'no' without quotes is read differently by different programs: write \"no\" in quotes"),
        (EVENT, "{fr: Annulé}", "{de: Abgesagt, fr: Annulé}",
         "data/events.yml:32: called-off: title: 'de' is not a language of the hub; choose among en, fr"),
        (EVENT, "{fr: Annulé}", "Annulé",
         "data/events.yml:32: called-off: title must say its language: write, on a line of its own below the key, `fr: \"Annulé\"`"),
        (EVENT, "{fr: Annulé}", "{fr: ~}",
         "data/events.yml:32: called-off: title.fr is empty: fill it in"),
        (EVENT, "{fr: Annulé}", '{fr: "An\\u200bnulé"}',
         "data/events.yml:32: called-off: title.fr holds the invisible character U+200B: write 'Annulé' anew"),
        (EVENT, "{fr: Annulé}", '{fr: "\\u202elunnA"}',
         "data/events.yml:32: called-off: title.fr holds the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE): write 'lunnA' anew"),
        (EVENT, "{fr: Annulé}", "{fr: Annulé, fr: Encore}",
         "data/events.yml:32: called-off: the key 'fr' stands twice, first on line 32: keep one"),
        (EVENT, "  status: cancelled", "  status: cancelled\n  status: planned",
         "data/events.yml:35: called-off: the key 'status' stands twice, first on line 34: keep one"),
        (EVENT, "  status: cancelled", "  statut: cancelled",
         "data/events.yml:34: called-off: unknown key 'statut'; perhaps 'status'"),
        (EVENT, "  status: cancelled", "  status: postponed",
         "data/events.yml:34: called-off: status: 'postponed' is not one of planned, confirmed, cancelled"),
        (EVENT, "  scope: project\n  title: {fr", "  title: {fr",
         "data/events.yml:28: called-off: the key 'scope' is missing: add it"),
        (EVENT, "country: FR", "country: France",
         "data/events.yml:11: opening: location.country: 'France' is not a country code of two capital letters, such as FR; perhaps 'FR'"),
        (EVENT, "zone: Europe/Paris", "zone: Europe/Pariss",
         "data/events.yml:10: opening: zone: 'Europe/Pariss' is not a time zone, such as Europe/Paris; perhaps 'Europe/Paris'"),
        (EVENT, "people: 7", "people: seven",
         "data/events.yml:24: opening: delegations.1.people: 'seven' is not a number: write digits without spaces, with a point before decimals and without quotes"),
        (EVENT, "visited: [club, hidden-house]", "visited: club",
         "data/events.yml:14: opening: visited must be a list: one item per line, each after a dash; perhaps `visited: [club]`"),
        (EVENT, "visited: [club, hidden-house]", "visited: []",
         "data/events.yml:14: opening: visited is empty: fill it in, or delete the whole line"),
        (EVENT, "id: opening", "id: Été 2026",
         "data/events.yml:2: Été 2026: the id 'Été 2026' must be in small letters without accents, words joined by hyphens, at most 60 characters; perhaps 'ete-2026'"),
        ("partners.yml", "lat: 48.1,", "lat: 148.1,",
         "data/partners.yml:13: north: location.coordinates.lat: 148.1 is not between -90 and 90"),
        ("partners.yml", "website: https://example.org/north", "website: javascript:alert(1)",
         "data/partners.yml:14: north: website: 'javascript:alert(1)' is not a web address: it must begin with https:// or http://"),
        ("partners.yml", "website: https://example.org/north", "website: www.example.org",
         "data/partners.yml:14: north: website: 'www.example.org' is not a web address: it must begin with https:// or http://; perhaps 'https://www.example.org'"),
        ("partners.yml", "website: https://example.org/north", "website: https://région.fr/",
         "data/partners.yml:14: north: website: the address 'https://région.fr/' cannot be used: check the name of the host (plain letters; for accents its xn-- form), and remove spaces, quotes and brackets; perhaps 'https://xn--rgion-bsa.fr/'"),
        ("partners.yml", "nuts: FRH0", "nuts: frh0",
         "data/partners.yml:11: north: location.region.nuts: 'frh0' is not the NUTS code of a region, such as FRH0; perhaps 'FRH0'"),
        (PRACTICE, "value: 1234.5", "value: 1234,5",
         "data/practices/school-day.yml:22: school-day: figures.1.value: '1234,5' is not a number: write digits without spaces, with a point before decimals and without quotes; perhaps `value: 1234.5`"),
        (PRACTICE, "value: 1234.5", "value: 010",
         "data/practices/school-day.yml:22: school-day: figures.1.value: '010' is not a number: write digits without spaces, with a point before decimals and without quotes"),
        (PRACTICE, "title: {en: A school day,", f"title: {{en: {'x' * 101},",
         "data/practices/school-day.yml:3: school-day: title.en has 101 characters, 100 at most: shorten it"),
        (PRACTICE, "language: en", "id: school-day\nlanguage: en",
         "data/practices/school-day.yml:2: school-day: the key 'id' does not belong here: the name of the file says it; delete the line"),
        (PRACTICE, "value: 1234.5", "value: 1234567890123456",
         "data/practices/school-day.yml:22: school-day: figures.1.value: '1234567890123456' is not a number: write digits without spaces, with a point before decimals and without quotes"),
        (EVENT, 'start_time: "09:30"', 'start_time: "1\u0662:00"',
         "data/events.yml:9: opening: start_time: '1\u0662:00' is not a time: write hours and minutes, such as \"09:30\""),
        ("taxonomy.yml", '{one: "{n} person", other: "{n} people"}', '{one: "{n} person", other: "people"}',
         "data/taxonomy.yml:42: units.1.forms.en must have the form `other`, and every form must hold {n} for the number"),
    ],
)  # fmt: skip
def test_a_wrong_value_gives_one_message_with_its_place_and_its_cure(tmp_path, file, old, new, message):
    folder = copy_small(tmp_path, file, old, new)

    assert messages_of(folder) == [message]


def test_a_long_title_in_another_language_is_only_a_note(tmp_path):
    folder = copy_small(tmp_path, PRACTICE, "fr: Une journée à l’école}", f"fr: {'x' * 131}}}")

    assert messages_of(folder) == []


def test_romanian_is_written_with_commas_not_cedillas(tmp_path):
    from tests.registries import problems_of

    folder = copy_small(tmp_path, EVENT, "{fr: Annulé}", "{fr: Annulé, ro: Acţiune}")

    (found,) = [p for p in problems_of(folder, ("en", "fr", "ro")) if p.level == "problem"]

    assert found.sentence("en") == "title: 'Acţiune' is written with a cedilla: Romanian has a comma below, 'Acțiune'"

"""Dates, numbers and money as each language writes them."""

import re

import pytest
from babel import Locale

from hub.localization import formatting
from hub.model.values import PartialDate


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en_GB", "€27M"),
        ("fr", "27\u00a0M\u00a0€"),
        ("ro", "27\u00a0mil.\u00a0EUR"),
        ("fi", "27\u00a0milj.\u00a0€"),
        ("hr", "27\u00a0mil.\u00a0€"),
        ("it", "27\u00a0Mln\u00a0€"),
        ("hu", "27\u00a0M\u00a0EUR"),
    ],
)
def test_millions_of_euros(lang, expected):
    assert formatting.format_quantity(27_000_000, "EUR", Locale.parse(lang), {}) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (112428.75, "EUR", "112\u202f428,75\u00a0€"),
        (1234567, "EUR", "1\u202f234\u202f567\u00a0€"),
        (40000, "EUR", "40\u202f000\u00a0€"),
        (1_400_000, "EUR", "1,4\u00a0M\u00a0€"),
        (0.73, "percent", "0,73\u00a0%"),
        (90, "percent", "90\u00a0%"),
        (3, "hour", "3\u00a0heures"),
        (25000, None, "25\u202f000"),
        (4.9, None, "4,9"),
        (1, "people", "1 personne"),
        (25000, "people", "25\u202f000 personnes"),
    ],
)
def test_quantities_in_french(value, unit, expected):
    units = {"people": {"one": "{n} personne", "other": "{n} personnes"}}

    assert formatting.format_quantity(value, unit, Locale("fr"), units) == expected


@pytest.mark.parametrize(
    ("lang", "low", "high", "unit", "expected"),
    [
        ("en_GB", 25, 30, "people", "25–30 people"),
        ("hr", 25, 31, "people", "25–31 osoba"),
        ("fr", 40000, 60000, "EUR", "40\u202f000–60\u202f000\u00a0€"),
        ("en_GB", 40000, 60000, "EUR", "€40,000–60,000"),
        ("hu", 10, 20, "percent", "10–20%"),
        ("fi", 3, 4, None, "3–4"),
        ("fr", 1_000_000, 2_000_000, "EUR", "1\u00a0M\u00a0€ – 2\u00a0M\u00a0€"),
    ],
)
def test_a_range_says_its_unit_once(lang, low, high, unit, expected):
    people = {"en_GB": {"one": "{n} person", "other": "{n} people"}, "hr": {"one": "{n} osoba", "other": "{n} osoba"}}
    units = {"people": people.get(lang, {})}

    assert formatting.format_range(low, high, unit, Locale.parse(lang), units) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 praksa"), (3, "3 prakse"), (5, "5 praksi"), (21, "21 praksa"), (24, "24 prakse")]
)
def test_croatian_has_three_plural_forms(number, expected):
    forms = {"one": "{n} praksa", "few": "{n} prakse", "other": "{n} praksi"}

    assert formatting.fill_plural(forms, number, Locale("hr")) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025", None, "2025"),
        ("2025-05", None, "mai 2025"),
        ("2025-09-15", "2025-09-15", "15 septembre 2025"),
        ("2025-09-15", "2025-09-17", "15–17 septembre 2025"),
        ("2025-09-01", "2025-09-03", "1er–3 septembre 2025"),
        ("2025-08-30", "2025-09-01", "30 août\u2009–\u20091er septembre 2025"),
        ("2025-09-11", "2025-09-21", "11–21 septembre 2025"),
        ("2025-09-01", None, "1er septembre 2025"),
        ("2025-05", "2029-04", "mai 2025\u2009–\u2009avril 2029"),
        ("2025-12", "2030", "décembre 2025 – 2030"),
        ("2023", "2024", "2023–2024"),
    ],
)
def test_spans_in_french(start, end, expected):
    span = formatting.format_span(PartialDate.parse(start), PartialDate.parse(end) if end else None, Locale("fr"))

    assert span == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("hr", "2023.\u2009–\u20092024."), ("hu", "2023–2024"), ("fi", "2023–2024"), ("en_GB", "2023–2024")],
)
def test_two_years_are_written_as_cldr_has_them(lang, expected):
    assert formatting.format_span(PartialDate.parse("2023"), PartialDate.parse("2024"), Locale.parse(lang)) == expected


@pytest.mark.parametrize("text", ["2025-13", "2025-02-29", "25", "2025-9-1", "2025-09-15T10:00", ""])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text) + "|month|day"):
        PartialDate.parse(text)


def test_a_partial_date_knows_its_first_and_last_day():
    assert str(PartialDate.parse("2024-02").last) == "2024-02-29"
    assert str(PartialDate.parse("2024").first) == "2024-01-01"


@pytest.mark.parametrize("lang", ["en_GB", "fr", "ro", "fi", "hr", "it", "hu", "sr_Latn"])
@pytest.mark.parametrize("unit", ["hour", "day", "week", "month", "year"])
def test_every_length_of_time_has_words(lang, unit):
    said = [formatting.format_quantity(number, unit, Locale.parse(lang), {}) for number in (0, 1, 2, 5, 21, 1.5, 10**6)]

    assert [words for words in said if "duration" in words] == []


def test_a_french_programme_begins_on_the_first():
    assert formatting.format_weekday(PartialDate.parse("2025-09-01").first, Locale("fr")) == "lundi 1er septembre 2025"

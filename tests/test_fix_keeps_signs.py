"""Signs on which a diagnosis rests, one row for each kind: fix keeps them, and mends the rest of the record."""

from collections import Counter
from pathlib import PurePosixPath

import pytest

from hub.fix.mending import mend
from hub.fix.unchanged import WouldHide
from hub.reading.loading import read_alone

EVENTS = PurePosixPath("events.yml")
LANGUAGES = ("en", "fr", "ro")
KEPT = [
    ("a number sign in a text", "  title:\n    en: Hackathon #3 in Rennes\n", "en: Hackathon #3 in Rennes"),
    ("a number sign that begins a text", "  title:\n    en: #Cyber\n", "en: #Cyber"),
    ("a number sign on a wrapped line", "  title:\n    en: A summary of\n      #things\n", "en: A summary of #things"),
    ("a comma within braces", "  title: {en: Rennes, Brest and Vannes}\n", "title: {en: Rennes, Brest and Vannes}"),
    ("a comma in a city", "  location:\n    city: {en: Rennes, Brest}\n    country: FR\n", "{en: Rennes, Brest}"),
    ("a comma in a place", "  location: {city: Rennes, Brest, country: FR}\n", "city: Rennes, Brest"),
    ("no space after a colon within braces", "  title: {en:Rennes}\n", "title: {en:Rennes}"),
    ("a decimal comma", "  location:\n    country: FR\n    coordinates: {lat: 48,11, lon: 1}\n", "{lat: 48,11, lon: 1}"),
    ("a day with an hour", "  start: 2027-04-27 17:30:00\n", "start: 2027-04-27 17:30:00"),
    ("a day with an hour and a zone", "  start: 2027-04-27T17:30+02:00\n", "start: 2027-04-27T17:30+02:00"),
    ("a month of one digit", "  start: 2027-4-27\n", "start: 2027-4-27"),
    ("a day that is not in the calendar", "  start: 2027-02-30\n", "start: 2027-02-30"),
    ("an hour with seconds", "  start_time: 9:30:00\n", "start_time: 9:30:00"),
    ("lines that are not indented", "  location:\n  country: FR\n  city: {en: Rennes}\n", "  location:\n  country: FR"),
    ("typographic quotation marks", "  title:\n    en: “Hackathon”\n", "en: “Hackathon”"),
    ("half a pair of quotation marks", '  title:\n    en: Hackathon"\n', 'en: Hackathon"'),
    ("an empty text", "  title:\n    en:\n    fr: Un\n", "    en:\n"),
    ("null", "  title:\n    en: ~\n", "en: ~"),
    ("a key twice", "  start: \"2027\"\n  start: \"2028\"\n", 'start: "2027"\n  start: "2028"'),
    ("a list on one line", "  sources: https://a.eu, https://b.eu\n", "sources: https://a.eu, https://b.eu"),
    ("an address in Markdown", "  sources:\n    - \"[a](https://a.eu)\"\n", "[a](https://a.eu)"),
    ("a flag in another language", "  publish: no\n", "publish: "),
    ("a key that is unknown", "  statut: planned\n", "statut: planned"),
    ("a language of no one", "  title:\n    de: Hallo\n", "de: "),
    ("a text without its language", "  title: Hackathon\n", "title: Hackathon"),
]  # fmt: skip
MENDED = [
    ("a day without quotes", "  start: 2027-04-27\n", 'start: "2027-04-27"'),
    ("a year without quotes", "  start: 2027\n", 'start: "2027"'),
    ("an hour of one digit", "  start_time: 9:30\n", 'start_time: "09:30"'),
    ("yes", "  title:\n    en: yes\n", 'en: "yes"'),
    ("digits with a zero", "  title:\n    en: 010\n", 'en: "010"'),
    ("Norway", "  location:\n    country: NO\n", 'country: "NO"'),
    ("a cedilla", "  title:\n    ro: Ţara\n", 'ro: "Țara"'),
    ("a number in quotes", "  delegations:\n    - people: '7'\n", "people: 7"),
    ("a no-break space in a key", "  start\u00a0: \"2027\"\n", 'start: "2027"'),
]  # fmt: skip
BEGINNING = "- id: one\n  scope:   project\n"


def told(text: str) -> Counter[tuple[str, str]]:
    """The code and the field of every problem."""
    found = read_alone(EVENTS, text.encode(), LANGUAGES)
    return Counter((problem.code, str(problem.path or problem.values.get("key"))) for problem in found)


@pytest.mark.parametrize(("text", "kept"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_the_check_tells_is_told_after_fix_as_well(text: str, kept: str):
    mended = mend(f"{BEGINNING}{text}".encode(), EVENTS).text

    assert kept in mended
    assert "  scope: project\n" in mended
    assert told(mended) == told(BEGINNING + text)
    assert len(told(mended)) > 1  # more than the missing keys
    assert mend(mended.encode(), EVENTS).text == mended


@pytest.mark.parametrize(("text", "right"), [row[1:] for row in MENDED], ids=[row[0] for row in MENDED])
def test_what_is_mended_as_the_check_advises_is_told_no_longer(text: str, right: str):
    mended = mend(f"{BEGINNING}{text}".encode(), EVENTS).text

    assert right in mended
    assert told(mended) < told(BEGINNING + text)


def test_a_file_that_breaks_off_is_left_as_it_is():
    with pytest.raises(WouldHide):
        mend(b"- id: one\n  language: en\n  kind:   fair", EVENTS)


def test_a_record_beside_is_mended():
    text = "- id: one\n  title:\n    en: Cyber #3\n- kind:   fair\n  id: 'two'\n"

    assert mend(text.encode(), EVENTS).text.endswith("en: Cyber #3\n\n- id: two\n  kind: fair\n")

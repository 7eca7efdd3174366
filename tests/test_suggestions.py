"""No suggestion is the very value that was refused, whatever the check suggests and wherever."""

import ast
from pathlib import Path, PurePosixPath

import pytest

import hub
from hub.diagnosis.countries import country_guess
from hub.diagnosis.nearest import nearest, nearest_language, nearest_or_all, perhaps
from hub.diagnosis.zones import time_zones, zone_guess
from hub.problems import Phrase
from hub.reading.loading import read_alone

FOLDER = Path(hub.__file__).parent
WORDS = [
    "title",
    "EU",
    "Europe/Paris",
    "fr",
    "true",
    "planned",
    "2027-04-27",
    "09:30",
    "https://a.eu",
    "a",
    "é",
    " ",
    "FRH0",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_known_word_is_no_suggestion_for_itself(word: str):
    assert perhaps(word, word) == ""
    assert nearest(word, [word]) == ""
    assert nearest_or_all(word, [word]) == Phrase("choose", {"choices": word})
    assert nearest_language(word, [word]) == Phrase("choose", {"choices": word})


@pytest.mark.parametrize("zone", sorted(time_zones())[::40])
def test_a_zone_is_no_suggestion_for_itself(zone: str):
    assert zone_guess(zone) == ""


@pytest.mark.parametrize("text", ["EU", "FR", "XK", "GR", "EL"])
def test_a_country_is_no_suggestion_for_itself(text: str):
    assert country_guess(text) != Phrase("perhaps", {"right": text})


def test_suggestions_are_made_in_one_place():
    made = [
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "Phrase"
        and ast.unparse(node.args[0]) == "'perhaps'"
    ]

    assert made == ["diagnosis/nearest.py"]


@pytest.mark.parametrize(
    "value", [*WORDS, "UN", "EZ", "localtime", "CET", "04/05/2027", "2027-02-30", "no", "yes", "x.svg"]
)
def test_the_check_never_suggests_what_stands_there(value: str):
    fields = ("id", "language", "kind", "scope", "start", "end_time", "zone", "status", "online", "publish", value)
    text = "- " + "\n  ".join(f'{field}: "{value}"' for field in fields)
    text += f'\n  location:\n    country: "{value}"\n    region: {{nuts: "{value}"}}\n'

    found = read_alone(PurePosixPath("events.yml"), text.encode(), ("en", "fr"))

    hints = [(problem.values.get("value"), problem.values.get("hint")) for problem in found]
    assert [
        given for given, hint in hints if isinstance(hint, Phrase) and given and hint.values.get("right") == given
    ] == []

"""Faults in a language that is listed last are diagnosed as in the others: its catalogue is enough."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hub

HUB = Path(hub.__file__).parent
FAULTS = [
    ("a text beside its languages", "- id: a\n  title: Hello\n    LANG: Hello\n", "text-beside-languages"),
    ("a text whose key is gone", "- id: a\n  kind: visit\n    LANG: Hello\n", "lost-text-key"),
    ("a text whose key is gone, not indented", "- id: a\n  language: en\n  LANG: Hello\n", "lost-text-key"),
    ("a dash before a language", "- id: a\n  title:\n    en: Hello\n    - LANG: Hello\n", "yaml-dash"),
    (
        "a language without its colon",
        '- id: a\n  title:\n    en: "Hello"\n    LANG "Hello"\n    fr: ""\n',
        "yaml-missing-colon",
    ),
    ("a dash for each language", "language: en\nwhat_it_does:\n  - en: Hello\n  - LANG: Hello\n", "yaml-dash"),
    ("a language among remarks", "# A title:\nLANG: Hello\n# More.\n- id: a\n", "uncommented"),
]
WORDS = [
    ("normalize.date", "15. avgust 2025", "2025-08-15"),
    ("normalize.date", "15. август 2025", "2025-08-15"),
    ("normalize.date", "nedelja, 14. 9. 2025.", "2025-09-14"),
    ("dates.day", "15. avgusta 2025.", "2025-08-15"),
    ("normalize.language", "nemački", "de"),
    ("zones.zone_guess", "Brisel", "Europe/Brussels"),
    ("zones.zone_guess", "Atina", "Europe/Athens"),
]
SCRIPT = """
import json, sys
from pathlib import PurePosixPath
from hub.diagnosis import dates, normalize, zones
from hub.reading.loading import read_alone

given = json.load(sys.stdin)
languages = ("en", "hu", "sr")

def told(text):
    file = "practices/a.yml" if text.startswith("language") else "events.yml"
    found = read_alone(PurePosixPath(file), text.encode(), languages)
    return [[problem.code, problem.line, problem.message("en"), problem.message("fr")] for problem in found]

def guessed(name, text):
    module, function = name.split(".")
    found = getattr({"dates": dates, "normalize": normalize, "zones": zones}[module], function)(text)
    return found if isinstance(found, str) else found.values["right"]

json.dump({"told": [told(text) for text in given["texts"]], "guessed": [guessed(*pair) for pair in given["words"]]},
          sys.stdout)
"""


def answers(root, texts, words):
    """What the hub in a folder tells of registries, and what it guesses from words."""
    given = json.dumps({"texts": texts, "words": words})
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=given,
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def eight():
    """The hub, which has words in Serbian."""
    texts = [text.replace("LANG", code) for _, text, _ in FAULTS for code in ("hu", "sr")]
    return answers(HUB.parent, texts, [row[:2] for row in WORDS])


@pytest.mark.parametrize("row", range(len(FAULTS)), ids=[name for name, _, _ in FAULTS])
def test_a_fault_is_told_as_in_the_seven(eight, row):
    seventh, eighth = eight["told"][2 * row : 2 * row + 2]

    assert FAULTS[row][2] in [code for code, *_ in seventh]
    assert eighth == json.loads(json.dumps(seventh).replace("hu", "sr"))


@pytest.mark.parametrize("row", range(len(WORDS)), ids=[text for _, text, _ in WORDS])
def test_its_words_are_understood(eight, row):
    assert eight["guessed"][row] == WORDS[row][2]


def test_without_its_catalogue_they_are_not(tmp_path):
    shutil.copytree(HUB, tmp_path / "hub", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "hub/strings/sr.yml").unlink()

    found = answers(tmp_path, [], [row[:2] for row in WORDS])

    assert [guess for guess, (_, _, right) in zip(found["guessed"], WORDS, strict=True) if guess == right] == []

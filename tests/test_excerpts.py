"""Excerpts of the search: they start where a sentence does, never within the title, and mark what was found."""

import json
import subprocess

from scripts.node import NODE
from tests.frozen import ROOT

LONG = " ".join(f"w{number}" for number in range(40))
CASES = [
    # Found in the title alone: the text after it, unmarked
    ("Ports of the sea", "Ports of the sea. Seven ports plan. They meet.", ["sea."], "Seven ports plan. They meet."),
    # A French title: its no-break space parts words too
    ("Cyber\xa0: un numéro", "Cyber\xa0: un numéro. On appelle.", ["numéro.", "appelle."], "On <mark>appelle.</mark>"),
    # In a sentence: from its start
    ("Title", "Title. One two. Three four five. Six.", ["five."], "Three four <mark>five.</mark> Six."),
    # Where most of what was found stands
    (
        "T",
        f"T. Alone here. {LONG}. Both stand here.",
        ["Alone", "Both", "stand"],
        "<mark>Both</mark> <mark>stand</mark> here.",
    ),
    # Far into a long sentence: a few words before it, and a sign that something is missing on both sides
    (
        "T",
        f"T. {LONG} end.",
        ["w20"],
        f"… w15 w16 w17 w18 w19 <mark>w20</mark> {' '.join(f'w{number}' for number in range(21, 40))} end.",
    ),
    ("T", f"T. {LONG} end.", ["w1"], f"w0 <mark>w1</mark> {' '.join(f'w{number}' for number in range(2, 26))} …"),
    # Sentences rather than items of lists, whose signs stand between them only
    ("T", "T. · Ports · · Ships · A port grows.", ["Ports", "port"], "A <mark>port</mark> grows."),
    ("T", "T. · Ports · · Ships ·", ["Ports"], "<mark>Ports</mark> · Ships"),
    # A page whose text does not start with its title
    ("Another", "One two.", ["two."], "One <mark>two.</mark>"),
    # Words parted by a sign without width, as Pagefind has them
    ("T", "T.\u200bOne\u200btwo", ["two"], "One <mark>two</mark>"),
    # Nothing found, nothing there
    ("T", "T.", [], ""),
]


def page_of(title: str, text: str, found: list[str]) -> dict[str, object]:
    words = text.split("\u200b") if "\u200b" in text else text.split()
    places = [{"location": place, "balanced_score": 1} for place, word in enumerate(words) if word in found]
    return {"raw_content": text, "weighted_locations": places, "meta": {"title": title}}


def test_an_excerpt_starts_where_a_sentence_does_and_never_within_the_title():
    script = ROOT / "docs" / "assets" / "js" / "search" / "22-excerpts.js"
    task = {"script": str(script), "pages": [page_of(title, text, found) for title, text, found, _ in CASES]}

    done = subprocess.run(
        [NODE, ROOT / "tests" / "excerpts.mjs"],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )

    assert json.loads(done.stdout) == [excerpt for *_, excerpt in CASES]

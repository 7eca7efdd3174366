"""`hub fix` on what officers paste: it mends what nobody can doubt and loses nothing."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from hub.fix.mending import mend
from hub.fix.unchanged import WouldLose
from hub.reading.parsing import TreeError
from tests.breaking import DATA, Edit, broken

EVENTS = (DATA / "events.yml").read_text(encoding="utf-8")


def mended(old: str, new: str, record: str = "ecw-2025") -> str:
    edit = Edit("", f"events:{record}", old, new, "", "")
    return mend(broken(edit, EVENTS).encode(), PurePosixPath("events.yml")).text


@pytest.mark.parametrize(
    ("old", "new", "record"),
    [
        ("scope: eco", "scope:\u00a0eco", "ecw-2025"),
        ("scope: eco", "scope: \u202feco", "ecw-2025"),
        ("    - https://bret", "    -\u00a0https://bret", "kickoff-rennes-2025"),
        ("    - https://bret", "\u00a0\u00a0\u00a0\u00a0-\u00a0https://bret", "kickoff-rennes-2025"),
        ('    fr: "Euro', '    fr\u202f: "Euro', "ecw-2025"),
        ('    fr: "Euro', '    fr\u00a0:\u00a0"Euro', "ecw-2025"),
        ("scope:", "sco\u200bpe:", "ecw-2025"),
        ("  scope:", "  \ufeffscope:", "ecw-2025"),
        ("scope: ecosystem", "scope:\tecosystem", "ecw-2025"),
        ("scope: ecosystem", "scope: ecosystem \t", "ecw-2025"),
    ],
)
def test_a_space_that_is_none_is_mended_to_the_file_as_it_was(old, new, record):
    assert mended(old, new, record) == EVENTS


@pytest.mark.parametrize(
    "text",
    ['    en: "Table ronde\u00a0: l’avenir"\n', '    en: "Title\u00a0-\u00a0subtitle"\n'],
)
def test_a_no_break_space_within_a_text_stays(text):
    old = '    en: "European Cyber Week 2025 (10th edition)"\n'

    assert mended(old, text) == EVENTS.replace(old, text)


def test_the_keys_of_two_records_in_one_are_not_mixed():
    inner = '- id: new-2027\n  language: fr\n  kind: meeting\n  scope: project\n  title:\n    fr: "Nouveau"\n  start: "2027-01-01"\n'

    lines = mended("  start:", f"{inner}  start:").split("\n")

    assert lines.index('  start: "2027-01-01"') + 1 == lines.index('  start: "2025-11-17"')
    assert lines.index('  start: "2025-11-17"') + 1 == lines.index('  end: "2025-11-20"')


@pytest.mark.parametrize("sign", ["1. ", "-", "–"])
def test_lines_meant_as_a_list_are_not_folded_into_one_text(sign):
    sources = "    - https://bretagne-next.bzh/evenement/lancement-projet-europeen-campus\n    - https://digital-innovation.zone/proiect-campus\n"

    with pytest.raises((WouldLose, TreeError)):
        mended(sources, sources.replace("- ", sign), "kickoff-rennes-2025")


def test_a_text_that_lost_a_quotation_mark_is_left_to_the_check():
    assert '\n  start: 2025-11-17"\n' in mended('start: "2025-11-17"', 'start: 2025-11-17"')

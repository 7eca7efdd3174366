"""`hub fix` is harmless: whatever the check tells it leaves alone, or mends as the check advises."""

import re
from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from hub.diagnosis.hidden_characters import HIDDEN
from hub.fix.mending import mend
from hub.fix.unchanged import WouldLose
from hub.problems import Phrase, Problem
from hub.reading.parsing import TreeError
from tests import (
    breaking,
    test_broken_edits,
    test_broken_form,
    test_broken_officer,
    test_broken_values,
    test_broken_wordings,
)
from tests.registries import problems_of

pytestmark = pytest.mark.long


TABLES = (test_broken_edits, test_broken_form, test_broken_officer, test_broken_values, test_broken_wordings)
ROWS = [edit for table in TABLES for edit in table.EDITS]
LEFT = {"no space after the dash of a link", "numbers before sources"}
"""Rows of which fix says that it leaves the file as it is: without dashes, lines of a list are one text."""


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return breaking.copy_data(tmp_path_factory.mktemp("broken"))


@cache
def told(file: Path, data: Path, content: bytes) -> list[Problem]:
    """What the check tells of all registries with this content in one file; most mends lead back to the same one."""
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        return [problem for problem in problems_of(data, breaking.LANGUAGES) if problem.level == "problem"]
    finally:
        file.write_bytes(before)


def name(problem: Problem) -> tuple[str, ...]:
    """What a problem says, without the lines it names."""
    moving = ("first", "at", "found", "wanted", "at_end", "also")
    return (problem.record, problem.code, *(f"{k}={v}" for k, v in problem.values.items() if k not in moving))


def words(text: str) -> Counter[str]:
    """Every word of a text; a number is the same with a zero before it, and a hidden character parts none."""
    plain = HIDDEN.sub("", text.replace("\\L", "\u2028"))  # as YAML escapes it
    return Counter(word.lstrip("0") for word in re.findall(r"\w+", plain))


def advised(problem: Problem) -> str:
    """The value that a message says is right."""
    hint = problem.values.get("hint")
    right = hint.values.get("right", "") if isinstance(hint, Phrase) else problem.values.get("right", "")
    return str(right)


@pytest.mark.parametrize("edit", ROWS, ids=lambda edit: edit.name)
def test_fix_mends_as_the_check_advises_or_leaves_alone(data: Path, edit: breaking.Edit):
    path = PurePosixPath(breaking.path_of(edit.file))
    file = data / path
    original = file.read_text(encoding="utf-8")
    broken = breaking.broken(edit, original).encode(edit.encoding, errors="replace")
    left = False
    try:
        mended = mend(broken, path).text
    except TreeError:  # as the check says: the file stays
        return
    except WouldLose:
        mended, left = broken.decode(), True
    assert left == (edit.name in LEFT)
    before, after = told(file, data, broken), told(file, data, mended.encode())
    gone = [problem for problem in before if name(problem) not in set(map(name, after))]
    new = [problem for problem in after if name(problem) not in set(map(name, before))]

    assert all(advised(problem) in mended for problem in gone)
    assert all(advised(problem) for problem in gone) or mended == original
    assert {problem.record for problem in new} <= {problem.record for problem in gone}, new
    assert words(breaking.broken(edit, original)) - words(mended) == Counter()


def test_there_are_as_many_rows_as_editors_gave_us():
    assert len(ROWS) >= 280
